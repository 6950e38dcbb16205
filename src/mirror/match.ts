import { foldNumber, foldText } from './text.ts';

/** How well a record matches: 0 a whole word, 1 the start of a word, 2 inside a word. */
export type Rank = 0 | 1 | 2;
export const RANKS = [0, 1, 2] as const satisfies readonly Rank[];

/** One word of a query. */
export interface QueryWord {
  readonly text: string;
  /** Its digits, if it looks like a number, such as `(650)` or `555-01`. */
  readonly digits?: string;
}

/** The searched texts of a record, unchanged. */
interface SearchedTexts {
  readonly texts: readonly string[];
  readonly phoneNumbers: readonly string[];
}

// Characters that people use in numbers, including all kinds of dashes. Digits and spaces are already NFKC.
const NUMBER_LIKE = /^[+(\p{Nd}][\p{Nd}\p{Pd}().+/\u2212]*$/u;
const HAS_DIGIT = /\p{Nd}/u;
const BLANKS = /\s+/u;
// Numbers copied from other programs often carry these invisible marks.
const DIRECTION_MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const FIELD_END = '\n';

/** The words that must all match, folded like the records. Empty if the query is blank. */
export const queryWords = (query: string): readonly QueryWord[] => {
  const words = foldText(query.replace(DIRECTION_MARKS, '')).split(BLANKS).filter(Boolean);
  return words.map((text) => {
    const digits = NUMBER_LIKE.test(text) && HAS_DIGIT.test(text) ? foldNumber(text) : undefined;
    return digits === undefined || digits === text ? { text } : { text, digits };
  });
};

/** All searched texts of a record, folded into one. A word of a query never matches across two fields. */
export const searchText = ({ texts, phoneNumbers }: SearchedTexts): string => {
  const fields = texts.map(foldText);
  for (const number of phoneNumbers) {
    fields.push(foldNumber(number));
    // "1-800-CONTACT", "ext. 12": the letters are searched too.
    if (/\p{L}/u.test(number)) fields.push(foldText(number));
  }
  return fields.join(FIELD_END);
};

/** The rank of the worst match of a word. `undefined` if a word is missing. */
export const rankOf = (text: string, words: readonly QueryWord[]): Rank | undefined => {
  for (const word of words) if (!occurs(text, word)) return undefined;
  let rank: Rank = 0;
  for (const word of words) {
    const own = bestRank(text, word);
    if (own > rank) rank = own;
    if (rank === 2) break;
  }
  return rank;
};

const occurs = (text: string, { text: word, digits }: QueryWord): boolean =>
  text.includes(word) || (digits !== undefined && text.includes(digits));

const bestRank = (text: string, { text: word, digits }: QueryWord): Rank => {
  const rank = rankOfPart(text, word);
  if (rank === 0 || digits === undefined) return rank;
  const numberRank = rankOfPart(text, digits);
  return numberRank < rank ? numberRank : rank;
};

const rankOfPart = (text: string, part: string): Rank => {
  let best: Rank = 2;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    if (isInsideWord(text, at)) continue;
    if (!isInsideWord(text, at + part.length)) return 0;
    best = 1;
  }
  return best;
};

/** Whether the characters before and after the position belong to the same word. */
const isInsideWord = (text: string, at: number): boolean =>
  isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at));

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const IS_ASCII_WORD = Array.from({ length: 128 }, (_, code) =>
  WORD_CHARACTER.test(String.fromCharCode(code)),
);

const isWordUnit = (unit: number): boolean => {
  // NaN beyond either end of the text.
  if (!(unit >= 0)) return false;
  const ascii = IS_ASCII_WORD[unit];
  // Half of a surrogate pair: nearly all such characters in names are letters.
  return ascii ?? ((unit >= 0xd800 && unit <= 0xdfff) || WORD_CHARACTER.test(String.fromCharCode(unit)));
};
