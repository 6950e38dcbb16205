import { circuitBreaker, CircuitState, handleWhenResult } from 'cockatiel';
import type { UpstreamError } from '../errors/upstream-error.ts';
import { callFailure } from '../errors/upstream-failure.ts';
import { createFailureVotes } from './failure-votes.ts';
import type { Upstream } from './operation.ts';
import type { BreakerState } from './transport-event.ts';
import type { TryResult } from './try-call.ts';
import { wholeSeconds } from './waiting.ts';

/** When a breaker opens, and for how long. */
export interface BreakerPolicy {
  /** Milliseconds for which no call is made, after which one is let through to see: 10,000. */
  readonly openMs: number;
  /** Milliseconds that tries are remembered for: 30,000. */
  readonly windowMs: number;
  /** Tries within the window below which nothing is concluded: 20. */
  readonly minimumTries: number;
}

// Seven reads with their retries. RingCentral's quota does not let one user make that many contact calls in the time.
const DEFAULT_POLICY: BreakerPolicy = { openMs: 10_000, windowMs: 30_000, minimumTries: 20 };

// What a refused caller is told while a call is finding out.
const PROBE_MS = 1_000;

/** Keeps calls from an upstream that is broken: they would take all their time to fail. */
export interface CircuitBreaker {
  /** Milliseconds until a call has a chance again; 0 when the next one is let through. Ask right before `run`. */
  refusesForMs(): number;
  /** Runs a try and learns from it. `caller` is whom it is made for. */
  run(caller: string, attempt: () => Promise<TryResult>): Promise<TryResult>;
}

const STATES: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};

interface Judged {
  readonly result: TryResult;
  readonly isFailure: boolean;
}

/** A breaker of this process for one endpoint. */
export function createCircuitBreaker(
  onChange: (state: BreakerState) => void = () => undefined,
  policy: Partial<BreakerPolicy> = {},
): CircuitBreaker {
  const { openMs, windowMs, minimumTries } = { ...DEFAULT_POLICY, ...policy };
  const votes = createFailureVotes({ windowMs, minimumTries });
  const circuit = circuitBreaker(
    handleWhenResult((judged) => (judged as Judged).isFailure),
    {
      halfOpenAfter: openMs,
      breaker: {
        state: undefined,
        // Upstream works again: what was seen before says nothing any more.
        success: (state) => {
          if (state === CircuitState.HalfOpen) votes.clear();
        },
        failure: () => votes.isBroken(performance.now()),
      },
    },
  );
  let openUntil = 0;
  circuit.onStateChange((state) => {
    if (state === CircuitState.Open) openUntil = Date.now() + openMs;
    onChange(STATES[state]);
  });

  return {
    refusesForMs() {
      if (circuit.state === CircuitState.Closed) return 0;
      // The library would let others wait for the outcome of the one call.
      if (circuit.state === CircuitState.HalfOpen) return PROBE_MS;
      return Math.max(0, openUntil - Date.now());
    },
    async run(caller, attempt) {
      const isProbe = circuit.state !== CircuitState.Closed;
      const { result } = await circuit.execute(async (): Promise<Judged> => {
        const result = await attempt();
        if (result.health !== 'unknown') votes.note(caller, result.health === 'broken', performance.now());
        // The one call that is let through must show that upstream works: one that was given up shows nothing.
        const isFailure = isProbe ? result.health !== 'working' : result.health === 'broken';
        return { result, isFailure };
      });
      return result;
    },
  };
}

/** What a call is told that the breaker keeps back; undefined where it may be made. */
export function breakerRefusal(upstream: Upstream, breaker: CircuitBreaker): UpstreamError | undefined {
  const ms = breaker.refusesForMs();
  return ms > 0
    ? callFailure(upstream, { kind: 'circuit-open', retryAfterSeconds: wholeSeconds(ms) })
    : undefined;
}
