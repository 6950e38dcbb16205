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

/** A row of the list as a cursor remembers it. */
export interface RowPlace {
  /** From 0; -1 for the place before the first row. */
  readonly offset: number;
  /** Absent in the cursor of no row. */
  readonly anchor?: Anchor;
}

export type NumberedArguments = PageArguments<RowPlace>;

/** One page of a list that upstream pages by number. */
export interface NumberedPage<Item> {
  /** null for a record that cannot be read. */
  readonly records: readonly (Item | null)[];
  /** Offset of `records[0]`. */
  readonly offset: number;
  /** Length of the list as upstream told it last; null when it told none. */
  readonly total: number | null;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export interface NumberedPageRequest<Item> {
  readonly args: NumberedArguments;
  readonly fetchPage: FetchPage<Item>;
  readonly order: ListOrder<Item>;
  /**
   * Whether `totalCount`, `hasNextPage` or `hasPreviousPage` is asked for; default true. When not, no call is made for
   * them alone: they are what the calls for the records have told, and false or null beyond that.
   */
  readonly needsTotal?: boolean;
}

/** The arguments in terms of the list as it is now: rows from `floor` on, and none from `ceiling` on. */
export interface RowBounds {
  readonly direction: 'forward' | 'backward';
  /** `first` or `last`. */
  readonly limit: number;
  readonly floor: number;
  readonly ceiling: number | null;
}

/** Throws RelayInputError for cursors beyond all pages. */
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

/** Whether only the list's length tells which records are asked for: some `last` ones, without `before`. */
export const needsEnd = ({ direction, limit, ceiling }: RowBounds): boolean =>
  direction === 'backward' && ceiling === null && limit > 0;

/** Which records are asked for in a list that ends at `end`. Where `needsEnd` says no, the range may reach beyond the list. */
export const rangeOf = ({ direction, limit, floor, ceiling }: RowBounds, end = Infinity): RecordRange => {
  const top = Math.min(ceiling ?? Infinity, end);
  if (direction === 'forward') return { offset: floor, count: Math.max(0, Math.min(limit, top - floor)) };
  if (limit === 0) return { offset: floor, count: 0 };
  const offset = Math.max(floor, top - limit);
  return { offset, count: Math.max(0, top - offset) };
};

/** The error for records that are there but on no page that upstream gives. */
const beyondReach = (argument: 'after' | 'before' | 'last'): RelayInputError =>
  new RelayInputError(
    `Argument \`${argument}\` asks for records that cannot be reached: ` +
      `allowed are the first ${MAX_RECORDS.toLocaleString('en-US')} of a list. Narrow the list with its filters.`,
  );

/** How many rows on either side of the page are read along with it, as far as that costs no call. */
const MARGINS = [100, 50, 20, 0];
const [SMALLEST_MARGIN, LARGEST_MARGIN] = [20, 250];

const clamp = (value: number, min: number, max: number): number => Math.max(min, Math.min(value, max));

/** The range with the rows around it, where upstream gives them in as many calls. */
const withNeighbours = (range: RecordRange, maxPerPage: number): RecordRange => {
  const calls = planPages(range, maxPerPage).length;
  const wider = [clamp(range.count, SMALLEST_MARGIN, LARGEST_MARGIN), ...MARGINS].map((margin) => {
    const offset = Math.max(0, range.offset - 1 - margin);
    return { offset, count: range.offset + range.count + 1 + margin - offset };
  });
  return wider.find((each) => planPages(each, maxPerPage).length <= calls) ?? range;
};

/**
 * The bounds with the places where the cursors' rows are now. Rows that came or went before a cursor have moved its row: it is
 * looked for among the neighbours that were read along, and when it has left those, on one more page.
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
    // Neighbours are not worth the calls that they cost where pages are small.
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
  /** Where the anchor's row was. */
  readonly offset: number;
  /** What has been read around it. */
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
  // So much has changed that the row has left its neighbours. The largest page beside them mostly has it.
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
 * Reads the records that the arguments ask for.
 *
 * A range that is counted from the list's end is counted anew when the list turns out to end before `before`: the
 * cursor has then outlived records in front of it.
 */
const readRange = async <Item>(cache: PageCache<Item>, bounds: RowBounds): Promise<RecordRange> => {
  const { direction, floor, ceiling } = bounds;
  const end = needsEnd(bounds) ? await cache.findEnd(floor) : (ceiling ?? Infinity);
  const range = rangeOf(bounds, end);
  if (direction === 'backward' && range.offset + range.count > MAX_RECORDS) throw beyondReach('last');
  await cache.read(range);
  if (direction === 'forward' || range.count === 0 || cache.knows(end - 1) !== false) return range;
  // Once: a list that shrinks under every call would keep us busy for ever.
  const shorter = rangeOf(bounds, await cache.findEnd(floor));
  await cache.read(shorter);
  return shorter;
};

/** A question about the list that may cost a call, where its answer is wanted. */
type Exists = (offset: number) => Promise<boolean>;

/** Relay's HasNextPage; what lies behind `before` counts as a next page only when paging backward. */
const hasNextPage = async (
  { direction, ceiling }: RowBounds,
  { offset, count }: RecordRange,
  isEmpty: boolean,
  exists: Exists,
) => {
  const end = offset + count;
  if (direction === 'backward') return ceiling !== null && exists(ceiling);
  // A page that came back empty has no cursor to go on from, whatever upstream's total says.
  return end < (ceiling ?? Infinity) && !(isEmpty && count > 0) && exists(end);
};

/** Relay's HasPreviousPage; what lies before `after` counts as a previous page only when paging forward. */
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
 * One connection page, by Relay's cursor algorithm, from a list that upstream pages by number.
 *
 * Calls: `first`, and `last` with `before`: what `planPages` gives, so one for up to 500 records. `last` without
 * `before`: a page of 1,000 first (the first one, or the one that `after` is in), since its answer tells the total and a
 * list of up to 1,000 is then done; what it does not hold of the range takes one call more when `last` ≤ 500 or the
 * total ≤ 2,000, and two when more than 500 of more than 2,000 are on no one page. Starting from the other end would
 * spare that, but upstream sorts one way only. A page of no records (`first: 0`): none, or one when `needsTotal`.
 *
 * Rows that came or went before a cursor since it was made neither hide nor repeat a row of the page where the cursor's row, or
 * the place where it stood, is found: up to 499 records are read with at least 20 neighbours on either side where that costs no
 * call, and one more call is made when those do not show the place. Larger pages of which the neighbours would cost a call
 * begin where the cursor's row was.
 *
 * Upstream that tells no total: the list ends where a page is not full or names no next page; when neither tells whether
 * one more record follows, that record is asked for. `last` without `before` then asks for pages of 1,000 farther and
 * farther back, then for those between, until one has the end: 2 calls for 1,500 records, 8 for 10,000.
 * Upstream that gives smaller pages than it was asked for: what it gives is believed, and the rest is asked for in pages of
 * that size.
 *
 * Throws RelayInputError for records that no page has (`MAX_RECORDS`), and what `fetchPage` throws.
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
