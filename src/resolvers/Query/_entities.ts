import type { GraphQLFieldResolver } from 'graphql';

import { userInputError } from '../../clients/errors/graphql-errors.ts';
import type { Context } from '../../context/context.ts';
import { type Representation, resolveReferences } from '../../lists/entities.ts';

const MAX_REPRESENTATIONS = 1000;

/**
 * Replaces the `_entities` resolver of @apollo/subgraph. There, an unknown `__typename` or a synchronous throw fails all
 * representations, and keys reach the resolvers unchecked. Here each representation has its own outcome.
 */
export const _entities: GraphQLFieldResolver<
  unknown,
  Context,
  { representations: readonly Representation[] }
> = (_root, { representations }, context, info) => {
  if (representations.length > MAX_REPRESENTATIONS) {
    throw userInputError(
      `must have at most ${MAX_REPRESENTATIONS} items in an operation, but has ${representations.length}.`,
      'representations',
    );
  }
  const entities = resolveReferences(representations, context, info);
  context.cacheTags?.onEntities(entities);
  return entities;
};
