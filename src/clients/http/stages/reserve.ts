import { UpstreamError } from '../../errors/upstream-error.ts';
import type { QuotaStore } from '../../quota/quota.ts';
import type { Call, CallAnswer, Next, Stage } from '../call.ts';
import type { Upstream } from '../operation.ts';
import { pause, waitFailure } from '../waiting.ts';

export interface ReserveOptions {
  readonly upstream: Upstream;
  readonly quotas: QuotaStore;
}

/** Longer than work without a waiting caller may take: then others use all of the quota, and the call gives up. */
const MAX_WAIT_MS = 10 * 60_000;
const LOOK_MS = 100;

/** Refused by our own count: no call was made. */
const isOwnRefusal = (error: unknown): boolean =>
  error instanceof UpstreamError &&
  error.code === 'RATE_LIMITED' &&
  error.status === undefined &&
  error.retryAfterSeconds !== undefined;

/**
 * Lets calls that leave a part of the quota to others (`quotaReserve`) wait until more than that part is free. After a
 * whole window without room the others have had more than their part: the call then queues for quota as theirs do, or a
 * caller who never stops asking would keep it out for ever. Those of one budget go one after another, so that no two of
 * them take the same place.
 */
export const reserve = ({ upstream, quotas }: ReserveOptions): Stage => {
  const turns = new Map<string, Promise<unknown>>();

  /** Ends with room, or after a window without any. */
  const waitForRoom = async ({ credential, operation, scope }: Call): Promise<void> => {
    const { quotaReserve, signal } = scope;
    const budget = quotas.budget({ credentialKey: credential.key, upstream, group: operation.quotaGroup });
    const startedAt = performance.now();
    for (;;) {
      const { limit, remaining, windowMs } = await budget.state();
      // A budget that is as small as the reserve must still give something.
      if (remaining > Math.min(quotaReserve, Math.max(0, limit - 1))) return;
      if (performance.now() - startedAt > Math.min(windowMs, MAX_WAIT_MS)) return;
      await pause(LOOK_MS, signal);
    }
  };

  const queueUntilServed = async (next: Next, call: Call): Promise<CallAnswer> => {
    const until = performance.now() + MAX_WAIT_MS;
    for (;;) {
      try {
        return await next(call);
      } catch (error) {
        if (!isOwnRefusal(error) || performance.now() > until) throw error;
      }
      await pause(LOOK_MS, call.scope.signal);
    }
  };

  return (next) => async (call) => {
    if (call.scope.quotaReserve === 0) return next(call);
    const key = `${call.credential.key} ${call.operation.quotaGroup}`;
    const before = turns.get(key);
    const { promise: turn, resolve: end } = Promise.withResolvers<undefined>();
    turns.set(key, turn);
    try {
      await before;
      await waitForRoom(call);
      return await queueUntilServed(next, call);
    } catch (error) {
      throw waitFailure(upstream, error);
    } finally {
      end(undefined);
      if (turns.get(key) === turn) turns.delete(key);
    }
  };
};
