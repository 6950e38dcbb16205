import type { UpstreamName } from '../../errors/error-code.ts';
import { UpstreamError } from '../../errors/upstream-error.ts';
import type { QuotaStore } from '../../quota/quota.ts';
import type { Call, CallAnswer, Next, Stage } from '../call.ts';
import { pause, waitFailure } from '../waiting.ts';

export interface ReserveOptions {
  readonly upstream: UpstreamName;
  readonly quotas: QuotaStore;
}

/** After this time others use all of the quota, and the background call gives up. */
const MAX_WAIT_MS = 10 * 60_000;
const POLL_MS = 100;

/** Refused by our own budget: no call was sent. */
const isOwnRefusal = (error: unknown): boolean =>
  error instanceof UpstreamError &&
  error.code === 'RATE_LIMITED' &&
  error.status === undefined &&
  error.retryAfterSeconds !== undefined;

/**
 * For background calls: waits until more of the quota is free than the `quotaReserve` of others. After a whole window without
 * room the call queues for quota like all others, so that a caller who never stops asking cannot starve it. Calls of one
 * budget pass one after another, so that no two of them take the same free place.
 */
export const reserve = ({ upstream, quotas }: ReserveOptions): Stage => {
  const turns = new Map<string, Promise<unknown>>();

  /** Resolves when there is room, or after a window without room. */
  const waitForRoom = async ({ credential, operation, scope }: Call): Promise<void> => {
    const { quotaReserve, signal } = scope;
    const budget = quotas.budget({ credentialKey: credential.key, upstream, group: operation.quotaGroup });
    const startedAt = performance.now();
    for (;;) {
      const { limit, remaining, windowMs } = await budget.state();
      // A budget as small as the reserve must still allow some background calls.
      if (remaining > Math.min(quotaReserve, Math.max(0, limit - 1))) return;
      if (performance.now() - startedAt > Math.min(windowMs, MAX_WAIT_MS)) return;
      await pause(POLL_MS, signal);
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
      await pause(POLL_MS, call.scope.signal);
    }
  };

  return (next) => async (call) => {
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
