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

// --- plain values

const FIRST_BYTES = 64 * 1024;
const MAX_KEPT_BYTES = 1024 * 1024;
// For longer strings native code is faster than a loop.
const LONG_STRING = 256;
const SHORT_TEXT = 32;

/**
 * Collects JSON text as UTF-8 bytes. A string that grows by concatenation is a tree of its parts, and making one string of
 * thousands of parts took longer than everything else in a list of entities.
 */
export class JsonBytes {
  /** Fields and list items that were written. */
  values = 0;
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #length = 0;
  #isAscii = true;
  #item = { values: 0, length: 0, isAscii: true };

  clear(): void {
    this.values = 0;
    this.#length = 0;
    this.#isAscii = true;
    this.#mark();
    if (this.#bytes.length > MAX_KEPT_BYTES) this.#bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  }

  #mark(): void {
    this.#item.values = this.values;
    this.#item.length = this.#length;
    this.#item.isAscii = this.#isAscii;
  }

  /** Begins the next item of a list. `dropItem` removes it again. */
  beginItem(hasComma: boolean): void {
    this.#mark();
    if (hasComma) this.addCharacter(COMMA);
  }

  dropItem(): void {
    this.values = this.#item.values;
    this.#length = this.#item.length;
    this.#isAscii = this.#item.isAscii;
  }

  /** Fields and list items that were written since `beginItem` or `clear`. */
  get itemValues(): number {
    return this.values - this.#item.values;
  }

  toString(): string {
    return this.#bytes.toString(this.#isAscii ? 'latin1' : 'utf8', 0, this.#length);
  }

  /** Adds one ASCII character. */
  addCharacter(code: number): void {
    const at = this.#reserve(1);
    this.#bytes[at] = code;
    this.#length = at + 1;
  }

  /** Adds ASCII text. */
  addAscii(text: Uint8Array): void {
    const { length } = text;
    const at = this.#reserve(length);
    const bytes = this.#bytes;
    for (let index = 0; index < length; index += 1) bytes[at + index] = text[index] ?? 0;
    this.#length = at + length;
  }

  /** Adds any JSON text. */
  addText(text: string): void {
    const at = this.#reserve(text.length * 3);
    const length = this.#addShortAscii(text, at) ? text.length : this.#bytes.write(text, at);
    if (length !== text.length) this.#isAscii = false;
    this.#length = at + length;
  }

  /** Most texts are numbers and names of enum values, for which a loop is faster than native code. */
  #addShortAscii(text: string, at: number): boolean {
    if (text.length > SHORT_TEXT) return false;
    const bytes = this.#bytes;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code >= 0x80) return false;
      bytes[at + index] = code;
    }
    return true;
  }

  /** Adds a string as JSON. */
  addString(text: string): void {
    const { length } = text;
    if (length > LONG_STRING) return this.addText(quote(text));
    const start = this.#reserve(length * 3 + 2);
    const bytes = this.#bytes;
    let at = start;
    bytes[at++] = QUOTE;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 0x80) {
        if (code < 0x20 || code === QUOTE || code === BACKSLASH) return this.addText(JSON.stringify(text));
        bytes[at++] = code;
      } else if (code < 0x800) {
        this.#isAscii = false;
        bytes[at++] = 0xc0 | (code >> 6);
        bytes[at++] = 0x80 | (code & 0x3f);
      } else {
        // Longer encodings, and surrogates that may be alone.
        return this.addText(JSON.stringify(text));
      }
    }
    bytes[at++] = QUOTE;
    this.#length = at;
  }

  /** Makes room. @returns where to write */
  #reserve(length: number): number {
    const at = this.#length;
    if (at + length > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, at + length));
      this.#bytes.copy(larger, 0, 0, at);
      this.#bytes = larger;
    }
    return at;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const NULL = Buffer.from('null');

/**
 * Writes a value as JSON if no promise, error, argument or context is involved, which is true for nearly all values of a list
 * of records. Returns false, or throws, for every other value: then the general code of the run completes it again.
 */
export type PlainWriter = (value: unknown, out: JsonBytes) => boolean;

export interface PlainField {
  /** The text before the value, or of the whole field; ASCII. */
  readonly prefix: Uint8Array;
  readonly name: string;
  /** Makes the value from its object alone; absent if the value is the property `name`. */
  readonly resolve: ((source: unknown) => unknown) | undefined;
  /** Absent if the text is `prefix` alone, as for `__typename`. */
  readonly write: PlainWriter | undefined;
}

const writeNull = (out: JsonBytes): boolean => {
  out.addAscii(NULL);
  return true;
};

/** Also writes null, which the writers of objects and lists leave to the general code. */
export const plainOrNull =
  (write: PlainWriter): PlainWriter =>
  (value, out) =>
    value == null ? writeNull(out) : write(value, out);

/** Whether graphql-js would serialize the value, and not take it as missing, an error, a promise or a function to call. */
export const isPlainLeaf = (value: unknown): boolean =>
  value != null && typeof value !== 'object' && typeof value !== 'function';

/** Handles null itself, because another function around each leaf would take a tenth of the time of a list. */
export const plainLeaf = (type: GraphQLLeafType, textOf: LeafText, isNonNull: boolean): PlainWriter => {
  const isText = type === GraphQLString || type === GraphQLID;
  return (value, out) => {
    if (isText && typeof value === 'string') {
      out.addString(value);
      return true;
    }
    if (!isPlainLeaf(value)) return value == null && !isNonNull && writeNull(out);
    out.addText(textOf(value));
    return true;
  };
};

export const plainObject =
  (fields: readonly PlainField[]): PlainWriter =>
  (value, out) => {
    if (!isRecord(value)) return false;
    out.values += fields.length;
    out.addCharacter(OPENING_BRACE);
    for (const { prefix, name, resolve, write } of fields) {
      out.addAscii(prefix);
      if (write === undefined) continue;
      const isWritten =
        resolve === undefined ? write(value[name], out) : writeResult(resolve(value), write, out);
      if (!isWritten) return false;
    }
    out.addCharacter(CLOSING_BRACE);
    return true;
  };

/**
 * For an abstract type whose values name their type.
 * @param writerOf the writer of an object type, if a value of that type was completed before
 */
export const plainAbstract =
  (writerOf: (typeName: string) => PlainWriter | undefined): PlainWriter =>
  (value, out) => {
    if (!isRecord(value)) return false;
    const { __typename: typeName } = value;
    return typeof typeName === 'string' && writerOf(typeName)?.(value, out) === true;
  };

/** Promises of a result that is not written are never awaited, because the general code calls the resolver again. */
const writeResult = (result: unknown, write: PlainWriter, out: JsonBytes): boolean => {
  let isWritten = false;
  try {
    isWritten = write(result, out);
  } finally {
    if (!isWritten) expectRejections([result]);
  }
  return isWritten;
};

/** More is written in slices, so that other requests are not delayed. */
const MAX_ITEMS = 64;
const MAX_VALUES = 2_048;

export const plainList =
  (write: PlainWriter): PlainWriter =>
  (value, out) => {
    if (!Array.isArray(value) || value.length > MAX_ITEMS) return false;
    out.values += value.length;
    if (out.itemValues > MAX_VALUES) return false;
    out.addCharacter(OPENING_BRACKET);
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) out.addCharacter(COMMA);
      if (!write(value[index], out)) return false;
    }
    out.addCharacter(CLOSING_BRACKET);
    return true;
  };

/** Whether graphql-js would take the value as an object, and not as an error, a promise or a function to call. */
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Error) &&
  typeof (value as { readonly then?: unknown }).then !== 'function';
