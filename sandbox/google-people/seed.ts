import { createRandom, type InventedPerson, inventPerson, pick, type Random } from '../kit/index.ts';

import { entriesOf, mergeFields, nameOf, phoneOf, type SourceFields, typed, type Values } from './entries.ts';
import { accountId, contactId, hexOf, personEtag, sourceEtag } from './ids.ts';
import type { DataField, PersonFields, PersonRecord, Source, SourceType } from './person.ts';
import { fullProfile, plainProfile } from './profile-fields.ts';

/** A record with its id, as the book keeps it. */
export interface SeededRecord {
  readonly id: bigint;
  readonly person: PersonRecord;
}

const FIRST_SEEN = Date.UTC(2019, 0, 7, 9, 30);
const SEEN_EVERY_MS = 6_543_210;

/** Other contacts are listed in the order in which they were met, oldest first. */
const seenAt = (index: number): string => new Date(FIRST_SEEN + index * SEEN_EVERY_MS).toISOString();

/** Every sixth other contact of `demo` is also in the RingCentral address book. */
const SHARED_EVERY = 6;

const personAt = (user: string, index: number): InventedPerson =>
  user === 'demo' && index % SHARED_EVERY === 0
    ? inventPerson('s', index / SHARED_EVERY)
    : // One in a hundred has the e-mail address of an earlier contact: Google does not merge them.
      inventPerson(`g${user}`, index % 100 === 55 ? index - 1 : index);

const profileSource = (id: string): Source => ({
  type: 'PROFILE',
  id,
  etag: sourceEtag(`profile/${id}`),
  profileMetadata: { objectType: 'PERSON', userTypes: ['GOOGLE_USER'] },
});

/** The source of a contact. Its tag and time change with every revision. */
export const contactSource = (
  type: Extract<SourceType, 'CONTACT' | 'OTHER_CONTACT'>,
  id: bigint,
  revision: number,
  updateTime: string,
): Source => ({ type, id: hexOf(id), etag: sourceEtag(`${id}/${revision}`), updateTime });

/** Builds a record from its sources; the first is its own source. */
export const recordOf = (
  resourceName: string,
  sources: readonly [Source, ...Source[]],
  fields: PersonFields,
): PersonRecord => ({ resourceName, etag: personEtag(sources[0].etag ?? ''), sources, fields });

/** Names that are not of persons, with characters that need escaping. */
const DESK_NAMES = [
  'Front Desk & Mailroom',
  'Boat/House "Tern"',
  'Lost <and> Found',
  'Sample Café ☕',
  'R\\D Lab',
];

const namesOf = (person: InventedPerson, random: Random): readonly Values[] => {
  const share = random();
  // Many other contacts are only an e-mail address without a name.
  if (share < 0.22) return [];
  if (share < 0.25) {
    const displayName = pick(random, DESK_NAMES);
    return [{ displayName, displayNameLastFirst: displayName, unstructuredName: displayName }];
  }
  return [nameOf(person)];
};

const emailsOf = (person: InventedPerson, random: Random): readonly Values[] => {
  const share = random();
  const first: Values = { value: person.email };
  const [local = '', domain = ''] = person.email.split('@');
  if (share < 0.86) return [first];
  const second: Values = { value: `${local}+home@${domain}`, ...typed('home') };
  if (share < 0.95) return [second, { ...first, ...typed('work') }];
  return [second, first, { value: `${local}@old.example.org`, displayName: person.displayName }];
};

const phonesOf = (person: InventedPerson, random: Random): readonly Values[] => {
  const share = random();
  if (share < 0.7) return [];
  if (share < 0.92) return [phoneOf(person.phone)];
  const second = inventPerson(`p${person.email}`, 0).phone;
  return [phoneOf(second, 'home'), phoneOf(person.phone, 'mobile')];
};

/** The contact with more addresses than a list returns. Its primary address is the last one. */
const MAILING_LIST_INDEX = 7;

const mailingList = (person: InventedPerson): readonly Values[] =>
  Array.from({ length: 120 }, (_, index) => ({
    value: index === 119 ? person.email : `list-${index + 1}.${person.email}`,
  }));

/** A few contacts only have a phone number. */
const isPhoneOnly = (index: number): boolean => index % 41 === 40 && index % SHARED_EVERY !== 0;

/** Index of the primary value. It is not always 0: a client that always uses [0] would get the wrong one. */
const placeOf = (list: readonly Values[] | undefined, member: string, value: string): number =>
  Math.max(0, list?.findIndex((values) => values[member] === value) ?? 0);

/** Other contact number `index` of a user's list, from 0; the same on every machine. */
export const seedOtherContact = (user: string, index: number): SeededRecord => {
  const id = contactId(`${user}/other/${index}`);
  const random = createRandom(`${user}/other/${index}`);
  const person = personAt(user, index);
  const names = namesOf(person, random);
  const own: SourceFields = isPhoneOnly(index)
    ? { names, phoneNumbers: [phoneOf(person.phone)] }
    : {
        names,
        emailAddresses: index === MAILING_LIST_INDEX ? mailingList(person) : emailsOf(person, random),
        phoneNumbers: phonesOf(person, random),
      };
  const source = contactSource('OTHER_CONTACT', id, 0, seenAt(index));
  const fields = entriesOf(source, own, {
    emailAddresses: placeOf(own.emailAddresses, 'value', person.email),
    phoneNumbers: placeOf(own.phoneNumbers, 'canonicalForm', person.phone),
  });
  const resourceName = `otherContacts/c${id}`;
  const share = random();
  if (share >= 0.3) return { id, person: recordOf(resourceName, [source], fields) };
  const account = accountId(`${user}/profile/${index}`);
  const profile = profileSource(account);
  const profileFields =
    share < 0.03 ? fullProfile(person, account, random) : plainProfile(person, account, share < 0.2);
  return {
    id,
    person: recordOf(resourceName, [source, profile], mergeFields(fields, entriesOf(profile, profileFields))),
  };
};

/** The group of all copies. */
export const MY_CONTACTS: Values = {
  contactGroupMembership: {
    contactGroupId: 'myContacts',
    contactGroupResourceName: 'contactGroups/myContacts',
  },
};

const CONTACT_FIELDS: readonly DataField[] = [
  'addresses',
  'biographies',
  'birthdays',
  'organizations',
  'events',
  'urls',
  'nicknames',
];

/** Contact number `index` of a user's own contacts, with data that only the owner can write. */
export const seedContact = (user: string, index: number): SeededRecord => {
  const id = contactId(`${user}/contact/${index}`);
  const random = createRandom(`${user}/contact/${index}`);
  const person = inventPerson(`c${user}`, index);
  const account = accountId(`${user}/contact-profile/${index}`);
  const all = fullProfile(person, account, random);
  const own: SourceFields = {
    names: [nameOf(person)],
    emailAddresses: [{ ...typed('work'), value: person.email }],
    phoneNumbers: [phoneOf(person.phone, 'mobile')],
    photos: [{ url: `https://lh3.googleusercontent.com/cm/sandbox-letter-${hexOf(id)}=s100`, default: true }],
    memberships: [MY_CONTACTS],
    ...Object.fromEntries(
      CONTACT_FIELDS.filter(() => random() < 0.5).map((field) => [field, all[field] ?? []]),
    ),
  };
  const source = contactSource('CONTACT', id, 0, seenAt(index));
  const fields = entriesOf(source, own);
  const resourceName = `people/c${id}`;
  if (random() >= 0.4) return { id, person: recordOf(resourceName, [source], fields) };
  const profile = profileSource(account);
  const profileFields = entriesOf(profile, plainProfile(person, account, true));
  return { id, person: recordOf(resourceName, [source, profile], mergeFields(fields, profileFields)) };
};

/** The user's own profile, `people/me`. Every field has a value. */
export const seedOwnProfile = (user: string): PersonRecord => {
  const account = accountId(`${user}/me`);
  const profile = profileSource(account);
  const person = inventPerson(`m${user}`, 0);
  const fields = fullProfile(person, account, createRandom(`${user}/me`));
  return recordOf(`people/${account}`, [profile], entriesOf(profile, fields));
};

/** The public profile of a person, under the resource name of the profile. */
export const profileOf = ({ sources, fields }: PersonRecord): PersonRecord | undefined => {
  const profile = sources.find(({ type }) => type === 'PROFILE');
  if (profile === undefined) return undefined;
  const own = Object.entries(fields).map(([field, entries]) => [
    field,
    entries.filter(({ metadata }) => metadata.source.type === 'PROFILE'),
  ]);
  return recordOf(`people/${profile.id}`, [profile], Object.fromEntries(own) as PersonFields);
};
