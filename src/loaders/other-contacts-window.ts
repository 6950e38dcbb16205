import {
  listable,
  type ListSources,
  type OtherContactPage,
  type OtherContactPageLoader,
} from './other-contacts.ts';
import type { PersonSelection } from './persons-selection.ts';
import type { PersonRecord } from './records.ts';

/** A place in the list: all that Google wants to hear again when the list is read on from there. */
export interface ListPosition {
  readonly pageSize: number;
  readonly selection: PersonSelection;
  /** Of the page; null for the first one. */
  readonly pageToken: string | null;
  /** Of the person on the page that the reading goes on after; -1 to read the page from its start. */
  readonly index: number;
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
  /** Where to read on after `persons[index]`. */
  readonly positionAt: (index: number) => ListPosition;
}

/** A page that a window touches: `persons[start]` and the following are those of the page from `from` on. */
interface Run {
  readonly page: OtherContactPage;
  readonly pageToken: string | null;
  readonly from: number;
  readonly start: number;
}

/**
 * A window of the list in upstream's pages. The page size is that of the chain's first page, since a token is void with any
 * other. So a window that begins where a page of just its own size begins costs one call, any other as many as it
 * touches pages.
 */
export async function readListWindow(pages: OtherContactPageLoader, demand: ListDemand): Promise<ListWindow> {
  const { first, sources } = demand;
  const { pageSize, ...begin } = demand.after ?? startOf(demand);
  const persons: PersonRecord[] = [];
  const runs: Run[] = [];
  let { selection, pageToken } = begin;
  for (let from = begin.index + 1; ; from = 0) {
    const page: OtherContactPage = await pages.load({ pageSize, sources, selection, pageToken });
    runs.push({ page, pageToken, from, start: persons.length });
    const taken = page.persons.slice(from, from + first - persons.length);
    persons.push(...taken);
    // A page that upstream itself cut short is handed on as it is: filling it up would put each further page in the
    // middle of two of upstream's, at twice the calls.
    const isWholePage = pageSize === first && from === 0 && runs.length === 1 && taken.length > 0;
    if (persons.length === first || isWholePage || page.nextPageToken === null) {
      return {
        persons,
        hasNextPage: page.nextPageToken !== null || from + taken.length < page.persons.length,
        totalCount: page.totalSize,
        positionAt: (index) => positionAt(runs, pageSize, index),
      };
    }
    ({ selection, nextPageToken: pageToken } = page);
  }
}

/** A page of one tells whether there is any, and how many there are. */
const startOf = ({ first, selection, sources }: ListDemand): ListPosition => ({
  pageSize: Math.max(first, 1),
  selection: listable(selection, sources),
  pageToken: null,
  index: -1,
});

function positionAt(runs: readonly Run[], pageSize: number, index: number): ListPosition {
  const run = runs.findLast(({ start }) => start <= index);
  if (run === undefined) throw new RangeError(`The window has no person ${String(index)}.`);
  const { page, pageToken, from, start } = run;
  const onPage = from + index - start;
  const isLastOfPage = onPage === page.persons.length - 1;
  // From the last one the next page follows at once; on the last page this one has to be looked at again.
  return isLastOfPage && page.nextPageToken !== null
    ? { pageSize, selection: page.selection, pageToken: page.nextPageToken, index: -1 }
    : { pageSize, selection: page.selection, pageToken, index: onPage };
}
