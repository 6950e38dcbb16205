/** The sandbox's clock, used for rate limits, token lifetimes, sync expiry and warm-ups. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the clock forward, to skip a minute or a week. It cannot move back. */
  advance(milliseconds: number): void;
}

/**
 * A clock that is ahead of `source` (the system clock by default) by the sum of all calls of `advance`. Delays of
 * faults do not use it: they take real time.
 */
export const createClock = (source: () => number = Date.now): Clock => {
  let offset = 0;
  return {
    now: () => source() + offset,
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0) {
        throw new RangeError(`A clock can only advance by 0 or more milliseconds, not by ${milliseconds}.`);
      }
      offset += milliseconds;
    },
  };
};
