import {
  enqueue,
  MAX_QUEUED,
  type QuotaBudget,
  type QuotaKey,
  type QuotaLease,
  type QuotaOutcome,
  QuotaRefusal,
  type QuotaStore,
  type QuotaWait,
  REFUSING_BUDGET,
  type Waiting,
} from './quota.ts';
import {
  createSlidingWindow,
  type QuotaDefaults,
  type WindowKnowledge,
  type WindowMark,
} from './sliding-window.ts';

/** What is known of a budget at some moment. */
export interface BudgetKnowledge extends WindowKnowledge {
  /** Whether upstream has said anything of it, so that `limit` is more than a default. */
  readonly isConfirmed: boolean;
  /** Milliseconds for which nothing may be sent; 0 where there is no penalty. */
  readonly penaltyMs: number;
}

/** A budget in the memory of this process, with what a store that replicas share needs of it. */
export interface LocalBudget extends QuotaBudget {
  /** A lease for a call that was allowed elsewhere: counted here too, never refused. */
  lease(): QuotaLease;
  /** Takes over what is known elsewhere. */
  adopt(known: BudgetKnowledge): void;
  /** What this process knows, to be handed in elsewhere. */
  knowledge(): BudgetKnowledge;
  /** Milliseconds after which each answered call of this process frees its place, oldest first. */
  heldMs(): readonly number[];
  /** Whether calls are under way or wait, or a penalty runs: forgotten now, it would be made anew and allow too much. */
  isBusy(): boolean;
}

const NOTHING_ANNOUNCED = {};

/**
 * One budget in memory. First come, first served; a caller that could not be served in its time is refused at once.
 * Until the first answer the defaults hold, so a first burst sends that many calls and the rest wait for what the
 * first answer says of the real limit.
 * @param replicas how many processes use the budget without a word with each other; each then takes its part of the limit
 */
export const createLocalBudget = (defaults: QuotaDefaults, replicas?: () => number): LocalBudget => {
  const window = createSlidingWindow(defaults, replicas);
  const queue: Waiting[] = [];
  let isConfirmed = false;
  let penaltyUntil = 0;
  let timer: NodeJS.Timeout | undefined;

  /** When the caller at that place of the queue (from 0) can be served; undefined while an answer may still tell. */
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
        waiting.refuse(new QuotaRefusal((at ?? now + window.windowMs) - now));
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

  const waitForTurn = (wait: QuotaWait, now: number): Promise<QuotaLease> => {
    const granted = enqueue(queue, wait, serve);
    wakeUp(now);
    return granted;
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
        throw new QuotaRefusal((at ?? now + window.windowMs) - now);
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
      const held = window.heldMs(performance.now());
      // Nobody has told when the calls of others free their places, or those that are under way.
      const freeMs = used > held.length ? windowMs : (held.at(-1) ?? 0);
      return {
        limit,
        windowMs,
        penaltyMs,
        remaining: penaltyMs > 0 ? 0 : Math.max(0, limit - used),
        resetMs: Math.max(penaltyMs, freeMs),
      };
    },
    heldMs: () => window.heldMs(performance.now()),
    isBusy: () => queue.length > 0 || window.inFlight > 0 || penaltyUntil > performance.now(),
  };
};

/** What is kept per caller. */
export interface Kept {
  /** Whether it must not be forgotten now. */
  isBusy(): boolean;
}

/** One of its kind per key, made when it is first asked for and forgotten when it has been silent for long. */
export interface BoundedRegistry<Value> {
  /** Undefined where so many are busy that there is no room for another. */
  obtain(key: QuotaKey): Value | undefined;
  values(): Iterable<Value>;
}

// Longer than any window or penalty that upstream is known to have, so that forgetting a silent caller changes nothing.
const IDLE_MS = 15 * 60_000;

// How many of the longest silent ones are looked at when another one comes: a bound on the work, at little cost, as
// those that are busy do not come up again soon.
const LOOKS = 16;

/** @param max beyond it the one that has been silent longest makes room, of those that are not busy */
export const createBoundedRegistry = <Value extends Kept>(
  max = 10_000,
  make: (key: QuotaKey) => Value,
): BoundedRegistry<Value> => {
  interface Entry {
    readonly value: Value;
    usedAt: number;
  }
  // A Map keeps the order of insertion: whatever is used goes to the end, so the first has been silent longest.
  const entries = new Map<string, Entry>();

  const putLast = (name: string, entry: Entry, now: number): void => {
    entry.usedAt = now;
    entries.delete(name);
    entries.set(name, entry);
  };

  const makeRoom = (now: number): void => {
    let looks = 0;
    for (const [name, entry] of entries) {
      looks += 1;
      if (looks > LOOKS || (entries.size < max && entry.usedAt > now - IDLE_MS)) return;
      if (entry.value.isBusy()) putLast(name, entry, now);
      else entries.delete(name);
    }
  };

  return {
    obtain(key) {
      const now = performance.now();
      const name = `${key.credentialKey} ${key.upstream} ${key.group}`;
      const present = entries.get(name);
      if (present !== undefined) {
        putLast(name, present, now);
        return present.value;
      }
      makeRoom(now);
      if (entries.size >= max) return undefined;
      const value = make(key);
      entries.set(name, { value, usedAt: now });
      return value;
    },
    *values() {
      for (const { value } of entries.values()) yield value;
    },
  };
};

export interface MemoryQuotaOptions {
  /** What holds for a budget until upstream has told more. */
  readonly defaultsFor: (key: QuotaKey) => QuotaDefaults;
  /** Budgets that are kept: 10,000. */
  readonly maxBudgets?: number | undefined;
}

/** Budgets in the memory of this process. */
export const createMemoryQuotaStore = ({ defaultsFor, maxBudgets }: MemoryQuotaOptions): QuotaStore => {
  const budgets = createBoundedRegistry(maxBudgets, (key: QuotaKey) => createLocalBudget(defaultsFor(key)));
  return { budget: (key) => budgets.obtain(key) ?? REFUSING_BUDGET };
};
