import type { GraphQLResolveInfo } from 'graphql';

import { personRecordOf } from '../books/other-contact-reads.ts';
import { reportUnreadable, userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { type ListPosition, readListWindow } from '../loaders/other-contacts-window.ts';
import { listable, type ListSources, MAX_PAGE_SIZE } from '../loaders/other-contacts.ts';
import { covers, type PersonSelection } from '../loaders/persons-selection.ts';
import type { PersonConnectionParent } from '../loaders/records.ts';
import { MAX_RESULTS } from '../loaders/search.ts';
import { EMPTY_PAGE, sliceConnection } from '../relay/connection.ts';
import {
  badPayload,
  bindingOf,
  type ConnectionArguments,
  cursorOrigin,
  type CursorPayload,
  decodeCursor,
  encodeCursor,
  type ForwardArguments as ForwardPage,
  parseForwardArguments,
  parsePageArguments,
} from '../relay/cursor.ts';
import { isIntegerFrom, isNatural } from '../relay/opaque-argument.ts';

import { demandText, MAX_SEARCH_TEXT } from './arguments.ts';
import { mirroredPage } from './mirrored-page.ts';
import { personSelection, requestedFields, requestedNodeFields } from './selection.ts';

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
  const scope = { kind: LIST_KIND, binding: bindingOf({ sources, search }) };
  const origin = cursorOrigin(page, scope);
  if (origin !== 'upstream') {
    const isNeeded = search !== undefined || origin === 'mirror';
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

const LIST_KIND = 'otherContacts';
const PATHS = /^(?:[A-Za-z]+(?:\.[A-Za-z]+)*(?:,(?!$)|$))*$/;

/** The cursor of a position in the list of other contacts. */
const encodeListPosition = (position: ListPosition, sources: ListSources): string => {
  const { pageSize, selection, pageToken, trail, index, offset, resourceName } = position;
  return encodeCursor(LIST_KIND, BINDINGS[sources], [
    pageSize,
    selection.join(','),
    pageToken,
    trail.steps,
    trail.mark,
    index,
    offset,
    resourceName,
  ]);
};

const BINDINGS: Readonly<Record<ListSources, string>> = {
  contact: bindingOf({ sources: 'contact' }),
  contactAndProfile: bindingOf({ sources: 'contactAndProfile' }),
};

/**
 * The position in an `after` cursor. Google's page tokens are only valid with the field mask of the first page, so a selection
 * that needs more fields is refused.
 */
const decodeListPosition = (after: string, sources: ListSources, wanted: PersonSelection): ListPosition => {
  const position = positionOf(
    decodeCursor(after, { kind: LIST_KIND, binding: BINDINGS[sources], argument: 'after' }),
  );
  if (position === null || listable(position.selection, sources).length < position.selection.length) {
    throw badPayload('after', 'carries no position in a list of other contacts');
  }
  const missing = listable(wanted, sources).filter((path) => !covers(position.selection, [path]));
  if (missing.length === 0) return position;
  throw userInputError(
    `comes from an operation that did not select ${missing.join(', ')}, but this one does. ` +
      'Google continues a list only with the fields of its first page. Select only those, or start again without a cursor.',
    'after',
  );
};

const positionOf = (payload: CursorPayload): ListPosition | null => {
  const [pageSize, paths, pageToken, steps, mark, index, offset, resourceName, ...rest] = payload;
  if (!isIntegerFrom(1, MAX_PAGE_SIZE, pageSize) || !isIntegerFrom(-1, MAX_PAGE_SIZE - 1, index)) return null;
  if (!isIntegerFrom(Math.max(index, 0), Number.MAX_SAFE_INTEGER, offset)) return null;
  if (typeof paths !== 'string' || !PATHS.test(paths)) return null;
  if (!isNatural(steps) || !isNatural(mark)) return null;
  if (pageToken === undefined || typeof pageToken === 'number') return null;
  if (typeof resourceName !== 'string' || rest.length > 0) return null;
  return {
    pageSize,
    selection: paths === '' ? [] : paths.split(','),
    pageToken,
    trail: { steps, mark },
    index,
    offset,
    resourceName,
  };
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
