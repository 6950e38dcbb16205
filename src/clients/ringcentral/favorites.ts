import { type FavoriteContactList, operations, type Operations } from '../../__generated__/ringcentral.ts';
import type { Caller } from '../http/caller.ts';

/**
 * Upstream has no revision of the list that a write could be bound to, so whoever changes it holds a lock from the read to
 * the end of the write (`updateFavoriteContactList`).
 */
export interface FavoriteMethods {
  /** The list as it is after this call began: a read that was under way before may have missed the last holder's write. */
  readFavoritesAfresh(book: Operations['listFavoriteContacts']['parameters']): Promise<FavoriteContactList>;
}

export const createFavoriteMethods = (caller: Caller): FavoriteMethods => ({
  readFavoritesAfresh: async (parameters) =>
    (await caller.call({
      operation: operations.listFavoriteContacts,
      parameters,
      isFresh: true,
    })) as FavoriteContactList,
});
