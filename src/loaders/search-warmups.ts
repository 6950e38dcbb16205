import { LRUCache } from 'lru-cache';
import { setTimeout as delay } from 'node:timers/promises';

/** The times of the warm-ups by caller: in memory, or shared by replicas. Must have a size limit. */
export interface WarmupStore {
  /** Time of the warm-up on this process's `performance.now()` clock; undefined if unknown or expired. */
  get(credentialKey: string): number | undefined | Promise<number | undefined>;
  set(credentialKey: string, time: number): void | Promise<void>;
}

/** Makes the call that warms up. */
export type WarmUp = () => Promise<unknown>;

/** Shared by the whole process, because a warm-up lasts much longer than an operation. */
export interface SearchWarmups {
  /**
   * Resolves when the caller's search cache is warm. Calls `warmUp` if necessary; concurrent searches share the call and the wait.
   * Rejects if `warmUp` rejects or `signal` is aborted. An old warm-up is renewed in the background.
   */
  ready(credentialKey: string, warmUp: WarmUp, signal: AbortSignal): Promise<void>;
  /**
   * Call this when an operation first reads from Google. If the caller has searched before, it will probably search again, so the
   * warm-up starts in the background. Never throws or rejects.
   */
  foresee(credentialKey: string, warmUp: WarmUp, signal: AbortSignal): void;
}

/**
 * How long a warm-up counts. Google does not document it. New other contacts may not be found until the next warm-up, so it must
 * not be too long.
 */
export const WARMUP_LIFETIME_MS = 30 * 60_000;
const MAX_CALLERS = 10_000;
/** An older warm-up is renewed when it is used. */
const RENEW_AFTER_MS = WARMUP_LIFETIME_MS / 2;
/** How long a caller who searched is expected to search again. */
const SEARCHER_LIFETIME_MS = 24 * 60 * 60_000;

export const createWarmupMemory = ({
  lifetimeMs = WARMUP_LIFETIME_MS,
  maxCallers = MAX_CALLERS,
} = {}): WarmupStore => {
  const times = new LRUCache<string, number>({ max: maxCallers, ttl: lifetimeMs });
  return {
    get: (credentialKey) => times.get(credentialKey),
    set: (credentialKey, time) => void times.set(credentialKey, time),
  };
};

/** Warm-ups shared by replicas, with a copy in memory for when the shared store is unavailable. */
export const createLayeredWarmups = (shared: WarmupStore): WarmupStore => {
  const own = createWarmupMemory();
  return {
    get: (credentialKey) => own.get(credentialKey) ?? shared.get(credentialKey),
    set: (credentialKey, time) => {
      void own.set(credentialKey, time);
      return shared.set(credentialKey, time);
    },
  };
};

/** @param delayMs how long Google takes to fill a caller's search cache after the warm-up call */
export const createSearchWarmups = (
  delayMs: number,
  store: WarmupStore = createWarmupMemory(),
): SearchWarmups => {
  const underWay = new Map<string, { readonly time: Promise<number>; readonly signal: AbortSignal }>();
  const searchers = new LRUCache<string, true>({ max: MAX_CALLERS, ttl: SEARCHER_LIFETIME_MS });

  const begin = (credentialKey: string, warmUp: WarmUp, signal: AbortSignal, isRenewal = false) => {
    const time = (async () => {
      await warmUp();
      // The cache stays warm during a renewal, so nobody has to wait.
      const since = performance.now() - (isRenewal ? delayMs : 0);
      await store.set(credentialKey, since);
      return since;
    })().finally(() => underWay.delete(credentialKey));
    underWay.set(credentialKey, { time, signal });
    return time;
  };

  /** Warms up in the background. A failure is ignored here: the next search makes the call again and reports it. */
  const beginBehind = (...parameters: Parameters<typeof begin>): void => {
    if (!underWay.has(parameters[0])) begin(...parameters).catch(() => undefined);
  };

  const isOld = (time: number): boolean => performance.now() - time > RENEW_AFTER_MS;

  const timeOf = async (credentialKey: string, warmUp: WarmUp, signal: AbortSignal): Promise<number> => {
    const known = await store.get(credentialKey);
    signal.throwIfAborted();
    if (known !== undefined) {
      if (isOld(known)) beginBehind(credentialKey, warmUp, signal, true);
      return known;
    }
    const other = underWay.get(credentialKey);
    if (other === undefined) return begin(credentialKey, warmUp, signal);
    try {
      return await unlessAborted(other.time, signal);
    } catch (error) {
      // The request that started the warm-up was aborted, and its call with it. Try again for this one.
      if (other.signal.aborted && !signal.aborted) return timeOf(credentialKey, warmUp, signal);
      throw error;
    }
  };

  return {
    async ready(credentialKey, warmUp, signal) {
      searchers.set(credentialKey, true);
      const wait = (await timeOf(credentialKey, warmUp, signal)) + delayMs - performance.now();
      if (wait > 0) await delay(wait, undefined, { signal });
    },
    foresee(credentialKey, warmUp, signal) {
      if (!searchers.has(credentialKey)) return;
      const check = async (): Promise<void> => {
        const known = await store.get(credentialKey);
        if (known === undefined) beginBehind(credentialKey, warmUp, signal);
        else if (isOld(known)) beginBehind(credentialKey, warmUp, signal, true);
      };
      // If the store fails, the search reports it.
      check().catch(() => undefined);
    },
  };
};

const unlessAborted = <Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
