import type { PersonalContactSort, PersonReadSource } from '../__generated__/graphql.ts';
import { upstreamBadResponse, userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { OWN } from '../loaders/address-books.ts';
import type { ListSources } from '../loaders/other-contacts.ts';
import type { ContactFilter } from '../loaders/personal-contacts.ts';
import type { AddressBook } from '../loaders/records.ts';
import { isDecimalId, isResourceName, MAX_RESOURCE_NAME } from '../relay/global-id.ts';
import { MAX_SHORT_DIGITS, parsePhoneNumber, phoneCountryOf } from '../values/phone-number.ts';

/** Max length of a search text, in UTF-16 code units. */
export const MAX_SEARCH_TEXT = 500;
/** Max phone numbers in a filter: a hundred of the longest still fit into a URL that the upstreams accept. */
export const MAX_PHONE_NUMBERS = 100;
/** Max entries in a list of enum values, repetitions included. */
export const MAX_ENUM_VALUES = 10;

/** Returns the text. @throws BAD_USER_INPUT for more than `max` UTF-16 code units */
export const demandText = (value: string, max: number, argument: string): string => {
  if (value.length <= max) return value;
  throw userInputError(`must have at most ${max} characters, but has ${value.length}.`, argument);
};

/** Returns the list. @throws BAD_USER_INPUT for more than `max` items */
export const demandItems = <Item>(
  values: readonly Item[],
  max: number,
  argument: string,
): readonly Item[] => {
  if (values.length <= max) return values;
  throw userInputError(`must have at most ${max} items, but has ${values.length}.`, argument);
};

interface AddressBookArguments {
  readonly accountId?: string | null | undefined;
  readonly extensionId?: string | null | undefined;
}

/** The address book that the arguments name. Null and a missing argument both mean the caller's own. */
export const addressBookOf = ({ accountId, extensionId }: AddressBookArguments): AddressBook => ({
  accountId: ownOrId(accountId, 'accountId'),
  extensionId: ownOrId(extensionId, 'extensionId'),
});

/** Checks an id before any upstream call: `~` for the caller's own, or decimal digits. */
export const ownOrId = (value: string | null | undefined, argument: string): string => {
  if (value === null || value === undefined || value === OWN) return OWN;
  if (isDecimalId(value)) return value;
  throw userInputError(`must be ${OWN} or 1 to 20 decimal digits, but is ${quote(value)}.`, argument);
};

export const decimalId = (value: string, argument: string): string => {
  if (isDecimalId(value)) return value;
  throw userInputError(`must be 1 to 20 decimal digits, but is ${quote(value)}.`, argument);
};

/** The real id of an extension. Costs one Light call only for `~`, and only while the caller's own id is not known yet. */
export const realExtensionId = async (extensionId: string, { loaders }: Context): Promise<string> => {
  const book = { accountId: OWN, extensionId };
  if (extensionId !== OWN) return extensionId;
  if (loaders.addressBooks.resolve(book).extensionId === OWN) await loaders.favorites.load(book);
  const real = loaders.addressBooks.resolve(book).extensionId;
  if (real !== OWN) return real;
  throw upstreamBadResponse('ringcentral', "RingCentral did not say which extension is the caller's own.");
};

// RingCentral's own task ids are account id, extension id and 32 hex digits, joined by hyphens. Only an example documents
// that, so everything that stays one URL path segment is accepted.
const TASK_ID = /^(?!\.+$)[\w.~-]{1,128}$/;

/** Checks the id of an upload task before any upstream call: it must not change the path of the URL. */
export const taskIdOf = (value: string, argument: string): string => {
  if (TASK_ID.test(value)) return value;
  throw userInputError(
    `must be 1 to 128 letters, digits and -_.~ (not dots alone), but is ${quote(value)}.`,
    argument,
  );
};

/** Checks a resource name before any upstream call. */
export const parseResourceName = (value: string, argument = 'resourceName'): string => {
  if (isResourceName(demandText(value, MAX_RESOURCE_NAME, argument))) return value;
  throw userInputError(
    `must be people/… or otherContacts/… with Google's id of the person after the slash, but is ${quote(value)}.`,
    argument,
  );
};

/** The start of a value for a message, enough for the caller to find it. */
export const quote = (value: unknown): string => {
  if (value === undefined) return 'missing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const start = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return typeof value === 'string' ? JSON.stringify(start) : start;
};

/** The `sources` argument that each set stands for. */
export const SOURCES_OF: Readonly<Record<ListSources, readonly PersonReadSource[]>> = {
  contact: ['CONTACT'],
  contactAndProfile: ['CONTACT', 'PROFILE'],
};

/** Google accepts only two sets of sources for a list. Null and a missing argument both mean [CONTACT]. */
export const listSources = (sources: readonly PersonReadSource[] | null | undefined): ListSources => {
  const set = new Set(demandItems(sources ?? ['CONTACT'], MAX_ENUM_VALUES, 'sources'));
  if (set.has('CONTACT') && set.size === 1) return 'contact';
  if (set.has('CONTACT') && set.has('PROFILE') && set.size === 2) return 'contactAndProfile';
  throw userInputError(
    `must be [CONTACT] or [CONTACT, PROFILE], but is [${[...set].join(', ')}].`,
    'sources',
  );
};

/** The arguments that select and order the contacts of a list. */
export interface FilterArguments {
  readonly startsWith?: string | null | undefined;
  readonly phoneNumbers?: readonly string[] | null | undefined;
  readonly country?: string | null | undefined;
  readonly sortBy?: readonly PersonalContactSort[] | null | undefined;
}

const SORT_KEYS = { FIRST_NAME: 'FirstName', LAST_NAME: 'LastName', COMPANY: 'Company' } as const;

/** @throws BAD_USER_INPUT for values that upstream would reject, or for which it would silently find nothing */
export const contactFilter = ({
  startsWith,
  phoneNumbers,
  country,
  sortBy,
}: FilterArguments): ContactFilter => {
  const sortKeys = demandItems(sortBy ?? ['FIRST_NAME' as const], MAX_ENUM_VALUES, 'sortBy');
  return {
    startsWith: joinSpaces(demandText(startsWith ?? '', MAX_SEARCH_TEXT, 'startsWith')) || undefined,
    phoneNumber: phoneNumbers == null ? undefined : numbersOf(phoneNumbers, demandCountry(country)),
    sortBy: [...new Set(sortKeys)].map((key) => SORT_KEYS[key]),
  };
};

export const joinSpaces = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

const numbersOf = (numbers: readonly string[], country: string | null): readonly string[] => {
  if (numbers.length === 0) {
    throw userInputError(
      'must have at least one number. Leave the argument out to get all contacts.',
      'phoneNumbers',
    );
  }
  return [
    ...new Set(
      demandItems(numbers, MAX_PHONE_NUMBERS, 'phoneNumbers').map((text) => numberOf(text, country)),
    ),
  ];
};

/** Returns a country code for which phone numbers can be parsed; null if the argument was not given. */
export const demandCountry = (code: string | null | undefined): string | null => {
  if (code == null || phoneCountryOf(code) !== null) return code ?? null;
  throw userInputError(`must be an ISO 3166-1 alpha-2 code such as US, but is ${quote(code)}.`, 'country');
};

/** The number in E.164, the form that upstream stores. */
const numberOf = (text: string, country: string | null): string => {
  const parsed = parsePhoneNumber(text, country);
  if (parsed === null) {
    throw userInputError(`${quote(text)} is not a phone number.`, 'phoneNumbers');
  }
  const { e164, digits } = parsed;
  if (e164 !== null) return e164;
  if (digits.length <= MAX_SHORT_DIGITS) return digits;
  throw userInputError(
    text.trimStart().startsWith('+') || country !== null
      ? `${quote(text)} is not a possible phone number${country === null ? '' : ` in ${country.toUpperCase()}`}.`
      : `${quote(text)} has no country code. Write it with + and the country code, or pass \`country\`.`,
    'phoneNumbers',
  );
};
