import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { demandItems } from '../../lists/arguments.ts';

import { loadNode } from './node.ts';

const MAX_IDS = 1000;

export const nodes: NonNullable<QueryResolvers['nodes']> = (_root, { ids }, context, info) => {
  demandItems(ids, MAX_IDS, 'ids');
  // `async`, so that a malformed id only fails its own index and not the whole list.
  return ids.map(async (id, index) => loadNode(id, `ids[${index}]`, context, info));
};
