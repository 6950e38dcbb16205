import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { listSources } from '../../lists/arguments.ts';
import { otherContactConnection } from '../../lists/person-connection.ts';

export const otherContacts: NonNullable<QueryResolvers['otherContacts']> = (_root, args, context, info) =>
  otherContactConnection(listSources(args.sources), args, context, info);
