import { within } from './waiting.ts';

/** Runs work of the same key one after another, in the order of asking. */
export interface SerialQueue {
  /** @throws WaitEnded when the signal or the time ends while the work is still in line */
  run<Result>(
    key: string,
    signal: AbortSignal | undefined,
    maxWaitMs: number,
    work: () => Promise<Result>,
  ): Promise<Result>;
}

/** A queue in the memory of this process. Holds a key only as long as work of it is under way. */
export function createSerialQueue(): SerialQueue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    async run(key, signal, maxWaitMs, work) {
      const before = tails.get(key);
      const { promise: done, resolve: finish } = Promise.withResolvers<undefined>();
      // Whoever leaves the line early must not let the next one overtake those before it.
      const tail = before === undefined ? done : before.then(() => done);
      tails.set(key, tail);
      try {
        if (before !== undefined) await within(before, maxWaitMs, signal);
        return await work();
      } finally {
        finish(undefined);
        void tail.then(() => {
          if (tails.get(key) === tail) tails.delete(key);
        });
      }
    },
  };
}
