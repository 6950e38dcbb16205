import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { parseResourceName } from '../../lists/arguments.ts';
import { loadPerson } from '../../lists/entities.ts';

export const person: NonNullable<QueryResolvers['person']> = (_root, { resourceName }, context, info) =>
  loadPerson(parseResourceName(resourceName), context, info);
