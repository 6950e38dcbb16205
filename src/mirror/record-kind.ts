/**
 * What the mirror must know of a stream's records. Records are kept as upstream sent them, also those that break its
 * promises, so each function here takes whatever stands in a field and never throws.
 */
export interface RecordKind<Item extends object, OrderName extends string> {
  /** The identity within the book; `undefined` where there is none, so that nobody could ask for the record. */
  readonly idOf: (item: Item) => string | undefined;
  /** Sort values of each order, the weightiest first. A missing value is the empty text, which comes first. */
  readonly orders: Readonly<Record<OrderName, (item: Item) => readonly string[]>>;
  /** Names of people and companies. With the e-mail addresses and numbers they are what a search looks at. */
  readonly names: (item: Item) => readonly string[];
  readonly emailAddresses: (item: Item) => readonly string[];
  readonly phoneNumbers: (item: Item) => readonly string[];
}

/** The value as text; empty where it is neither text nor a number. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
};

/** A field of a value that may be anything. */
export const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

/** The items of a value that should be a list. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The fields that hold a text. */
export const textsOf = (value: unknown, names: readonly string[]): readonly string[] =>
  names.map((name) => textOf(fieldOf(value, name))).filter(Boolean);

/** An e-mail address as it is compared: mail programs take capitals and small letters for the same. */
export const normalizeEmailAddress = (address: string): string =>
  address.trim().normalize('NFC').toLowerCase();
