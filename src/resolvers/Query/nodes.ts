import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { userInputError } from '../../clients/errors/graphql-errors.ts';
import { loadNode } from './node.ts';

const MAX_IDS = 1000;

export const nodes: NonNullable<QueryResolvers['nodes']> = (_root, { ids }, context, info) => {
  if (ids.length > MAX_IDS) {
    throw userInputError(`at most ${MAX_IDS} are allowed, but there are ${ids.length}.`, 'ids');
  }
  // Asynchronous, so that a malformed id rejects at its own index and not the list.
  return ids.map(async (id, index) => loadNode(id, `ids[${index}]`, context, info));
};
