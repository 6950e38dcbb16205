import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { addressBookOf } from '../../lists/arguments.ts';
import { favoriteEdge, favoriteIn } from '../../lists/favorite-connection.ts';
import { favoriteId } from '../../relay/global-id.ts';
import {
  checkBook,
  checkBooks,
  checkPosition,
  entryOf,
  favoriteFieldOf,
  MAX_FAVORITES,
  memberPath,
  readTarget,
  type TargetInput,
  tooMany,
} from '../../writes/favorite-input.ts';
import {
  changeFavorites,
  type CurrentFavorites,
  type FavoriteEntries,
  isSameTarget,
  withEntry,
} from '../../writes/favorite-list-change.ts';
import { payloadOf, refusal } from '../../writes/input-refusal.ts';

const TARGET = ['target'];

export const addFavorite: NonNullable<MutationResolvers['addFavorite']> = (_root, { input }, context) =>
  payloadOf({
    read: () => {
      const asked = addressBookOf(input);
      const added = readTarget(input.target, TARGET);
      // At a higher position the list would be too long in any case.
      const position = input.position == null ? undefined : checkPosition(input.position, MAX_FAVORITES - 1);
      checkBooks([added], asked, context);
      return { asked, added, position };
    },
    write: async ({ asked, added, position }) => {
      const list = await changeFavorites(asked, context, (current) => withTarget(current, added, position));
      const favorite = favoriteIn(list, favoriteId(list, added.target));
      return { favorite, edge: favorite && favoriteEdge(list, favorite), favorites: list.favorites };
    },
    fieldOf: (error, { added }) => favoriteFieldOf(error, { targets: [added], full: TARGET }),
  });

const withTarget = (
  { entries, list }: CurrentFavorites,
  added: TargetInput,
  position = list.favorites.length,
): FavoriteEntries => {
  checkBook(added, list);
  if (entries.some((entry) => isSameTarget(entry, added.target))) {
    throw refusal('FAVORITE_DUPLICATE', memberPath(added), 'This is already a favorite.');
  }
  if (entries.length >= MAX_FAVORITES) throw tooMany(TARGET, entries.length + 1);
  checkPosition(position, list.favorites.length);
  return withEntry(entries, entryOf(added, list), position);
};
