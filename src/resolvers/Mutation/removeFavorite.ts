import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { entryId } from '../favorite-entries.ts';
import { fieldOf } from '../favorite-faults.ts';
import { notAFavorite, readFavoriteId } from '../favorite-input.ts';
import { changeFavorites } from '../favorite-list-change.ts';
import { payloadOf } from '../input-refusal.ts';

export const removeFavorite: NonNullable<MutationResolvers['removeFavorite']> = (_root, { input }, context) =>
  payloadOf({
    read: () => readFavoriteId(input.id),
    write: async (asked) => {
      const { favorites } = await changeFavorites({ asked }, context, ({ entries, list }) => {
        const others = entries.filter((entry) => entryId(entry, list) !== input.id);
        if (others.length === entries.length) throw notAFavorite();
        return others;
      });
      return { removedId: input.id, favorites };
    },
    fieldOf: (error) => fieldOf(error, { book: ['id'] }),
  });
