import { RelayInputError } from './relay-input-error.ts';
import type { PageArguments } from './page-arguments.ts';

/** Greatest `perPage` and greatest `page` of the upstream lists that page by number. */
export const MAX_PER_PAGE = 1000;
export const MAX_PAGE = 1000;
/** Records at this offset and beyond are on no page that upstream gives. */
export const MAX_RECORDS = MAX_PER_PAGE * MAX_PAGE;

/** One call: ask for the page, and `records.slice(from, to)` of its answer belongs to the window. */
export interface PagePlan {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly from: number;
  readonly to: number;
}

/** The paging arguments of a connection whose cursors are offsets, from 0. */
export type OffsetArguments = PageArguments<number>;

/** `count` records from `offset` on. */
export interface OffsetWindow {
  readonly offset: number;
  readonly count: number;
}

const pagesOf = (offset: number, end: number, perPage: number): readonly PagePlan[] => {
  const firstPage = Math.floor(offset / perPage);
  const lastPage = Math.floor((end - 1) / perPage);
  return Array.from({ length: lastPage - firstPage + 1 }, (_, index) => {
    const start = (firstPage + index) * perPage;
    const from = Math.max(offset - start, 0);
    return { page: firstPage + index + 1, perPage, from, to: Math.min(end - start, perPage) };
  });
};

/**
 * The pages that hold the window, with the fewest calls, and of those with the smallest `perPage`: upstream sends whole
 * pages, and what is outside the window is bytes for nothing. Where windows and pages are not aligned, some greater
 * `perPage` mostly has a page that holds the whole window: for every offset to 10,000 one does when `count` ≤ 500.
 * A part of the window that is on no page (from `MAX_RECORDS` on) is left out.
 */
export const planWindow = (offset: number, count: number): readonly PagePlan[] => {
  const end = Math.min(offset + count, MAX_RECORDS);
  if (end <= offset) return [];
  for (let calls = 1; ; calls += 1) {
    // A page number above MAX_PAGE does not exist, so far into the book pages must be greater.
    const smallest = Math.max(Math.ceil((end - offset) / calls), Math.ceil(end / MAX_PAGE));
    for (let perPage = smallest; perPage <= MAX_PER_PAGE; perPage += 1) {
      if (Math.floor((end - 1) / perPage) - Math.floor(offset / perPage) < calls)
        return pagesOf(offset, end, perPage);
    }
  }
};

/** The first offset that `after` leaves in. Throws RelayInputError when that is beyond all pages. */
export const floorOf = ({ after }: OffsetArguments): number => {
  const floor = after === null ? 0 : after + 1;
  if (floor >= MAX_RECORDS) throw beyondReach('after');
  return floor;
};

/** Whether only the list's length tells which records are asked for: some `last` ones, without `before`. */
export const needsEnd = (args: OffsetArguments): boolean =>
  args.direction === 'backward' && args.before === null && args.last > 0;

/**
 * Which records the arguments ask for in a list that ends at `end`. Where `needsEnd` says no, the window is known
 * without it; it may then reach beyond the list.
 */
export const resolveWindow = (args: OffsetArguments, end = Infinity): OffsetWindow => {
  const floor = floorOf(args);
  const ceiling = Math.min(args.before ?? Infinity, end);
  if (args.direction === 'forward')
    return { offset: floor, count: Math.max(0, Math.min(args.first, ceiling - floor)) };
  if (args.last === 0) return { offset: floor, count: 0 };
  const offset = Math.max(floor, ceiling - args.last);
  return { offset, count: Math.max(0, ceiling - offset) };
};

/** The error for records that are there but on no page that upstream gives. */
export const beyondReach = (argument: 'after' | 'before' | 'last'): RelayInputError =>
  new RelayInputError(
    `Argument \`${argument}\` asks for records that cannot be reached: ` +
      `allowed are the first ${MAX_RECORDS.toLocaleString('en-US')} of a list. Narrow the list with its filters.`,
  );
