/**
 * Combining marks that are dropped. Those of other scripts stay: in Devanagari or Thai they are vowels, and dropping them would
 * change words.
 */
const DROPPED_MARKS_BY_SCRIPT = {
  latinGreekCyrillic: '\\u0300-\\u036F\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE20-\\uFE2F',
  cyrillic: '\\u0483-\\u0489\\u2DE0-\\u2DFF\\uA66F-\\uA672\\uA674-\\uA67D\\uA69E\\uA69F',
  hebrew: '\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7',
  arabic:
    '\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E4\\u06E7\\u06E8\\u06EA-\\u06ED\\u08CA-\\u08E1\\u08E3-\\u08FF',
  kana: '\\u3099\\u309A',
};
// eslint-disable-next-line no-misleading-character-class -- the class consists of combining marks on purpose
const DROPPED_MARKS = new RegExp(`[${Object.values(DROPPED_MARKS_BY_SCRIPT).join('')}]`, 'g');

/** Letters that Unicode does not decompose, but that people often type as plain ones. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
};
const UNDECOMPOSED_LETTER = /[ßłøđðþæœıς]/g;

// Most text is plain ASCII, which only needs lower case.
// eslint-disable-next-line no-control-regex -- the range of ASCII begins with them
const NOT_ASCII = /[^\u0000-\u007F]/;

/** The text for searches: without case, accents and compatibility forms. Folding it again changes nothing. */
export const foldText = (text: string): string => {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // Some small letters decompose further than their capitals.
      .normalize('NFKD')
      .replace(DROPPED_MARKS, '')
      .replace(UNDECOMPOSED_LETTER, (letter) => UNDECOMPOSED[letter] ?? letter)
      .normalize('NFC')
  );
};

const DIGIT = /\p{Nd}/u;
const OTHER_DIGITS = /[^\P{Nd}0-9]/gu;
const NO_DIGITS = /\D+/g;

/** In Unicode the ten digits of a script are contiguous. */
const digitValue = (digit: string): string => {
  const codePoint = digit.codePointAt(0) ?? 0;
  let zero = codePoint;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((codePoint - zero) % 10);
};

/** The digits of a number in any script, without the characters between them. */
export const foldNumber = (number: string): string =>
  number.normalize('NFKC').replace(OTHER_DIGITS, digitValue).replace(NO_DIGITS, '');
