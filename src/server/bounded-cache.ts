import { LRUCache } from 'lru-cache';
import { hash } from 'node:crypto';

/** The interface that Apollo Server expects of a cache (`KeyValueCache`). */
export interface KeyValueCache<Value> {
  get(key: string): Promise<Value | undefined>;
  set(key: string, value: Value, options?: { ttl?: number | null }): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/**
 * An in-memory LRU cache of at most `maxSize`, in the unit of `sizeOf`. A size limit instead of a count, so that callers
 * cannot exhaust memory with many large documents.
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
      // Apollo Server gives seconds.
      cache.set(key, value, ttl == null ? {} : { ttl: ttl * 1000 });
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(cache.delete(key)),
  };
};

/**
 * Two-level cache of persisted queries, keyed by `apq:` and the SHA-256 of their text. The in-memory level saves the round
 * trip to the shared one, and is the fallback while the shared one is unavailable. Texts from the shared cache are hashed
 * again: someone with write access to it must not be able to run another operation with a caller's credentials.
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

/** Apollo Server prefixes the hash. */
const isTextOf = (key: string, text: string): boolean => key.endsWith(`:${hash('sha256', text, 'hex')}`);
