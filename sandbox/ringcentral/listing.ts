import { queryValue, queryValues, type UpstreamRequest } from '../kit/index.ts';

import type { Book } from './book.ts';
import type { Contact, PhoneField } from './contact.ts';
import { invalidParameter, refuse } from './errors.ts';
import type { JsonObject } from './json.ts';
import type { RingcentralSettings } from './settings.ts';

const SORT_FIELDS = { FirstName: 'firstName', LastName: 'lastName', Company: 'company' } as const;

type SortKey = keyof typeof SORT_FIELDS;

export interface ListQuery {
  readonly startsWith?: string;
  /** As sent. */
  readonly phoneNumbers: readonly string[];
  readonly sortBy: readonly SortKey[];
  readonly page: number;
  /** 0 gives an empty page. */
  readonly perPage: number;
  /** Whether `perPage` was sent. Only then it is in the `uri` of the answer. */
  readonly hasPerPage: boolean;
}

const MAX_PAGE = 1_000;
const DEFAULT_PER_PAGE = 100;

/** Parses a whole number; throws a refusal that names the parameter. */
export const wholeNumber = (name: string, text: string, least: number): number => {
  if (!/^\d{1,15}$/.test(text) || Number(text) < least) throw refuse(invalidParameter(name, text));
  return Number(text);
};

const isSortKey = (text: string): text is SortKey => Object.hasOwn(SORT_FIELDS, text);

/** Parses the query of a list; refuses values out of range, but reduces `perPage` to its maximum. */
export const readListQuery = (
  request: UpstreamRequest,
  { perPageZero, maxPerPage }: RingcentralSettings,
): ListQuery => {
  const startsWith = queryValue(request, 'startsWith');
  const perPage = queryValue(request, 'perPage');
  const page = wholeNumber('page', queryValue(request, 'page') ?? '1', 1);
  if (page > MAX_PAGE) throw refuse(invalidParameter('page', String(page)));
  const sortBy = queryValues(request, 'sortBy').map((key) => {
    // To this API a comma-separated list is a single, unknown value.
    if (!isSortKey(key)) throw refuse(invalidParameter('sortBy', key));
    return key;
  });
  return {
    ...(startsWith !== undefined && { startsWith }),
    phoneNumbers: queryValues(request, 'phoneNumber'),
    sortBy,
    page,
    perPage: Math.min(
      maxPerPage,
      wholeNumber('perPage', perPage ?? String(DEFAULT_PER_PAGE), perPageZero === 'empty' ? 0 : 1),
    ),
    hasPerPage: perPage !== undefined,
  };
};

const COLLATOR = new Intl.Collator('en');

const compareBy = (keys: readonly SortKey[], empty: 'first' | 'last') => {
  const fields = (keys.length === 0 ? (['FirstName'] as const) : keys).map((key) => SORT_FIELDS[key]);
  const emptyRank = empty === 'first' ? -1 : 1;
  return ({ fields: left }: Contact, { fields: right }: Contact): number => {
    for (const field of fields) {
      const a = left[field];
      const b = right[field];
      if (a === b) continue;
      if (a === undefined) return emptyRank;
      if (b === undefined) return -emptyRank;
      const order = COLLATOR.compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
};

// Sorting is the most expensive part of a list, and a paging client needs the same order repeatedly.
const sortedLists = new WeakMap<readonly Contact[], Map<string, readonly Contact[]>>();

const sorted = (
  contacts: readonly Contact[],
  keys: readonly SortKey[],
  empty: 'first' | 'last',
): readonly Contact[] => {
  const known = sortedLists.get(contacts) ?? new Map<string, readonly Contact[]>();
  sortedLists.set(contacts, known);
  const name = `${empty} ${keys.join(' ')}`;
  const list = known.get(name) ?? contacts.toSorted(compareBy(keys, empty));
  known.set(name, list);
  return list;
};

const withoutPlus = (number: string): string => number.replace(/^\+/, '');

const hasNumber =
  (phoneNumbers: readonly string[], fields: readonly PhoneField[]) =>
  ({ fields: contact }: Contact): boolean =>
    fields.some((field) => {
      const number = contact[field];
      return number !== undefined && phoneNumbers.includes(withoutPlus(number));
    });

const startsWith =
  (prefix: string) =>
  ({ fields: { firstName, lastName } }: Contact): boolean =>
    [firstName, lastName].some((name) => name?.toLocaleLowerCase('en').startsWith(prefix) === true);

/** The contacts of a query, in its order. Equal contacts stay in the order of creation. */
export const findContacts = (
  book: Book,
  query: Pick<ListQuery, 'startsWith' | 'phoneNumbers' | 'sortBy'>,
  { emptySortKeys, phoneFilterFields }: Pick<RingcentralSettings, 'emptySortKeys' | 'phoneFilterFields'>,
): readonly Contact[] => {
  const all = sorted(book.contacts(), query.sortBy, emptySortKeys);
  const named = query.startsWith ? all.filter(startsWith(query.startsWith.toLocaleLowerCase('en'))) : all;
  return query.phoneNumbers.length === 0
    ? named
    : named.filter(hasNumber(query.phoneNumbers.map(withoutPlus), phoneFilterFields));
};

const addressOf = (base: string, pairs: readonly (readonly [string, string])[]): string =>
  pairs.length === 0 ? base : `${base}?${new URLSearchParams(pairs.map(([name, value]) => [name, value]))}`;

const filterPairs = ({ phoneNumbers, sortBy, startsWith: prefix }: ListQuery) => [
  ...phoneNumbers.map((number) => ['phoneNumber', number] as const),
  ...sortBy.map((key) => ['sortBy', key] as const),
  ...(prefix === undefined ? [] : [['startsWith', prefix] as const]),
];

/** The `uri` of a list in answers: filters first, without `page` for the first page. */
const echo = (base: string, query: ListQuery): string =>
  addressOf(base, [
    ...filterPairs(query),
    ...(query.page === 1 ? [] : [['page', String(query.page)] as const]),
    ...(query.hasPerPage ? [['perPage', String(query.perPage)] as const] : []),
  ]);

/** One page of a list. `base` is the canonical URL of the book's contacts, `wire` returns the JSON of a contact. */
export const listPage = (
  found: readonly Contact[],
  query: ListQuery,
  settings: Pick<RingcentralSettings, 'totalElements' | 'emptyListPages'>,
  base: string,
  wire: (contact: Contact) => unknown,
): JsonObject => {
  const { page, perPage } = query;
  const start = (page - 1) * perPage;
  const contacts = found.slice(start, start + perPage);
  const totalPages =
    found.length === 0 || perPage === 0 ? settings.emptyListPages : Math.ceil(found.length / perPage);
  const link = (target: number) => ({
    uri: addressOf(base, [...filterPairs(query), ['page', String(target)], ['perPage', String(perPage)]]),
  });
  return {
    uri: echo(base, query),
    records: contacts.map(wire),
    paging: {
      // An empty list still has page 1. A page beyond the end has no number.
      ...(page <= Math.max(totalPages, 1) && { page }),
      totalPages,
      perPage,
      ...(settings.totalElements && { totalElements: found.length }),
      ...(contacts.length > 0 && { pageStart: start, pageEnd: start + contacts.length - 1 }),
    },
    navigation: {
      firstPage: link(1),
      ...(page < totalPages && { nextPage: link(page + 1) }),
      ...(page > 1 && page <= totalPages && { previousPage: link(page - 1) }),
      lastPage: link(Math.max(totalPages, 1)),
    },
    groups: { uri: base.replace(/contact$/, 'group') },
  };
};
