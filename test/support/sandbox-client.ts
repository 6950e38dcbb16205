import type { Sandbox } from '../../sandbox/index.ts';

/** Variables that make the program use a running sandbox. */
export const sandboxVariables = ({ google, ringcentral }: Pick<Sandbox, 'google' | 'ringcentral'>) => ({
  UPSTREAMS: 'live',
  GOOGLE_PEOPLE_URL: google.url,
  GOOGLE_TOKEN_URL: `${google.url}/token`,
  RINGCENTRAL_URL: ringcentral.url,
});

/** A sandbox user's credentials for both upstreams, as the graph's callers send them. */
export const callerHeaders = ({ credentials }: Pick<Sandbox, 'credentials'>, user: 'demo' | 'second') => ({
  'x-google-authorization': `Bearer ${credentials.google.accessTokens[user]}`,
  'x-ringcentral-authorization': `Bearer ${credentials.ringcentral.accessTokens[user]}`,
});
