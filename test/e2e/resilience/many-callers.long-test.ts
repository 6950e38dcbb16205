import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const CHILD = fileURLToPath(new URL('./many-callers-child.ts', import.meta.url));
const CALLERS_PER_ROUND = 5_000;

const contacts = {
  uri: 'https://platform.example.com/restapi/v1.0/account/400131426008/extension/400131426009/address-book/contact',
  records: [],
  paging: { page: 1, perPage: 1, totalElements: 0, totalPages: 0 },
};
const quota = { 'x-rate-limit-limit': '10', 'x-rate-limit-remaining': '9', 'x-rate-limit-window': '60' };

/** A stub of both upstreams that accepts any token and stores nothing. */
const server = createServer((request, response) => {
  const isRingcentral = request.url?.startsWith('/restapi/') === true;
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json', ...(isRingcentral ? quota : {}) });
  response.end(JSON.stringify(isRingcentral ? contacts : { totalSize: 0 }));
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());

it('memory does not grow with the number of callers', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    '--expose-gc',
    CHILD,
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    String(CALLERS_PER_ROUND),
    '2',
  ]);
  const [before = 0, half = 0, whole = 0] = JSON.parse(stdout) as readonly number[];
  // The caches per caller are full after the first half: each caller has two quotas.
  expect(half - before).toBeLessThan(64);
  expect(whole - half).toBeLessThan(6);
}, 180_000);
