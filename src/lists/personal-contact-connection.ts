import type { GraphQLResolveInfo } from 'graphql';

import type { PersonalContactOrder, PersonalContactSort } from '../__generated__/graphql.ts';
import type { Context } from '../context/context.ts';
import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import type { WholeContacts } from '../books/address-book-reads.ts';
import { type ContactFilter, toRecord, unescapeName } from '../loaders/personal-contacts.ts';
import { personalContacts } from '../mirror/personal-contacts.ts';
import { textOf } from '../mirror/record-kind.ts';
import { foldText } from '../mirror/text.ts';
import { parsePhoneNumber } from '../values/phone-number.ts';
import { mirroredPage, sideOf } from './mirrored-page.ts';
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
import { type ConnectionArguments, type PageArguments, parsePageArguments } from '../relay/page-arguments.ts';
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
  readonly search?: string | null | undefined;
  readonly orderBy?: PersonalContactOrder | null | undefined;
}

const LIMITS = { defaultFirst: 20, max: 1000 };
const SORT_KEYS = { FIRST_NAME: 'FirstName', LAST_NAME: 'LastName', COMPANY: 'Company' } as const;
/** E.164: up to 15 digits. Upstream takes it with and without the plus. */
const PHONE_NUMBER = /^\+?\d{1,15}$/;

/**
 * A page of a book's contacts, as `Query.personalContacts` and `Extension.personalContacts` give it: from the mirror, or from
 * upstream where the book is not mirrored or the list was begun there.
 */
export async function personalContactConnection(
  book: AddressBook,
  args: ListArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<PersonalContactConnectionParent> {
  const filter = filterOf(args);
  const search = demandText(args.search ?? '', MAX_SEARCH_TEXT, 'search').trim() || undefined;
  const scope = scopeOf(book, filter, { search, orderBy: args.orderBy ?? undefined });
  const page = parsePageArguments(args, LIMITS);
  const side = sideOf(page, scope);
  if (side !== 'upstream') {
    // Upstream can neither search nor order from Z to A, and goes on with no list that the mirror began.
    const isNeeded = search !== undefined || args.orderBy != null || side === 'mirror';
    const whole = await context.books.ringcentral.contacts(book, isNeeded);
    if (whole !== null)
      return mirroredContacts(whole, { args: page, scope, search, filter, orderBy: args.orderBy });
  }
  return upstreamContacts(book, { args: page, scope, filter }, context, info);
}

interface UpstreamRequest {
  readonly args: PageArguments;
  readonly scope: CursorScope;
  readonly filter: ContactFilter;
}

async function upstreamContacts(
  book: AddressBook,
  { args, scope, filter }: UpstreamRequest,
  { loaders, books }: Context,
  info: GraphQLResolveInfo,
): Promise<PersonalContactConnectionParent> {
  const fields = requestedFields(info, 'PersonalContactConnection');
  const order = orderOf(filter);
  const page = await readNumberedPage({
    args: decodeNumberedArguments(args, scope),
    order,
    fetchPage: (number, perPage) =>
      loaders.personalContactPages.load({ book, filter, page: number, perPage }),
    needsTotal: fields.has('totalCount') || fields.has('pageInfo'),
  });
  const isWholeList = filter.startsWith === undefined && filter.phoneNumber === undefined;
  books.ringcentral.passedThrough(book, isWholeList ? (page.total ?? undefined) : undefined);
  return numberedConnection(page, scope, order);
}

interface MirroredRequest extends UpstreamRequest {
  readonly search: string | undefined;
  readonly orderBy: PersonalContactOrder | null | undefined;
}

async function mirroredContacts(
  { records, book, asOf }: WholeContacts,
  { args, scope, search, filter, orderBy }: MirroredRequest,
): Promise<PersonalContactConnectionParent> {
  const page = await mirroredPage(
    records,
    {
      args,
      scope,
      search,
      matches: await conditionOf(records, filter),
      // After the first key come the names, whatever the further keys say.
      order: orderBy?.field ?? MIRRORED_ORDERS[filter.sortBy?.[0] ?? 'FirstName'],
      direction: orderBy?.direction ?? 'ASC',
    },
    (resource) => toRecord(resource, book),
  );
  return { ...page, asOf };
}

const MIRRORED_ORDERS = { FirstName: 'FIRST_NAME', LastName: 'LAST_NAME', Company: 'COMPANY' } as const;

/** What the filter asks of a contact; undefined where it asks nothing. */
async function conditionOf(
  records: WholeContacts['records'],
  { startsWith, phoneNumber }: ContactFilter,
): Promise<((contact: PersonalContactResource) => boolean) | undefined> {
  if (startsWith === undefined && phoneNumber === undefined) return undefined;
  const beginning = foldText(startsWith ?? '');
  const callers =
    phoneNumber &&
    new Set(
      (await Promise.all(phoneNumber.map((number) => records.byKey(phoneDigits, digitsOf(number))))).flat(),
    );
  return (contact) => {
    if (callers !== undefined && !callers.has(contact)) return false;
    const [first, last] = [
      foldText(unescapeName(textOf(contact.firstName))),
      foldText(unescapeName(textOf(contact.lastName))),
    ];
    return [first, last, `${first} ${last}`].some((name) => name.startsWith(beginning));
  };
}

/** The digits of a number with its country, as far as it is written; the key by which contacts are found. */
const digitsOf = (number: string): string => parsePhoneNumber(number)?.digits ?? number;

const phoneDigits = (contact: PersonalContactResource): readonly string[] =>
  personalContacts.phoneNumbers(contact).map(digitsOf);

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
const scopeOf = (
  book: AddressBook,
  filter: ContactFilter,
  further: { readonly search?: string | undefined; readonly orderBy?: PersonalContactOrder | undefined } = {},
): CursorScope => ({
  kind: 'personalContacts',
  binding: bindingOf({ book, filter, ...further }),
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
