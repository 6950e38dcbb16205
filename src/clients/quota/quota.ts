import type { Upstream } from '../http/operation.ts';

/** Whose calls of which kind an upstream counts together. */
export interface QuotaKey {
  readonly credentialKey: string;
  readonly upstream: Upstream;
  readonly group: string;
}

/** What an upstream announces of a budget in the headers of an answer. */
export interface QuotaAnnouncement {
  readonly limit?: number | undefined;
  readonly remaining?: number | undefined;
  readonly windowMs?: number | undefined;
}

/** How a call ended, as far as the budget is concerned. */
export type QuotaOutcome =
  /** It was answered, and so counted. */
  | { readonly kind: 'counted'; readonly announced?: QuotaAnnouncement }
  /** It was refused for want of quota; nothing may be sent before the time is over. */
  | { readonly kind: 'refused'; readonly penaltyMs: number; readonly announced?: QuotaAnnouncement }
  /** It never left, or upstream does not count such answers. */
  | { readonly kind: 'not-counted' };

/** Permission to make one call. Settle it exactly once, when the call has ended. */
export interface QuotaLease {
  settle(outcome: QuotaOutcome): void;
}

export interface QuotaWait {
  /** Milliseconds to wait at most. */
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Thrown instead of a lease: the call would be refused, so it is not made. */
export class QuotaRefusal extends Error {
  override readonly name = 'QuotaRefusal';
  /** Milliseconds until a call has a chance. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(`No quota for another ${Math.ceil(retryAfterMs)} ms.`);
    this.retryAfterMs = retryAfterMs;
  }
}

/** What is left of a budget, as far as is known here. */
export interface QuotaState {
  /** Calls per window; `Infinity` where upstream has told none. */
  readonly limit: number;
  /** Calls that could be made at once: never below 0, and 0 during a penalty. */
  readonly remaining: number;
  readonly windowMs: number;
  /** Milliseconds for which upstream wants silence after a refusal; 0 without one. */
  readonly penaltyMs: number;
  /** Milliseconds until the whole limit is free, as far as is known here and if no call is made; 0 where nothing is used. */
  readonly resetMs: number;
}

/** The budget of one key. */
export interface QuotaBudget {
  /**
   * A lease, at once where there is room, else in turn.
   * @throws QuotaRefusal (or rejects with it) when there will be no room in time; with the signal's reason when it ends
   */
  acquire(wait: QuotaWait): QuotaLease | Promise<QuotaLease>;
  /** For reports; what it says may be out of date a moment later. */
  state(): QuotaState | Promise<QuotaState>;
}

/** Where budgets are kept: in memory, or in a store that several replicas share. */
export interface QuotaStore {
  budget(key: QuotaKey): QuotaBudget;
}

const REFUSAL_MS = 1_000;

/** Stands for the budgets of further callers while so many are busy that no other can be kept account of. */
export const REFUSING_BUDGET: QuotaBudget = {
  acquire() {
    throw new QuotaRefusal(REFUSAL_MS);
  },
  state: () => ({ limit: 0, remaining: 0, windowMs: REFUSAL_MS, penaltyMs: 0, resetMs: REFUSAL_MS }),
};

/** One who waits for a lease. Times are those of `performance.now()`. */
export interface Waiting {
  readonly since: number;
  readonly until: number;
  readonly wait: QuotaWait;
  grant(lease: QuotaLease): void;
  refuse(error: Error): void;
}

/** Calls that wait for one budget at most. Beyond it even a patient one is told to come back. */
export const MAX_QUEUED = 1_000;

/**
 * Puts a caller at the end of a queue, which it leaves by itself when its signal ends.
 * @param onGone is told when it has left so
 */
export const enqueue = (queue: Waiting[], wait: QuotaWait, onGone: () => void): Promise<QuotaLease> => {
  const { signal, maxWaitMs } = wait;
  const since = performance.now();
  const { promise: lease, resolve, reject } = Promise.withResolvers<QuotaLease>();
  const stop = (): void => signal?.removeEventListener('abort', onAbort);
  const waiting: Waiting = {
    since,
    until: since + maxWaitMs,
    wait,
    grant: (granted) => {
      stop();
      resolve(granted);
    },
    refuse: (error) => {
      stop();
      reject(error);
    },
  };
  const onAbort = (): void => {
    const place = queue.indexOf(waiting);
    if (place >= 0) queue.splice(place, 1);
    waiting.refuse(signal?.reason as Error);
    onGone();
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  queue.push(waiting);
  return lease;
};
