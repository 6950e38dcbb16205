import { describe, expect, it } from '@jest/globals';

import type { UpstreamHealth } from '../../../src/clients/http/call.ts';
import { CircuitBreaker } from '../../../src/clients/http/stages/breaker.ts';

const OPEN_MS = 10_000;
const MINIMUM_TRIES = 4;

/** A breaker with a clock of its own. */
const setUp = () => {
  let now = 1_000_000;
  const states: string[] = [];
  const breaker = new CircuitBreaker({
    policy: { openMs: OPEN_MS, windowMs: 30_000, minimumTries: MINIMUM_TRIES },
    onChange: (state) => states.push(state),
    clock: () => now,
  });
  /** Whether the call was let through. */
  const call = (key: string, health: UpstreamHealth, status = health === 'working' ? 200 : 500): boolean => {
    const pass = breaker.enter({ key });
    if (typeof pass === 'number') return false;
    pass.settle(health, status);
    return true;
  };
  const fail = (key: string, times = MINIMUM_TRIES): void => {
    for (let count = 0; count < times; count += 1) call(key, 'broken');
  };
  const serve = (...keys: readonly string[]): void => {
    for (const key of keys) {
      call(key, 'working');
      now += 1;
    }
  };
  return {
    breaker,
    states,
    call,
    fail,
    serve,
    pass: (ms: number) => (now += ms),
  };
};

describe('the shared breaker', () => {
  it('opens when calls of three credentials fail and none succeeds', () => {
    const { states, serve, fail, call } = setUp();
    serve('a', 'b', 'c', 'd');
    fail('a');
    fail('b');
    expect(states).toEqual([]);
    fail('c');
    expect(states).toEqual(['open']);
    expect(call('d', 'working')).toBe(false);
  });

  it('stays closed while any call succeeds', () => {
    const { states, serve, fail, pass, call } = setUp();
    serve('a', 'b', 'c', 'd');
    for (let round = 0; round < 20; round += 1) {
      for (const key of ['a', 'b', 'c']) {
        fail(key);
        pass(100);
        expect(call('d', 'working')).toBe(true);
      }
      pass(OPEN_MS);
    }
    expect(states).toEqual([]);
  });

  it('ignores credentials that upstream has never accepted', () => {
    const { states, serve, fail, call } = setUp();
    serve('a');
    for (let stranger = 0; stranger < 500; stranger += 1) fail(`stranger-${stranger}`);
    for (let stranger = 0; stranger < 500; stranger += 1) call(`rejected-${stranger}`, 'working', 401);
    for (let stranger = 0; stranger < 500; stranger += 1) fail(`rejected-${stranger}`);
    expect(states).toEqual([]);
    expect(call('a', 'working')).toBe(true);
  });

  it("opens with the server's own credential only if no other is in use", () => {
    for (const isAlone of [true, false]) {
      const { breaker, states, serve, pass } = setUp();
      const own = { key: 'own', isServerOwn: true };
      if (!isAlone) serve('a');
      pass(1);
      for (let count = 0; count < MINIMUM_TRIES; count += 1) {
        const given = breaker.enter(own);
        if (typeof given !== 'number') given.settle('broken', 500);
      }
      expect(states).toEqual(isAlone ? ['open'] : []);
    }
  });

  it('ignores cancelled attempts', () => {
    const { states, serve, call } = setUp();
    serve('a', 'b', 'c');
    for (const key of ['a', 'b', 'c']) for (let count = 0; count < 50; count += 1) call(key, 'unknown');
    expect(states).toEqual([]);
  });
});

describe('the probe', () => {
  const opened = () => {
    const bench = setUp();
    bench.serve('loud', 'b', 'c', 'quiet');
    for (const key of ['loud', 'b', 'c']) bench.fail(key);
    expect(bench.states).toEqual(['open']);
    return bench;
  };

  it('goes to the caller who was served last', () => {
    const { states, pass, call } = opened();
    for (const key of ['loud', 'b', 'quiet']) expect(call(key, 'working')).toBe(false);
    pass(OPEN_MS);
    expect(call('loud', 'broken')).toBe(false);
    expect(call('b', 'broken')).toBe(false);
    expect(call('quiet', 'working')).toBe(true);
    expect(states.at(-1)).toBe('closed');
  });

  it('goes to each credential in turn, so that frequent callers do not block the others', () => {
    const { pass, call } = opened();
    const probes: string[] = [];
    // The frequent caller calls ten times a second, the others once in two seconds. Upstream fails for all of them.
    for (let tick = 0; tick < 600; tick += 1) {
      if (call('loud', 'broken')) probes.push('loud');
      if (tick % 20 === 7) for (const key of ['b', 'c']) if (call(key, 'broken')) probes.push(key);
      pass(100);
    }
    expect(probes.slice(0, 3).toSorted()).toEqual(['b', 'c', 'loud']);
    for (const key of ['loud', 'b', 'c'])
      expect(probes.filter((one) => one === key).length).toBeLessThanOrEqual(2);
  });

  it('goes to another caller when those whose turn it is make no call', () => {
    const { states, pass, call } = opened();
    expect(call('quiet', 'working')).toBe(false);
    pass(OPEN_MS);
    expect(call('loud', 'working')).toBe(false);
    pass(OPEN_MS / 2);
    expect(call('loud', 'working')).toBe(true);
    expect(states.at(-1)).toBe('closed');
  });

  it('does not change the state when it is cancelled, and the next call replaces it at once', () => {
    const { states, pass, call } = opened();
    pass(OPEN_MS);
    for (let count = 0; count < 20; count += 1) expect(call('quiet', 'unknown')).toBe(true);
    expect(states).toEqual(['open', 'half-open']);
    expect(call('quiet', 'working')).toBe(true);
    expect(states.at(-1)).toBe('closed');
  });

  it('is a single call', () => {
    const { breaker, pass, call } = opened();
    pass(OPEN_MS);
    const probe = breaker.enter({ key: 'quiet' });
    expect(typeof probe).toBe('object');
    expect(call('quiet', 'working')).toBe(false);
    expect(call('b', 'working')).toBe(false);
  });

  it('does not close the breaker when a token is rejected that was never accepted', () => {
    const { states, pass, call } = opened();
    pass(2 * OPEN_MS);
    expect(call('stranger', 'working', 401)).toBe(true);
    expect(states.at(-1)).toBe('half-open');
    expect(call('quiet', 'working')).toBe(true);
    expect(states.at(-1)).toBe('closed');
  });
});

describe('the retryAfter of a refused call', () => {
  it('is the rest of the pause, even when the system clock is changed', () => {
    const { breaker, fail, pass } = setUp();
    fail('a');
    expect(breaker.enter({ key: 'a' })).toBe(OPEN_MS);
    pass(4_000);
    expect(breaker.enter({ key: 'a' })).toBe(OPEN_MS - 4_000);
  });
});
