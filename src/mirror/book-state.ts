import type { RecordSet } from './record-set.ts';

/** How far the syncs of a stream have come. Times are milliseconds since 1970. */
export interface SyncPosition {
  /** Where upstream's next sync begins; null for a stream that has no sync API, such as favorites. */
  readonly syncToken: string | null;
  /** When the full sync that the token descends from began: upstreams let tokens grow only so old. */
  readonly tokenBornAt: number | null;
  /** When the last completed sync began. */
  readonly asOf: number;
  /** Whether upstream may have carried out a write of which the records do not know. */
  readonly isInDoubt?: boolean;
  /** Only in stores: there is no book. What was begun before this mark must not be stored after it. */
  readonly isVoid?: boolean;
  /** Only of a void one: its owner has had it forgotten, so that no fill that was begun before may begin again. */
  readonly isForgotten?: boolean;
}

/** One stream of a book (personal contacts, favorites, other contacts of one choice of sources), proven whole. */
export interface BookState<Item extends object, OrderName extends string> extends SyncPosition {
  /** Its `version` is the version of the book. */
  readonly records: RecordSet<Item, OrderName>;
}
