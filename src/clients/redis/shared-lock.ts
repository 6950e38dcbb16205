import { randomUUID } from 'node:crypto';

import { Mutex } from 'redis-semaphore';

import type { Link } from './link.ts';

/** A lock that is there once among all replicas. */
export interface SharedLock {
  /** Whether it is ours now. */
  take(): Promise<boolean>;
  /** Keeps it ours, also in a store that has forgotten it. */
  renew(): Promise<unknown>;
  /** Gives it back, without waiting for an answer; does nothing where it is not ours. */
  release(): void;
}

/**
 * redis-semaphore's mutex, with the time kept by us: its own timer leaves the failure of a renewal unhandled, which ends
 * the process, and its own retries know nothing of a store that is away.
 * @param lifeMs how long it stays ours when we do not renew it
 */
export function createSharedLock(link: Link, name: string, lifeMs: number): SharedLock {
  const options = {
    identifier: randomUUID(),
    lockTimeout: lifeMs,
    acquireAttemptsLimit: 1,
    retryInterval: 0,
    refreshInterval: 0,
  };
  // A question without an answer may have been heard, and then the lock is ours and nobody can have it.
  let isUnsure = false;

  const claim = async (): Promise<boolean> => {
    const isOurs = await link.ask((redis) => new Mutex(redis, name, options).tryAcquire());
    isUnsure = isOurs === undefined;
    return isOurs ?? false;
  };
  /** Whether it is ours already; undefined where the store does not say. */
  const keep = (): Promise<boolean | undefined> =>
    link.ask((redis) => new Mutex(redis, name, { ...options, acquiredExternally: true }).tryAcquire());

  return {
    take: async () => (isUnsure && (await keep()) === true) || claim(),
    renew: async () => (await keep()) === false && claim(),
    release: () =>
      void link.ask((redis) => new Mutex(redis, name, { ...options, acquiredExternally: true }).release()),
  };
}
