import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { createSlidingWindow } from '../../../src/clients/quota/sliding-window.ts';

const WINDOW = 60_000;
const defaults = { limit: 10, windowMs: WINDOW };

/** The count that an upstream keeps: exact, sliding, and including calls of other applications. */
const createServerWindow = (limit: number) => {
  let taken: number[] = [];
  const use = (at: number) => {
    taken = taken.filter((one) => one > at - WINDOW);
    const isRefused = taken.length >= limit;
    if (!isRefused) taken.push(at);
    return { isRefused, remaining: limit - taken.length };
  };
  return { use };
};

describe('the sliding window', () => {
  it('frees a place one window after the answer, not after the request', () => {
    const window = createSlidingWindow({ limit: 1, windowMs: WINDOW });
    const mark = window.begin();
    expect(window.free(0)).toBe(0);
    window.counted(mark, {}, 5_000);
    expect(window.free(WINDOW)).toBe(0);
    expect(window.freesAt(1, WINDOW)).toBeGreaterThanOrEqual(WINDOW + 5_000);
    expect(window.free(WINDOW + 5_100)).toBe(1);
  });

  it('does not count a call that was not sent', () => {
    const window = createSlidingWindow(defaults);
    window.begin();
    window.uncounted({});
    expect(window.free(0)).toBe(10);
  });

  it('adopts an announced limit and window', () => {
    const window = createSlidingWindow(defaults);
    window.counted(window.begin(), { limit: 1_000, remaining: 999, windowMs: 1_000 }, 0);
    expect([window.free(1), window.windowMs()]).toEqual([999, 1_000]);
    expect(window.free(1_100)).toBe(1_000);
  });

  it('learns the calls of other applications of the user', () => {
    const window = createSlidingWindow(defaults);
    window.counted(window.begin(), { limit: 10, remaining: 4 }, 0);
    expect(window.free(1)).toBe(4);
    window.counted(window.begin(), { limit: 10, remaining: 2 }, 2);
    expect(window.free(3)).toBe(2);
    expect(window.freesAt(1, 3)).toBeGreaterThanOrEqual(WINDOW);
    expect(window.free(WINDOW + 100)).toBe(10);
  });

  it('follows an upstream that reports fewer calls than were made', () => {
    const window = createSlidingWindow(defaults);
    for (let call = 0; call < 9; call += 1) window.counted(window.begin(), {}, call);
    window.counted(window.begin(), { limit: 10, remaining: 9 }, 20);
    expect(window.free(21)).toBe(9);
  });

  it('does not count its own parallel calls as those of others', () => {
    const window = createSlidingWindow(defaults);
    const marks = Array.from({ length: 5 }, () => window.begin());
    // Answers arrive in any order. Each has the number of calls that were left when it was sent.
    for (const [index, remaining] of [7, 9, 5, 8, 6].entries())
      window.counted(marks[index]!, { limit: 10, remaining }, index);
    expect(window.free(10)).toBe(5);
  });

  it('never allows more than upstream accepts, however calls overlap', () => {
    const step = fc.record({
      gap: fc.integer({ min: 0, max: 20_000 }),
      there: fc.integer({ min: 0, max: 900 }),
      back: fc.integer({ min: 0, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), fc.boolean(), (steps, isAnnounced) => {
        const server = createServerWindow(10);
        const window = createSlidingWindow(defaults);
        let now = 0;
        const events: { at: number; run: () => void }[] = [];
        const settleUntil = (until: number): void => {
          for (;;) {
            events.sort((a, b) => a.at - b.at);
            const next = events[0];
            if (next === undefined || next.at > until) return;
            events.shift();
            next.run();
          }
        };
        for (const { gap, there, back } of steps) {
          now += gap;
          settleUntil(now);
          if (window.free(now) <= 0) continue;
          const mark = window.begin();
          const arrival = now + there;
          events.push({
            at: arrival,
            run: () => {
              const { isRefused, remaining } = server.use(arrival);
              expect(isRefused).toBe(false);
              const answeredAt = arrival + back;
              const announced = isAnnounced ? { limit: 10, remaining, windowMs: WINDOW } : {};
              events.push({ at: answeredAt, run: () => window.counted(mark, announced, answeredAt) });
            },
          });
        }
        settleUntil(Infinity);
        // One window later the full limit is available again.
        expect(window.free(now + 3 * WINDOW)).toBe(10);
      }),
    );
  });
});
