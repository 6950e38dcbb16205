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
