import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** Tracks in-flight requests, so that a shutdown can wait for them and abort the ones that take too long. */
export interface InFlight {
  isDraining(): boolean;
  /** Tracks a response until it is closed. The signal aborts if its client disconnects, after `timeoutMs`, or by `drain`. */
  add(response: ServerResponse, timeoutMs: number): AbortSignal;
  /** Starts draining. Resolves when no request is in flight; requests still running after `graceMs` are aborted. */
  drain(graceMs: number): Promise<void>;
}

class OperationAbortedError extends Error {
  override readonly name = 'OperationAbortedError';
}

/** How long aborted operations may take to send a response with their errors. */
const ABORT_GRACE_MS = 1_000;

export const createInFlight = (): InFlight => {
  const controllers = new Set<AbortController>();
  let isDraining = false;
  const empty = Promise.withResolvers<undefined>();

  return {
    isDraining: () => isDraining,
    add: (response, timeoutMs) => {
      const controller = new AbortController();
      // Every upstream call of the operation adds a listener, and Node warns of a leak from the eleventh on.
      setMaxListeners(0, controller.signal);
      controllers.add(controller);
      const timer = setTimeout(() => {
        controller.abort(new OperationAbortedError('The operation timed out'));
      }, timeoutMs);
      response.once('close', () => {
        clearTimeout(timer);
        controllers.delete(controller);
        if (!response.writableFinished)
          controller.abort(new OperationAbortedError('The client disconnected'));
        if (isDraining && controllers.size === 0) empty.resolve(undefined);
      });
      return controller.signal;
    },
    drain: async (graceMs) => {
      isDraining = true;
      if (controllers.size === 0) return;
      await Promise.race([empty.promise, delay(graceMs, undefined, { ref: false })]);
      const reason = new OperationAbortedError('The server is shutting down');
      controllers.forEach((controller) => {
        controller.abort(reason);
      });
      await Promise.race([empty.promise, delay(ABORT_GRACE_MS, undefined, { ref: false })]);
    },
  };
};
