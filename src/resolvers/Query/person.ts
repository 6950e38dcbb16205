import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { loadPerson, parseResourceName } from '../../lists/person-reference.ts';

export const person: NonNullable<QueryResolvers['person']> = (_root, { resourceName }, context, info) =>
  loadPerson(parseResourceName(resourceName), context, info);
