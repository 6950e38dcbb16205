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

// Classes for the same reason as `LazyClients`: getters of an object literal would keep all data of the operation alive.

/** The books that one operation can read, from the mirror or upstream. Both are created on first use. */
export class Books {
  readonly #options: BooksOptions;
  readonly #background: BackgroundClients | undefined;
  #ringcentral: AddressBookReads | undefined;
  #google: OtherContactReads | undefined;

  constructor(options: BooksOptions) {
    this.#options = options;
    this.#background = options.mirror && new BackgroundClients(options.mirror);
  }

  get ringcentral(): AddressBookReads {
    return (this.#ringcentral ??= createAddressBookReads({
      ...this.#options,
      client: this.#options.clients.ringcentral,
      mirrored: this.#background === undefined ? null : new MirroredRingcentral(this.#background),
    }));
  }

  get google(): OtherContactReads {
    return (this.#google ??= createOtherContactReads({
      ...this.#options,
      client: this.#options.clients.googlePeople,
      mirrored: this.#background === undefined ? null : new MirroredGoogle(this.#background),
    }));
  }
}

/** Calls of each quota window that a fill leaves to the caller. */
const FILL_RESERVE = 3;

class BackgroundClients {
  readonly mirror: OperationMirror;
  #forSyncs: Clients | undefined;
  #forFills: Clients | undefined;

  constructor(mirror: OperationMirror) {
    this.mirror = mirror;
  }

  get forSyncs(): Clients {
    return (this.#forSyncs ??= this.mirror.backgroundClients(0));
  }

  get forFills(): Clients {
    return (this.#forFills ??= this.mirror.backgroundClients(FILL_RESERVE));
  }
}

class MirroredRingcentral implements RingcentralMirror {
  readonly mirror: Mirror;
  readonly host: string;
  readonly canSyncFromFirstPage: boolean;
  readonly served: ServedBooks;
  readonly #background: BackgroundClients;

  constructor(background: BackgroundClients) {
    const { access, served } = background.mirror;
    this.mirror = access.mirror;
    this.host = access.ringcentralHost;
    this.canSyncFromFirstPage = access.canSyncFromFirstPage;
    this.served = served;
    this.#background = background;
  }

  get client(): RingcentralMirror['client'] {
    return this.#background.forSyncs.ringcentral;
  }

  get fillClient(): RingcentralMirror['fillClient'] {
    return this.#background.forFills.ringcentral;
  }
}

class MirroredGoogle implements GoogleMirror {
  readonly mirror: Mirror;
  readonly host: string;
  readonly identities: GoogleMirror['identities'];
  readonly served: ServedBooks;
  readonly #background: BackgroundClients;

  constructor(background: BackgroundClients) {
    const { access, served } = background.mirror;
    this.mirror = access.mirror;
    this.host = access.googleHost;
    this.identities = access.identities;
    this.served = served;
    this.#background = background;
  }

  get client(): GoogleMirror['client'] {
    return this.#background.forSyncs.googlePeople;
  }
}
