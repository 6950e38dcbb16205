import type { UpstreamName } from '../../errors/error-code.ts';
import { UpstreamError, withDetails } from '../../errors/upstream-error.ts';
import { isTransient } from '../../errors/upstream-failure.ts';
import { type Call, type CallAnswer, FailedTry, type Stage } from '../call.ts';
import type { OperationSpec } from '../operation.ts';
import { pause, waitFailure } from '../waiting.ts';

/** The outcomes of the earlier attempts of a call. */
export interface TryHistory {
  /** Failed attempts so far, without those refused for lack of quota. */
  readonly failures: number;
  /** Whether a 429 has been retried already. */
  readonly hasWaitedForQuota: boolean;
  /** Whether an attempt timed out: upstream is slow, and the next attempt needs all the time that is left. */
  readonly hasTimedOut: boolean;
}

export interface RetryLimits {
  /** Milliseconds until the deadline of the call. */
  readonly remainingMs: number;
  readonly maxRateWaitMs: number;
}

const MAX_TRIES = 3;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 2_000;
// With less time an answer is unlikely.
const SHORTEST_TRY_MS = 50;

/** Exponential with a cap; half of it is random so that callers do not retry at the same moment. */
const backoffMs = (failures: number, random: () => number): number => {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (failures - 1));
  return ceiling / 2 + (ceiling / 2) * random();
};

/**
 * Milliseconds to wait before a retry, or undefined where the call must not be retried.
 *
 * A call refused with 429 was not carried out, so any call may be retried once if the wait is short enough; the quota stage
 * does the waiting. Network errors and errors inside upstream are retried where that cannot do something twice: the request
 * never arrived, or the operation is idempotent. A 503 may name its own wait.
 */
export const retryDelay = (
  operation: OperationSpec,
  { error, reached }: Pick<FailedTry, 'error' | 'reached'>,
  { failures, hasWaitedForQuota }: Pick<TryHistory, 'failures' | 'hasWaitedForQuota'>,
  { remainingMs, maxRateWaitMs }: RetryLimits,
  random: () => number = Math.random,
): number | undefined => {
  if (error.code === 'RATE_LIMITED') {
    const waitMs = (error.retryAfterSeconds ?? Infinity) * 1000;
    const isBearable = waitMs <= maxRateWaitMs && waitMs + SHORTEST_TRY_MS <= remainingMs;
    return !hasWaitedForQuota && isBearable ? 0 : undefined;
  }
  if (failures >= MAX_TRIES || !isTransient(error)) return undefined;
  if (reached && !operation.isIdempotent) return undefined;
  const delay = Math.max((error.retryAfterSeconds ?? 0) * 1000, backoffMs(failures, random));
  return delay + SHORTEST_TRY_MS <= remainingMs ? delay : undefined;
};

// The share of the remaining time for an attempt that could be retried: a hanging connection must not use up the whole
// deadline, and a slow upstream still gets most of it.
const SHARE_OF_TRY = 0.6;

/** Timeout of the next attempt in milliseconds. Where quota is scarce, a slow answer is better than a second call. */
export const tryTimeoutMs = (
  operation: OperationSpec,
  isScarce: boolean,
  { failures, hasTimedOut }: Pick<TryHistory, 'failures' | 'hasTimedOut'>,
  remainingMs: number,
): number => {
  const isLast = failures >= MAX_TRIES - 1 || hasTimedOut || isScarce || !operation.isIdempotent;
  return Math.max(1, isLast ? remainingMs : remainingMs * SHARE_OF_TRY);
};

/** The answer to a DELETE that an earlier attempt had already carried out. */
const goneAnswer = ({ upstreamRequestId }: UpstreamError): CallAnswer => ({
  status: 204,
  mediaType: '',
  contentType: '',
  body: undefined,
  upstreamRequestId,
  isRepeated: true,
  announced: {},
});

export interface RetryOptions {
  readonly upstream: UpstreamName;
  readonly maxRateWaitMs: number;
  /** Quota groups so small that an attempt gets all the time of the call. */
  readonly scarceGroups: ReadonlySet<string>;
}

/** Retries a call where the rules allow it, within its deadline. Throws only `UpstreamError`. */
export const retry =
  ({ upstream, maxRateWaitMs, scarceGroups }: RetryOptions): Stage =>
  (next) => {
    const callUntilSettled = async (call: Call): Promise<CallAnswer> => {
      const { operation, progress, endsAt, signal } = call;
      const history = { failures: 0, hasWaitedForQuota: false, hasTimedOut: false };
      const isLongTry = scarceGroups.has(operation.quotaGroup);
      for (;;) {
        try {
          const tryMs = tryTimeoutMs(operation, isLongTry, history, endsAt - performance.now());
          const answer = await next({ ...call, tryMs });
          return progress.isOutcomeOpen ? { ...answer, isRepeated: true } : answer;
        } catch (failed) {
          if (!(failed instanceof FailedTry)) throw failed;
          const { error } = failed;
          if (progress.isOutcomeOpen && operation.method === 'DELETE' && error.status === 404)
            return goneAnswer(error);
          progress.isOutcomeOpen ||= error.outcomeUnknown;
          if (signal?.aborted === true) throw error;
          const isRefused = error.code === 'RATE_LIMITED';
          if (!isRefused) history.failures += 1;
          history.hasTimedOut ||= error.code === 'UPSTREAM_TIMEOUT';
          const limits = { remainingMs: endsAt - performance.now(), maxRateWaitMs };
          const delay = retryDelay(operation, failed, history, limits);
          if (delay === undefined) throw error;
          history.hasWaitedForQuota ||= isRefused;
          await pause(delay, signal);
        }
      }
    };
    return async (call) => {
      try {
        return await callUntilSettled(call);
      } catch (error) {
        const failure = waitFailure(upstream, error);
        // The last attempt was refused, but an earlier one may have been carried out.
        const isHidden =
          call.progress.isOutcomeOpen && failure instanceof UpstreamError && !failure.outcomeUnknown;
        throw isHidden ? withDetails(failure, { outcomeUnknown: true }) : failure;
      }
    };
  };
