import type { UpstreamError } from '../errors/upstream-error.ts';
import { isTransient } from '../errors/upstream-failure.ts';
import type { OperationSpec } from './operation.ts';

/** One try that failed. */
export interface FailedTry {
  readonly error: UpstreamError;
  /** False where the request surely never reached upstream. */
  readonly reached: boolean;
}

/** What the tries before have used up. */
export interface TryHistory {
  /** Tries so far, this one included. */
  readonly attempts: number;
  /** Whether a 429 has been answered with another try already. */
  readonly hasWaitedForQuota: boolean;
}

export interface RetryLimits {
  /** Milliseconds left of the call's deadline. */
  readonly remainingMs: number;
  readonly maxRateWaitMs: number;
}

const MAX_ATTEMPTS = 3;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 2_000;
// Not worth a connection: an upstream needs a moment to answer at all.
const SHORTEST_TRY_MS = 50;

/** Doubling per try up to a cap, the upper half of it left to chance so that callers do not come back in step. */
function backoffMs(attempts: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempts - 1));
  return ceiling / 2 + (ceiling / 2) * random();
}

/**
 * Milliseconds to wait before the same call is made again, or undefined where it must not be.
 *
 * A 429 was refused and not done, so any call may go once more, when the wait is short enough; the budget does the
 * waiting. Faults on the way or inside upstream are tried again where that cannot do a thing twice: if the request
 * never arrived, or if the operation says that its repetition ends in the same state. A 503 names its own time.
 */
export function retryDelay(
  operation: OperationSpec,
  { error, reached }: FailedTry,
  { attempts, hasWaitedForQuota }: TryHistory,
  { remainingMs, maxRateWaitMs }: RetryLimits,
  random: () => number = Math.random,
): number | undefined {
  if (error.code === 'RATE_LIMITED') {
    const waitMs = (error.retryAfterSeconds ?? Infinity) * 1000;
    const isBearable = waitMs <= maxRateWaitMs && waitMs + SHORTEST_TRY_MS <= remainingMs;
    return !hasWaitedForQuota && isBearable ? 0 : undefined;
  }
  if (attempts >= MAX_ATTEMPTS || !isTransient(error)) return undefined;
  if (reached && !operation.isIdempotent) return undefined;
  const delay =
    error.retryAfterSeconds === undefined ? backoffMs(attempts, random) : error.retryAfterSeconds * 1000;
  return delay + SHORTEST_TRY_MS <= remainingMs ? delay : undefined;
}

// The share of the time that is left which a try may use when another could follow it: a hanging connection must not
// eat the whole deadline, and an upstream that is merely slow still gets most of it.
const SHARE_OF_TRY = 0.6;

/** Milliseconds that the next try may take. */
export function tryTimeoutMs(operation: OperationSpec, attempts: number, remainingMs: number): number {
  const isLast = attempts >= MAX_ATTEMPTS - 1 || !operation.isIdempotent;
  return Math.max(1, isLast ? remainingMs : remainingMs * SHARE_OF_TRY);
}
