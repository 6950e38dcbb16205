/**
 * The properties of a stream's records that the mirror needs. Records are kept as upstream sent them, even if they contradict
 * its documentation, so these functions accept any value in a field and never throw.
 */
export interface RecordKind<Item extends object, OrderName extends string> {
  /** The id within the book. `undefined` if it has none. */
  readonly idOf: (item: Item) => string | undefined;
  /** Sort values of each order, most significant first. A missing value is the empty string, which sorts first. */
  readonly orders: Readonly<Record<OrderName, (item: Item) => readonly string[]>>;
  /** Names of people and companies. A search uses these, the e-mail addresses and the numbers. */
  readonly names: (item: Item) => readonly string[];
  readonly emailAddresses: (item: Item) => readonly string[];
  readonly phoneNumbers: (item: Item) => readonly string[];
}

/** The value as text. Empty if it is neither text nor a number. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
};

/** A field of a value of unknown type. */
export const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

/** The items of a value that should be a list; empty if it is not. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The texts in the named fields. */
export const textsOf = (value: unknown, names: readonly string[]): readonly string[] =>
  names.map((name) => textOf(fieldOf(value, name))).filter(Boolean);

/** An e-mail address for comparison. Mail programs ignore case. */
export const normalizeEmailAddress = (address: string): string =>
  address.trim().normalize('NFC').toLowerCase();
