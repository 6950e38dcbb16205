/**
 * One page of a connection, as resolvers return it. Cursors are made on demand: most operations ask for
 * `endCursor` alone, and a page may have 1,000 nodes.
 */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Absent or null where upstream does not tell it. */
  readonly totalCount?: number | null;
  /** Up to when a mirrored list is current; absent or null where it was read from upstream. */
  readonly asOf?: Date | null;
  /** The opaque cursor of `nodes[index]`. */
  readonly cursorAt: (index: number) => string;
}

/** A page without nodes, of which nothing more is known. */
export const EMPTY_PAGE: Page<never> = {
  nodes: [],
  hasNextPage: false,
  hasPreviousPage: false,
  cursorAt: (index) => {
    throw new RangeError(`An empty page has no cursor ${String(index)}.`);
  },
};

/** An edge that computes its cursor only when asked. */
export interface PageEdge<Node> {
  readonly node: Node;
  readonly page: Page<Node>;
  readonly index: number;
}

const edgesOf = <Node>(page: Page<Node>): PageEdge<Node>[] =>
  page.nodes.map((node, index) => ({ node, page, index }));

/** Resolvers of any connection type whose parent is a `Page`. */
export const connectionResolvers = {
  edges: <Node>(page: Page<Node>): PageEdge<Node>[] => edgesOf(page),
  nodes: <Node>(page: Page<Node>): readonly Node[] => page.nodes,
  pageInfo: (page: Page<unknown>): Page<unknown> => page,
  totalCount: (page: Page<unknown>): number | null => page.totalCount ?? null,
  asOf: (page: Page<unknown>): string | null => page.asOf?.toISOString() ?? null,
};

/** Resolvers of any edge type whose parent is a `PageEdge`. */
export const edgeResolvers = {
  cursor: ({ page, index }: PageEdge<unknown>): string => page.cursorAt(index),
};
