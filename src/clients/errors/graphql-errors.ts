import { GraphQLError, type GraphQLResolveInfo, responsePathAsArray } from 'graphql';

import type { ErrorCode, UpstreamName } from './error-code.ts';

/** A GraphQLError with one of our codes. */
export const codedError = (code: ErrorCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

/** BAD_USER_INPUT. Say what is wrong and what is allowed. @param argument the argument or input field, as a prefix */
export const userInputError = (message: string, argument?: string): GraphQLError =>
  codedError('BAD_USER_INPUT', argument === undefined ? message : `${argument}: ${message}`);

/** UPSTREAM_BAD_RESPONSE, for a valid answer without something that is required. */
export const upstreamBadResponse = (upstream: UpstreamName, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'UPSTREAM_BAD_RESPONSE', upstream } });

/**
 * Adds an error to the answer for records that were left out of a list because not even their id could be read. The list
 * itself stays: one bad record must not cost the others.
 */
export const reportUnreadable = (
  count: number,
  upstream: UpstreamName,
  { problems }: { readonly problems: GraphQLError[] },
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
