import { LRUCache } from 'lru-cache';
import { hash } from 'node:crypto';

/** What Apollo Server asks of a cache (`KeyValueCache`). */
export interface KeyValueCache<Value> {
  get(key: string): Promise<Value | undefined>;
  set(key: string, value: Value, options?: { ttl?: number | null }): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/**
 * A cache of this process that forgets what was used longest ago once it holds more than `maxSize` in the unit of
 * `sizeOf`. Whatever callers send (each text once, say), it does not grow beyond that.
 */
export const createBoundedCache = <Value extends object | string>(options: {
  readonly maxSize: number;
  readonly sizeOf: (value: Value) => number;
}): KeyValueCache<Value> => {
  const cache = new LRUCache<string, Value>({
    maxSize: options.maxSize,
    sizeCalculation: (value) => Math.max(1, options.sizeOf(value)),
  });
  return {
    get: (key) => Promise.resolve(cache.get(key)),
    set: (key, value, { ttl } = {}) => {
      // Seconds, as Apollo Server gives them.
      cache.set(key, value, ttl == null ? {} : { ttl: ttl * 1000 });
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(cache.delete(key)),
  };
};

/**
 * Persisted queries by `apq:` and the SHA-256 of their text: a cache that replicas share behind one of this process, which
 * saves the round trip and stands in while the shared one is away. What comes from the shared one is hashed again: whoever
 * can write there must not be able to make callers run another operation with their credentials.
 */
export const createLayeredQueries = (
  own: KeyValueCache<string>,
  shared: KeyValueCache<string>,
): KeyValueCache<string> => ({
  get: async (key) => {
    const known = await own.get(key);
    if (known !== undefined) return known;
    const found = await shared.get(key);
    if (found === undefined || !isTextOf(key, found)) return undefined;
    await own.set(key, found);
    return found;
  },
  set: async (key, value, options) => {
    await Promise.all([own.set(key, value, options), shared.set(key, value, options)]);
  },
  delete: async (key) => {
    const outcomes = await Promise.all([own.delete(key), shared.delete(key)]);
    return outcomes.includes(true);
  },
});

/** Apollo Server puts a prefix in front of the hash. */
const isTextOf = (key: string, text: string): boolean => key.endsWith(`:${hash('sha256', text, 'hex')}`);
