import type { FavoriteResolvers } from '../__generated__/graphql.ts';
import { resolvePersonalContact } from '../lists/entities.ts';
import { favoriteId } from '../relay/global-id.ts';

export const Favorite = {
  id: (favorite) => favoriteId(favorite, favorite.target),
  target: ({ accountId, extensionId, target }, _args, context, info) =>
    'extensionId' in target
      ? { __typename: 'Extension', extensionId: target.extensionId }
      : resolvePersonalContact({ accountId, extensionId, contactId: target.contactId }, context, info),
  targetAccountId: ({ accountId, target }) =>
    'extensionId' in target && target.accountId !== accountId ? (target.accountId ?? null) : null,
} satisfies FavoriteResolvers;
