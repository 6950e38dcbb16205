import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { listSources } from '../../lists/arguments.ts';
import { personChangeConnection } from '../../lists/person-change-connection.ts';

export const otherContactChanges: NonNullable<QueryResolvers['otherContactChanges']> = (
  _root,
  args,
  context,
  info,
) => personChangeConnection(listSources(args.sources), args, context, info);
