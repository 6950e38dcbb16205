import type { DataAccess } from '../clients/http/call.ts';
import type { Clients } from '../clients/upstreams.ts';
import type { Loaders } from '../loaders/loaders.ts';
import type { Freshness, Mirror } from '../mirror/mirror.ts';

import {
  type AddressBookReads,
  createAddressBookReads,
  type RingcentralMirror,
} from './address-book-reads.ts';
import { createOtherContactReads, type GoogleMirror, type OtherContactReads } from './other-contact-reads.ts';
import type { ServedBooks } from './served-books.ts';
import type { UploadMemory } from './write-through.ts';

/** The books that one operation can read, from the mirror or upstream. Both are created on first use. */
export interface Books {
  readonly ringcentral: AddressBookReads;
  readonly google: OtherContactReads;
}

/** The mirror of this process and the upstreams that it mirrors. */
export interface MirrorAccess {
  readonly mirror: Mirror;
  readonly ringcentralHost: string;
  readonly googleHost: string;
  readonly identities: GoogleMirror['identities'];
  /** The books of each upload, by task, and the finished tasks. */
  readonly uploads: UploadMemory;
  /** Aborted when the process closes, which ends background work. */
  readonly closing: AbortSignal;
  /** See `ContactSourceOptions`. */
  readonly canSyncFromFirstPage: boolean;
}

/** The mirror as one operation uses it. */
export interface OperationMirror {
  readonly access: MirrorAccess;
  readonly served: ServedBooks;
  /** Clients whose calls outlive the operation, and leave this many calls of each quota window to others. */
  readonly backgroundClients: (quotaReserve: number) => Clients;
}

export interface BooksOptions {
  /** Nothing is mirrored when absent. */
  readonly mirror: OperationMirror | undefined;
  /** Of the operation. */
  readonly clients: Clients;
  readonly loaders: Loaders;
  readonly freshness: Freshness;
  readonly onAccess: ((access: DataAccess) => void) | undefined;
}

/** Calls of each quota window that a fill leaves to the caller. */
const FILL_RESERVE = 3;

export const createBooks = ({ mirror, clients, loaders, freshness, onAccess }: BooksOptions): Books => {
  const mirrored = mirror && mirrorsOf(mirror);
  return new LazyBooks(
    () =>
      createAddressBookReads({
        mirrored: mirrored?.ringcentral() ?? null,
        client: clients.ringcentral,
        loaders,
        freshness,
        onAccess,
      }),
    () =>
      createOtherContactReads({
        mirrored: mirrored?.google() ?? null,
        client: clients.googlePeople,
        loaders,
        freshness,
        onAccess,
      }),
  );
};

/** Both mirrors use the same background clients, which are created on first use. */
const mirrorsOf = ({ access, served, backgroundClients }: OperationMirror) => {
  let waiting: Clients | undefined;
  let filling: Clients | undefined;
  const syncClients = () => (waiting ??= backgroundClients(0));
  const fillClients = () => (filling ??= backgroundClients(FILL_RESERVE));
  return {
    ringcentral: () => new MirroredRingcentral(access, served, syncClients, fillClients),
    google: () => new MirroredGoogle(access, served, syncClients),
  };
};

// Classes for the same reason as `LazyClients`: getters of an object literal would keep all data of the operation alive.

class LazyBooks implements Books {
  readonly #makeRingcentral: () => AddressBookReads;
  readonly #makeGoogle: () => OtherContactReads;
  #ringcentral: AddressBookReads | undefined;
  #google: OtherContactReads | undefined;

  constructor(makeRingcentral: () => AddressBookReads, makeGoogle: () => OtherContactReads) {
    this.#makeRingcentral = makeRingcentral;
    this.#makeGoogle = makeGoogle;
  }

  get ringcentral(): AddressBookReads {
    return (this.#ringcentral ??= this.#makeRingcentral());
  }

  get google(): OtherContactReads {
    return (this.#google ??= this.#makeGoogle());
  }
}

class MirroredRingcentral implements RingcentralMirror {
  readonly mirror: Mirror;
  readonly host: string;
  readonly canSyncFromFirstPage: boolean;
  readonly served: ServedBooks;
  readonly #syncClients: () => Clients;
  readonly #fillClients: () => Clients;

  constructor(
    access: MirrorAccess,
    served: ServedBooks,
    syncClients: () => Clients,
    fillClients: () => Clients,
  ) {
    this.mirror = access.mirror;
    this.host = access.ringcentralHost;
    this.canSyncFromFirstPage = access.canSyncFromFirstPage;
    this.served = served;
    this.#syncClients = syncClients;
    this.#fillClients = fillClients;
  }

  get client(): RingcentralMirror['client'] {
    return this.#syncClients().ringcentral;
  }

  get fillClient(): RingcentralMirror['fillClient'] {
    return this.#fillClients().ringcentral;
  }
}

class MirroredGoogle implements GoogleMirror {
  readonly mirror: Mirror;
  readonly host: string;
  readonly identities: GoogleMirror['identities'];
  readonly served: ServedBooks;
  readonly #syncClients: () => Clients;

  constructor(access: MirrorAccess, served: ServedBooks, syncClients: () => Clients) {
    this.mirror = access.mirror;
    this.host = access.googleHost;
    this.identities = access.identities;
    this.served = served;
    this.#syncClients = syncClients;
  }

  get client(): GoogleMirror['client'] {
    return this.#syncClients().googlePeople;
  }
}
