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

/** Where in a JSON value a 64-bit integer may stand: member names from the top; a list on the way means its items. */
export type Int64Path = readonly string[];

/** Whether there is a number at that path which may have lost digits. */
const hasLostDigits = (value: unknown, path: Int64Path, depth = 0): boolean => {
  if (Array.isArray(value)) {
    for (const item of value) if (hasLostDigits(item, path, depth)) return true;
    return false;
  }
  if (depth === path.length) return typeof value === 'number' && !Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return false;
  return hasLostDigits((value as Fields)[path[depth] ?? ''], path, depth + 1);
};

/**
 * JSON → value, where whole numbers beyond ±(2^53 − 1) come as strings with all their digits. Costs what JSON.parse
 * costs and a look at the places that are named; where such a number stands in one of them the text is read once more.
 * @param int64Paths where such numbers may stand; anywhere unless given, at the cost of the slow way
 * @throws SyntaxError as JSON.parse does
 */
export const parseJson = (text: string, int64Paths?: readonly Int64Path[]): unknown => {
  if (int64Paths !== undefined) {
    const value: unknown = JSON.parse(text);
    if (!int64Paths.some((path) => hasLostDigits(value, path))) return value;
  }
  return JSON.parse(text, keepLongNumbers as (key: string, value: unknown) => unknown);
};

/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text or number as text: upstreams write ids both ways, and `parseJson` does too. */
export const scalarText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
