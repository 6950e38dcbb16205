import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { createSearchWarmups } from '../../../src/loaders/search-warmups.ts';
import { BOOK, failureOf, setUp } from '../support/setup.ts';
import { after, json, success } from '../support/upstream-stub.ts';

const HOUR_MS = 3_600_000;
const realNow = Date.now.bind(Date);
const setBack = (ms: number) => jest.spyOn(Date, 'now').mockImplementation(() => realNow() - ms);
afterEach(() => void jest.restoreAllMocks());

describe.each([
  ['back by an hour', HOUR_MS],
  ['on by an hour', -HOUR_MS],
])('a clock that is set %s', (_, shift) => {
  it('changes nothing about an open breaker', async () => {
    await using bench = await setUp([json({}, 500)], { breaker: { minimumTries: 3 } });
    await failureOf(bench.session().ringcentral.listContacts(BOOK));
    setBack(shift);
    const { retryAfterSeconds = 0 } = await failureOf(bench.session().ringcentral.listContacts(BOOK));
    expect(retryAfterSeconds).toBeGreaterThan(5);
    expect(retryAfterSeconds).toBeLessThanOrEqual(10);
  });

  it('changes nothing about a penalty', async () => {
    await using bench = await setUp([json({}, 429, { 'retry-after': '30' }), success]);
    await failureOf(bench.session().ringcentral.listContacts(BOOK));
    setBack(shift);
    const { retryAfterSeconds = 0 } = await failureOf(bench.session().ringcentral.listContacts(BOOK));
    expect(retryAfterSeconds).toBeGreaterThan(25);
    expect(retryAfterSeconds).toBeLessThanOrEqual(30);
  });

  it('does not shorten or extend a running operation', async () => {
    await using bench = await setUp([after(50, json({ records: [] }))]);
    const session = bench.session({ deadline: performance.now() + 20_000 });
    setBack(shift);
    expect(await session.ringcentral.listContacts(BOOK)).toEqual({ records: [] });
  });

  it('does not delay a search that was warmed up', async () => {
    const warmups = createSearchWarmups(30);
    const warmUp = jest.fn(() => Promise.resolve());
    const { signal } = new AbortController();
    await warmups.ready('google:me', warmUp, signal);
    setBack(shift);
    await warmups.ready('google:me', warmUp, signal);
    expect(warmUp).toHaveBeenCalledTimes(1);
  });
});
