import { afterEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { setTimeout as delay } from 'node:timers/promises';

import { COLLEAGUES } from '../../../sandbox/ringcentral/directory.ts';
import { favoriteId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redis.ts';
import { bookOf, failuresOf, range } from '../graph/support.ts';

import { linesOf, mutate, OPERATIONS, putFavorites, READ, storedIds, WRITE } from './favorites-support.ts';
import { officialClient } from './ringcentral-clients.ts';

let harness: Harness;
afterEach(() => harness.close());

const extensionAt = (index: number): string => COLLEAGUES[index]?.extensionId ?? '';
const writes = () => harness.calls().filter(({ method }) => method === 'PUT');
const until = async (isTrue: () => boolean): Promise<void> => {
  for (const deadline = performance.now() + 20_000; !isTrue(); await delay(2)) {
    if (performance.now() > deadline) throw new Error('The condition did not become true in time.');
  }
};

describe('a caller without access who knows the ids of a book', () => {
  it.each([
    ['setFavorites', (id: object) => ({ ...id, favorites: [] })],
    ['addFavorite', (id: object) => ({ ...id, target: { extensionId: extensionAt(0) } })],
    ['removeFavorite', (_id: object, favorite: string) => ({ id: favorite })],
    ['moveFavorite', (_id: object, favorite: string) => ({ id: favorite, position: 0 })],
  ] as const)('does not block others with 300 requests: %s', async (name, inputOf) => {
    harness = await startHarness();
    const book = bookOf(harness);
    await putFavorites(harness, [{ extensionId: extensionAt(1) }]);
    harness.clearCalls();
    // If these callers' reads took the lock one after another, they would need more than a minute.
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 250, match: { method: 'GET' } });
    const input = inputOf(book, favoriteId(book, { extensionId: extensionAt(1) }));
    const strangers = Promise.all(
      range(300).map((index) =>
        harness.execute(OPERATIONS[name], {
          as: 'nobody',
          headers: { 'x-ringcentral-authorization': `Bearer stranger-${String(index)}` },
          variables: { input },
        }),
      ),
    );
    await until(() => harness.calls().length > 0);
    const own = await harness.execute(OPERATIONS.addFavorite, {
      variables: { input: { target: { extensionId: extensionAt(2) } } },
    });
    expect(own.body.errors).toBeUndefined();
    expect(own.body.data.addFavorite.userErrors).toEqual([]);
    for (const { body } of await strangers) expect(failuresOf(body)).toEqual([`${name} UNAUTHENTICATED`]);
    expect(writes()).toHaveLength(1);
  });

  it('cannot block others with a valid token for another book', async () => {
    harness = await startHarness();
    await putFavorites(harness, [{ extensionId: extensionAt(1) }]);
    const id = favoriteId(bookOf(harness), { extensionId: extensionAt(1) });
    const answer = await mutate(harness, 'removeFavorite', { id }, { as: 'second' });
    expect([linesOf(answer), ...failuresOf(answer)]).toEqual([[READ], 'removeFavorite FORBIDDEN']);
    expect(storedIds(harness)).toEqual([id]);
  });
});

/** Many concurrent changes by one credential, and one by another credential, to the same list of the same user. */
const changeBesideACrowd = async (crowdSize: number): Promise<number> => {
  const client = await officialClient(harness);
  const headers = { 'x-ringcentral-authorization': `Bearer ${client.token?.access_token ?? ''}` };
  await putFavorites(harness, []);
  for (const options of [{}, { headers }]) await mutate(harness, 'setFavorites', { favorites: [] }, options);
  harness.clearCalls();
  const add = (index: number, options: object) =>
    harness.execute(OPERATIONS.addFavorite, {
      ...options,
      variables: { input: { target: { extensionId: extensionAt(index) } } },
    });
  const crowd = range(crowdSize).map((index) => add(index, { headers }));
  await until(() => writes().length > 0);
  const own = await add(42, {});
  expect(own.body.data.addFavorite.userErrors).toEqual([]);
  const before = writes().findIndex(({ requestBody }) =>
    JSON.stringify(requestBody).includes(extensionAt(42)),
  );
  for (const { body } of await Promise.all(crowd)) expect(body.errors).toBeUndefined();
  return before;
};

it('lets credentials take turns, however many requests of another one are waiting', async () => {
  harness = await startHarness({ env: { UPSTREAM_TIMEOUT_MS: '60000' } });
  harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 25, match: { method: 'PUT' } });
  expect(await changeBesideACrowd(25)).toBeLessThanOrEqual(6);
});

describeWithRedis('with Redis', () => {
  let redis: RedisServer;
  const start = async (): Promise<void> => {
    redis = await startRedis();
    harness = await startHarness({ env: { REDIS_URL: redis.url, UPSTREAM_TIMEOUT_MS: '60000' } });
  };
  afterEach(async () => {
    await redis[Symbol.asyncDispose]();
  });

  it('lets credentials take turns, however many requests of another one are waiting', async () => {
    await start();
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 25, match: { method: 'PUT' } });
    expect(await changeBesideACrowd(25)).toBeLessThanOrEqual(6);
  });

  it('notices a lost lock before the write, and starts over with a fresh read', async () => {
    await start();
    await putFavorites(harness, []);
    await mutate(harness, 'setFavorites', { favorites: [] });
    harness.clearCalls();
    harness.sandbox.ringcentral.addFault({
      kind: 'latency',
      latencyMs: 400,
      match: { method: 'GET' },
      times: 1,
    });
    const change = harness.execute(OPERATIONS.addFavorite, {
      variables: { input: { target: { extensionId: extensionAt(3) } } },
    });
    await until(() => harness.calls().length === 1);
    // As if another replica took the lock while this one was stopped for longer than the lock lasts.
    const client = new Redis(redis.url);
    const [key = ''] = await client.keys('contacts-subgraph:lock:*');
    await client.set(key, 'another replica', 'PX', 600);
    await putFavorites(harness, [{ extensionId: extensionAt(4) }]);
    client.disconnect();
    const { body } = await change;
    expect(body.errors).toBeUndefined();
    expect(linesOf({ calls: harness.calls() })).toEqual([READ, WRITE, READ, WRITE]);
    expect(storedIds(harness)).toEqual(
      [4, 3].map((index) => favoriteId(bookOf(harness), { extensionId: extensionAt(index) })),
    );
  });
});
