import { operations } from '../../__generated__/google-people.ts';
import type { Credential } from '../http/call.ts';
import { credentialKey } from '../http/caller.ts';
import { createServerCredential } from '../http/server-credential.ts';
import type { Grant, OpenTokenStore, TokenEndpoint } from '../http/token-request.ts';

/** A Google account's consent to an application, as the operator holds it. */
export interface GoogleServerCredential {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** The server's own Google credential. Google mostly keeps a refresh token; where it sends another, that one counts. */
export const createGoogleCredential = (
  { clientId, clientSecret, refreshToken }: GoogleServerCredential,
  endpoint: Pick<TokenEndpoint, 'send' | 'timeoutMs' | 'onCall' | 'closing'>,
  openStore?: OpenTokenStore,
): Credential => {
  const grant = (token: string): Grant => ({
    form: {
      grant_type: 'refresh_token',
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: token,
    },
  });
  const key = credentialKey('google-people', clientId, refreshToken);
  return createServerCredential({
    key,
    store: openStore?.(key, JSON.stringify([clientSecret, refreshToken])),
    // The configured URL is that of the endpoint itself.
    endpoint: { ...endpoint, upstream: 'google-people', operation: operations.refreshToken, target: '' },
    grants: (newest) =>
      newest === undefined || newest === refreshToken
        ? [grant(refreshToken)]
        : [grant(newest), grant(refreshToken)],
  });
};
