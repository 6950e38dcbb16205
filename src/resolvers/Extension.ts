import type { ExtensionResolvers } from '../__generated__/graphql.ts';
import { realExtensionId } from '../lists/arguments.ts';
import { favoriteConnection } from '../lists/favorite-connection.ts';
import { personalContactConnection } from '../lists/personal-contact-connection.ts';
import { OWN } from '../loaders/address-books.ts';
import { extensionNodeId } from '../relay/global-id.ts';

export const Extension = {
  id: async ({ extensionId }, _args, context) => extensionNodeId(await realExtensionId(extensionId, context)),
  personalContacts: ({ extensionId }, args, context, info) =>
    personalContactConnection({ accountId: OWN, extensionId }, args, context, info),
  favorites: ({ extensionId }, args, context, info) =>
    favoriteConnection({ accountId: OWN, extensionId }, args, context, info),
} satisfies ExtensionResolvers;
