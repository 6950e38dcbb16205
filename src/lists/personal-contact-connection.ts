import type { GraphQLResolveInfo } from 'graphql';

import type { PersonalContactSort } from '../__generated__/graphql.ts';
import type { Context } from '../context/context.ts';
import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { ContactFilter } from '../loaders/personal-contacts.ts';
import {
  type AddressBook,
  type PersonalContactConnectionParent,
  type PersonalContactEdgeParent,
  type PersonalContactParent,
} from '../loaders/records.ts';
import { bindingOf, type CursorScope } from '../relay/cursor.ts';
import type { ListOrder } from '../relay/list-order.ts';
import {
  decodeNumberedArguments,
  listOrder,
  numberedConnection,
  startCursor,
} from '../relay/numbered-cursor.ts';
import { readNumberedPage } from '../relay/numbered-page.ts';
import { type ConnectionArguments, parsePageArguments } from '../relay/page-arguments.ts';
import {
  demandItems,
  demandText,
  MAX_ENUM_VALUES,
  MAX_PHONE_NUMBERS,
  MAX_SEARCH_TEXT,
} from './argument-limits.ts';
import { requestedFields } from './selection.ts';

interface ListArguments extends ConnectionArguments {
  readonly startsWith?: string | null | undefined;
  readonly phoneNumbers?: readonly string[] | null | undefined;
  readonly sortBy?: readonly PersonalContactSort[] | null | undefined;
}

const LIMITS = { defaultFirst: 20, max: 1000 };
const SORT_KEYS = { FIRST_NAME: 'FirstName', LAST_NAME: 'LastName', COMPANY: 'Company' } as const;
/** E.164: up to 15 digits. Upstream takes it with and without the plus. */
const PHONE_NUMBER = /^\+?\d{1,15}$/;

/** A page of a book's contacts, as `Query.personalContacts` and `Extension.personalContacts` give it. */
export async function personalContactConnection(
  book: AddressBook,
  args: ListArguments,
  { loaders }: Context,
  info: GraphQLResolveInfo,
): Promise<PersonalContactConnectionParent> {
  const filter = filterOf(args);
  const scope = scopeOf(book, filter);
  const fields = requestedFields(info, 'PersonalContactConnection');
  const order = orderOf(filter);
  const page = await readNumberedPage({
    args: decodeNumberedArguments(parsePageArguments(args, LIMITS), scope),
    order,
    fetchPage: (number, perPage) =>
      loaders.personalContactPages.load({ book, filter, page: number, perPage }),
    needsTotal: fields.has('totalCount') || fields.has('pageInfo'),
  });
  return numberedConnection(page, scope, order);
}

const SORT_FIELDS = { FirstName: 'firstName', LastName: 'lastName', Company: 'company' } as const;

const orderOf = ({ sortBy = [] }: ContactFilter): ListOrder<PersonalContactParent> =>
  listOrder((contact) => ({
    key: contact.contactId,
    values: sortBy.map((key) => {
      const value: unknown = contact[SORT_FIELDS[key]];
      return typeof value === 'string' ? value : null;
    }),
  }));

/** The list of that book, as the caller spells it: a cursor goes with the spelling it was made under. */
const scopeOf = (book: AddressBook, filter: ContactFilter): CursorScope => ({
  kind: 'personalContacts',
  binding: bindingOf({ book, filter }),
});

/** The edge of a contact that was just made, whose place in the list only upstream knows: at the start, to be read from there. */
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
    cursorAt: () => startCursor(scopeOf(book, filterOf({}))),
  },
});

function filterOf({ startsWith, phoneNumbers, sortBy }: ListArguments): ContactFilter {
  if (phoneNumbers?.length === 0) {
    throw userInputError('must name at least one number; leave it out for all contacts.', 'phoneNumbers');
  }
  for (const number of demandItems(phoneNumbers ?? [], MAX_PHONE_NUMBERS, 'phoneNumbers')) {
    if (PHONE_NUMBER.test(number)) continue;
    throw userInputError(
      `must be in E.164 form, such as +12025550100, but one is ${JSON.stringify(number.slice(0, 40))}.`,
      'phoneNumbers',
    );
  }
  return {
    startsWith: demandText(startsWith ?? '', MAX_SEARCH_TEXT, 'startsWith') || undefined,
    phoneNumber: phoneNumbers ?? undefined,
    sortBy: [...new Set(demandItems(sortBy ?? ['FIRST_NAME' as const], MAX_ENUM_VALUES, 'sortBy'))].map(
      (key) => SORT_KEYS[key],
    ),
  };
}
