import {
  type CountryCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
  type PhoneNumber as ParsedNumber,
  // The smallest set of metadata (80 KB): lengths and one pattern per country. Types of numbers, which the
  // larger sets add, are not needed here.
} from 'libphonenumber-js/min';

import { toAsciiPhoneText } from './phone-text.ts';

/** A phone number, taken apart. */
export interface PhoneNumber {
  /**
   * `+` and 7 to 15 digits, such as `+12025550143`. Null where the number is not complete: a short code, an internal
   * extension, or a national number without a country to read it by.
   */
  readonly e164: string | null;
  /** ASCII digits of the number: those of `e164`, else as they were written (`911`, `2025550143`). Never empty. */
  readonly digits: string;
  /** ASCII digits of the extension, such as `12` of `ext. 12`, `x12`, `;ext=12`, `*12` or `,,12`; null where there is none. */
  readonly extension: string | null;
  /**
   * Keys to send after the first pause or wait mark, such as `12#` of `,,12#` or `1,,2` of `p1,,2`: digits, `*`, `#`, and
   * further pauses (`,`) and waits (`;`). Null where nothing follows. Of keys that are digits alone, `extension` has the digits.
   */
  readonly keys: string | null;
}

/** Longer texts are no phone numbers: E.164 has 15 digits, an extension a few more. */
const MAX_CHARACTERS = 100;
/** National numbers of up to this many digits are short codes or extensions wherever numbers have a trunk prefix. */
export const MAX_SHORT_DIGITS = 6;

const SCHEME = /^(?:tel|callto|sms|fax):\/{0,2}/i;
/** `;phone-context=+1` of a `tel:` URI (RFC 3966) holds the beginning of the number. */
const CONTEXT = /;phone-context=(?<context>\+[\d().-]+)/i;
const OTHER_PARAMETERS = /;(?!ext=|postd=)[a-z-]+(?:=[^;]*)?/gi;
/** `,` pauses and `;` waits; telephones also write them as `p` and `w`, and vCards as `;postd=p…`. */
const KEYS =
  /^(?<main>.*?[\d)])(?:\s*[,;][\s,;pw]*|[pw]+|;postd=[pw]*)(?<keys>[\d*#](?:[\d*#,;pw\s]*[\d*#])?)[,;\s]*$/i;
const EXTENSION =
  /^(?<main>(?!\*).*?)\s*,?\s*(?:;ext=|(?<!\p{L})(?:e?xt(?:ensi[oó]n|n)?|x|int|anexo|доб)\s*[.:=]?|[#*~])\s*(?<extension>\d{1,20})#?$/iu;
/** Digits with what people write between them: spaces, brackets, dashes, dots, slashes. */
const DIGITS = /^\+?[\d\s().[\]/~·-]*$/;
/** A number of 3 to 7 digits that goes on in letters, such as `1-800-FLOWERS`. */
const VANITY = /^\+?(?:[\s().-]*\d){3,7}[\s().-]*(?:[a-z][\s\d().-]*){3,}$/i;

/**
 * A phone number in any usual spelling: international, national (by `country`) or with the prefix `00`; with an extension or with
 * keys after a pause; as a `tel:` URI; as spreadsheets keep it from being a formula; with letters for digits, invisible marks, full-width signs or digits of any script.
 * Lengths are checked, so that a number that is too long or too short has no `e164`; it need not be in service.
 *
 * @param country ISO 3166-1 alpha-2 code, in any case of letters, of the country whose national numbers are meant. Unknown codes count
 *   as none.
 * @returns null for what is no phone number: more than 100 characters, other words, or service codes such as `*69`
 */
export const parsePhoneNumber = (text: string, country?: string | null): PhoneNumber | null => {
  if (text.length > MAX_CHARACTERS) return null;
  const { main, extension, keys } = splitText(withoutUri(withoutGuard(toAsciiPhoneText(text))));
  // Service codes such as `*69` are something else than the number 69.
  if (main.startsWith('*')) return null;
  // An extension alone, such as `x101`, is an internal number.
  if (main === '' && extension !== null) return { e164: null, digits: extension, extension: null, keys };
  const known = phoneCountryOf(country);
  if (DIGITS.test(main)) {
    const digits = main.replaceAll(/\D/g, '');
    if (digits === '') return null;
    const e164 = parseE164(main, digits, known);
    return { e164, digits: e164?.slice(1) ?? digits, extension, keys };
  }
  if (!VANITY.test(main)) return null;
  const spelled = main.replaceAll(/[a-z]/gi, keypadDigit);
  const isComplete = spelled.startsWith('+') || known !== null;
  const e164 = isComplete ? parseE164(spelled, spelled.replaceAll(/\D/g, ''), known, 'valid') : null;
  // Words after a number (`555 0143 home`) look the same; only a number that exists is told from them.
  if (isComplete && e164 === null) return null;
  return { e164, digits: e164?.slice(1) ?? spelled.replaceAll(/\D/g, ''), extension, keys };
};

/**
 * What a number is compared by: equal for all spellings of the same number, its extension included. Numbers that are not complete
 * are equal where their digits are.
 */
export const phoneKeyOf = ({ e164, digits, extension }: PhoneNumber): string =>
  `${e164 ?? digits}${extension === null ? '' : `x${extension}`}`;

/** The country whose national numbers a complete number is one of, and its digits without the calling code. */
export const nationalPartOf = (e164: string): { country: CountryCode | null; digits: string } => {
  const parsed = parsePhoneNumberFromString(e164);
  // Of countries that share a calling code any will do: they share the numbering plan as well.
  const country = parsed?.country ?? parsed?.getPossibleCountries()[0] ?? null;
  return { country, digits: parsed?.nationalNumber ?? e164.slice(1) };
};

/**
 * The number in a spelling that any telephone system reads: E.164 where it is complete and nothing follows it, else as it was
 * typed, but in ASCII and without the scheme of a URI.
 */
export const spellPhoneNumber = (text: string, country?: string | null): string => {
  const number = parsePhoneNumber(text, country);
  if (number?.e164 != null && number.extension === null && number.keys === null) return number.e164;
  return withoutUri(toAsciiPhoneText(text));
};

/**
 * The country of an ISO 3166-1 alpha-2 code in any case of letters.
 * @returns null where there is none, or no numbering plan of it is known
 */
export const phoneCountryOf = (code: string | null | undefined): CountryCode | null => {
  const upper = code?.toUpperCase() ?? '';
  return upper.length === 2 && isSupportedCountry(upper) ? upper : null;
};

/** What spreadsheets and exporters put around a number so that it is no formula: `'+1202…`, `="+1202…"`, `1202….0`. */
const withoutGuard = (text: string): string =>
  text
    .replace(/^=?"(.*)"$/, '$1')
    .replace(/^'/, '')
    .replace(/^(\+?\d{5,})\.0+$/, '$1');

const withoutUri = (text: string): string => {
  if (!SCHEME.test(text)) return text;
  const number = text.replace(SCHEME, '');
  const { context = '' } = CONTEXT.exec(number)?.groups ?? {};
  return `${number.startsWith('+') ? '' : context}${number.replaceAll(OTHER_PARAMETERS, '')}`;
};

const splitText = (text: string) => {
  const { main: beforeKeys = text, keys: typedKeys } = KEYS.exec(text)?.groups ?? {};
  const { main = beforeKeys, extension: typed } = EXTENSION.exec(beforeKeys)?.groups ?? {};
  const keys = typedKeys?.replaceAll(/\s/g, '').replaceAll(/p/gi, ',').replaceAll(/w/gi, ';') ?? null;
  const extension = typed ?? /^(\d+)#?$/.exec(keys ?? '')?.[1] ?? null;
  return { main: main.trim(), extension, keys };
};

/** The letters of a telephone's keys (ITU-T E.161), from `a` on. */
const KEYPAD = '22233344455566677778889999';
const keypadDigit = (letter: string): string => KEYPAD[letter.toLowerCase().charCodeAt(0) - 97] ?? '';

const parseE164 = (
  main: string,
  digits: string,
  country: CountryCode | null,
  strictness: 'possible' | 'valid' = 'possible',
): string | null => {
  const isInternational =
    main.startsWith('+') || (digits.startsWith('00') && !dialsAbroadBy(digits, country));
  const number = main.startsWith('+') || !isInternational ? main : `+${digits.slice(2)}`;
  const parsed = parsePhoneNumberFromString(number, {
    ...(country !== null && { defaultCountry: country }),
    extract: false,
  });
  if (parsed === undefined) return null;
  if (strictness === 'valid' && !parsed.isValid()) return null;
  if (!isInternational && digits.length <= MAX_SHORT_DIGITS && !isWhole(parsed, digits)) return null;
  return parsed.isPossible() ? parsed.number : null;
};

/** Whether the country's own way to write the number has just these digits: without its trunk prefix it is a short code or a local number. */
const isWhole = (parsed: ParsedNumber, digits: string): boolean =>
  parsed.isValid() && parsed.formatNational().replaceAll(/\D/g, '') === digits;

/** Whether these digits begin with the country's own prefix for calls abroad, which the library takes off itself. */
const dialsAbroadBy = (digits: string, country: CountryCode | null): boolean =>
  country !== null && new RegExp(`^(?:${abroadPrefixOf(country)})`).test(digits);

/** A pattern. */
const abroadPrefixOf = (country: CountryCode): string => {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  return metadata.numberingPlan?.IDDPrefix() ?? '00';
};
