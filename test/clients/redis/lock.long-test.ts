import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { setTimeout as delay } from 'node:timers/promises';

import { describeWithRedis, type RedisServer, startRedis } from '../../support/redis.ts';
import { setUp } from '../support/setup.ts';
import { after, json } from '../support/upstream-stub.ts';

import { range, type Replica, startReplica, until, withLock } from './support.ts';

/** A list that is read, changed and written with time in between, like favorites. Without a lock, updates are lost. */
const createList = () => {
  let items: readonly number[] = [];
  const events: string[] = [];
  let inside = 0;
  let crowd = 0;
  return {
    items: () => items,
    events,
    crowd: () => crowd,
    add: async (item: number, ms = 4): Promise<void> => {
      inside += 1;
      crowd = Math.max(crowd, inside);
      const read = items;
      await delay(ms);
      items = [...read, item];
      inside -= 1;
    },
  };
};

let redis: RedisServer;
let replicas: readonly Replica[] = [];
const start = async (count: number, options: Parameters<typeof startReplica>[1] = {}): Promise<void> => {
  replicas = await Promise.all(range(count).map(() => startReplica(redis, options)));
};
afterEach(async () => {
  for (const replica of replicas) await replica.close();
});

describeWithRedis('a lock that replicas share', () => {
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    await redis[Symbol.asyncDispose]();
  });

  it('loses no update when three replicas make fifty updates at once', async () => {
    await start(3);
    const list = createList();
    await Promise.all(
      range(50).map((item) =>
        withLock(replicas[item % 3]!, { name: 'a book', maxWaitMs: 10_000 }, () => list.add(item)),
      ),
    );
    expect([...list.items()].sort((a, b) => a - b)).toEqual(range(50));
    expect(list.crowd()).toBe(1);
  });

  it('is first come first served within a replica, interleaved with other replicas', async () => {
    await start(2);
    const [one, other] = replicas as [Replica, Replica];
    const done: string[] = [];
    const run = (replica: Replica, name: string): Promise<void> =>
      withLock({ locks: replica.queue }, { name: 'a user', maxWaitMs: 10_000 }, async () => {
        await delay(5);
        done.push(name);
      });
    const long = range(12).map((index) => run(one, `one-${index}`));
    await delay(20);
    await run(other, 'other');
    expect(done.indexOf('other')).toBeLessThan(6);
    await Promise.all(long);
    expect(done.filter((name) => name !== 'other')).toEqual(range(12).map((index) => `one-${index}`));
  });

  it('does not block locks of other names, nor the write queue of the same name', async () => {
    await start(2);
    const [one, other] = replicas as [Replica, Replica];
    const { promise: open, resolve: free } = Promise.withResolvers<undefined>();
    const held = withLock(one, { name: 'a', maxWaitMs: 1_000 }, () => open);
    expect(await withLock(other, { name: 'b', maxWaitMs: 500 }, () => Promise.resolve('b'))).toBe('b');
    const queue = { locks: other.queue };
    expect(await withLock(queue, { name: 'a', maxWaitMs: 500 }, () => Promise.resolve('order'))).toBe(
      'order',
    );
    await expect(
      withLock(other, { name: 'a', maxWaitMs: 60 }, () => Promise.resolve('a')),
    ).rejects.toMatchObject({
      name: 'WaitEnded',
      reason: 'timeout',
    });
    free(undefined);
    await held;
    expect(await withLock(other, { name: 'a', maxWaitMs: 500 }, () => Promise.resolve('a'))).toBe('a');
  });

  it('is released after failed work, and skips a caller who has left the queue', async () => {
    await start(2);
    const [one, other] = replicas as [Replica, Replica];
    const caller = new AbortController();
    const failing = withLock(one, { name: 'a', maxWaitMs: 1_000 }, async () => {
      await delay(50);
      throw new Error('broken');
    });
    await delay(10);
    const leaving = withLock(other, { name: 'a', maxWaitMs: 1_000, signal: caller.signal }, () =>
      Promise.reject(new Error('It ran.')),
    );
    caller.abort();
    await expect(leaving).rejects.toMatchObject({ reason: 'aborted' });
    await expect(failing).rejects.toThrow('broken');
    expect(await withLock(other, { name: 'a', maxWaitMs: 500 }, () => Promise.resolve('a'))).toBe('a');
  });

  it('is extended as long as the work takes, and expires when its replica dies', async () => {
    await start(2, { lockMs: 300 });
    const [one, other] = replicas as [Replica, Replica];
    const list = createList();
    const long = withLock(one, { name: 'a', maxWaitMs: 1_000 }, () => list.add(1, 900));
    await delay(20);
    const next = withLock(other, { name: 'a', maxWaitMs: 3_000 }, () => list.add(2, 10));
    await Promise.all([long, next]);
    expect([list.items(), list.crowd()]).toEqual([[1, 2], 1]);

    // The state that a killed replica leaves behind.
    const client = new Redis(redis.url);
    const ran = withLock(other, { name: 'b', maxWaitMs: 1_000 }, () => client.keys('*:lock:*'));
    const [key = ''] = await ran;
    expect(key).toMatch(/^contacts-subgraph:lock:[\w-]{22}$/);
    await client.set(key, 'somebody', 'PX', 300);
    const diedAt = performance.now();
    await withLock(one, { name: 'b', maxWaitMs: 3_000 }, () => Promise.resolve());
    expect(performance.now() - diedAt).toBeGreaterThanOrEqual(295);
    client.disconnect();
  });

  it('tryAcquire does not wait: one replica at a time fills a book', async () => {
    await start(2);
    const [one, other] = replicas as [Replica, Replica];
    const held = await one.locks.tryAcquire('fill a book');
    expect(held).toBeDefined();
    expect(await one.locks.tryAcquire('fill a book')).toBeUndefined();
    expect(await other.locks.tryAcquire('fill a book')).toBeUndefined();
    const elsewhere = await other.locks.tryAcquire('fill another book');
    expect(await elsewhere?.isHeld()).toBe(true);
    held?.release();
    await until(async () => {
      const next = await other.locks.tryAcquire('fill a book');
      next?.release();
      return next !== undefined;
    });
  });

  it('isHeld reports a lost lock before its holder continues', async () => {
    await start(1, { lockMs: 60_000 });
    const client = new Redis(redis.url);
    // A lock of another test may not have ended yet.
    await client.flushall();
    await withLock(replicas[0]!, { name: 'c', maxWaitMs: 1_000 }, async (lock) => {
      expect(await lock.isHeld()).toBe(true);
      const [key = ''] = await client.keys('*:lock:*');
      await client.set(key, 'another replica', 'PX', 60_000);
      expect(await lock.isHeld()).toBe(false);
      // The lock is not taken again, even when its key is gone: another replica may have written meanwhile.
      await client.del(key);
      expect(await lock.isHeld()).toBe(false);
    });
    client.disconnect();
  });

  it('serializes the copies of one Google user across both replicas', async () => {
    await start(2);
    let running = 0;
    let crowd = 0;
    let copies = 0;
    const copy = after(15, (request, response) => {
      running -= 1;
      copies += 1;
      return json({ resourceName: `people/c${copies}` })(request, response);
    });
    const answer: typeof copy = (request, response) => {
      running += 1;
      crowd = Math.max(crowd, running);
      return copy(request, response);
    };
    await using first = await setUp([answer], { queue: replicas[0]!.queue, timeoutMs: 10_000 });
    await using second = await setUp([answer], { queue: replicas[1]!.queue, timeoutMs: 10_000 });
    await Promise.all(
      range(16).map((index) =>
        (index % 2 === 0 ? first : second)
          .session()
          .googlePeople.copyOtherContactToMyContactsGroup(
            { resourceName: `otherContacts/c${index}` },
            { copyMask: 'names' },
          ),
      ),
    );
    expect([copies, crowd]).toEqual([16, 1]);
  });
});

describeWithRedis('a lock whose store is lost', () => {
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    await redis[Symbol.asyncDispose]();
  });

  it('loses nothing when Redis is back in time: the holder finishes, the others wait for Redis', async () => {
    await start(2, { graceMs: 5_000 });
    const list = createList();
    const changes = Promise.all(
      range(40).map((item) =>
        withLock(replicas[item % 2]!, { name: 'a book', maxWaitMs: 20_000 }, () => list.add(item, 25)),
      ),
    );
    await until(() => list.items().length > 5);
    await redis.crash();
    await delay(300);
    await redis.restart();
    await changes;
    expect([...list.items()].sort((a, b) => a - b)).toEqual(range(40));
    expect(list.crowd()).toBe(1);
    for (const { changes: told } of replicas)
      expect(told.map(({ isShared }) => isShared)).toEqual([false, true]);
  });

  it('is not given to another replica while the work outlasts the outage', async () => {
    await start(2, { graceMs: 5_000 });
    const list = createList();
    const long = withLock(replicas[0]!, { name: 'a', maxWaitMs: 1_000 }, () => list.add(1, 1_500));
    await delay(50);
    await redis.crash();
    await redis.restart();
    const next = withLock(replicas[1]!, { name: 'a', maxWaitMs: 15_000 }, () => list.add(2, 5));
    await Promise.all([long, next]);
    expect([list.items(), list.crowd()]).toEqual([[1, 2], 1]);
  });

  it('is local to each replica during a long outage, and shared again afterwards', async () => {
    await start(2, { graceMs: 200 });
    await redis.crash();
    await until(() => replicas.every(({ changes }) => changes.length === 1));
    const lists = [createList(), createList()];
    await Promise.all(
      range(20).map((item) =>
        withLock(replicas[item % 2]!, { name: 'a book', maxWaitMs: 3_000 }, () => lists[item % 2]!.add(item)),
      ),
    );
    // In each replica, all updates in order, one at a time.
    expect(lists[0]!.items()).toEqual(range(10).map((index) => 2 * index));
    expect(lists[1]!.items()).toEqual(range(10).map((index) => 2 * index + 1));

    const list = createList();
    // This work started without Redis and still runs when Redis is back: the other replica must wait.
    const alone = withLock(replicas[0]!, { name: 'b', maxWaitMs: 1_000 }, () => list.add(1, 1_200));
    await delay(20);
    await redis.restart();
    await until(() => replicas.every(({ changes }) => changes.length === 2));
    await Promise.all([alone, withLock(replicas[1]!, { name: 'b', maxWaitMs: 5_000 }, () => list.add(2, 5))]);
    expect([list.items(), list.crowd()]).toEqual([[1, 2], 1]);
  });
});
