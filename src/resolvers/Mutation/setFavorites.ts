import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { addressBookOf } from '../../lists/address-book-arguments.ts';
import { fieldOf } from '../../writes/favorite-faults.ts';
import { bookOfTargets, entryOf, readTargets } from '../../writes/favorite-input.ts';
import { replaceFavorites } from '../../writes/favorite-list-change.ts';
import { payloadOf } from '../../writes/input-refusal.ts';

const LIST = ['favorites'];

export const setFavorites: NonNullable<MutationResolvers['setFavorites']> = (_root, { input }, context) =>
  payloadOf({
    read: () => {
      const asked = addressBookOf(input);
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
