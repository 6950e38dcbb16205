import { hash } from 'node:crypto';

import {
  decodeOpaque,
  demandLength,
  encodeOpaque,
  isFieldName,
  isOpaquePayload,
  type OpaquePayload,
  RelayInputError,
} from './opaque-argument.ts';

/** The content of a cursor: the place of its edge, in a format that depends on the connection. */
export type CursorPayload = OpaquePayload;

/** The connection that cursors belong to. */
export interface CursorScope {
  /** Name of the connection's field: `personalContacts`. */
  readonly kind: string;
  /** `bindingOf` the arguments that select and order the records. */
  readonly binding: string;
}

/** The scope that a cursor must have been made for. */
export interface ExpectedCursor extends CursorScope {
  readonly argument: 'after' | 'before';
}

const VERSION = 1;

const sortKeys = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/**
 * A short hash (11 characters) of a value: equal for equal JSON in any key order. Undefined properties count as absent; null
 * does not, so fill in defaults first.
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
 * Makes an opaque cursor. `kind` and `binding` are those of `CursorScope`. Takes about a microsecond.
 * @throws TypeError for numbers that JSON cannot represent
 */
export const encodeCursor = (kind: string, binding: string, payload: CursorPayload): string => {
  for (const item of payload) {
    if (typeof item === 'number' && !Number.isFinite(item))
      throw new TypeError('A cursor cannot carry NaN or Infinity.');
  }
  return encodeOpaque('cursor', VERSION, JSON.stringify([kind, binding, ...payload]));
};

const readable = (cursor: string, argument: string): readonly [string, string, ...CursorPayload] => {
  const [kind, binding, ...payload] = decodeOpaque(cursor, { kind: 'cursor', version: VERSION, argument });
  if (!isFieldName(kind) || typeof binding !== 'string' || !isOpaquePayload(payload)) {
    throw new RelayInputError(
      `Argument \`${argument}\` is not a cursor of this service: it is damaged, cut short or made elsewhere. ` +
        'Pass a cursor exactly as it was returned, or none to start.',
    );
  }
  return [kind, binding, ...payload];
};

/**
 * The payload of a cursor, whose shape the caller has to check.
 * @throws RelayInputError if it is not a cursor, or one of another field, of other arguments or of another version
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
      `Argument \`${expected.argument}\` is a cursor of \`${kind}\` with other arguments. ` +
        'Pass the same filters, order, owner and `since` as in the request that returned it, or start without a cursor.',
    );
  }
  return payload;
};

/** The error for an intact cursor with a payload that this connection does not create. */
export const badPayload = (argument: 'after' | 'before', fault: string): RelayInputError =>
  new RelayInputError(
    `Argument \`${argument}\` is a cursor that ${fault}. Pass a cursor exactly as it was returned.`,
  );

/** The paging arguments of a connection field. */
export interface ConnectionArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

export interface PageLimits {
  /** The page size if neither `first` nor `last` is given. */
  readonly defaultFirst: number;
  /** Largest page size. */
  readonly max: number;
  /** Smallest page size; default 0. */
  readonly min?: number;
}

/** `first` items from the start of the range between the cursors, which are opaque (`string`) or already decoded. */
export interface ForwardArguments<Cursor = string> {
  readonly direction: 'forward';
  readonly first: number;
  readonly after: Cursor | null;
  readonly before: Cursor | null;
}

/** `last` items from the end of the range between the cursors. */
export interface BackwardArguments<Cursor = string> {
  readonly direction: 'backward';
  readonly last: number;
  readonly after: Cursor | null;
  readonly before: Cursor | null;
}

export type PageArguments<Cursor = string> = ForwardArguments<Cursor> | BackwardArguments<Cursor>;

/**
 * The cursor, or null. An empty string counts as null: Apollo Client's `relayStylePagination` stores the `endCursor` of an
 * empty page as an empty string and sends it with the next request.
 */
const parseCursor = ({ after, before }: ConnectionArguments, argument: 'after' | 'before'): string | null => {
  const cursor = argument === 'after' ? after : before;
  if (cursor === undefined || cursor === null || cursor === '') return null;
  demandLength(cursor, argument);
  return cursor;
};

const checkSize = (argument: 'first' | 'last', size: number, { min = 0, max }: PageLimits): number => {
  if (Number.isInteger(size) && size >= min && size <= max) return size;
  throw new RelayInputError(
    `Argument \`${argument}\` must be a whole number from ${String(min)} to ${String(max)}, but is ${String(size)}.`,
  );
};

/** The arguments of a connection that only pages forward. @throws RelayInputError on a page size outside the limits */
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
 * Parses Relay's paging arguments. Null counts as absent. Without `first` and `last`, the result is the default page forward.
 * `after` and `before` may be combined. The cursors are not decoded yet.
 * @throws RelayInputError if both `first` and `last` are given, and on sizes outside the limits
 */
export const parsePageArguments = (args: ConnectionArguments, limits: PageLimits): PageArguments => {
  const { first = null, last = null } = args;
  const [after, before] = [parseCursor(args, 'after'), parseCursor(args, 'before')];
  if (first !== null && last !== null) {
    throw new RelayInputError(
      'Arguments `first` and `last` cannot be combined. ' +
        'Pass `first` (with `after`) to page forward or `last` (with `before`) to page backward.',
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

/** A place in a sorted list: sort values and id. Has the structure of the mirror's `Place`. */
export interface CursorPlace {
  readonly values: readonly string[];
  readonly id: string;
  /** How well the record matched a search. */
  readonly rank?: 0 | 1 | 2;
}

const PLACED = 'place';

export const encodePlacedCursor = (
  { kind, binding }: CursorScope,
  { values, id, rank }: CursorPlace,
): string => encodeCursor(kind, binding, [PLACED, rank ?? null, id, ...values]);

/** Whether the cursor comes from a mirrored list. @throws RelayInputError on a cursor of another scope */
const isPlacedCursor = (cursor: string, argument: 'after' | 'before', scope: CursorScope): boolean =>
  decodeCursor(cursor, { ...scope, argument })[0] === PLACED;

/** @throws RelayInputError on a cursor of another scope, and on one without a place */
export const decodePlacedCursor = (
  cursor: string,
  argument: 'after' | 'before',
  scope: CursorScope,
): Required<CursorPlace> => {
  const [mark, rank, id, ...values] = decodeCursor(cursor, { ...scope, argument });
  const isRank = rank === null || rank === 0 || rank === 1 || rank === 2;
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (mark !== PLACED || !isRank || !isText(id) || !values.every(isText)) {
    throw badPayload(argument, 'carries no place in a mirrored list');
  }
  return { id, values, rank: rank ?? 0 };
};

/**
 * Where the cursors of a request come from; null without a cursor. A list that started upstream continues there, and one that
 * started in the mirror waits for the mirror, because the two sort differently.
 * @throws RelayInputError on a cursor of another scope, and if `after` and `before` have different origins
 */
export const cursorOrigin = (
  { after, before }: PageArguments,
  scope: CursorScope,
): 'mirror' | 'upstream' | null => {
  const origins = new Set<'mirror' | 'upstream'>();
  if (after !== null) origins.add(isPlacedCursor(after, 'after', scope) ? 'mirror' : 'upstream');
  if (before !== null) origins.add(isPlacedCursor(before, 'before', scope) ? 'mirror' : 'upstream');
  if (origins.size > 1) {
    throw new RelayInputError(
      '`after` and `before` come from two different versions of the list. Start again without cursors.',
    );
  }
  return [...origins][0] ?? null;
};
