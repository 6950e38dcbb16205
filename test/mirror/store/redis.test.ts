import { expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import { createRedisStore } from '../../../src/mirror/store/redis.ts';
import { type MirrorStore, StoreUnavailableError, UNREAD_MS } from '../../../src/mirror/store/store.ts';
import { describeWithRedis, lookInto, startRedis } from '../../support/redis.ts';

import { inRedis } from './stores.ts';

const open = (store: MirrorStore): MirrorStore & AsyncDisposable => ({
  ...store,
  [Symbol.asyncDispose]: () => store.close(),
});

describeWithRedis('books in Redis', () => {
  it('are one key each, which expires 7 days after the last read', async () => {
    await using stores = await inRedis();
    const store = await stores.open();
    using redis = lookInto(stores);
    await store.replace('a', undefined, 'h1', [Uint8Array.of(1)]);
    const [key = ''] = await redis.keys('*');
    expect(await redis.dbsize()).toBe(1);
    const expiresSoon = () => redis.pexpire(key, 60_000);
    const lifeMs = () => redis.pttl(key);
    expect(await lifeMs()).toBeGreaterThan(UNREAD_MS - 60_000);
    await expiresSoon();
    await store.replace('a', { history: 'h1', version: 1 }, 'h2', [Uint8Array.of(1)], 'upkeep');
    await store.load('a', 'upkeep');
    await store.list();
    expect(await lifeMs()).toBeLessThanOrEqual(60_000);
    for (const read of [
      () => store.load('a'),
      () => store.since('a', { history: 'h2', version: 1 }),
      () => store.append('a', { history: 'h2', version: 1 }, Uint8Array.of(2)),
    ]) {
      await expiresSoon();
      await read();
      expect(await lifeMs()).toBeGreaterThan(UNREAD_MS - 60_000);
    }
  });
});

describeWithRedis('a store in a Redis that stops answering', () => {
  /** Whether a command was sent. Commands that are not sent fail without a cause. */
  const isSent = (error: unknown): boolean => (error as Error).cause !== undefined;

  it('makes only one command wait, however many are issued, until Redis answers again', async () => {
    await using redis = await startRedis();
    await using store = open(createRedisStore({ url: redis.url, commandMs: 200, awayMs: 300 }));
    await store.replace('a', undefined, 'h1', [Uint8Array.of(1)]);
    redis.freeze();
    const errors: unknown[] = [];
    // Several times as long as a command waits and the store then counts as unavailable.
    for (const endsAt = performance.now() + 1_500; performance.now() < endsAt; await delay(10)) {
      errors.push(await store.load('a').catch((error: unknown) => error));
      errors.push(
        await store
          .append('a', { history: 'h1', version: 1 }, Uint8Array.of(2))
          .catch((error: unknown) => error),
      );
    }
    expect(errors.length).toBeGreaterThan(50);
    expect(errors.every((error) => error instanceof StoreUnavailableError)).toBe(true);
    expect(errors.filter(isSent)).toHaveLength(1);
    redis.thaw();
    let book = await store.load('a').catch(() => undefined);
    for (let tries = 0; tries < 500 && book === undefined; tries += 1) {
      await delay(10);
      book = await store.load('a').catch(() => undefined);
    }
    expect(book?.head).toEqual({ history: 'h1', version: 1 });
  });

  it('rejects all waiting commands together with the first one', async () => {
    await using redis = await startRedis();
    await using store = open(createRedisStore({ url: redis.url, commandMs: 500 }));
    await store.load('a');
    redis.freeze();
    const first = store.load('a').catch((error: unknown) => error);
    await delay(400);
    // Each of these would wait for another 400 ms after the first one.
    const later = Array.from({ length: 10 }, () => store.load('a').catch((error: unknown) => error));
    await first;
    const outcome = await Promise.race([Promise.all(later), delay(200, 'still waiting')]);
    expect(outcome).toHaveLength(10);
  });

  it('reports at once that a crashed Redis is unavailable', async () => {
    await using redis = await startRedis();
    await using store = open(createRedisStore({ url: redis.url }));
    await store.load('a');
    await redis.crash();
    const errors = [];
    for (let asks = 0; asks < 50; asks += 1) {
      errors.push(await store.load('a').catch((error: unknown) => error));
      await delay(2);
    }
    expect(errors.every((error) => error instanceof StoreUnavailableError)).toBe(true);
    expect(errors.filter(isSent).length).toBeLessThanOrEqual(1);
  });
});
