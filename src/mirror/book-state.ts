import type { RecordSet } from './record-set.ts';

/** How far the syncs of a stream have come. Times are milliseconds since 1970. */
export interface SyncPosition {
  /** Where the next sync begins. Null for a stream without a sync API, such as favorites. */
  readonly syncToken: string | null;
  /** When the full sync began that the token descends from: upstream limits the age of tokens. */
  readonly tokenBornAt: number | null;
  /** When the last completed sync began. */
  readonly asOf: number;
  /** Whether upstream may have carried out a write that the records lack. */
  readonly isInDoubt?: boolean;
  /** Only in stores: a mark that there is no book. Work that began before the mark must not be stored after it. */
  readonly isVoid?: boolean;
  /** Only with `isVoid`: the owner had the book forgotten, so fills that began before must not start over. */
  readonly isForgotten?: boolean;
}

/** One stream of a book (personal contacts, favorites, other contacts of one choice of sources), proven whole. */
export interface BookState<Item extends object, OrderName extends string> extends SyncPosition {
  /** Its `version` is the version of the book. */
  readonly records: RecordSet<Item, OrderName>;
}
