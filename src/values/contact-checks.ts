import type { PersonalContactInput } from '../__generated__/graphql.ts';

import { parsePhoneNumber, toAsciiPhoneText } from './phone-number.ts';

/**
 * All attributes of a contact that can be written, with their kind. This is the only such list; the compiler requires an entry
 * for each attribute of the graph's input.
 */
export const CONTACT_ATTRIBUTES = {
  firstName: 'text',
  lastName: 'text',
  middleName: 'text',
  nickName: 'text',
  company: 'text',
  jobTitle: 'text',
  email: 'email',
  email2: 'email',
  email3: 'email',
  homePhone: 'phone',
  homePhone2: 'phone',
  businessPhone: 'phone',
  businessPhone2: 'phone',
  mobilePhone: 'phone',
  businessFax: 'phone',
  companyPhone: 'phone',
  assistantPhone: 'phone',
  carPhone: 'phone',
  otherPhone: 'phone',
  otherFax: 'phone',
  callbackPhone: 'phone',
  homeAddress: 'address',
  businessAddress: 'address',
  otherAddress: 'address',
  birthday: 'date',
  webPage: 'text',
  notes: 'notes',
  ringtoneIndex: 'label',
  appInfo: 'label',
} as const satisfies Record<keyof PersonalContactInput, string>;

export type ContactAttribute = keyof typeof CONTACT_ATTRIBUTES;
type Kind = (typeof CONTACT_ATTRIBUTES)[ContactAttribute];

/** The attributes of a kind, such as the twelve phone numbers, in the order that all lists of the graph have. */
export type AttributeOfKind<Some extends Kind> = {
  [Name in ContactAttribute]: (typeof CONTACT_ATTRIBUTES)[Name] extends Some ? Name : never;
}[ContactAttribute];

const ATTRIBUTES = Object.keys(CONTACT_ATTRIBUTES) as ContactAttribute[];

export const attributesOfKind = <Some extends Kind>(kind: Some): readonly AttributeOfKind<Some>[] =>
  ATTRIBUTES.filter((name): name is AttributeOfKind<Some> => CONTACT_ATTRIBUTES[name] === kind);

/** The codes of the errors that are found here: a subset of `UserErrorCode`. */
export type ContactFaultCode =
  | 'INVALID'
  | 'TOO_LONG'
  | 'EMPTY'
  | 'PHONE_NUMBER_INVALID'
  | 'PHONE_NUMBER_TOO_LONG'
  | 'PHONE_NUMBER_ASTERISK'
  | 'PHONE_NUMBER_EXTENSION_TOO_LONG'
  | 'PHONE_NUMBER_DTMF_TOO_LONG';

interface Fault {
  readonly code: ContactFaultCode;
  /** Shown to people. Never repeats the value, which is personal data. */
  readonly message: string;
}

export interface ContactFault extends Fault {
  /** Path of the value: `["homePhone"]`, `["homeAddress", "city"]`; empty for the contact as a whole. */
  readonly path: readonly string[];
}

/** The errors of a phone number that RingCentral rejects (its codes PAB-102 to PAB-106). */
export const PHONE_FAULTS = {
  invalid: {
    code: 'PHONE_NUMBER_INVALID',
    message:
      'This is not a valid phone number. Write it with its country code, such as +12025550100, or set the dialing plan.',
  },
  tooLong: { code: 'PHONE_NUMBER_TOO_LONG', message: 'This phone number is too long.' },
  asterisk: { code: 'PHONE_NUMBER_ASTERISK', message: 'A phone number must not start with an asterisk.' },
  extensionTooLong: {
    code: 'PHONE_NUMBER_EXTENSION_TOO_LONG',
    message: 'The extension of this phone number is too long. At most 10 digits are allowed.',
  },
  keysTooLong: {
    code: 'PHONE_NUMBER_DTMF_TOO_LONG',
    message: 'The DTMF sequence of this phone number is too long. At most 64 digits are allowed.',
  },
} as const satisfies Record<string, Fault>;

// RingCentral's limits, from its published list of errors.
const MAX_EXTENSION_DIGITS = 10;
const MAX_KEY_DIGITS = 64;
/** E.164's limit, country code included. */
const MAX_E164_DIGITS = 15;
/** A number that is dialed with an international or carrier prefix. */
const MAX_DIALED_DIGITS = 20;
/** Longer than any number with extension, pauses and DTMF digits. */
const MAX_PHONE_CHARACTERS = 250;

/**
 * In characters, not UTF-16 code units. RingCentral only publishes the limit of `ringtoneIndex` and `appInfo`. The other limits
 * are ours and far higher than its own can be, so RingCentral decides.
 */
const MAX_CHARACTERS: Readonly<Record<Exclude<Kind, 'address'>, number>> = {
  text: 10_000,
  email: 10_000,
  date: 100,
  phone: MAX_PHONE_CHARACTERS,
  notes: 100_000,
  label: 64,
};

/**
 * All errors for which RingCentral would certainly reject the contact, in the order of the attributes. Blank values pass,
 * because RingCentral decides what they mean.
 * @param country ISO 3166-1 alpha-2 code of the dialing plan for national numbers
 */
export const checkContact = (
  contact: PersonalContactInput,
  country?: string | null,
): readonly ContactFault[] =>
  ATTRIBUTES.flatMap((attribute): readonly ContactFault[] => {
    const value = contact[attribute];
    if (value == null) return [];
    if (typeof value !== 'string') {
      return Object.entries(value).flatMap(([part, text]) =>
        located([attribute, part], lengthFault(text ?? '', MAX_CHARACTERS.text)),
      );
    }
    return located([attribute], checkValue(CONTACT_ATTRIBUTES[attribute], value, country));
  });

const located = (path: readonly string[], fault: Fault | undefined): readonly ContactFault[] =>
  fault === undefined ? [] : [{ ...fault, path }];

/** The error for a contact without any value. */
export const EMPTY_CONTACT: Fault = {
  code: 'EMPTY',
  message: 'The contact is empty. Set at least one attribute.',
};

/** Whether all attributes are missing or blank. */
export const isEmptyContact = (contact: PersonalContactInput): boolean =>
  ATTRIBUTES.every((attribute) => {
    const value = contact[attribute];
    return typeof value === 'string' || value == null ? isBlank(value) : Object.values(value).every(isBlank);
  });

const isBlank = (text: string | null | undefined): boolean => text == null || text.trim() === '';

const checkValue = (kind: Kind, value: string, country: string | null | undefined): Fault | undefined => {
  if (kind === 'address' || isBlank(value)) return undefined;
  const tooLong = lengthFault(value, MAX_CHARACTERS[kind]);
  if (tooLong !== undefined) return tooLong;
  switch (kind) {
    case 'phone':
      return checkPhoneNumber(value, country);
    case 'email':
      return checkEmail(value);
    case 'date':
      return checkBirthday(value);
    default:
      return undefined;
  }
};

const lengthFault = (text: string, max: number): Fault | undefined => {
  // A character has one or two code units, so most texts need not be counted.
  if (text.length <= max) return undefined;
  const { length } = Array.from(text);
  if (length <= max) return undefined;
  const message = `At most ${count(max)} characters are allowed; this has ${count(length)}.`;
  return { code: 'TOO_LONG', message };
};

const count = (number: number): string => number.toLocaleString('en-US');

const LONG_EXTENSION = /(?:x|ext[.:=]?|[#*])\s*(\d+)#?$/i;

/** The error for which RingCentral would reject the phone number. @param country see `checkContact` */
const checkPhoneNumber = (typed: string, country?: string | null): Fault | undefined => {
  const text = toAsciiPhoneText(typed);
  if (text.startsWith('*')) return PHONE_FAULTS.asterisk;
  const [, keys = ''] = /[,;](?!ext=)(.*)$/is.exec(text) ?? [];
  if (keys.replaceAll(/\D/g, '').length > MAX_KEY_DIGITS) return PHONE_FAULTS.keysTooLong;
  const [, extension = ''] = LONG_EXTENSION.exec(text.replace(/[,;](?!ext=).*$/s, '')) ?? [];
  if (extension.length > MAX_EXTENSION_DIGITS) return PHONE_FAULTS.extensionTooLong;
  // Repeated blanks could make it longer than `parsePhoneNumber` accepts.
  const number = parsePhoneNumber(text.replaceAll(/ +/g, ' '), country);
  if (number === null) return text.length > MAX_PARSED_CHARACTERS ? undefined : PHONE_FAULTS.invalid;
  if (number.e164 !== null) return undefined;
  const max = text.startsWith('+') ? MAX_E164_DIGITS : MAX_DIALED_DIGITS;
  return number.digits.length > max ? PHONE_FAULTS.tooLong : undefined;
};

/** The limit of `parsePhoneNumber`. */
const MAX_PARSED_CHARACTERS = 100;

/** Only requires text before an @ and text without blanks after it. RingCentral decides the rest. */
const checkEmail = (text: string): Fault | undefined => {
  if (/^.*\S.*@[^\s@]+$/s.test(text.trim())) return undefined;
  return { code: 'INVALID', message: 'This is not an e-mail address. Write it like name@example.com.' };
};

const DATE = /^(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:[T ]\d\d.*)?)?)?$/;

/** A year, a month, a day, or a day and a time (ISO 8601). */
const checkBirthday = (text: string): Fault | undefined => {
  const [whole, year, month = '01', day = '01'] = DATE.exec(text.trim()) ?? [];
  if (whole === undefined) {
    return { code: 'INVALID', message: 'This is not a date. Write it like 1970-01-31, 1970-01 or 1970.' };
  }
  const date = `${year ?? ''}-${month}-${day}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  // `Date.parse` accepts the 31st of every month and moves it into the next one.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(date)) return undefined;
  return { code: 'INVALID', message: 'This date does not exist in the calendar.' };
};
