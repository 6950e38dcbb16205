import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { bookOfFavorite, favoriteFieldOf, notAFavorite } from '../../writes/favorite-input.ts';
import { changeFavorites, entryId } from '../../writes/favorite-list-change.ts';
import { payloadOf } from '../../writes/input-refusal.ts';

export const removeFavorite: NonNullable<MutationResolvers['removeFavorite']> = (_root, { input }, context) =>
  payloadOf({
    read: () => bookOfFavorite(input.id),
    write: async (asked) => {
      const { favorites } = await changeFavorites(asked, context, ({ entries, list }) => {
        const others = entries.filter((entry) => entryId(entry, list) !== input.id);
        if (others.length === entries.length) throw notAFavorite();
        return others;
      });
      return { removedId: input.id, favorites };
    },
    fieldOf: (error) => favoriteFieldOf(error, { book: ['id'] }),
  });
