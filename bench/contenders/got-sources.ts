import got from 'got';
import { createBatchedSources } from './batched-sources.ts';
import { googlePeopleUrl, ringcentralUrl } from './environment.ts';
import type { Sources } from './graph.ts';

const clients = {
  google: got.extend({ prefixUrl: googlePeopleUrl }),
  ringcentral: got.extend({ prefixUrl: ringcentralUrl }),
};

/** got as its readme shows it: an instance per API and `.json()` on the call's promise. */
export const createGotSources = (authorization: {
  readonly google: string;
  readonly ringcentral: string;
}): Sources =>
  createBatchedSources((upstream, path, accept = 'application/json') =>
    clients[upstream](path, { headers: { authorization: authorization[upstream], accept } }).json(),
  );
