import type { Stage } from '../call.ts';
import type { OperationSpec, Upstream } from '../operation.ts';
import type { SerialQueue } from '../serial-queue.ts';
import { waitFailure } from '../waiting.ts';

/** Makes certain calls of one credential one after another, in the order of asking. */
export const serialize =
  (upstream: Upstream, queue: SerialQueue, isSerial: (operation: OperationSpec) => boolean): Stage =>
  (next) =>
  async (call) => {
    if (!isSerial(call.operation)) return next(call);
    const { credential, signal, endsAt } = call;
    try {
      return await queue.run(credential.key, signal, endsAt - performance.now(), () => next(call));
    } catch (error) {
      throw waitFailure(upstream, error);
    }
  };
