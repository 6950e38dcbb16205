import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import {
  type ExecuteOptions,
  type GraphQLResult,
  type Harness,
  startHarness,
} from '../../support/harness.ts';
import { range } from '../graph/support.ts';

let harness: Harness;
afterEach(() => harness.close());

// Google's API, because RingCentral's quota of ten calls a minute would be used up before the breaker opens.
const list = (first: number, as: ExecuteOptions['as'] = 'demo'): Promise<GraphQLResult> =>
  harness.execute(`{ otherContacts(first: ${String(first)}) { totalCount } }`, { as });
const codesOf = ({ body }: GraphQLResult): unknown =>
  body.errors?.map(({ extensions }) => extensions['code']);
const breakerLines = () =>
  harness
    .log()
    .filter(({ kind }) => kind === 'breaker')
    .map(({ level, upstream, endpoint, state }) => [level, upstream, endpoint, state].join(' '));
const metric = async (name: string): Promise<string | undefined> => {
  const text = await (await fetch(`${harness.url}/metrics`)).text();
  return new RegExp(`^${name}\\{upstream="google-people",endpoint="api"\\} (\\d+)$`, 'm').exec(text)?.[1];
};
const breakerState = () => metric('contacts_breaker_state');
const openCredentials = () => metric('contacts_breaker_open_credentials');

describe('an upstream that is down', () => {
  it('gets no more calls after a few operations, and errors say when to retry', async () => {
    harness = await startHarness({ env: { LOG_LEVEL: 'info' } });
    harness.sandbox.google.addFault({ kind: 'status', status: 500 });
    // Three attempts each; the breaker needs twenty.
    for (const index of range(7)) expect(codesOf(await list(index + 1))).toEqual(['UPSTREAM_UNAVAILABLE']);
    expect(harness.calls().length).toBeLessThanOrEqual(21);
    harness.clearCalls();
    const { body } = await harness.execute(
      '{ personalContacts(first: 3) { totalCount } otherContacts { totalCount } }',
    );
    expect(body.data.otherContacts).toBeNull();
    expect(body.data.personalContacts.totalCount).toBe(1_260);
    expect(body.errors).toMatchObject([
      { path: ['otherContacts'], extensions: { code: 'UPSTREAM_UNAVAILABLE', upstream: 'google-people' } },
    ]);
    expect(body.errors?.[0]?.extensions['retryAfter']).toBeGreaterThanOrEqual(1);
    expect(body.errors?.[0]?.extensions['retryAfter']).toBeLessThanOrEqual(10);
    expect(harness.calls().map(({ upstream }) => upstream)).toEqual(['ringcentral']);
    // Only the breaker of this credential is open.
    expect(breakerLines()).toEqual([]);
    expect([await breakerState(), await openCredentials()]).toEqual(['0', '1']);
  });

  it("gets no more calls at all if only the server's own credential is in use", async () => {
    harness = await startHarness({
      env: { LOG_LEVEL: 'info' },
      hasOwnCredentials: true,
      breaker: { minimumTries: 6 },
    });
    expect(codesOf(await list(1, 'nobody'))).toBeUndefined();
    harness.sandbox.google.addFault({ kind: 'status', status: 500 });
    for (const index of range(3)) await list(index + 1, 'nobody');
    expect(breakerLines()).toEqual(['warn google-people api open']);
    expect(await breakerState()).toBe('2');
    harness.clearCalls();
    expect(codesOf(await list(9, 'second'))).toEqual(['UPSTREAM_UNAVAILABLE']);
    expect(harness.calls()).toEqual([]);
  });

  it('gets one call after ten seconds, and serves everybody again if that succeeds', async () => {
    harness = await startHarness({
      env: { LOG_LEVEL: 'info' },
      hasOwnCredentials: true,
      breaker: { openMs: 200, minimumTries: 6 },
    });
    expect(codesOf(await list(1, 'nobody'))).toBeUndefined();
    harness.sandbox.google.addFault({ kind: 'reset' });
    await Promise.all([list(1, 'nobody'), list(2, 'nobody')]);
    expect(await breakerState()).toBe('2');
    harness.sandbox.google.clearFaults();
    harness.sandbox.google.addFault({ kind: 'latency', latencyMs: 150, times: 1 });
    await delay(200);
    harness.clearCalls();
    const answers = await Promise.all(range(5).map((index) => list(index + 1, 'nobody')));
    expect(answers.map(codesOf).filter((codes) => codes === undefined)).toHaveLength(1);
    expect(harness.calls()).toHaveLength(1);
    expect(codesOf(await list(9))).toBeUndefined();
    expect(await breakerState()).toBe('0');
    expect(breakerLines()).toEqual([
      'warn google-people api open',
      'info google-people api half-open',
      'info google-people api closed',
    ]);
  });
});

describe('the shared breaker stays closed', () => {
  it.each([400, 401, 403, 404, 429])('while upstream answers %i to one caller', async (status) => {
    harness = await startHarness({ env: { MAX_RATE_WAIT_MS: '0' }, breaker: { minimumTries: 6 } });
    harness.sandbox.google.addFault({ kind: 'status', status, match: { caller: 'demo' } });
    for (const index of range(12)) await list(index + 1);
    expect(await breakerState()).toBe('0');
    expect(codesOf(await list(1, 'second'))).toBeUndefined();
  });

  it('while upstream fails for one caller', async () => {
    harness = await startHarness({ breaker: { minimumTries: 6 } });
    harness.sandbox.google.addFault({ kind: 'status', status: 500, match: { caller: 'demo' } });
    expect(codesOf(await list(1, 'second'))).toBeUndefined();
    for (const index of range(6)) expect(codesOf(await list(index + 1))).toEqual(['UPSTREAM_UNAVAILABLE']);
    expect(await breakerState()).toBe('0');
    expect(codesOf(await list(2, 'second'))).toBeUndefined();
  });
});
