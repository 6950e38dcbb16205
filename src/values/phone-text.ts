/** Marks that cannot be seen: zero-width, joiners, direction marks, soft hyphens, byte order marks, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Cc}\uFE00-\uFE0F]/gu;
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[﹢⁺➕]/gu, '+'],
  [/[\p{Pd}−ー⁃]/gu, '-'],
  [/[،、]/gu, ','],
  [/[⁓∼]/gu, '~'],
  [/[。･•・]/gu, '.'],
];

/**
 * A short text about phone numbers in ASCII where that is possible: without invisible marks, with plain spaces, and with the signs,
 * letters and digits of full width or of other scripts as their ASCII twins. All other characters stay.
 */
export const toAsciiPhoneText = (text: string): string => {
  const narrow = text
    .replaceAll(/[\s\u0085]/gu, ' ')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(/(?!\d)\p{Nd}/gu, (digit) => String(valueOfDigit(digit)));
  return SIGNS.reduce((changed, [signs, ascii]) => changed.replaceAll(signs, ascii), narrow).trim();
};

/** Unicode has the digits of each script in a row, from zero on, and rows that touch each other one after another. */
const valueOfDigit = (digit: string): number => {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
};
