import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { ERROR_CODES, type ErrorCode, type UpstreamName } from '../../../src/clients/errors/error-code.ts';
import { answerFailure, isTransient } from '../../../src/clients/errors/upstream-failure.ts';

const google = (code: number, status: string, message = 'text', more: object = {}) => ({
  error: { code, message, status, ...more },
});
const info = (reason: string, more: object = {}) => ({
  details: [
    { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'people.googleapis.com', ...more },
  ],
});
const ringcentral = (topCode: string, code: string, more: object = {}) => ({
  errorCode: topCode,
  message: 'text',
  errors: [{ errorCode: code, message: 'text', ...more }],
});
const EXPIRED = 'Sync token is expired. Clear local cache and retry call without the sync token.';

type Row = readonly [
  name: string,
  upstream: UpstreamName,
  status: number,
  body: unknown,
  code: ErrorCode,
  upstreamCode?: string,
];

const ROWS: readonly Row[] = [
  [
    'invalid argument',
    'google-people',
    400,
    google(400, 'INVALID_ARGUMENT'),
    'BAD_USER_INPUT',
    'INVALID_ARGUMENT',
  ],
  [
    'expired sync token by reason',
    'google-people',
    400,
    google(400, 'FAILED_PRECONDITION', 'x', info('EXPIRED_SYNC_TOKEN')),
    'SYNC_TOKEN_EXPIRED',
    'FAILED_PRECONDITION',
  ],
  [
    'expired sync token by message alone',
    'google-people',
    400,
    google(400, 'INVALID_ARGUMENT', EXPIRED),
    'SYNC_TOKEN_EXPIRED',
    'INVALID_ARGUMENT',
  ],
  ['the 410 of the guide', 'google-people', 410, '', 'SYNC_TOKEN_EXPIRED'],
  [
    'another failed precondition',
    'google-people',
    400,
    google(400, 'FAILED_PRECONDITION'),
    'BAD_USER_INPUT',
    'FAILED_PRECONDITION',
  ],
  [
    'invalid token',
    'google-people',
    401,
    google(401, 'UNAUTHENTICATED'),
    'UNAUTHENTICATED',
    'UNAUTHENTICATED',
  ],
  [
    'scope missing',
    'google-people',
    403,
    google(403, 'PERMISSION_DENIED', 'x', info('ACCESS_TOKEN_SCOPE_INSUFFICIENT')),
    'FORBIDDEN',
    'PERMISSION_DENIED',
  ],
  [
    'exhausted quota as 403',
    'google-people',
    403,
    google(403, 'PERMISSION_DENIED', 'x', { errors: [{ reason: 'userRateLimitExceeded' }] }),
    'RATE_LIMITED',
    'PERMISSION_DENIED',
  ],
  ['not found', 'google-people', 404, google(404, 'NOT_FOUND'), 'NOT_FOUND', 'NOT_FOUND'],
  ['HTML not found', 'google-people', 404, '<!DOCTYPE html><title>Error 404</title>', 'NOT_FOUND'],
  ['conflict of changes', 'google-people', 409, google(409, 'ABORTED'), 'UPSTREAM_UNAVAILABLE', 'ABORTED'],
  ['already there', 'google-people', 409, google(409, 'ALREADY_EXISTS'), 'BAD_USER_INPUT', 'ALREADY_EXISTS'],
  ['quota', 'google-people', 429, google(429, 'RESOURCE_EXHAUSTED'), 'RATE_LIMITED', 'RESOURCE_EXHAUSTED'],
  ['internal', 'google-people', 500, google(500, 'INTERNAL'), 'UPSTREAM_UNAVAILABLE', 'INTERNAL'],
  ['gateway HTML', 'google-people', 502, '<html>', 'UPSTREAM_UNAVAILABLE'],
  [
    'deadline',
    'google-people',
    504,
    google(504, 'DEADLINE_EXCEEDED'),
    'UPSTREAM_TIMEOUT',
    'DEADLINE_EXCEEDED',
  ],
  [
    'revoked refresh token',
    'google-people',
    400,
    { error: 'invalid_grant', error_description: 'x' },
    'UNAUTHENTICATED',
    'invalid_grant',
  ],
  ['unexpected status', 'google-people', 302, '', 'UPSTREAM_BAD_RESPONSE'],
  [
    'invalid parameter',
    'ringcentral',
    400,
    ringcentral('InvalidParameter', 'CMN-101', { parameterName: 'perPage' }),
    'BAD_USER_INPUT',
    'CMN-101',
  ],
  [
    'invalid sync token',
    'ringcentral',
    400,
    ringcentral('InvalidParameter', 'CMN-101', { parameterName: 'syncToken' }),
    'SYNC_TOKEN_EXPIRED',
    'CMN-101',
  ],
  [
    'invalid sync token by message alone',
    'ringcentral',
    400,
    { errorCode: 'CMN-101', message: 'Parameter [syncToken] value is invalid.' },
    'SYNC_TOKEN_EXPIRED',
    'CMN-101',
  ],
  [
    'unreadable request',
    'ringcentral',
    400,
    ringcentral('CMN-103', 'CMN-103'),
    'INTERNAL_SERVER_ERROR',
    'CMN-103',
  ],
  ['too many ids', 'ringcentral', 400, ringcentral('CMN-106', 'CMN-106'), 'INTERNAL_SERVER_ERROR', 'CMN-106'],
  [
    'invalid phone number',
    'ringcentral',
    400,
    ringcentral('PAB-102', 'PAB-102', { parameterName: 'homePhone' }),
    'BAD_USER_INPUT',
    'PAB-102',
  ],
  [
    'inner code before the top one',
    'ringcentral',
    401,
    ringcentral('TokenInvalid', 'OAU-149'),
    'UNAUTHENTICATED',
    'OAU-149',
  ],
  [
    'gateway without list',
    'ringcentral',
    401,
    { errorCode: 'AGW-401', message: 'x' },
    'UNAUTHENTICATED',
    'AGW-401',
  ],
  [
    'permission',
    'ringcentral',
    403,
    ringcentral('InsufficientPermissions', 'CMN-401', { permissionName: 'ReadContacts' }),
    'FORBIDDEN',
    'CMN-401',
  ],
  [
    'not found',
    'ringcentral',
    404,
    ringcentral('CMN-102', 'CMN-102', { parameterName: 'contactId' }),
    'NOT_FOUND',
    'CMN-102',
  ],
  [
    'empty list of the gateway',
    'ringcentral',
    404,
    { errorCode: 'AGW-404', message: 'x', errors: [] },
    'NOT_FOUND',
    'AGW-404',
  ],
  ['wrong type', 'ringcentral', 415, '', 'INTERNAL_SERVER_ERROR'],
  ['quota', 'ringcentral', 429, ringcentral('CMN-301', 'CMN-301'), 'RATE_LIMITED', 'CMN-301'],
  [
    'maintenance',
    'ringcentral',
    503,
    { errors: [{ errorCode: 'CMN-211' }] },
    'UPSTREAM_UNAVAILABLE',
    'CMN-211',
  ],
  [
    'maintenance by name',
    'ringcentral',
    503,
    { errorCode: 'MaintenanceMode' },
    'UPSTREAM_UNAVAILABLE',
    'MaintenanceMode',
  ],
  ['internal', 'ringcentral', 500, ringcentral('CMN-203', 'CMN-203'), 'UPSTREAM_UNAVAILABLE', 'CMN-203'],
  [
    'OAuth with a list',
    'ringcentral',
    400,
    { error: 'invalid_grant', errors: [{ errorCode: 'OAU-213' }] },
    'UNAUTHENTICATED',
    'OAU-213',
  ],
];

const failure = (upstream: UpstreamName, status: number, body: unknown, headers = {}, isWrite = false) =>
  answerFailure({ upstream, status, body, headers, isWrite });

describe('the table of failures', () => {
  it.each(ROWS.map((row) => ({ title: `${row[0]} (${row[1]} ${row[2]})`, row })))('$title', ({ row }) => {
    const [, upstream, status, body, code, upstreamCode] = row;
    const asText = typeof body === 'string' ? body : JSON.stringify(body, null, 2);
    for (const given of [body, asText]) {
      const error = failure(upstream, status, given);
      expect({
        code: error.code,
        upstream: error.upstream,
        upstreamCode: error.upstreamCode,
        status: error.status,
      }).toEqual({ code, upstream, upstreamCode, status });
    }
  });

  it('reads the members that callers act on', () => {
    expect(
      failure('ringcentral', 400, ringcentral('PAB-102', 'PAB-102', { parameterName: 'homePhone' }))
        .parameterName,
    ).toBe('homePhone');
    expect(
      failure('ringcentral', 403, ringcentral('x', 'CMN-408', { permissionName: 'EditPersonalContacts' }))
        .permission,
    ).toBe('EditPersonalContacts');
    expect(
      failure('ringcentral', 403, { errorCode: 'CMN-419', permissionsName: 'EditPersonalContacts' })
        .permission,
    ).toBe('EditPersonalContacts');
    expect(
      failure('ringcentral', 400, {
        message: 'Contact cannot be created: max contacts count reached (10000)',
      }).reason,
    ).toBe('CONTACT_LIMIT_REACHED');
    expect(
      failure('google-people', 403, google(403, 'PERMISSION_DENIED', 'x', info('SERVICE_DISABLED'))).reason,
    ).toBe('SERVICE_DISABLED');
    expect(failure('ringcentral', 404, '', { rcrequestid: 'b1c0-9f' }).upstreamRequestId).toBe('b1c0-9f');
  });

  it.each([
    ['google-people', '', {}, 30],
    [
      'google-people',
      JSON.stringify({
        error: { details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3.5s' }] },
      }),
      {},
      4,
    ],
    ['google-people', '', { 'retry-after': '7' }, 7],
    ['ringcentral', '', {}, 60],
    ['ringcentral', '', { 'x-rate-limit-window': '20' }, 20],
    ['ringcentral', '', { 'retry-after': '45', 'x-rate-limit-window': '60' }, 45],
    ['ringcentral', JSON.stringify(ringcentral('CMN-304', 'CMN-304')), {}, 1],
  ] as const)('a quota error always says how long to wait (%s %s %j)', (upstream, body, headers, seconds) => {
    expect(failure(upstream, 429, body, headers).retryAfterSeconds).toBe(seconds);
  });

  it('marks failed writes that may have been carried out', () => {
    const isUnknown = (status: number, body: unknown = '') =>
      failure('ringcentral', status, body, {}, true).outcomeUnknown;
    expect([400, 401, 403, 404, 409, 429, 501].map((status) => isUnknown(status))).toEqual(
      Array(7).fill(false),
    );
    expect([500, 502, 503, 504].map((status) => isUnknown(status))).toEqual(Array(4).fill(true));
    expect(isUnknown(503, { errors: [{ errorCode: 'CMN-211' }] })).toBe(false);
    expect(failure('ringcentral', 500, '', {}, true).message).toContain(
      'not known whether the change was made',
    );
    expect(failure('ringcentral', 500, '').outcomeUnknown).toBe(false);
  });

  it('marks transient failures', () => {
    const transient = (status: number, body: unknown = '') =>
      isTransient(failure('ringcentral', status, body));
    expect([500, 502, 503, 504, 408].map((status) => transient(status))).toEqual(Array(5).fill(true));
    expect([400, 401, 403, 404, 429, 501].map((status) => transient(status))).toEqual(Array(6).fill(false));
    expect(transient(503, { errors: [{ errorCode: 'CMN-211' }] })).toBe(false);
    expect(transient(503, { errorCode: 'MaintenanceMode', errors: [{ errorCode: 'CMN-211' }] })).toBe(false);
  });
});

describe('whatever an upstream sends', () => {
  const MARK = 'LEAKED0';
  const anyBody = fc.oneof(
    fc.json(),
    fc.string(),
    fc.anything(),
    fc.constantFrom(
      '',
      '{',
      '[',
      'null',
      '[null]',
      '{"error":null}',
      '{"errors":[null]}',
      '{"error":{"details":[1]}}',
      '<html>',
    ),
  );

  it('becomes an UpstreamError and never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('google-people' as const, 'ringcentral' as const),
        fc.integer({ min: 100, max: 599 }),
        anyBody,
        (upstream, status, body) => {
          expect(ERROR_CODES).toContain(failure(upstream, status, body, {}, true).code);
        },
      ),
    );
  });

  it('does not get into our messages', () => {
    // Every member that we read from an error body is set to this text. It must not appear in any message.
    const prose = `${MARK} <script> tel +1 202 555 0100`;
    const bodies = [
      {
        errorCode: prose,
        message: prose,
        parameterName: prose,
        permissionName: prose,
        errors: [{ errorCode: prose, message: prose, parameterName: prose, permissionName: prose }],
      },
      {
        error: {
          code: 1,
          message: prose,
          status: prose,
          errors: [{ reason: prose }],
          details: [
            { '@type': 'google.rpc.ErrorInfo', reason: prose },
            { '@type': 'google.rpc.RequestInfo', requestId: prose },
          ],
        },
      },
      { error: prose, error_description: prose },
      prose,
    ];
    for (const upstream of ['google-people', 'ringcentral'] as const) {
      for (const body of bodies) {
        for (const status of [400, 401, 403, 404, 429, 500]) {
          const error = failure(upstream, status, body, { rcrequestid: prose, 'x-request-id': prose });
          expect(JSON.stringify([error.message, error.extensions, error])).not.toContain(MARK);
        }
      }
    }
  });

  it('is ignored when it is too long for an error', () => {
    const body = JSON.stringify({ ...ringcentral('CMN-301', 'CMN-301'), filler: 'x'.repeat(300_000) });
    expect(failure('ringcentral', 400, body).upstreamCode).toBeUndefined();
  });
});
