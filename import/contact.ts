/** The contact attributes that can be uploaded, by their names in the graph. */

export const PHONE_ATTRIBUTES = [
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

export const EMAIL_ATTRIBUTES = ['email', 'email2', 'email3'] as const;

export const NAME_ATTRIBUTES = [
  'firstName',
  'lastName',
  'middleName',
  'nickName',
  'company',
  'jobTitle',
] as const;

export const TEXT_ATTRIBUTES = [
  ...NAME_ATTRIBUTES,
  ...EMAIL_ATTRIBUTES,
  ...PHONE_ATTRIBUTES,
  'birthday',
  'webPage',
  'notes',
] as const;

export const ADDRESS_ATTRIBUTES = ['homeAddress', 'businessAddress', 'otherAddress'] as const;
export const ADDRESS_PARTS = ['street', 'city', 'state', 'zip', 'country'] as const;

/**
 * The columns of the CSV files that the export writes, in order. A file with exactly this header is read verbatim: no value is trimmed or
 * split; only the quote that protects it from being run as a formula is removed.
 */
export const EXPORT_COLUMNS: readonly string[] = [
  ...TEXT_ATTRIBUTES,
  ...ADDRESS_ATTRIBUTES.flatMap((attribute) => ADDRESS_PARTS.map((part) => `${attribute}.${part}`)),
];

/** `PRODID` of the vCards that the export writes. Their values are read verbatim as well. */
export const EXPORT_PRODUCT = '-//contacts-subgraph//export//EN';

export type PhoneAttribute = (typeof PHONE_ATTRIBUTES)[number];
export type TextAttribute = (typeof TEXT_ATTRIBUTES)[number];
export type AddressAttribute = (typeof ADDRESS_ATTRIBUTES)[number];
export type AddressPart = (typeof ADDRESS_PARTS)[number];

export type Address = { readonly [Part in AddressPart]?: string };

/** A contact as it is uploaded. Empty attributes are absent, numbers are in E.164 form. */
export type Contact = { readonly [Attribute in TextAttribute]?: string } & {
  readonly [Attribute in AddressAttribute]?: Address;
};

/** A remark about a value of a row. The reason is for people and never repeats the value. */
export interface Remark {
  /** Line of the file, if it is not the line that the contact begins on. */
  readonly line?: number;
  readonly attribute?: string;
  readonly value?: string;
  readonly reason: string;
  /** Error code of the graph or of upstream. */
  readonly code?: string;
}

/** A contact of the file. */
export interface Row {
  /** Line of the file that it begins on, from 1. */
  readonly line: number;
  readonly contact: Contact;
  /** Why it cannot be uploaded; empty when it can. */
  readonly faults: readonly Remark[];
  /** Values that are left out although the rest is uploaded. */
  readonly leftOut: readonly Remark[];
}

/** Part of the file that is not a contact and is not uploaded, such as a group or a line between two cards. */
export interface Skipped {
  readonly line: number;
  readonly skipped: Remark;
}

export type Item = Row | Skipped;

/** The file cannot be read or written. The message follows the file's name. */
export class FileError extends Error {
  override readonly name = 'FileError';
}
