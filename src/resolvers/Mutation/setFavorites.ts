import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { addressBookOf } from '../../lists/arguments.ts';
import { checkBook, checkBooks, entryOf, favoriteFieldOf, readTargets } from '../../writes/favorite-input.ts';
import { replaceFavorites } from '../../writes/favorite-list-change.ts';
import { payloadOf, readEach } from '../../writes/input-refusal.ts';

const LIST = ['favorites'];

export const setFavorites: NonNullable<MutationResolvers['setFavorites']> = (_root, { input }, context) =>
  payloadOf({
    read: () => {
      const asked = addressBookOf(input);
      const targets = readTargets(input.favorites);
      checkBooks(targets, asked, context);
      return { asked, targets };
    },
    write: async ({ asked, targets }) => {
      const { favorites } = await replaceFavorites(asked, context, (book) =>
        readEach(targets, (target) => {
          checkBook(target, book);
          return entryOf(target, book);
        }),
      );
      return { favorites };
    },
    fieldOf: (error, { targets }) => favoriteFieldOf(error, { targets, full: LIST, list: LIST }),
  });
