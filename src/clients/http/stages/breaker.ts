import { LRUCache } from 'lru-cache';

import type { UpstreamName } from '../../errors/error-code.ts';
import { callFailure } from '../../errors/upstream-failure.ts';
import { type BreakerState, FailedTry, type Stage, type UpstreamHealth } from '../call.ts';
import { wholeSeconds } from '../waiting.ts';

/** When a breaker opens, and for how long. */
export interface BreakerPolicy {
  /** Milliseconds for which no call is made, after which one is let through to see: 10,000. */
  readonly openMs: number;
  /** Milliseconds that tries are remembered for: 30,000. */
  readonly windowMs: number;
  /** Tries of one credential within the window below which nothing is concluded: 20. */
  readonly minimumTries: number;
}

// Seven reads with their retries. RingCentral's quota does not let one user make that many contact calls in the time.
const DEFAULT_POLICY: BreakerPolicy = { openMs: 10_000, windowMs: 30_000, minimumTries: 20 };

/** Credentials that fail at the same time before the upstream itself is taken to be broken. */
const MINIMUM_VOTES = 3;

// What a refused caller is told while a call is finding out.
const PROBE_MS = 1_000;

// Credentials that are told apart. What 10,000 callers see is enough to judge by; strangers cannot push them out.
const MAX_ACCEPTED = 10_000;
const MAX_STRANGERS = 2_000;
const MAX_WAITING = 1_000;

/** Whom a call is made for. */
interface Caller {
  readonly key: string;
  /** The server's own credential, which the operator vouches for. */
  readonly isServerOwn?: boolean;
}

/** Permission for one try. Settle it exactly once. */
export interface BreakerPass {
  /** @param status HTTP status of the answer; 0 where there was none */
  settle(health: UpstreamHealth, status: number): void;
}

/** What one credential has lately seen of the upstream. Times are those of the breaker's clock. */
class Standing {
  readonly key: string;
  /** Upstream has accepted the credential. What one that it never accepted sees decides nothing for others. */
  isAccepted: boolean;
  /** When its own breaker opened, and has not closed since; undefined while it is closed. */
  openedAt: number | undefined;
  /** From here on one call may find out whether it is served again. */
  openUntil = 0;
  isProbing = false;
  servedAt = -Infinity;
  seenAt = -Infinity;
  /** When it last tried, for all, whether upstream works again, and failed. */
  probedAt = -Infinity;
  // Two halves of the window: the older one is dropped when the younger one is full.
  #current = { tries: 0, failures: 0 };
  #previous = { tries: 0, failures: 0 };
  #turnsAt = -Infinity;

  constructor(key: string, isAccepted: boolean) {
    this.key = key;
    this.isAccepted = isAccepted;
  }

  note(hasFailed: boolean, now: number, windowMs: number): void {
    if (now >= this.#turnsAt) {
      this.#previous = now < this.#turnsAt + windowMs / 2 ? this.#current : { tries: 0, failures: 0 };
      this.#current = { tries: 0, failures: 0 };
      this.#turnsAt = now + windowMs / 2;
    }
    this.#current.tries += 1;
    if (hasFailed) this.#current.failures += 1;
  }

  /** Whether most of enough tries failed. */
  isFailing(minimumTries: number): boolean {
    const tries = this.#current.tries + this.#previous.tries;
    return tries >= minimumTries && (this.#current.failures + this.#previous.failures) * 2 > tries;
  }

  /** Its breaker closes; what was seen before says nothing any more. */
  reset(): void {
    this.openedAt = undefined;
    this.probedAt = -Infinity;
    this.#current = { tries: 0, failures: 0 };
    this.#previous = { tries: 0, failures: 0 };
  }
}

/** Who goes first when one call is to find out: who has not tried it in vain, and among those who was served last. */
const goesFirst = (one: Standing, other: Standing): boolean =>
  one.isAccepted !== other.isAccepted
    ? one.isAccepted
    : one.probedAt === other.probedAt
      ? one.servedAt > other.servedAt
      : one.probedAt < other.probedAt;

export interface CircuitBreakerOptions {
  readonly policy?: Partial<BreakerPolicy> | undefined;
  /** Told of each change of the common breaker. */
  readonly onChange?: (state: BreakerState) => void;
  /** Told how many credentials' own breakers are open, when that changes. */
  readonly onOwnChange?: (open: number) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly clock?: () => number;
}

/**
 * The breakers of one endpoint in this process. Each credential has one of its own, which opens for it alone: one
 * caller's requests may be what upstream cannot digest. The common one opens when the own ones of at least three
 * credentials are open and nobody has been served since, or when the server's own credential is the only one there is.
 */
export class CircuitBreaker {
  readonly #policy: BreakerPolicy;
  readonly #options: CircuitBreakerOptions;
  readonly #clock: () => number;
  readonly #accepted = new LRUCache<string, Standing>({ max: MAX_ACCEPTED });
  readonly #strangers = new LRUCache<string, Standing>({ max: MAX_STRANGERS });
  readonly #open = new Set<Standing>();
  /** Who was refused by the common breaker since it opened, and so would like to find out. */
  readonly #waiting = new Set<Standing>();
  #state: BreakerState = 'closed';
  #openUntil = 0;
  #isProbing = false;
  #servedAt = -Infinity;

  constructor(options: CircuitBreakerOptions = {}) {
    this.#options = options;
    this.#policy = { ...DEFAULT_POLICY, ...options.policy };
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** Whether upstream has accepted that credential lately. */
  isAccepted(key: string): boolean {
    return this.#accepted.has(key);
  }

  /** Permission for one try, or the milliseconds until the caller has a chance again. */
  enter(caller: Caller): BreakerPass | number {
    const now = this.#clock();
    const one = this.#standingOf(caller);
    one.seenAt = now;
    const isCommonProbe = this.#state !== 'closed';
    if (isCommonProbe) {
      const refusedMs = this.#refusedMs(one, now);
      if (refusedMs > 0) {
        if (this.#waiting.size < MAX_WAITING) this.#waiting.add(one);
        return refusedMs;
      }
      this.#isProbing = true;
      this.#change('half-open');
    } else if (one.openedAt !== undefined) {
      if (one.openUntil > now) return one.openUntil - now;
      if (one.isProbing) return PROBE_MS;
      one.isProbing = true;
    }
    const isOwnProbe = one.openedAt !== undefined;
    return {
      settle: (health, status) => {
        if (isOwnProbe) one.isProbing = false;
        if (isCommonProbe) this.#isProbing = false;
        // A try that was given up decides nothing: the next caller finds out.
        if (health === 'working') this.#served(one, status, isCommonProbe);
        else if (health === 'broken') this.#failed(one, isCommonProbe || isOwnProbe, isCommonProbe, caller);
      },
    };
  }

  #standingOf({ key, isServerOwn = false }: Caller): Standing {
    const known = this.#accepted.get(key) ?? this.#strangers.get(key);
    if (known !== undefined) return known;
    const made = new Standing(key, isServerOwn);
    (isServerOwn ? this.#accepted : this.#strangers).set(key, made);
    return made;
  }

  /** Milliseconds for which the common breaker refuses that caller; 0 where it is to find out. */
  #refusedMs(one: Standing, now: number): number {
    const { openMs } = this.#policy;
    if (now < this.#openUntil) return this.#openUntil - now;
    if (this.#isProbing) return PROBE_MS;
    // Others have half as long as the pause to come back before one takes their turn.
    const isTheirTurn = now < this.#openUntil + openMs / 2;
    if (isTheirTurn) for (const other of this.#waiting) if (goesFirst(other, one)) return PROBE_MS;
    this.#waiting.clear();
    return 0;
  }

  #served(one: Standing, status: number, isCommonProbe: boolean): void {
    const now = this.#clock();
    if (!one.isAccepted && status !== 401 && status !== 403) {
      one.isAccepted = true;
      this.#strangers.delete(one.key);
      this.#accepted.set(one.key, one);
    }
    if (one.isAccepted) one.servedAt = this.#servedAt = now;
    if (one.openedAt === undefined) one.note(false, now, this.#policy.windowMs);
    else this.#closeOwn(one);
    // That upstream rejects a credential which it never knew does not say that it serves the others.
    if (isCommonProbe && one.isAccepted) this.#close();
  }

  #failed(one: Standing, isProbe: boolean, isCommonProbe: boolean, caller: Caller): void {
    const now = this.#clock();
    const { openMs, windowMs, minimumTries } = this.#policy;
    one.note(true, now, windowMs);
    if (isProbe || (one.openedAt === undefined && one.isFailing(minimumTries))) {
      one.openedAt ??= now;
      one.openUntil = now + openMs;
      if (!this.#open.has(one)) {
        this.#open.add(one);
        this.#options.onOwnChange?.(this.#open.size);
      }
    }
    if (isCommonProbe) one.probedAt = now;
    // A stranger's failure decides nothing here either: somebody whom upstream knows may find out at once.
    const hasFoundOut = isCommonProbe && one.isAccepted;
    if (hasFoundOut || (this.#state === 'closed' && this.#isBroken(one, caller, now))) {
      this.#openUntil = now + openMs;
      this.#change('open');
    }
  }

  #isBroken(one: Standing, caller: Caller, now: number): boolean {
    const { windowMs } = this.#policy;
    const voters: number[] = [];
    for (const other of this.#open) {
      // It has not come back since: who knows what it would see now.
      if (other.openUntil + windowMs < now) this.#closeOwn(other);
      else if (other.isAccepted && other.openedAt !== undefined) voters.push(other.openedAt);
    }
    voters.sort((early, late) => late - early);
    const third = voters[MINIMUM_VOTES - 1];
    if (third !== undefined) return this.#servedAt < third;
    return caller.isServerOwn === true && one.openedAt !== undefined && this.#isAlone(one, now);
  }

  #isAlone(one: Standing, now: number): boolean {
    const since = now - this.#policy.windowMs;
    for (const other of this.#accepted.values()) if (other !== one && other.seenAt >= since) return false;
    return true;
  }

  #closeOwn(one: Standing): void {
    one.reset();
    if (this.#open.delete(one)) this.#options.onOwnChange?.(this.#open.size);
  }

  #close(): void {
    for (const one of [...this.#open]) this.#closeOwn(one);
    this.#waiting.clear();
    this.#change('closed');
  }

  #change(state: BreakerState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onChange?.(state);
  }
}

/** Keeps calls from an upstream that is broken, for this credential or for all. */
export const breaker =
  (upstream: UpstreamName, circuit: CircuitBreaker): Stage =>
  (next) =>
  async (call) => {
    const pass = circuit.enter(call.credential);
    if (typeof pass === 'number')
      throw callFailure(upstream, { kind: 'circuit-open', retryAfterSeconds: wholeSeconds(pass) });
    // What is no failed try was refused before it was sent, and says nothing.
    let health: UpstreamHealth = 'unknown';
    let status = 0;
    try {
      const answer = await next(call);
      health = 'working';
      ({ status } = answer);
      return answer;
    } catch (error) {
      if (error instanceof FailedTry) {
        health = error.health;
        status = error.error.status ?? 0;
      }
      throw error;
    } finally {
      pass.settle(health, status);
    }
  };
