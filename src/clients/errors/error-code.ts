/** The two REST systems, as `extensions.upstream` names them. */
export type UpstreamName = 'google-people' | 'ringcentral';

/** All values of `extensions.code` in an answer. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'RATE_LIMITED',
  'SYNC_TOKEN_EXPIRED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_BAD_RESPONSE',
  'INTERNAL_SERVER_ERROR',
] as const;

/** Further codes, of requests that the server rejects before execution. */
export const REQUEST_ERROR_CODES = [
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_TOO_EXPENSIVE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'SERVICE_UNAVAILABLE',
] as const;

export type RequestErrorCode = (typeof REQUEST_ERROR_CODES)[number];

export type ErrorCode = (typeof ERROR_CODES)[number];
