import type { SerialQueue } from '../http/stages/serialize.ts';
import type { OpenTokenStore } from '../http/token-request.ts';
import type { QuotaKey, QuotaStore } from '../quota/quota.ts';
import type { QuotaDefaults } from '../quota/sliding-window.ts';

import type { Locks } from './locks.ts';
import { createRedisConnection, type RedisConnectionOptions } from './redis-connection.ts';
import { createSharedQuotaStore } from './shared-budget.ts';
import { createSharedLocks } from './shared-locks.ts';
import { createSharedTokenStore } from './shared-token-store.ts';
import { createSharedMarks, createSharedTexts, type SharedMarks, type SharedTexts } from './shared-values.ts';

export interface SharedStateOptions extends RedisConnectionOptions {
  /** What holds for a budget until upstream has told more. */
  readonly defaultsFor: (key: QuotaKey) => QuotaDefaults;
  /** Milliseconds that an upstream call may take at most. */
  readonly callMs: number;
  /** Milliseconds that a caller's warm-up of a search is remembered. */
  readonly warmupLifeMs: number;
  /** Milliseconds that a change waits for a lost Redis before its replica goes on by itself: 5,000. */
  readonly graceMs?: number;
  /** Milliseconds after which a lock falls free whose replica is gone: 3,000. */
  readonly lockMs?: number;
}

/** What replicas of the graph share. Every part goes on in the memory of the process while Redis is away. */
export interface SharedState {
  readonly quotas: QuotaStore;
  /** The order of changes of one caller. */
  readonly queue: SerialQueue;
  /** For what must be read, changed and written with nobody else in between, or done once among all replicas. */
  readonly locks: Locks;
  /** The tokens of credentials that every replica holds. */
  readonly openTokenStore: OpenTokenStore;
  /** Nothing is known here while Redis is away, so keep what matters in memory as well; so with the texts. */
  readonly warmups: SharedMarks;
  readonly persistedQueries: SharedTexts;
  close(): Promise<void>;
}

/** Connects to Redis. Where it does not answer, `onChange` is called, and the work begins without it. */
export const createSharedState = async (options: SharedStateOptions): Promise<SharedState> => {
  const { defaultsFor, callMs, warmupLifeMs, graceMs = 5_000, lockMs: lifeMs = 3_000 } = options;
  const connection = createRedisConnection(options);
  const locksOf = (prefix: string, waitForRedisMs = graceMs): Locks =>
    createSharedLocks({ connection, prefix, graceMs: waitForRedisMs, lifeMs });
  // A token that two replicas fetch is better than none.
  const tokenLocks = locksOf('token', 0);
  const state: SharedState = {
    quotas: createSharedQuotaStore({ connection, defaultsFor, callMs }),
    queue: createSerialQueueOf(locksOf('order')),
    locks: locksOf('lock'),
    openTokenStore: (key, secret) => createSharedTokenStore(connection, tokenLocks, callMs, key, secret),
    warmups: createSharedMarks(connection, 'warm-up', warmupLifeMs),
    persistedQueries: createSharedTexts(connection, 'persisted-query'),
    close: connection.close,
  };
  await connection.ready();
  return state;
};

/** Work of the same key in the order of asking. */
const createSerialQueueOf = (locks: Locks): SerialQueue => ({
  async run(key, signal, maxWaitMs, work) {
    const lock = await locks.acquire({ name: key, owner: key, signal, maxWaitMs });
    try {
      return await work();
    } finally {
      lock.release();
    }
  },
});
