import { QuotaRefusal } from '../../quota/quota.ts';
import type { Stage } from '../call.ts';
import type { Upstream } from '../operation.ts';
import { waitFailure, within } from '../waiting.ts';

/** Runs work of the same key one after another, in the order of asking. */
export interface SerialQueue {
  /**
   * @throws WaitEnded when the signal or the time ends while the work is still in line
   * @throws QuotaRefusal when too many stand in line already
   */
  run<Result>(
    key: string,
    signal: AbortSignal | undefined,
    maxWaitMs: number,
    work: () => Promise<Result>,
  ): Promise<Result>;
}

interface Line {
  tail: Promise<unknown>;
  length: number;
}

/** Who would be the thousandth of one user's line will hardly be served within its time. */
const MAX_LINE = 1_000;
const FULL_LINE_RETRY_MS = 5_000;

/** A queue in the memory of this process. Holds a key only as long as work of it is under way. */
export const createSerialQueue = (): SerialQueue => {
  const lines = new Map<string, Line>();
  return {
    async run(key, signal, maxWaitMs, work) {
      const present = lines.get(key);
      if (present !== undefined && present.length >= MAX_LINE) throw new QuotaRefusal(FULL_LINE_RETRY_MS);
      const { promise: done, resolve: finish } = Promise.withResolvers<undefined>();
      const before = present?.tail;
      const line = present ?? { tail: done, length: 0 };
      // Whoever leaves the line early must not let the next one overtake those before it.
      if (before !== undefined) line.tail = before.then(() => done);
      line.length += 1;
      lines.set(key, line);
      void line.tail.then(() => {
        line.length -= 1;
        if (line.length === 0) lines.delete(key);
      });
      try {
        if (before !== undefined) await within(before, maxWaitMs, signal);
        return await work();
      } finally {
        finish(undefined);
      }
    },
  };
};

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
