/** The part of a cursor that identifies its row, so that the row's place is found again after the list has changed. */
export interface Anchor {
  readonly key: string;
  /** The row's sort values, most significant first; null if the row has no such value. */
  readonly values: readonly (string | null)[];
}

/** How the rows of a list are identified and sorted. */
export interface ListOrder<Item> {
  readonly anchorOf: (item: Item) => Anchor;
}

/** Where an anchor's row is. If it is gone, `offset` is where it would be. */
export interface AnchorPlace {
  readonly offset: number;
  readonly isThere: boolean;
}

/** Consecutive rows of the list. */
export interface HeldRows<Item> {
  readonly offset: number;
  /** null for unreadable rows. */
  readonly rows: readonly (Item | null)[];
  /** Whether the list ends after them. */
  readonly isEnd: boolean;
}

/** Where an anchor's row must be if it is not among the rows. */
export type Elsewhere = 'earlier' | 'later' | 'unknown';

type Compare = (left: Anchor, right: Anchor) => number;

const COLLATOR = new Intl.Collator('en');

/** Upstream documents neither its collation nor where it puts rows without a value. These two orders are the usual ones. */
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

/** Ids are numbers that increase over time. */
const compareKeys: Compare = ({ key: left }, { key: right }) =>
  left.length - right.length || (left < right ? -1 : Number(left > right));

const isSortedBy = (compare: Compare, anchors: readonly Anchor[]): boolean =>
  anchors.every((anchor, index) => index === 0 || compare(anchors[index - 1] ?? anchor, anchor) <= 0);

/** Whether the row of `anchor` was before `other`. Equal rows in an unknown order count as after it. */
const standsBefore = (compare: Compare, anchors: readonly Anchor[], anchor: Anchor) => {
  const byKey: Compare = (left, right) => compare(left, right) || compareKeys(left, right);
  const order = isSortedBy(byKey, anchors) ? byKey : compare;
  return (other: Anchor): boolean => order(anchor, other) <= 0;
};

const hasSameValues = (left: Anchor, right: Anchor): boolean =>
  left.values.every((value, index) => value === right.values[index]);

/**
 * The place of the anchor among the rows. For a renamed row, its old place counts. A row that is gone is placed by the order of
 * the other rows if they are in a known order. In doubt, rows are repeated and not hidden.
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
