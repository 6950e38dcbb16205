import { setImmediate as nextTurn } from 'node:timers/promises';

/** Max `perPage` and max `page` of upstream lists that page by number. */
const MAX_PER_PAGE = 1000;
export const MAX_PAGE = 1000;
/** Records at this offset and beyond cannot be read from upstream. */
export const MAX_RECORDS = MAX_PER_PAGE * MAX_PAGE;

/** One call for a page. `records.slice(from, to)` of its answer belongs to the range. */
export interface PagePlan {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly from: number;
  readonly to: number;
}

/** `count` records from `offset` on. */
export interface RecordRange {
  /** From 0. */
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
 * The pages that contain the range: as few calls as possible, then the smallest possible `perPage`, because records outside the
 * range are wasted bytes. If the range is not aligned to pages, some larger `perPage` usually has a page that contains it all:
 * for `count` ≤ 500 this is true at every offset up to 10,000. Records beyond page 1,000 are left out.
 *
 * @param maxPerPage the page size that upstream actually returns, if it is less than documented
 */
export const planPages = ({ offset, count }: RecordRange, maxPerPage = MAX_PER_PAGE): readonly PagePlan[] => {
  const end = Math.min(offset + count, maxPerPage * MAX_PAGE);
  if (end <= offset) return [];
  for (let calls = 1; ; calls += 1) {
    // A page number above MAX_PAGE does not exist, so far into the list pages must be greater.
    const smallest = Math.max(Math.ceil((end - offset) / calls), Math.ceil(end / MAX_PAGE));
    for (let perPage = smallest; perPage <= maxPerPage; perPage += 1) {
      if (Math.floor((end - 1) / perPage) - Math.floor(offset / perPage) < calls)
        return pagesOf(offset, end, perPage);
    }
  }
};

/** Upstream's answer for one page. */
export interface NumberedAnswer<Item> {
  /** null for an unreadable record, which keeps its place. */
  readonly records: readonly (Item | null)[];
  /** Length of the whole list, if upstream returns it. */
  readonly total?: number | null | undefined;
  /** Whether there is a next page; absent if upstream does not say. */
  readonly hasMore?: boolean | null | undefined;
  /** Page size that upstream used, if it returns it. May be less than requested. */
  readonly perPage?: number | null | undefined;
  /** Offset of the first record, if upstream returns it. */
  readonly start?: number | null | undefined;
}

/** Gets one page; `page` counts from 1, both are at most 1000. */
export type FetchPage<Item> = (page: number, perPage: number) => Promise<NumberedAnswer<Item>>;

/** What is known of the list's end: it has at least `lower` and at most `upper` records. */
interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

interface HeldPage<Item> {
  readonly start: number;
  readonly end: number;
  readonly records: readonly (Item | null)[];
}

// Lists change between calls, so a later answer overrides what it contradicts.
const endsAt = (end: number): Bounds => ({ lower: end, upper: end });
const endsAtOrBelow = (bounds: Bounds, upper: number): Bounds =>
  upper < bounds.lower ? { lower: 0, upper } : { ...bounds, upper: Math.min(bounds.upper, upper) };
const endsAtOrAbove = (bounds: Bounds, lower: number): Bounds =>
  lower > bounds.upper ? { lower, upper: Infinity } : { ...bounds, lower: Math.max(bounds.lower, lower) };

/** The bounds after an answer. A total takes precedence over `hasMore`, and that over the number of records. */
const learn = (
  bounds: Bounds,
  { start, size, isCutShort }: PageExtent,
  { records, total, hasMore }: NumberedAnswer<unknown>,
): Bounds => {
  const end = start + records.length;
  if (typeof total === 'number') return endsAt(records.length === 0 ? total : Math.max(total, end));
  if (records.length === 0) return start === 0 ? endsAt(0) : endsAtOrBelow(bounds, start);
  if (hasMore === true) return endsAtOrAbove(bounds, (isCutShort ? end : start + size) + 1);
  if (hasMore === false || records.length < size) return endsAt(end);
  return endsAtOrAbove(bounds, end);
};

/** The place of an answer's records in the list. */
interface PageExtent {
  readonly start: number;
  /** Page size that upstream used. */
  readonly size: number;
  /** Whether it has fewer records than that although more follow. */
  readonly isCutShort: boolean;
}

const isCount = (value: unknown, from: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= from;

/** The place that the answer states takes precedence over the requested one. */
const extentOf = (page: number, asked: number, answer: NumberedAnswer<unknown>): PageExtent => {
  const { records, total, hasMore, perPage, start: told } = answer;
  const size = isCount(perPage, 1) ? Math.min(perPage, asked) : asked;
  const start = isCount(told, 0) ? told : (page - 1) * size;
  const end = start + records.length;
  const isShort = records.length > 0 && records.length < size;
  // A later page that does not end where the list ends may be at another place than its number says.
  const isShortOf = (whole: number): boolean => (page === 1 ? end < whole : end !== whole);
  return { start, size, isCutShort: isShort && (isCount(total, 0) ? isShortOf(total) : hasMore === true) };
};

/** The next page in the search for the end of a list without a total: 1, 2, 4, 8 …, then bisection. */
const nextPageForEnd = ({ lower, upper }: Bounds, perPage: number): number => {
  const full = Math.floor(lower / perPage);
  if (upper === Infinity) return Math.min(Math.max(full + 1, full * 2), MAX_PAGE);
  return Math.min(Math.floor((full + 1 + Math.ceil(upper / perPage)) / 2), MAX_PAGE);
};

/** Max calls of one `read`: more than an operation may make. Ensures that a read ends, whatever upstream answers. */
const MAX_CALLS_PER_READ = 128;
/** Max calls of a search for the end, which needs about 2·log2(pages) in an unchanged list. */
const MAX_CALLS_FOR_END = 32;

/** The pages of a list that one operation has read, and what is known of the list's length. */
export class PageCache<Item> {
  /** The total in upstream's latest answer; null if it has none. */
  total: number | null = null;
  /** Largest page size that upstream returns, as far as known. */
  maxPerPage = MAX_PER_PAGE;
  readonly #fetchPage: FetchPage<Item>;
  // Latest first: if two answers contain the same offset, the later one counts.
  readonly #pages: HeldPage<Item>[] = [];
  #bounds: Bounds = { lower: 0, upper: Infinity };
  #calls = 0;

  constructor(fetchPage: FetchPage<Item>) {
    this.#fetchPage = fetchPage;
  }

  get calls(): number {
    return this.#calls;
  }

  /** Records at this offset and beyond cannot be read with the current page size. */
  get reach(): number {
    return this.maxPerPage * MAX_PAGE;
  }

  async fetch(page: number, perPage: number): Promise<void> {
    if (this.#calls > 0) await nextTurn();
    this.#calls += 1;
    const answer = await this.#fetchPage(page, perPage);
    const { records, total, start: told } = answer;
    const extent = extentOf(page, perPage, answer);
    const { start, size, isCutShort } = extent;
    if (size < perPage) this.maxPerPage = Math.min(this.maxPerPage, size);
    if (isCutShort) {
      this.maxPerPage = Math.min(this.maxPerPage, records.length);
      // The place of these records is unknown, so the page is requested again with the smaller size.
      if (page > 1 && !isCount(told, 0)) return;
    }
    const end = start + (isCutShort ? records.length : size);
    this.#pages.unshift({ start, end, records });
    this.#bounds = learn(this.#bounds, extent, answer);
    if (isCount(total, 0)) this.total = this.#bounds.lower;
  }

  /**
   * Reads the missing part of the range, one page after the other.
   * @param pageSize stops as soon as upstream returns smaller pages than this; the caller may then need less
   */
  async read({ offset, count }: RecordRange, pageSize = 0): Promise<void> {
    // Sequential, because quota is scarcer than time: if the first page has the end of the list, the second call is saved.
    // Each answer may also show that upstream gives smaller pages than planned.
    for (let calls = 0; calls < MAX_CALLS_PER_READ; calls += 1) {
      const missing = this.#missingOf(offset, offset + count);
      const [plan] = planPages(missing, this.maxPerPage);
      if (plan === undefined) return;
      if (this.#calls > 0 && (plan.page - 1) * plan.perPage + plan.from >= this.#bounds.upper) return;
      const maxPerPage = this.maxPerPage;
      await this.fetch(plan.page, plan.perPage);
      if (this.maxPerPage < pageSize) return;
      const rest = this.#missingOf(offset, offset + count);
      // Nothing new: the same request would be repeated forever.
      if (rest.count === missing.count && this.maxPerPage === maxPerPage) return;
    }
  }

  /** The records of the range that were read, up to the end of the list. */
  slice({ offset, count }: RecordRange): readonly (Item | null)[] {
    const items: (Item | null)[] = [];
    const end = offset + count;
    for (let at = offset; at < end;) {
      const position = at;
      const page = this.#pages.find((held) => held.start <= position && position < held.end);
      const part = page?.records.slice(at - page.start, end - page.start) ?? [];
      if (part.length === 0) break;
      items.push(...part);
      at += part.length;
    }
    return items;
  }

  /** Whether the record exists; undefined if no answer shows it. */
  knows(offset: number): boolean | undefined {
    if (offset < this.#bounds.lower) return true;
    return offset >= this.#bounds.upper || offset >= this.reach ? false : undefined;
  }

  /** Whether the record exists. Requests that one record if no answer shows it. */
  async has(offset: number): Promise<boolean> {
    if (this.knows(offset) === undefined) await this.read({ offset, count: 1 });
    return this.knows(offset) ?? false;
  }

  /** The length of the list, or any offset ≤ `floor` if the list ends at or before `floor`. */
  async findEnd(floor: number): Promise<number> {
    // Starts with the page that contains `floor`: it may have the rest of the list, or a total that makes the search unnecessary.
    if (this.#calls === 0) await this.fetch(Math.floor(floor / this.maxPerPage) + 1, this.maxPerPage);
    for (let calls = 0; calls < MAX_CALLS_FOR_END && this.#bounds.lower < this.#bounds.upper; calls += 1) {
      if (this.#bounds.upper <= floor || this.#bounds.lower >= this.reach) break;
      await this.fetch(nextPageForEnd(this.#bounds, this.maxPerPage), this.maxPerPage);
    }
    return this.#bounds.lower;
  }

  /** The range without the parts at its ends that were already read. */
  #missingOf(offset: number, end: number): RecordRange {
    let [from, to] = [offset, end];
    for (let isSmaller = true; isSmaller;) {
      isSmaller = false;
      for (const page of this.#pages) {
        if (from >= to) break;
        if (page.start <= from && from < page.end) [from, isSmaller] = [page.end, true];
        else if (page.start < to && to <= page.end) [to, isSmaller] = [page.start, true];
      }
    }
    return { offset: from, count: Math.max(0, to - from) };
  }
}
