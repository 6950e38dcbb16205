import type { UpstreamName } from '../../errors/error-code.ts';
import { type QuotaLease, type QuotaOutcome, QuotaRefusal, type QuotaStore } from '../../quota/quota.ts';
import { type Call, FailedTry, type OnTransportEvent, type Stage } from '../call.ts';
import { WaitEnded, waitFailure } from '../waiting.ts';

export interface QuotaStageOptions {
  readonly upstream: UpstreamName;
  readonly quotas: QuotaStore;
  readonly maxRateWaitMs: number;
  readonly onEvent: OnTransportEvent;
}

// Below this it is just the Redis round trip; don't report it as queueing.
const SHORTEST_WAIT_MS = 10;

/** Sends no call that upstream would refuse for lack of quota: it waits up to `maxRateWaitMs`, else fails with RATE_LIMITED. */
export const quota = ({ upstream, quotas, maxRateWaitMs, onEvent }: QuotaStageOptions): Stage => {
  const acquire = async ({ credential, operation, scope, endsAt, signal }: Call): Promise<QuotaLease> => {
    const group = operation.quotaGroup;
    const startedAt = performance.now();
    const timeLeftMs = Math.max(0, endsAt - startedAt);
    // Nobody waits for a background call, so it may wait longer; half of its time is left for the call itself.
    const maxWaitMs = scope.quotaReserve > 0 ? timeLeftMs / 2 : Math.min(maxRateWaitMs, timeLeftMs);
    try {
      const pending = quotas
        .budget({ credentialKey: credential.key, upstream, group })
        .acquire({ maxWaitMs, signal });
      if (!(pending instanceof Promise)) return pending;
      const lease = await pending;
      const ms = performance.now() - startedAt;
      if (ms >= SHORTEST_WAIT_MS) onEvent({ kind: 'quota-wait', upstream, group, ms });
      return lease;
    } catch (error) {
      if (error instanceof QuotaRefusal) onEvent({ kind: 'quota-refusal', upstream, group });
      throw waitFailure(upstream, signal?.aborted === true ? new WaitEnded('aborted') : error);
    }
  };

  return (next) => async (call) => {
    const lease = await acquire(call);
    // Errors other than FailedTry were thrown before the request was sent.
    let outcome: QuotaOutcome = { kind: 'not-counted' };
    try {
      const answer = await next(call);
      outcome = { kind: 'counted', announced: answer.announced };
      return answer;
    } catch (error) {
      if (error instanceof FailedTry) outcome = error.quota;
      throw error;
    } finally {
      // An unsettled lease would block its place for ever.
      lease.settle(outcome);
    }
  };
};
