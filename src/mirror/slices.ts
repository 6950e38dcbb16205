import { setImmediate } from 'node:timers/promises';

/** Long work that lets other work in. */
export interface Slices {
  /** Whether the work has gone on for long enough: then `await pause()`. Cheap: to be asked after every few µs of work. */
  isOver(): boolean;
  /** Lets everything else that waits run first. */
  pause(): Promise<void>;
}

// A slice ends with the step that exceeds this, so that even a slow one stays far below 10 ms.
const SLICE_MS = 3;

export const startSlices = (sliceMs = SLICE_MS): Slices => {
  let until = performance.now() + sliceMs;
  return {
    isOver: () => performance.now() >= until,
    async pause() {
      await setImmediate();
      until = performance.now() + sliceMs;
    },
  };
};
