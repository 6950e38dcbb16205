import { hash, randomUUID } from 'node:crypto';

import { pause, WaitEnded } from '../http/waiting.ts';

import { createMemoryLocks, type HeldLock, type LockRequest, type Locks } from './locks.ts';
import type { RedisConnection } from './redis-connection.ts';

export interface SharedLocksOptions {
  readonly connection: RedisConnection;
  /** Keeps the names of these locks apart from those of others. */
  readonly prefix: string;
  /** Milliseconds that a request waits for a lost Redis before its replica goes on without it. */
  readonly graceMs: number;
  /** Milliseconds after which a lock falls free whose replica is gone. */
  readonly lifeMs: number;
}

// Part of its life after which a lock is extended: two attempts may fail.
const EXTEND_AFTER = 0.3;
const RETRY_MS = 20;
// Longer than a retry takes: a replica that has just had the lock lets the others go first.
const COURTESY_MS = 35;

/**
 * Locks that replicas share. Within a replica owners take turns; between replicas the lock falls to whoever asks first after
 * it has become free, and not twice in a row to the same replica while another waits.
 *
 * While Redis is away, a request waits a moment for it: whoever held the lock there finishes meanwhile. Then each replica
 * goes on by itself. Once Redis is back, perhaps empty, nobody takes a lock before those that were held have been
 * extended or have run out.
 */
export const createSharedLocks = ({ connection, prefix, graceMs, lifeMs }: SharedLocksOptions): Locks => {
  const turns = createMemoryLocks();

  const createLock = (key: string) => {
    const id = randomUUID();
    // Until when nobody else can have it, whatever has become of Redis.
    let validUntil = 0;
    let isReleased = false;

    /** @param mode whether the lock may be taken where nobody has it. Undefined where Redis does not say. */
    const ask = async (mode: 'take' | 'extend'): Promise<boolean | undefined> => {
      const askedAt = performance.now();
      const answer = await connection.run('lock', [key], [id, lifeMs, mode]);
      if (answer === 1) validUntil = askedAt + lifeMs;
      else if (answer === 0) validUntil = 0;
      // It was asked for again after a slow moment.
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
      // A Redis that has come back empty may not know the lock, and nobody else takes it as long as it is valid here.
      extend: async () => (await ask(isValid() ? 'take' : 'extend')) ?? isValid(),
      release,
    };
  };
  type SharedLock = ReturnType<typeof createLock>;

  /** Whether the replica has the lock now, in Redis or, while that is away for long, by itself. */
  const tryTake = async (lock: SharedLock): Promise<boolean> => {
    if (connection.upForMs() >= lifeMs) return lock.take();
    if (connection.isUp || connection.downForMs() < graceMs) return false;
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
      // A question without an answer may have been heard.
      lock.release();
      throw error;
    }
  };

  // Whatever a name is made of, Redis sees a hash of it.
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
