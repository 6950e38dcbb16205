import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { personChangeConnection } from '../person-change-connection.ts';
import { listSources } from '../person-sources.ts';

export const otherContactChanges: NonNullable<QueryResolvers['otherContactChanges']> = (
  _root,
  args,
  context,
  info,
) => personChangeConnection(listSources(args.sources), args, context, info);
