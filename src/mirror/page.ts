import { indexOfPlace } from './orders.ts';

/** A part of a list, as in Relay: `count` items from the start or the end of the range between two places. */
export interface PageRequest<At> {
  readonly after?: At | undefined;
  readonly before?: At | undefined;
  /** 0 only returns the total. */
  readonly count: number;
  /** `end` returns the last items, in the order of the list. `start` by default. */
  readonly from?: 'start' | 'end' | undefined;
}

export interface Page<Item, At> {
  readonly edges: readonly { readonly item: Item; readonly place: At }[];
  /** Number of items in the whole list. */
  readonly total: number;
  readonly hasPreviousPage: boolean;
  readonly hasNextPage: boolean;
}

export interface PageRows<Row> {
  readonly rows: readonly Row[];
  readonly hasPreviousPage: boolean;
  readonly hasNextPage: boolean;
}

/**
 * @param rows ascending
 * @param isReversed whether the list is read from its end to its beginning
 */
export const rowsOfPage = <Row, At>(
  rows: readonly Row[],
  compare: (row: Row, place: At) => number,
  { after, before, count, from = 'start' }: PageRequest<At>,
  isReversed = false,
): PageRows<Row> => {
  const [lower, upper] = isReversed ? [before, after] : [after, before];
  const start = lower === undefined ? 0 : indexOfPlace(rows, (row) => compare(row, lower), true);
  const end = upper === undefined ? rows.length : indexOfPlace(rows, (row) => compare(row, upper));
  const length = Math.max(0, Math.min(count, end - start));
  const first = (from === 'start') === isReversed ? Math.max(start, end) - length : start;
  const slice = rows.slice(first, first + length);
  const hasLower = first > 0;
  const hasUpper = first + length < rows.length;
  return {
    rows: isReversed ? slice.reverse() : slice,
    hasPreviousPage: isReversed ? hasUpper : hasLower,
    hasNextPage: isReversed ? hasLower : hasUpper,
  };
};
