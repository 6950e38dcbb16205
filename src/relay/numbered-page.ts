import type { PageArguments } from './cursor.ts';
import { type Anchor, type AnchorPlace, type ListOrder, placeIn } from './list-order.ts';
import { RelayInputError } from './opaque-argument.ts';
import {
  type FetchPage,
  MAX_PAGE,
  MAX_RECORDS,
  PageCache,
  planPages,
  type RecordRange,
} from './page-cache.ts';

/** The place of a row, as in a cursor. */
export interface RowPlace {
  /** From 0; -1 for the place before the first row. */
  readonly offset: number;
  /** Absent in the cursor before the first row. */
  readonly anchor?: Anchor;
}

export type NumberedArguments = PageArguments<RowPlace>;

/** One page of a list that upstream pages by number. */
export interface NumberedPage<Item> {
  /** null for an unreadable record. */
  readonly records: readonly (Item | null)[];
  /** Offset of `records[0]`. */
  readonly offset: number;
  /** Length of the list in upstream's latest answer; null if upstream does not return it. */
  readonly total: number | null;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export interface NumberedPageRequest<Item> {
  readonly args: NumberedArguments;
  readonly fetchPage: FetchPage<Item>;
  readonly order: ListOrder<Item>;
  /**
   * Whether `totalCount`, `hasNextPage` or `hasPreviousPage` is selected; default true. If false, no extra call is made for
   * them: they are known from the calls for the records, or else false and null.
   */
  readonly needsTotal?: boolean;
}

/** The arguments as offsets in the current list: rows from `floor` (inclusive) to `ceiling` (exclusive). */
export interface RowBounds {
  readonly direction: 'forward' | 'backward';
  /** `first` or `last`. */
  readonly limit: number;
  readonly floor: number;
  readonly ceiling: number | null;
}

/** @throws RelayInputError for cursors beyond upstream's last page */
export const boundsOf = (args: NumberedArguments): RowBounds => {
  const floor = (args.after?.offset ?? -1) + 1;
  if (floor >= MAX_RECORDS) throw beyondReach('after');
  if (args.before !== null && args.before.offset >= MAX_RECORDS) throw beyondReach('before');
  return {
    direction: args.direction,
    limit: args.direction === 'forward' ? args.first : args.last,
    floor,
    ceiling: args.before === null ? null : Math.max(args.before.offset, 0),
  };
};

/** Whether the list's length is needed to know which records are meant: for `last` without `before`. */
export const needsEnd = ({ direction, limit, ceiling }: RowBounds): boolean =>
  direction === 'backward' && ceiling === null && limit > 0;

/** The range of the requested records in a list that ends at `end`. Unless `needsEnd`, it may reach beyond the list. */
export const rangeOf = ({ direction, limit, floor, ceiling }: RowBounds, end = Infinity): RecordRange => {
  const top = Math.min(ceiling ?? Infinity, end);
  if (direction === 'forward') return { offset: floor, count: Math.max(0, Math.min(limit, top - floor)) };
  if (limit === 0) return { offset: floor, count: 0 };
  const offset = Math.max(floor, top - limit);
  return { offset, count: Math.max(0, top - offset) };
};

/** The error for records that exist but are beyond upstream's last page. */
const beyondReach = (argument: 'after' | 'before' | 'last'): RelayInputError =>
  new RelayInputError(
    `Argument \`${argument}\` asks for records that cannot be reached: ` +
      `only the first ${MAX_RECORDS.toLocaleString('en-US')} records of a list can be read. Narrow the list with filters.`,
  );

/** How many rows on either side of the page are read along with it, if that needs no further call. */
const MARGINS = [100, 50, 20, 0];
const [SMALLEST_MARGIN, LARGEST_MARGIN] = [20, 250];

const clamp = (value: number, min: number, max: number): number => Math.max(min, Math.min(value, max));

/** The range with neighboring rows, as many as need no further call. */
const withNeighbours = (range: RecordRange, maxPerPage: number): RecordRange => {
  const calls = planPages(range, maxPerPage).length;
  const wider = [clamp(range.count, SMALLEST_MARGIN, LARGEST_MARGIN), ...MARGINS].map((margin) => {
    const offset = Math.max(0, range.offset - 1 - margin);
    return { offset, count: range.offset + range.count + 1 + margin - offset };
  });
  return wider.find((each) => planPages(each, maxPerPage).length <= calls) ?? range;
};

/**
 * The bounds with the current places of the cursors' rows. Rows that were added or removed before a cursor have moved its row.
 * It is searched among the neighbors that were also read and, if it is not there, on one more page.
 */
const align = async <Item>(
  cache: PageCache<Item>,
  { args, order }: NumberedPageRequest<Item>,
): Promise<RowBounds> => {
  const bounds = boundsOf(args);
  const { after, before } = args;
  if (bounds.limit === 0 || (after?.anchor ?? before?.anchor) === undefined) return bounds;
  if (needsEnd(bounds)) await cache.findEnd(bounds.floor);
  const wanted = needsEnd(bounds) ? { offset: bounds.floor, count: 0 } : rangeOf(bounds);
  let range = withNeighbours(wanted, cache.maxPerPage);
  if (!needsEnd(bounds)) {
    await cache.read(range, cache.maxPerPage);
    // If upstream returned smaller pages, neighbors may need more calls: they are not worth that.
    range = withNeighbours(wanted, cache.maxPerPage);
    await cache.read(range);
  }

  const find = async (place: RowPlace | null) => {
    if (place?.anchor === undefined) return undefined;
    const { anchor, offset } = place;
    if (offset < range.offset || offset >= range.offset + range.count) return undefined;
    return placeNow(cache, { anchor, offset, range, order });
  };
  const floor = await find(after);
  const ceiling = await find(before);
  return {
    ...bounds,
    ...(floor !== undefined && { floor: floor.offset + (floor.isThere ? 1 : 0) }),
    ...(ceiling !== undefined && { ceiling: ceiling.offset }),
  };
};

interface Search<Item> {
  readonly anchor: Anchor;
  /** The offset of the anchor's row when the cursor was made. */
  readonly offset: number;
  /** The rows around it that have been read. */
  readonly range: RecordRange;
  readonly order: ListOrder<Item>;
}

const placeNow = async <Item>(
  cache: PageCache<Item>,
  { anchor, offset, range, order }: Search<Item>,
): Promise<AnchorPlace | undefined> => {
  const placeAmong = (searched: RecordRange) => {
    const rows = cache.slice(searched);
    const isEnd = cache.knows(searched.offset + rows.length) === false;
    return placeIn(anchor, { offset: searched.offset, rows, isEnd }, order);
  };
  const place = placeAmong(range);
  if (typeof place !== 'string') return place;
  // So much has changed that the row is no longer near its offset. The largest page next to the range usually contains it.
  const perPage = cache.maxPerPage;
  const end = range.offset + range.count;
  const goal = {
    earlier: Math.max(0, Math.min(range.offset, cache.total ?? Infinity) - 1),
    later: end,
    unknown: offset,
  }[place];
  const page = Math.floor(goal / perPage);
  if (page >= MAX_PAGE) return undefined;
  await cache.fetch(page + 1, perPage);
  const start = Math.min(page * perPage, range.offset);
  const found = placeAmong({ offset: start, count: Math.max((page + 1) * perPage, end) - start });
  return typeof found === 'string' ? undefined : found;
};

/**
 * Reads the records in the bounds. If the list turns out to end before the `before` cursor, because records before it were
 * deleted, a range that is counted backward is computed again from the real end.
 */
const readRange = async <Item>(cache: PageCache<Item>, bounds: RowBounds): Promise<RecordRange> => {
  const { direction, floor, ceiling } = bounds;
  const end = needsEnd(bounds) ? await cache.findEnd(floor) : (ceiling ?? Infinity);
  const range = rangeOf(bounds, end);
  if (direction === 'backward' && range.offset + range.count > MAX_RECORDS) throw beyondReach('last');
  await cache.read(range);
  if (direction === 'forward' || range.count === 0 || cache.knows(end - 1) !== false) return range;
  // Only once: a list that shrinks with every call must not cause an endless loop.
  const shorter = rangeOf(bounds, await cache.findEnd(floor));
  await cache.read(shorter);
  return shorter;
};

/** Whether a record exists. May cost a call. */
type Exists = (offset: number) => Promise<boolean>;

/** Relay's HasNextPage. Records after `before` only count as a next page when paging backward. */
const hasNextPage = async (
  { direction, ceiling }: RowBounds,
  { offset, count }: RecordRange,
  isEmpty: boolean,
  exists: Exists,
) => {
  const end = offset + count;
  if (direction === 'backward') return ceiling !== null && exists(ceiling);
  // An empty page has no cursor to continue from, whatever upstream's total says.
  return end < (ceiling ?? Infinity) && !(isEmpty && count > 0) && exists(end);
};

/** Relay's HasPreviousPage. Records before `after` only count as a previous page when paging forward. */
const hasPreviousPage = async (
  { direction, limit, floor, ceiling }: RowBounds,
  range: RecordRange,
  isEmpty: boolean,
  exists: Exists,
) => {
  if (direction === 'forward') return floor > 0 && (!isEmpty || exists(0));
  if (limit === 0) return floor < (ceiling ?? Infinity) && exists(floor);
  return !isEmpty && range.offset > floor;
};

/**
 * Reads one connection page, by Relay's cursor algorithm, from a list that upstream pages by number.
 *
 * Number of calls:
 * - `first`, and `last` with `before`: as many as `planPages` needs, which is one for up to 500 records.
 * - `last` without `before`: first a page of 1,000 (the first one, or the one that contains `after`), because its answer tells
 *   the total and completes a list of up to 1,000. The rest of the range takes one more call if `last` ≤ 500 or the total is
 *   ≤ 2,000; two if more than 500 of more than 2,000 are not on one page. Upstream cannot sort in reverse, which would avoid it.
 * - No records (`first: 0`): none, or one if `needsTotal`.
 *
 * If rows before a cursor were added or removed since it was made, the page still hides and repeats nothing, provided that the
 * cursor's row (or its former place) is found. For that, pages of up to 499 records are read with at least 20 neighbors on
 * either side if this needs no further call, and one more call is made if the place is not among them. Larger pages, whose
 * neighbors would need a call, begin at the offset of the cursor.
 *
 * If upstream tells no total, the list ends with a page that is not full or has no next page. If neither tells whether one more
 * record follows, that record is requested. `last` without `before` then searches the end in pages of 1,000, first by doubling
 * and then by bisection: 2 calls for 1,500 records, 8 for 10,000.
 * If upstream gives smaller pages than requested, the rest is requested in pages of that size.
 *
 * @throws RelayInputError for records beyond `MAX_RECORDS`, and whatever `fetchPage` throws
 */
export const readNumberedPage = async <Item>(
  request: NumberedPageRequest<Item>,
): Promise<NumberedPage<Item>> => {
  const { fetchPage, needsTotal = true } = request;
  const cache = new PageCache(fetchPage);
  const exists: Exists = async (offset) => (needsTotal ? cache.has(offset) : (cache.knows(offset) ?? false));

  const bounds = await align(cache, request);
  const range = await readRange(cache, bounds);
  const records = cache.slice(range);
  const isEmpty = records.length === 0;
  const next = await hasNextPage(bounds, range, isEmpty, exists);
  const previous = await hasPreviousPage(bounds, range, isEmpty, exists);
  if (needsTotal && cache.calls === 0) await cache.read({ offset: 0, count: 1 });
  return {
    records,
    offset: range.offset,
    total: cache.total,
    hasNextPage: next,
    hasPreviousPage: previous,
  };
};
