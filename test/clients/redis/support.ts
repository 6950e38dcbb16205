import { setTimeout as delay } from 'node:timers/promises';

import type { HeldLock, LockRequest } from '../../../src/clients/redis/locks.ts';
import type { SharingChange } from '../../../src/clients/redis/redis-connection.ts';
import {
  createSharedState,
  type SharedState,
  type SharedStateOptions,
} from '../../../src/clients/redis/shared-state.ts';
import type { RedisServer } from '../../support/redis.ts';

/** The part of a replica that shares state through Redis, without the graph. */
export interface Replica extends SharedState, AsyncDisposable {
  readonly changes: readonly SharingChange[];
}

export const LIMIT = 10;

export const startReplica = async (
  { url }: Pick<RedisServer, 'url'>,
  options: Partial<SharedStateOptions> = {},
): Promise<Replica> => {
  const changes: SharingChange[] = [];
  const state = await createSharedState({
    url,
    onChange: (change) => changes.push(change),
    defaultsFor: () => ({ limit: LIMIT, windowMs: 60_000 }),
    callMs: 1_000,
    warmupLifeMs: 60_000,
    graceMs: 900,
    ...options,
  });
  return { ...state, changes, [Symbol.asyncDispose]: state.close };
};

/** Does the work under the lock of that name. */
export const withLock = async <Result>(
  { locks }: Pick<SharedState, 'locks'>,
  request: Pick<LockRequest, 'name' | 'maxWaitMs'> & Partial<LockRequest>,
  work: (lock: HeldLock) => Promise<Result>,
): Promise<Result> => {
  const lock = await locks.acquire({ owner: 'somebody', ...request });
  try {
    return await work(lock);
  } finally {
    lock.release();
  }
};

export const until = async (isTrue: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> => {
  for (const deadline = performance.now() + withinMs; !(await isTrue()); await delay(5)) {
    if (performance.now() > deadline) throw new Error('The condition did not become true in time.');
  }
};

export const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
