import { hash } from 'node:crypto';

import { createSerialQueue, type SerialQueue } from '../http/serial-queue.ts';
import { pause, WaitEnded } from '../http/waiting.ts';
import type { Link } from './link.ts';
import { createSharedLock, type SharedLock } from './shared-lock.ts';

export interface SharedSerialQueueOptions {
  readonly link: Link;
  /** Keeps the keys of this queue apart from those of others. */
  readonly name: string;
  /** Milliseconds that work waits for a lost store before it goes on without it. */
  readonly graceMs: number;
  /** Milliseconds after which a replica that holds a lock and does not say so any more is taken to be gone. */
  readonly lockMs: number;
}

// Part of its life after which a lock is renewed: twice in vain, and it is still ours.
const RENEW_AFTER = 0.3;
const RETRY_MS = 20;
// Longer than a retry takes: who has just had the lock lets other replicas go first.
const COURTESY_MS = 35;

/**
 * A queue that replicas share: work of the same key runs in one of them at a time, within each replica in the order of
 * asking. Only the first of each replica's line asks for the lock; between replicas it falls to whoever asks first after
 * it has become free, and not twice in a row to the same while another waits.
 *
 * While the store is away, work waits a moment for it: whoever held a lock there finishes meanwhile. Then each replica
 * goes on by itself, one at a time as before, but not aware of the others.
 */
export function createSharedSerialQueue({
  link,
  name,
  graceMs,
  lockMs,
}: SharedSerialQueueOptions): SerialQueue {
  const ownLine = createSerialQueue();
  const held = new Set<SharedLock>();
  const freedAt = new Map<string, number>();

  link.onJoin(() => Promise.all([...held].map((lock) => lock.renew())));

  const beCourteous = (key: string): number =>
    (freedAt.get(key) ?? -Infinity) + COURTESY_MS - performance.now();

  /** @throws WaitEnded */
  const acquire = async (
    key: string,
    signal: AbortSignal | undefined,
    until: number,
  ): Promise<SharedLock> => {
    const lock = createSharedLock(link, `${name}:${key}`, lockMs);
    try {
      for (;;) {
        if (signal?.aborted === true) throw new WaitEnded('aborted');
        if (link.isUp) {
          await pause(beCourteous(key), signal);
          if (await lock.take()) return lock;
        } else if ((link.lostForMs() ?? 0) >= graceMs) return lock;
        const left = until - performance.now();
        if (left <= 0) throw new WaitEnded('timeout');
        await pause(Math.min(left, RETRY_MS * (0.5 + Math.random())), signal);
      }
    } catch (error) {
      lock.release();
      throw error;
    }
  };

  const release = (lock: SharedLock, key: string): void => {
    held.delete(lock);
    lock.release();
    const now = performance.now();
    freedAt.set(key, now);
    setTimeout(() => {
      if (freedAt.get(key) === now) freedAt.delete(key);
    }, COURTESY_MS).unref();
  };

  return {
    run(key, signal, maxWaitMs, work) {
      const until = performance.now() + maxWaitMs;
      // Whatever a key is made of, the store sees a hash of it.
      const hashed = hash('sha256', key, 'base64url').slice(0, 22);
      return ownLine.run(hashed, signal, maxWaitMs, async () => {
        const lock = await acquire(hashed, signal, until);
        held.add(lock);
        const renewal = setInterval(() => void lock.renew(), lockMs * RENEW_AFTER).unref();
        try {
          return await work();
        } finally {
          clearInterval(renewal);
          release(lock, hashed);
        }
      });
    },
  };
}
