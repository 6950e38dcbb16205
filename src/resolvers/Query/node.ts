import type { GraphQLResolveInfo } from 'graphql';

import type { QueryResolvers } from '../../__generated__/graphql.ts';
import type { Context } from '../../context/context.ts';
import { findFavorite, loadPerson } from '../../lists/entities.ts';
import type { NodeParent } from '../../loaders/records.ts';
import { decodeNodeId } from '../../relay/global-id.ts';

export const node: NonNullable<QueryResolvers['node']> = (_root, { id }, context, info) =>
  loadNode(id, 'id', context, info);

/**
 * The object with a global id; null if it does not exist. Unlike a reference, a node is always looked up, except for an
 * extension: only the directory's subgraph knows whether it exists.
 */
export const loadNode = async (
  id: string,
  argument: string,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<NodeParent | null> => {
  const key = decodeNodeId(id, argument);
  switch (key.type) {
    case 'Person':
      return loadPerson(key.resourceName, context, info);
    case 'PersonalContact':
      return context.books.ringcentral.contact(key);
    case 'Favorite':
      return findFavorite(key, context);
    case 'Extension':
      return { __typename: 'Extension', extensionId: key.extensionId };
  }
};
