import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { favoriteIn } from '../../lists/favorite-connection.ts';
import { bookOfFavorite, checkPosition, favoriteFieldOf, notAFavorite } from '../../writes/favorite-input.ts';
import {
  changeFavorites,
  type CurrentFavorites,
  entryId,
  type FavoriteEntries,
  withEntry,
} from '../../writes/favorite-list-change.ts';
import { payloadOf } from '../../writes/input-refusal.ts';

export const moveFavorite: NonNullable<MutationResolvers['moveFavorite']> = (_root, { input }, context) =>
  payloadOf({
    read: () => {
      const asked = bookOfFavorite(input.id);
      return { asked, position: checkPosition(input.position) };
    },
    write: async ({ asked, position }) => {
      const list = await changeFavorites(asked, context, (current) => moved(current, input.id, position));
      return { favorite: favoriteIn(list, input.id), favorites: list.favorites };
    },
    fieldOf: (error) => favoriteFieldOf(error, { book: ['id'] }),
  });

/** The list with the favorite at the new position; undefined if it is already there. */
const moved = (
  { entries, list }: CurrentFavorites,
  id: string,
  position: number,
): FavoriteEntries | undefined => {
  const index = entries.findIndex((entry) => entryId(entry, list) === id);
  const entry = entries[index];
  if (entry === undefined) throw notAFavorite();
  checkPosition(position, list.favorites.length - 1);
  return favoriteIn(list, id)?.position === position
    ? undefined
    : withEntry(entries.toSpliced(index, 1), entry, position);
};
