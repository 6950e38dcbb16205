import type { GraphQLFormattedError } from 'graphql';

/** Failures of an upstream as a whole: whatever else would be asked of it meets the same one. */
const SHARED_CAUSES: ReadonlySet<unknown> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
]);

/**
 * The place in the document that the error is about: its path without the indices of lists. An index right below the root stays, since
 * the entries of `_entities` and `nodes` were each asked for.
 */
const fieldOf = ({ path = [] }: GraphQLFormattedError): readonly (string | number)[] =>
  path.filter((key, depth) => typeof key === 'string' || depth === 1);

/** What the error shares with others of the same cause at the same field; undefined for an error that stands alone. */
const causeOf = (error: GraphQLFormattedError): string | undefined => {
  const { code, upstream, upstreamCode, upstreamRequestId } = error.extensions ?? {};
  if (upstream === undefined) return undefined;
  const isShared = SHARED_CAUSES.has(code);
  if (!isShared && upstreamRequestId === undefined) return undefined;
  return JSON.stringify([code, upstream, upstreamCode, isShared ? null : upstreamRequestId, fieldOf(error)]);
};

/**
 * One error per cause and field, that of the first path: 50 favorites without quota are one error and not 50 equal ones. The
 * other fields are null without a word of their own. Errors about the caller's input and of single records all stay.
 */
export const mergeErrors = (errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] => {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const cause = causeOf(error);
    if (cause === undefined) return true;
    const isNew = !seen.has(cause);
    seen.add(cause);
    return isNew;
  });
};
