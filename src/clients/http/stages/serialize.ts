import type { Stage } from '../call.ts';
import type { Upstream } from '../operation.ts';
import type { SerialQueue } from '../serial-queue.ts';
import { waitFailure } from '../waiting.ts';

/** Makes the calls of one credential in that quota group one after another, in the order of asking. */
export const serialize =
  (upstream: Upstream, queue: SerialQueue, group: string): Stage =>
  (next) =>
  async (call) => {
    if (call.operation.quotaGroup !== group) return next(call);
    const { credential, signal, endsAt } = call;
    try {
      return await queue.run(credential.key, signal, endsAt - performance.now(), () => next(call));
    } catch (error) {
      throw waitFailure(upstream, error);
    }
  };
