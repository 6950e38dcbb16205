/**
 * Runs in a separate process with explicit garbage collection. Starts the server with the upstreams of the environment, sends
 * each operation as a new caller, and writes the heap size after each round, in MiB, as JSON.
 */
import { Pool } from 'undici';

import { loadConfig } from '../../../src/config.ts';
import { startSubgraph } from '../../../src/server/start.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';

const [, , UPSTREAM_URL = '', CALLERS = '0', ROUNDS = '0'] = process.argv;
const AT_ONCE = 25;

const config = loadConfig({
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'silent',
  MIRROR: 'off',
  GOOGLE_PEOPLE_URL: UPSTREAM_URL,
  GOOGLE_TOKEN_URL: `${UPSTREAM_URL}/token`,
  RINGCENTRAL_URL: UPSTREAM_URL,
});
const subgraph = await startSubgraph(config, { logger: createLogger(config) });
const BODY = JSON.stringify({
  query: '{ personalContacts(first: 1) { totalCount } otherContacts { totalCount } }',
});

const client = new Pool(subgraph.url, { connections: AT_ONCE });

const send = async (caller: string): Promise<void> => {
  const authorization = `Bearer ${caller}`;
  const response = await client.request({
    path: '/graphql',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-google-authorization': authorization,
      'x-ringcentral-authorization': authorization,
    },
    body: BODY,
  });
  const answer = (await response.body.json()) as { readonly errors?: unknown };
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
};

const round = async (name: string, count: number): Promise<void> => {
  for (let sent = 0; sent < count; sent += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => send(`caller-${name}-${sent + index}`)));
  }
};

const heap = (): number => {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

// Warm up first, because compiled code and connection pools are not per caller.
await round('warm-up', 500);
const HEAPS = [heap()];
for (let number = 1; number <= Number(ROUNDS); number += 1) {
  await round(String(number), Number(CALLERS));
  HEAPS.push(heap());
}
process.stdout.write(JSON.stringify(HEAPS));
await client.close();
await subgraph.close();
