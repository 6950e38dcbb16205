import { type UpstreamRequest, type UpstreamResponse, withHeaders } from '../kit/index.ts';

import { errorResponse, frontEndPage } from './api-method.ts';
import { errorForReason, errorOfCode } from './errors.ts';
import { readAnswerForm } from './query.ts';
import { quotaError } from './quotas.ts';
import type { GoogleSettings } from './settings.ts';
import { oauthError } from './tokens.ts';

const TOO_LONG: Readonly<Record<number, string>> = {
  414: 'Request-URI Too Large',
  431: 'Request Header Fields Too Large',
};

/** The error body of an injected status: in OAuth's format at the token endpoint, elsewhere the API's envelope. */
export const failure = (
  request: UpstreamRequest,
  { quotaErrorShape }: GoogleSettings,
  status: number,
  reason?: string,
): UpstreamResponse => {
  const tooLong = TOO_LONG[status];
  if (tooLong !== undefined) return frontEndPage(status, tooLong, 'The request is too large to process.');
  if (request.path === '/token') {
    return oauthError(
      status,
      reason ?? (status >= 500 ? 'internal_failure' : 'invalid_request'),
      'The request failed.',
    );
  }
  const form = readAnswerForm(request);
  if (reason !== undefined) {
    return errorResponse(errorForReason(status, reason), { ...form, hasLegacyErrors: true });
  }
  const error = status === 429 ? quotaError(quotaErrorShape, request.method) : errorOfCode(status);
  return errorResponse(error, form);
};

/** Headers that the front end adds to every answer. */
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
