import type { GraphQLResolveInfo } from 'graphql';

import type { PersonalContactOrder } from '../__generated__/graphql.ts';
import { reportUnreadable, userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import type { ContactFilter } from '../loaders/personal-contacts.ts';
import type {
  AddressBook,
  PersonalContactConnectionParent,
  PersonalContactEdgeParent,
  PersonalContactParent,
} from '../loaders/records.ts';
import {
  decodeNumberedArguments,
  listOrder,
  numberedConnection,
  sliceConnection,
  startCursor,
} from '../relay/connection.ts';
import {
  bindingOf,
  type ConnectionArguments,
  cursorOrigin,
  type CursorScope,
  type PageArguments,
  parsePageArguments,
} from '../relay/cursor.ts';
import type { ListOrder } from '../relay/list-order.ts';
import { readNumberedPage } from '../relay/numbered-page.ts';
import type { FetchPage } from '../relay/page-cache.ts';

import { contactFilter, demandText, type FilterArguments, MAX_SEARCH_TEXT } from './arguments.ts';
import { hasNamePrefix, mirroredContacts } from './mirrored-contacts.ts';
import { requestedFields } from './selection.ts';

type ListArguments = ConnectionArguments &
  FilterArguments & {
    readonly search?: string | null | undefined;
    readonly orderBy?: PersonalContactOrder | null | undefined;
  };

const LIMITS = { defaultFirst: 20, max: 1000 };

/**
 * A page of a book's contacts, for `Query.personalContacts` and `Extension.personalContacts`: from the mirror, or from upstream
 * if the book is not mirrored or paging began there.
 */
export const personalContactConnection = async (
  book: AddressBook,
  args: ListArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<PersonalContactConnectionParent> => {
  const filter = contactFilter(args);
  const search = demandText(args.search ?? '', MAX_SEARCH_TEXT, 'search').trim() || undefined;
  const orderBy = args.orderBy ?? undefined;
  const scope = scopeOf(book, filter, { search, orderBy });
  const page = parsePageArguments(args, LIMITS);
  const origin = cursorOrigin(page, scope);
  if (origin !== 'upstream') {
    // Upstream cannot search, cannot sort descending, and cannot continue a list that began in the mirror.
    const isNeeded = search !== undefined || orderBy !== undefined || origin === 'mirror';
    const whole = await context.books.ringcentral.contacts(book, isNeeded);
    if (whole !== null) return mirroredContacts(whole, { args: page, scope, search, filter, orderBy });
  }
  const list: ListedBook = { book, filter, scope, order: orderOf(filter) };
  const firstWord = firstWordOf(filter.startsWith);
  return firstWord === null
    ? pageOfList(list, page, context, info)
    : pageOfFullNames(list, firstWord, page, context, info);
};

/** The first word of a text with several words; null for a single word. Upstream can search for one word only. */
const firstWordOf = (startsWith: string | undefined): string | null =>
  startsWith?.includes(' ') === true ? (/[^ ,]+/.exec(startsWith)?.[0] ?? null) : null;

interface ListedBook {
  readonly book: AddressBook;
  readonly filter: ContactFilter;
  readonly scope: CursorScope;
  readonly order: ListOrder<PersonalContactParent>;
}

const pageOfList = async (
  { book, filter, scope, order }: ListedBook,
  page: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<PersonalContactConnectionParent> => {
  const fields = requestedFields(info, 'PersonalContactConnection');
  const read = await readNumberedPage({
    args: decodeNumberedArguments(page, scope),
    order,
    fetchPage: fetchPageOf(book, filter, context),
    needsTotal: fields.has('totalCount') || fields.has('pageInfo'),
  });
  const isWholeList = filter.startsWith === undefined && filter.phoneNumber === undefined;
  context.books.ringcentral.passedThrough(book, isWholeList ? (read.total ?? undefined) : undefined);
  const connection = numberedConnection(read, scope, order);
  const unreadable = read.records.length - connection.nodes.length;
  reportUnreadable(unreadable, 'ringcentral', context, info);
  return connection;
};

/**
 * Upstream compares the text with first names and with last names, so it never finds "Ann Caller". Instead, all contacts that
 * match the first word are read and filtered here. They usually fit on one page, so this still costs one call.
 */
const pageOfFullNames = async (
  { book, filter, scope, order }: ListedBook,
  firstWord: string,
  page: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<PersonalContactConnectionParent> => {
  const { startsWith = '' } = filter;
  const { records, hasNextPage } = await readNumberedPage({
    args: { direction: 'forward', first: LIMITS.max, after: null, before: null },
    order,
    fetchPage: fetchPageOf(book, { ...filter, startsWith: firstWord }, context),
  });
  if (hasNextPage) {
    throw userInputError(
      `matches too many contacts: more than ${LIMITS.max} begin with ${JSON.stringify(firstWord)}. Pass a longer first word, or a single word.`,
      'startsWith',
    );
  }
  const readable = records.filter((record) => record !== null);
  const unreadable = records.length - readable.length;
  reportUnreadable(unreadable, 'ringcentral', context, info);
  const found = readable.filter((record) => hasNamePrefix(record, startsWith));
  return sliceConnection(found, page, { ...scope, keyOf: ({ contactId }) => contactId });
};

const fetchPageOf =
  (book: AddressBook, filter: ContactFilter, { loaders }: Context): FetchPage<PersonalContactParent> =>
  (page, perPage) =>
    loaders.personalContactPages.load({ book, filter, page, perPage });

const SORT_FIELDS = { FirstName: 'firstName', LastName: 'lastName', Company: 'company' } as const;

const orderOf = ({ sortBy = [] }: ContactFilter): ListOrder<PersonalContactParent> =>
  listOrder((contact) => ({
    key: contact.contactId,
    values: sortBy.map((key) => {
      const value: unknown = contact[SORT_FIELDS[key]];
      return typeof value === 'string' ? value : null;
    }),
  }));

/** The cursor scope uses the book as the caller wrote it: a cursor made with `~` is only valid with `~`. */
const scopeOf = (
  book: AddressBook,
  filter: ContactFilter,
  further: { readonly search?: string | undefined; readonly orderBy?: PersonalContactOrder | undefined } = {},
): CursorScope => ({
  kind: 'personalContacts',
  binding: bindingOf({ book, filter, ...further }),
});

/** The edge of a new contact. Only upstream knows its place in the list, so the cursor points to the start. */
export const newContactEdge = (
  book: AddressBook,
  contact: PersonalContactParent,
): PersonalContactEdgeParent => ({
  node: contact,
  index: 0,
  page: {
    nodes: [contact],
    hasNextPage: false,
    hasPreviousPage: false,
    cursorAt: () => startCursor(scopeOf(book, contactFilter({}))),
  },
});
