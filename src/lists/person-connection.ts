import type { GraphQLResolveInfo } from 'graphql';

import type { Context } from '../context/context.ts';
import type { ListSources } from '../loaders/other-contacts.ts';
import { readListWindow } from '../loaders/other-contacts-window.ts';
import { MAX_RESULTS } from '../loaders/search.ts';
import { EMPTY_PAGE } from '../relay/connection.ts';
import { bindingOf } from '../relay/cursor.ts';
import { type ConnectionArguments, parseForwardArguments } from '../relay/page-arguments.ts';
import { sliceConnection } from '../relay/slice-connection.ts';
import type { PersonConnectionParent } from '../loaders/records.ts';
import { decodeListPosition, encodeListPosition } from './person-list-cursor.ts';
import { personSelection } from './person-selection.ts';
import { requestedFields, requestedNodeFields } from './selection.ts';

type ForwardArguments = Pick<ConnectionArguments, 'first' | 'after'>;

const LIST_LIMITS = { defaultFirst: 20, max: 1000 };
const SEARCH_LIMITS = { defaultFirst: 10, max: MAX_RESULTS, min: 1 };

/** A page of the caller's other contacts. */
export async function otherContactConnection(
  sources: ListSources,
  args: ForwardArguments,
  { loaders, signal }: Context,
  info: GraphQLResolveInfo,
): Promise<PersonConnectionParent> {
  const { first, after: cursor } = parseForwardArguments(args, LIST_LIMITS);
  const selection = personSelection(requestedNodeFields(info, 'Person'));
  const after = cursor === null ? null : decodeListPosition(cursor, sources, selection);
  if (first === 0 && !asksForFacts(info)) return { ...EMPTY_PAGE, hasPreviousPage: after !== null };
  const window = await readListWindow(loaders.otherContactPages, {
    first,
    after,
    sources,
    selection,
    signal,
  });
  return {
    nodes: window.persons,
    hasNextPage: window.hasNextPage,
    // What `after` points at comes before.
    hasPreviousPage: after !== null,
    totalCount: window.totalCount,
    cursorAt: (index) => encodeListPosition(window.positionAt(index), sources),
  };
}

/** Whether something is asked of a page without persons that only upstream can tell. */
function asksForFacts(info: GraphQLResolveInfo): boolean {
  const fields = requestedFields(info, 'PersonConnection');
  return fields.has('totalCount') || fields.has('pageInfo.hasNextPage');
}

/** A page of what the search finds. @param query not empty, without white space around it. */
export async function searchConnection(
  query: string,
  args: ForwardArguments,
  { loaders }: Context,
  info: GraphQLResolveInfo,
): Promise<PersonConnectionParent> {
  const page = parseForwardArguments(args, SEARCH_LIMITS);
  const selection = personSelection(requestedNodeFields(info, 'Person'));
  const { persons, isCapped } = await loaders.otherContactSearches.load({ query, selection });
  const connection = sliceConnection(persons, page, {
    kind: 'searchOtherContacts',
    binding: bindingOf({ query }),
    keyOf: ({ resourceName }) => resourceName,
  });
  return isCapped ? { ...connection, totalCount: null } : connection;
}
