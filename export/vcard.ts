import { type PhoneKind, phoneKindOf } from '../import/card.ts';
import {
  ADDRESS_ATTRIBUTES,
  type AddressAttribute,
  type Contact,
  EMAIL_ATTRIBUTES,
  EXPORT_PRODUCT,
  PHONE_ATTRIBUTES,
  type PhoneAttribute,
} from '../import/contact.ts';

import type { Entry, PersonCard } from './entry.ts';

export type Version = '3.0' | '4.0';

/** A vCard (RFC 6350, or RFC 2426), with lines of at most 75 bytes. */
export const toVcard = ({ contact, person }: Entry, version: Version): string => {
  const { lastName = '', firstName = '', middleName = '', notes, webPage } = contact;
  const isFromFullName = person?.fullName !== undefined && lastName === '' && firstName === person.fullName;
  const parts = [
    lastName,
    isFromFullName ? '' : firstName,
    middleName,
    person?.prefix ?? '',
    person?.suffix ?? '',
  ];
  const text = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`${name}:${escape(value)}`];
  return [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    `PRODID:${EXPORT_PRODUCT}`,
    `N:${parts.map(escape).join(';')}`,
    // Both versions require FN. A generated one is marked as derived (RFC 9554).
    person?.fullName === undefined
      ? `FN;DERIVED=true:${escape(nameOf(contact))}`
      : `FN:${escape(person.fullName)}`,
    ...text('NICKNAME', contact.nickName),
    ...text('ORG', contact.company),
    ...text('TITLE', contact.jobTitle),
    ...(person === undefined ? reachability(contact) : reachabilityOfPerson(person)),
    ...ADDRESS_ATTRIBUTES.flatMap((attribute) => addressLine(attribute, contact)),
    // In a URL only backslashes and line ends are escaped.
    ...(webPage === undefined ? [] : [`URL:${escapeLine(webPage)}`]),
    ...text('BDAY', version === '4.0' ? contact.birthday?.replaceAll('-', '') : contact.birthday),
    ...text('NOTE', notes),
    'END:VCARD',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');
};

/** The name to show for a contact, made of values that are in the card anyway. */
const nameOf = (contact: Contact): string =>
  [contact.firstName, contact.middleName, contact.lastName].filter(Boolean).join(' ') ||
  [contact.nickName, contact.company, ...EMAIL_ATTRIBUTES.map((name) => contact[name])].find(Boolean) ||
  PHONE_ATTRIBUTES.map((name) => contact[name]).find(Boolean) ||
  '';

/** Each value with its attribute in `PROP-ID` (RFC 9554), so that the import restores it. */
const reachability = (contact: Contact): readonly string[] => [
  ...PHONE_ATTRIBUTES.flatMap((attribute) => {
    const number = contact[attribute];
    const types = PHONE_TYPES[KINDS[attribute]];
    return number === undefined ? [] : [`TEL;TYPE=${types};PROP-ID=${attribute}:${escape(number)}`];
  }),
  ...EMAIL_ATTRIBUTES.flatMap((attribute) => {
    const address = contact[attribute];
    return address === undefined ? [] : [`EMAIL;PROP-ID=${attribute}:${escape(address)}`];
  }),
];

const reachabilityOfPerson = ({ emails, phones }: PersonCard): readonly string[] => [
  ...phones.map(({ value, label }) => `TEL;TYPE=${PHONE_TYPES[phoneKindOf(label)]}:${escape(value)}`),
  ...emails.map(({ value, label }) => {
    const type = /^(?:home|work)$/.test(label) ? `;TYPE=${label}` : '';
    return `EMAIL${type}:${escape(value)}`;
  }),
];

const KINDS: Readonly<Record<PhoneAttribute, PhoneKind>> = {
  homePhone: 'home',
  homePhone2: 'home',
  businessPhone: 'work',
  businessPhone2: 'work',
  mobilePhone: 'mobile',
  businessFax: 'workFax',
  companyPhone: 'company',
  assistantPhone: 'assistant',
  carPhone: 'car',
  otherPhone: 'other',
  otherFax: 'fax',
  callbackPhone: 'callback',
};

/** Types of the RFCs where there is one; the others are marked as extensions. */
const PHONE_TYPES: Readonly<Record<PhoneKind, string>> = {
  mobile: 'cell',
  home: 'home,voice',
  work: 'work,voice',
  workFax: 'work,fax',
  fax: 'fax',
  company: 'x-main,voice',
  assistant: 'x-assistant,voice',
  car: 'x-car,voice',
  callback: 'x-callback,voice',
  other: 'voice',
};

const ADDRESS_TYPES: Readonly<Record<AddressAttribute, string>> = {
  homeAddress: ';TYPE=home',
  businessAddress: ';TYPE=work',
  otherAddress: '',
};

const addressLine = (attribute: AddressAttribute, contact: Contact): readonly string[] => {
  const address = contact[attribute];
  if (address === undefined) return [];
  const { street = '', city = '', state = '', zip = '', country = '' } = address;
  const parts = ['', '', street, city, state, zip, country].map(escape);
  return [`ADR${ADDRESS_TYPES[attribute]}:${parts.join(';')}`];
};

const escapeLine = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const escape = (value: string): string => escapeLine(value).replaceAll(/[,;]/g, '\\$&');

const MAX_LINE_BYTES = 75;
/** Parsers that split cards before they unfold lines would mistake this text for the end of the card. */
const BOUNDARY = /((?:BEGIN|END)\s*:\s*VC)(?=ARD)/gi;

/** Cuts a line into pieces of at most 75 bytes, none of them within a character. */
const fold = (line: string): string => {
  if (/^(?:BEGIN|END):/.test(line)) return line;
  return line.replaceAll(BOUNDARY, '$1\n').split('\n').flatMap(cut).join('\r\n ');
};

const cut = (text: string): readonly string[] => {
  // Leaves room for the space that marks a continuation line.
  const most = MAX_LINE_BYTES - 1;
  if (Buffer.byteLength(text) <= most) return [text];
  const pieces: string[] = [];
  let [piece, size] = ['', 0];
  for (const character of text) {
    const bytes = Buffer.byteLength(character);
    if (size + bytes > most) {
      pieces.push(piece);
      [piece, size] = ['', 0];
    }
    piece += character;
    size += bytes;
  }
  return [...pieces, piece];
};
