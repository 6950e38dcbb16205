import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { fieldOf } from '../favorite-faults.ts';
import { bookOfTargets, entryOf, readBook, readTargets } from '../favorite-input.ts';
import { replaceFavorites } from '../favorite-list-change.ts';
import { payloadOf } from '../input-refusal.ts';

const LIST = ['favorites'];

export const setFavorites: NonNullable<MutationResolvers['setFavorites']> = (_root, { input }, context) =>
  payloadOf({
    read: () => {
      const asked = readBook(input);
      const targets = readTargets(input.favorites);
      return { targets, where: bookOfTargets(asked, targets, context) };
    },
    write: async ({ targets, where }) => {
      const { favorites } = await replaceFavorites(where, context, (book) =>
        targets.map((target) => entryOf(target, book)),
      );
      return { favorites };
    },
    fieldOf: (error, { targets }) => fieldOf(error, { targets, full: LIST, list: LIST }),
  });
