import type { FavoriteResolvers } from '../__generated__/graphql.ts';
import { resolvePersonalContact } from '../lists/entities.ts';
import { favoriteId } from '../relay/global-id.ts';

export const Favorite = {
  id: (favorite) => favoriteId(favorite, favorite.target),
  target: ({ accountId, extensionId, target, contact }, _args, context, info) => {
    if ('extensionId' in target) return { __typename: 'Extension', extensionId: target.extensionId };
    if (contact instanceof Error) throw contact;
    if (contact !== undefined) return contact;
    return resolvePersonalContact({ accountId, extensionId, contactId: target.contactId }, context, info);
  },
  targetAccountId: ({ accountId, target }) =>
    'extensionId' in target && target.accountId !== accountId ? (target.accountId ?? null) : null,
} satisfies FavoriteResolvers;
