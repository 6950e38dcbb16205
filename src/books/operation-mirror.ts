import type { DataAccess } from '../clients/http/call.ts';
import type { Clients } from '../clients/upstreams.ts';
import type { Loaders } from '../loaders/loaders.ts';
import type { Freshness, Mirror } from '../mirror/mirror.ts';

import type { ServedBooks } from './served-books.ts';

/** The known uploads. Of limited size. */
export interface UploadMemory {
  /** The subjects of the books that an upload adds to, by task id. */
  readonly books: Pick<Map<string, readonly string[]>, 'get'> & {
    set(taskId: string, subjects: readonly string[]): unknown;
  };
  readonly finished: Pick<Map<string, true>, 'has'> & { set(taskId: string, value: true): unknown };
}

/** The mirror of this process and the upstreams that it mirrors. */
export interface MirrorAccess {
  readonly mirror: Mirror;
  readonly ringcentralHost: string;
  readonly googleHost: string;
  /** The name of the book of a Google token, by credential: the user of a token never changes. Of limited size. */
  readonly identities: Pick<Map<string, string>, 'get'> & {
    set(credentialKey: string, subject: string): unknown;
  };
  /** The books of each upload, by task, and the finished tasks. */
  readonly uploads: UploadMemory;
  /** Aborted when the process closes, which ends background work. */
  readonly closing: AbortSignal;
  /** See `ContactSourceOptions`. */
  readonly canSyncFromFirstPage: boolean;
}

/** Calls of each quota window that a fill leaves to the caller. */
const FILL_RESERVE = 3;

/**
 * The mirror as one operation uses it. Other operations may wait for its syncs and fills, so their calls outlive the operation.
 * A class for the same reason as `LazyClients`.
 */
export class OperationMirror {
  readonly access: MirrorAccess;
  readonly served: ServedBooks;
  readonly #backgroundClients: (quotaReserve: number) => Clients;
  #forSyncs: Clients | undefined;
  #forFills: Clients | undefined;

  /** @param backgroundClients clients that leave this many calls of each quota window to others */
  constructor(
    access: MirrorAccess,
    served: ServedBooks,
    backgroundClients: (quotaReserve: number) => Clients,
  ) {
    this.access = access;
    this.served = served;
    this.#backgroundClients = backgroundClients;
  }

  /** For syncs and proofs. */
  get syncClients(): Clients {
    return (this.#forSyncs ??= this.#backgroundClients(0));
  }

  /** For fills. */
  get fillClients(): Clients {
    return (this.#forFills ??= this.#backgroundClients(FILL_RESERVE));
  }
}

/** What the reads of one operation share. */
export interface BooksOptions {
  /** Null if nothing is mirrored. */
  readonly mirror: OperationMirror | null;
  /** Of the operation. */
  readonly clients: Clients;
  readonly loaders: Loaders;
  readonly freshness: Freshness;
  readonly onAccess: ((access: DataAccess) => void) | undefined;
}
