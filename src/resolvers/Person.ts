import type { PersonResolvers } from '../__generated__/graphql.ts';
import { linkedContacts } from '../lists/contact-links.ts';
import { couldGive } from '../loaders/persons-record.ts';
import type { PersonParent } from '../loaders/records.ts';
import { personId } from '../relay/global-id.ts';

import { photoUrlOf, primaryOf } from './person-values.ts';
import { ageBracketOf } from './PersonAgeRange.ts';

/** Upstream omits empty lists. A missing list is empty if it was requested, and null if it could not be requested. */
const listOf = <Field extends keyof PersonParent>(person: PersonParent, field: Field) =>
  person[field] ?? (couldGive(person, field) ? [] : null);

type Lists<Parent> = {
  [Field in keyof Parent]-?: NonNullable<Parent[Field]> extends readonly unknown[] ? Field : never;
}[keyof Parent];

/** Lists that Google no longer returns. */
type EndedLists =
  | 'braggingRights'
  | 'fileAses'
  | 'relationshipInterests'
  | 'relationshipStatuses'
  | 'residences'
  | 'taglines';

/** Every other list needs `listOf`; without it, an empty list would be null. */
type CompletePerson = PersonResolvers &
  Required<Pick<PersonResolvers, Exclude<Lists<PersonParent> & keyof PersonResolvers, EndedLists>>>;

/** All other fields (`etag`, and those that Google no longer returns) are passed through. */
export const Person = {
  id: ({ resourceName }) => personId(resourceName),
  displayName: ({ names }) => primaryOf(names)?.displayName ?? null,
  primaryEmailAddress: ({ emailAddresses }) => primaryOf(emailAddresses)?.value ?? null,
  primaryPhoneNumber: ({ phoneNumbers }) => primaryOf(phoneNumbers)?.value ?? null,
  photoUrl: ({ photos }, { size }) => photoUrlOf(photos, size),
  metadata: (person) => person.metadata ?? (couldGive(person, 'metadata') ? {} : null),
  personalContacts: (person, _args, context) => linkedContacts(person, context),
  ageRange: ({ ageRange, ageRanges }) => ageBracketOf(ageRange ?? primaryOf(ageRanges)?.ageRange),
  addresses: (person) => listOf(person, 'addresses'),
  ageRanges: (person) => listOf(person, 'ageRanges'),
  biographies: (person) => listOf(person, 'biographies'),
  birthdays: (person) => listOf(person, 'birthdays'),
  calendarUrls: (person) => listOf(person, 'calendarUrls'),
  clientData: (person) => listOf(person, 'clientData'),
  coverPhotos: (person) => listOf(person, 'coverPhotos'),
  emailAddresses: (person) => listOf(person, 'emailAddresses'),
  events: (person) => listOf(person, 'events'),
  externalIds: (person) => listOf(person, 'externalIds'),
  genders: (person) => listOf(person, 'genders'),
  imClients: (person) => listOf(person, 'imClients'),
  interests: (person) => listOf(person, 'interests'),
  locales: (person) => listOf(person, 'locales'),
  locations: (person) => listOf(person, 'locations'),
  memberships: (person) => listOf(person, 'memberships'),
  miscKeywords: (person) => listOf(person, 'miscKeywords'),
  names: (person) => listOf(person, 'names'),
  nicknames: (person) => listOf(person, 'nicknames'),
  occupations: (person) => listOf(person, 'occupations'),
  organizations: (person) => listOf(person, 'organizations'),
  phoneNumbers: (person) => listOf(person, 'phoneNumbers'),
  photos: (person) => listOf(person, 'photos'),
  relations: (person) => listOf(person, 'relations'),
  sipAddresses: (person) => listOf(person, 'sipAddresses'),
  skills: (person) => listOf(person, 'skills'),
  urls: (person) => listOf(person, 'urls'),
  userDefined: (person) => listOf(person, 'userDefined'),
} satisfies CompletePerson;
