import type { QuotaAnnouncement } from './quota.ts';

/** The limit until an answer announces another. `Infinity`: unknown, so no call waits. */
export interface QuotaDefaults {
  readonly limit: number;
  readonly windowMs: number;
}

/** The state of a window at a point in time. */
export interface WindowKnowledge {
  readonly limit: number;
  readonly windowMs: number;
  /** Places that are taken by our calls and those of others. */
  readonly used: number;
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

// The clocks of upstream and this machine may run at different speeds.
export const CLOCK_MARGIN_MS = 20;

/**
 * The accounting of one sliding window, without clock, timers or waiting: `now` is in milliseconds of any monotonic clock.
 *
 * A call takes a place when it is sent and keeps it until one window after its *answer*: upstream counted it before it
 * answered, so a place is never free here before it is free upstream.
 * @param replicas number of processes that use the same budget independently; each gets its part of the limit
 */
export const createSlidingWindow = (defaults: QuotaDefaults, replicas: () => number = () => 1) => {
  let { limit, windowMs } = defaults;
  let inFlight = 0;
  // When each answered call frees its place, oldest first. The first `head` have expired and are removed in bulk.
  let releases: number[] = [];
  let head = 0;
  let dropped = 0;
  // Places taken by others: another process, another application of the same user.
  let foreign = 0;
  let foreignUntil = 0;

  const held = (): number => releases.length - head;

  const drop = (count: number): void => {
    head += count;
    dropped += count;
    if (head > 1024 && head * 2 > releases.length) {
      releases = releases.slice(head);
      head = 0;
    }
  };

  const expire = (now: number): void => {
    while (head < releases.length && (releases[head] ?? 0) <= now) drop(1);
    if (foreignUntil <= now) foreign = 0;
  };

  // `Remaining` was correct when upstream sent the answer. It may or may not include our calls that were in flight then, which
  // gives a range for the calls of others; the estimate is limited to that range.
  const learnForeign = (used: number, answeredBefore: number, now: number): void => {
    const surelyCounted = Math.max(0, answeredBefore - dropped) + 1;
    const perhapsCounted = held() + inFlight;
    if (used < surelyCounted) drop(Math.min(surelyCounted - used, held() - 1));
    const next = clamp(foreign, Math.max(0, used - perhapsCounted), Math.max(0, used - surelyCounted));
    if (next > 0) foreignUntil = now + windowMs;
    foreign = next;
  };

  const learnLimit = (announced: QuotaAnnouncement): void => {
    limit = announced.limit ?? limit;
    windowMs = announced.windowMs ?? windowMs;
  };

  return {
    /** Places free now; negative after the limit was lowered. */
    free(now: number): number {
      expire(now);
      const part = Math.max(1, Math.floor(limit / replicas()));
      return Math.min(limit - foreign, part) - inFlight - held();
    },
    /** @returns the number of calls answered before, for `counted` */
    begin(): number {
      inFlight += 1;
      return dropped + held();
    },
    /** The call was answered and counted. */
    counted(answeredBefore: number, announced: QuotaAnnouncement, now: number): void {
      expire(now);
      inFlight -= 1;
      learnLimit(announced);
      // Without a limit there is nothing to count.
      if (limit === Infinity) return;
      releases.push(now + windowMs + CLOCK_MARGIN_MS);
      if (announced.remaining !== undefined) learnForeign(limit - announced.remaining, answeredBefore, now);
    },
    /** The call ended without being counted. */
    uncounted(announced: QuotaAnnouncement): void {
      inFlight -= 1;
      learnLimit(announced);
    },
    /** When that many places (at least 1 more than the free ones) will be free, as far as known now. */
    freesAt(places: number, now: number): number {
      const own = releases[head + places - 1];
      if (own !== undefined) return own;
      return places <= held() + foreign ? Math.max(foreignUntil, now) : now + windowMs;
    },
    /** Takes over the state of the shared budget: places beyond our own calls are those of others. */
    adopt(known: WindowKnowledge, now: number): void {
      expire(now);
      learnLimit(known);
      foreign = Math.max(0, known.used - held() - inFlight);
      foreignUntil = now + windowMs;
    },
    knowledge(now: number): WindowKnowledge {
      expire(now);
      return { limit, windowMs, used: held() + inFlight + foreign };
    },
    /** Milliseconds until the last place is free, if no call is made. */
    resetMs(now: number): number {
      expire(now);
      // It is unknown when the places of others and of calls in flight become free.
      if (inFlight + foreign > 0) return windowMs;
      return held() === 0 ? 0 : (releases.at(-1) ?? now) - now;
    },
    inFlight: () => inFlight,
    windowMs: () => windowMs,
  };
};
