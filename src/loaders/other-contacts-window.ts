import {
  listable,
  type ListSources,
  MAX_PAGE_SIZE,
  type OtherContactPage,
  type OtherContactPageLoader,
} from './other-contacts.ts';
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
}

export interface ListDemand {
  /** How many persons; 0 asks for the facts about the list alone. */
  readonly first: number;
  readonly after: ListPosition | null;
  readonly sources: ListSources;
  /** What to read; with `after` what that position carries is read instead. */
  readonly selection: PersonSelection;
}

export interface ListWindow {
  readonly persons: readonly PersonRecord[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
  /** The place behind `persons[index]`. */
  readonly positionAt: (index: number) => ListPosition;
}

/** A page where reading begins. */
interface Begin {
  readonly pageSize: number;
  readonly selection: PersonSelection;
  readonly pageToken: string | null;
  /** Of the page's first person in the whole list. */
  readonly offset: number;
}

/** A page that was read; `start` is the index of its first person among all that were read. */
interface Run {
  readonly page: OtherContactPage;
  readonly pageToken: string | null;
  readonly start: number;
}

/**
 * A window of the list. One call where it begins where a page of its own size begins, as each further page of the same
 * size does. Any other costs the pages of the chain that it touches or ⌈end of the window / 1000⌉, whichever is fewer.
 */
export async function readListWindow(pages: OtherContactPageLoader, demand: ListDemand): Promise<ListWindow> {
  const { first, after, sources } = demand;
  const begin = beginOf(demand);
  const { pageSize } = begin;
  const runs: Run[] = [];
  const read: PersonRecord[] = [];
  for (let { selection, pageToken } = begin; ;) {
    const page: OtherContactPage = await pages.load({ pageSize, sources, selection, pageToken });
    runs.push({ page, pageToken, start: read.length });
    read.push(...page.persons);
    const from = after === null ? 0 : indexBehind(after, read, begin.offset);
    // A page that upstream itself cut short is handed on as it is: filling it up would put each further page in the
    // middle of two of upstream's, at twice the calls.
    const isWholePage = pageSize === first && from === 0 && runs.length === 1 && read.length > 0;
    if (read.length >= from + first || isWholePage || page.nextPageToken === null) {
      return {
        persons: read.slice(from, from + first),
        hasNextPage: page.nextPageToken !== null || read.length > from + first,
        totalCount: page.totalSize,
        positionAt: (index) => positionAt(runs, begin, from + index),
      };
    }
    ({ selection, nextPageToken: pageToken } = page);
  }
}

function beginOf({ first, after, selection, sources }: ListDemand): Begin {
  if (after === null) {
    // A page of one tells whether there is any, and how many there are.
    return {
      pageSize: Math.max(first, 1),
      selection: listable(selection, sources),
      pageToken: null,
      offset: 0,
    };
  }
  const { pageSize, index, pageToken, offset } = after;
  const end = offset + 1 + first;
  const callsOfChain = 1 + Math.ceil(Math.max(0, first - (pageSize - (index + 1))) / pageSize);
  if (callsOfChain > Math.ceil(end / MAX_PAGE_SIZE)) {
    return { pageSize: Math.min(end, MAX_PAGE_SIZE), selection: after.selection, pageToken: null, offset: 0 };
  }
  return { pageSize, selection: after.selection, pageToken, offset: offset - index };
}

/**
 * Where in `read` to go on. The list may have changed: the person is looked for, and when it is gone, the place where it
 * stood counts, so that who pages through sees nothing twice.
 */
function indexBehind(
  { resourceName, offset }: ListPosition,
  read: readonly PersonRecord[],
  start: number,
): number {
  const expected = offset - start;
  if (expected < 0 || read[expected]?.resourceName === resourceName) return expected + 1;
  const found = read.findIndex((person) => person.resourceName === resourceName);
  return found === -1 ? expected : found + 1;
}

function positionAt(runs: readonly Run[], { pageSize, offset }: Begin, at: number): ListPosition {
  const run = runs.findLast(({ start }) => start <= at);
  const person = run?.page.persons[at - run.start];
  if (run === undefined || person === undefined) throw new RangeError(`Nobody was read at ${String(at)}.`);
  const { selection, nextPageToken, persons } = run.page;
  const place = { pageSize, selection, offset: offset + at, resourceName: person.resourceName };
  const index = at - run.start;
  // Behind the last one the next page follows at once; on the last page there is only this one to look at again.
  return index === persons.length - 1 && nextPageToken !== null
    ? { ...place, pageToken: nextPageToken, index: -1 }
    : { ...place, pageToken: run.pageToken, index };
}
