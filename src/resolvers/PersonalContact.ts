import type {
  PersonalContactAvailability,
  PersonalContactPhoneType,
  PersonalContactResolvers,
} from '../__generated__/graphql.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { readable } from '../loaders/record-shape.ts';
import { isReal } from '../loaders/address-books.ts';
import type { PersonalContactRecord } from '../loaders/records.ts';
import { personalContactId } from '../relay/global-id.ts';
import { type AttributeOfKind, attributesOfKind } from '../values/contact-checks.ts';

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
  displayName: (contact) => displayNameOf(contact),
  emailAddresses: (contact) => EMAILS.map((attribute) => contact[attribute]).filter(isPresent),
  phoneNumbers: (contact) =>
    PHONES.flatMap((attribute) => {
      const number = contact[attribute];
      return isPresent(number) ? [{ type: PHONE_TYPES[attribute], number }] : [];
    }),
  availability: ({ availability }) => AVAILABILITY[readable(availability) ?? 'Alive'] ?? null,
} satisfies PersonalContactResolvers;

function displayNameOf(contact: PersonalContactRecord): string | null {
  const fullName = [contact.firstName, contact.lastName].filter(isPresent).join(' ');
  const candidates = [
    fullName,
    contact.nickName,
    contact.company,
    ...EMAILS.map((attribute) => contact[attribute]),
    ...PHONES.map((attribute) => contact[attribute]),
  ];
  return candidates.find(isPresent) ?? null;
}

/** Upstream may have sent something else than a text, which then costs its own field alone. */
const isPresent = (text: unknown): text is string => typeof text === 'string' && text !== '';
