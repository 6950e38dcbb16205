import { createOffsetBook, type FetchPage, type OffsetBook } from './offset-book.ts';
import {
  beyondReach,
  floorOf,
  MAX_RECORDS,
  needsEnd,
  resolveWindow,
  type OffsetArguments,
  type OffsetWindow,
} from './offset-window.ts';

/** One page of a list that upstream pages by number. */
export interface OffsetPage<Item> {
  readonly records: readonly Item[];
  /** Offset of `records[0]`. */
  readonly offset: number;
  /** Length of the list as upstream told it last; null when it told none. */
  readonly total: number | null;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export interface OffsetPageRequest<Item> {
  readonly args: OffsetArguments;
  readonly fetchPage: FetchPage<Item>;
  /**
   * Whether `totalCount`, `hasNextPage` or `hasPreviousPage` is asked for; default true. When not, no call is made for
   * them alone: they are what the calls for the records have told, and false or null beyond that.
   */
  readonly needsTotal?: boolean;
}

/**
 * Reads the records that the arguments ask for.
 *
 * A window that is counted from the list's end is counted anew when the list turns out to end before `before`: the
 * cursor has then outlived records in front of it.
 */
const readWindow = async <Item>(book: OffsetBook<Item>, args: OffsetArguments): Promise<OffsetWindow> => {
  const floor = floorOf(args);
  let end = needsEnd(args) ? await book.findEnd(floor) : (args.before ?? Infinity);
  let window = resolveWindow(args, end);
  if (args.direction === 'backward' && window.offset + window.count > MAX_RECORDS) throw beyondReach('last');
  await book.read(window.offset, window.count);
  // Once: a list that shrinks under every call would keep us busy for ever.
  if (args.direction === 'backward' && window.count > 0 && book.knows(end - 1) === false) {
    end = await book.findEnd(floor);
    window = resolveWindow(args, end);
    await book.read(window.offset, window.count);
  }
  return window;
};

/** A question about the list that may cost a call, where its answer is wanted. */
type Exists = (offset: number) => Promise<boolean>;

/** Relay's HasNextPage; what lies behind `before` counts as a next page only when paging backward. */
const hasNextPage = async (
  args: OffsetArguments,
  { offset, count }: OffsetWindow,
  isEmpty: boolean,
  exists: Exists,
) => {
  const end = offset + count;
  if (args.direction === 'backward') return args.before !== null && exists(args.before);
  // A page that came back empty has no cursor to go on from, whatever upstream's total says.
  return end < (args.before ?? Infinity) && !(isEmpty && count > 0) && exists(end);
};

/** Relay's HasPreviousPage; what lies before `after` counts as a previous page only when paging forward. */
const hasPreviousPage = async (
  args: OffsetArguments,
  window: OffsetWindow,
  isEmpty: boolean,
  exists: Exists,
) => {
  const floor = floorOf(args);
  if (args.direction === 'forward') return floor > 0 && (!isEmpty || exists(0));
  if (args.last === 0) return floor < (args.before ?? Infinity) && exists(floor);
  return !isEmpty && window.offset > floor;
};

/**
 * One connection page, by Relay's cursor algorithm, from a list that upstream pages by number.
 *
 * Calls: `first`, and `last` with `before`: what `planWindow` gives, so one for up to 500 records. `last` without
 * `before`: a page of 1,000 first (the first one, or the one that `after` is in), since its answer tells the total and a
 * list of up to 1,000 is then done; what it does not hold of the window takes one call more when `last` ≤ 500 or the
 * total ≤ 2,000, and two when more than 500 of more than 2,000 are on no one page. Starting from the other end would
 * spare that, but upstream sorts one way only. A page of no records (`first: 0`): none, or one when `needsTotal`.
 *
 * Upstream that tells no total: the list ends where a page is not full or names no next page; when neither tells whether
 * one more record follows, that record is asked for. `last` without `before` then asks for pages of 1,000 farther and
 * farther back, then for those between, until one has the end: 2 calls for 1,500 records, 8 for 10,000.
 *
 * Throws RelayInputError for records that no page has (`MAX_RECORDS`), and what `fetchPage` throws.
 */
export const readOffsetPage = async <Item>(request: OffsetPageRequest<Item>): Promise<OffsetPage<Item>> => {
  const { args, fetchPage, needsTotal = true } = request;
  const book = createOffsetBook(fetchPage);
  const exists: Exists = async (offset) => (needsTotal ? book.has(offset) : (book.knows(offset) ?? false));

  const window = await readWindow(book, args);
  const records = book.slice(window.offset, window.count);
  const isEmpty = records.length === 0;
  const next = await hasNextPage(args, window, isEmpty, exists);
  const previous = await hasPreviousPage(args, window, isEmpty, exists);
  if (needsTotal && book.calls() === 0) await book.read(0, 1);
  return {
    records,
    offset: window.offset,
    total: book.total(),
    hasNextPage: next,
    hasPreviousPage: previous,
  };
};
