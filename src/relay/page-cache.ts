import { setImmediate as nextTurn } from 'node:timers/promises';

/** Greatest `perPage` and greatest `page` of the upstream lists that page by number. */
const MAX_PER_PAGE = 1000;
export const MAX_PAGE = 1000;
/** Records at this offset and beyond are on no page that upstream gives. */
export const MAX_RECORDS = MAX_PER_PAGE * MAX_PAGE;

/** One call: ask for the page, and `records.slice(from, to)` of its answer belongs to the range. */
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
 * The pages that hold the range, with the fewest calls, and of those with the smallest `perPage`: upstream sends whole
 * pages, and what is outside the range is bytes for nothing. Where ranges and pages are not aligned, some greater
 * `perPage` mostly has a page that holds the whole range: for every offset to 10,000 one does when `count` ≤ 500.
 * A part of the range that is on no page (from page 1,001 on) is left out.
 *
 * @param maxPerPage greatest page that upstream gives, where that is less than it documents
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
  /** null stands for a record that cannot be read: it keeps its place. */
  readonly records: readonly (Item | null)[];
  /** Length of the whole list, where upstream tells it. */
  readonly total?: number | null | undefined;
  /** Whether upstream names a next page; absent where it says neither yes nor no. */
  readonly hasMore?: boolean | null | undefined;
  /** Page size that upstream has used, where it tells that: it may give less than it was asked for. */
  readonly perPage?: number | null | undefined;
  /** Offset of the first record, where upstream tells it. */
  readonly start?: number | null | undefined;
}

/** Gets one page; `page` counts from 1, both are at most 1000. */
export type FetchPage<Item> = (page: number, perPage: number) => Promise<NumberedAnswer<Item>>;

/** What the answers so far say of the list's end: records below `lower` are there, none from `upper` on. */
interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

interface HeldPage<Item> {
  readonly start: number;
  readonly end: number;
  readonly records: readonly (Item | null)[];
}

// Lists change between calls. The later answer is the truer one, and what it refutes is forgotten.
const endsAt = (end: number): Bounds => ({ lower: end, upper: end });
const endsAtOrBelow = (bounds: Bounds, upper: number): Bounds =>
  upper < bounds.lower ? { lower: 0, upper } : { ...bounds, upper: Math.min(bounds.upper, upper) };
const endsAtOrAbove = (bounds: Bounds, lower: number): Bounds =>
  lower > bounds.upper ? { lower, upper: Infinity } : { ...bounds, lower: Math.max(bounds.lower, lower) };

/** What is known of the end after an answer. A total wins over a hint, a hint over the number of records. */
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

/** Where the records of an answer stand in the list. */
interface PageExtent {
  readonly start: number;
  /** Page size that upstream has used. */
  readonly size: number;
  /** Whether it gave fewer records than that though more follow. */
  readonly isCutShort: boolean;
}

const isCount = (value: unknown, from: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= from;

/** What the answer itself says of its place in the list wins over what was asked for. */
const extentOf = (page: number, asked: number, answer: NumberedAnswer<unknown>): PageExtent => {
  const { records, total, hasMore, perPage, start: told } = answer;
  const size = isCount(perPage, 1) ? Math.min(perPage, asked) : asked;
  const start = isCount(told, 0) ? told : (page - 1) * size;
  const end = start + records.length;
  const isShort = records.length > 0 && records.length < size;
  // A page other than the first one may also turn out to stand elsewhere than its number says.
  const isShortOf = (whole: number): boolean => (page === 1 ? end < whole : end !== whole);
  return { start, size, isCutShort: isShort && (isCount(total, 0) ? isShortOf(total) : hasMore === true) };
};

/** The page to ask next for the end of a list without a total: 1, 2, 4, 8 …, then the middle. */
const nextPageForEnd = ({ lower, upper }: Bounds, perPage: number): number => {
  const full = Math.floor(lower / perPage);
  if (upper === Infinity) return Math.min(Math.max(full + 1, full * 2), MAX_PAGE);
  return Math.min(Math.floor((full + 1 + Math.ceil(upper / perPage)) / 2), MAX_PAGE);
};

/** Calls of one `read`: more than any operation may make, so that no answer can keep a read going for ever. */
const MAX_CALLS_PER_READ = 128;
/** Calls of a search for the end: some 2·log2(pages) in a list that stays as it is. */
const MAX_CALLS_FOR_END = 32;

/** The pages of a list that one operation has read, and what they tell of its length. */
export class PageCache<Item> {
  /** The total that upstream told last; null when it told none. */
  total: number | null = null;
  /** Greatest page that upstream has been seen to give. */
  maxPerPage = MAX_PER_PAGE;
  readonly #fetchPage: FetchPage<Item>;
  // Latest first: where two answers hold the same offset, the later one is the truer.
  readonly #pages: HeldPage<Item>[] = [];
  #bounds: Bounds = { lower: 0, upper: Infinity };
  #calls = 0;

  constructor(fetchPage: FetchPage<Item>) {
    this.#fetchPage = fetchPage;
  }

  get calls(): number {
    return this.#calls;
  }

  /** Offset from which on no page has records. */
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
      // Nobody has said where in the list these are: the page is asked for again, by the size that upstream gives.
      if (page > 1 && !isCount(told, 0)) return;
    }
    const end = start + (isCutShort ? records.length : size);
    this.#pages.unshift({ start, end, records });
    this.#bounds = learn(this.#bounds, extent, answer);
    if (isCount(total, 0)) this.total = this.#bounds.lower;
  }

  /**
   * Gets what is not held of the range, one page after the other.
   * @param pageSize stops as soon as upstream turns out to give smaller pages than this, for who would then ask for less
   */
  async read({ offset, count }: RecordRange, pageSize = 0): Promise<void> {
    // One after the other, not at once: when the first page has the list's end, the second call is saved, and the
    // upstream's quota is dearer than the time. Each answer may show that upstream gives smaller pages than planned.
    for (let calls = 0; calls < MAX_CALLS_PER_READ; calls += 1) {
      const missing = this.#missingOf(offset, offset + count);
      const [plan] = planPages(missing, this.maxPerPage);
      if (plan === undefined) return;
      if (this.#calls > 0 && (plan.page - 1) * plan.perPage + plan.from >= this.#bounds.upper) return;
      const maxPerPage = this.maxPerPage;
      await this.fetch(plan.page, plan.perPage);
      if (this.maxPerPage < pageSize) return;
      const rest = this.#missingOf(offset, offset + count);
      // An answer without the records that were asked for would be asked for again and again.
      if (rest.count === missing.count && this.maxPerPage === maxPerPage) return;
    }
  }

  /** The held records of the range; they stop where the list ends. */
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

  /** Whether the record is there: true, false, or undefined when no answer has told. */
  knows(offset: number): boolean | undefined {
    if (offset < this.#bounds.lower) return true;
    return offset >= this.#bounds.upper || offset >= this.reach ? false : undefined;
  }

  /** Whether the record is there; asks for that one record when nothing has told. */
  async has(offset: number): Promise<boolean> {
    if (this.knows(offset) === undefined) await this.read({ offset, count: 1 });
    return this.knows(offset) ?? false;
  }

  /** The length of the list, or some offset ≤ `floor` when the list ends at or before `floor`. */
  async findEnd(floor: number): Promise<number> {
    // The page that has `floor` comes first: it may hold the rest of the list, and its total spares the search.
    if (this.#calls === 0) await this.fetch(Math.floor(floor / this.maxPerPage) + 1, this.maxPerPage);
    for (let calls = 0; calls < MAX_CALLS_FOR_END && this.#bounds.lower < this.#bounds.upper; calls += 1) {
      if (this.#bounds.upper <= floor || this.#bounds.lower >= this.reach) break;
      await this.fetch(nextPageForEnd(this.#bounds, this.maxPerPage), this.maxPerPage);
    }
    return this.#bounds.lower;
  }

  /** What is left of a range when the pages that are held are taken off its ends. */
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
