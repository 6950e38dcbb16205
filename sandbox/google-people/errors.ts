import type { GoogleSettings } from './settings.ts';

/** The names of google.rpc.Code that this API uses. */
export type RpcStatus =
  | 'INVALID_ARGUMENT'
  | 'FAILED_PRECONDITION'
  | 'UNAUTHENTICATED'
  | 'PERMISSION_DENIED'
  | 'NOT_FOUND'
  | 'ABORTED'
  | 'RESOURCE_EXHAUSTED'
  | 'INTERNAL'
  | 'UNKNOWN'
  | 'UNAVAILABLE'
  | 'DEADLINE_EXCEEDED';

/** An item of `errors` in the older error format; message and domain have defaults. */
export interface LegacyError {
  readonly reason: string;
  readonly domain?: string;
  readonly message?: string;
  readonly location?: string;
  readonly locationType?: string;
}

/** The parts of an error envelope. */
export interface GoogleError {
  readonly code: number;
  readonly status: RpcStatus;
  readonly message: string;
  readonly details?: readonly object[];
  readonly legacy: LegacyError;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ends a call with an error envelope. */
export class ApiError extends Error {
  readonly error: GoogleError;

  constructor(error: GoogleError) {
    super(error.message);
    this.name = 'ApiError';
    this.error = error;
  }
}

export const SERVICE = 'people.googleapis.com';
/** Prefix of the `@type` of every detail. */
export const RPC_TYPE = 'type.googleapis.com/google.rpc.';
const VALID_PATHS =
  'Valid paths are documented at https://developers.google.com/people/api/rest/v1/people/get.';
const EXPECTED_CREDENTIAL =
  'Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.';
const REALM = 'Bearer realm="https://accounts.google.com/"';

/** The detail with the reason of an error. */
export const errorInfo = (
  reason: string,
  domain: string,
  metadata?: Readonly<Record<string, string>>,
): object => ({
  '@type': `${RPC_TYPE}ErrorInfo`,
  reason,
  domain,
  ...(metadata && { metadata }),
});

const badRequest = (message: string, extra: Partial<GoogleError> = {}): ApiError =>
  new ApiError({
    code: 400,
    status: 'INVALID_ARGUMENT',
    message,
    legacy: { reason: 'badRequest' },
    ...extra,
  });

/** The generic text that most invalid values get. */
export const invalidArgument = (): ApiError => badRequest('Request contains an invalid argument.');

/** A value that does not fit the request message, with its path if it has one. */
const unboundValue = (description: string, field?: string): ApiError =>
  badRequest(description, {
    details: [
      {
        '@type': `${RPC_TYPE}BadRequest`,
        fieldViolations: [{ ...(field !== undefined && { field }), description }],
      },
    ],
  });

export const unknownParameter = (name: string): ApiError =>
  unboundValue(
    `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
  );

export const unknownMember = (name: string): ApiError =>
  unboundValue(`Invalid JSON payload received. Unknown name "${name}": Cannot find field.`);

export const invalidValue = (field: string, type: string, value: string): ApiError =>
  unboundValue(`Invalid value at '${field}' (${type}), ${value}`, field);

export const unreadableBody = (): ApiError => badRequest('Invalid JSON payload received. Unexpected token.');

export const invalidSelector = (): ApiError =>
  badRequest('Request contains an invalid argument.', {
    legacy: {
      reason: 'invalidParameter',
      message: 'Invalid Parameter',
      location: 'fields',
      locationType: 'parameter',
    },
  });

/** `mask` is `readMask`, `copyMask` or `personFields mask`: the text differs by method. */
export const maskRequired = (mask: string): ApiError =>
  badRequest(
    `${mask} is required. Please specify one or more valid paths.${mask === 'copyMask' ? '' : ` ${VALID_PATHS}`}`,
  );

export const invalidMaskPath = (mask: string, path: string): ApiError =>
  badRequest(`Invalid ${mask} mask path: "${path}". ${VALID_PATHS}`);

export const expiredSyncToken = ({
  expiredSyncTokenStatus: status,
  expiredSyncTokenForm: form,
}: GoogleSettings): ApiError =>
  badRequest('Sync token is expired. Clear local cache and retry call without the sync token.', {
    ...(form === 'gone' && { code: 410 }),
    status,
    legacy: { reason: status === 'FAILED_PRECONDITION' ? 'failedPrecondition' : 'badRequest' },
    ...(form === 'reason' && { details: [errorInfo('EXPIRED_SYNC_TOKEN', SERVICE)] }),
  });

export const notFound = (): ApiError =>
  new ApiError({
    code: 404,
    status: 'NOT_FOUND',
    message: 'Requested entity was not found.',
    legacy: { reason: 'notFound' },
  });

/** No usable credential: with `isMissing` none was sent, else it is unknown or expired. */
export const unauthenticated = (isMissing: boolean): ApiError =>
  new ApiError({
    code: 401,
    status: 'UNAUTHENTICATED',
    message: isMissing
      ? `Request is missing required authentication credential. ${EXPECTED_CREDENTIAL}`
      : `Request had invalid authentication credentials. ${EXPECTED_CREDENTIAL}`,
    legacy: isMissing
      ? { reason: 'required', message: 'Login Required.', location: 'Authorization', locationType: 'header' }
      : {
          reason: 'authError',
          message: 'Invalid Credentials',
          location: 'Authorization',
          locationType: 'header',
        },
    headers: { 'www-authenticate': isMissing ? REALM : `${REALM}, error="invalid_token"` },
  });

export const insufficientScope = (rpc: string, scopes: readonly string[]): ApiError =>
  new ApiError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message: 'Request had insufficient authentication scopes.',
    legacy: { reason: 'insufficientPermissions', message: 'Insufficient Permission' },
    details: [
      errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'googleapis.com', {
        service: SERVICE,
        method: `google.people.v1.PeopleService.${rpc}`,
      }),
    ],
    headers: { 'www-authenticate': `${REALM}, error="insufficient_scope", scope="${scopes.join(' ')}"` },
  });

const BY_CODE: Readonly<Record<number, readonly [RpcStatus, string, string]>> = {
  400: ['INVALID_ARGUMENT', 'Request contains an invalid argument.', 'badRequest'],
  403: ['PERMISSION_DENIED', 'The caller does not have permission', 'forbidden'],
  404: ['NOT_FOUND', 'Requested entity was not found.', 'notFound'],
  409: ['ABORTED', 'The operation was aborted.', 'aborted'],
  500: ['INTERNAL', 'Internal error encountered.', 'backendError'],
  503: ['UNAVAILABLE', 'The service is currently unavailable.', 'backendError'],
  504: ['DEADLINE_EXCEEDED', 'Deadline expired before operation could complete.', 'backendError'],
};

/** Quota reasons of Google's older APIs, mostly with 403; only the older error format has them. */
const QUOTA_REASONS: Readonly<Record<string, string>> = {
  dailyLimitExceeded: 'Daily Limit Exceeded',
  quotaExceeded: 'Quota Exceeded',
  rateLimitExceeded: 'Rate Limit Exceeded',
  userRateLimitExceeded: 'User Rate Limit Exceeded',
};

/** An error of this HTTP status for a reason of the older error format. */
export const errorForReason = (code: number, reason: string): GoogleError => {
  const usual = errorOfCode(code);
  const message = QUOTA_REASONS[reason];
  return message === undefined
    ? { ...usual, legacy: { reason } }
    : { ...usual, message, legacy: { reason, domain: 'usageLimits' } };
};

/** The usual error for this HTTP status; UNKNOWN for a status that has none. */
export const errorOfCode = (code: number): GoogleError => {
  const [status, message, reason] = BY_CODE[code] ?? (['UNKNOWN', 'Unknown Error.', 'unknown'] as const);
  return { code, status, message, legacy: { reason } };
};

/** The usual error for a status name. */
export const errorOfStatus = (status: RpcStatus): GoogleError =>
  errorOfCode(Number(Object.entries(BY_CODE).find(([, [name]]) => name === status)?.[0] ?? 500));
