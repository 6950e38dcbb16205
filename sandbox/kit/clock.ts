/** Where the sandbox takes the time from. Rate limits, token lifetimes, sync expiry and warm-ups all read this one. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves this clock forward, so that a minute or a week passes at once. It never goes back. */
  advance(milliseconds: number): void;
}

/**
 * A clock that runs with `source` (the system's by default) plus all that was added by `advance`. Delays of
 * transport faults are not read from it: they are spent in real time.
 */
export const createClock = (source: () => number = Date.now): Clock => {
  let offset = 0;
  return {
    now: () => source() + offset,
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0) {
        throw new RangeError(`A clock is advanced by 0 or more milliseconds, not by ${milliseconds}.`);
      }
      offset += milliseconds;
    },
  };
};
