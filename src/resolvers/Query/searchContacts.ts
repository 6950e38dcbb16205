import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { searchContactConnection } from '../../lists/contact-search.ts';

export const searchContacts: NonNullable<QueryResolvers['searchContacts']> = (_root, args, context, info) =>
  searchContactConnection(args, context, info);
