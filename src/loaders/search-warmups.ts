import { LRUCache } from 'lru-cache';
import { setTimeout as delay } from 'node:timers/promises';

/** Since when whose search cache is being warmed up: in memory, or shared by several replicas. Must be bounded. */
export interface WarmupStore {
  /** A time as this process's `performance.now()` counts; undefined where nothing is known (any more). */
  get(credentialKey: string): number | undefined | Promise<number | undefined>;
  set(credentialKey: string, time: number): void | Promise<void>;
}

/** The call that warms up. */
export type WarmUp = () => Promise<unknown>;

/** One for the whole process: an operation is over long before a warm-up has had its time. */
export interface SearchWarmups {
  /**
   * Resolves when a caller's warm-up has had its time, after `warmUp` where none is known. Callers who come meanwhile share
   * the warm-up and the wait. Rejects with what `warmUp` rejects with, or when `signal` is aborted. A warm-up that gets old is
   * renewed behind the search, which does not wait for that.
   */
  ready(credentialKey: string, warmUp: WarmUp, signal: AbortSignal): Promise<void>;
  /**
   * To be called when an operation first reads at Google. A caller who has searched before is likely to search again: the
   * warm-up is made behind this operation, so that the search need not wait. Never rejects, and waits for nothing.
   */
  foresee(credentialKey: string, warmUp: WarmUp, signal: AbortSignal): void;
}

/**
 * How long a warm-up is taken to last. Google does not say; persons who became other contacts after a warm-up may stay
 * unfindable until the next one, so it must not be for ever.
 */
export const WARMUP_LIFETIME_MS = 30 * 60_000;
const MAX_CALLERS = 10_000;
/** From this age on a warm-up is renewed while it is used. */
const RENEW_AFTER_MS = WARMUP_LIFETIME_MS / 2;
/** For how long a caller who has searched is expected to search again. */
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

/** Marks that replicas share, with those of this process for the time when they are not to be had. */
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

/** @param delayMs how long Google needs to fill a caller's search cache after it was asked to. */
export const createSearchWarmups = (
  delayMs: number,
  store: WarmupStore = createWarmupMemory(),
): SearchWarmups => {
  const underWay = new Map<string, { readonly time: Promise<number>; readonly signal: AbortSignal }>();
  const searchers = new LRUCache<string, true>({ max: MAX_CALLERS, ttl: SEARCHER_LIFETIME_MS });

  const begin = (credentialKey: string, warmUp: WarmUp, signal: AbortSignal, isRenewal = false) => {
    const time = (async () => {
      await warmUp();
      // What was warm stays so while it is renewed: nobody has to wait for that.
      const since = performance.now() - (isRenewal ? delayMs : 0);
      await store.set(credentialKey, since);
      return since;
    })().finally(() => underWay.delete(credentialKey));
    underWay.set(credentialKey, { time, signal });
    return time;
  };

  /** Warms up behind what goes on. A failure is met again by whoever needs the warm-up. */
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
      // The one who began it went away and took the call along: that is no answer to us.
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
      // A store that fails says so to the search.
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
