import { InMemoryLRUCache, type KeyValueCache } from '@apollo/utils.keyvaluecache';
import { hash } from 'node:crypto';

const MAX_CHARACTERS = 8 * 2 ** 20;

/**
 * Automatic persisted queries: texts keyed by `apq:` and their SHA-256, in the memory of this process. With a shared cache, the
 * memory saves the round trip to it, and is the fallback while it is unavailable.
 */
export const createPersistedQueries = (shared?: KeyValueCache): KeyValueCache => {
  const own = new InMemoryLRUCache({ maxSize: MAX_CHARACTERS });
  return shared === undefined ? own : layered(own, shared);
};

/**
 * Texts from the shared cache are hashed again: someone with write access to it must not be able to run another operation with
 * a caller's credentials.
 */
const layered = (own: KeyValueCache, shared: KeyValueCache): KeyValueCache => ({
  get: async (key) => {
    const known = await own.get(key);
    if (known !== undefined) return known;
    const found = await shared.get(key);
    // The memory cannot hold an empty text, which is no operation anyway.
    if (found === undefined || found === '' || !isTextOf(key, found)) return undefined;
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
