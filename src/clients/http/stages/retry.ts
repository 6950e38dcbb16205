import { UpstreamError, withDetails } from '../../errors/upstream-error.ts';
import { isTransient } from '../../errors/upstream-failure.ts';
import { type Call, type CallAnswer, FailedTry, type Stage } from '../call.ts';
import type { OperationSpec, Upstream } from '../operation.ts';
import { pause, waitFailure } from '../waiting.ts';

/** What the tries of a call before this one have used up. */
export interface TryHistory {
  /** Tries that failed so far, those left out that quota refused. */
  readonly failures: number;
  /** Whether a 429 has been answered with another try already. */
  readonly hasWaitedForQuota: boolean;
  /** Whether a try ran out of time: upstream is slow, and another one needs all the time that is left. */
  readonly hasTimedOut: boolean;
}

export interface RetryLimits {
  /** Milliseconds left of the call's deadline. */
  readonly remainingMs: number;
  readonly maxRateWaitMs: number;
}

const MAX_TRIES = 3;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 2_000;
// Not worth a connection: an upstream needs a moment to answer at all.
const SHORTEST_TRY_MS = 50;

/** Doubles per failure up to a cap; half of it is random so that callers do not come back in step. */
const backoffMs = (failures: number, random: () => number): number => {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (failures - 1));
  return ceiling / 2 + (ceiling / 2) * random();
};

/**
 * Milliseconds to wait before the same call is made again, or undefined where it must not be.
 *
 * A 429 was refused and not done, so any call may go once more, when the wait is short enough; the budget does the
 * waiting. Faults on the way or inside upstream are tried again where that cannot do a thing twice: if the request
 * never arrived, or if the operation says that its repetition ends in the same state. A 503 names its own time.
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

// The share of the time that is left which a try may use when another could follow it: a hanging connection must not
// eat the whole deadline, and an upstream that is merely slow still gets most of it.
const SHARE_OF_TRY = 0.6;

/** Milliseconds that the next try may take. Where quota is scarce, a slow answer is better than a second call. */
export const tryTimeoutMs = (
  operation: OperationSpec,
  isScarce: boolean,
  { failures, hasTimedOut }: Pick<TryHistory, 'failures' | 'hasTimedOut'>,
  remainingMs: number,
): number => {
  const isLast = failures >= MAX_TRIES - 1 || hasTimedOut || isScarce || !operation.isIdempotent;
  return Math.max(1, isLast ? remainingMs : remainingMs * SHARE_OF_TRY);
};

/** What a DELETE is answered that an earlier try of it had already done. */
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
  readonly upstream: Upstream;
  readonly maxRateWaitMs: number;
  /** Quota groups that are so small that a try has all the time of the call. */
  readonly scarceGroups: ReadonlySet<string>;
}

/** Makes a call again where the rules allow it, within its deadline. Throws nothing but `UpstreamError`. */
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
        // The last try was clearly refused, but one before it may have got through.
        const isHidden =
          call.progress.isOutcomeOpen && failure instanceof UpstreamError && !failure.outcomeUnknown;
        throw isHidden ? withDetails(failure, { outcomeUnknown: true }) : failure;
      }
    };
  };
