import { setTimeout as delay } from 'node:timers/promises';

import type { Fault, Sandbox } from '../../sandbox/index.ts';

/** Faults of the upstreams. Each applies to a few calls, so that most calls succeed and every path is exercised. */
const FAULTS: readonly Fault[] = [
  { kind: 'latency', latencyMs: 30, times: 40 },
  { kind: 'latency', latencyMs: 400, times: 5 },
  { kind: 'reset', times: 3 },
  { kind: 'reset', when: 'after', times: 3 },
  { kind: 'hang', times: 2 },
  { kind: 'status', status: 500, times: 5 },
  { kind: 'status', status: 503, retryAfter: 1, times: 3 },
  { kind: 'status', status: 429, retryAfter: 1, times: 1 },
  { kind: 'status', status: 401, times: 1 },
  { kind: 'html', times: 3 },
  { kind: 'truncated', times: 3 },
  { kind: 'truncated', isCut: true, times: 3 },
  { kind: 'empty', times: 3 },
  { kind: 'content-type', times: 3 },
  { kind: 'huge', bytes: 40 * 2 ** 20, times: 1 },
];

const EVERY_MS = 250;

/** Injects one fault after another until the signal aborts, then clears them. */
export const injectFaults = async (
  { google, ringcentral }: Sandbox,
  signal: AbortSignal,
): Promise<number> => {
  let count = 0;
  for (; !signal.aborted; count += 1) {
    const upstream = count % 2 === 0 ? google : ringcentral;
    const fault = FAULTS[Math.floor(count / 2) % FAULTS.length];
    if (fault !== undefined) upstream.addFault(fault);
    // Clears unused faults after each round, so that they do not accumulate.
    if (count % (2 * FAULTS.length) === 0) for (const each of [google, ringcentral]) each.clearFaults();
    await delay(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  for (const each of [google, ringcentral]) each.clearFaults();
  return count;
};
