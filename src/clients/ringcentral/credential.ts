import { operations } from '../../__generated__/ringcentral.ts';
import type { Credential } from '../http/call.ts';
import { credentialKey } from '../http/caller.ts';
import { createServerCredential } from '../http/server-credential.ts';
import type { Grant, OpenTokenStore, TokenEndpoint } from '../http/token-request.ts';

/** An application, and the person that it acts for: by their JWT, or by the refresh token of a sign-in in the browser. */
export type RingcentralServerCredential = {
  readonly clientId: string;
  readonly clientSecret: string;
} & ({ readonly jwt: string } | { readonly refreshToken: string });

const JWT_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/**
 * The server's own RingCentral credential. Refresh tokens, where the application is given any, are used once each
 * and renew the session instead of opening one more (a user has about five); the JWT stays good and is the way back
 * when a refresh token is not. A credential that begins with a refresh token has no way back: that token is good for the
 * first request alone, and only the store has its successors after a restart.
 */
export const createRingcentralCredential = (
  { clientId, clientSecret, ...person }: RingcentralServerCredential,
  endpoint: Pick<TokenEndpoint, 'send' | 'timeoutMs' | 'onCall' | 'closing'>,
  openStore?: OpenTokenStore,
): Credential => {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const headers = { authorization: `Basic ${basic}` };
  const refreshGrant = (token: string): Grant => ({
    form: { grant_type: 'refresh_token', refresh_token: token },
    headers,
  });
  const secret = 'jwt' in person ? person.jwt : person.refreshToken;
  const key = credentialKey('ringcentral', clientId, secret);
  return createServerCredential({
    key,
    store: openStore?.(key, JSON.stringify([clientSecret, secret])),
    endpoint: {
      ...endpoint,
      upstream: 'ringcentral',
      operation: operations.getToken,
      target: operations.getToken.path,
    },
    grants: (newest) => {
      if (!('jwt' in person)) return [refreshGrant(newest ?? person.refreshToken)];
      const jwtGrant: Grant = { form: { grant_type: JWT_GRANT, assertion: person.jwt }, headers };
      return newest === undefined ? [jwtGrant] : [refreshGrant(newest), jwtGrant];
    },
  });
};
