import type { GraphQLFieldResolver } from 'graphql';

import { userInputError } from '../../clients/errors/graphql-errors.ts';
import type { Context } from '../../context/context.ts';
import { type Representation, resolveReferences } from '../../lists/entities.ts';

const MAX_REPRESENTATIONS = 1000;

/**
 * The front door that a router comes through, in place of the one of @apollo/subgraph: there one unknown
 * `__typename` or one synchronous throw fails all its neighbours, and keys reach the resolvers unchecked.
 * Here each representation has its own outcome; an `Error` in the list nulls its own index.
 */
export const _entities: GraphQLFieldResolver<
  unknown,
  Context,
  { representations: readonly Representation[] }
> = (_root, { representations }, context, info) => {
  if (representations.length > MAX_REPRESENTATIONS) {
    throw userInputError(
      `at most ${MAX_REPRESENTATIONS} are allowed in one operation, but there are ${representations.length}.`,
      'representations',
    );
  }
  const entities = resolveReferences(representations, context, info);
  context.cacheTags?.onEntities(entities);
  return entities;
};
