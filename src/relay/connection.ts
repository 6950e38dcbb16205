import { badPayload, type CursorScope, decodeCursor, encodeCursor, type PageArguments } from './cursor.ts';
import type { Anchor, ListOrder } from './list-order.ts';
import type { NumberedArguments, NumberedPage, RowPlace } from './numbered-page.ts';

/**
 * One page of a connection, as resolvers return it. Cursors are created on demand: most operations only select `endCursor`,
 * and a page may have 1,000 nodes.
 */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Absent or null if upstream does not return it. */
  readonly totalCount?: number | null;
  /** The time of the mirrored data; absent or null if the list was read from upstream. */
  readonly asOf?: Date | null;
  /** The opaque cursor of `nodes[index]`. */
  readonly cursorAt: (index: number) => string;
}

/** The item of a page that a cursor is created for. @throws RangeError if there is none: a bug of ours */
export const itemAt = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index];
  if (item === undefined) throw new RangeError(`The page has no item ${String(index)}.`);
  return item;
};

/** A page without nodes. */
export const EMPTY_PAGE: Page<never> = {
  nodes: [],
  hasNextPage: false,
  hasPreviousPage: false,
  cursorAt: (index) => itemAt<never>([], index),
};

/** An edge that computes its cursor only when asked. */
export interface PageEdge<Node> {
  readonly node: Node;
  readonly page: Page<Node>;
  readonly index: number;
}

/** Resolvers of any connection type whose parent is a `Page`. */
export const connectionResolvers = {
  edges: <Node>(page: Page<Node>): PageEdge<Node>[] =>
    page.nodes.map((node, index) => ({ node, page, index })),
  pageInfo: (page: Page<unknown>): Page<unknown> => page,
  asOf: (page: Page<unknown>): string | null => page.asOf?.toISOString() ?? null,
};

/** Resolvers of any edge type whose parent is a `PageEdge`. */
export const edgeResolvers = {
  cursor: ({ page, index }: PageEdge<unknown>): string => page.cursorAt(index),
};

export interface SliceCursors<Item> extends CursorScope {
  /** Identifies the item in its list, so that a cursor still finds it after the list has changed. */
  readonly keyOf: (item: Item, index: number) => string;
}

/** Where a cursor's item is in the current list. If it is gone, `index` is where it would be. */
interface Place {
  readonly index: number;
  readonly isThere: boolean;
}

const placeOf = <Item>(
  all: readonly Item[],
  cursor: string,
  argument: 'after' | 'before',
  { kind, binding, keyOf }: SliceCursors<Item>,
): Place => {
  const [index, key, ...rest] = decodeCursor(cursor, { kind, binding, argument });
  if (
    typeof index !== 'number' ||
    !Number.isInteger(index) ||
    index < 0 ||
    typeof key !== 'string' ||
    rest.length > 0
  ) {
    throw badPayload(argument, 'carries no position in a list');
  }
  const item = all[index];
  // The index is tried first, because a list may contain the same key twice.
  if (item !== undefined && keyOf(item, index) === key) return { index, isThere: true };
  const found = all.findIndex((candidate, at) => keyOf(candidate, at) === key);
  return found === -1
    ? { index: Math.min(index, all.length), isThere: false }
    : { index: found, isThere: true };
};

/**
 * A connection page of a list that is completely in memory, by Relay's cursor algorithm. One difference: if a cursor's item is
 * no longer in the list, the specification ignores the cursor and starts over. Here paging continues where the item was, so
 * that nobody sees an item twice.
 * @throws RelayInputError on cursors of another connection
 */
export const sliceConnection = <Item>(
  all: readonly Item[],
  args: PageArguments,
  cursors: SliceCursors<Item>,
): Page<Item> => {
  const after = args.after === null ? null : placeOf(all, args.after, 'after', cursors);
  const before = args.before === null ? null : placeOf(all, args.before, 'before', cursors);
  const floor = after === null ? 0 : after.index + (after.isThere ? 1 : 0);
  const ceiling = before === null ? all.length : before.index;
  const isForward = args.direction === 'forward';
  const start = isForward ? floor : Math.max(floor, ceiling - args.last);
  const end = isForward ? Math.min(ceiling, floor + args.first) : ceiling;
  return {
    nodes: all.slice(start, end),
    hasNextPage: isForward ? end < ceiling : before !== null && before.index < all.length,
    hasPreviousPage: isForward ? start > 0 : start > floor,
    totalCount: all.length,
    cursorAt: (index) => {
      const position = start + index;
      const key = cursors.keyOf(itemAt(all, position), position);
      return encodeCursor(cursors.kind, cursors.binding, [position, key]);
    },
  };
};

/** The place before the first record. */
const START = -1;
/** Max characters of a sort value in a cursor, to keep cursors short. */
const MAX_VALUE = 100;

/** The cursor before the first record: with `after` the result is the whole list, with `before` nothing. */
export const startCursor = ({ kind, binding }: CursorScope): string => encodeCursor(kind, binding, [START]);

const encodePlace = ({ kind, binding }: CursorScope, offset: number, { key, values }: Anchor): string =>
  encodeCursor(kind, binding, [offset, key, ...values]);

const decodePlace = (
  cursor: string | null,
  argument: 'after' | 'before',
  scope: CursorScope,
): RowPlace | null => {
  if (cursor === null) return null;
  const [offset, key, ...values] = decodeCursor(cursor, { ...scope, argument });
  const isPlace = typeof offset === 'number' && Number.isSafeInteger(offset) && offset >= START;
  const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';
  if (!isPlace || (key !== undefined && typeof key !== 'string') || !values.every(isText)) {
    throw badPayload(argument, 'carries no position in a list');
  }
  if (offset === START && argument === 'after') return null;
  return key === undefined ? { offset } : { offset, anchor: { key, values } };
};

/** The paging arguments with decoded cursors. @throws RelayInputError on cursors of another scope */
export const decodeNumberedArguments = (args: PageArguments, scope: CursorScope): NumberedArguments => ({
  ...args,
  after: decodePlace(args.after, 'after', scope),
  before: decodePlace(args.before, 'before', scope),
});

/** An order whose sort values are cut to the length that cursors carry. */
export const listOrder = <Item>(anchorOf: ListOrder<Item>['anchorOf']): ListOrder<Item> => ({
  anchorOf: (item) => {
    const { key, values } = anchorOf(item);
    return { key, values: values.map((value) => value?.slice(0, MAX_VALUE) ?? null) };
  },
});

/** The connection page for the result of `readNumberedPage`. Unreadable records are omitted. */
export const numberedConnection = <Item>(
  { records, offset, total, hasNextPage, hasPreviousPage }: NumberedPage<Item>,
  scope: CursorScope,
  order: ListOrder<Item>,
): Page<Item> => {
  const rows = records.flatMap((node, index) => (node === null ? [] : [{ node, offset: offset + index }]));
  return {
    nodes: rows.map(({ node }) => node),
    hasNextPage,
    hasPreviousPage,
    totalCount: total,
    cursorAt: (index) => {
      const { offset, node } = itemAt(rows, index);
      return encodePlace(scope, offset, order.anchorOf(node));
    },
  };
};
