import type { SyncPosition } from '../loaders/sync-window.ts';
import {
  badPayload,
  type CursorPayload,
  type CursorScope,
  decodeCursor,
  encodeCursor,
} from '../relay/cursor.ts';
import { isIntegerFrom, isNatural } from '../relay/opaque-argument.ts';

/** The cursor of a place in a sync, with what else the connection wants to hear again. */
export const encodeSyncPosition = (
  { kind, binding }: CursorScope,
  { pageSize, token, trail, count, checksum, isFullSync }: SyncPosition,
  rest: CursorPayload = [],
): string =>
  encodeCursor(kind, binding, [
    pageSize,
    token,
    trail.steps,
    trail.mark,
    count,
    checksum,
    isFullSync ? 1 : 0,
    ...rest,
  ]);

export interface DecodedPosition {
  readonly position: SyncPosition;
  readonly rest: CursorPayload;
}

/** The place that an `after` cursor carries. Throws RelayInputError on a cursor that is not of this scope. */
export const decodeSyncPosition = (
  after: string,
  scope: CursorScope,
  maxPageSize: number,
): DecodedPosition => {
  const [pageSize, token, steps, mark, count, checksum, isFullSync, ...rest] = decodeCursor(after, {
    ...scope,
    argument: 'after',
  });
  if (
    isIntegerFrom(1, maxPageSize, pageSize) &&
    (token === null || typeof token === 'string') &&
    isNatural(steps) &&
    isNatural(mark) &&
    isNatural(count) &&
    isIntegerFrom(0, 2 ** 32 - 1, checksum) &&
    isIntegerFrom(0, 1, isFullSync)
  ) {
    return {
      position: { pageSize, token, trail: { steps, mark }, count, checksum, isFullSync: isFullSync === 1 },
      rest,
    };
  }
  throw noPosition();
};

export const noPosition = () => badPayload('after', 'carries no position in a sync');
