import type { QuotaAnnouncement } from './quota.ts';

/** A budget before any answer has told what it really is. `limit` may be `Infinity`: nothing known, nothing held back. */
export interface QuotaDefaults {
  readonly limit: number;
  readonly windowMs: number;
}

/** What a call must remember from its start for its answer to be understood. */
export interface WindowMark {
  /** Calls that were answered before this one was sent, counted from the beginning of time. */
  readonly answeredBefore: number;
}

/** What is known of a window at some moment. */
export interface WindowKnowledge {
  readonly limit: number;
  readonly windowMs: number;
  /** Places that are taken, by whomever. */
  readonly used: number;
}

/**
 * The book-keeping of one sliding window, without clock, timers or waiting: `now` is milliseconds of any steady clock.
 *
 * A call takes its place when it is sent and keeps it until one window after its *answer*: upstream noted it before
 * answering, so it never frees a place earlier than upstream does.
 */
export interface SlidingWindow {
  /** Places free now; may be negative after the limit fell. */
  free(now: number): number;
  begin(): WindowMark;
  /** The call was answered and counted. */
  counted(mark: WindowMark, announced: QuotaAnnouncement, now: number): void;
  /** The call ended without being counted. */
  uncounted(announced: QuotaAnnouncement): void;
  /** When the given number of places (1 or more beyond the free ones) will have become free, as far as is known now. */
  freesAt(places: number, now: number): number;
  /** Takes over what is known elsewhere; what is used beyond our own calls is others'. */
  adopt(known: WindowKnowledge, now: number): void;
  knowledge(now: number): WindowKnowledge;
  /** Milliseconds after which each answered call frees its place, oldest first. */
  heldMs(now: number): readonly number[];
  readonly inFlight: number;
  readonly windowMs: number;
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

// Upstream's clock and ours need not tick alike.
export const CLOCK_MARGIN_MS = 20;

/**
 * @param replicas how many processes use the same budget, each of which has its part of the limit for its own calls;
 * what others really use is learned all the same
 */
export const createSlidingWindow = (
  defaults: QuotaDefaults,
  replicas: () => number = () => 1,
): SlidingWindow => {
  let { limit, windowMs } = defaults;
  let inFlight = 0;
  // When each answered call frees its place, oldest first. `head` of them have gone; they are cut off in bulk.
  let releases: number[] = [];
  let head = 0;
  let dropped = 0;
  // Places that others have taken: another process, another application of the same user.
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

  // `Remaining` was true when upstream wrote the answer. Calls of ours that were under way meanwhile may or may not be
  // in it, which leaves a range for what others have used; the estimate moves into that range and no further.
  const learnForeign = (used: number, mark: WindowMark, now: number): void => {
    const surelyCounted = Math.max(0, mark.answeredBefore - dropped) + 1;
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
    free(now) {
      expire(now);
      const part = Math.max(1, Math.floor(limit / replicas()));
      return Math.min(limit - foreign, part) - inFlight - held();
    },
    begin() {
      inFlight += 1;
      return { answeredBefore: dropped + held() };
    },
    counted(mark, announced, now) {
      expire(now);
      inFlight -= 1;
      learnLimit(announced);
      // Without a limit there is nothing to count for.
      if (limit === Infinity) return;
      releases.push(now + windowMs + CLOCK_MARGIN_MS);
      if (announced.remaining !== undefined) learnForeign(limit - announced.remaining, mark, now);
    },
    uncounted(announced) {
      inFlight -= 1;
      learnLimit(announced);
    },
    freesAt(places, now) {
      const own = releases[head + places - 1];
      if (own !== undefined) return own;
      return places <= held() + foreign ? Math.max(foreignUntil, now) : now + windowMs;
    },
    adopt(known, now) {
      expire(now);
      learnLimit(known);
      foreign = Math.max(0, known.used - held() - inFlight);
      foreignUntil = now + windowMs;
    },
    knowledge(now) {
      expire(now);
      return { limit, windowMs, used: held() + inFlight + foreign };
    },
    heldMs(now) {
      expire(now);
      return releases.slice(head).map((at) => at - now);
    },
    get inFlight() {
      return inFlight;
    },
    get windowMs() {
      return windowMs;
    },
  };
};
