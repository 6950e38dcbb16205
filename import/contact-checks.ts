import { parsePhoneNumber } from '../src/values/phone-number.ts';

import type { Remark } from './contact.ts';

/** Checks and cleans up the fields of a contact, by upstream's rules as far as they are known. */

/** The order of the parts in dates such as `3/4/1970`; without it such dates are ambiguous. */
export type DateOrder = 'mdy' | 'dmy';

/** The value to upload; or why the contact cannot be uploaded; or why the value is left out. */
export type Checked = { readonly value: string } | { readonly fault: Remark } | { readonly leftOut: Remark };

const MAX_EXTENSION_DIGITS = 10;
const MAX_KEYS = 64;

/** How spreadsheets may write a long number: `12025550113.0`, or `1.20256E+10`, which has lost digits. */
const DECIMAL = /^(\+?\d{5,})\.0+$/;
const EXPONENT = /^\d(?:[.,]\d+)?E\+?\d+$/i;

/**
 * The number in E.164 form (`+12025550111`), followed by `*` and the extension, or by `,` and the DTMF tones, if there are any. Uploads
 * have no dialing plan, so numbers without a country code are parsed by the plan of `country`.
 */
export const checkPhone = (typed: string, country: string | undefined): Checked => {
  if (typed.startsWith('*')) return phoneFault('must not begin with an asterisk', 'ASTERISK');
  if (EXPONENT.test(typed)) return phoneFault('has lost digits in a spreadsheet', 'INVALID');
  const parsed = parsePhoneNumber(typed.replace(DECIMAL, '$1'), country);
  const { e164 = null, extension, keys } = parsed ?? {};
  if (e164 === null) {
    const isNational = country === undefined && !/[+＋]/.test(typed);
    const hint = isNational ? '; write the country code (+1…) or give --country' : '';
    return phoneFault(`is not a phone number${hint}`, 'INVALID');
  }
  if ((extension?.length ?? 0) > MAX_EXTENSION_DIGITS && keys == null) {
    return phoneFault(`has an extension of more than ${MAX_EXTENSION_DIGITS} digits`, 'EXTENSION_TOO_LONG');
  }
  if (keys != null && keys.replaceAll(/[,;]/g, '').length > MAX_KEYS) {
    return phoneFault(`has more than ${MAX_KEYS} tones`, 'DTMF_TOO_LONG');
  }
  // An extension that was written as tones stays written as tones.
  const isInKeys = keys?.replace(/#$/, '') === extension;
  return {
    value: `${e164}${extension != null && !isInKeys ? `*${extension}` : ''}${keys != null ? `,${keys}` : ''}`,
  };
};

const phoneFault = (reason: string, code: string): Checked => ({
  fault: { reason, code: `PHONE_NUMBER_${code}` },
});

/**
 * An e-mail address without the `mailto:` and angle brackets of mail programs. The query of a link (`?subject=…`) is not part of the
 * address.
 */
export const cleanEmail = (typed: string): { readonly address: string; readonly query: string } => {
  const unwrapped = /^<(.*)>$/.exec(typed)?.[1] ?? typed;
  if (!/^mailto:/i.test(unwrapped)) return { address: unwrapped, query: '' };
  const [, bare = '', query = ''] = /^mailto:([^?]*)\??([^]*)$/i.exec(unwrapped) ?? [];
  try {
    return { address: decodeURIComponent(bare).trim(), query };
  } catch {
    return { address: bare.trim(), query };
  }
};

/** Whether the whole value could be decoded: U+FFFD replaces invalid bytes. */
export const isReadable = (value: string): boolean => !value.includes('\uFFFD') && value.isWellFormed();

/** A date may be followed by a time of day, which is ignored in a birthday. */
const ISO =
  /^(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:[T ][\d:.,]+(?: ?[AP]M)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?))?)?)?)?$/i;
const LOOSE_ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const SLASHED = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
/** What Outlook writes for no date. */
const NO_DATE = /^0{1,2}([/.-])0{1,2}\1(?:00){1,2}$/;

/** A birthday as upstream accepts it: a year, a month or a day. Undefined when the value is an empty date such as `0/0/00`. */
export const checkBirthday = (typed: string, order: DateOrder | undefined): Checked | undefined => {
  if (NO_DATE.test(typed)) return undefined;
  if (typed.startsWith('--')) return leftOut('has no year, which the address book requires');
  const iso = ISO.exec(typed);
  if (iso !== null) return toDay(iso.slice(1).filter(Boolean));
  const loose = LOOSE_ISO.exec(typed);
  if (loose !== null) return toDay([loose[1] ?? '', loose[3] ?? '', loose[4] ?? '']);
  const slashed = SLASHED.exec(typed);
  if (slashed === null) return leftOut('is not a date such as 1970-01-31');
  const [, first = '', separator, second = '', year = ''] = slashed;
  // A part above 12 is a day, and dates with dots begin with the day.
  const isDayFirst = separator === '.' || Number(first) > 12;
  const read = order ?? (isDayFirst ? 'dmy' : Number(second) > 12 ? 'mdy' : undefined);
  if (read === undefined) {
    const reason = 'is ambiguous: month and day, or day and month; give --dates mdy or --dates dmy';
    return first === second ? toDay([year, first, second]) : { fault: { reason } };
  }
  return toDay(read === 'mdy' ? [year, first, second] : [year, second, first]);
};

const leftOut = (reason: string): Checked => ({ leftOut: { reason } });

const toDay = (parts: readonly string[]): Checked => {
  const value = parts.map((part) => part.padStart(2, '0')).join('-');
  const date = new Date(value);
  // JavaScript accepts the 31st of every month and rolls over to the next one.
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  return isReal ? { value } : leftOut('is not a valid date');
};
