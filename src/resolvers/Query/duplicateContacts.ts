import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { duplicateConnection } from '../../lists/contact-duplicates.ts';

export const duplicateContacts: NonNullable<QueryResolvers['duplicateContacts']> = (_root, args, context) =>
  duplicateConnection(args, context);
