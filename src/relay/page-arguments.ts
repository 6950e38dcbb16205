import { demandLength } from './opaque-argument.ts';
import { RelayInputError } from './relay-input-error.ts';

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
