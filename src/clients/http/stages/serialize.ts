import type { UpstreamName } from '../../errors/error-code.ts';
import type { Locks } from '../../redis/locks.ts';
import type { Stage } from '../call.ts';
import { waitFailure } from '../waiting.ts';

export interface Serial {
  readonly queue: Locks;
  /** The quota group whose calls each credential must make one after another. */
  readonly group: string;
}

/** Makes the calls of one credential in that quota group one after another, in the order of arrival. */
export const serialize =
  (upstream: UpstreamName, { queue, group }: Serial): Stage =>
  (next) =>
  async (call) => {
    if (call.operation.quotaGroup !== group) return next(call);
    const { key } = call.credential;
    try {
      const maxWaitMs = call.endsAt - performance.now();
      const lock = await queue.acquire({ name: key, owner: key, maxWaitMs, signal: call.signal });
      try {
        return await next(call);
      } finally {
        lock.release();
      }
    } catch (error) {
      throw waitFailure(upstream, error);
    }
  };
