import { setTimeout as delay } from 'node:timers/promises';

import type { UpstreamName } from '../errors/error-code.ts';
import { callFailure } from '../errors/upstream-failure.ts';
import { QuotaRefusal } from '../quota/quota.ts';

/** Why a wait ended before what it was for. */
export class WaitEnded extends Error {
  override readonly name = 'WaitEnded';
  readonly reason: 'aborted' | 'timeout';

  constructor(reason: 'aborted' | 'timeout') {
    super(reason);
    this.reason = reason;
  }
}

/** Milliseconds as the seconds that a caller is told to wait: at least one, and never too few. */
export const wholeSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/** What ended a wait, as the caller is to see it; anything else as it is. */
export const waitFailure = (upstream: UpstreamName, error: unknown): unknown => {
  if (error instanceof WaitEnded) return callFailure(upstream, { kind: error.reason, outcomeUnknown: false });
  if (error instanceof QuotaRefusal)
    return callFailure(upstream, { kind: 'quota', retryAfterSeconds: wholeSeconds(error.retryAfterMs) });
  return error;
};

/**
 * The promise's own outcome, if it comes in time. The work behind it goes on either way: others may wait for it too.
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

/**
 * Lets time pass.
 * @throws WaitEnded when the signal ends
 */
export const pause = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
  if (ms <= 0) return;
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
  } catch {
    throw new WaitEnded('aborted');
  }
};
