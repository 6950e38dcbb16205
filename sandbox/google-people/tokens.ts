import {
  type Clock,
  hash32,
  type Route,
  type TokenChoice,
  type UpstreamRequest,
  type UpstreamResponse,
} from '../kit/index.ts';

import { createAuthorizationEndpoint } from './authorization.ts';
import {
  FULL_SCOPES,
  GOOGLE_CLIENT_ID,
  GOOGLE_CLIENT_SECRET,
  GOOGLE_REFRESH_TOKENS,
  GOOGLE_STATIC_TOKENS,
  GOOGLE_USERS,
  type GoogleUser,
  type Grant,
  SCOPES,
} from './credentials.ts';
import type { GoogleSettings } from './settings.ts';

/** Access and refresh tokens, and the endpoints that issue them: the consent page and the token endpoint. */
export interface Tokens {
  /** The grant of an access token; absent when it is unknown or expired. */
  grantOf(accessToken: string): Grant | undefined;
  readonly routes: readonly Route[];
  /** Revokes an access or refresh token, or all access tokens of a user. False when there is none. */
  withdraw(choice: TokenChoice<GoogleUser>): boolean;
  /** Issued tokens stay valid; the tokens that each user starts with become valid again. */
  reset(): void;
}

const STATIC: ReadonlyMap<string, Grant> = new Map(Object.entries(GOOGLE_STATIC_TOKENS));

const json = (status: number, value: object): UpstreamResponse => ({
  status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
    pragma: 'no-cache',
  },
  body: `${JSON.stringify(value, undefined, 2)}\n`,
});

/** Errors of this endpoint have the format of OAuth (RFC 6749), not that of the API. */
export const oauthError = (status: number, error: string, error_description: string): UpstreamResponse =>
  json(status, { error, error_description });

const readForm = (request: UpstreamRequest): ReadonlyMap<string, string> | undefined =>
  request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
    ? new Map(new URLSearchParams(request.body.toString('utf8')))
    : undefined;

/** Client id and secret, from the form or a Basic header. */
const readClient = (request: UpstreamRequest, form: ReadonlyMap<string, string>): readonly string[] => {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return basic === undefined
    ? [form.get('client_id') ?? '', form.get('client_secret') ?? '']
    : Buffer.from(basic, 'base64').toString('utf8').split(':').map(decodeURIComponent);
};

const seedRefreshTokens = (tokens: Map<string, Grant>): void => {
  for (const user of GOOGLE_USERS) tokens.set(GOOGLE_REFRESH_TOKENS[user], { user, scopes: FULL_SCOPES });
};

export const createTokens = (clock: Clock, settings: () => GoogleSettings): Tokens => {
  const authorization = createAuthorizationEndpoint(clock);
  const issued = new Map<string, Grant & { readonly expiresAt: number }>();
  const withdrawn = new Set<string>();
  const refreshTokens = new Map<string, Grant>();
  seedRefreshTokens(refreshTokens);
  let serial = 0;

  const next = (kind: string): string => {
    serial += 1;
    return `${kind}-${serial}-${hash32(`${kind}/${serial}`).toString(36)}`;
  };

  /** Removes long-expired tokens when new ones are issued, so that the list does not grow without limit. */
  const forgetExpired = (): void => {
    for (const [token, { expiresAt }] of issued) {
      if (expiresAt > clock.now()) continue;
      issued.delete(token);
      withdrawn.delete(token);
    }
  };

  const give = (grant: Grant, refreshToken: string | undefined): UpstreamResponse => {
    const { accessTokenLifetimeSeconds: lifetime, sendsExpiresInAsText } = settings();
    forgetExpired();
    const accessToken = next('sandbox-google-access');
    issued.set(accessToken, { ...grant, expiresAt: clock.now() + lifetime * 1000 });
    return json(200, {
      access_token: accessToken,
      expires_in: sendsExpiresInAsText ? String(lifetime) : lifetime,
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
      scope: grant.scopes.join(' '),
      token_type: 'Bearer',
    });
  };

  const refresh = (refreshToken: string, scope: string | undefined): UpstreamResponse => {
    const grant = refreshTokens.get(refreshToken);
    if (grant === undefined) {
      return oauthError(400, 'invalid_grant', 'Token has been expired or revoked.');
    }
    const scopes = scope === undefined ? grant.scopes : scope.split(' ');
    if (!scopes.every((name) => grant.scopes.includes(name))) {
      return oauthError(400, 'invalid_scope', 'Some requested scopes were not granted.');
    }
    const rotated = settings().rotatesRefreshTokens ? next('sandbox-google-refresh') : undefined;
    if (rotated !== undefined) {
      refreshTokens.delete(refreshToken);
      refreshTokens.set(rotated, grant);
    }
    return give({ user: grant.user, scopes }, rotated);
  };

  const exchange = (form: ReadonlyMap<string, string>): UpstreamResponse => {
    if (!form.get('code')) return oauthError(400, 'invalid_request', 'Missing required parameter: code');
    const spent = authorization.spend(form);
    if ('error' in spent) return oauthError(400, spent.error, spent.description);
    const { user, scopes, isOffline } = spent;
    const refreshToken = isOffline ? next('sandbox-google-refresh') : undefined;
    if (refreshToken !== undefined) refreshTokens.set(refreshToken, { user, scopes });
    return give({ user, scopes }, refreshToken);
  };

  const handle = (request: UpstreamRequest): UpstreamResponse => {
    const form = readForm(request);
    const grantType = form?.get('grant_type');
    if (form === undefined || grantType === undefined) {
      return oauthError(400, 'invalid_request', 'Missing required parameter: grant_type');
    }
    const [clientId, clientSecret] = readClient(request, form);
    if (clientId !== GOOGLE_CLIENT_ID) {
      return oauthError(401, 'invalid_client', 'The OAuth client was not found.');
    }
    if (clientSecret !== GOOGLE_CLIENT_SECRET) return oauthError(401, 'invalid_client', 'Unauthorized');
    if (grantType === 'authorization_code') return exchange(form);
    if (grantType !== 'refresh_token') {
      return oauthError(400, 'unsupported_grant_type', `Invalid grant_type: ${grantType}`);
    }
    const refreshToken = form.get('refresh_token');
    return refreshToken === undefined || refreshToken === ''
      ? oauthError(400, 'invalid_request', 'Missing required parameter: refresh_token')
      : refresh(refreshToken, form.get('scope'));
  };

  return {
    grantOf(accessToken) {
      if (withdrawn.has(accessToken)) return undefined;
      const live = issued.get(accessToken);
      const grant = STATIC.get(accessToken) ?? (live && live.expiresAt > clock.now() ? live : undefined);
      const withheld = grant && settings().withheldScopes[grant.user]?.map((name): string => SCOPES[name]);
      return (
        grant && { ...grant, scopes: grant.scopes.filter((scope) => withheld?.includes(scope) !== true) }
      );
    },
    withdraw(choice) {
      const isMeant = ([token, { user }]: readonly [string, Grant]): boolean =>
        'token' in choice ? token === choice.token : user === choice.user;
      const ended = [...STATIC, ...issued].filter(isMeant);
      for (const [token] of ended) withdrawn.add(token);
      // Revoking all tokens of a user leaves the refresh tokens valid.
      return ('token' in choice && refreshTokens.delete(choice.token)) || ended.length > 0;
    },
    routes: [{ method: 'POST', path: '/token', isSecret: true, handle }, ...authorization.routes],
    reset() {
      authorization.reset();
      seedRefreshTokens(refreshTokens);
      for (const token of STATIC.keys()) withdrawn.delete(token);
    },
  };
};
