import { describe, expect, it } from '@jest/globals';

import { createSearchWarmups, createWarmupMemory } from '../../../src/loaders/search-warmups.ts';

const DELAY_MS = 60;

/** A warm-up that counts its calls and can be made to fail. */
const warmUpOf = (outcome: () => Promise<unknown> = () => Promise.resolve()) => {
  let count = 0;
  return {
    warmUp: () => {
      count += 1;
      return outcome();
    },
    count: () => count,
  };
};

const elapsed = async (promise: Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await promise;
  return performance.now() - start;
};

/** Whether it settles without a timer, so that the speed of the machine does not matter. */
const isImmediate = (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    promise.then(() => true),
    new Promise((resolve) => setTimeout(resolve, 1, false)),
  ]) as Promise<boolean>;

const signal = new AbortController().signal;

describe('search warm-ups', () => {
  it("are made once per caller, and all of the caller's searches wait for it", async () => {
    const warmups = createSearchWarmups(DELAY_MS);
    const { warmUp, count } = warmUpOf();
    const times = await Promise.all(
      ['a', 'a', 'b'].map((caller) => elapsed(warmups.ready(caller, warmUp, signal))),
    );
    expect(count()).toBe(2);
    for (const time of times) expect(time).toBeGreaterThanOrEqual(DELAY_MS - 2);
    expect(await isImmediate(warmups.ready('a', warmUp, signal))).toBe(true);
    expect(count()).toBe(2);
  });

  it('that fail reject all searches that share them, and are repeated by the next search', async () => {
    const warmups = createSearchWarmups(0);
    const failing = warmUpOf(() => Promise.reject(new Error('No.')));
    const results = await Promise.allSettled([1, 2].map(() => warmups.ready('a', failing.warmUp, signal)));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(failing.count()).toBe(1);
    const good = warmUpOf();
    await warmups.ready('a', good.warmUp, signal);
    expect(good.count()).toBe(1);
  });

  it('survive the abort of the search that started them', async () => {
    const warmups = createSearchWarmups(0);
    const first = new AbortController();
    const cut = warmUpOf(
      () =>
        new Promise((_, reject) => first.signal.addEventListener('abort', () => reject(new Error('Gone.')))),
    );
    const second = warmUpOf();
    const begun = warmups.ready('a', cut.warmUp, first.signal);
    const shared = warmups.ready('a', second.warmUp, signal);
    await new Promise(setImmediate);
    expect([cut.count(), second.count()]).toEqual([1, 0]);
    first.abort();
    await expect(begun).rejects.toThrow('Gone.');
    await shared;
    expect(second.count()).toBe(1);
  });

  it('stop waiting at once when a search is aborted', async () => {
    const warmups = createSearchWarmups(60_000);
    const waiting = new AbortController();
    const sharing = new AbortController();
    const { warmUp } = warmUpOf(() => new Promise((resolve) => setTimeout(resolve, 20)));
    const one = warmups.ready('a', warmUp, waiting.signal);
    const other = warmups.ready('a', warmUp, sharing.signal);
    sharing.abort(new Error('The caller disconnected.'));
    await expect(other).rejects.toThrow('The caller disconnected.');
    setTimeout(() => waiting.abort(), 40);
    await expect(one).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('are remembered for a limited time and a limited number of callers', async () => {
    const memory = createWarmupMemory({ lifetimeMs: 30, maxCallers: 2 });
    for (const caller of ['a', 'b', 'c']) await memory.set(caller, 1);
    expect(memory.get('a')).toBeUndefined();
    expect(memory.get('c')).toBe(1);
    const warmups = createSearchWarmups(0, memory);
    const { warmUp, count } = warmUpOf();
    await warmups.ready('d', warmUp, signal);
    const deadline = Date.now() + 2_000;
    while (memory.get('d') !== undefined && Date.now() < deadline) await new Promise(setImmediate);
    await warmups.ready('d', warmUp, signal);
    expect(count()).toBe(2);
  });

  it('are renewed in the background when they get old, before they expire', async () => {
    const minutes = (count: number): number => performance.now() - count * 60_000;
    const memory = createWarmupMemory();
    const warmups = createSearchWarmups(DELAY_MS, memory);
    const { warmUp, count } = warmUpOf();
    await memory.set('a', minutes(16));
    expect(await isImmediate(warmups.ready('a', warmUp, signal))).toBe(true);
    await new Promise(setImmediate);
    expect(count()).toBe(1);
    expect(Number(memory.get('a'))).toBeGreaterThan(minutes(1));
    expect(await isImmediate(warmups.ready('a', warmUp, signal))).toBe(true);
    expect(count()).toBe(1);
  });

  it('are made in advance only for callers who have searched before', async () => {
    const times = new Map<string, number>();
    const store = {
      get: (key: string) => times.get(key),
      set: (key: string, time: number) => void times.set(key, time),
    };
    const warmups = createSearchWarmups(DELAY_MS, store);
    const { warmUp, count } = warmUpOf();
    warmups.foresee('a', warmUp, signal);
    await new Promise(setImmediate);
    expect(count()).toBe(0);
    await warmups.ready('a', warmUp, signal);
    warmups.foresee('a', warmUp, signal);
    await new Promise(setImmediate);
    expect(count()).toBe(1);
    times.clear();
    warmups.foresee('a', warmUp, signal);
    warmups.foresee('a', warmUp, signal);
    warmups.foresee('b', warmUp, signal);
    await new Promise(setImmediate);
    expect(count()).toBe(2);
    const failing = createSearchWarmups(0, {
      get: () => Promise.reject(new Error('Down.')),
      set: () => undefined,
    });
    await failing.ready('a', warmUp, signal).catch(() => undefined);
    failing.foresee('a', warmUp, signal);
    await new Promise(setImmediate);
  });
});
