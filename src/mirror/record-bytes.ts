import type { RecordKind } from './record-kind.ts';

// Sizes of V8 on 64 bits; test/mirror/record-bytes.test.ts compares the sum with the real heap.
const STRING_HEAD = 16;
const OBJECT_HEAD = 32;
const SLOT = 8;
const WORD = 8;

/** The mirror's own overhead per record: the entry, and its slots in the map and in the orders. */
const UPKEEP = 420;
/** The overhead per e-mail address and number: its slots in an index and among the keys of its entry. */
const KEY_UPKEEP = 105;

const aligned = (bytes: number): number => Math.ceil(bytes / WORD) * WORD;

/** With one character beyond Latin-1, the whole string takes two bytes per character. */
const WIDE = /[^\u0000-\u00FF]/; // eslint-disable-line no-control-regex -- the range of Latin-1 begins with them

const stringBytes = (length: number, isWide: boolean): number =>
  aligned(STRING_HEAD + length * (isWide ? 2 : 1));

const valueBytes = (value: unknown): number => {
  if (typeof value === 'string') return stringBytes(value.length, WIDE.test(value));
  // Numbers above 31 bits are separate objects.
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 30 ? 0 : 16;
  if (typeof value !== 'object' || value === null) return 0;
  let bytes = OBJECT_HEAD;
  for (const item of Array.isArray(value) ? value : Object.values(value)) bytes += SLOT + valueBytes(item);
  return bytes;
};

/** The folded copy of all searched texts. */
const searchedBytes = (...lists: readonly (readonly string[])[]): number => {
  let length = 0;
  let isWide = false;
  for (const texts of lists) {
    for (const text of texts) {
      length += 1 + text.length;
      isWide ||= WIDE.test(text);
    }
  }
  return stringBytes(length, isWide);
};

const keyBytes = (keys: readonly string[]): number => {
  let bytes = 0;
  for (const key of keys) bytes += KEY_UPKEEP + stringBytes(key.length, false);
  return bytes;
};

type SearchedKind<Item extends object> = Pick<
  RecordKind<Item, string>,
  'names' | 'emailAddresses' | 'phoneNumbers'
>;

/** Estimated bytes of a record in a set, including everything that is derived from it. */
export const estimateBytes = <Item extends object>(item: Item, kind: SearchedKind<Item>): number => {
  const emailAddresses = kind.emailAddresses(item);
  const phoneNumbers = kind.phoneNumbers(item);
  return (
    UPKEEP +
    valueBytes(item) +
    searchedBytes(kind.names(item), emailAddresses, phoneNumbers) +
    keyBytes(emailAddresses) +
    keyBytes(phoneNumbers)
  );
};
