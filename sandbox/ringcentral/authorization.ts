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

import { type Application, APPLICATIONS, type Identity, identityOf } from './credentials.ts';
import { type User, USERS } from './directory.ts';
import { type Form, invalidGrant, oauthRefusal, required } from './oauth-request.ts';

/** The consent page and the authorization codes. */
export interface AuthorizationEndpoint {
  readonly routes: readonly Route[];
  /** The user of a code, also of an expired one. */
  ownerOf(code: string): User | undefined;
  /** Redeems the code of a token request; refuses an unknown, expired or foreign code, and a wrong verifier. */
  spend(form: Form, application: Application): Identity;
  reset(): void;
}

const CODE_SECONDS = 60;

const isUser = (label: string | null): label is User => USERS.some((user) => user === label);

const redirectsDoNotMatch = () =>
  oauthRefusal(400, 'invalid_grant', 'OAU-109', 'Redirect URIs do not match', 'redirect_uri');

/** Every loopback and every HTTPS URI counts as registered by the application. */
const isRegistered = (address: string): boolean => isLoopback(address) || address.startsWith('https://');

/** The application that requests authorization; throws when the request must not be shown to a user. */
const checkRequest = (parameters: URLSearchParams): Application => {
  const application = APPLICATIONS.find(({ clientId }) => clientId === parameters.get('client_id'));
  if (application === undefined) {
    throw oauthRefusal(401, 'invalid_client', 'OAU-153', 'Invalid client', 'client_id');
  }
  if (!isRegistered(required(parameters, 'redirect_uri'))) throw redirectsDoNotMatch();
  if (parameters.get('response_type') !== 'code') {
    throw oauthRefusal(
      400,
      'unsupported_response_type',
      'OAU-250',
      'Unsupported response type',
      'response_type',
    );
  }
  if (readChallenge(parameters) === null) {
    throw oauthRefusal(
      400,
      'invalid_request',
      'CMN-101',
      'Parameter [code_challenge_method] value is invalid.',
      'code_challenge_method',
    );
  }
  return application;
};

export const createAuthorizationEndpoint = (clock: Clock): AuthorizationEndpoint => {
  const codes: AuthorizationCodes<Identity> = createAuthorizationCodes(clock, CODE_SECONDS);

  const show = (request: UpstreamRequest): UpstreamResponse => {
    const parameters = authorizationParameters(request);
    const { permissions } = checkRequest(parameters);
    return consentPage(parameters, { service: 'RingCentral', users: USERS, scopes: permissions });
  };

  const decide = (request: UpstreamRequest): UpstreamResponse => {
    const parameters = authorizationParameters(request);
    const application = checkRequest(parameters);
    if (parameters.get('error') !== null) return redirectBack(parameters, { error: 'access_denied' });
    const user = parameters.get('user');
    if (!isUser(user)) {
      return authorizationError(400, 'invalid_request', `user must be one of ${USERS.join(', ')}.`);
    }
    const challenge = readChallenge(parameters);
    const code = codes.issue({
      clientId: application.clientId,
      redirectUri: parameters.get('redirect_uri') ?? '',
      ...(challenge && { challenge }),
      grant: identityOf(user, application),
    });
    return redirectBack(parameters, { code, expires_in: String(CODE_SECONDS) });
  };

  return {
    routes: [
      { method: 'GET', path: '/restapi/oauth/authorize', handle: show },
      { method: 'POST', path: '/restapi/oauth/authorize', isSecret: true, handle: decide },
    ],
    ownerOf: (code) => codes.find(code)?.grant.user,
    spend(form, application) {
      const spent = codes.spend(required(form, 'code'));
      if (spent?.clientId !== application.clientId) throw invalidGrant();
      if (spent.redirectUri !== form.get('redirect_uri')) throw redirectsDoNotMatch();
      const verifier = form.get('code_verifier') ?? '';
      if (spent.challenge !== undefined && !isVerified(spent.challenge, verifier)) throw invalidGrant();
      return spent.grant;
    },
    reset: codes.reset,
  };
};
