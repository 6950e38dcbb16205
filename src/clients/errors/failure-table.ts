import type { ErrorEnvelope } from './envelope.ts';
import type { ErrorCode, UpstreamName } from './error-code.ts';

/** A row applies if all of its conditions are met. */
export interface FailureRow {
  readonly upstream?: UpstreamName;
  readonly statuses?: readonly [from: number, to: number];
  readonly upstreamCodes?: readonly string[];
  readonly reasons?: readonly string[];
  readonly message?: RegExp;
  readonly parameterName?: string;
  readonly code: ErrorCode;
  /** A write that failed in this way may still have been done. */
  readonly mayHaveChanged?: true;
  /** A retry would fail too. */
  readonly isLasting?: true;
}

/** Upstream failure → error code of the graph; the first match wins. An unlisted status is an UPSTREAM_BAD_RESPONSE. */
const FAILURES: readonly FailureRow[] = [
  // Google answers an expired sync token with 400 and a `status` that differs between captures, so only reason and
  // message are compared. Its guide documents 410.
  {
    upstream: 'google-people',
    reasons: ['EXPIRED_SYNC_TOKEN', 'SYNC_TOKEN_EXPIRED'],
    code: 'SYNC_TOKEN_EXPIRED',
  },
  {
    upstream: 'google-people',
    statuses: [400, 400],
    message: /^sync token is expired/i,
    code: 'SYNC_TOKEN_EXPIRED',
  },
  { upstream: 'google-people', statuses: [410, 410], code: 'SYNC_TOKEN_EXPIRED' },
  // RingCentral has no code for it: CMN-101 is for any invalid parameter.
  {
    upstream: 'ringcentral',
    upstreamCodes: ['CMN-101'],
    parameterName: 'syncToken',
    code: 'SYNC_TOKEN_EXPIRED',
  },

  // Quotas. Some Google APIs answer 403.
  { statuses: [429, 429], code: 'RATE_LIMITED' },
  {
    upstream: 'google-people',
    statuses: [403, 403],
    reasons: [
      'rateLimitExceeded',
      'userRateLimitExceeded',
      'dailyLimitExceeded',
      'quotaExceeded',
      'RATE_LIMIT_EXCEEDED',
    ],
    code: 'RATE_LIMITED',
  },
  { upstream: 'google-people', upstreamCodes: ['RESOURCE_EXHAUSTED'], code: 'RATE_LIMITED' },

  // The token endpoints answer 400 if the credential is no longer valid.
  {
    statuses: [400, 401],
    upstreamCodes: ['invalid_grant', 'invalid_client', 'unauthorized_client', 'invalid_token'],
    code: 'UNAUTHENTICATED',
  },
  {
    statuses: [400, 401],
    reasons: ['invalid_grant', 'invalid_client', 'unauthorized_client', 'invalid_token'],
    code: 'UNAUTHENTICATED',
  },

  // High-availability mode: RingCentral refuses every write without doing anything, and still serves reads.
  {
    upstream: 'ringcentral',
    upstreamCodes: ['CMN-211', 'MaintenanceMode'],
    code: 'UPSTREAM_UNAVAILABLE',
    isLasting: true,
  },
  { upstream: 'ringcentral', reasons: ['MaintenanceMode'], code: 'UPSTREAM_UNAVAILABLE', isLasting: true },

  // Bugs of ours: invalid bodies, too many ids, a URL that does not exist.
  {
    upstream: 'ringcentral',
    statuses: [400, 400],
    upstreamCodes: ['CMN-103', 'CMN-104', 'CMN-105', 'CMN-106', 'CMN-108'],
    code: 'INTERNAL_SERVER_ERROR',
  },

  { statuses: [400, 400], code: 'BAD_USER_INPUT' },
  { statuses: [401, 401], code: 'UNAUTHENTICATED' },
  { statuses: [403, 403], code: 'FORBIDDEN' },
  { statuses: [404, 404], code: 'NOT_FOUND' },
  { statuses: [410, 410], code: 'NOT_FOUND' },
  { statuses: [405, 406], code: 'INTERNAL_SERVER_ERROR' },
  { statuses: [408, 408], code: 'UPSTREAM_TIMEOUT' },
  // ABORTED is Google's status for concurrent changes; other conflicts come from the request.
  {
    upstream: 'google-people',
    statuses: [409, 409],
    upstreamCodes: ['ABORTED'],
    code: 'UPSTREAM_UNAVAILABLE',
  },
  { statuses: [409, 409], code: 'BAD_USER_INPUT' },
  { statuses: [413, 413], code: 'BAD_USER_INPUT' },
  // The URL, which contains the caller's arguments, or the headers, which contain the caller's token, are too long.
  { statuses: [414, 414], code: 'BAD_USER_INPUT' },
  { statuses: [431, 431], code: 'BAD_USER_INPUT' },
  { statuses: [411, 417], code: 'INTERNAL_SERVER_ERROR' },
  { statuses: [422, 422], code: 'BAD_USER_INPUT' },
  { statuses: [499, 499], code: 'UPSTREAM_UNAVAILABLE', mayHaveChanged: true },
  { statuses: [501, 501], code: 'UPSTREAM_UNAVAILABLE', isLasting: true },
  { statuses: [504, 504], code: 'UPSTREAM_TIMEOUT', mayHaveChanged: true },
  { statuses: [500, 599], code: 'UPSTREAM_UNAVAILABLE', mayHaveChanged: true },
];

const UNREADABLE: FailureRow = { code: 'UPSTREAM_BAD_RESPONSE', mayHaveChanged: true };

const includes = (list: readonly string[] | undefined, value: string | undefined): boolean =>
  list === undefined || (value !== undefined && list.includes(value));

const matches = (row: FailureRow, upstream: UpstreamName, status: number, envelope: ErrorEnvelope): boolean =>
  (row.upstream === undefined || row.upstream === upstream) &&
  (row.statuses === undefined || (status >= row.statuses[0] && status <= row.statuses[1])) &&
  includes(row.upstreamCodes, envelope.upstreamCode) &&
  includes(row.reasons, envelope.reason) &&
  (row.message === undefined || row.message.test(envelope.message)) &&
  (row.parameterName === undefined || row.parameterName === envelope.parameterName);

/** The row for an answer of this status with this envelope. */
export const failureRow = (upstream: UpstreamName, status: number, envelope: ErrorEnvelope): FailureRow =>
  FAILURES.find((row) => matches(row, upstream, status, envelope)) ?? UNREADABLE;
