import { describe, expect, it } from '@jest/globals';

import { BEYOND_TEST_MS, BOOK, failureOf, type Session, setUp } from '../support/setup.ts';
import { after, type Answer, json, type Received, success } from '../support/upstream-stub.ts';

// Tests that wait for a second or more run concurrently; each has an upstream of its own.

/** RingCentral's limiter: a sliding window per token, and a penalty that every refused call restarts. */
const limiter = (limit: number, windowMs: number, options: { used?: number; delayMs?: number } = {}) => {
  const taken: number[] = Array.from({ length: options.used ?? 0 }, () => performance.now());
  const state = { refused: 0, accepted: 0 };
  let penaltyUntil = 0;
  const headers = (remaining: number) => ({
    'x-rate-limit-group': 'heavy',
    'x-rate-limit-limit': String(limit),
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-window': String(windowMs / 1000),
  });
  const answer: Answer = (request: Received, response) => {
    const now = performance.now();
    while (taken.length > 0 && taken[0]! <= now - windowMs) taken.shift();
    if (now < penaltyUntil || taken.length >= limit) {
      state.refused += 1;
      penaltyUntil = now + windowMs;
      return json({ errorCode: 'CMN-301', errors: [{ errorCode: 'CMN-301' }] }, 429, {
        ...headers(0),
        'retry-after': String(windowMs / 1000),
      })(request, response);
    }
    taken.push(now);
    state.accepted += 1;
    const success = json({ records: [] }, 200, headers(limit - taken.length));
    return options.delayMs === undefined
      ? success(request, response)
      : after(options.delayMs, success)(request, response);
  };
  return { answer, state };
};

const pages = ({ ringcentral }: Session, count: number, from = 0) =>
  Promise.allSettled(
    Array.from({ length: count }, (_, index) =>
      ringcentral.listContacts({ ...BOOK, page: from + index + 1 }),
    ),
  );

const count = (results: readonly PromiseSettledResult<unknown>[]) => ({
  fulfilled: results.filter(({ status }) => status === 'fulfilled').length,
  limited: results.filter(
    (one) => one.status === 'rejected' && (one.reason as { code?: string }).code === 'RATE_LIMITED',
  ).length,
});

describe("RingCentral's budget", () => {
  it('is never exceeded by a burst: 10 calls pass, 24 are refused here, none by upstream', async () => {
    const { answer, state } = limiter(10, 60_000);
    await using bench = await setUp([answer]);
    const results = await pages(bench.session(), 34);
    expect(count(results)).toEqual({ fulfilled: 10, limited: 24 });
    expect(state).toEqual({ refused: 0, accepted: 10 });
    const error = (results[33] as PromiseRejectedResult).reason as { retryAfterSeconds: number };
    expect(error.retryAfterSeconds).toBeGreaterThan(55);
    expect(error.retryAfterSeconds).toBeLessThanOrEqual(61);
  });

  it('grows as soon as an answer announces a higher limit', async () => {
    const { answer, state } = limiter(1_000, 60_000, { delayMs: 10 });
    await using bench = await setUp([answer], { maxRateWaitMs: 1_000 });
    expect(count(await pages(bench.session(), 34))).toEqual({ fulfilled: 34, limited: 0 });
    expect(state.refused).toBe(0);
  });

  it('shrinks as soon as an answer shows calls of others', async () => {
    const { answer, state } = limiter(10, 60_000, { used: 6 });
    await using bench = await setUp([answer]);
    await pages(bench.session(), 1);
    expect(count(await pages(bench.session(), 8, 1))).toEqual({ fulfilled: 3, limited: 5 });
    expect(state).toEqual({ refused: 0, accepted: 4 });
  });

  it.concurrent('queues calls in order, up to the maximum wait', async () => {
    const { answer, state } = limiter(3, 1_000);
    await using bench = await setUp([answer], { maxRateWaitMs: 1_500, timeoutMs: 5_000 });
    await pages(bench.session(), 1);
    expect(count(await pages(bench.session(), 5, 1))).toEqual({ fulfilled: 5, limited: 0 });
    expect(state).toEqual({ refused: 0, accepted: 6 });
    expect(
      bench.stub.requests.map(({ url }) => Number(new URL(url, 'http://x').searchParams.get('page'))),
    ).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is kept per caller and per group', async () => {
    const { answer } = limiter(10, 60_000);
    const perToken = new Map<string, Answer>();
    await using bench = await setUp([
      (request, response) => {
        const key = `${request.headers.authorization} ${request.url.includes('favorite')}`;
        const own = perToken.get(key) ?? limiter(10, 60_000).answer;
        perToken.set(key, own);
        return own(request, response);
      },
    ]);
    expect(answer).toBeDefined();
    expect(count(await pages(bench.session(), 11))).toEqual({ fulfilled: 10, limited: 1 });
    const other = bench.session({}, { ringcentralAuthorization: 'Bearer other' });
    expect(count(await pages(other, 10))).toEqual({ fulfilled: 10, limited: 0 });
    expect(await bench.session().ringcentral.listFavoriteContacts(BOOK)).toEqual({ records: [] });
  });

  it('does not count calls that never arrived, nor rejected tokens', async () => {
    await using bench = await setUp([json({}, 401)]);
    for (let call = 0; call < 12; call += 1) {
      expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    }
  });
});

describe('a penalty', () => {
  const refusal = (seconds: string): Answer =>
    json({ errorCode: 'CMN-301' }, 429, { 'retry-after': seconds });

  it('stops all calls until it is over', async () => {
    await using bench = await setUp([refusal('60'), success]);
    const error = await failureOf(bench.session().ringcentral.listContacts(BOOK));
    expect(error).toMatchObject({
      code: 'RATE_LIMITED',
      upstreamCode: 'CMN-301',
      retryAfterSeconds: 60,
      outcomeUnknown: false,
    });
    for (let call = 0; call < 5; call += 1) {
      const next = await failureOf(bench.session().ringcentral.createContact(BOOK, {}));
      expect(next).toMatchObject({ code: 'RATE_LIMITED', status: undefined });
      expect(next.retryAfterSeconds).toBeGreaterThan(58);
    }
    expect(bench.stub.requests).toHaveLength(1);
    // Another group and another caller are not affected.
    await bench.session().ringcentral.listFavoriteContacts(BOOK);
    await bench.session({}, { ringcentralAuthorization: 'Bearer other' }).ringcentral.listContacts(BOOK);
    expect(bench.stub.requests).toHaveLength(3);
  });

  it.concurrent.each(['listContacts', 'createContact', 'updateFavoriteContactList'] as const)(
    'that is short is waited for, and %s is retried',
    async (operation) => {
      await using bench = await setUp([refusal('1'), success], { maxRateWaitMs: 1_200, timeoutMs: 4_000 });
      const { ringcentral, scope } = bench.session();
      await ringcentral[operation](BOOK, { records: [] });
      const [first, second] = bench.stub.requests;
      expect(second!.at - first!.at).toBeGreaterThanOrEqual(995);
      expect(scope.calls.map(({ status }) => status)).toEqual([429, 200]);
    },
  );

  it.concurrent('is waited for only once per call', async () => {
    await using bench = await setUp([refusal('1')], { maxRateWaitMs: 1_200, timeoutMs: 4_000 });
    expect(await failureOf(bench.session().ringcentral.createContact(BOOK, {}))).toMatchObject({
      code: 'RATE_LIMITED',
    });
    expect(bench.stub.requests).toHaveLength(2);
  });

  it.concurrent('applies to queued calls', async () => {
    const { answer, state } = limiter(10, 1_000, { used: 10 });
    await using bench = await setUp([after(50, answer)], { maxRateWaitMs: 700, timeoutMs: 5_000 });
    const results = await pages(bench.session(), 30);
    expect(count(results)).toEqual({ fulfilled: 0, limited: 30 });
    // The ten calls that were sent before the first refusal arrived, and none after it.
    expect(state.refused).toBe(10);
    expect(bench.stub.requests).toHaveLength(10);
  });

  it('without a time lasts 30 s at Google, for reads and writes separately', async () => {
    await using bench = await setUp([json({ error: { status: 'RESOURCE_EXHAUSTED' } }, 429), success]);
    const read = () => bench.session().googlePeople.listOtherContacts({ readMask: 'names' });
    expect(await failureOf(read())).toMatchObject({
      code: 'RATE_LIMITED',
      upstreamCode: 'RESOURCE_EXHAUSTED',
      retryAfterSeconds: 30,
    });
    expect(await failureOf(read())).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 30 });
    expect(bench.stub.requests).toHaveLength(1);
    await bench
      .session()
      .googlePeople.copyOtherContactToMyContactsGroup(
        { resourceName: 'otherContacts/c1' },
        { copyMask: 'names' },
      );
    expect(bench.stub.requests).toHaveLength(2);
  });

  it('for the first page of a full sync at Google does not affect other reads', async () => {
    await using bench = await setUp([json({}, 429), success]);
    const list = (parameters: { syncToken?: string; pageToken?: string } = {}) =>
      bench
        .session()
        .googlePeople.listOtherContacts({ readMask: 'metadata', requestSyncToken: true, ...parameters });
    expect(await failureOf(list())).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 30 });
    expect(await failureOf(list())).toMatchObject({ code: 'RATE_LIMITED' });
    expect(bench.stub.requests).toHaveLength(1);
    await list({ syncToken: 'token' });
    await list({ pageToken: 'token' });
    await bench.session().googlePeople.listOtherContacts({ readMask: 'names' });
    expect(bench.stub.requests).toHaveLength(4);
  });
});

describe('a wait for quota', () => {
  it.concurrent('ends when the caller disconnects, and others move up', async () => {
    const { answer } = limiter(1, 1_000);
    await using bench = await setUp([answer], { maxRateWaitMs: 1_500, timeoutMs: 4_000 });
    await pages(bench.session(), 1);
    const controller = new AbortController();
    const leaving = failureOf(
      bench.session({ signal: controller.signal }).ringcentral.listContacts({ ...BOOK, page: 7 }),
    );
    const staying = bench.session().ringcentral.listContacts({ ...BOOK, page: 8 });
    setTimeout(() => controller.abort(), 30);
    expect(await leaving).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    await staying;
    expect(bench.stub.requests.map(({ url }) => new URL(url, 'http://x').searchParams.get('page'))).toEqual([
      '1',
      '8',
    ]);
  });

  it('counts against the deadline', async () => {
    await using bench = await setUp([json({}, 429, { 'retry-after': '300' })], {
      maxRateWaitMs: 10 * BEYOND_TEST_MS,
      timeoutMs: BEYOND_TEST_MS,
    });
    expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 300,
    });
  });
});
