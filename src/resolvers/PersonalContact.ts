import type {
  PersonalContactAvailability,
  PersonalContactPhoneType,
  PersonalContactResolvers,
} from '../__generated__/graphql.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { linkedPeople, nullIfUpstreamFailed } from '../lists/contact-links.ts';
import { personSelection, requestedFields } from '../lists/selection.ts';
import { isReal } from '../loaders/address-books.ts';
import { listSourcesFor } from '../loaders/other-contacts.ts';
import { displayNameOf, isPresent } from '../loaders/personal-contacts.ts';
import { type PersonalContactRecord, readable } from '../loaders/records.ts';
import { personalContactId } from '../relay/global-id.ts';
import { type AttributeOfKind, attributesOfKind } from '../values/contact-checks.ts';

import { photoUrlOf } from './person-values.ts';

const PHONE_TYPES = {
  homePhone: 'HOME_PHONE',
  homePhone2: 'HOME_PHONE_2',
  businessPhone: 'BUSINESS_PHONE',
  businessPhone2: 'BUSINESS_PHONE_2',
  mobilePhone: 'MOBILE_PHONE',
  businessFax: 'BUSINESS_FAX',
  companyPhone: 'COMPANY_PHONE',
  assistantPhone: 'ASSISTANT_PHONE',
  carPhone: 'CAR_PHONE',
  otherPhone: 'OTHER_PHONE',
  otherFax: 'OTHER_FAX',
  callbackPhone: 'CALLBACK_PHONE',
} as const satisfies Record<AttributeOfKind<'phone'>, PersonalContactPhoneType>;

const PHONES = attributesOfKind('phone');
const EMAILS = attributesOfKind('email');
/** The numbers to call a person at, most likely first. Fax numbers and other people's numbers come last. */
const CALLED_FIRST = ['mobilePhone', 'businessPhone', 'homePhone', 'businessPhone2', 'homePhone2'] as const;

const AVAILABILITY: Readonly<Record<string, PersonalContactAvailability>> = {
  Alive: 'ALIVE',
  Deleted: 'DELETED',
  Purged: 'PURGED',
};

export const PersonalContact = {
  id: (contact) => {
    if (!isReal(contact)) {
      throw new UpstreamError({
        code: 'UPSTREAM_BAD_RESPONSE',
        upstream: 'ringcentral',
        message: 'RingCentral did not say which address book the contact belongs to.',
      });
    }
    return personalContactId(contact);
  },
  displayName: displayNameOf,
  primaryEmailAddress: (contact) => firstOf(contact, EMAILS),
  primaryPhoneNumber: (contact) => firstOf(contact, [...CALLED_FIRST, ...PHONES]),
  photoUrl: async (contact, { size }, context) => {
    // Checks the size even if no person is linked.
    const none = photoUrlOf(undefined, size);
    const people = await linkedPeople(contact, 'contactAndProfile', context).catch(nullIfUpstreamFailed);
    return people?.map(({ photos }) => photoUrlOf(photos, size)).find((url) => url !== null) ?? none;
  },
  people: (contact, _args, context, info) =>
    linkedPeople(contact, listSourcesFor(personSelection(requestedFields(info, 'Person'))), context),
  emailAddresses: (contact) => EMAILS.map((attribute) => contact[attribute]).filter(isPresent),
  phoneNumbers: (contact) =>
    PHONES.flatMap((attribute) => {
      const number = contact[attribute];
      return isPresent(number) ? [{ type: PHONE_TYPES[attribute], number }] : [];
    }),
  availability: ({ availability }) => AVAILABILITY[readable(availability) ?? 'Alive'] ?? null,
} satisfies PersonalContactResolvers;

const firstOf = (
  contact: PersonalContactRecord,
  attributes: readonly (keyof PersonalContactRecord)[],
): string | null => attributes.map((attribute): unknown => contact[attribute]).find(isPresent) ?? null;
