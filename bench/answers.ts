import { isDeepStrictEqual } from 'node:util';

/** An answer that differs from the floor's. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
}

/** The `data` of an answer. Throws AnswerError when the answer is not a 200 with data and without errors. */
export const dataOf = (status: number, body: Buffer): unknown => {
  const text = body.toString();
  if (status !== 200) throw new AnswerError(`answered ${String(status)}: ${text.slice(0, 300)}`);
  let answer: { readonly data?: unknown; readonly errors?: unknown };
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    throw new AnswerError(`answered with invalid JSON: ${text.slice(0, 300)}`);
  }
  if (answer.errors !== undefined)
    throw new AnswerError(`answered with errors: ${JSON.stringify(answer.errors).slice(0, 300)}`);
  return answer.data;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Cursors are opaque and differ between programs: two count as equal when both are present. */
const isEqualLeaf = (name: string, expected: unknown, actual: unknown): boolean =>
  name === 'endCursor'
    ? typeof expected === 'string' && typeof actual === 'string'
    : isDeepStrictEqual(expected, actual);

/** Describes the first difference between two JSON values; undefined when they are equal. */
const differenceOf = (expected: unknown, actual: unknown, path = 'data'): string | undefined => {
  if (!isObject(expected) || !isObject(actual)) {
    const isEqual = isEqualLeaf(path.split('.').at(-1) ?? '', expected, actual);
    return isEqual
      ? undefined
      : `${path} is ${JSON.stringify(actual)}, the floor has ${JSON.stringify(expected)}`;
  }
  for (const name of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const difference = differenceOf(expected[name], actual[name], `${path}.${name}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
};

/** Finds empty values in the reference: the sample data has a value for every requested field. */
export const emptinessOf = (value: unknown, path = 'data'): string | undefined => {
  if (!isObject(value)) return value === null || value === undefined ? `${path} is empty` : undefined;
  const entries = Object.entries(value);
  if (entries.length === 0) return `${path} is empty`;
  for (const [name, inner] of entries) {
    const emptiness = emptinessOf(inner, `${path}.${name}`);
    if (emptiness !== undefined) return emptiness;
  }
  return undefined;
};

/**
 * A check for the answers of one contender to one operation. An answer with the same bytes as one that has already
 * been compared is accepted without parsing, so that the check does not slow down the load.
 */
export const createCheck = (reference: unknown): ((status: number, body: Buffer) => void) => {
  let compared: Buffer | undefined;
  return (status, body) => {
    if (status === 200 && compared?.equals(body) === true) return;
    const difference = differenceOf(reference, dataOf(status, body));
    if (difference !== undefined) throw new AnswerError(difference);
    compared = body;
  };
};
