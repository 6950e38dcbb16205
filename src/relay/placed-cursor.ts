import { badPayload, type CursorScope, decodeCursor, encodeCursor } from './cursor.ts';

/** A place in an order: sort values and id. Structurally that of the mirror's orders. */
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

/** Whether a mirrored list made the cursor. @throws RelayInputError on one that is not of this scope */
export const isPlacedCursor = (cursor: string, argument: 'after' | 'before', scope: CursorScope): boolean =>
  decodeCursor(cursor, { ...scope, argument })[0] === MARK;

/** @throws RelayInputError on a cursor that is not of this scope or has no place in it */
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
