import { createHash, timingSafeEqual } from 'node:crypto';

import { Refusal, type UpstreamRequest } from '../kit/index.ts';

import { type Application, APPLICATIONS, type AppPermission } from './credentials.ts';
import { jsonResponse } from './errors.ts';

/** Tokens must not be cached. */
export const NO_STORE = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** OAuth errors have their own format; the details are in `errors[].parameters`. */
export const oauthRefusal = (
  status: number,
  error: string,
  errorCode: string,
  message: string,
  parameterName?: string,
): Refusal =>
  new Refusal(
    jsonResponse(
      status,
      {
        error,
        error_description: message,
        errors: [{ errorCode, message, ...(parameterName && { parameters: [{ parameterName }] }) }],
      },
      NO_STORE,
    ),
  );

/** A code, JWT or refresh token that is invalid or expired. */
export const invalidGrant = (): Refusal => oauthRefusal(400, 'invalid_grant', 'OAU-213', 'Token not found');

/** Compares in constant time. */
export const equals = (left: string, right: string): boolean => {
  const [a, b] = [left, right].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
};

/** The decoded fields of a request. */
export type Form = URLSearchParams;

export const readForm = ({ headers, body }: UpstreamRequest): Form => {
  if (headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded') !== true) {
    throw oauthRefusal(
      415,
      'invalid_request',
      'OAU-250',
      'The content type must be application/x-www-form-urlencoded',
    );
  }
  return new URLSearchParams(body.toString('utf8'));
};

/** A required value; throws when it is missing. */
export const required = (form: Form, name: string): string => {
  const value = form.get(name);
  if (value === null || value === '') {
    throw oauthRefusal(400, 'invalid_request', 'CMN-101', `Parameter [${name}] value is invalid.`, name);
  }
  return value;
};

const basicCredentials = (authorization: string): readonly [id: string, secret: string] => {
  const encoded = /^Basic\s+(\S+)$/i.exec(authorization)?.[1] ?? '';
  const [, id = '', secret = ''] =
    /^([^:]*):(.*)$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return [id, secret];
};

/** The application of a request: a confidential one sends Basic credentials, a public one its `client_id` in the body. */
export const authenticateApplication = ({ headers }: UpstreamRequest, form: Form): Application => {
  const [id, secret] = headers.authorization
    ? basicCredentials(headers.authorization)
    : [form.get('client_id') ?? '', form.get('client_secret') ?? undefined];
  if (id === '') throw oauthRefusal(401, 'invalid_client', 'OAU-123', 'Client authentication is required');
  const application = APPLICATIONS.find(({ clientId }) => clientId === id);
  if (application === undefined)
    throw oauthRefusal(401, 'invalid_client', 'OAU-153', 'Invalid client', 'client_id');
  if (application.clientSecret !== undefined && !equals(secret ?? '', application.clientSecret)) {
    throw oauthRefusal(401, 'invalid_client', 'OAU-146', 'Invalid client credentials');
  }
  return application;
};

const clampedSeconds = (text: string | null, least: number, most: number, usual: number): number => {
  const seconds = Number(text ?? usual);
  return Number.isFinite(seconds) ? Math.min(most, Math.max(least, Math.floor(seconds))) : usual;
};

/** Requested lifetimes of the tokens, limited to the allowed range. */
export const lifetimes = (form: Form) => ({
  accessSeconds: clampedSeconds(form.get('access_token_ttl'), 600, 3_600, 3_600),
  refreshSeconds: clampedSeconds(form.get('refresh_token_ttl'), 1, 2_592_000, 604_800),
});

/** The application's permissions, or those of them that the request names. */
export const granted = (form: Form, { permissions }: Application): readonly AppPermission[] => {
  const asked = (form.get('scope') ?? '').split(/\s+/).filter((name) => name !== '');
  if (asked.length === 0) return permissions;
  const both = permissions.filter((name) => asked.includes(name));
  if (both.length === 0)
    throw oauthRefusal(400, 'invalid_scope', 'OAU-250', 'No requested permission can be granted', 'scope');
  return both;
};
