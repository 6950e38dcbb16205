import { expectRejections } from './expect-rejections.ts';
import type { LeafText } from './leaf-text.ts';

/** Counts the fields and list items that were written. */
export interface Tally {
  values: number;
}

/**
 * Writes a value as JSON text if no promise, error, argument or context is involved, which is true for nearly all values of a
 * list of records. Returns undefined, or throws, for every other value: then the general code of the run completes it again.
 */
export type PlainText = (value: unknown, tally: Tally) => string | undefined;

export interface PlainField {
  /** The text before the value. */
  readonly prefix: string;
  readonly name: string;
  /** Makes the value from its object alone; absent if the value is the property `name`. */
  readonly resolve: ((source: unknown) => unknown) | undefined;
  /** Absent if the text is `prefix` alone, as for `__typename`. */
  readonly write: PlainText | undefined;
}

export const plainLeaf =
  (textOf: LeafText, isNonNull: boolean): PlainText =>
  (value) => {
    if (value == null) return isNonNull ? undefined : 'null';
    return typeof value === 'object' || typeof value === 'function' ? undefined : textOf(value);
  };

export const plainObject =
  (fields: readonly PlainField[], isNonNull: boolean): PlainText =>
  (value, tally) => {
    if (value == null) return isNonNull ? undefined : 'null';
    if (!isRecord(value)) return undefined;
    tally.values += fields.length;
    let text = '{';
    for (const { prefix, name, resolve, write } of fields) {
      if (write === undefined) {
        text += prefix;
        continue;
      }
      const written =
        resolve === undefined ? write(value[name], tally) : writeResult(resolve(value), write, tally);
      if (written === undefined) return undefined;
      text += prefix + written;
    }
    return `${text}}`;
  };

/** Promises of a result that is not written are never awaited, because the general code calls the resolver again. */
const writeResult = (result: unknown, write: PlainText, tally: Tally): string | undefined => {
  let written: string | undefined;
  try {
    written = write(result, tally);
  } finally {
    if (written === undefined) expectRejections([result]);
  }
  return written;
};

/** More is written in slices, so that other requests are not delayed. */
const MAX_ITEMS = 64;
const MAX_VALUES = 2_048;

export const plainList =
  (write: PlainText, isNonNull: boolean): PlainText =>
  (value, tally) => {
    if (value == null) return isNonNull ? undefined : 'null';
    if (!Array.isArray(value) || value.length > MAX_ITEMS) return undefined;
    tally.values += value.length;
    if (tally.values > MAX_VALUES) return undefined;
    let text = '[';
    for (let index = 0; index < value.length; index += 1) {
      const written = write(value[index], tally);
      if (written === undefined) return undefined;
      text += index === 0 ? written : `,${written}`;
    }
    return `${text}]`;
  };

/** Whether graphql-js would take the value as an object, and not as an error, a promise or a function to call. */
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  !(value instanceof Error) &&
  typeof (value as { readonly then?: unknown }).then !== 'function';
