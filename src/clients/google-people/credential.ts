import { operations } from '../../__generated__/google-people.ts';
import type { Credential } from '../http/call.ts';
import { credentialKey } from '../http/caller.ts';
import {
  createServerCredential,
  type Grant,
  type OpenTokenStore,
  type TokenTransport,
} from '../http/server-credential.ts';

/** An OAuth application and the refresh token of an account that authorized it. */
export interface GoogleServerCredential {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** The server's own Google credential. Google rarely rotates refresh tokens; if it sends a new one, that is used first. */
export const createGoogleCredential = (
  { clientId, clientSecret, refreshToken }: GoogleServerCredential,
  transport: TokenTransport,
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
    // The configured URL is the token endpoint itself.
    endpoint: { ...transport, upstream: 'google-people', operation: operations.refreshToken, target: '' },
    grants: (newest) =>
      newest === undefined || newest === refreshToken
        ? [grant(refreshToken)]
        : [grant(newest), grant(refreshToken)],
  });
};
