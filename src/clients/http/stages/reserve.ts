import { QuotaRefusal, type QuotaStore } from '../../quota/quota.ts';
import type { Call, Stage } from '../call.ts';
import type { Upstream } from '../operation.ts';
import { pause, waitFailure } from '../waiting.ts';

export interface ReserveOptions {
  readonly upstream: Upstream;
  readonly quotas: QuotaStore;
}

/** Longer than work without a waiting caller may take: then others use all of the quota, and the call gives up. */
const MAX_WAIT_MS = 10 * 60_000;
const LOOK_MS = 100;

/**
 * Lets calls that leave a part of the quota to others (`quotaReserve`) wait until more than that part is free, however
 * long that takes within reason. Those of one budget go one after another, so that no two of them take the same place.
 */
export const reserve = ({ upstream, quotas }: ReserveOptions): Stage => {
  const turns = new Map<string, Promise<unknown>>();

  const waitForRoom = async ({ credential, operation, scope }: Call): Promise<void> => {
    const { quotaReserve, signal } = scope;
    const budget = quotas.budget({ credentialKey: credential.key, upstream, group: operation.quotaGroup });
    const until = performance.now() + MAX_WAIT_MS;
    for (;;) {
      const { limit, remaining, windowMs } = await budget.state();
      // A budget that is as small as the reserve must still give something.
      if (remaining > Math.min(quotaReserve, Math.max(0, limit - 1))) return;
      if (performance.now() > until) throw new QuotaRefusal(windowMs);
      await pause(LOOK_MS, signal);
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
      await waitForRoom(call).catch((error: unknown) => {
        throw waitFailure(upstream, error);
      });
      return await next(call);
    } finally {
      end(undefined);
      if (turns.get(key) === turn) turns.delete(key);
    }
  };
};
