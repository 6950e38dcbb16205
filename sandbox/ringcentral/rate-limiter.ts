import type { Clock } from '../kit/index.ts';

/** Quota group of an operation, written as the header `X-Rate-Limit-Group` has it. */
export type QuotaGroup = 'heavy' | 'medium' | 'light' | 'auth';

/** Calls that one user may make with one application in one window. */
export type QuotaLimits = Readonly<Record<QuotaGroup, number>>;

export const QUOTAS = {
  /** As documented. */
  real: { heavy: 10, medium: 40, light: 50, auth: 5 },
  /** So that a newcomer's tenth click still works; the headers say so, hence clients pace themselves by them. */
  generous: { heavy: 6_000, medium: 6_000, light: 6_000, auth: 600 },
} as const satisfies Readonly<Record<string, QuotaLimits>>;

export interface QuotaVerdict {
  readonly isAllowed: boolean;
  /** Headers of the answer to the charged call, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface RateLimiterOptions {
  readonly clock: Clock;
  readonly limits: QuotaLimits;
  readonly windowSeconds: number;
  /** How long a refusal lasts; read at each refusal, so that it may be changed while running. */
  readonly penaltySeconds: () => number;
}

export interface RateLimiter {
  /** Counts one call of `key` (user and application) against a group. */
  charge(key: string, group: QuotaGroup): QuotaVerdict;
  reset(): void;
}

interface Bucket {
  /** Times of the calls that were let through within the window, oldest first. */
  hits: number[];
  penaltyUntil: number;
}

/**
 * A sliding window per key and group. A call beyond the limit starts a penalty, and every call during the penalty
 * starts it anew: a client that goes on trying is never let in again.
 */
export const createRateLimiter = ({
  clock,
  limits,
  windowSeconds,
  penaltySeconds,
}: RateLimiterOptions): RateLimiter => {
  const buckets = new Map<string, Bucket>();

  const bucketOf = (key: string): Bucket => {
    const bucket = buckets.get(key) ?? { hits: [], penaltyUntil: 0 };
    buckets.set(key, bucket);
    return bucket;
  };

  return {
    charge(key, group) {
      const now = clock.now();
      const limit = limits[group];
      const bucket = bucketOf(`${group} ${key}`);
      const firstInWindow = bucket.hits.findIndex((at) => at > now - windowSeconds * 1_000);
      bucket.hits.splice(0, firstInWindow < 0 ? bucket.hits.length : firstInWindow);
      const isAllowed = now >= bucket.penaltyUntil && bucket.hits.length < limit;
      if (isAllowed) bucket.hits.push(now);
      else bucket.penaltyUntil = now + penaltySeconds() * 1_000;
      return {
        isAllowed,
        headers: {
          'x-rate-limit-group': group,
          'x-rate-limit-limit': String(limit),
          'x-rate-limit-remaining': String(isAllowed ? limit - bucket.hits.length : 0),
          'x-rate-limit-window': String(windowSeconds),
          ...(!isAllowed && { 'retry-after': String(Math.ceil(penaltySeconds())) }),
        },
      };
    },
    reset: () => buckets.clear(),
  };
};
