import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { type Harness, type HarnessOptions, startHarness } from '../../support/harness.ts';

import { ask, askWell, contactIdsOf, failuresOf, range, routesOf, valuesOf } from './support.ts';

let harness: Harness;
const start = async (options?: HarnessOptions): Promise<Harness> => (harness = await startHarness(options));
afterEach(() => harness.close());

/** Resolves when the upstreams have received this number of calls. */
const callsArrived = async (count: number): Promise<void> => {
  const deadline = performance.now() + 5_000;
  while (harness.calls().length < count) {
    if (performance.now() > deadline)
      throw new Error(`Only ${String(harness.calls().length)} calls arrived.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

describe('a read that the same caller already has in flight', () => {
  const QUERY =
    '{ personalContacts(first: 7) { nodes { contactId } } otherContacts(first: 7) { nodes { id } } }';

  beforeEach(async () => {
    await start();
    // The first operation of a process is slow, because code is compiled.
    await harness.execute(QUERY);
    harness.clearCalls();
    // Long enough for every request to arrive while the first call is in flight.
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 600 });
    harness.sandbox.google.addFault({ kind: 'latency', latencyMs: 600 });
  });

  it('costs no further call, in any number of requests', async () => {
    const answers = await Promise.all(range(12).map(() => harness.execute(QUERY)));
    expect([...routesOf(harness.calls())].sort()).toEqual(['contact', 'otherContacts']);
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(answers[0]?.body.errors).toBeUndefined();
  });

  it('is not shared with another caller', async () => {
    const [mine, theirs] = await Promise.all([
      harness.execute(QUERY),
      harness.execute(QUERY, { as: 'second' }),
    ]);
    expect(
      harness
        .calls()
        .map(({ upstream, caller }) => `${upstream} ${String(caller)}`)
        .sort(),
    ).toEqual(['google-people demo', 'google-people second', 'ringcentral demo', 'ringcentral second']);
    expect(mine.body.data).not.toEqual(theirs.body.data);
  });

  it('is made again after it has ended', async () => {
    for (const upstream of ['google', 'ringcentral'] as const) harness.sandbox[upstream].clearFaults();
    await harness.execute(QUERY);
    await harness.execute(QUERY);
    expect(harness.calls()).toHaveLength(4);
  });

  it('continues for the other requests when one of them is aborted', async () => {
    const leaver = new AbortController();
    const left = harness.execute(QUERY, { signal: leaver.signal }).catch(() => 'left');
    await callsArrived(2);
    const stays = harness.execute(QUERY);
    // This request needs no call, so its answer shows that the graph has received the second one.
    await harness.execute('{ __typename }');
    leaver.abort();
    expect(await left).toBe('left');
    expect((await stays).body.errors).toBeUndefined();
    expect(harness.calls()).toHaveLength(2);
  });
});

describe('a call that the quota is known to refuse', () => {
  beforeEach(() => start({ sandbox: { quotas: 'real' }, env: { MAX_RATE_WAIT_MS: '0' } }));

  it('is not made: the eleventh Heavy call in a minute is refused with the time to wait', async () => {
    for (const index of range(10)) {
      await askWell(harness, `{ personalContacts(first: ${String(index + 1)}) { totalCount } }`);
    }
    const answer = await ask(harness, '{ personalContacts(first: 50) { totalCount } }');
    expect(answer.calls).toEqual([]);
    expect(answer.data.personalContacts).toBeNull();
    expect(failuresOf(answer)).toEqual(['personalContacts RATE_LIMITED']);
    const { upstream, retryAfter } = answer.errors?.[0]?.extensions ?? {};
    expect(upstream).toBe('ringcentral');
    expect(retryAfter).toBeGreaterThan(50);
    expect(retryAfter).toBeLessThanOrEqual(60);
  });

  it('never reaches upstream, so that no penalty starts there', async () => {
    const answers = await Promise.all(
      range(30).map((index) =>
        harness.execute(`{ personalContacts(first: ${String(index + 1)}) { totalCount } }`),
      ),
    );
    expect(harness.calls().map(({ status }) => status)).toEqual(range(10).map(() => 200));
    expect(answers.filter(({ body }) => body.errors === undefined)).toHaveLength(10);
  });

  it('does not affect other groups, callers and upstreams', async () => {
    await Promise.all(
      range(10).map((index) =>
        harness.execute(`{ personalContacts(first: ${String(index + 1)}) { totalCount } }`),
      ),
    );
    const answer = await ask(
      harness,
      '{ personalContacts { totalCount } favorites { totalCount } otherContacts(first: 1) { nodes { id } } }',
    );
    expect(failuresOf(answer)).toEqual(['personalContacts RATE_LIMITED']);
    expect([...routesOf(answer.calls)].sort()).toEqual(['favorite', 'otherContacts']);
    expect(answer.data.favorites.totalCount).toBeGreaterThan(0);

    const other = await askWell(harness, '{ personalContacts { totalCount } }', { as: 'second' });
    expect(other.data.personalContacts.totalCount).toBe(contactIdsOf(harness, 'second').length);
  });

  it('is also not made until the Retry-After of a refused call is over', async () => {
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 429, retryAfter: 37, times: 1 });
    const refused = await ask(harness, '{ personalContacts { totalCount } }');
    expect(failuresOf(refused)).toEqual(['personalContacts RATE_LIMITED']);
    expect(refused.errors?.[0]?.extensions['retryAfter']).toBe(37);
    expect(refused.calls).toHaveLength(1);

    const again = await ask(harness, '{ personalContacts { totalCount } }');
    expect(failuresOf(again)).toEqual(['personalContacts RATE_LIMITED']);
    expect(again.calls).toEqual([]);
    expect(again.errors?.[0]?.extensions['retryAfter']).toBeLessThanOrEqual(37);
  });

  it('is also not made for Google, which does not say how long to wait', async () => {
    harness.sandbox.google.addFault({ kind: 'status', status: 429, times: 1 });
    const refused = await ask(harness, '{ otherContacts { totalCount } }');
    expect(refused.calls).toHaveLength(1);
    const again = await ask(harness, '{ otherContacts { totalCount } personalContacts { totalCount } }');
    expect(failuresOf(again)).toEqual(['otherContacts RATE_LIMITED']);
    expect(again.errors?.[0]?.extensions).toMatchObject({ upstream: 'google-people' });
    expect(again.errors?.[0]?.extensions['retryAfter']).toBeGreaterThan(0);
    expect(routesOf(again.calls)).toEqual(['contact']);
  });
});

describe('both upstreams in one operation', () => {
  beforeEach(() => start());

  it('cost the sum of what each costs alone', async () => {
    const { calls } = await askWell(
      harness,
      `{
        otherContacts(first: 1000) { nodes { displayName } pageInfo { hasNextPage } totalCount }
        personalContacts(first: 500) { nodes { displayName } pageInfo { hasNextPage } totalCount }
        favorites { nodes { id } }
      }`,
    );
    expect([...routesOf(calls)].sort()).toEqual(['contact', 'favorite', 'otherContacts']);
    const list = calls.find(({ route }) => route.endsWith('/contact'));
    expect(list && valuesOf(list, 'perPage')).toEqual(['500']);
  });
});
