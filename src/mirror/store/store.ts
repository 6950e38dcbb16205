/** The version of a stored book. */
export interface StoreHead {
  /** Identifies the last `replace`. Each one starts a new history. */
  readonly history: string;
  /** The number of entries: those of the `replace`, and one per `append`. */
  readonly version: number;
}

export interface StoredBook {
  readonly head: StoreHead;
  readonly entries: readonly Uint8Array[];
}

/** Data of a stored book for operators. It does not reveal the owner. Times are milliseconds since 1970. */
export interface StoredBookSummary {
  readonly name: string;
  readonly entries: number;
  readonly bytes: number;
  /** Start of its history. */
  readonly beganAt: number;
  readonly changedAt: number;
  readonly readAt: number;
}

/** `upkeep` is maintenance: unlike a read it does not extend the lifetime of an unread book. */
export type Access = 'read' | 'upkeep';

/**
 * A store of books: opaque names and encrypted bytes. Each method is atomic among all processes that use the store, and rejects
 * if the store cannot be reached. A book that was neither loaded nor written for `UNREAD_MS` is erased.
 */
export interface MirrorStore {
  load(name: string, access?: Access): Promise<StoredBook | undefined>;
  /** Adds an entry. Returns false and does nothing if the book is not at `head`. */
  append(name: string, head: StoreHead, entry: Uint8Array): Promise<boolean>;
  /**
   * Starts a new history with the entries. Returns false and does nothing if the book is not at `expected`. `undefined` means
   * that there must be no book.
   */
  replace(
    name: string,
    expected: StoreHead | undefined,
    history: string,
    entries: readonly Uint8Array[],
    access?: Access,
  ): Promise<boolean>;
  /** The entries after `head`. `undefined` if the book has another history now, or does not exist. */
  since(name: string, head: StoreHead): Promise<readonly Uint8Array[] | undefined>;
  erase(name: string): Promise<void>;
  /** All books, by name. */
  list(): Promise<readonly StoredBookSummary[]>;
  close(): Promise<void>;
}

/** The store does not answer. After a command without an answer nothing is sent for a while; then there is no `cause`. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';

  constructor(cause?: unknown) {
    super('The store of the mirror does not answer.', { cause });
  }
}

/** 7 days. */
export const UNREAD_MS = 7 * 24 * 60 * 60_000;
