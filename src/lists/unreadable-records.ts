import { GraphQLError, type GraphQLResolveInfo, responsePathAsArray } from 'graphql';

import type { UpstreamName } from '../clients/errors/error-code.ts';
import type { Context } from '../context/context.ts';

/**
 * Says in the answer's `errors` that records were left out of a list because nothing could be read of them, not even their id. The
 * list itself stays: one bad record must not cost the others.
 */
export const reportUnreadable = (
  count: number,
  upstream: UpstreamName,
  { problems }: Context,
  { path, fieldNodes }: GraphQLResolveInfo,
): void => {
  if (count === 0) return;
  const records =
    count === 1 ? '1 record that cannot be read; it is' : `${count} records that cannot be read; they are`;
  problems.push(
    new GraphQLError(`Upstream sent ${records} left out.`, {
      nodes: fieldNodes,
      path: responsePathAsArray(path),
      extensions: { code: 'UPSTREAM_BAD_RESPONSE', upstream },
    }),
  );
};
