import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { personChangeConnection } from '../../lists/person-change-connection.ts';
import { listSources } from '../../lists/person-sources.ts';

export const otherContactChanges: NonNullable<QueryResolvers['otherContactChanges']> = (
  _root,
  args,
  context,
  info,
) => personChangeConnection(listSources(args.sources), args, context, info);
