import { auth, people } from '@googleapis/people';

import { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } from '../../../sandbox/google-people/index.ts';
import type { Harness } from '../../support/harness.ts';

// In a file of its own, so that only tests which use this client load it.

/** Google's own client, as `demo`. */
export const googleClient = ({ sandbox }: Harness) => {
  const { url } = sandbox.google;
  const oauth = new auth.OAuth2({
    clientId: GOOGLE_CLIENT_ID,
    clientSecret: GOOGLE_CLIENT_SECRET,
    endpoints: { oauth2TokenUrl: `${url}/token` },
  });
  oauth.setCredentials({ refresh_token: sandbox.credentials.google.refreshToken });
  return people({ version: 'v1', auth: oauth, rootUrl: url, retry: false });
};
