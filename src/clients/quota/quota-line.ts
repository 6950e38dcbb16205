import type { QuotaLease, QuotaWait } from './quota.ts';

/** One who stands in line for a lease. Times are those of `performance.now()`. */
export interface Waiting {
  readonly since: number;
  readonly until: number;
  readonly wait: QuotaWait;
  grant(lease: QuotaLease): void;
  refuse(error: Error): void;
}

/** Calls that stand in line for one budget at most. Beyond it even a patient one is told to come back. */
export const MAX_LINE = 1_000;

/**
 * Puts a caller at the end of a line, which it leaves by itself when its signal ends.
 * @param onGone is told when it has left so
 */
export function enterLine<Facts extends object>(
  line: (Waiting & Facts)[],
  wait: QuotaWait,
  facts: Facts,
  onGone: () => void,
): Promise<QuotaLease> {
  const { signal, maxWaitMs } = wait;
  const since = performance.now();
  const { promise: lease, resolve, reject } = Promise.withResolvers<QuotaLease>();
  const stop = (): void => signal?.removeEventListener('abort', onAbort);
  const waiting: Waiting & Facts = {
    ...facts,
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
    const place = line.indexOf(waiting);
    if (place >= 0) line.splice(place, 1);
    waiting.refuse(signal?.reason as Error);
    onGone();
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  line.push(waiting);
  return lease;
}
