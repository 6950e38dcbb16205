import { setTimeout as delay } from 'node:timers/promises';

import type { UpstreamName } from '../errors/error-code.ts';
import { callFailure } from '../errors/upstream-failure.ts';
import { QuotaRefusal } from '../quota/quota.ts';

/** A wait was cancelled or timed out. */
export class WaitEnded extends Error {
  override readonly name = 'WaitEnded';
  readonly reason: 'aborted' | 'timeout';

  constructor(reason: 'aborted' | 'timeout') {
    super(reason);
    this.reason = reason;
  }
}

/** Seconds for a `retryAfter`: at least one, rounded up. */
export const wholeSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/** The `UpstreamError` for the end of a wait; other errors unchanged. */
export const waitFailure = (upstream: UpstreamName, error: unknown): unknown => {
  if (error instanceof WaitEnded) return callFailure(upstream, { kind: error.reason, outcomeUnknown: false });
  if (error instanceof QuotaRefusal)
    return callFailure(upstream, { kind: 'quota', retryAfterSeconds: wholeSeconds(error.retryAfterMs) });
  return error;
};

/**
 * The outcome of the promise, if it settles in time. Does not cancel the work: others may wait for it too.
 * @throws WaitEnded
 */
export const within = async <Result>(
  promise: Promise<Result>,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Result> => {
  if (signal?.aborted === true) throw new WaitEnded('aborted');
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(new WaitEnded('aborted'));
  const timer = setTimeout(() => reject(new WaitEnded('timeout')), Math.max(0, timeoutMs));
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
};

/** @throws WaitEnded when the signal is aborted */
export const pause = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
  if (ms <= 0) return;
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
  } catch {
    throw new WaitEnded('aborted');
  }
};
