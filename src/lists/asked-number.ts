import { nationalPartOf, parsePhoneNumber, phoneKeyOf } from '../values/phone-number.ts';

/** A number that somebody asks about, as far as it could be read. */
export interface AskedNumber {
  readonly e164: string | null;
  /** ASCII digits; without a calling code where `e164` is null. */
  readonly digits: string;
  /** What equal numbers share. */
  readonly key: string;
  /** The country by which national numbers are read that it is compared with. */
  readonly country: string | null;
  /** The ends by which records that may have it are found. */
  readonly tails: readonly string[];
}

/** Null for what is no phone number. */
export const readAskedNumber = (text: string, country: string | null): AskedNumber | null => {
  const number = parsePhoneNumber(text, country);
  if (number === null) return null;
  const { e164, digits } = number;
  const national = e164 === null ? null : nationalPartOf(e164);
  return {
    e164,
    digits,
    key: phoneKeyOf(number),
    country: country ?? national?.country ?? null,
    tails: [...new Set([tailOf(digits), tailOf(national?.digits ?? digits)])],
  };
};

// All spellings of a number end alike. Fewer digits would make long lists of records to compare, and some countries have no more.
const TAIL_LENGTH = 6;

const tailOf = (digits: string): string => digits.slice(-TAIL_LENGTH);

/** The ends of the numbers that can be read. */
export const digitTailsOf = (numbers: readonly string[]): readonly string[] =>
  numbers.flatMap((number) => {
    const digits = parsePhoneNumber(number)?.digits;
    return digits === undefined ? [] : [tailOf(digits)];
  });

/** Whether one of the numbers, as they are kept, is the number that is asked about. */
export const hasNumber = (numbers: readonly string[], { key, country }: AskedNumber): boolean =>
  numbers.some((text) => {
    const number = parsePhoneNumber(text, country);
    return number !== null && phoneKeyOf(number) === key;
  });
