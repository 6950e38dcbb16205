import { randomUUID } from 'node:crypto';

import type { Clock, Route, UpstreamRequest, UpstreamResponse } from '../kit/index.ts';

import { createAuthorizationEndpoint } from './authorization.ts';
import { type Application, type Identity, identityOf, RINGCENTRAL_JWTS } from './credentials.ts';
import { type User, USER_EXTENSIONS, USERS } from './directory.ts';
import { jsonResponse } from './errors.ts';
import * as oauth from './oauth-request.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { Sessions, TokenPair } from './sessions.ts';

export interface OAuthOptions {
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly limiter: RateLimiter;
}

export interface OAuth {
  readonly routes: readonly Route[];
  reset(): void;
}

/** The authorization, token and revocation endpoints. */
export const createOAuth = ({ clock, sessions, limiter }: OAuthOptions): OAuth => {
  const authorization = createAuthorizationEndpoint(clock);

  const tokenBody = (pair: TokenPair) => {
    const secondsLeft = (until: number): number => Math.max(0, Math.ceil((until - clock.now()) / 1_000) - 1);
    return {
      access_token: pair.accessToken,
      token_type: 'bearer',
      expires_in: secondsLeft(pair.accessExpiresAt),
      ...(pair.refreshToken !== undefined && {
        refresh_token: pair.refreshToken,
        refresh_token_expires_in: secondsLeft(pair.refreshExpiresAt),
      }),
      scope: pair.identity.appPermissions.join(' '),
      owner_id: USER_EXTENSIONS[pair.identity.user],
      endpoint_id: pair.endpointId,
      session_id: pair.sessionId,
    };
  };

  const jwtUser = (form: oauth.Form): User | undefined => {
    const assertion = oauth.required(form, 'assertion');
    return USERS.find((user) => oauth.equals(RINGCENTRAL_JWTS[user], assertion));
  };

  const open = (form: oauth.Form, identity: Identity): TokenPair =>
    sessions.open(identity, {
      ...oauth.lifetimes(form),
      endpointId: form.get('endpoint_id') ?? randomUUID(),
    });

  /** The grant types. The user's quota is charged before `give` issues the tokens. */
  const grants: Readonly<
    Record<
      string,
      (
        form: oauth.Form,
        application: Application,
      ) => { readonly user: string; readonly give: () => TokenPair }
    >
  > = {
    'urn:ietf:params:oauth:grant-type:jwt-bearer': (form, application) => {
      const user = jwtUser(form);
      return {
        user: user ?? '',
        give: () => {
          if (user === undefined) throw oauth.invalidGrant();
          const permissions = oauth.granted(form, application);
          return open(form, identityOf(user, { ...application, permissions }));
        },
      };
    },
    refresh_token: (form, { clientId }) => {
      const token = oauth.required(form, 'refresh_token');
      return {
        user: sessions.ownerOf(token)?.user ?? '',
        give: () => {
          const pair = sessions.refresh(token, clientId, oauth.lifetimes(form));
          if (pair === undefined) throw oauth.invalidGrant();
          return pair;
        },
      };
    },
    authorization_code: (form, application) => ({
      user: authorization.ownerOf(form.get('code') ?? '') ?? '',
      give: () => open(form, authorization.spend(form, application)),
    }),
  };

  const issueToken = (request: UpstreamRequest): UpstreamResponse => {
    const form = oauth.readForm(request);
    const application = oauth.authenticateApplication(request, form);
    const grantType = oauth.required(form, 'grant_type');
    const grant = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined;
    if (grant === undefined)
      throw oauth.oauthRefusal(400, 'invalid_request', 'OAU-250', 'Unsupported grant type', 'grant_type');
    const { user, give } = grant(form, application);
    // Charges the user's quota when the user is known, else the application's.
    return limiter.spend(`${user} ${application.clientId}`, 'auth', () =>
      jsonResponse(200, tokenBody(give()), oauth.NO_STORE),
    );
  };

  const revoke = (request: UpstreamRequest): UpstreamResponse => {
    const form = oauth.readForm(request);
    const { clientId } = oauth.authenticateApplication(request, form);
    // `token` may also be in the query.
    const token = form.get('token') ?? request.query.find(([name]) => name === 'token')?.[1];
    if (!token)
      throw oauth.oauthRefusal(
        400,
        'invalid_request',
        'CMN-101',
        'Parameter [token] value is invalid.',
        'token',
      );
    const owner = sessions.ownerOf(token);
    return limiter.spend(`${owner?.user ?? ''} ${clientId}`, 'auth', () => {
      if (owner === undefined || owner.clientId === clientId) sessions.revoke(token);
      return { status: 200 };
    });
  };

  return {
    routes: [
      { method: 'POST', path: '/restapi/oauth/token', isSecret: true, handle: issueToken },
      { method: 'POST', path: '/restapi/oauth/revoke', isSecret: true, handle: revoke },
      ...authorization.routes,
    ],
    reset: authorization.reset,
  };
};
