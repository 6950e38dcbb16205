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
  /** The opaque cursor of `nodes[index]`. */
  readonly cursorAt: (index: number) => string;
}

/** An edge that computes its cursor only when asked. */
export interface PageEdge<Node> {
  readonly node: Node;
  readonly page: Page<Node>;
  readonly index: number;
}

export const edgesOf = <Node>(page: Page<Node>): PageEdge<Node>[] =>
  page.nodes.map((node, index) => ({ node, page, index }));

export const pageInfoOf = (page: Page<unknown>) => ({
  hasNextPage: page.hasNextPage,
  hasPreviousPage: page.hasPreviousPage,
  startCursor: page.nodes.length === 0 ? null : page.cursorAt(0),
  endCursor: page.nodes.length === 0 ? null : page.cursorAt(page.nodes.length - 1),
});
