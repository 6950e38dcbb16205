import { operations } from '../../__generated__/ringcentral.ts';
import type { Credential } from '../http/call.ts';
import { credentialKey } from '../http/caller.ts';
import {
  createServerCredential,
  type Grant,
  type OpenTokenStore,
  type TokenTransport,
} from '../http/server-credential.ts';

/** An OAuth application, and the user's JWT, which works repeatedly, or the refresh token of a sign-in, which works once. */
export type RingcentralServerCredential = {
  readonly clientId: string;
  readonly clientSecret: string;
} & ({ readonly jwt: string } | { readonly refreshToken: string });

const JWT_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/**
 * The server's own RingCentral credential. Refresh tokens, if the application gets any, work once and renew the session
 * instead of opening another one (a user has about five). The JWT stays valid and is the fallback. A credential that starts
 * with a refresh token has no fallback: that token is only valid for the first request, and after a restart only the store
 * has the next one.
 */
export const createRingcentralCredential = (
  { clientId, clientSecret, ...person }: RingcentralServerCredential,
  transport: TokenTransport,
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
      ...transport,
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
