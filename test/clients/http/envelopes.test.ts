import { describe, expect, it } from '@jest/globals';

import { BOOK, failureOf, setUp } from '../support/setup.ts';
import { json } from '../support/upstream-stub.ts';

const PEOPLE = { readMask: 'names' };

describe('an error envelope under 200', () => {
  it.each([
    [{ errorCode: 'CMN-102', message: 'Resource not found' }],
    [{ errorCode: 'CMN-301', errors: [{ errorCode: 'CMN-301' }] }],
    [{ error: 'invalid_request' }],
  ])('of RingCentral (%j) is a bad response and not an empty list', async (body) => {
    await using bench = await setUp([json(body)]);
    expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
      code: 'UPSTREAM_BAD_RESPONSE',
    });
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('of RingCentral leaves the outcome of a write unknown', async () => {
    await using bench = await setUp([json({ errorCode: 'CMN-201' })]);
    expect(await failureOf(bench.session().ringcentral.createContact(BOOK, {}))).toMatchObject({
      code: 'UPSTREAM_BAD_RESPONSE',
      outcomeUnknown: true,
    });
  });

  it.each([404, 403, 401, 429, 500])('of Google with the code %i is a bad response', async (code) => {
    await using bench = await setUp([json({ error: { code, message: 'x', status: 'X' } })]);
    expect(await failureOf(bench.session().googlePeople.listOtherContacts(PEOPLE))).toMatchObject({
      code: 'UPSTREAM_BAD_RESPONSE',
    });
    expect(bench.stub.requests).toHaveLength(1);
  });

  it.each([[{ error: {} }], [{ error: { code: 200 } }], [{ error: 'boom' }]])(
    'of Google without a code (%j) is a bad response',
    async (body) => {
      await using bench = await setUp([json(body)]);
      expect(await failureOf(bench.session().googlePeople.listOtherContacts(PEOPLE))).toMatchObject({
        code: 'UPSTREAM_BAD_RESPONSE',
      });
    },
  );
});

describe("Google's 403", () => {
  it.each(['rateLimitExceeded', 'userRateLimitExceeded', 'dailyLimitExceeded', 'quotaExceeded'])(
    'for the reason %s is a limit and no lack of permission',
    async (reason) => {
      const error = { code: 403, message: 'x', errors: [{ domain: 'usageLimits', reason }] };
      await using bench = await setUp([json({ error }, 403), json({})]);
      for (let call = 0; call < 3; call += 1) {
        const failure = await failureOf(bench.session().googlePeople.listOtherContacts(PEOPLE));
        expect(failure).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 30 });
      }
      expect(bench.stub.requests).toHaveLength(1);
    },
  );
});

describe('a 429 whose wait is zero or past', () => {
  const PAST = new Date(Date.now() - 60_000).toUTCString();

  it.each(['0', PAST])(
    'of RingCentral (%s) begins the whole penalty, remembered for all operations',
    async (value) => {
      await using bench = await setUp([json({ errorCode: 'CMN-301' }, 429, { 'retry-after': value })], {
        maxRateWaitMs: 2_000,
      });
      for (let operation = 0; operation < 6; operation += 1) {
        expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
          code: 'RATE_LIMITED',
          retryAfterSeconds: 60,
        });
      }
      expect(bench.stub.requests).toHaveLength(1);
    },
  );

  it.each(['0', PAST])('of Google (%s) becomes a wait of one second', async (value) => {
    await using bench = await setUp([json({}, 429, { 'retry-after': value })], { maxRateWaitMs: 0 });
    for (let operation = 0; operation < 6; operation += 1) {
      expect(await failureOf(bench.session().googlePeople.listOtherContacts(PEOPLE))).toMatchObject({
        code: 'RATE_LIMITED',
        retryAfterSeconds: 1,
      });
    }
    expect(bench.stub.requests).toHaveLength(1);
  });
});

describe('the cap of calls per operation', () => {
  it('says that waiting does not help, and has no retryAfter', async () => {
    await using bench = await setUp([json({})]);
    const { ringcentral } = bench.session({ maxCalls: 0 });
    const error = await failureOf(ringcentral.listContacts(BOOK));
    expect(error.extensions).toEqual({ code: 'RATE_LIMITED', upstream: 'ringcentral' });
    expect(error.message).toContain('Waiting does not help');
  });
});
