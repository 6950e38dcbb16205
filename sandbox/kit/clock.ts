/** The sandbox's clock, used for rate limits, token lifetimes, sync expiry and warm-ups. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the clock forward, so that a minute or a week passes at once. It never moves back. */
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
