import { MAX_PER_PAGE, MAX_RECORDS, planWindow } from './offset-window.ts';

/** Upstream's answer for one page. */
export interface OffsetAnswer<Item> {
  readonly records: readonly Item[];
  /** Length of the whole list, where upstream tells it. */
  readonly total?: number | null | undefined;
  /** Whether upstream names a next page; absent where it says neither yes nor no. */
  readonly hasMore?: boolean | null | undefined;
}

/** Gets one page; `page` counts from 1, both are at most 1000. */
export type FetchPage<Item> = (page: number, perPage: number) => Promise<OffsetAnswer<Item>>;

/** What the answers so far say of the list's end: records below `lower` are there, none from `upper` on. */
interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

interface HeldPage<Item> {
  readonly start: number;
  readonly end: number;
  readonly records: readonly Item[];
}

// Books change between calls. The later answer is the truer one, and what it refutes is forgotten.
const endsAt = (end: number): Bounds => ({ lower: end, upper: end });
const endsAtOrBelow = (bounds: Bounds, upper: number): Bounds =>
  upper < bounds.lower ? { lower: 0, upper } : { ...bounds, upper: Math.min(bounds.upper, upper) };
const endsAtOrAbove = (bounds: Bounds, lower: number): Bounds =>
  lower > bounds.upper ? { lower, upper: Infinity } : { ...bounds, lower: Math.max(bounds.lower, lower) };

/** What is known of the end after an answer. A total wins over a hint, a hint over the number of records. */
const learn = (bounds: Bounds, start: number, perPage: number, answer: OffsetAnswer<unknown>): Bounds => {
  const end = start + answer.records.length;
  if (typeof answer.total === 'number')
    return endsAt(answer.records.length === 0 ? answer.total : Math.max(answer.total, end));
  if (answer.records.length === 0) return start === 0 ? endsAt(0) : endsAtOrBelow(bounds, start);
  if (answer.hasMore === true) return endsAtOrAbove(bounds, start + perPage + 1);
  if (answer.hasMore === false || answer.records.length < perPage) return endsAt(end);
  return endsAtOrAbove(bounds, end);
};

/** The page of `MAX_PER_PAGE` to ask next for the end of a list without a total: 1, 2, 4, 8 …, then the middle. */
const nextPageForEnd = ({ lower, upper }: Bounds): number => {
  const full = Math.floor(lower / MAX_PER_PAGE);
  if (upper === Infinity) return Math.min(Math.max(full + 1, full * 2), MAX_RECORDS / MAX_PER_PAGE);
  return Math.floor((full + 1 + Math.ceil(upper / MAX_PER_PAGE)) / 2);
};

/** What is left of a window when the pages that are held are taken off its ends. */
const missingOf = (
  pages: readonly HeldPage<unknown>[],
  offset: number,
  end: number,
): readonly [number, number] => {
  let [from, to] = [offset, end];
  for (const page of pages) {
    if (page.start <= from && from < page.end) from = page.end;
    if (page.start < to && to <= page.end) to = page.start;
  }
  return [from, Math.max(from, to)];
};

/** A list read page by page, with all that one operation has learned of it. */
export interface OffsetBook<Item> {
  /** Gets what is not held of the window, one page after the other. */
  readonly read: (offset: number, count: number) => Promise<void>;
  /** The held records of the window; they stop where the list ends. */
  readonly slice: (offset: number, count: number) => readonly Item[];
  /** Whether the record is there: true, false, or undefined when no answer has told. */
  readonly knows: (offset: number) => boolean | undefined;
  /** Whether the record is there; asks for that one record when nothing has told. */
  readonly has: (offset: number) => Promise<boolean>;
  /** The length of the list, or some offset ≤ `floor` when the list ends at or before `floor`. */
  readonly findEnd: (floor: number) => Promise<number>;
  /** The total that upstream told last; null when it told none. */
  readonly total: () => number | null;
  /** Calls made. */
  readonly calls: () => number;
}

export const createOffsetBook = <Item>(fetchPage: FetchPage<Item>): OffsetBook<Item> => {
  // Latest first: where two answers hold the same offset, the later one is the truer.
  const pages: HeldPage<Item>[] = [];
  let bounds: Bounds = { lower: 0, upper: Infinity };
  let total: number | null = null;

  const fetch = async (page: number, perPage: number): Promise<void> => {
    const answer = await fetchPage(page, perPage);
    const start = (page - 1) * perPage;
    pages.unshift({ start, end: start + perPage, records: answer.records });
    bounds = learn(bounds, start, perPage, answer);
    if (typeof answer.total === 'number') total = bounds.lower;
  };

  const read = async (offset: number, count: number): Promise<void> => {
    const [from, to] = missingOf(pages, offset, offset + count);
    // One after the other, not at once: when the first page has the list's end, the second call is saved, and the
    // upstream's quota is dearer than the time.
    for (const { page, perPage } of planWindow(from, to - from)) {
      if (pages.length > 0 && (page - 1) * perPage >= bounds.upper) return;
      await fetch(page, perPage);
    }
  };

  const slice = (offset: number, count: number): readonly Item[] => {
    const items: Item[] = [];
    const end = offset + count;
    for (let at = offset; at < end;) {
      const position = at;
      const page = pages.find((held) => held.start <= position && position < held.end);
      const part = page?.records.slice(at - page.start, end - page.start) ?? [];
      if (part.length === 0) break;
      items.push(...part);
      at += part.length;
    }
    return items;
  };

  const knows = (offset: number): boolean | undefined => {
    if (offset < bounds.lower) return true;
    return offset >= bounds.upper || offset >= MAX_RECORDS ? false : undefined;
  };

  const has = async (offset: number): Promise<boolean> => {
    if (knows(offset) === undefined) await read(offset, 1);
    return knows(offset) ?? false;
  };

  const findEnd = async (floor: number): Promise<number> => {
    // The page that has `floor` comes first: it may hold the rest of the list, and its total spares the search.
    if (pages.length === 0) await fetch(Math.floor(floor / MAX_PER_PAGE) + 1, MAX_PER_PAGE);
    // Without totals: some 2·log2(pages) calls. The limit is for lists that change under the search.
    for (let calls = 0; calls < 32 && bounds.lower < bounds.upper; calls += 1) {
      if (bounds.upper <= floor || bounds.lower >= MAX_RECORDS) break;
      await fetch(nextPageForEnd(bounds), MAX_PER_PAGE);
    }
    return bounds.lower;
  };

  return { read, slice, knows, has, findEnd, total: () => total, calls: () => pages.length };
};
