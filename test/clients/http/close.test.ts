import { describe, expect, it } from '@jest/globals';

import type { CallRecord } from '../../../src/clients/http/call.ts';
import { createHttpClient } from '../../../src/clients/http/http-client.ts';
import { until } from '../redis/support.ts';
import { BOOK, failureOf, setUp } from '../support/setup.ts';
import { after, hang, json, startUpstreamStub, success } from '../support/upstream-stub.ts';

const OWN = {
  google: { clientId: 'client', clientSecret: 'client-secret', refreshToken: 'refresh-0' },
  ringcentral: { clientId: 'app', clientSecret: 'app-secret', jwt: 'jwt-0' },
};
// Longer than a test may take: a wait that close does not end fails the test.
const TIMEOUT_MS = 60_000;

/** Timers that keep this process alive. */
const timerCount = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

describe('a closed HTTP client', () => {
  it('refuses exchanges and leaves no timer', async () => {
    const stub = await startUpstreamStub();
    const client = createHttpClient({ baseUrl: stub.url });
    await client.close();
    const before = timerCount();
    const limits = {
      tryMs: TIMEOUT_MS,
      endsAt: performance.now() + TIMEOUT_MS,
      caller: { key: 'one', isAccepted: true },
    };
    expect(await failureOf(client.send({ method: 'GET', target: '/', headers: {} }, limits))).toMatchObject({
      kind: 'network',
    });
    expect(timerCount()).toBeLessThanOrEqual(before);
    expect(stub.requests).toEqual([]);
    await stub.close();
  });
});

describe('closing the upstreams', () => {
  it('ends a check of the own credentials before its retry, and leaves no timer', async () => {
    const before = timerCount();
    const records: CallRecord[] = [];
    await using bench = await setUp([json({}, 503, { 'retry-after': '30' })], {
      ...OWN,
      timeoutMs: TIMEOUT_MS,
      onTokenCall: (record) => records.push(record),
    });
    const check = bench.upstreams.checkOwnCredentials();
    await until(() => records.length === 2);
    await bench.upstreams.close();
    expect(await check).toEqual([]);
    expect(timerCount()).toBeLessThanOrEqual(before);
    expect(bench.stub.requests).toHaveLength(2);
  });

  it('prevents further token requests', async () => {
    const before = timerCount();
    const records: CallRecord[] = [];
    await using bench = await setUp([success], { ...OWN, onTokenCall: (record) => records.push(record) });
    await bench.upstreams.close();
    expect(await bench.upstreams.checkOwnCredentials()).toEqual([]);
    expect(timerCount()).toBeLessThanOrEqual(before);
    expect([records, bench.stub.requests]).toEqual([[], []]);
  });

  it.each([
    ['is not answered', hang, 0],
    ['waits for its next try', json({}, 503, { 'retry-after': '30' }), 1],
  ])('aborts a read that %s, and leaves no timer', async (_, answer, ended) => {
    const before = timerCount();
    const records: CallRecord[] = [];
    await using bench = await setUp([answer], { timeoutMs: TIMEOUT_MS });
    const { ringcentral } = bench.session({ onCall: (record) => records.push(record) });
    const read = failureOf(ringcentral.listContacts(BOOK));
    await until(() => bench.stub.requests.length === 1 && records.length === ended);
    await bench.upstreams.close();
    expect(await read).toMatchObject({ upstream: 'ringcentral' });
    expect(timerCount()).toBeLessThanOrEqual(before);
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('waits for the answer to a write that was sent', async () => {
    await using bench = await setUp([after(50, json({ id: 7 }))]);
    const change = bench.session().ringcentral.createContact(BOOK, { firstName: 'Sample' });
    await until(() => bench.stub.requests.length === 1);
    await bench.upstreams.close();
    expect(await change).toMatchObject({ id: 7 });
  });
});
