/** What one of several waiters brings. */
export interface Waiter {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that this waiter has; undefined for as long as the flight takes. */
  readonly timeoutMs?: number | undefined;
  /** What a waiter is told that leaves before the flight has landed. */
  readonly onLeave: (reason: 'aborted' | 'timeout') => Error;
}

interface Flight<Result> {
  readonly result: Promise<Result>;
  readonly controller: AbortController;
  waiters: number;
}

export interface SingleFlight<Result> {
  /**
   * The result of the flight of that key: of one that is in the air, else of a new one. Results are shared by
   * everyone who waited, so nobody may change them.
   * @param start begins the work; its signal ends when the last waiter has left
   */
  join(
    key: string,
    waiter: Waiter,
    start: (signal: AbortSignal) => Promise<Result>,
  ): { readonly result: Promise<Result>; readonly shared: boolean };
  /** Whether a flight of that key can be joined. */
  has(key: string): boolean;
  /** Nobody joins the flights any more whose keys begin so: what they bring may be out of date by now. */
  seal(prefix: string): void;
}

function waitFor<Result>(flight: Flight<Result>, waiter: Waiter, leave: () => void): Promise<Result> {
  const { signal, timeoutMs, onLeave } = waiter;
  if (signal === undefined && timeoutMs === undefined) return flight.result;
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    const depart = (reason: 'aborted' | 'timeout'): void => {
      settle();
      reject(onLeave(reason));
      leave();
    };
    const onAbort = (): void => depart('aborted');
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => depart('timeout'), timeoutMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    void flight.result.finally(settle).then(resolve, reject);
  });
}

/** Work that is under way is not begun a second time. Holds nothing once it has landed: this is no cache. */
export function createSingleFlight<Result>(): SingleFlight<Result> {
  const flights = new Map<string, Flight<Result>>();

  const begin = (key: string, start: (signal: AbortSignal) => Promise<Result>): Flight<Result> => {
    const controller = new AbortController();
    const flight: Flight<Result> = { result: start(controller.signal), controller, waiters: 0 };
    const land = (): void => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    flights.set(key, flight);
    flight.result.then(land, land);
    return flight;
  };

  return {
    join(key, waiter, start) {
      const present = flights.get(key);
      const flight = present ?? begin(key, start);
      flight.waiters += 1;
      const leave = (): void => {
        flight.waiters -= 1;
        if (flight.waiters > 0) return;
        // Whoever comes now needs a flight that goes on, and this one does not.
        if (flights.get(key) === flight) flights.delete(key);
        flight.controller.abort();
      };
      return { result: waitFor(flight, waiter, leave), shared: present !== undefined };
    },
    has: (key) => flights.has(key),
    seal(prefix) {
      for (const key of flights.keys()) if (key.startsWith(prefix)) flights.delete(key);
    },
  };
}
