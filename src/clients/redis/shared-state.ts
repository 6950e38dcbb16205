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
  /** Queues for the writes of one caller. */
  readonly queue: Locks;
  /** For read-modify-write cycles, and for work that one replica does for all. */
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

/** When something last happened for a caller; shared by all replicas and forgotten after a while. */
export interface SharedMarks {
  /** A time as this process's `performance.now()` counts. */
  get(key: string): Promise<number | undefined>;
  set(key: string, time: number): Promise<void>;
}

/**
 * @param name keeps the marks apart from others
 * @param lifeMs how long a mark is kept
 */
export const createSharedMarks = (
  connection: RedisConnection,
  name: string,
  lifeMs: number,
): SharedMarks => ({
  // The rest of a mark's life tells its age by Redis's clock, so the clocks of the replicas may differ.
  async get(key) {
    const left = await connection.ask((redis) => redis.pttl(`${name}:${key}`));
    return left === undefined || left < 0 ? undefined : performance.now() - (lifeMs - left);
  },
  async set(key, time) {
    const left = Math.round(lifeMs - (performance.now() - time));
    if (left > 0) await connection.ask((redis) => redis.set(`${name}:${key}`, 1, 'PX', left));
  },
});

/** Texts by key, shared by all replicas. In the shape of Apollo Server's `KeyValueCache`. */
export interface SharedTexts {
  get(key: string): Promise<string | undefined>;
  /** @param options `ttl` in seconds */
  set(key: string, text: string, options?: { readonly ttl?: number | null }): Promise<void>;
  delete(key: string): Promise<boolean>;
}

const SLOT_DIGITS = 3;
// Operations that people write are shorter; a longer one stays in the replica that got it.
const LONGEST_TEXT = 16 * 1024;
const DEFAULT_LIFE_SECONDS = 24 * 60 * 60;

/**
 * A cache of a fixed size: 4,096 slots, of which a text's key has one, so that whoever sends a new text with every request
 * fills 64 MB and no more. Of two texts that meet in a slot the later one stays; the other one has to be sent again.
 */
export const createSharedTexts = (connection: RedisConnection, name: string): SharedTexts => {
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
