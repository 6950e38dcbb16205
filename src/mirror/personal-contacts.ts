import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import { displayNameOf, unescapeName } from '../loaders/personal-contacts.ts';
import { attributesOfKind } from '../values/contact-checks.ts';

import { fieldOf, type RecordKind, textOf, textsOf } from './record-kind.ts';

export type PersonalContactOrder = 'FIRST_NAME' | 'LAST_NAME' | 'COMPANY' | 'DISPLAY_NAME';

const EMAIL_ATTRIBUTES = attributesOfKind('email');
const PHONE_ATTRIBUTES = attributesOfKind('phone');
const OTHER_NAME_ATTRIBUTES = [
  'middleName',
  'nickName',
  'company',
] as const satisfies (keyof PersonalContactResource)[];

// Written without a space, with the family name first.
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** RingCentral may escape the two names. */
const nameOf = (contact: PersonalContactResource, attribute: 'firstName' | 'lastName'): string => {
  const name = textOf(contact[attribute]);
  return name.includes('&') ? unescapeName(name) : name;
};

const names = (contact: PersonalContactResource): readonly string[] => {
  const first = nameOf(contact, 'firstName');
  const last = nameOf(contact, 'lastName');
  const whole = EAST_ASIAN.test(first) && EAST_ASIAN.test(last) ? [last + first] : [];
  return [first, last, ...whole, ...textsOf(contact, OTHER_NAME_ATTRIBUTES)].filter(Boolean);
};

/** RingCentral's contacts of an extension, in the format of its REST API. */
export const personalContacts: RecordKind<PersonalContactResource, PersonalContactOrder> = {
  idOf: (contact) => textOf(fieldOf(contact, 'id')) || undefined,
  orders: {
    FIRST_NAME: (contact) => [nameOf(contact, 'firstName'), nameOf(contact, 'lastName')],
    LAST_NAME: (contact) => [nameOf(contact, 'lastName'), nameOf(contact, 'firstName')],
    COMPANY: (contact) => [
      textOf(contact.company),
      nameOf(contact, 'lastName'),
      nameOf(contact, 'firstName'),
    ],
    // The same order as that of other contacts, so that the two can be merged.
    DISPLAY_NAME: (contact) => [
      displayNameOf({
        ...contact,
        firstName: nameOf(contact, 'firstName'),
        lastName: nameOf(contact, 'lastName'),
      }) ?? '',
    ],
  },
  names,
  emailAddresses: (contact) => textsOf(contact, EMAIL_ATTRIBUTES),
  phoneNumbers: (contact) => textsOf(contact, PHONE_ATTRIBUTES),
};
