import type { DataAccess } from '../clients/http/call.ts';
import type { Clients } from '../clients/upstreams.ts';
import type { Loaders } from '../loaders/loaders.ts';
import type { Freshness, Mirror } from '../mirror/mirror.ts';

import { type AddressBookReads, createAddressBookReads } from './address-book-reads.ts';
import { createOtherContactReads, type GoogleMirror, type OtherContactReads } from './other-contact-reads.ts';
import type { ServedBooks } from './served-books.ts';
import type { UploadMemory } from './write-through.ts';

/** What one operation of one caller can read. Resolvers ask a book, and know nothing of what answers. Each is made when it is asked. */
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
  /** The books that the entries of uploads go to, by task; and tasks that were seen to be finished. */
  readonly uploads: UploadMemory;
  /** Aborted when the process ends: what runs behind the reads ends with it. */
  readonly closing: AbortSignal;
  /** See `ContactSourceOptions`. */
  readonly canSyncFromFirstPage: boolean;
}

export interface BooksOptions {
  /** Nothing is mirrored when absent. */
  readonly mirror: MirrorAccess | undefined;
  /** Of the operation. */
  readonly clients: Clients;
  /** Clients whose calls do not end with the operation, and leave so many calls of each quota window to others. */
  readonly backgroundClients: (quotaReserve: number) => Clients;
  readonly loaders: Loaders;
  readonly freshness: Freshness;
  readonly served: ServedBooks;
  readonly onAccess: ((access: DataAccess) => void) | undefined;
}

/** Calls of each quota window that a fill leaves to the caller. */
const FILL_RESERVE = 3;

export const createBooks = (options: BooksOptions): Books => {
  const { mirror, clients, backgroundClients, loaders, freshness, served, onAccess } = options;
  let waited: Clients | undefined;
  let filling: Clients | undefined;
  const syncClients = () => (waited ??= backgroundClients(0));
  const fillClients = () => (filling ??= backgroundClients(FILL_RESERVE));
  let ringcentral: AddressBookReads | undefined;
  let google: OtherContactReads | undefined;
  return {
    get ringcentral() {
      return (ringcentral ??= createAddressBookReads({
        mirrored:
          mirror === undefined
            ? null
            : {
                mirror: mirror.mirror,
                host: mirror.ringcentralHost,
                canSyncFromFirstPage: mirror.canSyncFromFirstPage,
                get client() {
                  return syncClients().ringcentral;
                },
                get fillClient() {
                  return fillClients().ringcentral;
                },
              },
        client: clients.ringcentral,
        loaders,
        freshness,
        served,
        onAccess,
      }));
    },
    get google() {
      return (google ??= createOtherContactReads({
        mirrored:
          mirror === undefined
            ? null
            : {
                mirror: mirror.mirror,
                host: mirror.googleHost,
                identities: mirror.identities,
                get client() {
                  return syncClients().googlePeople;
                },
              },
        client: clients.googlePeople,
        loaders,
        freshness,
        served,
        onAccess,
      }));
    },
  };
};
