import { hash } from 'node:crypto';

import { seal } from './envelope.ts';
import { isFieldName, isOpaquePayload, type OpaquePayload, openArgument } from './opaque-argument.ts';
import { RelayInputError } from './relay-input-error.ts';

/** What a cursor carries: where its edge is, in the terms of the connection that made it. */
export type CursorPayload = OpaquePayload;

/** The connection that cursors belong to. */
export interface CursorScope {
  /** Its field: `personalContacts`. */
  readonly kind: string;
  /** `bindingOf` the arguments that decide which records the connection has, and in which order. */
  readonly binding: string;
}

/** What a cursor must have been made for to be taken. */
export interface ExpectedCursor extends CursorScope {
  readonly argument: 'after' | 'before';
}

const VERSION = 1;

const sortKeys = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/**
 * A short name (11 characters) for a value: equal for equal JSON, whatever the order of its keys; properties that are
 * undefined count as absent. Null and absent differ, so give defaults their value first.
 */
export const bindingOf = (value: object): string =>
  hash(
    'sha256',
    JSON.stringify(value, (_key, inner: unknown) => sortKeys(inner)),
    {
      outputEncoding: 'base64url',
    },
  ).slice(0, 11);

/**
 * An opaque cursor. `kind` is the connection's field, `binding` is `bindingOf` its arguments; about a microsecond.
 * Throws a TypeError for numbers that JSON cannot carry.
 */
export const encodeCursor = (kind: string, binding: string, payload: CursorPayload): string => {
  for (const item of payload) {
    if (typeof item === 'number' && !Number.isFinite(item))
      throw new TypeError('A cursor cannot carry NaN or Infinity.');
  }
  return seal('cursor', VERSION, JSON.stringify([kind, binding, ...payload]));
};

const readable = (cursor: string, argument: string): readonly [string, string, ...CursorPayload] => {
  const [kind, binding, ...payload] = openArgument(cursor, { kind: 'cursor', version: VERSION, argument });
  if (!isFieldName(kind) || typeof binding !== 'string' || !isOpaquePayload(payload)) {
    throw new RelayInputError(
      `Argument \`${argument}\` is not a cursor of this service: it is damaged, cut short or made elsewhere. ` +
        'Pass a cursor exactly as it was returned, or none to start.',
    );
  }
  return [kind, binding, ...payload];
};

/**
 * The payload of a cursor. Throws RelayInputError on what is no cursor, one of another field, one made under other
 * arguments, or one of another version; each says so. The payload's shape is the caller's to check.
 */
export const decodeCursor = (cursor: string, expected: ExpectedCursor): CursorPayload => {
  const [kind, binding, ...payload] = readable(cursor, expected.argument);
  if (kind !== expected.kind) {
    throw new RelayInputError(
      `Argument \`${expected.argument}\` is a cursor of \`${kind}\`, not of \`${expected.kind}\`. ` +
        `Pass a cursor that \`${expected.kind}\` returned, or none to start.`,
    );
  }
  if (binding !== expected.binding) {
    throw new RelayInputError(
      `Argument \`${expected.argument}\` is a cursor that was made under other arguments of \`${kind}\`. ` +
        'Pass the same filters, order, owner and `since` as in the request that returned it, or start without a cursor.',
    );
  }
  return payload;
};

/** The error for a cursor that is sound but whose payload this connection cannot have made. */
export const badPayload = (argument: 'after' | 'before', fault: string): RelayInputError =>
  new RelayInputError(
    `Argument \`${argument}\` is a cursor that ${fault}. Pass a cursor exactly as it was returned.`,
  );
