import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { boundsOf, needsEnd, rangeOf } from '../../src/relay/numbered-page.ts';
import { MAX_RECORDS, type PagePlan, planPages } from '../../src/relay/page-cache.ts';

import { inputErrorOf, placesOf } from './support.ts';

const fitsOnePage = (offset: number, count: number, perPage: number): boolean => {
  const page = Math.floor(offset / perPage);
  return perPage >= count && page < 1000 && offset + count <= (page + 1) * perPage;
};

const smallestSinglePage = (offset: number, count: number): number | undefined => {
  for (let perPage = 1; perPage <= 1000; perPage += 1)
    if (fitsOnePage(offset, count, perPage)) return perPage;
  return undefined;
};

const offsetsIn = (plans: readonly PagePlan[]): number[] =>
  plans.flatMap(({ page, perPage, from, to }) =>
    Array.from({ length: to - from }, (_, index) => (page - 1) * perPage + from + index),
  );

const range = (offset: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => offset + index);

describe('planPages', () => {
  it('needs one page for up to 500 records at every offset up to 10,000', () => {
    const counts = [1, 2, 3, 7, 20, 50, 99, 100, 101, 249, 250, 333, 400, 499, 500];
    const misses: [number, number][] = [];
    for (let offset = 0; offset <= 10_000; offset += 1) {
      for (const count of counts) {
        const [plan, ...more] = planPages({ offset, count });
        if (plan === undefined || more.length > 0 || !fitsOnePage(offset, count, plan.perPage))
          misses.push([offset, count]);
      }
    }
    expect(misses).toEqual([]);
  });

  it('needs one page for each count from 1 to 500 at offsets around page boundaries', () => {
    const offsets = [
      0, 1, 499, 500, 501, 999, 1000, 1001, 1999, 2499, 2500, 4999, 5040, 7559, 9499, 9999, 10_000,
    ];
    for (const offset of offsets) {
      for (let count = 1; count <= 500; count += 1) expect(planPages({ offset, count })).toHaveLength(1);
    }
  });

  it('uses the smallest single page that can contain the range, otherwise two pages', () => {
    fc.assert(
      fc.property(fc.nat({ max: 12_000 }), fc.integer({ min: 1, max: 1000 }), (offset, count) => {
        const plans = planPages({ offset, count });
        const single = smallestSinglePage(offset, count);
        expect(plans).toHaveLength(single === undefined ? 2 : 1);
        if (single !== undefined) expect(plans[0]?.perPage).toBe(single);
      }),
      { numRuns: 500 },
    );
  });

  it('covers exactly the range, in order, up to the last reachable record', () => {
    const offsets = fc.oneof(fc.nat({ max: 12_000 }), fc.nat({ max: MAX_RECORDS }));
    fc.assert(
      fc.property(offsets, fc.nat({ max: 1000 }), (offset, count) => {
        const plans = planPages({ offset, count });
        for (const { page, perPage } of plans) {
          expect(page).toBeGreaterThanOrEqual(1);
          expect(page).toBeLessThanOrEqual(1000);
          expect(perPage).toBeGreaterThanOrEqual(1);
          expect(perPage).toBeLessThanOrEqual(1000);
        }
        expect(plans.length).toBeLessThanOrEqual(2);
        expect(offsetsIn(plans)).toEqual(range(offset, Math.min(count, MAX_RECORDS - offset)));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [0, 20, [{ page: 1, perPage: 20, from: 0, to: 20 }]],
    [20, 20, [{ page: 2, perPage: 20, from: 0, to: 20 }]],
    [21, 20, [{ page: 2, perPage: 21, from: 0, to: 20 }]],
    [30, 20, [{ page: 2, perPage: 25, from: 5, to: 25 }]],
    [999, 1, [{ page: 1000, perPage: 1, from: 0, to: 1 }]],
    // Page 1,001 does not exist, so the record is read on a page of two.
    [1000, 1, [{ page: 501, perPage: 2, from: 0, to: 1 }]],
    [
      1,
      1000,
      [
        { page: 1, perPage: 501, from: 1, to: 501 },
        { page: 2, perPage: 501, from: 0, to: 500 },
      ],
    ],
    [999_999, 1, [{ page: 1000, perPage: 1000, from: 999, to: 1000 }]],
    [MAX_RECORDS, 1, []],
    [5, 0, []],
  ])('plans offset %i, count %i', (offset, count, plans) => {
    expect(planPages({ offset, count })).toEqual(plans);
  });
});

describe('the range of records that the arguments ask for', () => {
  const forward = (first: number, after: number | null, before: number | null) =>
    ({ direction: 'forward', first, after, before }) as const;
  const backward = (last: number, after: number | null, before: number | null) =>
    ({ direction: 'backward', last, after, before }) as const;

  it.each([
    [forward(20, null, null), { offset: 0, count: 20 }],
    [forward(20, 19, null), { offset: 20, count: 20 }],
    [forward(20, 19, 25), { offset: 20, count: 5 }],
    [forward(20, 19, 20), { offset: 20, count: 0 }],
    [forward(20, 19, 3), { offset: 20, count: 0 }],
    [forward(0, 19, null), { offset: 20, count: 0 }],
    [backward(20, null, 100), { offset: 80, count: 20 }],
    [backward(20, null, 5), { offset: 0, count: 5 }],
    [backward(20, 89, 100), { offset: 90, count: 10 }],
    [backward(20, 100, 100), { offset: 101, count: 0 }],
    [backward(0, 4, null), { offset: 5, count: 0 }],
  ])('is known for %j', (args, wanted) => {
    expect(needsEnd(boundsOf(placesOf(args)))).toBe(false);
    expect(rangeOf(boundsOf(placesOf(args)))).toEqual(wanted);
  });

  it.each([
    [backward(20, null, null), 1234, { offset: 1214, count: 20 }],
    [backward(20, 1220, null), 1234, { offset: 1221, count: 13 }],
    [backward(20, 1233, null), 1234, { offset: 1234, count: 0 }],
    [backward(20, null, null), 7, { offset: 0, count: 7 }],
    [backward(20, null, null), 0, { offset: 0, count: 0 }],
  ])('depends on the end of the list for %j', (args, end, wanted) => {
    expect(needsEnd(boundsOf(placesOf(args)))).toBe(true);
    expect(rangeOf(boundsOf(placesOf(args)), end)).toEqual(wanted);
  });

  it('counts back from the end of the list if that is before the cursor', () => {
    expect(rangeOf(boundsOf(placesOf(backward(20, null, 100))), 60)).toEqual({ offset: 40, count: 20 });
  });

  it('refuses to continue after the last reachable record', () => {
    const error = inputErrorOf(() => boundsOf(placesOf(forward(20, MAX_RECORDS - 1, null))));
    expect(error.message).toContain('`after`');
    expect(error.message).toContain('the first 1,000,000');
  });
});
