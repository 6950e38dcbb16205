import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { PageRequest } from '../mirror/page.ts';
import type { OrderRequest, RecordSet, SearchPlace } from '../mirror/record-set.ts';
import type { Page } from '../relay/connection.ts';
import {
  badPayload,
  type CursorScope,
  decodeCursor,
  encodeCursor,
  type PageArguments,
} from '../relay/cursor.ts';

/** A place in a sorted list: sort values and id. Has the structure of the mirror's `Place`. */
export interface CursorPlace {
  readonly values: readonly string[];
  readonly id: string;
  /** How well the record matched a search: 0, 1 or 2. */
  readonly rank?: number;
}

const MARK = 'place';

export const encodePlacedCursor = (
  { kind, binding }: CursorScope,
  { values, id, rank }: CursorPlace,
): string => encodeCursor(kind, binding, [MARK, rank ?? null, id, ...values]);

/** Whether the cursor comes from a mirrored list. @throws RelayInputError on a cursor of another scope */
const isPlacedCursor = (cursor: string, argument: 'after' | 'before', scope: CursorScope): boolean =>
  decodeCursor(cursor, { ...scope, argument })[0] === MARK;

/** @throws RelayInputError on a cursor of another scope, and on one without a place */
export const decodePlacedCursor = (
  cursor: string,
  argument: 'after' | 'before',
  scope: CursorScope,
): CursorPlace => {
  const [mark, rank, id, ...values] = decodeCursor(cursor, { ...scope, argument });
  const isRank = rank === null || rank === 0 || rank === 1 || rank === 2;
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (mark !== MARK || !isRank || !isText(id) || !values.every(isText)) {
    throw badPayload(argument, 'carries no place in a mirrored list');
  }
  return rank === null ? { id, values } : { id, values, rank };
};

/**
 * Where the cursors of a request come from; null without a cursor. A list that began upstream continues there, and one that
 * began in the mirror waits for the mirror: the two sort differently.
 * @throws RelayInputError on a cursor of another scope, BAD_USER_INPUT if `after` and `before` come from different sides
 */
export const sideOf = (
  { after, before }: PageArguments,
  scope: CursorScope,
): 'mirror' | 'upstream' | null => {
  const sides = new Set<'mirror' | 'upstream'>();
  if (after !== null) sides.add(isPlacedCursor(after, 'after', scope) ? 'mirror' : 'upstream');
  if (before !== null) sides.add(isPlacedCursor(before, 'before', scope) ? 'mirror' : 'upstream');
  if (sides.size > 1) {
    throw userInputError(
      '`after` and `before` come from two different versions of the list. Start again without cursors.',
    );
  }
  return [...sides][0] ?? null;
};

export interface MirroredPageRequest<Item, OrderName> extends OrderRequest<OrderName> {
  readonly args: PageArguments;
  readonly scope: CursorScope;
  /** Words that must all occur; best matches come first. */
  readonly search?: string | undefined;
  readonly matches?: ((item: Item) => boolean) | undefined;
}

/** A page of mirrored records. Cursors are places, so records that come and go between pages hide and repeat nothing. */
export const mirroredPage = async <Item extends object, OrderName extends string, Node>(
  records: RecordSet<Item, OrderName>,
  { args, scope, order, direction, search, matches }: MirroredPageRequest<Item, OrderName>,
  toNode: (item: Item) => Node | null,
): Promise<Page<Node>> => {
  const isSearched = search !== undefined || matches !== undefined;
  const placeOf = (cursor: string | null, argument: 'after' | 'before'): SearchPlace | undefined => {
    if (cursor === null) return undefined;
    const { rank = 0, ...place } = decodePlacedCursor(cursor, argument, scope);
    return { ...place, rank: rank as SearchPlace['rank'] };
  };
  const request: OrderRequest<OrderName> & PageRequest<SearchPlace> = {
    order,
    direction,
    after: placeOf(args.after, 'after'),
    before: placeOf(args.before, 'before'),
    count: args.direction === 'forward' ? args.first : args.last,
    from: args.direction === 'forward' ? 'start' : 'end',
  };
  const page = isSearched
    ? await records.search(search ?? '', request, matches)
    : await records.page(request);
  // Records that cannot become a node are left out; the others keep their places.
  const rows = page.edges.flatMap(({ item, place }) => {
    const node = toNode(item);
    return node === null ? [] : [{ node, place }];
  });
  return {
    nodes: rows.map(({ node }) => node),
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    totalCount: page.total,
    cursorAt: (index) => {
      const row = rows[index];
      if (row === undefined) throw new RangeError(`The page has no record ${String(index)}.`);
      return encodePlacedCursor(scope, row.place);
    },
  };
};
