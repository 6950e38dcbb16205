import type { RecordSet } from './record-set.ts';

/** The progress of a stream's syncs. Times are milliseconds since 1970. */
export interface SyncPosition {
  /** Token for the next sync. Null for a stream without a sync API, such as favorites. */
  readonly syncToken: string | null;
  /** Start of the full sync that the token is based on: upstream limits the age of tokens. */
  readonly tokenBornAt: number | null;
  /** Start of the last completed sync. */
  readonly asOf: number;
  /** Whether upstream may have done a write that is not in the records. */
  readonly isInDoubt?: boolean;
  /** Only in stores: a mark that there is no book. The result of work that started before the mark must not be stored. */
  readonly isVoid?: boolean;
  /** Only with `isVoid`: the book was erased for its owner, so running fills must not start again. */
  readonly isForgotten?: boolean;
}

/** One stream of a book (personal contacts, favorites, other contacts of one set of sources), proven complete. */
export interface BookState<Item extends object, OrderName extends string> extends SyncPosition {
  readonly records: RecordSet<Item, OrderName>;
}
