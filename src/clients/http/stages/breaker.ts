import { LRUCache } from 'lru-cache';

import type { UpstreamName } from '../../errors/error-code.ts';
import { callFailure } from '../../errors/upstream-failure.ts';
import { type BreakerState, FailedTry, type Stage, type UpstreamHealth } from '../call.ts';
import { wholeSeconds } from '../waiting.ts';

export interface BreakerPolicy {
  /** Milliseconds without calls, after which one call is let through as a probe: 10,000. */
  readonly openMs: number;
  /** Milliseconds for which attempts are counted: 30,000. */
  readonly windowMs: number;
  /** Attempts of one credential in the window before its breaker may open: 20. */
  readonly minimumTries: number;
}

// Seven reads with their retries. RingCentral's quota does not let one user make that many contact calls in the time.
const DEFAULT_POLICY: BreakerPolicy = { openMs: 10_000, windowMs: 30_000, minimumTries: 20 };

/** Credentials whose breakers must be open at the same time before the common breaker opens. */
const MINIMUM_VOTES = 3;

// Retry-After for refused callers while a probe is in flight.
const PROBE_MS = 1_000;

// Max credentials with a state of their own. Strangers (never accepted by upstream) cannot evict accepted ones.
const MAX_ACCEPTED = 10_000;
const MAX_STRANGERS = 2_000;
const MAX_WAITING = 1_000;

interface Caller {
  readonly key: string;
  readonly isServerOwn?: boolean;
}

/** Permission for one attempt. Settle it exactly once. */
export interface BreakerPass {
  /** @param status HTTP status of the answer; 0 where there was none */
  settle(health: UpstreamHealth, status: number): void;
}

/** The recent outcomes of one credential. Times are by the clock of the breaker. */
class Standing {
  readonly key: string;
  /** Upstream has accepted the credential. Outcomes of other credentials decide nothing for the common breaker. */
  isAccepted: boolean;
  /** When its own breaker opened; undefined while it is closed. */
  openedAt: number | undefined;
  /** From this time on one call may probe. */
  openUntil = 0;
  isProbing = false;
  servedAt = -Infinity;
  seenAt = -Infinity;
  /** When its last probe for the common breaker failed. */
  probedAt = -Infinity;
  // Counts for the two halves of the window; the older half is dropped when the newer one is over.
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

  isFailing(minimumTries: number): boolean {
    const tries = this.#current.tries + this.#previous.tries;
    return tries >= minimumTries && (this.#current.failures + this.#previous.failures) * 2 > tries;
  }

  /** Closes its breaker. */
  reset(): void {
    this.openedAt = undefined;
    this.probedAt = -Infinity;
    this.#current = { tries: 0, failures: 0 };
    this.#previous = { tries: 0, failures: 0 };
  }
}

/** Who may probe first: accepted credentials, then the one whose last probe failed earliest, then the one served last. */
const goesFirst = (one: Standing, other: Standing): boolean =>
  one.isAccepted !== other.isAccepted
    ? one.isAccepted
    : one.probedAt === other.probedAt
      ? one.servedAt > other.servedAt
      : one.probedAt < other.probedAt;

export interface CircuitBreakerOptions {
  readonly policy?: Partial<BreakerPolicy> | undefined;
  /** For the common breaker. */
  readonly onChange?: (state: BreakerState) => void;
  /** Called with the number of credentials whose own breakers are open. */
  readonly onOwnChange?: (open: number) => void;
  /** A monotonic clock in milliseconds; default: `performance.now()`. */
  readonly clock?: () => number;
}

/**
 * The circuit breakers of one endpoint in this process. Each credential has its own, which refuses only its calls, because
 * the cause may be the requests of this caller. The common breaker opens when the own breakers of three credentials are open
 * and nobody was served since, or when the own breaker of the server's credential is open and no other credential is in use.
 */
export class CircuitBreaker {
  readonly #policy: BreakerPolicy;
  readonly #options: CircuitBreakerOptions;
  readonly #clock: () => number;
  readonly #accepted = new LRUCache<string, Standing>({ max: MAX_ACCEPTED });
  readonly #strangers = new LRUCache<string, Standing>({ max: MAX_STRANGERS });
  readonly #open = new Set<Standing>();
  /** Credentials that the common breaker has refused since it opened: the candidates for the probe. */
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

  isAccepted(key: string): boolean {
    return this.#accepted.has(key);
  }

  /** Permission for one attempt, or the milliseconds until the next chance. */
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
        // A cancelled attempt decides nothing: the next call is the probe.
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

  /** Milliseconds for which the common breaker refuses that caller; 0 where its call is the probe. */
  #refusedMs(one: Standing, now: number): number {
    const { openMs } = this.#policy;
    if (now < this.#openUntil) return this.#openUntil - now;
    if (this.#isProbing) return PROBE_MS;
    // A candidate with a higher rank has half a pause to return before another one may probe.
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
    // A rejected credential that was never accepted does not show that upstream serves the others.
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
    // The failed probe of a stranger decides nothing: an accepted credential may probe at once.
    const isFailedProbe = isCommonProbe && one.isAccepted;
    if (isFailedProbe || (this.#state === 'closed' && this.#isBroken(one, caller, now))) {
      this.#openUntil = now + openMs;
      this.#change('open');
    }
  }

  #isBroken(one: Standing, caller: Caller, now: number): boolean {
    const { windowMs } = this.#policy;
    const voters: number[] = [];
    for (const other of this.#open) {
      // It made no calls for a whole window, so its outcomes are out of date.
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

/** Refuses calls while the circuit breaker of the credential or the common one is open. */
export const breaker =
  (upstream: UpstreamName, circuit: CircuitBreaker): Stage =>
  (next) =>
  async (call) => {
    const pass = circuit.enter(call.credential);
    if (typeof pass === 'number')
      throw callFailure(upstream, { kind: 'circuit-open', retryAfterSeconds: wholeSeconds(pass) });
    // Errors other than FailedTry were thrown before the request was sent: they say nothing about upstream.
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
