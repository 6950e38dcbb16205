import { type Clock, Refusal, type UpstreamResponse, withHeaders } from '../kit/index.ts';

import { rateExceeded, refuse } from './errors.ts';

/** Quota group of an operation, as in the header `X-Rate-Limit-Group`. */
export type QuotaGroup = 'heavy' | 'medium' | 'light' | 'auth';

/** Calls that one user may make with one application in one window. */
export type QuotaLimits = Readonly<Record<QuotaGroup, number>>;

export const QUOTAS = {
  /** As documented. */
  real: { heavy: 10, medium: 40, light: 50, auth: 5 },
  /** For trying things out. The headers contain these limits, so clients adapt to them. */
  generous: { heavy: 6_000, medium: 6_000, light: 6_000, auth: 600 },
} as const satisfies Readonly<Record<string, QuotaLimits>>;

export interface RateLimiterOptions {
  readonly clock: Clock;
  readonly limits: QuotaLimits;
  /** Lengths of the window and of a penalty; read at each call, so they can change while running. */
  readonly durations: () => { readonly windowSeconds: number; readonly penaltySeconds: number };
}

export interface RateLimiter {
  /**
   * Charges one call of `key` (user and application) to a group, and calls `act` if the quota allows it. Answers and
   * refusals have the headers with the remaining quota.
   */
  spend(key: string, group: QuotaGroup, act: () => UpstreamResponse): UpstreamResponse;
  reset(): void;
}

interface Bucket {
  /** Times of the allowed calls in the window, oldest first. */
  hits: number[];
  penaltyUntil: number;
}

/**
 * A sliding window per key and group. A call above the limit starts a penalty, and every call during the penalty
 * restarts it: a client that keeps trying is always refused.
 */
export const createRateLimiter = ({ clock, limits, durations }: RateLimiterOptions): RateLimiter => {
  const buckets = new Map<string, Bucket>();

  const bucketOf = (key: string): Bucket => {
    const bucket = buckets.get(key) ?? { hits: [], penaltyUntil: 0 };
    buckets.set(key, bucket);
    return bucket;
  };

  const charge = (key: string, group: QuotaGroup): Required<Pick<UpstreamResponse, 'quota' | 'headers'>> => {
    const now = clock.now();
    const limit = limits[group];
    const { windowSeconds, penaltySeconds } = durations();
    const bucket = bucketOf(`${group} ${key}`);
    const firstInWindow = bucket.hits.findIndex((at) => at > now - windowSeconds * 1_000);
    bucket.hits.splice(0, firstInWindow < 0 ? bucket.hits.length : firstInWindow);
    const isInPenalty = now < bucket.penaltyUntil;
    const isAllowed = !isInPenalty && bucket.hits.length < limit;
    if (isAllowed) bucket.hits.push(now);
    else bucket.penaltyUntil = now + penaltySeconds * 1_000;
    return {
      quota: { group, isAllowed, isInPenalty },
      headers: {
        'x-rate-limit-group': group,
        'x-rate-limit-limit': String(limit),
        'x-rate-limit-remaining': String(isAllowed ? limit - bucket.hits.length : 0),
        'x-rate-limit-window': String(windowSeconds),
        ...(!isAllowed && { 'retry-after': String(Math.ceil(penaltySeconds)) }),
      },
    };
  };

  return {
    spend(key, group, act) {
      const { quota, headers } = charge(key, group);
      const charged = (answer: UpstreamResponse): UpstreamResponse => ({
        ...withHeaders(answer, headers),
        quota,
      });
      try {
        if (!quota.isAllowed) throw refuse(rateExceeded());
        return charged(act());
      } catch (error) {
        throw error instanceof Refusal ? new Refusal(charged(error.response)) : error;
      }
    },
    reset: () => buckets.clear(),
  };
};
