import {
  operations,
  type FavoriteCollection,
  type FavoriteContactList,
  type Operations,
} from '../../__generated__/ringcentral.ts';
import type { Caller } from '../transport/caller.ts';

type Book = Operations['listFavoriteContacts']['parameters'];

/**
 * Upstream has no revision of the list that a write could be bound to, so whoever changes it holds a lock from the read to
 * the end of the write. These are the two calls as they must be then.
 */
export interface FavoriteMethods {
  /** The list as it is after this call began: a read that was under way before may have missed the last holder's write. */
  readFavoritesAfresh(book: Book): Promise<FavoriteContactList>;
  /**
   * Replaces the list. Once sent it is waited for to its end, or the next holder would read while it is still being
   * carried out. Never repeated when its outcome is unknown.
   */
  replaceFavorites(book: Book, favorites: FavoriteCollection): Promise<FavoriteContactList>;
}

export function createFavoriteMethods(caller: Caller): FavoriteMethods {
  return {
    readFavoritesAfresh: async (parameters) =>
      (await caller.call({
        operation: operations.listFavoriteContacts,
        parameters,
        isFresh: true,
      })) as FavoriteContactList,
    replaceFavorites: async (parameters, body) =>
      (await caller.call({
        operation: operations.updateFavoriteContactList,
        parameters,
        body,
        outlivesCaller: true,
      })) as FavoriteContactList,
  };
}
