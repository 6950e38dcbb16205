import type { PersonalContactSort } from '../__generated__/graphql.ts';
import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { ContactFilter } from '../loaders/personal-contacts.ts';
import { MAX_SHORT_DIGITS, parsePhoneNumber, phoneCountryOf } from '../values/phone-number.ts';

import { demandItems, demandText, MAX_ENUM_VALUES, MAX_PHONE_NUMBERS, MAX_SEARCH_TEXT } from './arguments.ts';

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
    startsWith: spacesJoined(demandText(startsWith ?? '', MAX_SEARCH_TEXT, 'startsWith')) || undefined,
    phoneNumber: phoneNumbers == null ? undefined : numbersOf(phoneNumbers, demandCountry(country)),
    sortBy: [...new Set(sortKeys)].map((key) => SORT_KEYS[key]),
  };
};

const spacesJoined = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

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

const quote = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The first word of a text with several words; null for a single word. Upstream can search for one word only. */
export const firstWordOf = (startsWith: string | undefined): string | null =>
  startsWith?.includes(' ') === true ? (/[^ ,]+/.exec(startsWith)?.[0] ?? null) : null;

const folded = (text: unknown): string =>
  typeof text === 'string' ? spacesJoined(text).toLocaleLowerCase('en') : '';

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
