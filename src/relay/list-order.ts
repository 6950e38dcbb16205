/** What a cursor remembers of its row, so that the row's place is found again in a list that has changed since. */
export interface Anchor {
  readonly key: string;
  /** What the list is sorted by, most significant first; null where the row has no such value. */
  readonly values: readonly (string | null)[];
}

/** How rows of a list are told apart and sorted. */
export interface ListOrder<Item> {
  readonly anchorOf: (item: Item) => Anchor;
}

/** Where an anchor's row is; when it is gone, the rows that stood around it meet at `offset`. */
export interface AnchorPlace {
  readonly offset: number;
  readonly isThere: boolean;
}

/** A run of rows of the list. */
export interface HeldRows<Item> {
  readonly offset: number;
  /** null for rows that cannot be read. */
  readonly rows: readonly (Item | null)[];
  /** Whether the list ends behind them. */
  readonly isEnd: boolean;
}

/** Where an anchor's row must be that is not among the rows. */
export type Elsewhere = 'earlier' | 'later' | 'unknown';

type Compare = (left: Anchor, right: Anchor) => number;

const COLLATOR = new Intl.Collator('en');

/** Upstream documents neither its collation nor where rows without a value stand: these are the usual ways. */
const COMPARISONS: readonly Compare[] = [1, -1].map((emptyRank) => (left, right) => {
  for (const [index, one] of left.values.entries()) {
    const other = right.values[index] ?? null;
    if (one === other) continue;
    if (one === null) return emptyRank;
    if (other === null) return -emptyRank;
    const order = COLLATOR.compare(one, other);
    if (order !== 0) return order;
  }
  return 0;
});

/** Ids are numbers that grow. */
const compareKeys: Compare = ({ key: left }, { key: right }) =>
  left.length - right.length || (left < right ? -1 : Number(left > right));

const isSortedBy = (compare: Compare, anchors: readonly Anchor[]): boolean =>
  anchors.every((anchor, index) => index === 0 || compare(anchors[index - 1] ?? anchor, anchor) <= 0);

/** Whether the row of `anchor` stood before `other`. Among equal rows in no order that we know, it is taken to. */
const standsBefore = (compare: Compare, anchors: readonly Anchor[], anchor: Anchor) => {
  const byKey: Compare = (left, right) => compare(left, right) || compareKeys(left, right);
  const order = isSortedBy(byKey, anchors) ? byKey : compare;
  return (other: Anchor): boolean => order(anchor, other) <= 0;
};

const hasSameValues = (left: Anchor, right: Anchor): boolean =>
  left.values.every((value, index) => value === right.values[index]);

/**
 * The place of the anchor among the rows. A row that was renamed has moved, and its old place counts. A row that is gone is
 * placed by the order of the others, provided that they are in an order that we know; where that is not sure, rows are rather
 * repeated than hidden.
 */
export const placeIn = <Item>(
  anchor: Anchor,
  { offset, rows, isEnd }: HeldRows<Item>,
  { anchorOf }: ListOrder<Item>,
): AnchorPlace | Elsewhere => {
  const known = rows.flatMap((row, index) =>
    row === null ? [] : [{ anchor: anchorOf(row), offset: offset + index }],
  );
  const same = known.find((row) => row.anchor.key === anchor.key && hasSameValues(row.anchor, anchor));
  if (same !== undefined) return { offset: same.offset, isThere: true };
  const others = known.filter((row) => row.anchor.key !== anchor.key);
  if (others.length === 0) return placeInNone({ offset, rows, isEnd });
  const anchors = others.map((row) => row.anchor);
  const compare = COMPARISONS.find((each) => isSortedBy(each, anchors));
  if (compare === undefined) return 'unknown';
  const isBefore = standsBefore(compare, anchors, anchor);
  const next = others.find((row) => isBefore(row.anchor));
  if (next === undefined) return isEnd ? { offset: offset + rows.length, isThere: false } : 'later';
  return next === others[0] && offset > 0 ? 'earlier' : { offset: next.offset, isThere: false };
};

const placeInNone = ({ offset, rows, isEnd }: HeldRows<unknown>): AnchorPlace | Elsewhere => {
  if (!isEnd) return 'unknown';
  return offset === 0 ? { offset: rows.length, isThere: false } : 'earlier';
};
