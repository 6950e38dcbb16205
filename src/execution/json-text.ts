import {
  GraphQLBoolean,
  type GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
  isEnumType,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';

import { expectRejections } from './expect-rejections.ts';

// --- leaves

/**
 * Writes a leaf value as JSON text, equal to `JSON.stringify(type.serialize(value))`.
 * @throws whatever `serialize` throws, and an `Error` if it returns null or undefined
 */
export type LeafText = (value: unknown) => string;

const writers = new WeakMap<GraphQLLeafType, LeafText>();

/** Cached per type. */
export const leafTextOf = (type: GraphQLLeafType): LeafText => {
  const known = writers.get(type);
  if (known !== undefined) return known;
  const writer = createWriter(type);
  writers.set(type, writer);
  return writer;
};

/** Common values of the built-in types are written without a call to `serialize`. */
const createWriter = (type: GraphQLLeafType): LeafText => {
  const general: LeafText = (value) => serializedText(type, value);
  if (isEnumType(type)) return enumText(type, general);
  switch (type) {
    case GraphQLString:
      return (value) => (typeof value === 'string' ? quote(value) : general(value));
    case GraphQLID:
      return (value) => (typeof value === 'string' ? quote(value) : general(value));
    case GraphQLBoolean:
      return (value) => (value === true ? 'true' : value === false ? 'false' : general(value));
    case GraphQLInt:
      // `| 0` leaves 32-bit integers as they are, and turns -0 into 0 as JSON does.
      return (value) =>
        typeof value === 'number' && (value | 0) === value ? String(value | 0) : general(value);
    case GraphQLFloat:
      return (value) =>
        typeof value === 'number' && Number.isFinite(value) ? String(value) : general(value);
    default:
      return general;
  }
};

const enumText = (type: GraphQLEnumType, general: LeafText): LeafText => {
  const texts = new Map<unknown, string>(type.getValues().map(({ name, value }) => [value, quote(name)]));
  return (value) => texts.get(value) ?? general(value);
};

const serializedText = (type: GraphQLLeafType, value: unknown): string => {
  const serialized: unknown = type.serialize(value);
  if (serialized == null) {
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
    );
  }
  return toJson(serialized) ?? 'null';
};

/** Undefined for values that JSON cannot represent, such as functions. */
const toJson: (value: unknown) => string | undefined = JSON.stringify;

const LONG = 64;
// eslint-disable-next-line no-control-regex -- JSON writes control characters as escapes
const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

/**
 * Writes a string as JSON. Half of the time of `JSON.stringify` is call overhead, so short strings are checked here; only
 * strings with escapes or surrogates go to `JSON.stringify`.
 */
export const quote = (text: string): string => {
  if (text.length > LONG) return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code <= 0xdfff)) {
      return JSON.stringify(text);
    }
  }
  return `"${text}"`;
};

// --- objects and lists

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

/**
 * For an abstract type whose values name their type.
 * @param writerOf the writer of an object type, if a value of that type was completed before
 */
export const plainAbstract =
  (writerOf: (typeName: string) => PlainText | undefined, isNonNull: boolean): PlainText =>
  (value, tally) => {
    if (value == null) return isNonNull ? undefined : 'null';
    if (!isRecord(value)) return undefined;
    const { __typename: typeName } = value;
    return typeof typeName === 'string' ? writerOf(typeName)?.(value, tally) : undefined;
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
