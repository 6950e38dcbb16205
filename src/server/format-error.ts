import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { OperationLimitError, operationLimits } from './operation-limits.ts';

/** The only keys of `extensions` that ever leave the server; routers allow-list them by name. */
export const publicExtensions = [
  'code',
  'upstream',
  'upstreamCode',
  'upstreamRequestId',
  'retryAfter',
] as const;

export const internalErrorMessage =
  'The server failed on this field; its log has the cause under the request id';

/**
 * What a client sees of an error: message, place, and the extensions of the contract. The message of an error that
 * nobody foresaw may quote data, so it goes to the log alone.
 */
export const createErrorFormatter =
  (options: { readonly hideSuggestions: boolean }) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const parserLimit = parserLimitMessage(error);
    if (parserLimit !== undefined) return withExtensions(formatted, parserLimit, { code: 'BAD_USER_INPUT' });
    const extensions = { ...formatted.extensions };
    // Apollo Server gives whatever a validation rule reports its own code.
    if (rootCause(error) instanceof OperationLimitError) extensions['code'] = 'BAD_USER_INPUT';
    if (isUnforeseen(error)) return withExtensions(formatted, internalErrorMessage, extensions);
    const message = options.hideSuggestions
      ? formatted.message.replace(/ ?Did you mean [^?]*\?/, '')
      : formatted.message;
    return withExtensions(formatted, message, extensions);
  };

const withExtensions = (
  formatted: GraphQLFormattedError,
  message: string,
  extensions: Readonly<Record<string, unknown>>,
): GraphQLFormattedError => ({
  message,
  ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
  ...(formatted.path === undefined ? {} : { path: formatted.path }),
  extensions: Object.fromEntries(
    publicExtensions.filter((key) => extensions[key] != null).map((key) => [key, extensions[key]]),
  ),
});

/** Whether nobody gave the error a code: a defect. One that is thrown with INTERNAL_SERVER_ERROR speaks for itself. */
export const isUnforeseen = (error: unknown): boolean =>
  !(error instanceof GraphQLError) || error.extensions['code'] === undefined;

/** The error as it was first thrown, below what graphql-js and Apollo Server wrapped around it. */
export const rootCause = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? rootCause(error.originalError) : error;

/**
 * What to say where the parser gave up on a document for its size. At the token limit it does so with an ordinary
 * syntax error, whose text is the only mark; some thousand levels of nesting exhaust the stack before that.
 */
const parserLimitMessage = (error: unknown): string | undefined => {
  if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'GRAPHQL_PARSE_FAILED')
    return undefined;
  if (/Document contains more tha\w \d+ tokens/.test(error.message)) {
    return `The document has more than ${operationLimits.tokens} tokens; at most that many are allowed`;
  }
  const cause = rootCause(error);
  return cause instanceof Error && cause.name === 'RangeError'
    ? `The document nests thousands of levels deep; at most ${operationLimits.depth} are allowed`
    : undefined;
};
