import { createRandom, type InventedPerson, inventPerson, pick, type Random } from '../kit/index.ts';

import { applyChange } from './contact-input.ts';
import {
  type Address,
  ADDRESS_FIELDS,
  type ContactFields,
  PHONE_FIELDS,
  type PhoneField,
} from './contact.ts';
import { COLLEAGUES, FEDERATED_ACCOUNT_ID, FEDERATED_EXTENSIONS, type User } from './directory.ts';
import type { Favorite } from './favorites.ts';
import * as words from './seed-words.ts';

export interface SeededContact {
  readonly id: string;
  readonly fields: ContactFields;
}

/** Initial number of contacts in each user's book. */
export const DEFAULT_BOOK_SIZES: Readonly<Record<User, number>> = { demo: 1_260, second: 168 };

/** Number of people in demo's book who are also at Google, with the same e-mail address. They are spread over the book. */
const SHARED_PEOPLE = 240;
const SHARED_EVERY = 5;

/** Ids above 2^53, by index in demo's book. A client that parses numbers as doubles gets them wrong. */
const LONG_IDS: ReadonlyMap<number, string> = new Map([
  [7, '9007199254740993'],
  [58, '9151314442816848004'],
  [211, '9223372036854775807'],
  [640, '4611686018427391004'],
]);

const FIRST_IDS: Readonly<Record<User, number>> = { demo: 90_500_000, second: 90_800_000 };

/** Ids end in three digits that identify the data center, here `004`. */
const idOf = (user: User, index: number): string =>
  (user === 'demo' ? LONG_IDS.get(index) : undefined) ?? `${FIRST_IDS[user] + index}004`;

/** Ids of contacts that are created while the sandbox runs: below 2^53, and different from those of seeded contacts. */
export const createIdSource = (): (() => string) => {
  let last = 91_500_000;
  return () => `${(last += 1)}004`;
};

const phoneOf = (random: Random): string => {
  const [prefix, digits] = pick(random, words.PHONE_RANGES);
  return `${prefix}${String(Math.floor(random() * 10 ** digits)).padStart(digits, '0')}`;
};

/** Percentage of contacts that have this number. */
const PHONE_SHARES: Readonly<Record<PhoneField, number>> = {
  homePhone: 30,
  homePhone2: 4,
  businessPhone: 45,
  businessPhone2: 6,
  mobilePhone: 65,
  businessFax: 7,
  companyPhone: 12,
  assistantPhone: 4,
  carPhone: 2,
  otherPhone: 5,
  otherFax: 2,
  callbackPhone: 3,
};

const addressOf = (random: Random): Address => ({
  street: `${1 + Math.floor(random() * 199)} ${pick(random, words.STREETS)}`,
  ...pick(random, words.PLACES),
});

const birthdayOf = (random: Random): string =>
  new Date(Date.UTC(1940 + Math.floor(random() * 65), 0, 1 + Math.floor(random() * 365))).toISOString();

/** The attributes of one contact; with `isComplete` it has every number, e-mail and address. */
const describe = (person: InventedPerson, random: Random, isComplete: boolean): ContactFields => {
  const has = (percent: number): boolean => random() * 100 < percent || isComplete;
  const { givenName, familyName, email } = person;
  const [local = '', domain = ''] = email.split('@');
  const hasFirst = has(94);
  const hasLast = has(90) || !hasFirst;
  return {
    ...(hasFirst && { firstName: givenName }),
    ...(hasLast && { lastName: familyName }),
    ...(has(8) && { middleName: pick(random, words.MIDDLE_NAMES) }),
    ...(has(8) && { nickName: pick(random, words.NICKNAMES) }),
    ...(has(45) && { company: pick(random, words.COMPANIES) }),
    ...(has(25) && { jobTitle: pick(random, words.JOB_TITLES) }),
    ...(has(80) && { email }),
    ...(has(12) && { email2: `${local}.work@${domain}` }),
    ...(has(4) && { email3: `${local}.home@${domain}` }),
    ...(has(18) && { birthday: birthdayOf(random) }),
    ...(has(10) && { webPage: `https://www.example.com/${local}` }),
    ...(has(12) && { notes: pick(random, words.NOTES) }),
    ...Object.fromEntries(
      PHONE_FIELDS.filter((field) => has(PHONE_SHARES[field])).map((field) => [field, phoneOf(random)]),
    ),
    ...(has(2) && { ringtoneIndex: String(1 + Math.floor(random() * 20)) }),
    ...(has(5) && { appInfo: 'Sandbox' }),
    ...Object.fromEntries(
      ADDRESS_FIELDS.filter((_, index) => has([22, 18, 3][index] ?? 0)).map((field) => [
        field,
        addressOf(random),
      ]),
    ),
  };
};

const gapsOf = (index: number, random: Random): ContactFields | undefined => {
  // A few contacts, as in real books, have only a company, only a number or only a note.
  if (index % 89 === 3) return { company: pick(random, words.COMPANIES), companyPhone: phoneOf(random) };
  if (index % 211 === 4) return { otherPhone: phoneOf(random) };
  if (index % 401 === 6) return { notes: pick(random, words.NOTES) };
  return undefined;
};

const ownPerson = (user: User, index: number): InventedPerson =>
  // Every hundredth contact is a duplicate, because real books have duplicates.
  inventPerson(user === 'demo' ? 'r' : 'q', index % 100 === 99 ? index - 1 : index);

const contactAt = (user: User, index: number): SeededContact => {
  const random = createRandom(`ringcentral/${user}/${index}`);
  const id = idOf(user, index);
  const shared = index / SHARED_EVERY;
  if (user === 'demo' && Number.isInteger(shared) && shared < SHARED_PEOPLE) {
    const person = inventPerson('s', shared);
    const fields = describe(person, random, false);
    const known = { ...fields, email: person.email, mobilePhone: person.phone };
    return { id, fields: applyChange({}, known, 'replace') };
  }
  const fields = gapsOf(index, random) ?? describe(ownPerson(user, index), random, index % 151 === 11);
  return { id, fields };
};

/** The initial contacts of a book: the same on every machine, and contact `n` is the same for every size. */
export const seedContacts = (user: User, size: number): readonly SeededContact[] =>
  Array.from({ length: size }, (_, index) => contactAt(user, index));

/** For each user, how many favorites are contacts, colleagues and extensions of the federated account. */
const FAVORITE_COUNTS: Readonly<
  Record<User, readonly [contacts: number, colleagues: number, federated: number]>
> = {
  demo: [46, 18, 2],
  second: [6, 2, 0],
};

/** Ids spread over the first 500 contacts of the book, including one long id. */
const favoriteContactIds = (user: User, size: number, count: number): readonly string[] => {
  const step = Math.max(1, Math.floor(Math.min(size, 500) / count));
  const indexes = Array.from({ length: count }, (_, place) => (place === 1 ? 7 : place * step));
  return [...new Set(indexes)].filter((index) => index < size).map((index) => idOf(user, index));
};

/** The initial favorites of a user: two contacts, one extension, and so on. */
export const seedFavorites = (user: User, size: number): readonly Favorite[] => {
  const [contacts, colleagues, federated] = FAVORITE_COUNTS[user];
  const people = favoriteContactIds(user, size, contacts).map((contactId) => ({ contactId }));
  const extensions = [
    ...COLLEAGUES.slice(0, colleagues).map(({ extensionId }) => ({ extensionId })),
    ...FEDERATED_EXTENSIONS.slice(0, federated).map(({ extensionId }) => ({
      extensionId,
      accountId: FEDERATED_ACCOUNT_ID,
    })),
  ];
  const mixed = [
    ...extensions.flatMap((extension, index) => [...people.slice(index * 2, index * 2 + 2), extension]),
    ...people.slice(extensions.length * 2),
  ];
  return mixed.map((target, index) => ({ ordinal: index + 1, ...target }));
};
