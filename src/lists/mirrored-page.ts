import type { PageRequest } from '../mirror/page.ts';
import type { OrderRequest, RecordSet, SearchPlace } from '../mirror/record-set.ts';
import { itemAt, type Page } from '../relay/connection.ts';
import {
  type CursorScope,
  decodePlacedCursor,
  encodePlacedCursor,
  type PageArguments,
} from '../relay/cursor.ts';

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
  const placeOf = (cursor: string | null, argument: 'after' | 'before'): SearchPlace | undefined =>
    cursor === null ? undefined : decodePlacedCursor(cursor, argument, scope);
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
    cursorAt: (index) => encodePlacedCursor(scope, itemAt(rows, index).place),
  };
};
