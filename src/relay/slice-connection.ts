import type { Page } from './connection.ts';
import { badPayload, type CursorScope, decodeCursor, encodeCursor } from './cursor.ts';
import type { PageArguments } from './page-arguments.ts';

export interface SliceCursors<Item> extends CursorScope {
  /** What names the item in its list, so that a cursor finds it again after others came, went or moved. */
  readonly keyOf: (item: Item, index: number) => string;
}

/** Where a cursor's item is in the list as it is now; when it is gone, the items that stood around it meet at `index`. */
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
  // The index first: a list may have one key twice.
  if (item !== undefined && keyOf(item, index) === key) return { index, isThere: true };
  const found = all.findIndex((candidate, at) => keyOf(candidate, at) === key);
  return found === -1
    ? { index: Math.min(index, all.length), isThere: false }
    : { index: found, isThere: true };
};

/**
 * A connection page of a list that is at hand as a whole, by Relay's cursor algorithm. One difference: where the item
 * of a cursor is no longer in the list, the specification would ignore the cursor and begin anew; here the place where
 * it stood counts, so that who pages through a list that changes sees nothing twice.
 * Throws RelayInputError on cursors that are not of this connection.
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
      const item = all[position];
      if (item === undefined) throw new RangeError(`The list has no item at ${String(position)}.`);
      return encodeCursor(cursors.kind, cursors.binding, [position, cursors.keyOf(item, position)]);
    },
  };
};
