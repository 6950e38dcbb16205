import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { addressBookOf } from '../../lists/arguments.ts';
import { favoriteConnection } from '../../lists/favorite-connection.ts';

export const favorites: NonNullable<QueryResolvers['favorites']> = (_root, args, context, info) =>
  favoriteConnection(addressBookOf(args), args, context, info);
