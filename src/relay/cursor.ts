import { hash } from 'node:crypto';

import {
  demandLength,
  isFieldName,
  isOpaquePayload,
  type OpaquePayload,
  openArgument,
  RelayInputError,
  seal,
} from './opaque-argument.ts';

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

/** A connection field's paging arguments as GraphQL gives them. */
export interface ConnectionArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

export interface PageLimits {
  /** The page size where neither `first` nor `last` is given. */
  readonly defaultFirst: number;
  /** Greatest page size. */
  readonly max: number;
  /** Smallest page size; 0 where absent. */
  readonly min?: number;
}

/** `first` items from the start of the range. The cursors (`string`) or what they were decoded to bound the range. */
export interface ForwardArguments<Cursor = string> {
  readonly direction: 'forward';
  readonly first: number;
  readonly after: Cursor | null;
  readonly before: Cursor | null;
}

/** `last` items from the end of the range. */
export interface BackwardArguments<Cursor = string> {
  readonly direction: 'backward';
  readonly last: number;
  readonly after: Cursor | null;
  readonly before: Cursor | null;
}

export type PageArguments<Cursor = string> = ForwardArguments<Cursor> | BackwardArguments<Cursor>;

/**
 * The cursor, or null for none. An empty one is none: `relayStylePagination` of Apollo Client keeps the `endCursor` of an empty
 * page as an empty text and sends it with the next request.
 */
const parseCursor = ({ after, before }: ConnectionArguments, argument: 'after' | 'before'): string | null => {
  const cursor = (argument === 'after' ? after : before) ?? '';
  demandLength(cursor, argument);
  return cursor === '' ? null : cursor;
};

const checkSize = (argument: 'first' | 'last', size: number, { min = 0, max }: PageLimits): number => {
  if (Number.isInteger(size) && size >= min && size <= max) return size;
  throw new RelayInputError(
    `Argument \`${argument}\` is ${String(size)}; allowed are whole numbers from ${String(min)} to ${String(max)}.`,
  );
};

/** The arguments of a connection that pages forward alone. Throws RelayInputError on a page size outside the limits. */
export const parseForwardArguments = (
  args: Pick<ConnectionArguments, 'first' | 'after'>,
  limits: PageLimits,
): ForwardArguments => ({
  direction: 'forward',
  first: checkSize('first', args.first ?? limits.defaultFirst, limits),
  after: parseCursor(args, 'after'),
  before: null,
});

/**
 * Relay's paging arguments, null (of cursors also the empty text) meaning absent. Without `first` and `last` it is the default page forward; `after` and
 * `before` may be given together and bound the range either way. Throws RelayInputError on both sizes together and on
 * sizes outside the limits. The cursors are still opaque.
 */
export const parsePageArguments = (args: ConnectionArguments, limits: PageLimits): PageArguments => {
  const { first = null, last = null } = args;
  const [after, before] = [parseCursor(args, 'after'), parseCursor(args, 'before')];
  if (first !== null && last !== null) {
    throw new RelayInputError(
      'Arguments `first` and `last` are both given; allowed is one of them: ' +
        '`first` (with `after`) to page forward, `last` (with `before`) to page backward.',
    );
  }
  if (last !== null) return { direction: 'backward', last: checkSize('last', last, limits), after, before };
  return {
    direction: 'forward',
    first: checkSize('first', first ?? limits.defaultFirst, limits),
    after,
    before,
  };
};
