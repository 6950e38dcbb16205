import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { maxConcurrency } from '../../../sandbox/index.ts';
import { COLLEAGUES } from '../../../sandbox/ringcentral/directory.ts';
import { favoriteId } from '../../../src/relay/global-id.ts';
import {
  type ExecuteOptions,
  type Harness,
  type HarnessOptions,
  startHarness,
} from '../../support/harness.ts';
import { bookOf, failuresOf, range } from '../graph/support.ts';

import { type Observed, serialOrder } from './favorites-model.ts';
import { idOf, inputOf, payloadOf, startList, type Step, steps, take, waysOf } from './favorites-program.ts';
import { linesOf, mutate, OPERATIONS, putFavorites, READ, storedIds, WRITE } from './favorites-support.ts';
import { officialClient } from './ringcentral-clients.ts';

let harness: Harness;
const start = async (options?: HarnessOptions): Promise<Harness> => (harness = await startHarness(options));
afterEach(() => harness.close());

/** Makes all changes concurrently, each with another spelling or user. */
const takeTogether = (all: readonly Step[]): Promise<readonly Observed[]> => {
  const ways = waysOf(harness);
  return Promise.all(all.map((step, index) => take(harness, step, ways[index % ways.length] ?? ways[0])));
};

describe('50 concurrent changes of one list, by two users with all spellings of the book', () => {
  beforeEach(async () => {
    // On a busy machine the last change may wait long for its turn.
    await start({ env: { UPSTREAM_TIMEOUT_MS: '60000' } });
    // Every call has a different latency.
    const latency = { kind: 'latency', match: { caller: 'second' } } as const;
    harness.sandbox.ringcentral.addFault({ ...latency, latencyMs: 4 });
    harness.sandbox.ringcentral.addFault({ ...latency, latencyMs: 6, when: 'after', times: 40 });
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 3, when: 'after' });
  });

  it.each<[string, (index: number) => Step]>([
    [
      'addFavorite',
      (index) => ({ kind: 'add', number: 50 + index, position: index % 7 === 0 ? undefined : index % 30 }),
    ],
    ['removeFavorite', (index) => ({ kind: 'remove', number: index })],
    ['moveFavorite', (index) => ({ kind: 'move', number: index, position: (index * 13) % 50 })],
    [
      'all three',
      (index) =>
        (
          [
            { kind: 'add', number: 50 + index, position: index % 30 },
            { kind: 'remove', number: index },
            // Some of these are removed concurrently, so either may come first.
            { kind: 'move', number: (index * 7) % 50, position: index % 30 },
          ] as const
        )[index % 3] ?? { kind: 'remove', number: index },
    ],
  ])('lose nothing: %s', async (_name, changeAt) => {
    await startList(harness, range(50));
    harness.clearCalls();
    const before = storedIds(harness, 'second');
    const observed = await takeTogether(range(50).map(changeAt));
    const order = serialOrder(before, observed, storedIds(harness, 'second'));
    expect(order?.length).toBe(50);

    const done = observed.filter(({ outcome }) => 'ids' in outcome);
    const added = done.flatMap(({ change }) => (change.kind === 'add' ? [change.id] : []));
    const removed = done.flatMap(({ change }) => (change.kind === 'remove' ? [change.id] : []));
    expect([...storedIds(harness, 'second')].sort()).toEqual(
      [...before.filter((id) => !removed.includes(id)), ...added].sort(),
    );
    const writes = harness.calls().filter(({ method }) => method === 'PUT');
    expect(maxConcurrency(writes)).toBe(1);
  });
});

it('concurrent changes of a list have the result of some sequential order', async () => {
  await start();
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 162, max: 173 }), { maxLength: 8 }),
      fc.array(steps({ listsMayRepeat: false }), { minLength: 2, maxLength: 12 }),
      async (first, changes) => {
        await startList(harness, first);
        const before = storedIds(harness, 'second');
        const observed = await takeTogether(changes);
        expect(serialOrder(before, observed, storedIds(harness, 'second'))).toBeDefined();
      },
    ),
    { numRuns: 25 },
  );
});

describe('no change is lost', () => {
  beforeEach(() => start());
  const add = (number: number, options: ExecuteOptions, book: object = bookOf(harness, 'second')) =>
    payloadOf(harness, 'addFavorite', { ...book, target: inputOf(harness, number) }, options);
  const callsArrived = async (method: string, count = 1): Promise<void> => {
    const deadline = Date.now() + 5_000;
    while (harness.calls().filter((call) => call.method === method).length < count) {
      if (Date.now() > deadline) throw new Error(`No ${method} came.`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('while an older read of the same caller is in flight', async () => {
    await startList(harness, [0]);
    harness.clearCalls();
    harness.sandbox.ringcentral.addFault({
      kind: 'latency',
      latencyMs: 500,
      when: 'after',
      match: { method: 'GET', caller: 'second' },
      times: 1,
    });
    const query = harness.execute('{ favorites { nodes { id } } }', { as: 'second' });
    await callsArrived('GET');
    await add(1, { as: 'demo' });
    // By the same caller and with the same URL as the read that is still in flight.
    await add(2, { as: 'second' }, {});
    expect((await query).body.data.favorites.nodes).toHaveLength(1);
    expect(storedIds(harness, 'second')).toEqual([0, 1, 2].map((number) => idOf(harness, number)));
  });

  it("while an aborted request's write is still in progress", async () => {
    await startList(harness, [0]);
    harness.clearCalls();
    harness.sandbox.ringcentral.addFault({
      kind: 'latency',
      latencyMs: 250,
      match: { method: 'PUT' },
      times: 1,
    });
    const leaver = new AbortController();
    const left = add(1, { as: 'second', signal: leaver.signal }).catch(() => 'left');
    await callsArrived('PUT');
    leaver.abort();
    expect(await left).toBe('left');
    await add(2, { as: 'demo' });
    expect(storedIds(harness, 'second')).toEqual([0, 1, 2].map((number) => idOf(harness, number)));
  });

  it('after a write that failed without an answer but was done', async () => {
    await startList(harness, [0]);
    harness.sandbox.ringcentral.addFault({
      kind: 'reset',
      when: 'after',
      match: { method: 'PUT' },
      times: 1,
    });
    await expect(add(1, { as: 'second' })).rejects.toThrow('not known whether');
    await add(2, { as: 'demo' });
    expect(storedIds(harness, 'second')).toEqual([0, 1, 2].map((number) => idOf(harness, number)));
  });
});

describe('the queue for a list', () => {
  /** Reads the list once, so that the first change needs no further read to prove that upstream accepts the caller. */
  const startAccepted = async (options?: HarnessOptions): Promise<void> => {
    await start(options);
    await harness.execute('{ favorites { totalCount } }');
    harness.clearCalls();
  };
  const slowly = (latencyMs: number): void => {
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs, match: { caller: 'demo' } });
  };
  const add = (options: ExecuteOptions, extensionId: string, book: object = bookOf(harness)) =>
    harness.execute(OPERATIONS.addFavorite, {
      ...options,
      variables: { input: { ...book, target: { extensionId } } },
    });
  const [ONE = '', TWO = '', THREE = ''] = COLLEAGUES.slice(40).map(({ extensionId }) => extensionId);

  it('is left in time by a change that waited too long, without a call', async () => {
    await startAccepted({ env: { UPSTREAM_TIMEOUT_MS: '4000' } });
    // Together longer than the max wait, but each shorter than a call's timeout.
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 1700, match: { method: 'GET' } });
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 3200, match: { method: 'PUT' } });
    const first = add({}, ONE);
    while (harness.calls().length === 0) await new Promise((resolve) => setImmediate(resolve));
    const second = await add({}, TWO);
    expect(failuresOf(second.body)).toEqual(['addFavorite RATE_LIMITED']);
    expect(second.body.errors?.[0]?.extensions).toMatchObject({ upstream: 'ringcentral', retryAfter: 4 });
    expect(second.body.errors?.[0]?.message).toContain('Nothing was changed');
    expect((await first).body.errors).toBeUndefined();
    expect(linesOf({ calls: harness.calls() })).toEqual([READ, WRITE]);
    harness.sandbox.ringcentral.clearFaults();
    expect((await add({}, TWO)).body.errors).toBeUndefined();
  });

  it('is left by an aborted request, and continues for the others', async () => {
    await startAccepted();
    slowly(150);
    const first = add({}, ONE);
    while (harness.calls().length === 0) await new Promise((resolve) => setImmediate(resolve));
    const leaver = new AbortController();
    const left = add({ signal: leaver.signal }, TWO).catch(() => 'left');
    const third = add({}, THREE);
    // This request needs no upstream call, so its answer shows that the graph has started the earlier ones.
    await harness.execute('{ __typename }');
    leaver.abort();
    expect([await left, (await first).status, (await third).status]).toEqual(['left', 200, 200]);
    expect(linesOf({ calls: harness.calls() })).toEqual([READ, WRITE, READ, WRITE]);
    expect(storedIds(harness).slice(-2)).toEqual(
      [ONE, THREE].map((extensionId) => favoriteId(bookOf(harness), { extensionId })),
    );
  });

  it('does not delay changes of another list', async () => {
    await start();
    slowly(300);
    const order: string[] = [];
    const mine = add({}, ONE).then(() => order.push('slow'));
    while (harness.calls().length === 0) await new Promise((resolve) => setImmediate(resolve));
    await add({ as: 'second' }, ONE, {}).then(() => order.push('other list'));
    await mine;
    expect(order).toEqual(['other list', 'slow']);
  });
});

it('two credentials of one user share the queue', async () => {
  await start();
  const client = await officialClient(harness);
  const headers = { 'x-ringcentral-authorization': `Bearer ${client.token?.access_token ?? ''}` };
  await putFavorites(harness, []);
  const extensions = COLLEAGUES.slice(0, 20).map(({ extensionId }) => extensionId);
  const payloads = await Promise.all(
    extensions.map((extensionId, index) =>
      mutate(harness, 'addFavorite', { target: { extensionId } }, index % 2 === 0 ? {} : { headers }),
    ),
  );
  expect(payloads.map(({ payload }) => payload.favorites?.length).sort((a = 0, b = 0) => a - b)).toEqual(
    range(20).map((index) => index + 1),
  );
  expect(storedIds(harness)).toHaveLength(20);
});
