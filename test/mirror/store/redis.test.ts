import { expect, it } from '@jest/globals';
import { Redis } from 'ioredis';

import { UNREAD_MS } from '../../../src/mirror/store/store.ts';
import { describeWithRedis } from '../../support/redis.ts';

import { inRedis } from './stores.ts';

describeWithRedis('books in Redis', () => {
  it('are one key each, which expires 7 days after the last reading', async () => {
    await using stores = await inRedis();
    const store = await stores.open();
    const redis = new Redis(stores.url);
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
    redis.disconnect();
  });
});
