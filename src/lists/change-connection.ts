import type { GraphQLResolveInfo } from 'graphql';

import type { ChangePage } from '../loaders/records.ts';
import type { SyncPage, SyncPosition, SyncWindow } from '../loaders/sync-window.ts';
import { EMPTY_PAGE } from '../relay/connection.ts';
import {
  badPayload,
  type ConnectionArguments,
  type CursorPayload,
  type CursorScope,
  decodeCursor,
  encodeCursor,
  type PageLimits,
} from '../relay/cursor.ts';
import { isIntegerFrom, isNatural } from '../relay/opaque-argument.ts';

import { requestedFields } from './selection.ts';

/** The cursor of a position in a sync. `rest` is what the connection adds to it, such as the address book. */
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

/** The position in an `after` cursor. @throws RelayInputError on a cursor of another scope */
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

/** The arguments that both change connections have in common. */
export interface ChangeArguments extends Pick<ConnectionArguments, 'first' | 'after'> {
  readonly since?: string | null | undefined;
}

export const CHANGE_LIMITS: PageLimits = { defaultFirst: 100, max: 1000 };

export interface ChangePageParts<Page> {
  readonly isAfterCursor: boolean;
  readonly cursorOf: (position: SyncPosition, page: Page) => string;
  /** Makes `nextSince` from upstream's sync token. */
  readonly sinceOf: (syncToken: string, page: Page) => string;
}

/** Makes a connection page from a window of a sync. */
export const changePage = <Change, Page extends SyncPage<Change>>(
  { changes, hasNextPage, page, positionBehind }: SyncWindow<Change, Page>,
  { isAfterCursor, cursorOf, sinceOf }: ChangePageParts<Page>,
): ChangePage<Change> => ({
  nodes: changes,
  hasNextPage,
  // The change that `after` points at comes before this page.
  hasPreviousPage: isAfterCursor,
  isFullSync: page.isFullSync,
  nextSince: hasNextPage || page.syncToken === null ? null : sinceOf(page.syncToken, page),
  cursorAt: (index) => cursorOf(positionBehind(index), page),
});

/** The answer to `first: 0` when only the list is selected: no upstream call is needed. */
export const NO_CHANGES: ChangePage<never> = { ...EMPTY_PAGE, isFullSync: false, nextSince: null };

/** Whether the operation selects page fields that only upstream can tell, besides the changes themselves. */
export const asksForFacts = (info: GraphQLResolveInfo, typeName: string): boolean => {
  const fields = requestedFields(info, typeName);
  return ['isFullSync', 'nextSince', 'pageInfo', 'totalCount'].some((field) => fields.has(field));
};
