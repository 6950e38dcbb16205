import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readNumberedPage } from '../../src/relay/numbered-page.ts';
import type { NumberedAnswer } from '../../src/relay/page-cache.ts';

import {
  backward,
  forward,
  numberOrder,
  numbersOf,
  type OffsetArguments,
  placesOf,
  range,
  relayModel,
} from './support.ts';

/** The paging data that an upstream with smaller pages sends. */
const PAGINGS = ['page size', 'place', 'page size and place', 'total alone', 'next page alone'] as const;
type Paging = (typeof PAGINGS)[number];

/** A list 0, 1, 2 … with at most `cap` records per page, whatever the requested page size. */
const cappedAt = (cap: number, size: number, paging: Paging) => {
  const calls: (readonly [number, number])[] = [];
  const fetchPage = async (page: number, asked: number): Promise<NumberedAnswer<number>> => {
    calls.push([page, asked]);
    const perPage = Math.min(asked, cap);
    const start = (page - 1) * perPage;
    const records = range(start, Math.max(start, Math.min(start + perPage, size)));
    const tellsSize = paging === 'page size' || paging === 'page size and place';
    const tellsPlace = (paging === 'place' || paging === 'page size and place') && records.length > 0;
    return Promise.resolve({
      records,
      ...(paging !== 'next page alone' && { total: size }),
      hasMore: start + records.length < size && records.length > 0,
      ...(tellsSize && { perPage }),
      ...(tellsPlace && { start }),
    });
  };
  const read = async (args: OffsetArguments) =>
    readNumberedPage({ args: placesOf(args), order: numberOrder, fetchPage });
  return { calls, read };
};

describe('an upstream that gives smaller pages than requested', () => {
  it.each(PAGINGS)('and reports its %s shows every record, page by page', async (paging) => {
    const { read } = cappedAt(100, 260, paging);
    const seen: number[] = [];
    for (let hasNext = true; hasNext;) {
      const page = await read(forward(200, seen.length === 0 ? null : seen.length - 1));
      seen.push(...numbersOf(page.records));
      hasNext = page.hasNextPage;
    }
    expect(seen).toEqual(range(0, 260));
  });

  it('costs one call per page that it gives', async () => {
    const { read, calls } = cappedAt(100, 260, 'page size and place');
    expect((await read(forward(200))).records).toEqual(range(0, 200));
    expect(calls).toEqual([
      [1, 200],
      [2, 100],
    ]);
  });

  it.each(PAGINGS.slice(0, 3))(
    'and reports its %s agrees with the Relay specification for any arguments',
    async (paging) => {
      const cursor = fc.option(fc.nat({ max: 400 }));
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 10, max: 120 }),
          fc.nat({ max: 300 }),
          fc.boolean(),
          fc.nat({ max: 300 }),
          cursor,
          cursor,
          async (cap, size, isForward, limit, after, before) => {
            const args = isForward ? forward(limit, after, before) : backward(limit, before, after);
            const { read, calls } = cappedAt(cap, size, paging);
            const page = await read(args);
            const { nodes, ...flags } = relayModel(size, args);
            expect(page.records).toEqual(nodes);
            expect({ hasNextPage: page.hasNextPage, hasPreviousPage: page.hasPreviousPage }).toEqual(flags);
            expect(calls.length).toBeLessThanOrEqual(40);
          },
        ),
        { numRuns: 300 },
      );
    },
  );

  it('cannot cause an endless read, whatever it answers', async () => {
    const answer = fc.record({
      records: fc.array(fc.nat(), { maxLength: 5 }),
      total: fc.option(fc.integer({ min: -1, max: 50 }), { nil: undefined }),
      hasMore: fc.option(fc.boolean(), { nil: undefined }),
      perPage: fc.option(fc.integer({ min: -1, max: 2000 }), { nil: undefined }),
      start: fc.option(fc.integer({ min: -1, max: 2000 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        fc.nat({ max: 1000 }),
        fc.option(fc.nat({ max: 2000 })),
        async (answers, isForward, limit, cursor) => {
          let calls = 0;
          const fetchPage = async () => {
            const given = answers[calls % answers.length];
            calls += 1;
            return Promise.resolve(given ?? { records: [] });
          };
          const args = placesOf(isForward ? forward(limit, cursor) : backward(limit, cursor));
          const { records } = await readNumberedPage({ args, order: numberOrder, fetchPage });
          expect(records.length).toBeLessThanOrEqual(limit);
          expect(calls).toBeLessThanOrEqual(400);
        },
      ),
      { numRuns: 300 },
    );
  });
});
