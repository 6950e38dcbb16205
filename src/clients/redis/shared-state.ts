import { hash } from 'node:crypto';

import type { OpenTokenStore } from '../http/server-credential.ts';
import type { QuotaKey, QuotaStore } from '../quota/quota.ts';
import type { QuotaDefaults } from '../quota/sliding-window.ts';

import type { Locks } from './locks.ts';
import {
  createRedisConnection,
  type RedisConnection,
  type RedisConnectionOptions,
} from './redis-connection.ts';
import { createSharedQuotaStore } from './shared-budget.ts';
import { createSharedLocks } from './shared-locks.ts';
import { createSharedTokenStore } from './shared-token-store.ts';

export interface SharedStateOptions extends RedisConnectionOptions {
  readonly defaultsFor: (key: QuotaKey) => QuotaDefaults;
  /** Timeout of an upstream call in milliseconds. */
  readonly callMs: number;
  /** Milliseconds for which a caller's warm-up of a search is remembered. */
  readonly warmupLifeMs: number;
  /** Milliseconds that a write waits for an unavailable Redis before its replica continues without it: 5,000. */
  readonly graceMs?: number;
  /** Milliseconds after which the lock of a crashed replica expires: 3,000. */
  readonly lockMs?: number;
}

/** State that replicas share. While Redis is unavailable, every part continues in the memory of the process. */
export interface SharedState {
  readonly quotas: QuotaStore;
  /** Queues for the writes of one caller. */
  readonly queue: Locks;
  /** For read-modify-write cycles, and for work that one replica does for all. */
  readonly locks: Locks;
  /** Tokens of the server's own credentials. */
  readonly openTokenStore: OpenTokenStore;
  /** Empty while Redis is unavailable, like `persistedQueries`: keep important entries in memory as well. */
  readonly warmups: SharedMarks;
  readonly persistedQueries: SharedTexts;
  close(): Promise<void>;
}

/** Connects to Redis. If it does not answer, calls `onChange` and continues without it. */
export const createSharedState = async (options: SharedStateOptions): Promise<SharedState> => {
  const { defaultsFor, callMs, warmupLifeMs, graceMs = 5_000, lockMs: lifeMs = 3_000 } = options;
  const connection = createRedisConnection(options);
  const locksOf = (prefix: string, waitForRedisMs = graceMs): Locks =>
    createSharedLocks({ connection, prefix, graceMs: waitForRedisMs, lifeMs });
  // While Redis is unavailable, two replicas may fetch a token at the same time, which is better than none.
  const tokenLocks = locksOf('token', 0);
  const state: SharedState = {
    quotas: createSharedQuotaStore({ connection, defaultsFor, callMs }),
    queue: locksOf('order'),
    locks: locksOf('lock'),
    openTokenStore: (key, secret) => createSharedTokenStore(connection, tokenLocks, callMs, key, secret),
    warmups: createSharedMarks(connection, 'warm-up', warmupLifeMs),
    persistedQueries: createSharedTexts(connection, 'persisted-query'),
    close: connection.close,
  };
  await connection.ready();
  return state;
};

/** When something last happened for a caller. Shared by all replicas; expires. */
export interface SharedMarks {
  /** A time by `performance.now()` of this process. */
  get(key: string): Promise<number | undefined>;
  set(key: string, time: number): Promise<void>;
}

const createSharedMarks = (connection: RedisConnection, name: string, lifeMs: number): SharedMarks => ({
  // The age is computed from the remaining TTL, so the clocks of the replicas may differ.
  async get(key) {
    const left = await connection.ask((redis) => redis.pttl(`${name}:${key}`));
    return left === undefined || left < 0 ? undefined : performance.now() - (lifeMs - left);
  },
  async set(key, time) {
    const left = Math.round(lifeMs - (performance.now() - time));
    if (left > 0) await connection.ask((redis) => redis.set(`${name}:${key}`, 1, 'PX', left));
  },
});

/** A text cache that all replicas share. Has the interface of Apollo Server's `KeyValueCache`. */
export interface SharedTexts {
  get(key: string): Promise<string | undefined>;
  /** @param options `ttl` in seconds */
  set(key: string, text: string, options?: { readonly ttl?: number | null }): Promise<void>;
  delete(key: string): Promise<boolean>;
}

const SLOT_DIGITS = 3;
// Hand-written operations are shorter; longer ones are not shared.
const LONGEST_TEXT = 16 * 1024;
const DEFAULT_LIFE_SECONDS = 24 * 60 * 60;

/**
 * A cache with 4,096 slots, so that clients that send a new text with every request cannot fill more than 64 MB. The hash of
 * a key determines its slot; a later text overwrites an earlier one in the same slot, which must then be sent again.
 */
const createSharedTexts = (connection: RedisConnection, name: string): SharedTexts => {
  const place = (key: string) => {
    const digest = hash('sha256', key, 'hex');
    return { slot: `${name}:${digest.slice(0, SLOT_DIGITS)}`, mark: `${digest} ` };
  };
  return {
    async get(key) {
      const { slot, mark } = place(key);
      const found = await connection.ask((redis) => redis.get(slot));
      return found?.startsWith(mark) === true ? found.slice(mark.length) : undefined;
    },
    async set(key, text, { ttl } = {}) {
      if (text.length > LONGEST_TEXT) return;
      const { slot, mark } = place(key);
      await connection.ask((redis) => redis.set(slot, mark + text, 'EX', ttl ?? DEFAULT_LIFE_SECONDS));
    },
    async delete(key) {
      const { slot } = place(key);
      return (await connection.ask((redis) => redis.del(slot))) === 1;
    },
  };
};
