import { GraphQLError, type GraphQLFormattedError } from 'graphql';

import { OPERATION_LIMITS, OperationLimitError } from './operation-limits.ts';

/** The only keys of `extensions` that ever leave the server; routers allow-list them by name. */
export const PUBLIC_EXTENSIONS = [
  'code',
  'upstream',
  'upstreamCode',
  'upstreamRequestId',
  'retryAfter',
] as const;

const INTERNAL_ERROR_MESSAGE = 'An unexpected error happened on the server; find the request id in its log';

/**
 * What a client sees of an error: message, place, and the extensions of the contract. The message of an unexpected error
 * may quote data, so it goes to the log alone. Messages quote what a caller sent, at any length: nothing here may take
 * more than linear time, and no regular expression reads them.
 */
export const createErrorFormatter =
  (options: { readonly hideSuggestions: boolean }) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const graphqlLimit = graphqlLimitMessage(error);
    if (graphqlLimit !== undefined)
      return withExtensions(formatted, graphqlLimit, { code: 'BAD_USER_INPUT' });
    const extensions = { ...formatted.extensions };
    // Apollo Server gives its own code to whatever a validation rule reports.
    const cause = rootCause(error);
    if (cause instanceof OperationLimitError) extensions['code'] = cause.extensions['code'];
    if (isUncodedRefusal(error)) extensions['code'] = 'BAD_REQUEST';
    if (isUnforeseen(error)) return withExtensions(formatted, INTERNAL_ERROR_MESSAGE, extensions);
    const { message } = formatted;
    return withExtensions(
      formatted,
      shortened(options.hideSuggestions ? withoutSuggestion(message) : message),
      extensions,
    );
  };

/**
 * Validation has its suggestions switched off. Apollo Server cannot hand that switch to the coercion of variables, whose
 * messages end with the suggestion.
 */
const withoutSuggestion = (message: string): string => {
  const start = message.endsWith('?') ? message.lastIndexOf(' Did you mean ') : -1;
  return start === -1 ? message : message.slice(0, start);
};

const MAX_MESSAGE = 320;
/** Characters that are kept of a longer message: together no more than a message may quote of what was sent. */
const KEPT = { head: 130, tail: 70 };

/** graphql-js quotes whole values, from somewhere in the middle of its messages. */
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

/** Whether nobody gave the error a code: a defect. One that is thrown with INTERNAL_SERVER_ERROR speaks for itself. */
export const isUnforeseen = (error: unknown): boolean =>
  !(error instanceof GraphQLError) || (error.extensions['code'] === undefined && !isUncodedRefusal(error));

/** Apollo Server refuses malformed persisted queries with a status and no code. */
const isUncodedRefusal = (error: unknown): boolean =>
  error instanceof GraphQLError &&
  error.extensions['code'] === undefined &&
  (error.extensions['http'] as { readonly status?: number } | undefined)?.status === 400;

/** Whether the operation was refused for its size. */
export const isLimit = (error: unknown): boolean =>
  rootCause(error) instanceof OperationLimitError || graphqlLimitMessage(error) !== undefined;

/** The error as it was first thrown, below what graphql-js and Apollo Server wrapped around it. */
export const rootCause = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? rootCause(error.originalError) : error;

/**
 * What to say where graphql-js gave up on a document for its size, with an ordinary error whose text is the only mark:
 * at the token limit, and where so many fields meet in one place that comparing them all would take too long. Some
 * thousand levels of nesting exhaust the parser's stack before either.
 */
const graphqlLimitMessage = (error: unknown): string | undefined => {
  if (!(error instanceof GraphQLError)) return undefined;
  const { depth, tokens, rootFields, aliases } = OPERATION_LIMITS;
  switch (error.extensions['code']) {
    case 'GRAPHQL_PARSE_FAILED': {
      // "more that", in the graphql-js of today.
      if (error.message.startsWith('Syntax Error: Document contains more tha'))
        return `The document has more than ${tokens} tokens; at most that many are allowed`;
      const cause = rootCause(error);
      return cause instanceof Error && cause.name === 'RangeError'
        ? `The document nests thousands of levels deep; at most ${depth} are allowed`
        : undefined;
    }
    case 'GRAPHQL_VALIDATION_FAILED':
      return error.message === 'Validation aborted.'
        ? `The document repeats fields so often that they cannot be compared; at most ${rootFields} root fields and ${aliases} aliases are allowed, and any other field is needed only once`
        : undefined;
    default:
      return undefined;
  }
};

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
