// Figures of V8 on 64 bits; test/mirror/record-bytes.test.ts holds the sum against the real heap.
const STRING_HEAD = 16;
const OBJECT_HEAD = 32;
const SLOT = 8;
const WORD = 8;

/**
 * What the mirror itself takes for each record: its entry, its places in the map of records, in the orders and in two
 * indexes.
 */
const UPKEEP = 520;
/** Folded texts and keys repeat part of a record's text. */
const REPEATED = 0.75;

const aligned = (bytes: number): number => Math.ceil(bytes / WORD) * WORD;

/** Characters beyond Latin-1 make the whole string take two bytes a character. */
const WIDE = /[^\u0000-\u00FF]/; // eslint-disable-line no-control-regex -- the range of Latin-1 begins with them

const stringBytes = (text: string): number =>
  aligned(STRING_HEAD + text.length * (WIDE.test(text) ? 2 : 1)) * (1 + REPEATED);

const valueBytes = (value: unknown): number => {
  if (typeof value === 'string') return stringBytes(value);
  // Numbers beyond 31 bits have an object of their own.
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 30 ? 0 : 16;
  if (typeof value !== 'object' || value === null) return 0;
  let bytes = OBJECT_HEAD;
  for (const item of Array.isArray(value) ? value : Object.values(value)) bytes += SLOT + valueBytes(item);
  return bytes;
};

/** Bytes that a record takes in memory as a part of a set, with all that is made of it. An estimate, rather too much than too little. */
export const estimateBytes = (record: object): number => UPKEEP + valueBytes(record);
