import type { GraphQLResolveInfo } from 'graphql';

import { personRecordOf } from '../books/other-contact-reads.ts';
import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { readListWindow } from '../loaders/other-contacts-window.ts';
import type { ListSources } from '../loaders/other-contacts.ts';
import type { PersonConnectionParent } from '../loaders/records.ts';
import { MAX_RESULTS } from '../loaders/search.ts';
import { EMPTY_PAGE, sliceConnection } from '../relay/connection.ts';
import {
  bindingOf,
  type ConnectionArguments,
  type ForwardArguments as ForwardPage,
  parseForwardArguments,
  parsePageArguments,
  sideOf,
} from '../relay/cursor.ts';

import { demandText, MAX_SEARCH_TEXT } from './arguments.ts';
import { mirroredPage } from './mirrored-page.ts';
import { decodeListPosition, encodeListPosition } from './person-list-cursor.ts';
import { personSelection } from './person-selection.ts';
import { requestedFields, requestedNodeFields } from './selection.ts';
import { reportUnreadable } from './unreadable-records.ts';

type ForwardArguments = Pick<ConnectionArguments, 'first' | 'after'>;

const LIST_LIMITS = { defaultFirst: 20, max: 1000 };
const SEARCH_LIMITS = { defaultFirst: 10, max: MAX_RESULTS, min: 1 };

interface ListArguments extends ConnectionArguments {
  readonly search?: string | null | undefined;
}

/**
 * A page of the caller's other contacts: from the mirror, or from upstream if the list is not mirrored or paging began there.
 */
export const otherContactConnection = async (
  sources: ListSources,
  args: ListArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<PersonConnectionParent> => {
  const page = parsePageArguments(args, LIST_LIMITS);
  const search = demandText(args.search ?? '', MAX_SEARCH_TEXT, 'search').trim() || undefined;
  const scope = { kind: 'otherContacts', binding: bindingOf({ sources, search }) };
  const side = sideOf(page, scope);
  if (side !== 'upstream') {
    const isNeeded = search !== undefined || side === 'mirror';
    const whole = await context.books.google.persons(sources, isNeeded);
    if (whole !== null) {
      const request = { args: page, scope, search, order: 'DISPLAY_NAME', direction: 'ASC' } as const;
      const found = await mirroredPage(whole.records, request, (person) => personRecordOf(whole, person));
      return { ...found, asOf: whole.asOf };
    }
  }
  if (page.direction === 'backward' || page.before !== null) {
    throw userInputError(
      'needs a mirrored list, because Google pages forward only, and this list is not mirrored (yet). Page with `first` and `after`, or try again shortly.',
      page.direction === 'backward' ? 'last' : 'before',
    );
  }
  return upstreamPersons(sources, page, context, info);
};

const upstreamPersons = async (
  sources: ListSources,
  { first, after: cursor }: ForwardPage,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<PersonConnectionParent> => {
  const selection = personSelection(requestedNodeFields(info, 'Person'));
  const after = cursor === null ? null : decodeListPosition(cursor, sources, selection);
  if (first === 0 && !asksForFacts(info)) return { ...EMPTY_PAGE, hasPreviousPage: after !== null };
  const { loaders, signal } = context;
  const window = await readListWindow(loaders.otherContactPages, {
    first,
    after,
    sources,
    selection,
    signal,
  });
  reportUnreadable(window.unreadable, 'google-people', context, info);
  context.books.google.passedThrough(sources, window.totalCount);
  return {
    nodes: window.persons,
    hasNextPage: window.hasNextPage,
    // The person that `after` points at comes before this page.
    hasPreviousPage: after !== null,
    totalCount: window.totalCount,
    cursorAt: (index) => encodeListPosition(window.positionAt(index), sources),
  };
};

/** Whether `first: 0` selects page fields that only upstream can tell. */
const asksForFacts = (info: GraphQLResolveInfo): boolean => {
  const fields = requestedFields(info, 'PersonConnection');
  return fields.has('totalCount') || fields.has('pageInfo.hasNextPage');
};

/** A page of search results. @param query not empty, trimmed */
export const searchConnection = async (
  query: string,
  args: ForwardArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<PersonConnectionParent> => {
  const page = parseForwardArguments(args, SEARCH_LIMITS);
  const selection = personSelection(requestedNodeFields(info, 'Person'));
  const { persons, unreadable, isCapped } = await context.loaders.otherContactSearches.load({
    query,
    selection,
  });
  reportUnreadable(unreadable, 'google-people', context, info);
  const connection = sliceConnection(persons, page, {
    kind: 'searchOtherContacts',
    binding: bindingOf({ query }),
    keyOf: ({ resourceName }) => resourceName,
  });
  return isCapped ? { ...connection, totalCount: null } : connection;
};
