import type { GraphQLResolveInfo } from 'graphql';

import type { ChangePage } from '../loaders/records.ts';
import type { SyncPage, SyncPosition, SyncWindow } from '../loaders/sync-window.ts';
import { connectionResolvers, EMPTY_PAGE } from '../relay/connection.ts';
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

/** What both fields take besides whose changes they are. */
export interface ChangeArguments extends Pick<ConnectionArguments, 'first' | 'after'> {
  readonly since?: string | null | undefined;
}

export const CHANGE_LIMITS: PageLimits = { defaultFirst: 100, max: 1000 };

/** Resolvers of a connection of changes that upstream does not count. */
export const uncountedChangeConnectionResolvers = {
  edges: connectionResolvers.edges,
  nodes: connectionResolvers.nodes,
  pageInfo: connectionResolvers.pageInfo,
};

/** Resolvers of a connection of changes that upstream counts. */
export const changeConnectionResolvers = {
  ...uncountedChangeConnectionResolvers,
  totalCount: connectionResolvers.totalCount,
};

export interface ChangePageParts<Page> {
  readonly isAfterCursor: boolean;
  readonly cursorOf: (position: SyncPosition, page: Page) => string;
  /** `nextSince` for upstream's token. */
  readonly sinceOf: (syncToken: string, page: Page) => string;
}

/** The connection page of a window of a sync. */
export const changePage = <Change, Page extends SyncPage<Change>>(
  { changes, hasNextPage, page, positionBehind }: SyncWindow<Change, Page>,
  { isAfterCursor, cursorOf, sinceOf }: ChangePageParts<Page>,
): ChangePage<Change> => ({
  nodes: changes,
  hasNextPage,
  // What `after` points at comes before.
  hasPreviousPage: isAfterCursor,
  isFullSync: page.isFullSync,
  nextSince: hasNextPage || page.syncToken === null ? null : sinceOf(page.syncToken, page),
  cursorAt: (index) => cursorOf(positionBehind(index), page),
});

/** A page of which nothing but its list is asked, and that is to be empty. */
export const NO_CHANGES: ChangePage<never> = { ...EMPTY_PAGE, isFullSync: false, nextSince: null };

/** Whether something is asked of the page that only upstream can tell, besides the changes themselves. */
export const asksForFacts = (info: GraphQLResolveInfo, typeName: string): boolean => {
  const fields = requestedFields(info, typeName);
  return ['isFullSync', 'nextSince', 'pageInfo', 'totalCount'].some((field) => fields.has(field));
};
