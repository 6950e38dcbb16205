import { setImmediate } from 'node:timers/promises';

/** Splits long work into slices, with other work in between. */
export interface Slices {
  /** Whether the slice is over: then `await pause()`. Cheap; call it after every few µs of work. */
  isOver(): boolean;
  /** Lets all other waiting work run. */
  pause(): Promise<void>;
}

// A slice ends after the step that exceeds this, so that even with a slow step it is far below 10 ms.
const SLICE_MS = 3;

export const startSlices = (): Slices => {
  let until = performance.now() + SLICE_MS;
  return {
    isOver: () => performance.now() >= until,
    async pause() {
      await setImmediate();
      until = performance.now() + SLICE_MS;
    },
  };
};
