import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';

/** The requests that are being answered, so that a shutdown can wait for them, and stop waiting. */
export interface InFlight {
  readonly isDraining: boolean;
  /** Counts a response until it is closed. The signal aborts when its client goes away, after `limitMs`, or by `drain`. */
  add(response: ServerResponse, limitMs: number): AbortSignal;
  /** From now on draining. Resolves when nothing is being answered; what still is after `graceMs` is aborted. */
  drain(graceMs: number): Promise<void>;
}

/** What an aborted operation is told as the reason. */
class OperationAbortedError extends Error {
  override readonly name = 'OperationAbortedError';
}

/** How long an aborted operation may take to put its errors into an answer. */
const FAREWELL_MS = 1_000;

export const createInFlight = (): InFlight => {
  const controllers = new Set<AbortController>();
  let isDraining = false;
  let onEmpty = (): void => undefined;

  const isEmpty = (withinMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      if (controllers.size === 0) {
        resolve(true);
        return;
      }
      const timer = setTimeout(() => {
        resolve(false);
      }, withinMs);
      onEmpty = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });

  return {
    get isDraining() {
      return isDraining;
    },
    add: (response, limitMs) => {
      const controller = new AbortController();
      // Every upstream call of the operation listens; Node warns of a leak from the eleventh listener on.
      setMaxListeners(0, controller.signal);
      controllers.add(controller);
      const timer = setTimeout(() => {
        controller.abort(new OperationAbortedError('The operation took too long'));
      }, limitMs);
      response.once('close', () => {
        clearTimeout(timer);
        controllers.delete(controller);
        if (!response.writableFinished) controller.abort(new OperationAbortedError('The client went away'));
        if (controllers.size === 0) onEmpty();
      });
      return controller.signal;
    },
    drain: async (graceMs) => {
      isDraining = true;
      if (await isEmpty(graceMs)) return;
      const reason = new OperationAbortedError('The server is shutting down');
      controllers.forEach((controller) => {
        controller.abort(reason);
      });
      await isEmpty(FAREWELL_MS);
    },
  };
};
