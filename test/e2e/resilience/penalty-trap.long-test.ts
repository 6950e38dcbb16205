import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import { type GraphQLResult, type Harness, startHarness, type UpstreamCall } from '../../support/harness.ts';
import { range } from '../graph/support.ts';

/** A minute of RingCentral, made short: the sandbox announces the length of its window, and the graph believes it. */
const WINDOW_SECONDS = 2;
const WINDOW_MS = WINDOW_SECONDS * 1000;
const HEAVY_LIMIT = 10;
const OPERATIONS = 500;
const OWN_AGENT = 'contacts-subgraph/';

let harness: Harness;

beforeEach(async () => {
  harness = await startHarness({
    sandbox: { quotas: 'real', ringcentral: { windowSeconds: WINDOW_SECONDS } },
    // In proportion to the minute, what two seconds are by default.
    env: { MAX_RATE_WAIT_MS: '100' },
  });
});
afterEach(() => harness.close());

/** Different windows of the list, so that no two operations share a call. */
const read = (index: number, as: 'demo' | 'second' = 'demo'): Promise<GraphQLResult> =>
  harness.execute(`{ personalContacts(first: ${String((index % 400) + 1)}) { totalCount } }`, { as });

/** So many operations spread over two windows, whatever becomes of those before. */
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

/** The most calls that upstream let through within any one window. */
const mostInOneWindow = (calls: readonly UpstreamCall[]): number =>
  Math.max(
    ...calls.map(({ at }) => calls.filter((other) => other.at >= at && other.at < at + WINDOW_MS).length),
  );

describe('a storm of one user', () => {
  it('sends what the quota allows and never runs into the penalty', async () => {
    const answers = await storm();
    const calls = callsOf('demo');
    expect(new Set(calls.map(({ status }) => status))).toEqual(new Set([200]));
    expect(mostInOneWindow(calls)).toBeLessThanOrEqual(HEAVY_LIMIT);
    // Two windows have passed, and each was used to the full.
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

  it('stops at once at a refusal that it did not cause, and stays silent until the penalty is over', async () => {
    const { ringcentral, credentials } = harness.sandbox;
    const foreign = async (): Promise<void> => {
      await delay(WINDOW_MS / 2);
      // Another program of the same user and application, which uses up the quota and begins the penalty.
      const headers = { authorization: `Bearer ${credentials.ringcentral.accessTokens.demo}` };
      const url = `${ringcentral.url}/restapi/v1.0/account/~/extension/~/address-book/contact?perPage=1`;
      for (let status = 200; status !== 429;) ({ status } = await fetch(url, { headers }));
    };
    await Promise.all([storm(), foreign()]);

    const calls = callsOf('demo');
    const own = calls.filter(({ headers }) => headers['user-agent']?.startsWith(OWN_AGENT));
    expect(calls.length - own.length).toBeGreaterThan(0);
    const refusals = own.filter(({ status }) => status === 429);
    // The penalty that somebody else began, or begins anew, cannot be known before it has been run into: by all calls that
    // are under way then, which are no more than the limit, and by none after them.
    for (const refusal of refusals) {
      const within = own.filter(({ at }) => at >= refusal.at && at < refusal.at + WINDOW_MS);
      expect(within.length).toBeLessThanOrEqual(HEAVY_LIMIT);
    }
  });

  it('does not hold up another user', async () => {
    const stormEnds = storm().then(() => 'storm over' as const);
    const others: GraphQLResult[] = [];
    for (const index of range(HEAVY_LIMIT)) others.push(await read(index, 'second'));
    // All of them were answered while the storm went on: none stood in line behind it.
    expect(await Promise.race([stormEnds, Promise.resolve('storm goes on')])).toBe('storm goes on');
    expect(others.map(({ body }) => body.errors)).toEqual(range(HEAVY_LIMIT).map(() => undefined));
    expect(callsOf('second')).toHaveLength(HEAVY_LIMIT);
    await stormEnds;
  });
});
