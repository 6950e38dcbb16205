import {
  type AuthorizationCodes,
  authorizationError,
  authorizationParameters,
  type Clock,
  consentPage,
  createAuthorizationCodes,
  isLoopback,
  isVerified,
  readChallenge,
  redirectBack,
  type Route,
  type UpstreamRequest,
  type UpstreamResponse,
} from '../kit/index.ts';

import { GOOGLE_CLIENT_ID, GOOGLE_USERS, type GoogleUser, type Grant, SCOPES } from './credentials.ts';

/** What a user agreed to at the consent page. */
export interface Consent extends Grant {
  /** Whether a refresh token comes with it. */
  readonly isOffline: boolean;
}

/** The authorization endpoint. In the real service it is at accounts.google.com. */
export interface AuthorizationEndpoint {
  readonly routes: readonly Route[];
  /** Redeems the code of a token request; returns the error text when it is invalid. */
  spend(
    form: ReadonlyMap<string, string>,
  ): Consent | { readonly error: string; readonly description: string };
  reset(): void;
}

const CODE_SECONDS = 600;

const KNOWN_SCOPES: readonly string[] = Object.values(SCOPES);

const readScopes = (parameters: URLSearchParams): readonly string[] =>
  (parameters.get('scope') ?? '').split(' ').filter((scope) => scope !== '');

/** The error for an authorization request that must not be shown to a user, if it is one. */
const fault = (parameters: URLSearchParams): UpstreamResponse | undefined => {
  const invalid = (text: string): UpstreamResponse => authorizationError(400, 'invalid_request', text);
  if (parameters.get('client_id') !== GOOGLE_CLIENT_ID) {
    return authorizationError(401, 'invalid_client', 'The OAuth client was not found.');
  }
  if (!isLoopback(parameters.get('redirect_uri') ?? '')) {
    return authorizationError(
      400,
      'redirect_uri_mismatch',
      'The redirect_uri of a desktop application must be a loopback address.',
    );
  }
  if (parameters.get('response_type') !== 'code') {
    return authorizationError(400, 'unsupported_response_type', 'response_type must be code.');
  }
  if (readChallenge(parameters) === null) return invalid('code_challenge_method must be S256 or plain.');
  const scopes = readScopes(parameters);
  if (scopes.length === 0) return invalid('Missing required parameter: scope');
  const unknown = scopes.find((scope) => !KNOWN_SCOPES.includes(scope));
  return unknown === undefined
    ? undefined
    : authorizationError(400, 'invalid_scope', `Some requested scopes were invalid: ${unknown}`);
};

const isUser = (user: string | null): user is GoogleUser => GOOGLE_USERS.some((known) => known === user);

export const createAuthorizationEndpoint = (clock: Clock): AuthorizationEndpoint => {
  const codes: AuthorizationCodes<Consent> = createAuthorizationCodes(clock, CODE_SECONDS);
  /** Users who have agreed before: without `prompt=consent` they get no second refresh token. */
  const consented = new Set<GoogleUser>();

  const show = (request: UpstreamRequest): UpstreamResponse => {
    const parameters = authorizationParameters(request);
    const scopes = readScopes(parameters);
    return fault(parameters) ?? consentPage(parameters, { service: 'Google', users: GOOGLE_USERS, scopes });
  };

  const decide = (request: UpstreamRequest): UpstreamResponse => {
    const parameters = authorizationParameters(request);
    const user = parameters.get('user');
    const wrong = fault(parameters);
    if (wrong !== undefined) return wrong;
    if (parameters.get('error') !== null) return redirectBack(parameters, { error: 'access_denied' });
    if (!isUser(user)) {
      return authorizationError(400, 'invalid_request', `user must be one of ${GOOGLE_USERS.join(', ')}.`);
    }
    const isNew = !consented.has(user) || parameters.get('prompt')?.split(' ').includes('consent') === true;
    consented.add(user);
    const scopes = readScopes(parameters);
    const challenge = readChallenge(parameters);
    const code = codes.issue({
      clientId: GOOGLE_CLIENT_ID,
      redirectUri: parameters.get('redirect_uri') ?? '',
      ...(challenge && { challenge }),
      grant: { user, scopes, isOffline: isNew && parameters.get('access_type') === 'offline' },
    });
    return redirectBack(parameters, { code, scope: scopes.join(' ') });
  };

  return {
    routes: [
      { method: 'GET', path: '/o/oauth2/v2/auth', handle: show },
      { method: 'POST', path: '/o/oauth2/v2/auth', isSecret: true, handle: decide },
    ],
    spend(form) {
      const spent = codes.spend(form.get('code') ?? '');
      const refused = (description: string) => ({ error: 'invalid_grant', description });
      if (spent === undefined) return refused('Bad Request');
      if (spent.redirectUri !== form.get('redirect_uri')) {
        return { error: 'redirect_uri_mismatch', description: 'Bad Request' };
      }
      const verifier = form.get('code_verifier') ?? '';
      if (spent.challenge === undefined) {
        return verifier === '' ? spent.grant : refused('code_verifier or verifier is not needed.');
      }
      if (verifier === '') return refused('Missing code verifier.');
      return isVerified(spent.challenge, verifier) ? spent.grant : refused('Invalid code verifier.');
    },
    reset() {
      codes.reset();
      consented.clear();
    },
  };
};
