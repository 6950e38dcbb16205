import { hash, randomUUID } from 'node:crypto';

import { pause, WaitEnded } from '../http/waiting.ts';

import { createMemoryLocks, type HeldLock, type LockRequest, type Locks } from './locks.ts';
import type { RedisConnection } from './redis-connection.ts';

export interface SharedLocksOptions {
  readonly connection: RedisConnection;
  /** Namespace of the lock names. */
  readonly prefix: string;
  /** Milliseconds that a request waits for an unavailable Redis before its replica continues without it. */
  readonly graceMs: number;
  /** Milliseconds after which the lock of a crashed replica expires. */
  readonly lifeMs: number;
}

// Fraction of its life after which a lock is extended: two attempts may fail.
const EXTEND_AFTER = 0.3;
const RETRY_MS = 20;
// Longer than the interval of retries: a replica that has just released the lock waits for the others.
const COURTESY_MS = 35;

/**
 * Locks that replicas share. Within a replica owners take turns; between replicas the first one to ask after the release gets
 * the lock, but not twice in a row while another replica waits.
 *
 * While Redis is unavailable, a request waits for a moment, so that the current holder can finish. Then each replica continues
 * with its own locks. When Redis is back, perhaps empty, no lock is taken until the held ones were extended or have expired.
 */
export const createSharedLocks = ({ connection, prefix, graceMs, lifeMs }: SharedLocksOptions): Locks => {
  const turns = createMemoryLocks();

  const createLock = (key: string) => {
    const id = randomUUID();
    // Until then no other replica can have the lock, even if Redis has lost it.
    let validUntil = 0;
    let isReleased = false;

    /** @param mode `take` also acquires a free lock. @returns whether the lock is ours; undefined without an answer of Redis */
    const ask = async (mode: 'take' | 'extend'): Promise<boolean | undefined> => {
      const askedAt = performance.now();
      const answer = await connection.run('lock', [key], [id, lifeMs, mode]);
      if (answer === 1) validUntil = askedAt + lifeMs;
      else if (answer === 0) validUntil = 0;
      // A retried command may have taken the lock after its release.
      if (isReleased) release();
      return answer === undefined ? undefined : answer === 1;
    };
    const release = (): void => {
      isReleased = true;
      void connection.run('unlock', [key], [id]);
    };
    const isValid = (): boolean => performance.now() < validUntil;

    return {
      take: async () => (await ask('take')) === true,
      goWithout: () => (validUntil = Infinity),
      // Redis may have lost the lock in a restart. No other replica takes it as long as it is valid here.
      extend: async () => (await ask(isValid() ? 'take' : 'extend')) ?? isValid(),
      release,
    };
  };
  type SharedLock = ReturnType<typeof createLock>;

  /** Takes the lock in Redis, or only in this replica if Redis is unavailable for longer than the grace period. */
  const tryTake = async (lock: SharedLock): Promise<boolean> => {
    if (connection.upForMs() >= lifeMs) return lock.take();
    if (connection.isUp() || connection.downForMs() < graceMs) return false;
    lock.goWithout();
    return true;
  };

  const hold = (lock: SharedLock, turn: HeldLock): HeldLock => {
    const extension = setInterval(() => void lock.extend(), lifeMs * EXTEND_AFTER).unref();
    let isOurs = true;
    return {
      isHeld: async () => isOurs && lock.extend(),
      release() {
        if (!isOurs) return;
        isOurs = false;
        clearInterval(extension);
        lock.release();
        setTimeout(turn.release, COURTESY_MS).unref();
      },
    };
  };

  const waitForLock = async (key: string, until: number, signal: LockRequest['signal']) => {
    const lock = createLock(key);
    try {
      for (;;) {
        if (signal?.aborted === true) throw new WaitEnded('aborted');
        if (await tryTake(lock)) return lock;
        const left = until - performance.now();
        if (left <= 0) throw new WaitEnded('timeout');
        await pause(Math.min(left, RETRY_MS * (0.5 + Math.random())), signal);
      }
    } catch (error) {
      // Redis may have granted the lock although its answer did not arrive.
      lock.release();
      throw error;
    }
  };

  // Names may contain personal data, so Redis gets a hash.
  const keyOf = (name: string): string =>
    `lock:${hash('sha256', `${prefix} ${name}`, 'base64url').slice(0, 22)}`;

  return {
    async acquire(request) {
      const until = performance.now() + request.maxWaitMs;
      const key = keyOf(request.name);
      const turn = await turns.acquire(request);
      try {
        return hold(await waitForLock(key, until, request.signal), turn);
      } catch (error) {
        turn.release();
        throw error;
      }
    },
    async tryAcquire(name) {
      const key = keyOf(name);
      const turn = await turns.tryAcquire(name);
      if (turn === undefined) return undefined;
      const lock = createLock(key);
      if (await tryTake(lock)) return hold(lock, turn);
      lock.release();
      turn.release();
      return undefined;
    },
  };
};
