import { hash } from 'node:crypto';

import type { RedisConnection } from './redis-connection.ts';

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
