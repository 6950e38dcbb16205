import type { Person } from '../__generated__/google-people.ts';

import { fieldOf, listOf, type RecordKind, textOf, textsOf } from './record-kind.ts';

export type OtherContactOrder = 'DISPLAY_NAME';

const NAME_FIELDS = [
  'displayName',
  'unstructuredName',
  'givenName',
  'middleName',
  'familyName',
  'phoneticFullName',
  'phoneticGivenName',
  'phoneticFamilyName',
];

/** The item that Google marks as primary, else the only one: the same as in the graph's `displayName`. */
const primaryOf = (items: readonly unknown[]): unknown => {
  const marked = items.find((item) => fieldOf(fieldOf(item, 'metadata'), 'primary') === true);
  return marked ?? (items.length === 1 ? items[0] : undefined);
};

/** The texts of all items of a list, without duplicates: sources often have the same values. */
const textsOfAll = (items: unknown, fields: readonly string[]): readonly string[] => [
  ...new Set(listOf(items).flatMap((item) => textsOf(item, fields))),
];

/** Google's other contacts, in the format of its REST API. */
export const otherContacts: RecordKind<Person, OtherContactOrder> = {
  idOf: (person) => textOf(fieldOf(person, 'resourceName')) || undefined,
  orders: {
    DISPLAY_NAME: (person) => [textOf(fieldOf(primaryOf(listOf(person.names)), 'displayName'))],
  },
  names: (person) => [
    ...textsOfAll(person.names, NAME_FIELDS),
    ...textsOfAll(person.nicknames, ['value']),
    ...textsOfAll(person.organizations, ['name']),
  ],
  emailAddresses: (person) => textsOfAll(person.emailAddresses, ['value']),
  phoneNumbers: (person) => textsOfAll(person.phoneNumbers, ['value', 'canonicalForm']),
};
