import { crc32 } from 'node:zlib';

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
export const open = (text: string): Envelope | undefined => {
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
export const parseBody = (body: string): readonly unknown[] | undefined => {
  try {
    const value: unknown = JSON.parse(body);
    return Array.isArray(value) && JSON.stringify(value) === body ? value : undefined;
  } catch {
    return undefined;
  }
};
