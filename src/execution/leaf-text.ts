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
