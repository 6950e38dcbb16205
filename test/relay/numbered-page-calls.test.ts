import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { planPages } from '../../src/relay/page-cache.ts';

import { backward, forward, type OffsetArguments, range, read, type Telling, upstreamOf } from './support.ts';

describe('the calls of readNumberedPage', () => {
  const callsOf = async (size: number, telling: Telling, args: OffsetArguments): Promise<number> => {
    const upstream = upstreamOf(size, telling);
    await read(upstream, args);
    return upstream.calls.length;
  };

  it('are one for up to 500 records at any offset, forward or with `before`, and follow the plan for more', async () => {
    const inBook = fc.nat({ max: 9999 });
    await fc.assert(
      fc.asyncProperty(inBook, fc.integer({ min: 1, max: 1000 }), async (offset, count) => {
        const planned = planPages({ offset, count }).length;
        if (count <= 500) expect(planned).toBe(1);
        expect(await callsOf(10_000, 'total', forward(count, offset - 1))).toBeLessThanOrEqual(planned);
        expect(await callsOf(20_000, 'total', forward(count, offset - 1))).toBe(planned);
        expect(await callsOf(20_000, 'total', backward(count, offset + count))).toBe(planned);
      }),
      { numRuns: 400 },
    );
  });

  it('skip the second page when the first one has the end of the list', async () => {
    expect(planPages({ offset: 300, count: 1000 })).toHaveLength(2);
    expect(await callsOf(400, 'total', forward(1000, 299))).toBe(1);
    expect(await callsOf(400, 'nothing', forward(1000, 299))).toBe(1);
  });

  it.each([
    [0, 20, 1],
    [1, 20, 1],
    [1000, 1000, 1],
    [1001, 20, 2],
    [1001, 1000, 2],
    [1999, 1000, 2],
    [2000, 777, 2],
    [2345, 500, 2],
    [10_000, 500, 2],
    [9999, 1, 2],
    [10_000, 1000, 2],
    [10_001, 999, 3],
  ])('of a list of %i, for the last %i records: %i', async (size, last, calls) => {
    expect(await callsOf(size, 'total', backward(last))).toBe(calls);
  });

  it('are at most two for up to 500 last records, and at most three for more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 10_000 }), fc.integer({ min: 1, max: 1000 }), async (size, last) => {
        const calls = await callsOf(size, 'total', backward(last));
        expect(calls).toBeLessThanOrEqual(size <= 1000 ? 1 : last <= 500 || size <= 2000 ? 2 : 3);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['nothing', 999, 1],
    ['next page', 1000, 1],
    ['nothing', 1000, 2],
    ['nothing', 1500, 2],
    ['nothing', 2500, 4],
    ['next page', 10_000, 7],
    ['nothing', 10_000, 8],
  ] as const)(
    'that find the end when upstream reports %s, of %i records: %i',
    async (telling, size, calls) => {
      expect(await callsOf(size, telling, backward(100))).toBe(calls);
    },
  );

  it('start at the cursor for the last records after it, and end there if the list does', async () => {
    expect(await callsOf(5500, 'nothing', backward(10, null, 5000))).toBe(1);
    expect(await callsOf(100, 'nothing', backward(10, null, 5000))).toBe(1);
  });

  it('do not repeat pages that the search for the end has read', async () => {
    const upstream = upstreamOf(3500, 'nothing');
    expect((await read(upstream, backward(600))).records).toEqual(range(2900, 3500));
    expect(upstream.calls).toEqual([
      [1, 1000],
      [2, 1000],
      [4, 1000],
      [30, 100],
    ]);
  });

  it('are one small page for `first: 0` with totals or flags, and none without', async () => {
    for (const args of [forward(0), forward(0, 41), backward(0), backward(0, 41), forward(5, 41, 42)]) {
      const [asked, unasked] = [upstreamOf(2500, 'total'), upstreamOf(2500, 'total')];
      await read(asked, args);
      await read(unasked, args, false);
      expect(asked.calls).toHaveLength(1);
      expect(asked.calls[0]?.[1]).toBe(1);
      expect(unasked.calls).toEqual([]);
    }
  });

  it('check for one more record only if that is requested and unknown', async () => {
    const silent = upstreamOf(100, 'nothing');
    expect(await read(silent, forward(20))).toMatchObject({ hasNextPage: true, total: null });
    expect(silent.calls).toEqual([
      [1, 20],
      [21, 1],
    ]);
    for (const telling of ['total', 'next page'] as const) {
      const upstream = upstreamOf(100, telling);
      expect(await read(upstream, forward(20))).toMatchObject({ hasNextPage: true });
      expect(upstream.calls).toHaveLength(1);
    }
    const unasked = upstreamOf(100, 'nothing');
    await read(unasked, forward(20), false);
    expect(unasked.calls).toHaveLength(1);
    // Not aligned: the page that contains 21…30 is 16…31, so it has the next record, too.
    const held = upstreamOf(100, 'nothing');
    expect(await read(held, forward(10, 20))).toMatchObject({ hasNextPage: true });
    expect(held.calls).toHaveLength(1);
  });
});
