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

/** A place behind one person of the list: all that Google wants to hear again when the list is read on from there. */
export interface ListPosition {
  /** What the chain of pages was begun with: a token is void with anything else. */
  readonly pageSize: number;
  readonly selection: PersonSelection;
  /** Of the page to read on; null for the first one. */
  readonly pageToken: string | null;
  /** Of the person on that page; -1 for the last one of the page before. */
  readonly index: number;
  /** Of the person in the whole list. */
  readonly offset: number;
  readonly resourceName: string;
  /** Of the page to read on. */
  readonly trail: PageTrail;
}

export interface ListDemand {
  /** How many persons; 0 asks for the facts about the list alone. */
  readonly first: number;
  readonly after: ListPosition | null;
  readonly sources: ListSources;
  /** What to read; with `after` what that position carries is read instead. */
  readonly selection: PersonSelection;
  /** Aborted when the operation is over. */
  readonly signal: AbortSignal;
}

export interface ListWindow {
  readonly persons: readonly PersonRecord[];
  /** Persons on the pages that were read that cannot be shown. */
  readonly unreadable: number;
  readonly hasNextPage: boolean;
  readonly totalCount: number;
  /** The place behind `persons[index]`. */
  readonly positionAt: (index: number) => ListPosition;
}

/** A page where reading begins. */
interface Begin {
  readonly pageSize: number;
  readonly selection: PersonSelection;
  readonly start: PageStep;
  /** Of the page's first person in the whole list. */
  readonly offset: number;
}

/** A page that was read; `start` is the index of its first person among all that were read. */
interface Run extends WalkedPage<OtherContactPage> {
  readonly start: number;
}

/**
 * A window of the list. One call where it begins where a page of its own size begins, as each further page of the same
 * size does. Any other costs the pages of the chain that it touches or ⌈end of the window / 1000⌉, whichever is fewer.
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
    // A page that upstream itself cut short is handed on as it is: filling it up would put each further page in the
    // middle of two of upstream's, at twice the calls.
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
    // A page of one tells whether there is any, and how many there are.
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
 * Where in `read` to go on. The list may have changed: the person is looked for, and when it is gone, the place where it
 * stood counts, so that who pages through sees nothing twice.
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
  if (run === undefined || person === undefined) throw new RangeError(`Nobody was read at ${String(at)}.`);
  const { selection, persons } = run.page;
  const place = { pageSize, selection, offset: offset + at, resourceName: person.resourceName };
  const index = at - run.start;
  // Behind the last one the next page follows at once; on the last page there is only this one to look at again.
  return index === persons.length - 1 && run.next !== null
    ? { ...place, pageToken: run.next.token, trail: run.next.trail, index: -1 }
    : { ...place, pageToken: run.token, trail: run.trail, index };
};
