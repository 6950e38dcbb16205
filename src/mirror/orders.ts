import type { Slices } from './slices.ts';

export type Direction = 'ASC' | 'DESC';

/** A place in an order. It stays valid when its record changes or is deleted. */
export interface Place {
  readonly values: readonly string[];
  readonly id: string;
}

/** An item of an order. */
export interface Ordered {
  readonly id: string;
}

export type SortValues<Row> = (row: Row) => readonly string[];

/**
 * The root collation of CLDR, which is also that of English. Its name is `und`, but Node uses the machine's language for
 * that.
 */
const { compare: compareTexts } = new Intl.Collator('en', { usage: 'sort', sensitivity: 'variant' });

// Places are part of cursors, so their values are cut. Records that only differ after that are ordered by their ids.
const MAX_VALUE_LENGTH = 64;

/** The start of the text, which is used for the order, without half a character at the end. */
const sortValue = (text: string): string =>
  text.length <= MAX_VALUE_LENGTH ? text : text.slice(0, MAX_VALUE_LENGTH).replace(/[\uD800-\uDBFF]$/, '');

export const placeOf = <Row extends Ordered>(row: Row, valuesOf: SortValues<Row>): Place => ({
  values: valuesOf(row).map(sortValue),
  id: row.id,
});

/** Less than 0 if `one` comes before `other` in ascending order. 0 only for the same id and the same values. */
export const comparePlaces = (one: Place, other: Place): number => {
  for (const [index, value] of one.values.entries()) {
    const difference = compareTexts(value, other.values[index] ?? '');
    if (difference !== 0) return difference;
  }
  return one.id < other.id ? -1 : Number(one.id > other.id);
};

/** The first index whose row is not before the place; with `isAfter`, the first whose row is after it. */
export const indexOfPlace = <Row>(
  rows: readonly Row[],
  compareTo: (row: Row) => number,
  isAfter = false,
): number => {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const difference = compareTo(rows[middle] as Row);
    if (difference < 0 || (isAfter && difference === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
};

interface Decorated<Row> {
  readonly row: Row;
  readonly place: Place;
}

// Number of rows that are sorted at once: some 1,000 comparisons.
const RUN = 128;
// Comparisons between two checks of the clock.
const LOOK_EVERY = 32;

/** The rows in ascending order. Sorts in slices: 10,000 rows take about 100 ms in total. */
export const sortRows = async <Row extends Ordered>(
  rows: Iterable<Row>,
  valuesOf: SortValues<Row>,
  slices: Slices,
): Promise<readonly Row[]> => {
  let runs: Decorated<Row>[][] = [];
  let run: Decorated<Row>[] = [];
  for (const row of rows) {
    run.push({ row, place: placeOf(row, valuesOf) });
    if (run.length < RUN) continue;
    runs.push(run.sort(comparePlacesOf));
    run = [];
    if (slices.isOver()) await slices.pause();
  }
  if (run.length > 0) runs.push(run.sort(comparePlacesOf));
  while (runs.length > 1) {
    const merged: Decorated<Row>[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(await mergeRuns(runs[index] ?? [], runs[index + 1] ?? [], slices));
    }
    runs = merged;
  }
  return (runs[0] ?? []).map(({ row }) => row);
};

const comparePlacesOf = <Row>(one: Decorated<Row>, other: Decorated<Row>): number =>
  comparePlaces(one.place, other.place);

const mergeRuns = async <Row>(
  left: Decorated<Row>[],
  right: Decorated<Row>[],
  slices: Slices,
): Promise<Decorated<Row>[]> => {
  const merged: Decorated<Row>[] = [];
  let fromLeft = 0;
  let fromRight = 0;
  while (fromLeft < left.length || fromRight < right.length) {
    const one = left[fromLeft];
    const other = right[fromRight];
    if (one !== undefined && (other === undefined || comparePlacesOf(one, other) < 0)) {
      merged.push(one);
      fromLeft += 1;
    } else if (other !== undefined) {
      merged.push(other);
      fromRight += 1;
    }
    if (merged.length % LOOK_EVERY === 0 && slices.isOver()) await slices.pause();
  }
  return merged;
};

/** The order after rows were removed and added: a new list, because others may be reading this one. Takes about 20 µs per row. */
export const changeOrder = async <Row extends Ordered>(
  rows: readonly Row[],
  { removed, added }: { readonly removed: readonly Row[]; readonly added: readonly Row[] },
  valuesOf: SortValues<Row>,
  slices: Slices,
): Promise<readonly Row[]> => {
  const changed = [...rows];
  const indexOf = (row: Row): number => {
    const place = placeOf(row, valuesOf);
    return indexOfPlace(changed, (other) => comparePlaces(placeOf(other, valuesOf), place));
  };
  for (const row of removed) {
    changed.splice(indexOf(row), 1);
    if (slices.isOver()) await slices.pause();
  }
  for (const row of added) {
    changed.splice(indexOf(row), 0, row);
    if (slices.isOver()) await slices.pause();
  }
  return changed;
};
