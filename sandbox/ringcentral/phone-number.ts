import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/min';

export interface PhoneRules {
  /** Country whose dialing plan applies to a number without `+`. */
  readonly country: CountryCode;
  readonly shortNumbers: 'keep' | 'refuse';
  readonly extensionSeparator: string;
}

/** A number as it is stored, or the error: a code and the sentence after "Parameter [x] is invalid." */
export type PhoneReading =
  { readonly number: string } | { readonly errorCode: string; readonly reason: string };

/** A number with an optional extension and optional tones to send after a pause. */
const PARTS =
  /^(?<main>[^,;*#a-z]*?)\s*(?:(?:\*|#|;?\s*ext(?:ension)?[.=]?|x)\s*(?<extension>\d+))?\s*(?:[,;][\s,;]*(?<tones>[\d*#,;w\s]+))?$/i;

const UNREADABLE = { errorCode: 'PAB-102', reason: 'Failed to parse phone number.' } as const;
const TOO_LONG = { errorCode: 'PAB-103', reason: 'The phone number is too long.' } as const;
const STARTS_WITH_ASTERISK = {
  errorCode: 'PAB-104',
  reason: 'The phone numbers starting with the asterisk are not supported.',
} as const;
const EXTENSION_TOO_LONG = {
  errorCode: 'PAB-105',
  reason: 'The extensions longer than 10 digits are not supported.',
} as const;
const TONES_TOO_LONG = {
  errorCode: 'PAB-106',
  reason: 'The DTMF sequences longer than 64 digits are not supported.',
} as const;

const MAX_EXTENSION_DIGITS = 10;
const MAX_TONES = 64;

/** The country of a code; absent when its numbers cannot be parsed. */
export const dialingCountry = (code: string): CountryCode | undefined =>
  isSupportedCountry(code.toUpperCase()) ? (code.toUpperCase() as CountryCode) : undefined;

const readMain = (main: string, { country, shortNumbers }: PhoneRules): PhoneReading => {
  const fault = validatePhoneNumberLength(main, country);
  if (fault === 'TOO_LONG') return TOO_LONG;
  const number =
    fault === undefined && parsePhoneNumberFromString(main, { defaultCountry: country, extract: false });
  if (number) return { number: number.number };
  return shortNumbers === 'keep' && /^\d{1,6}$/.test(main) ? { number: main } : UNREADABLE;
};

/** Converts a number that a user typed to E.164, with extension and tones. */
export const readPhoneNumber = (typed: string, rules: PhoneRules): PhoneReading => {
  const text = typed.trim();
  if (text.startsWith('*')) return STARTS_WITH_ASTERISK;
  const parts = PARTS.exec(text)?.groups;
  const main = parts?.['main']?.trim() ?? '';
  if (parts === undefined || main === '') return UNREADABLE;
  const extension = parts['extension'] ?? '';
  const tones = (parts['tones'] ?? '').replaceAll(/\s/g, '');
  if (extension.length > MAX_EXTENSION_DIGITS) return EXTENSION_TOO_LONG;
  if (tones.replaceAll(/[,;w]/gi, '').length > MAX_TONES) return TONES_TOO_LONG;
  const reading = readMain(main, rules);
  if (!('number' in reading)) return reading;
  const behind = `${extension && `${rules.extensionSeparator}${extension}`}${tones && `,${tones}`}`;
  return { number: `${reading.number}${behind}` };
};
