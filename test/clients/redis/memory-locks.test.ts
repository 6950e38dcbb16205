import { describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import { createMemoryLocks, type Locks } from '../../../src/clients/redis/locks.ts';

import { range } from './support.ts';

const acquire = (locks: Locks, owner: string, options: { maxWaitMs?: number; signal?: AbortSignal } = {}) =>
  locks.acquire({ name: 'a book', owner, maxWaitMs: 60_000, ...options });

/** The owners in the order in which they got the lock. Each holds it briefly. */
const orderOf = async (locks: Locks, owners: readonly string[]): Promise<readonly string[]> => {
  const order: string[] = [];
  const first = await acquire(locks, 'first');
  const all = owners.map(async (owner) => {
    const lock = await acquire(locks, owner);
    order.push(owner);
    await delay(0);
    lock.release();
  });
  first.release();
  await Promise.all(all);
  return order;
};

describe('a lock in memory', () => {
  it('has one holder at a time, first come first served', async () => {
    const locks = createMemoryLocks();
    let holders = 0;
    let most = 0;
    const order: number[] = [];
    await Promise.all(
      range(50).map(async (index) => {
        const lock = await acquire(locks, 'one');
        most = Math.max(most, (holders += 1));
        order.push(index);
        await delay(index % 3);
        holders -= 1;
        lock.release();
      }),
    );
    expect([most, order]).toEqual([1, range(50)]);
  });

  it('alternates between owners, however many requests each of them has', async () => {
    const many = range(100).map(() => 'crowd');
    const order = await orderOf(createMemoryLocks(), [...many, 'a', 'b', 'a']);
    expect(order.slice(0, 6)).toEqual(['crowd', 'a', 'b', 'crowd', 'a', 'crowd']);
    expect(order).toHaveLength(103);
  });

  it('refuses the 1,001st waiting request of an owner, but not another owner', async () => {
    const locks = createMemoryLocks();
    const held = await acquire(locks, 'first');
    const crowd = range(1_000).map(async () => (await acquire(locks, 'crowd')).release());
    await expect(acquire(locks, 'crowd')).rejects.toMatchObject({ name: 'QuotaRefusal' });
    const other = acquire(locks, 'other');
    held.release();
    (await other).release();
    await Promise.all(crowd);
  });

  it('skips a request that timed out or was aborted', async () => {
    const locks = createMemoryLocks();
    const held = await acquire(locks, 'one');
    const caller = new AbortController();
    const late = acquire(locks, 'one', { maxWaitMs: 5 });
    const gone = acquire(locks, 'one', { signal: caller.signal });
    const next = acquire(locks, 'one');
    caller.abort();
    await expect(gone).rejects.toMatchObject({ name: 'WaitEnded', reason: 'aborted' });
    await expect(late).rejects.toMatchObject({ name: 'WaitEnded', reason: 'timeout' });
    held.release();
    (await next).release();
    await expect(acquire(locks, 'one', { signal: caller.signal })).rejects.toMatchObject({
      reason: 'aborted',
    });
  });

  it('tryAcquire does not wait for the holder', async () => {
    const locks = createMemoryLocks();
    const held = await locks.tryAcquire('a book');
    expect(await locks.tryAcquire('a book')).toBeUndefined();
    expect(await locks.tryAcquire('another book')).toBeDefined();
    const next = acquire(locks, 'one');
    held?.release();
    // A second release must not release the lock of the next holder.
    held?.release();
    const lock = await next;
    expect([await held?.isHeld(), await lock.isHeld()]).toEqual([false, true]);
    expect(await locks.tryAcquire('a book')).toBeUndefined();
    lock.release();
    expect(await locks.tryAcquire('a book')).toBeDefined();
  });
});
