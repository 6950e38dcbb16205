import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { entryId } from '../../writes/favorite-entries.ts';
import { fieldOf } from '../../writes/favorite-faults.ts';
import { bookOfFavorite, notAFavorite } from '../../writes/favorite-input.ts';
import { changeFavorites } from '../../writes/favorite-list-change.ts';
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
    fieldOf: (error) => fieldOf(error, { book: ['id'] }),
  });
