import {
  MAX_QUEUED,
  type QuotaBudget,
  type QuotaKey,
  type QuotaLease,
  type QuotaOutcome,
  QuotaRefusal,
  type QuotaStore,
  type QuotaWait,
} from './quota.ts';
import { createSlidingWindow, type QuotaDefaults, type WindowKnowledge } from './sliding-window.ts';

/** The state of a budget at a point in time. */
export interface BudgetKnowledge extends WindowKnowledge {
  /** Whether an answer has announced the limit, so that it is not just a default. */
  readonly isConfirmed: boolean;
  /** Milliseconds for which nothing may be sent; 0 without a penalty. */
  readonly penaltyMs: number;
}

/** A budget in a store of limited size. */
export interface EvictableBudget extends QuotaBudget {
  /** Whether calls are in flight or waiting, or there is a penalty: a new budget instead of it would allow too much. */
  isBusy(): boolean;
}

/** A budget in the memory of this process, with methods for the store that replicas share. */
export interface LocalBudget extends EvictableBudget {
  /** A lease for a call that the shared store allowed: counted here too, never refused. */
  lease(): QuotaLease;
  /** Takes over the state of the shared budget. */
  adopt(known: BudgetKnowledge): void;
  knowledge(): BudgetKnowledge;
}

interface Waiting {
  /** By `performance.now()`. */
  readonly until: number;
  grant(lease: QuotaLease): void;
  refuse(error: Error): void;
}

const NOTHING_ANNOUNCED = {};

/**
 * One budget in memory. First come, first served; a call that cannot be served in time is refused immediately. Until the first
 * answer the default limit applies: a first burst sends that many calls, and the others wait for the limit in the first answer.
 * @param replicas number of processes that use the budget independently; each gets its part of the limit
 */
export const createLocalBudget = (defaults: QuotaDefaults, replicas?: () => number): LocalBudget => {
  const window = createSlidingWindow(defaults, replicas);
  const queue: Waiting[] = [];
  let isConfirmed = false;
  let penaltyUntil = 0;
  let timer: NodeJS.Timeout | undefined;

  /** When the call at that place of the queue (from 0) can be served; undefined until the first answer announces a limit. */
  const servedAt = (place: number, now: number): number | undefined => {
    const missing = place + 1 - window.free(now);
    const roomAt = missing <= 0 ? now : window.freesAt(missing, now);
    if (missing > 0 && !isConfirmed && window.inFlight() > 0 && penaltyUntil <= now) return undefined;
    return Math.max(roomAt, penaltyUntil);
  };

  const lease = (): QuotaLease => {
    const answeredBefore = window.begin();
    let isOpen = true;
    return {
      settle(outcome) {
        if (!isOpen) return;
        isOpen = false;
        settle(answeredBefore, outcome);
      },
    };
  };

  const settle = (answeredBefore: number, outcome: QuotaOutcome): void => {
    const now = performance.now();
    if (outcome.kind === 'not-counted') {
      window.uncounted(NOTHING_ANNOUNCED);
    } else {
      isConfirmed = true;
      if (outcome.kind === 'counted')
        window.counted(answeredBefore, outcome.announced ?? NOTHING_ANNOUNCED, now);
      else {
        // The refused call was not counted. Until the penalty ends nothing may be sent: each call would restart it.
        window.uncounted(outcome.announced ?? NOTHING_ANNOUNCED);
        penaltyUntil = Math.max(penaltyUntil, now + outcome.penaltyMs);
      }
    }
    if (queue.length > 0) serve();
  };

  const serve = (): void => {
    const now = performance.now();
    while (queue.length > 0 && penaltyUntil <= now && window.free(now) > 0) queue.shift()?.grant(lease());
    for (let place = 0; place < queue.length;) {
      const waiting = queue[place];
      const at = servedAt(place, now);
      if (waiting === undefined) break;
      if (now < waiting.until && (at === undefined || at <= waiting.until)) place += 1;
      else {
        queue.splice(place, 1);
        waiting.refuse(new QuotaRefusal((at ?? now + window.windowMs()) - now));
      }
    }
    wakeUp(now);
  };

  const wakeUp = (now: number): void => {
    clearTimeout(timer);
    if (queue.length === 0) return;
    const first = servedAt(0, now) ?? Infinity;
    const next = queue.reduce((earliest, { until }) => Math.min(earliest, until), first);
    timer = setTimeout(serve, Math.max(1, Math.ceil(next - now)));
  };

  const waitForTurn = ({ maxWaitMs, signal }: QuotaWait, now: number): Promise<QuotaLease> => {
    const { promise, resolve, reject } = Promise.withResolvers<QuotaLease>();
    const stop = (): void => signal?.removeEventListener('abort', onAbort);
    const waiting: Waiting = {
      until: now + maxWaitMs,
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
      const place = queue.indexOf(waiting);
      if (place >= 0) queue.splice(place, 1);
      waiting.refuse(signal?.reason as Error);
      serve();
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    queue.push(waiting);
    wakeUp(now);
    return promise;
  };

  const knowledge = (): BudgetKnowledge => {
    const now = performance.now();
    return { ...window.knowledge(now), isConfirmed, penaltyMs: Math.max(0, penaltyUntil - now) };
  };

  return {
    acquire(wait) {
      const now = performance.now();
      if (queue.length === 0 && penaltyUntil <= now && window.free(now) > 0) return lease();
      const until = now + wait.maxWaitMs;
      const at = servedAt(queue.length, now);
      const isHopeless = at !== undefined && at > until;
      if (isHopeless || queue.length >= MAX_QUEUED)
        throw new QuotaRefusal((at ?? now + window.windowMs()) - now);
      return waitForTurn(wait, now);
    },
    lease,
    adopt(known) {
      const now = performance.now();
      isConfirmed = known.isConfirmed;
      penaltyUntil = Math.max(penaltyUntil, now + known.penaltyMs);
      window.adopt(known, now);
    },
    knowledge,
    state() {
      const { limit, windowMs, used, penaltyMs } = knowledge();
      return {
        limit,
        windowMs,
        penaltyMs,
        remaining: penaltyMs > 0 ? 0 : Math.max(0, limit - used),
        resetMs: Math.max(penaltyMs, window.resetMs(performance.now())),
      };
    },
    isBusy: () => queue.length > 0 || window.inFlight() > 0 || penaltyUntil > performance.now(),
  };
};

const REFUSAL_MS = 1_000;

/** For more callers while the store is full of busy budgets. */
const REFUSING_BUDGET: QuotaBudget = {
  acquire() {
    throw new QuotaRefusal(REFUSAL_MS);
  },
  state: () => ({ limit: 0, remaining: 0, windowMs: REFUSAL_MS, penaltyMs: 0, resetMs: REFUSAL_MS }),
};

// Longer than all known windows and penalties, so that a budget that was idle for so long can be forgotten.
const IDLE_MS = 15 * 60_000;

// Max budgets checked for eviction per new budget. Busy ones move to the end, so they are not checked again soon.
const MAX_CHECKS = 16;

/**
 * Creates budgets on first use.
 * @param max when exceeded, the least recently used budget that is not busy is evicted
 */
export const createQuotaStore = (make: (key: QuotaKey) => EvictableBudget, max = 10_000): QuotaStore => {
  interface Entry {
    readonly budget: EvictableBudget;
    usedAt: number;
  }
  // A Map keeps the order of insertion, and used entries move to the end: the first one is the least recently used.
  const entries = new Map<string, Entry>();

  const putLast = (name: string, entry: Entry, now: number): void => {
    entry.usedAt = now;
    entries.delete(name);
    entries.set(name, entry);
  };

  const makeRoom = (now: number): void => {
    let checks = 0;
    for (const [name, entry] of entries) {
      checks += 1;
      if (checks > MAX_CHECKS || (entries.size < max && entry.usedAt > now - IDLE_MS)) return;
      if (entry.budget.isBusy()) putLast(name, entry, now);
      else entries.delete(name);
    }
  };

  return {
    budget(key) {
      const now = performance.now();
      const name = `${key.credentialKey} ${key.upstream} ${key.group}`;
      const present = entries.get(name);
      if (present !== undefined) {
        putLast(name, present, now);
        return present.budget;
      }
      makeRoom(now);
      if (entries.size >= max) return REFUSING_BUDGET;
      const budget = make(key);
      entries.set(name, { budget, usedAt: now });
      return budget;
    },
  };
};
