import { jsonInteger, type JsonObject } from './json.ts';

/** The twelve numbers of a contact, in the order of answers. There is no second mobile number. */
export const PHONE_FIELDS = [
  'homePhone',
  'homePhone2',
  'businessPhone',
  'businessPhone2',
  'mobilePhone',
  'businessFax',
  'companyPhone',
  'assistantPhone',
  'carPhone',
  'otherPhone',
  'otherFax',
  'callbackPhone',
] as const;

export const EMAIL_FIELDS = ['email', 'email2', 'email3'] as const;

export const ADDRESS_FIELDS = ['homeAddress', 'businessAddress', 'otherAddress'] as const;

export const ADDRESS_PARTS = ['street', 'city', 'state', 'zip', 'country'] as const;

/** Every attribute that is a string, in the order of answers. */
export const TEXT_FIELDS = [
  'firstName',
  'lastName',
  'middleName',
  'nickName',
  'company',
  'jobTitle',
  ...EMAIL_FIELDS,
  'birthday',
  'webPage',
  'notes',
  ...PHONE_FIELDS,
  'ringtoneIndex',
  'appInfo',
] as const;

export type PhoneField = (typeof PHONE_FIELDS)[number];
export type TextField = (typeof TEXT_FIELDS)[number];
export type AddressField = (typeof ADDRESS_FIELDS)[number];
export type AddressPart = (typeof ADDRESS_PARTS)[number];

export type Address = { readonly [Part in AddressPart]?: string };

/** The attributes that a user entered. Empty attributes are absent. */
export type ContactFields = { readonly [Field in TextField]?: string } & {
  readonly [Field in AddressField]?: Address;
};

export interface Contact {
  /** Decimal digits of an int64. */
  readonly id: string;
  readonly fields: ContactFields;
  /** Revision of the book that this version belongs to. */
  readonly revision: number;
}

/** The record of a deleted contact, which a sync reports. */
export interface Tombstone {
  readonly id: string;
  readonly revision: number;
  /** Milliseconds of the sandbox's clock. */
  readonly deletedAt: number;
  readonly fields: ContactFields;
}

export type Availability = 'Alive' | 'Deleted' | 'Purged';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '/': '&sol;',
  '\\': '&bsol;',
  "'": '&apos;',
};

const escapeName = (name: string): string => name.replace(/[&/\\']/g, (sign) => ESCAPES[sign] ?? sign);

/** The attributes in answers. With `isEscaped` the two names are HTML-escaped, as some servers do. */
export const wireFields = (fields: ContactFields, isEscaped: boolean): JsonObject => ({
  ...fields,
  ...(isEscaped && fields.firstName !== undefined && { firstName: escapeName(fields.firstName) }),
  ...(isEscaped && fields.lastName !== undefined && { lastName: escapeName(fields.lastName) }),
});

/** A contact in responses. `uri` is its canonical URL. */
export const wireContact = (
  { id, fields }: Pick<Contact, 'id' | 'fields'>,
  uri: string,
  isEscaped: boolean,
  availability: Availability = 'Alive',
): JsonObject => ({ uri, availability, id: jsonInteger(id), ...wireFields(fields, isEscaped) });
