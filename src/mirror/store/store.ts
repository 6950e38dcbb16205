/** Where a stored book has come to. */
export interface StoreHead {
  /** Names everything since the last `replace`; another one after each. */
  readonly history: string;
  /** Entries that there are: those of the `replace`, and one for each `append`. */
  readonly version: number;
}

export interface StoredBook {
  readonly head: StoreHead;
  readonly entries: readonly Uint8Array[];
}

/** What an operator may know of a stored book; it tells nothing of whose it is. Times are milliseconds since 1970. */
export interface StoredBookSummary {
  readonly name: string;
  readonly entries: number;
  readonly bytes: number;
  /** When its history began. */
  readonly beganAt: number;
  readonly changedAt: number;
  readonly readAt: number;
}

/** `upkeep` is work on a book that nobody has asked for: it does not lengthen the book's life. */
export type Access = 'read' | 'upkeep';

/**
 * A store of books: opaque names and sealed bytes. Each method is one step that happens whole or not at all, for all
 * processes that use the store; it rejects where the store cannot be reached. A book that nobody has loaded or written
 * for `UNREAD_MS` is erased.
 */
export interface MirrorStore {
  load(name: string, access?: Access): Promise<StoredBook | undefined>;
  /** Adds an entry. False, and nothing is done, where the book is not, or no longer, at `head`. */
  append(name: string, head: StoreHead, entry: Uint8Array): Promise<boolean>;
  /**
   * Begins a new history with the entries. False, and nothing is done, where the book is not at `expected`;
   * `undefined` says that there is no book.
   */
  replace(
    name: string,
    expected: StoreHead | undefined,
    history: string,
    entries: readonly Uint8Array[],
    access?: Access,
  ): Promise<boolean>;
  /** The entries behind `head`; `undefined` where the book has another history by now, or is gone. */
  since(name: string, head: StoreHead): Promise<readonly Uint8Array[] | undefined>;
  erase(name: string): Promise<void>;
  /** All books, by name. */
  list(): Promise<readonly StoredBookSummary[]>;
  close(): Promise<void>;
}

/** The store does not answer, or did not when it was last asked: then it is not asked again for a while. */
export class StoreAwayError extends Error {
  override readonly name = 'StoreAwayError';

  constructor(cause?: unknown) {
    super('The store of the mirror does not answer.', { cause });
  }
}

/** 7 days. */
export const UNREAD_MS = 7 * 24 * 60 * 60_000;
