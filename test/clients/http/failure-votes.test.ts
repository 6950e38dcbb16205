import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createFailureVotes } from '../../../src/clients/http/failure-votes.ts';

const policy = { windowMs: 30_000, minimumTries: 20 };

/** Tries of a caller, as many as given, of which so many failed. */
interface Tries {
  readonly tries: number;
  readonly failures: number;
}

const tries = (share: readonly [from: number, to: number], most = 200): fc.Arbitrary<Tries> =>
  fc
    .record({ tries: fc.integer({ min: 1, max: most }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ tries: count, share: place }) => ({
      tries: count,
      failures: Math.round(count * (share[0] + (share[1] - share[0]) * place)),
    }));

const judge = (callers: readonly Tries[], at = 0): boolean => {
  const votes = createFailureVotes(policy);
  callers.forEach(({ tries: count, failures }, index) => {
    for (let one = 0; one < count; one += 1) votes.note(`caller ${index}`, one < failures, 0);
  });
  return votes.isBroken(at);
};

const sum = (callers: readonly Tries[]): number => callers.reduce((all, one) => all + one.tries, 0);

describe('an upstream', () => {
  it('is judged by its only caller where there is but one', () => {
    fc.assert(
      fc.property(tries([0, 1]), (caller) => {
        expect(judge([caller])).toBe(caller.tries >= 20 && caller.failures > caller.tries / 2);
      }),
    );
  });

  it('is never broken while at least as many callers are served well as are failed, however often those try', () => {
    fc.assert(
      fc.property(fc.array(tries([0, 1], 2_000), { minLength: 1, maxLength: 5 }), (failed) => {
        expect(judge([...failed, ...failed.map(() => ({ tries: 1, failures: 0 }))])).toBe(false);
      }),
    );
  });

  it('is broken when most callers see mostly failures, however often the others succeed', () => {
    fc.assert(
      fc.property(
        fc.array(tries([1, 1]), { minLength: 2, maxLength: 6 }),
        tries([0, 0], 5_000),
        (failed, lucky) => {
          expect(judge([...failed, lucky])).toBe(sum([...failed, lucky]) >= 20);
        },
      ),
    );
  });

  it('is judged by what happened within the window', () => {
    const failing = [{ tries: 100, failures: 100 }];
    expect(judge(failing, policy.windowMs / 2 - 1)).toBe(true);
    fc.assert(
      fc.property(fc.integer({ min: policy.windowMs, max: 10 * policy.windowMs }), (at) => {
        expect(judge(failing, at)).toBe(false);
      }),
    );
  });

  it('is remembered at least half a window, whenever it was seen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: policy.windowMs }), { maxLength: 20 }),
        fc.integer({ min: 0, max: policy.windowMs / 2 - 1 }),
        (pauses, later) => {
          const votes = createFailureVotes(policy);
          let now = 0;
          // Whatever the halves of the window are when it happens.
          for (const pause of pauses) votes.note('earlier', false, (now += pause));
          votes.clear();
          for (let one = 0; one < 20; one += 1) votes.note('caller', true, now);
          expect(votes.isBroken(now + later)).toBe(true);
        },
      ),
    );
  });
});
