declare global {
  interface JSON {
    /** A piece of JSON that `stringify` writes as it stands (Node 22 and newer). */
    rawJSON(text: string): { readonly rawJSON: string };
  }
}

/** A JSON integer of up to 64 bits: a plain number where that is exact, else its digits for `JSON.stringify`. */
export type JsonInteger = number | { readonly rawJSON: string };

export type JsonObject = Readonly<Record<string, unknown>>;

/** Decimal digits as a JSON number that keeps every digit; ids are int64 and may lie beyond 2^53. */
export const jsonInteger = (digits: string): JsonInteger => {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : JSON.rawJSON(digits);
};

const keepLongIntegers = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? context?.source
    : value;

/**
 * Parses JSON; integers beyond 2^53 become strings of digits. Throws a SyntaxError as `JSON.parse` does.
 * A reviver makes parsing several times slower, so it is used only where such a number may be: a bulk upload has 20 MB.
 */
export const parseJson = (text: string): unknown =>
  /\d{16}/.test(text) ? JSON.parse(text, keepLongIntegers) : JSON.parse(text);

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The digits of an int64 that a body may hold as a number or as a string; absent for anything else. */
export const integerDigits = (value: unknown): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return /^\d{1,19}$/.test(String(value)) ? String(value) : undefined;
};
