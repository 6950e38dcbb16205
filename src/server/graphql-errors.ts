import { GraphQLError, type GraphQLFormattedError } from 'graphql';

import { OPERATION_LIMITS, OperationLimitError } from './operation-limits.ts';

/** The only keys of error `extensions` that are sent to clients; routers allow-list them by name. */
export const PUBLIC_EXTENSIONS = [
  'code',
  'upstream',
  'upstreamCode',
  'upstreamRequestId',
  'retryAfter',
] as const;

const INTERNAL_ERROR_MESSAGE =
  'An unexpected error happened on the server; search its log for the request id (response header x-request-id)';

/**
 * Reduces an error to what clients may see: message, locations, path and the public extensions. The message of an
 * unexpected error may quote data, so clients get a general one. Messages quote caller input of any length, so everything
 * here must take linear time, and no regular expression is applied to them.
 */
export const createErrorFormatter =
  (options: { readonly hideSuggestions: boolean }) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const graphqlLimit = graphqlLimitMessage(error);
    if (graphqlLimit !== undefined)
      return withExtensions(formatted, graphqlLimit, { code: 'BAD_USER_INPUT' });
    const extensions = { ...formatted.extensions };
    // Apollo Server replaces the code of every error that a validation rule reports.
    const cause = rootCause(error);
    if (cause instanceof OperationLimitError) extensions['code'] = cause.extensions['code'];
    if (isBadPersistedQuery(error)) extensions['code'] = 'BAD_REQUEST';
    if (isUnexpected(error)) return withExtensions(formatted, INTERNAL_ERROR_MESSAGE, extensions);
    const { message } = formatted;
    return withExtensions(
      formatted,
      shortened(options.hideSuggestions ? withoutSuggestion(message) : message),
      extensions,
    );
  };

/**
 * Removes "Did you mean …?" from messages of variable coercion. Validation has an option for that, but Apollo Server does
 * not pass it on to variable coercion.
 */
const withoutSuggestion = (message: string): string => {
  const start = message.endsWith('?') ? message.lastIndexOf(' Did you mean ') : -1;
  return start === -1 ? message : message.slice(0, start);
};

const MAX_MESSAGE = 320;
/** Characters kept of a longer message. */
const KEPT = { head: 130, tail: 70 };

/** graphql-js quotes whole values in the middle of its messages, so both ends are kept. */
const shortened = (message: string): string =>
  message.length <= MAX_MESSAGE
    ? message
    : `${message.slice(0, KEPT.head)} … ${message.slice(-KEPT.tail)}`.toWellFormed();

const withExtensions = (
  formatted: GraphQLFormattedError,
  message: string,
  extensions: Readonly<Record<string, unknown>>,
): GraphQLFormattedError => ({
  message,
  ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
  ...(formatted.path === undefined ? {} : { path: formatted.path }),
  extensions: Object.fromEntries(
    PUBLIC_EXTENSIONS.filter((key) => extensions[key] != null).map((key) => [key, extensions[key]]),
  ),
});

/** Whether the error is a bug: it has no code. Errors thrown with the code INTERNAL_SERVER_ERROR are deliberate. */
export const isUnexpected = (error: unknown): boolean =>
  !(error instanceof GraphQLError) || (error.extensions['code'] === undefined && !isBadPersistedQuery(error));

/** Apollo Server rejects malformed persisted queries with a status but no code. */
const isBadPersistedQuery = (error: unknown): boolean =>
  error instanceof GraphQLError &&
  error.extensions['code'] === undefined &&
  (error.extensions['http'] as { readonly status?: number } | undefined)?.status === 400;

/** Whether the operation was rejected because it exceeds a limit. */
export const isLimitError = (error: unknown): boolean =>
  rootCause(error) instanceof OperationLimitError || graphqlLimitMessage(error) !== undefined;

/** The error that was thrown originally, without the wrappers of graphql-js and Apollo Server. */
export const rootCause = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? rootCause(error.originalError) : error;

/**
 * A clear message for documents that graphql-js rejects for their size. Its errors have no code for that, so they are
 * recognized by their text: the token limit, and too many fields to check for conflicts. Thousands of nested levels overflow
 * the parser's stack (RangeError) before either limit.
 */
const graphqlLimitMessage = (error: unknown): string | undefined => {
  if (!(error instanceof GraphQLError)) return undefined;
  const { depth, tokens, rootFields, aliases } = OPERATION_LIMITS;
  switch (error.extensions['code']) {
    case 'GRAPHQL_PARSE_FAILED': {
      // graphql-js 16 writes "more that".
      if (error.message.startsWith('Syntax Error: Document contains more tha'))
        return `The document has more than ${tokens} tokens, which is the maximum`;
      const cause = rootCause(error);
      return cause instanceof Error && cause.name === 'RangeError'
        ? `The document nests thousands of levels deep; at most ${depth} are allowed`
        : undefined;
    }
    case 'GRAPHQL_VALIDATION_FAILED':
      return error.message === 'Validation aborted.'
        ? `The document repeats fields too often to check them for conflicts; at most ${rootFields} root fields and ${aliases} aliases are allowed`
        : undefined;
    default:
      return undefined;
  }
};

/** Codes of failures that affect every call of the operation to that upstream. */
const SHARED_CAUSES: ReadonlySet<unknown> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
]);

/**
 * The error's path without list indices. An index right below the root is kept, because the client asked for each entry of
 * `_entities` and `nodes` individually.
 */
const fieldOf = ({ path = [] }: GraphQLFormattedError): readonly (string | number)[] =>
  path.filter((key, depth) => typeof key === 'string' || depth === 1);

/** A key that errors with the same cause at the same field share; undefined for errors that are never merged. */
const mergeKeyOf = (error: GraphQLFormattedError): string | undefined => {
  const { code, upstream, upstreamCode, upstreamRequestId } = error.extensions ?? {};
  if (upstream === undefined) return undefined;
  const isShared = SHARED_CAUSES.has(code);
  if (!isShared && upstreamRequestId === undefined) return undefined;
  return JSON.stringify([code, upstream, upstreamCode, isShared ? null : upstreamRequestId, fieldOf(error)]);
};

/**
 * Keeps the first error per cause and field: 50 favorites without quota give one error instead of 50 identical ones. The
 * other fields are null without an error. Errors about input and about single records are all kept.
 */
export const mergeErrors = (errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] => {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const key = mergeKeyOf(error);
    if (key === undefined) return true;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
};
