/** What the callers of one upstream have lately seen of it. */
export interface FailureVotes {
  note(caller: string, hasFailed: boolean, now: number): void;
  /** Whether what was seen is the upstream's fault rather than one caller's. */
  isBroken(now: number): boolean;
  clear(): void;
}

export interface FailureVotesOptions {
  /** Milliseconds that a try is remembered for at least half of, and at most. */
  readonly windowMs: number;
  /** Tries below which nothing is concluded. */
  readonly minimumTries: number;
}

interface Tally {
  tries: number;
  failures: number;
}

// More are not told apart: what 10,000 callers see is enough to judge by.
const MAX_CALLERS = 10_000;

/**
 * Each caller has one vote, which is the share of its tries that failed, and an upstream is broken when the votes come
 * to more than half. So a caller whose requests upstream cannot digest is balanced by one who is served well, however
 * often it tries; a credential that all share has the only vote.
 */
export function createFailureVotes({ windowMs, minimumTries }: FailureVotesOptions): FailureVotes {
  // Two halves of the window: the older one is dropped when the younger one is full.
  let current = new Map<string, Tally>();
  let previous = new Map<string, Tally>();
  let turnsAt = -Infinity;

  const turn = (now: number): void => {
    if (now < turnsAt) return;
    previous = now < turnsAt + windowMs / 2 ? current : new Map<string, Tally>();
    current = new Map<string, Tally>();
    turnsAt = now + windowMs / 2;
  };

  return {
    note(caller, hasFailed, now) {
      turn(now);
      const tally = current.get(caller);
      if (tally !== undefined) {
        tally.tries += 1;
        if (hasFailed) tally.failures += 1;
      } else if (current.size < MAX_CALLERS) {
        current.set(caller, { tries: 1, failures: hasFailed ? 1 : 0 });
      }
    },
    isBroken(now) {
      turn(now);
      let tries = 0;
      let voters = 0;
      let votes = 0;
      const count = (one: Tally, other: Tally | undefined): void => {
        const ofCaller = one.tries + (other?.tries ?? 0);
        tries += ofCaller;
        voters += 1;
        votes += (one.failures + (other?.failures ?? 0)) / ofCaller;
      };
      for (const [caller, tally] of current) count(tally, previous.get(caller));
      for (const [caller, tally] of previous) if (!current.has(caller)) count(tally, undefined);
      return tries >= minimumTries && votes > voters / 2;
    },
    clear() {
      current = new Map();
      previous = new Map();
    },
  };
}
