import { LRUCache } from 'lru-cache';

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
