// A number in JSON text stands after `:`, `[` or `,`. Whole numbers of up to 15 digits fit into a double, and of 16
// some do, so text without such a run has nothing that JSON.parse could get wrong. Digits inside strings are no
// numbers and mostly stand elsewhere; where they match all the same, the slow way is taken for nothing.
const LONG_NUMBER = /[:[,]\s*-?\d{16}/;
const WHOLE_NUMBER = /^-?\d+$/;

// The third argument is newer than the library's types: https://github.com/tc39/proposal-json-parse-with-source
type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown;

const keepLongNumbers: Reviver = (_key, value, { source }) =>
  typeof value === 'number' &&
  !Number.isSafeInteger(value) &&
  source !== undefined &&
  WHOLE_NUMBER.test(source)
    ? source
    : value;

/**
 * JSON → value, where whole numbers beyond ±(2^53 − 1) come as strings with all their digits. Costs what JSON.parse
 * costs unless such a number may be there.
 * @throws SyntaxError as JSON.parse does
 */
export function parseJson(text: string): unknown {
  return LONG_NUMBER.test(text)
    ? JSON.parse(text, keepLongNumbers as (key: string, value: unknown) => unknown)
    : JSON.parse(text);
}

/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text or number as text: upstreams write ids both ways, and `parseJson` does too. */
export const scalarText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
