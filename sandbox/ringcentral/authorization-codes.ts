import { createHash, randomBytes } from 'node:crypto';

import type { Clock, UpstreamRequest, UpstreamResponse } from '../kit/index.ts';
import { APPLICATIONS, identityOf, type Application, type Identity } from './credentials.ts';
import { USERS, type User } from './directory.ts';
import { invalidGrant, oauthRefusal, required, type Form } from './oauth-request.ts';

interface AuthorizationCode {
  readonly identity: Identity;
  readonly redirectUri: string;
  /** SHA-256 of the verifier, base64url, where the application uses PKCE. */
  readonly challenge?: string;
  readonly expiresAt: number;
}

export interface AuthorizationCodes {
  /** Sends the browser back with a new code. */
  authorize(request: UpstreamRequest): UpstreamResponse;
  /** Whose code it is, whether or not it is still good. */
  ownerOf(code: string): User | undefined;
  /** Spends the code of a token request; refuses one that is unknown, late, another application's or without its verifier. */
  take(form: Form, application: Application): Identity;
  reset(): void;
}

const CODE_SECONDS = 60;

const isUser = (label: string): label is User => (USERS as readonly string[]).includes(label);

export const createAuthorizationCodes = (clock: Clock): AuthorizationCodes => {
  const codes = new Map<string, AuthorizationCode>();
  return {
    // There is no page to sign in at: the user named by `login_hint` (demo by default) agrees at once.
    authorize(request) {
      const query = new URLSearchParams(request.query.map(([name, value]) => [name, value]));
      const application = APPLICATIONS.find(({ clientId }) => clientId === query.get('client_id'));
      const redirectUri = required(query, 'redirect_uri');
      const user = query.get('login_hint') ?? 'demo';
      const isCode = query.get('response_type') === 'code';
      if (application === undefined || !URL.canParse(redirectUri) || !isUser(user) || !isCode) {
        throw oauthRefusal(
          400,
          'invalid_request',
          'OAU-250',
          `client_id must be known, redirect_uri absolute, response_type "code", login_hint one of ${USERS.join(', ')}`,
        );
      }
      const code = randomBytes(18).toString('base64url');
      const challenge = query.get('code_challenge');
      codes.set(code, {
        identity: identityOf(user, application),
        redirectUri,
        ...(challenge !== null && { challenge }),
        expiresAt: clock.now() + CODE_SECONDS * 1_000,
      });
      const location = new URL(redirectUri);
      location.searchParams.set('code', code);
      location.searchParams.set('expires_in', String(CODE_SECONDS));
      const state = query.get('state');
      if (state !== null) location.searchParams.set('state', state);
      return { status: 302, headers: { location: location.href } };
    },
    ownerOf: (code) => codes.get(code)?.identity.user,
    take(form, application) {
      const text = required(form, 'code');
      const code = codes.get(text);
      codes.delete(text);
      const verifier = (): string =>
        createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url');
      const isGood =
        code !== undefined &&
        clock.now() < code.expiresAt &&
        code.identity.clientId === application.clientId &&
        code.redirectUri === (form.get('redirect_uri') ?? '') &&
        (code.challenge === undefined || code.challenge === verifier());
      if (!isGood) throw invalidGrant();
      return code.identity;
    },
    reset: () => codes.clear(),
  };
};
