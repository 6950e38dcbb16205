import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import { type GraphQLResult, type Harness, startHarness, type UpstreamCall } from '../../support/harness.ts';
import { range } from '../graph/support.ts';

/** A short quota window instead of RingCentral's minute. The sandbox announces its length, and the server uses it. */
const WINDOW_SECONDS = 2;
const WINDOW_MS = WINDOW_SECONDS * 1000;
const HEAVY_LIMIT = 10;
const OPERATIONS = 500;
const OWN_AGENT = 'contacts-subgraph/';

let harness: Harness;

beforeEach(async () => {
  harness = await startHarness({
    sandbox: { quotas: 'real', ringcentral: { windowSeconds: WINDOW_SECONDS } },
    // The same proportion of the window as two seconds of a minute.
    env: { MAX_RATE_WAIT_MS: '100' },
  });
});
afterEach(() => harness.close());

/** Different pages of the list, so that operations share no call. */
const read = (index: number, as: 'demo' | 'second' = 'demo'): Promise<GraphQLResult> =>
  harness.execute(`{ personalContacts(first: ${String((index % 400) + 1)}) { totalCount } }`, { as });

/** Sends operations evenly over two windows, without waiting for responses. */
const storm = async (): Promise<readonly GraphQLResult[]> => {
  const pending: Promise<GraphQLResult>[] = [];
  for (const index of range(OPERATIONS)) {
    pending.push(read(index));
    if (index % 10 === 9) await delay((2 * WINDOW_MS) / (OPERATIONS / 10));
  }
  return Promise.all(pending);
};

const callsOf = (caller: string): readonly UpstreamCall[] =>
  harness.calls().filter((call) => call.caller === caller && call.route.endsWith('/contact'));

const codeOf = ({ body }: GraphQLResult): unknown => body.errors?.[0]?.extensions['code'];

/** The maximum number of calls that upstream accepted within one window. */
const mostInOneWindow = (calls: readonly UpstreamCall[]): number =>
  Math.max(
    ...calls.map(({ at }) => calls.filter((other) => other.at >= at && other.at < at + WINDOW_MS).length),
  );

describe('a user who sends many operations at once', () => {
  it('uses the whole quota and never causes a penalty', async () => {
    const answers = await storm();
    const calls = callsOf('demo');
    expect(new Set(calls.map(({ status }) => status))).toEqual(new Set([200]));
    expect(mostInOneWindow(calls)).toBeLessThanOrEqual(HEAVY_LIMIT);
    // Two windows have passed, and the quota of each was used completely.
    expect(calls.length).toBeGreaterThanOrEqual(2 * HEAVY_LIMIT);

    const answered = answers.filter(({ body }) => body.errors === undefined);
    expect(answered.length).toBeGreaterThanOrEqual(calls.length);
    const refused = answers.filter(({ body }) => body.errors !== undefined);
    expect(new Set(refused.map(codeOf))).toEqual(new Set(['RATE_LIMITED']));
    for (const { body } of refused) {
      expect(body.errors?.[0]?.extensions['retryAfter']).toBeGreaterThanOrEqual(1);
      expect(body.errors?.[0]?.extensions['retryAfter']).toBeLessThanOrEqual(WINDOW_SECONDS + 1);
    }
  });

  it('makes no call after a 429 that it did not cause, until the penalty is over', async () => {
    const { ringcentral, credentials } = harness.sandbox;
    const foreign = async (): Promise<void> => {
      await delay(WINDOW_MS / 2);
      // Another program with the same user and application uses up the quota and causes the penalty.
      const headers = { authorization: `Bearer ${credentials.ringcentral.accessTokens.demo}` };
      const url = `${ringcentral.url}/restapi/v1.0/account/~/extension/~/address-book/contact?perPage=1`;
      for (let status = 200; status !== 429;) ({ status } = await fetch(url, { headers }));
    };
    await Promise.all([storm(), foreign()]);

    const calls = callsOf('demo');
    const own = calls.filter(({ headers }) => headers['user-agent']?.startsWith(OWN_AGENT));
    expect(calls.length - own.length).toBeGreaterThan(0);
    const refusals = own.filter(({ status }) => status === 429);
    // The server learns of a penalty caused by another program only from a 429. All calls in flight may get one, at most as
    // many as the limit, but no call is made after that.
    for (const refusal of refusals) {
      const within = own.filter(({ at }) => at >= refusal.at && at < refusal.at + WINDOW_MS);
      expect(within.length).toBeLessThanOrEqual(HEAVY_LIMIT);
    }
  });

  it('does not delay another user', async () => {
    const stormEnds = storm().then(() => 'storm over' as const);
    const others: GraphQLResult[] = [];
    for (const index of range(HEAVY_LIMIT)) others.push(await read(index, 'second'));
    // All of them were answered meanwhile: none was queued behind the first user's operations.
    expect(await Promise.race([stormEnds, Promise.resolve('storm goes on')])).toBe('storm goes on');
    expect(others.map(({ body }) => body.errors)).toEqual(range(HEAVY_LIMIT).map(() => undefined));
    expect(callsOf('second')).toHaveLength(HEAVY_LIMIT);
    await stormEnds;
  });
});
