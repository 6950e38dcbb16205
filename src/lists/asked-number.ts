import { nationalPartOf, parsePhoneNumber, phoneKeyOf } from '../values/phone-number.ts';

/** A phone number to look up. */
export interface AskedNumber {
  readonly e164: string | null;
  /** ASCII digits; without a calling code where `e164` is null. */
  readonly digits: string;
  /** Comparison key: equal numbers have equal keys (see `phoneKeyOf`). */
  readonly key: string;
  /** The country for parsing the national numbers that this one is compared with. */
  readonly country: string | null;
  /** Last digits: index keys for the records that may have the number. */
  readonly tails: readonly string[];
}

/** Null if the text is not a phone number. */
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

// All spellings of a number end in the same digits. Fewer than six would give long lists of records to compare; more do not
// exist in some countries.
const TAIL_LENGTH = 6;

const tailOf = (digits: string): string => digits.slice(-TAIL_LENGTH);

/** The last digits of each number that can be parsed. */
export const digitTailsOf = (numbers: readonly string[]): readonly string[] =>
  numbers.flatMap((number) => {
    const digits = parsePhoneNumber(number)?.digits;
    return digits === undefined ? [] : [tailOf(digits)];
  });

/** Whether one of a record's numbers is the number to look up. */
export const hasNumber = (numbers: readonly string[], { key, country }: AskedNumber): boolean =>
  numbers.some((text) => {
    const number = parsePhoneNumber(text, country);
    return number !== null && phoneKeyOf(number) === key;
  });
