import { GraphQLError } from 'graphql';
import { crc32 } from 'node:zlib';

/**
 * An id, a cursor or a page size that the caller gave and that cannot be used. The message names the argument, what is
 * wrong with it and what is allowed; it goes to the caller as it stands.
 */
export class RelayInputError extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: 'BAD_USER_INPUT' } });
    this.name = 'RelayInputError';
  }
}

/** What an opaque string is: a node's global id, a connection's cursor, or where a sync left off. */
export type EnvelopeKind = 'id' | 'cursor' | 'since';

/** The content of an opaque string, its integrity already checked, its body not yet understood. */
export interface Envelope {
  readonly kind: EnvelopeKind;
  readonly version: number;
  readonly body: string;
}

const LAYOUT = /^(id|cursor|since)(0|[1-9]\d{0,5}):([0-9a-f]{8}):(.+)$/s;

const checksum = (head: string, body: string): string =>
  crc32(body, crc32(head)).toString(16).padStart(8, '0');

const toBase64Url = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');

/**
 * The opaque string of a body: base64url of `<kind><version>:<crc32>:<body>`. The layout is the same for all versions
 * to come, so that a string of a later version is told apart from a damaged one. The checksum finds damage; it is no
 * signature, and nothing in an envelope is a secret or grants anything.
 */
export const seal = (kind: EnvelopeKind, version: number, body: string): string => {
  const head = `${kind}${String(version)}`;
  return toBase64Url(`${head}:${checksum(head, body)}:${body}`);
};

/** The envelope of an opaque string; undefined when it is not the exact text that `seal` makes of some body. */
const open = (text: string): Envelope | undefined => {
  const plain = Buffer.from(text, 'base64url').toString('utf8');
  // Decoders skip foreign characters, padding and spare bits, and replace bytes that are not UTF-8: only text that
  // encodes to itself again is accepted, so that one thing has one name.
  if (toBase64Url(plain) !== text) return undefined;
  const [, kind, version, sum, body] = LAYOUT.exec(plain) ?? [];
  if (kind === undefined || version === undefined || body === undefined) return undefined;
  if (sum !== checksum(`${kind}${version}`, body)) return undefined;
  return { kind: kind as EnvelopeKind, version: Number(version), body };
};

/** The JSON array that a body holds; undefined unless it is one, written exactly as `JSON.stringify` writes it. */
const parseBody = (body: string): readonly unknown[] | undefined => {
  try {
    const value: unknown = JSON.parse(body);
    return Array.isArray(value) && JSON.stringify(value) === body ? value : undefined;
  } catch {
    return undefined;
  }
};

/** What an opaque string may carry besides its kind. */
export type OpaquePayload = readonly (string | number | null)[];

/** How messages speak of a kind. */
interface Words {
  readonly name: string;
  /** The name with what it is of, for those who took it for something else. */
  readonly fullName: string;
  readonly source: string;
  /** What to do with one of another version. */
  readonly renewal: string;
}

const WORDS: Readonly<Record<EnvelopeKind, Words>> = {
  id: {
    name: 'an id',
    fullName: 'the id of a node',
    source: "a node's `id`",
    renewal: "Ask for the node's `id` again.",
  },
  cursor: {
    name: 'a cursor',
    fullName: 'the cursor of an edge',
    source: "an edge's `cursor` or `pageInfo.endCursor`",
    renewal: 'Start again without a cursor.',
  },
  since: {
    name: 'a `nextSince`',
    fullName: 'the `nextSince` of a sync',
    source: 'the `nextSince` of an earlier sync',
    renewal: 'Leave it out for a full sync.',
  },
};

/** Longest id, cursor or `since`. They hold an upstream's own token and a selection at most. */
const MAX_LENGTH = 20_000;

/** @throws RelayInputError on a text that is longer than any that was made here */
export const demandLength = (text: string, argument: string): void => {
  if (text.length <= MAX_LENGTH) return;
  throw new RelayInputError(
    `Argument \`${argument}\` has ${String(text.length)} characters; at most ${String(MAX_LENGTH)} are allowed.`,
  );
};

export interface ExpectedArgument {
  readonly kind: EnvelopeKind;
  readonly version: number;
  /** The argument's name, as errors use it. */
  readonly argument: string;
}

/**
 * The array in an opaque argument, its members not yet understood; empty for a text that nobody here has made, which the
 * caller knows best how to refuse. Throws RelayInputError on another kind, on another version and on a text that is too long; each says so.
 */
export const openArgument = (
  text: string,
  { kind, version, argument }: ExpectedArgument,
): readonly unknown[] => {
  demandLength(text, argument);
  const envelope = open(text);
  if (envelope === undefined) return [];
  const { name, source, renewal } = WORDS[kind];
  if (envelope.kind !== kind) {
    throw new RelayInputError(
      `Argument \`${argument}\` is ${WORDS[envelope.kind].fullName}, not ${name}. Pass ${source}.`,
    );
  }
  if (envelope.version !== version) {
    throw new RelayInputError(
      `Argument \`${argument}\` is ${name} of ${envelope.version > version ? 'the newer' : 'the unknown'} version ` +
        `${String(envelope.version)}; this service reads version ${String(version)}. ${renewal}`,
    );
  }
  return parseBody(envelope.body) ?? [];
};

/** The name of the field that an opaque string belongs to: it is repeated in messages, so it cannot be any text. */
export const isFieldName = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z][\w.]{0,63}$/.test(value);

/** For the numbers of a payload, which callers check themselves. */
export const isIntegerFrom = (min: number, max: number, value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

export const isOpaquePayload = (items: readonly unknown[]): items is OpaquePayload =>
  items.every((item) => item === null || typeof item === 'string' || typeof item === 'number');

export const isNatural = (value: unknown): value is number =>
  isIntegerFrom(0, Number.MAX_SAFE_INTEGER, value);
