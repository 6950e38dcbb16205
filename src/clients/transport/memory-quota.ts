import { LRUCache } from 'lru-cache';
import {
  QuotaRefusal,
  type QuotaBudget,
  type QuotaKey,
  type QuotaLease,
  type QuotaOutcome,
  type QuotaStore,
  type QuotaWait,
} from './quota.ts';
import { createSlidingWindow, type QuotaDefaults, type WindowMark } from './sliding-window.ts';

interface Waiting {
  readonly until: number;
  readonly grant: (lease: QuotaLease) => void;
  readonly refuse: (error: Error) => void;
}

const NOTHING_ANNOUNCED = {};

/**
 * One budget in memory. First come, first served; a caller that could not be served in its time is refused at once.
 * Until the first answer the defaults hold, so a first burst sends that many calls and the rest wait for what the
 * first answer says of the real limit.
 */
export function createMemoryBudget(defaults: QuotaDefaults): QuotaBudget {
  const window = createSlidingWindow(defaults);
  const line: Waiting[] = [];
  let isConfirmed = false;
  let penaltyUntil = 0;
  let timer: NodeJS.Timeout | undefined;

  /** When the caller at that place of the line (from 0) can be served; undefined while an answer may still tell. */
  const servedAt = (place: number, now: number): number | undefined => {
    const missing = place + 1 - window.free(now);
    const roomAt = missing <= 0 ? now : window.freesAt(missing, now);
    if (missing > 0 && !isConfirmed && window.inFlight > 0 && penaltyUntil <= now) return undefined;
    return Math.max(roomAt, penaltyUntil);
  };

  const lease = (): QuotaLease => {
    const mark = window.begin();
    let isOpen = true;
    return {
      settle(outcome) {
        if (!isOpen) return;
        isOpen = false;
        settle(mark, outcome);
      },
    };
  };

  const settle = (mark: WindowMark, outcome: QuotaOutcome): void => {
    const now = performance.now();
    if (outcome.kind === 'not-counted') {
      window.uncounted(NOTHING_ANNOUNCED);
    } else {
      isConfirmed = true;
      if (outcome.kind === 'counted') window.counted(mark, outcome.announced ?? NOTHING_ANNOUNCED, now);
      else {
        // The refused call itself took no place, but upstream now wants silence, and would want it anew for each call.
        window.uncounted({ ...outcome.announced, remaining: undefined });
        penaltyUntil = Math.max(penaltyUntil, now + outcome.penaltyMs);
      }
    }
    if (line.length > 0) serve();
  };

  const serve = (): void => {
    clearTimeout(timer);
    const now = performance.now();
    while (line.length > 0 && penaltyUntil <= now && window.free(now) > 0) line.shift()?.grant(lease());
    for (let place = 0; place < line.length;) {
      const waiting = line[place];
      const at = servedAt(place, now);
      if (waiting === undefined) break;
      if (now < waiting.until && (at === undefined || at <= waiting.until)) place += 1;
      else {
        line.splice(place, 1);
        waiting.refuse(new QuotaRefusal((at ?? now + window.windowMs) - now));
      }
    }
    wakeUp(now);
  };

  const wakeUp = (now: number): void => {
    if (line.length === 0) return;
    const first = servedAt(0, now) ?? Infinity;
    const next = line.reduce((earliest, { until }) => Math.min(earliest, until), first);
    timer = setTimeout(serve, Math.max(1, Math.ceil(next - now)));
  };

  const standInLine = ({ signal }: QuotaWait, until: number): Promise<QuotaLease> =>
    new Promise((resolve, reject) => {
      const stop = (): void => signal?.removeEventListener('abort', onAbort);
      const waiting: Waiting = {
        until,
        grant: (granted) => {
          stop();
          resolve(granted);
        },
        refuse: (error) => {
          stop();
          reject(error);
        },
      };
      const onAbort = (): void => {
        const place = line.indexOf(waiting);
        if (place >= 0) line.splice(place, 1);
        waiting.refuse(signal?.reason as Error);
        serve();
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      line.push(waiting);
      serve();
    });

  return {
    acquire(wait) {
      const now = performance.now();
      if (line.length === 0 && penaltyUntil <= now && window.free(now) > 0) return lease();
      const until = now + wait.maxWaitMs;
      const at = servedAt(line.length, now);
      if (at !== undefined && at > until) throw new QuotaRefusal(at - now);
      return standInLine(wait, until);
    },
    state() {
      const now = performance.now();
      const penaltyMs = Math.max(0, penaltyUntil - now);
      const { limit, windowMs } = window;
      return { limit, remaining: penaltyMs > 0 ? 0 : Math.max(0, window.free(now)), windowMs, penaltyMs };
    },
  };
}

export interface MemoryQuotaOptions {
  /** What holds for a budget until upstream has told more. */
  readonly defaultsFor: (key: QuotaKey) => QuotaDefaults;
  /** Budgets that are kept; beyond it the least recently used is forgotten: 10,000. */
  readonly maxBudgets?: number;
}

// Longer than any window or penalty that upstream is known to have, so that forgetting a silent caller changes nothing.
const IDLE_BUDGET_MS = 15 * 60_000;

/** Budgets in the memory of this process. */
export function createMemoryQuotaStore({ defaultsFor, maxBudgets = 10_000 }: MemoryQuotaOptions): QuotaStore {
  const budgets = new LRUCache<string, QuotaBudget>({
    max: maxBudgets,
    ttl: IDLE_BUDGET_MS,
    updateAgeOnGet: true,
  });
  return {
    budget(key) {
      const name = `${key.credentialKey} ${key.upstream} ${key.group}`;
      const present = budgets.get(name);
      if (present !== undefined) return present;
      const budget = createMemoryBudget(defaultsFor(key));
      budgets.set(name, budget);
      return budget;
    },
  };
}
