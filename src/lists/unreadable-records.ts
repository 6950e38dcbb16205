import { GraphQLError, type GraphQLResolveInfo, responsePathAsArray } from 'graphql';

import type { UpstreamName } from '../clients/errors/error-code.ts';
import type { Context } from '../context/context.ts';

/**
 * Adds an error to the answer for records that were left out of a list because not even their id could be read. The list
 * itself stays: one bad record must not cost the others.
 */
export const reportUnreadable = (
  count: number,
  upstream: UpstreamName,
  { problems }: Context,
  { path, fieldNodes }: GraphQLResolveInfo,
): void => {
  if (count === 0) return;
  const records = count === 1 ? '1 unreadable record; it was' : `${count} unreadable records; they were`;
  problems.push(
    new GraphQLError(`Upstream sent ${records} left out.`, {
      nodes: fieldNodes,
      path: responsePathAsArray(path),
      extensions: { code: 'UPSTREAM_BAD_RESPONSE', upstream },
    }),
  );
};
