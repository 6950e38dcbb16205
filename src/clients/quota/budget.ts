import {
  type QuotaBudget,
  type QuotaLease,
  type QuotaOutcome,
  QuotaRefusal,
  type QuotaWait,
} from './quota.ts';
import {
  createSlidingWindow,
  type QuotaDefaults,
  type WindowKnowledge,
  type WindowMark,
} from './sliding-window.ts';

/** One who waits for a lease. Times are those of `performance.now()`. */
export interface Waiting {
  readonly since: number;
  readonly until: number;
  readonly wait: QuotaWait;
  grant(lease: QuotaLease): void;
  refuse(error: Error): void;
}

/** Calls that wait for one budget at most. Beyond it even a patient one is told to come back. */
export const MAX_QUEUED = 1_000;

/**
 * Puts a caller at the end of a queue, which it leaves by itself when its signal ends.
 * @param onGone is told when it has left so
 */
const enqueue = <Facts extends object>(
  queue: (Waiting & Facts)[],
  wait: QuotaWait,
  facts: Facts,
  onGone: () => void,
): Promise<QuotaLease> => {
  const { signal, maxWaitMs } = wait;
  const since = performance.now();
  const { promise: lease, resolve, reject } = Promise.withResolvers<QuotaLease>();
  const stop = (): void => signal?.removeEventListener('abort', onAbort);
  const waiting: Waiting & Facts = {
    ...facts,
    since,
    until: since + maxWaitMs,
    wait,
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
    onGone();
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  queue.push(waiting);
  return lease;
};

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
    const granted = enqueue(queue, wait, {}, serve);
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
