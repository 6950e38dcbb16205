import type { UpstreamName } from '../errors/error-code.ts';

/** Identifies a budget: the calls that an upstream counts together. */
export interface QuotaKey {
  readonly credentialKey: string;
  readonly upstream: UpstreamName;
  readonly group: string;
}

/** The quota headers of an answer. */
export interface QuotaAnnouncement {
  readonly limit?: number | undefined;
  readonly remaining?: number | undefined;
  readonly windowMs?: number | undefined;
}

/** How a call counts against its budget. */
export type QuotaOutcome =
  /** Answered, so upstream counted it. */
  | { readonly kind: 'counted'; readonly announced?: QuotaAnnouncement }
  /** Refused for lack of quota: nothing may be sent during the penalty. */
  | { readonly kind: 'refused'; readonly penaltyMs: number; readonly announced?: QuotaAnnouncement }
  /** Not sent, or answered in a way that upstream does not count. */
  | { readonly kind: 'not-counted' };

/** Permission for one call. Settle it when the call has ended; only the first settlement counts. */
export interface QuotaLease {
  settle(outcome: QuotaOutcome): void;
}

export interface QuotaWait {
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Thrown instead of a lease: upstream would refuse the call, so it is not sent. */
export class QuotaRefusal extends Error {
  override readonly name = 'QuotaRefusal';
  /** Milliseconds until a call may succeed. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(`No quota for another ${Math.ceil(retryAfterMs)} ms.`);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The state of a budget, as far as this process knows it. */
export interface QuotaState {
  /** Calls per window; `Infinity` if no limit is known. */
  readonly limit: number;
  /** Calls that could be sent now: at least 0, and 0 during a penalty. */
  readonly remaining: number;
  readonly windowMs: number;
  /** Milliseconds until the end of the penalty after a refusal; 0 without one. */
  readonly penaltyMs: number;
  /** Milliseconds until the whole limit is free again if no call is made; 0 if nothing is used. */
  readonly resetMs: number;
}

export interface QuotaBudget {
  /**
   * A lease, immediately or after waiting in a queue.
   * @throws QuotaRefusal (or rejects with it) when there will be no quota in time, and the reason of an aborted signal
   */
  acquire(wait: QuotaWait): QuotaLease | Promise<QuotaLease>;
  /** For reports. May be out of date a moment later. */
  state(): QuotaState | Promise<QuotaState>;
}

/** All budgets, in memory or shared by replicas. */
export interface QuotaStore {
  budget(key: QuotaKey): QuotaBudget;
}

/** Max queued calls per budget; more are refused immediately, however long they could wait. */
export const MAX_QUEUED = 1_000;
