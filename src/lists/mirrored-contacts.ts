import type { PersonalContactOrder } from '../__generated__/graphql.ts';
import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import type { WholeContacts } from '../books/address-book-reads.ts';
import { type ContactFilter, readRecord } from '../loaders/personal-contacts.ts';
import type { PersonalContactConnectionParent } from '../loaders/records.ts';
import { personalContacts } from '../mirror/personal-contacts.ts';
import type { CursorScope, PageArguments } from '../relay/cursor.ts';
import { parsePhoneNumber } from '../values/phone-number.ts';

import { joinSpaces } from './arguments.ts';
import { mirroredPage } from './mirrored-page.ts';

interface MirroredRequest {
  readonly args: PageArguments;
  readonly scope: CursorScope;
  readonly search: string | undefined;
  readonly filter: ContactFilter;
  readonly orderBy: PersonalContactOrder | undefined;
}

const ORDERS = { FirstName: 'FIRST_NAME', LastName: 'LAST_NAME', Company: 'COMPANY' } as const;

/** A page of a mirrored book's contacts. */
export const mirroredContacts = async (
  { records, book, asOf }: WholeContacts,
  { args, scope, search, filter, orderBy }: MirroredRequest,
): Promise<PersonalContactConnectionParent> => {
  const page = await mirroredPage(
    records,
    {
      args,
      scope,
      search,
      matches: await conditionOf(records, filter),
      // The mirror orders by the first sort key, then by names; further sort keys are ignored.
      order: orderBy?.field ?? ORDERS[filter.sortBy?.[0] ?? 'FirstName'],
      direction: orderBy?.direction ?? 'ASC',
    },
    (resource) => readRecord(resource, book),
  );
  return { ...page, asOf };
};

/** The filter as a condition on a contact; undefined if every contact passes. */
const conditionOf = async (
  records: WholeContacts['records'],
  { startsWith, phoneNumber }: ContactFilter,
): Promise<((contact: PersonalContactResource) => boolean) | undefined> => {
  if (startsWith === undefined && phoneNumber === undefined) return undefined;
  const callers = phoneNumber && new Set(await ownersOf(records, phoneNumber));
  return (contact) =>
    (callers === undefined || callers.has(contact)) &&
    (startsWith === undefined || hasNamePrefix(contact, startsWith));
};

/** The contacts that have one of the numbers. */
const ownersOf = async (
  records: WholeContacts['records'],
  numbers: readonly string[],
): Promise<readonly PersonalContactResource[]> =>
  (await Promise.all(numbers.map((number) => records.byKey(phoneDigits, digitsOf(number))))).flat();

/** Index key of a phone number: its digits, including the country code if it is written. */
const digitsOf = (number: string): string => parsePhoneNumber(number)?.digits ?? number;

const phoneDigits = (contact: PersonalContactResource): readonly string[] =>
  personalContacts.phoneNumbers(contact).map(digitsOf);

const folded = (text: unknown): string =>
  typeof text === 'string' ? joinSpaces(text).toLocaleLowerCase('en') : '';

/** Whether the contact's first name, last name or full name (in either order) begins with the text. */
export const hasNamePrefix = (
  { firstName, lastName }: { readonly firstName?: unknown; readonly lastName?: unknown },
  prefix: string,
): boolean => {
  const [first, last, start] = [folded(firstName), folded(lastName), folded(prefix)];
  return [first, last, `${first} ${last}`, `${last} ${first}`, `${last}, ${first}`].some((name) =>
    name.startsWith(start),
  );
};
