import type { UpstreamRequest, UpstreamResponse } from '../kit/index.ts';
import { withHeaders } from '../kit/index.ts';
import { errorResponse } from './api-method.ts';
import { errorOfCode } from './errors.ts';
import { readAnswerForm } from './query.ts';
import { quotaError } from './quotas.ts';
import type { GoogleSettings } from './settings.ts';
import { oauthError } from './tokens.ts';

/** The body that a fault of this status has: OAuth's own at the token endpoint, the API's envelope elsewhere. */
export const failure = (
  status: number,
  request: UpstreamRequest,
  settings: GoogleSettings,
): UpstreamResponse =>
  request.path === '/token'
    ? oauthError(status, status >= 500 ? 'internal_failure' : 'invalid_request', 'The request failed.')
    : errorResponse(
        status === 429 ? quotaError(settings.quotaErrorShape, request.method) : errorOfCode(status),
        readAnswerForm(request),
      );

/** Headers of the front end, on every answer. */
export const finish = (response: UpstreamResponse): UpstreamResponse =>
  withHeaders(
    {
      ...response,
      headers: {
        'cache-control': 'private',
        vary: 'Origin, X-Origin, Referer',
        server: 'ESF',
        'x-xss-protection': '0',
        'x-frame-options': 'SAMEORIGIN',
        'x-content-type-options': 'nosniff',
      },
    },
    response.headers ?? {},
  );
