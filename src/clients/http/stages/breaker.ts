import { callFailure } from '../../errors/upstream-failure.ts';
import { FailedTry, type Stage, type UpstreamHealth } from '../call.ts';
import type { CircuitBreaker } from '../circuit-breaker.ts';
import type { Upstream } from '../operation.ts';
import { wholeSeconds } from '../waiting.ts';

/** Keeps calls from an upstream that is broken, for this credential or for all. */
export const breaker =
  (upstream: Upstream, circuit: CircuitBreaker): Stage =>
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
