import { describe, expect, it } from '@jest/globals';

import { type Answer, summarizeAnswer } from '../../src/server/explorer/answer-summary.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const summarize = (answer: Answer) => summarizeAnswer(answer, NOW);
type Upstream = NonNullable<NonNullable<Answer['extensions']>['upstream']>;
const factsOf = (upstream: Partial<Upstream>) =>
  summarize({ extensions: { upstream: { calls: [], budgets: [], ...upstream } } }).facts;

const budget = {
  upstream: 'ringcentral',
  group: 'heavy',
  limit: 10,
  remaining: 8,
  windowSeconds: 60,
  penaltySeconds: 0,
} as const;

describe('the summary of a response', () => {
  it('counts the calls per upstream, and shared calls separately', () => {
    expect(
      factsOf({
        calls: [
          { upstream: 'ringcentral', shared: false },
          { upstream: 'ringcentral', shared: false },
          { upstream: 'google-people', shared: false },
          { upstream: 'google-people', shared: true },
        ],
      }),
    ).toEqual(['3 upstream calls: 2 to RingCentral, 1 to Google People; 1 shared with another operation']);
    expect(factsOf({})).toEqual(['No upstream call']);
  });

  it.each([
    [budget, 'RingCentral, heavy: 8 calls left of 10 per 60 seconds'],
    [{ ...budget, remaining: 1 }, 'RingCentral, heavy: 1 call left of 10 per 60 seconds'],
    [{ ...budget, remaining: 0, penaltySeconds: 33.2 }, 'RingCentral, heavy: no calls for 34 seconds'],
    [{ ...budget, limit: null, remaining: null }, 'RingCentral, heavy: limit unknown'],
  ])('shows the remaining quota: %j', (given, text) => {
    expect(factsOf({ budgets: [given] })).toEqual(['No upstream call', text]);
  });

  it('shows what served each address book', () => {
    expect(
      factsOf({
        books: [
          { stream: 'personalContacts', servedBy: 'mirror', ageSeconds: 12.4 },
          { stream: 'otherContacts', servedBy: 'upstream', reason: 'not-filled' },
        ],
      }).slice(1),
    ).toEqual([
      'personalContacts: served by the mirror, 12 seconds old',
      'otherContacts: read from upstream because the mirror is not filled yet',
    ]);
  });

  it('shows each error once, with its location or the time to try again', () => {
    const place = { message: 'No such field', locations: [{ line: 2, column: 5 }] };
    const quota = {
      message: 'Used up',
      extensions: { code: 'RATE_LIMITED', upstream: 'ringcentral', retryAfter: 34 },
    } as const;
    expect(summarize({ errors: [place, place, quota] }).problems).toEqual([
      'Line 2, column 5: No such field',
      `RingCentral is out of quota. Try again in 34 seconds, at ${new Date('2026-03-01T12:00:34Z').toLocaleTimeString()}.`,
    ]);
  });

  it('shows at most three errors', () => {
    const errors = ['a', 'b', 'c', 'd', 'e'].map((message) => ({ message }));
    expect(summarize({ errors }).problems).toEqual(['a', 'b', 'c', 'And 2 more errors.']);
  });

  it('shows no costs if the server reports none', () => {
    expect(summarize({})).toEqual({ problems: [], facts: [] });
  });
});
