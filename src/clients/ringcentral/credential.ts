import { operations } from '../../__generated__/ringcentral.ts';
import type { Credential } from '../http/call.ts';
import { credentialKey } from '../http/caller.ts';
import { createServerCredential } from '../http/server-credential.ts';
import type { Grant, OpenTokenStore, TokenEndpoint } from '../http/token-request.ts';

/** An application and the JWT of the person that it acts for, from the developer console. */
export interface RingcentralServerCredential {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly jwt: string;
}

const JWT_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/**
 * The server's own RingCentral credential. Refresh tokens, where the application is given any, are used once each
 * and renew the session instead of opening one more (a user has about five); the JWT stays good and is the way back
 * when a refresh token is not.
 */
export const createRingcentralCredential = (
  { clientId, clientSecret, jwt }: RingcentralServerCredential,
  endpoint: Pick<TokenEndpoint, 'send' | 'timeoutMs' | 'onCall' | 'closing'>,
  openStore?: OpenTokenStore,
): Credential => {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const headers = { authorization: `Basic ${basic}` };
  const jwtGrant: Grant = { form: { grant_type: JWT_GRANT, assertion: jwt }, headers };
  const key = credentialKey('ringcentral', clientId, jwt);
  return createServerCredential({
    key,
    store: openStore?.(key, JSON.stringify([clientSecret, jwt])),
    endpoint: {
      ...endpoint,
      upstream: 'ringcentral',
      operation: operations.getToken,
      target: operations.getToken.path,
    },
    grants: (newest) =>
      newest === undefined
        ? [jwtGrant]
        : [{ form: { grant_type: 'refresh_token', refresh_token: newest }, headers }, jwtGrant],
  });
};
