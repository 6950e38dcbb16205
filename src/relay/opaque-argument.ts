import { GraphQLError } from 'graphql';
import { crc32 } from 'node:zlib';

/**
 * An invalid id, cursor or page size. The message is for the caller: it names the argument, what is wrong and what is allowed.
 */
export class RelayInputError extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: 'BAD_USER_INPUT' } });
    this.name = 'RelayInputError';
  }
}

/** The kinds of opaque strings: a node's global id, a connection's cursor, or the token to continue a sync. */
export type EnvelopeKind = 'id' | 'cursor' | 'since';

/** The content of an opaque string with a valid checksum. The body is not parsed yet. */
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
 * Encodes a body as an opaque string: base64url of `<kind><version>:<crc32>:<body>`. This layout must not change, so that later
 * versions can be told from damaged strings. The checksum detects damage. It is not a signature: an opaque string contains no
 * secrets and grants nothing.
 */
export const encodeOpaque = (kind: EnvelopeKind, version: number, body: string): string => {
  const head = `${kind}${String(version)}`;
  return toBase64Url(`${head}:${checksum(head, body)}:${body}`);
};

/** Decodes an opaque string; undefined unless it is exactly a string that `encodeOpaque` makes. */
const decodeEnvelope = (text: string): Envelope | undefined => {
  const plain = Buffer.from(text, 'base64url').toString('utf8');
  // Decoders ignore foreign characters, padding and spare bits, and replace bytes that are not UTF-8. Only text that encodes to
  // itself again is accepted, so that each thing has exactly one id.
  if (toBase64Url(plain) !== text) return undefined;
  const [, kind, version, sum, body] = LAYOUT.exec(plain) ?? [];
  if (kind === undefined || version === undefined || body === undefined) return undefined;
  if (sum !== checksum(`${kind}${version}`, body)) return undefined;
  return { kind: kind as EnvelopeKind, version: Number(version), body };
};

/** The JSON array in a body; undefined unless it is exactly what `JSON.stringify` writes. */
const parseBody = (body: string): readonly unknown[] | undefined => {
  try {
    const value: unknown = JSON.parse(body);
    return Array.isArray(value) && JSON.stringify(value) === body ? value : undefined;
  } catch {
    return undefined;
  }
};

/** The values that an opaque string can contain. */
export type OpaquePayload = readonly (string | number | null)[];

/** How messages name a kind of opaque string. */
interface Words {
  readonly name: string;
  /** The name with what it belongs to, for callers who passed it for another kind. */
  readonly fullName: string;
  readonly source: string;
  /** What callers should do if it has another version. */
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

/** Max length of an id, cursor or `since`. At most they contain an upstream's own token and a selection. */
const MAX_LENGTH = 20_000;

/** @throws RelayInputError on a text that is longer than any opaque string of ours */
export const demandLength = (text: string, argument: string): void => {
  if (text.length <= MAX_LENGTH) return;
  throw new RelayInputError(
    `Argument \`${argument}\` must have at most ${String(MAX_LENGTH)} characters, but has ${String(text.length)}.`,
  );
};

export interface ExpectedArgument {
  readonly kind: EnvelopeKind;
  readonly version: number;
  /** The argument's name in error messages. */
  readonly argument: string;
}

/**
 * The array in an opaque argument, with unchecked members. Empty if the text is not an opaque string of ours: then the caller
 * throws the error that fits.
 * @throws RelayInputError on another kind, on another version, and on a text that is too long
 */
export const decodeOpaque = (
  text: string,
  { kind, version, argument }: ExpectedArgument,
): readonly unknown[] => {
  demandLength(text, argument);
  const envelope = decodeEnvelope(text);
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
        `${String(envelope.version)}, but this service reads version ${String(version)}. ${renewal}`,
    );
  }
  return parseBody(envelope.body) ?? [];
};

/** Whether the value can be a field name. It is repeated in messages, so arbitrary text is not accepted. */
export const isFieldName = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z][\w.]{0,63}$/.test(value);

/** For callers of `decodeOpaque` that check the numbers in a payload. */
export const isIntegerFrom = (min: number, max: number, value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

export const isOpaquePayload = (items: readonly unknown[]): items is OpaquePayload =>
  items.every((item) => item === null || typeof item === 'string' || typeof item === 'number');

export const isNatural = (value: unknown): value is number =>
  isIntegerFrom(0, Number.MAX_SAFE_INTEGER, value);
