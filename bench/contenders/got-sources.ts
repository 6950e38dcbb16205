import got from 'got';

import { createBatchedSources } from './batched-sources.ts';
import { GOOGLE_PEOPLE_URL, RINGCENTRAL_URL } from './environment.ts';
import type { Sources } from './graph.ts';

const clients = {
  google: got.extend({ prefixUrl: GOOGLE_PEOPLE_URL }),
  ringcentral: got.extend({ prefixUrl: RINGCENTRAL_URL }),
};

/** got as its readme shows it: one instance per API, and `.json()` on the promise of the call. */
export const createGotSources = (authorization: {
  readonly google: string;
  readonly ringcentral: string;
}): Sources =>
  createBatchedSources((upstream, path, accept = 'application/json') =>
    clients[upstream](path, { headers: { authorization: authorization[upstream], accept } }).json(),
  );
