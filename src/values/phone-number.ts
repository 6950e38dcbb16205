import {
  type CountryCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
  type PhoneNumber as ParsedNumber,
  // The smallest set of metadata (80 KB): lengths and one pattern per country. Types of numbers, which the
  // larger sets add, are not needed here.
} from 'libphonenumber-js/min';

/** A parsed phone number. */
export interface PhoneNumber {
  /**
   * `+` and 7 to 15 digits, such as `+12025550143`. Null if the number is incomplete: a short code, an internal extension, or a
   * national number of an unknown country.
   */
  readonly e164: string | null;
  /** ASCII digits of the number: those of `e164`, or as written (`911`, `2025550143`). Never empty. */
  readonly digits: string;
  /** ASCII digits of the extension, such as `12` in `ext. 12`, `x12`, `;ext=12`, `*12` or `,,12`; null if there is none. */
  readonly extension: string | null;
  /**
   * The DTMF sequence after the first pause or wait mark, such as `12#` in `,,12#` or `1,,2` in `p1,,2`: digits, `*`, `#`, and
   * further pauses (`,`) and waits (`;`). Null if there is none. If it is all digits, `extension` has them, too.
   */
  readonly keys: string | null;
}

/** Longer texts are not phone numbers: E.164 has 15 digits, an extension a few more. */
const MAX_CHARACTERS = 100;
/** National numbers with at most this many digits are short codes or extensions in all countries with a trunk prefix. */
export const MAX_SHORT_DIGITS = 6;

const SCHEME = /^(?:tel|callto|sms|fax):\/{0,2}/i;
/** `;phone-context=+1` in a `tel:` URI (RFC 3966) is the beginning of the number. */
const CONTEXT = /;phone-context=(?<context>\+[\d().-]+)/i;
const OTHER_PARAMETERS = /;(?!ext=|postd=)[a-z-]+(?:=[^;]*)?/gi;
/** `,` means pause and `;` wait. Phones also write `p` and `w`, and vCards `;postd=p…`. */
const KEYS =
  /^(?<main>.*?[\d)])(?:\s*[,;][\s,;pw]*|[pw]+|;postd=[pw]*)(?<keys>[\d*#](?:[\d*#,;pw\s]*[\d*#])?)[,;\s]*$/i;
const EXTENSION =
  /^(?<main>(?!\*).*?)\s*,?\s*(?:;ext=|(?<!\p{L})(?:e?xt(?:ensi[oó]n|n)?|x|int|anexo|доб)\s*[.:=]?|[#*~])\s*(?<extension>\d{1,20})#?$/iu;
/** Digits with usual separators: spaces, brackets, dashes, dots, slashes. */
const DIGITS = /^\+?[\d\s().[\]/~·-]*$/;
/** 3 to 7 digits followed by letters, such as `1-800-FLOWERS`. */
const VANITY = /^\+?(?:[\s().-]*\d){3,7}[\s().-]*(?:[a-z][\s\d().-]*){3,}$/i;

/**
 * Parses a phone number in any usual spelling: international, national (of `country`) or with the prefix `00`; with an extension
 * or a DTMF sequence; as a `tel:` URI; as spreadsheets write it to avoid a formula; with letters for digits, invisible
 * characters, full-width characters, or digits of any script.
 * Only lengths are checked: a number that is too long or too short has no `e164`, but the number need not be in service.
 *
 * @param country ISO 3166-1 alpha-2 code, upper or lower case, for national numbers. Unknown codes count as none.
 * @returns null if the text is not a phone number: more than 100 characters, other words, or service codes such as `*69`
 */
export const parsePhoneNumber = (text: string, country?: string | null): PhoneNumber | null => {
  if (text.length > MAX_CHARACTERS) return null;
  const { main, extension, keys } = splitText(withoutUri(withoutGuard(toAsciiPhoneText(text))));
  // A service code such as `*69` is not the number 69.
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
  // Words after a number (`555 0143 home`) look the same, so only valid numbers are accepted.
  if (isComplete && e164 === null) return null;
  return { e164, digits: e164?.slice(1) ?? spelled.replaceAll(/\D/g, ''), extension, keys };
};

/**
 * Key for comparing numbers: equal for all spellings of the same number with the same extension. Incomplete numbers are equal
 * if their digits are.
 */
export const phoneKeyOf = ({ e164, digits, extension }: PhoneNumber): string =>
  `${e164 ?? digits}${extension === null ? '' : `x${extension}`}`;

/** The country of a complete number, and its digits without the calling code. */
const nationalPartOf = (e164: string): { country: CountryCode | null; digits: string } => {
  const parsed = parsePhoneNumberFromString(e164);
  // Countries that share a calling code also share the numbering plan, so any of them will do.
  const country = parsed?.country ?? parsed?.getPossibleCountries()[0] ?? null;
  return { country, digits: parsed?.nationalNumber ?? e164.slice(1) };
};

/**
 * The number in a spelling that every telephone system accepts: E.164 if it is complete and nothing follows it, else as typed,
 * but in ASCII and without a URI scheme.
 */
export const spellPhoneNumber = (text: string, country?: string | null): string => {
  const number = parsePhoneNumber(text, country);
  if (number?.e164 != null && number.extension === null && number.keys === null) return number.e164;
  return withoutUri(toAsciiPhoneText(text));
};

/**
 * The country of an ISO 3166-1 alpha-2 code, upper or lower case.
 * @returns null for an unknown code, or a country without a known numbering plan
 */
export const phoneCountryOf = (code: string | null | undefined): CountryCode | null => {
  const upper = code?.toUpperCase() ?? '';
  return upper.length === 2 && isSupportedCountry(upper) ? upper : null;
};

/** Removes what spreadsheets add so that a number is not a formula: `'+1202…`, `="+1202…"`, `1202….0`. */
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

/** The digits of the letters `a` to `z` on a phone keypad (ITU-T E.161). */
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

/** Whether the national format has exactly these digits. Digits without the trunk prefix are a short code or local number. */
const isWhole = (parsed: ParsedNumber, digits: string): boolean =>
  parsed.isValid() && parsed.formatNational().replaceAll(/\D/g, '') === digits;

/** Whether the digits begin with the country's own international prefix, which the library removes itself. */
const dialsAbroadBy = (digits: string, country: CountryCode | null): boolean =>
  country !== null && new RegExp(`^(?:${abroadPrefixOf(country)})`).test(digits);

/** The country's international prefix, as the source of a regular expression. */
const abroadPrefixOf = (country: CountryCode): string => {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  return metadata.numberingPlan?.IDDPrefix() ?? '00';
};

/** Invisible characters: zero-width, joiners, direction marks, soft hyphens, byte order marks, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Cc}\uFE00-\uFE0F]/gu;
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[﹢⁺➕]/gu, '+'],
  [/[\p{Pd}−ー⁃]/gu, '-'],
  [/[،、]/gu, ','],
  [/[⁓∼]/gu, '~'],
  [/[。･•・]/gu, '.'],
];

/**
 * Converts the text of a phone number to ASCII as far as possible: removes invisible characters, and replaces full-width
 * characters, other scripts' digits and similar signs by their ASCII equivalents. All other characters stay.
 */
export const toAsciiPhoneText = (text: string): string => {
  const narrow = text
    .replaceAll(/[\s\u0085]/gu, ' ')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(/(?!\d)\p{Nd}/gu, (digit) => String(valueOfDigit(digit)));
  return SIGNS.reduce((changed, [signs, ascii]) => changed.replaceAll(signs, ascii), narrow).trim();
};

/** In Unicode the ten digits of a script are contiguous and start at zero. Some scripts follow one another without a gap. */
const valueOfDigit = (digit: string): number => {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
};

/** A phone number to look up. */
export interface NumberQuery {
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
export const parseNumberQuery = (text: string, country: string | null): NumberQuery | null => {
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
export const hasNumber = (numbers: readonly string[], { key, country }: NumberQuery): boolean =>
  numbers.some((text) => {
    const number = parsePhoneNumber(text, country);
    return number !== null && phoneKeyOf(number) === key;
  });
