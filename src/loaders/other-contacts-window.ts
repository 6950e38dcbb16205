import {
  listable,
  type ListSources,
  MAX_PAGE_SIZE,
  type OtherContactPage,
  type OtherContactPageLoader,
} from './other-contacts.ts';
import { LIST_START, type PageStep, type PageTrail, type WalkedPage, walkPages } from './page-walk.ts';
import type { PersonSelection } from './persons-selection.ts';
import type { PersonRecord } from './records.ts';

/** A position after a person in the list, with everything that Google needs to continue the list from there. */
export interface ListPosition {
  /** Of the first page; Google's tokens are only valid with the same page size and selection. */
  readonly pageSize: number;
  readonly selection: PersonSelection;
  /** Of the page to continue with; null for the first page. */
  readonly pageToken: string | null;
  /** Of the person on that page; -1 for the last person of the page before. */
  readonly index: number;
  /** Of the person in the whole list. */
  readonly offset: number;
  readonly resourceName: string;
  /** Of the page to continue with. */
  readonly trail: PageTrail;
}

export interface ListDemand {
  /** Number of persons; 0 if only facts about the list are needed. */
  readonly first: number;
  readonly after: ListPosition | null;
  readonly sources: ListSources;
  /** What to read. With `after`, the selection of that position is used instead. */
  readonly selection: PersonSelection;
  /** Aborted when the operation ends. */
  readonly signal: AbortSignal;
}

export interface ListWindow {
  readonly persons: readonly PersonRecord[];
  /** Number of unreadable persons on the pages that were read. */
  readonly unreadable: number;
  readonly hasNextPage: boolean;
  readonly totalCount: number;
  /** The position after `persons[index]`. */
  readonly positionAt: (index: number) => ListPosition;
}

/** The page where reading begins. */
interface Begin {
  readonly pageSize: number;
  readonly selection: PersonSelection;
  readonly start: PageStep;
  /** Of the page's first person in the whole list. */
  readonly offset: number;
}

/** A page that was read. `start` is the index of its first person among all persons read. */
interface Run extends WalkedPage<OtherContactPage> {
  readonly start: number;
}

/**
 * Reads a window of the list. Costs one call if it is exactly one page of the chain, as when a caller pages with the same size.
 * Any other window costs the pages of the chain that it touches, or ⌈end of the window / 1000⌉ if that is fewer.
 */
export const readListWindow = async (
  pages: OtherContactPageLoader,
  demand: ListDemand,
): Promise<ListWindow> => {
  const { first, after, sources, signal } = demand;
  const begin = beginOf(demand);
  const { pageSize } = begin;
  const runs: Run[] = [];
  const read: PersonRecord[] = [];
  let { selection } = begin;
  let from = 0;
  let last: OtherContactPage | undefined;
  const walk = walkPages({
    upstream: 'google-people',
    signal,
    start: begin.start,
    load: (pageToken) => pages.load({ pageSize, sources, selection, pageToken }),
  });
  for await (const walked of walk) {
    const { page } = walked;
    runs.push({ ...walked, start: read.length });
    read.push(...page.persons);
    from = after === null ? 0 : indexBehind(after, read, begin.offset);
    ({ selection } = page);
    last = page;
    // If upstream's page is shorter than requested, it is not filled up: all further pages would then overlap two of
    // upstream's pages and cost two calls.
    const isWholePage = pageSize === first && from === 0 && runs.length === 1 && read.length > 0;
    if (read.length >= from + first || isWholePage) break;
  }
  const hasMorePages = last !== undefined && last.nextToken !== null;
  return {
    persons: read.slice(from, from + first),
    unreadable: runs.reduce((sum, run) => sum + run.page.unreadable, 0),
    hasNextPage: hasMorePages || read.length > from + first,
    totalCount: last?.totalSize ?? 0,
    positionAt: (index) => positionAt(runs, begin, from + index),
  };
};

const beginOf = ({ first, after, selection, sources }: ListDemand): Begin => {
  if (after === null) {
    // For `first: 0`, a page of one tells whether there are persons, and how many.
    return {
      pageSize: Math.max(first, 1),
      selection: listable(selection, sources),
      start: LIST_START,
      offset: 0,
    };
  }
  const { pageSize, index, pageToken, trail, offset } = after;
  const end = offset + 1 + first;
  const callsOfChain = 1 + Math.ceil(Math.max(0, first - (pageSize - (index + 1))) / pageSize);
  if (callsOfChain > Math.ceil(end / MAX_PAGE_SIZE)) {
    return {
      pageSize: Math.min(end, MAX_PAGE_SIZE),
      selection: after.selection,
      start: LIST_START,
      offset: 0,
    };
  }
  return { pageSize, selection: after.selection, start: { token: pageToken, trail }, offset: offset - index };
};

/**
 * The index in `read` to continue from. The list may have changed, so the person is searched; if it is gone, its former place
 * counts, so that no person is shown twice.
 */
const indexBehind = (
  { resourceName, offset }: ListPosition,
  read: readonly PersonRecord[],
  start: number,
): number => {
  const expected = offset - start;
  if (expected < 0 || read[expected]?.resourceName === resourceName) return expected + 1;
  const found = read.findIndex((person) => person.resourceName === resourceName);
  return found === -1 ? expected : found + 1;
};

const positionAt = (runs: readonly Run[], { pageSize, offset }: Begin, at: number): ListPosition => {
  const run = runs.findLast(({ start }) => start <= at);
  const person = run?.page.persons[at - run.start];
  if (run === undefined || person === undefined) throw new RangeError(`No person was read at ${String(at)}.`);
  const { selection, persons } = run.page;
  const place = { pageSize, selection, offset: offset + at, resourceName: person.resourceName };
  const index = at - run.start;
  // After the last person of a page, continue with the next page. The list's last page has none, so it is read again.
  return index === persons.length - 1 && run.next !== null
    ? { ...place, pageToken: run.next.token, trail: run.next.trail, index: -1 }
    : { ...place, pageToken: run.token, trail: run.trail, index };
};
