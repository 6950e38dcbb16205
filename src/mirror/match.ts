import { foldNumber, foldText } from './text.ts';

/** How well a record matches: a whole word, the beginning of a word, or something inside of one. The least is the best. */
export type Rank = 0 | 1 | 2;
export const RANKS = [0, 1, 2] as const satisfies readonly Rank[];

/** One word of a query. */
export interface QueryWord {
  readonly text: string;
  /** Its digits, where it is written as a number, such as `(650)` or `555-01`. */
  readonly digits?: string;
}

/** What a record is found by, as upstream wrote it. */
interface SearchedTexts {
  readonly texts: readonly string[];
  readonly phoneNumbers: readonly string[];
}

// What people write into numbers, dashes of all kinds among them; NFKC has made digits and blanks plain.
const NUMBER_LIKE = /^[+(\p{Nd}][\p{Nd}\p{Pd}().+/\u2212]*$/u;
const HAS_DIGIT = /\p{Nd}/u;
const BLANKS = /\s+/u;
// Numbers copied from other programs often carry these invisible marks.
const DIRECTION_MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const FIELD_END = '\n';

/** The words that must all occur, folded as the records are; none where the query is blank. */
export const queryWords = (query: string): readonly QueryWord[] => {
  const words = foldText(query.replace(DIRECTION_MARKS, '')).split(BLANKS).filter(Boolean);
  return words.map((text) => {
    const digits = NUMBER_LIKE.test(text) && HAS_DIGIT.test(text) ? foldNumber(text) : undefined;
    return digits === undefined || digits === text ? { text } : { text, digits };
  });
};

/** One text of all that a record is found by, folded. No word of a query reaches from one field into the next. */
export const searchText = ({ texts, phoneNumbers }: SearchedTexts): string => {
  const fields = texts.map(foldText);
  for (const number of phoneNumbers) {
    fields.push(foldNumber(number));
    // "1-800-CONTACT", "ext. 12": the letters are searched as well.
    if (/\p{L}/u.test(number)) fields.push(foldText(number));
  }
  return fields.join(FIELD_END);
};

/** How well the folded text matches all of the words, which is how the worst of them does; `undefined` where one is missing. */
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

/** Whether a word goes on from before the place to behind it. */
const isInsideWord = (text: string, at: number): boolean =>
  isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at));

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const IS_ASCII_WORD = Array.from({ length: 128 }, (_, code) =>
  WORD_CHARACTER.test(String.fromCharCode(code)),
);

const isWordUnit = (unit: number): boolean => {
  // NaN, beyond either end of the text, is less than nothing.
  if (!(unit >= 0)) return false;
  const ascii = IS_ASCII_WORD[unit];
  // Half of a pair: nearly all characters beyond the first plane that names are written with are letters.
  return ascii ?? ((unit >= 0xd800 && unit <= 0xdfff) || WORD_CHARACTER.test(String.fromCharCode(unit)));
};
