import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readNumberedPage } from '../../src/relay/numbered-page.ts';
import { RelayInputError } from '../../src/relay/opaque-argument.ts';
import type { NumberedAnswer } from '../../src/relay/page-cache.ts';

import {
  backward,
  forward,
  numberOrder,
  numbersOf,
  placesOf,
  range,
  read,
  relayModel,
  type Telling,
  TELLINGS,
  upstreamOf,
} from './support.ts';

const SIZES = [0, 1, 999, 1000, 1001, 2500, 10_000];

const CASES = SIZES.flatMap((size) => TELLINGS.map((telling) => [size, telling] as const));
// A list of 10,000 in pages of 3 would need 3,334 reads that test nothing new.
const pageSizes = (size: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: Math.max(1, Math.floor(size / 40)), max: 1000 }), {
    minLength: 1,
    maxLength: 6,
  });

describe('paging through', () => {
  it.each(CASES)(
    'forward over %i records gives each once, in order (upstream reports %s)',
    async (size, telling) => {
      await fc.assert(
        fc.asyncProperty(pageSizes(size), async (sizes) => {
          const seen: number[] = [];
          for (let turn = 0; ; turn += 1) {
            const first = sizes[turn % sizes.length] ?? 1;
            const after = seen.length === 0 ? null : seen.length - 1;
            const page = await read(upstreamOf(size, telling), forward(first, after));
            expect(page.offset).toBe(seen.length);
            expect(page.hasPreviousPage).toBe(seen.length > 0);
            const isTold = telling === 'total' || (telling === 'total unless empty' && size > 0);
            expect(page.total).toBe(isTold ? size : null);
            seen.push(...numbersOf(page.records));
            expect(page.hasNextPage).toBe(seen.length < size);
            if (!page.hasNextPage) break;
          }
          expect(seen).toEqual(range(0, size));
        }),
        { numRuns: 8 },
      );
    },
  );

  it.each(CASES)(
    'backward over %i records gives each once, in order (upstream reports %s)',
    async (size, telling) => {
      await fc.assert(
        fc.asyncProperty(pageSizes(size), async (sizes) => {
          let seen: number[] = [];
          for (let turn = 0; ; turn += 1) {
            const last = sizes[turn % sizes.length] ?? 1;
            const page = await read(upstreamOf(size, telling), backward(last, seen[0] ?? null));
            expect(page.hasNextPage).toBe(seen.length > 0);
            seen = [...numbersOf(page.records), ...seen];
            expect(page.hasPreviousPage).toBe(seen.length < size);
            if (!page.hasPreviousPage) break;
          }
          expect(seen).toEqual(range(0, size));
        }),
        { numRuns: 8 },
      );
    },
  );
});

describe('any arguments', () => {
  const cursorNear = (size: number) =>
    fc.option(
      fc.oneof(fc.nat({ max: Math.max(size * 2, 3) }), fc.constantFrom(0, Math.max(size - 1, 0), size)),
    );
  const scenario = fc
    .tuple(
      fc.oneof(fc.constantFrom(...SIZES), fc.nat({ max: 30 }), fc.nat({ max: 11_000 })),
      fc.constantFrom(...TELLINGS),
    )
    .chain(([size, telling]) =>
      fc.record({
        size: fc.constant(size),
        telling: fc.constant<Telling>(telling),
        isForward: fc.boolean(),
        limit: fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 1000 })),
        after: cursorNear(size),
        before: cursorNear(size),
      }),
    );

  it('agree with the Relay specification, even for cursors of removed records', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ size, telling, isForward, limit, after, before }) => {
        const args = isForward ? forward(limit, after, before) : backward(limit, before, after);
        const upstream = upstreamOf(size, telling);
        const page = await read(upstream, args);
        const { nodes, ...flags } = relayModel(size, args);
        expect(page.records).toEqual(nodes);
        expect({ hasNextPage: page.hasNextPage, hasPreviousPage: page.hasPreviousPage }).toEqual(flags);
        if (nodes.length > 0) expect(page.offset).toBe(nodes[0]);
        if (telling === 'total') expect(page.total).toBe(size);
        if (telling === 'nothing' || telling === 'next page') expect(page.total).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('give the same records at no more calls without total and flags', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ size, telling, isForward, limit, after, before }) => {
        const args = isForward ? forward(limit, after, before) : backward(limit, before, after);
        const [asked, unasked] = [upstreamOf(size, telling), upstreamOf(size, telling)];
        const [full, lean] = [await read(asked, args), await read(unasked, args, false)];
        expect(lean.records).toEqual(full.records);
        expect(unasked.calls.length).toBeLessThanOrEqual(asked.calls.length);
        if (limit === 0) expect(unasked.calls).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a list that changes', () => {
  it('and is now shorter than the cursor gives no records, and a previous page if any records are left', async () => {
    for (const telling of TELLINGS) {
      expect(await read(upstreamOf(10, telling), forward(20, 99))).toMatchObject({
        records: [],
        hasNextPage: false,
        hasPreviousPage: true,
      });
      expect(await read(upstreamOf(0, telling), forward(20, 99))).toMatchObject({
        records: [],
        hasNextPage: false,
        hasPreviousPage: false,
      });
      expect(await read(upstreamOf(10, telling), backward(4, 99))).toMatchObject({
        records: [6, 7, 8, 9],
        hasNextPage: false,
        hasPreviousPage: true,
      });
    }
  });

  it('gets its total from another page if the empty page has none', async () => {
    const upstream = upstreamOf(10, 'total unless empty');
    expect(await read(upstream, forward(20, 99))).toMatchObject({ total: 10 });
    expect(upstream.calls).toHaveLength(2);
  });

  it('during a read ends where the latest answer says', async () => {
    const upstream = upstreamOf((call) => (call === 0 ? 2500 : 1700), 'total');
    const page = await read(upstream, backward(500));
    expect(page).toMatchObject({ offset: 1200, total: 1700, hasNextPage: false, hasPreviousPage: true });
    expect(page.records).toEqual(range(1200, 1700));
  });

  it('during the search for its end is searched again in the remaining range', async () => {
    const shrinking = upstreamOf((call) => (call === 0 ? 1500 : 400), 'next page');
    expect((await read(shrinking, backward(10))).records).toEqual(range(390, 400));
    const growing = upstreamOf((call) => (call < 3 ? 2500 : 3500), 'next page');
    expect((await read(growing, backward(10))).records).toEqual(range(3490, 3500));
    expect(growing.calls.map(([page]) => page)).toEqual([1, 2, 4, 3, 6, 4]);
  });

  it('gives the records of the later answer if two answers overlap', async () => {
    const { fetchPage, calls } = upstreamOf((call) => (call === 0 ? 1500 : 400), 'next page');
    const tagged = async (page: number, perPage: number): Promise<NumberedAnswer<string>> => {
      const answer = await fetchPage(page, perPage);
      return {
        ...answer,
        records: answer.records.map((record) => `${String(record)} of call ${String(calls.length)}`),
      };
    };
    const { records } = await readNumberedPage({
      args: placesOf(backward(2)),
      order: numberOrder,
      fetchPage: tagged,
    });
    expect(records).toEqual(['398 of call 3', '399 of call 3']);
  });

  it('always ends after a limited number of calls, with records in order', async () => {
    const sizes = fc.array(fc.oneof(fc.constantFrom(...SIZES), fc.nat({ max: 12_000 })), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.constantFrom(...TELLINGS),
        fc.boolean(),
        fc.nat({ max: 1000 }),
        fc.option(fc.nat({ max: 12_000 })),
        async (lengths, telling, isForward, limit, cursor) => {
          const upstream = upstreamOf((call) => lengths[call % lengths.length] ?? 0, telling);
          const page = await read(upstream, isForward ? forward(limit, cursor) : backward(limit, cursor));
          expect(page.records).toEqual(range(page.offset, page.offset + page.records.length));
          expect(page.records.length).toBeLessThanOrEqual(limit);
          expect(upstream.calls.length).toBeLessThanOrEqual(80);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('an upstream that contradicts itself', () => {
  const answering = (answer: NumberedAnswer<number>) => ({ fetchPage: async () => Promise.resolve(answer) });

  it('with a total smaller than its page returns the records of the page', async () => {
    const page = await readNumberedPage({
      args: placesOf(forward(3)),
      order: numberOrder,
      ...answering({ records: [0, 1, 2], total: 1 }),
    });
    expect(page).toMatchObject({ records: [0, 1, 2], total: 3, hasNextPage: false });
  });

  it('with a total but no records has no next page, because there is no cursor to continue from', async () => {
    const page = await readNumberedPage({
      args: placesOf(forward(3)),
      order: numberOrder,
      ...answering({ records: [], total: 7 }),
    });
    expect(page).toMatchObject({ records: [], total: 7, hasNextPage: false });
  });

  it("fails with the call's error", async () => {
    const fault = new Error('down');
    const fetchPage = async () => Promise.reject(fault);
    await expect(
      readNumberedPage({ args: placesOf(forward(3)), order: numberOrder, fetchPage }),
    ).rejects.toBe(fault);
  });
});

describe('beyond the last page that upstream has', () => {
  it('`after` and `last` are refused, and the last possible page still has a next page', async () => {
    const huge = upstreamOf(1_000_500, 'total');
    await expect(read(huge, forward(20, 999_999))).rejects.toThrow(RelayInputError);
    await expect(read(huge, backward(20))).rejects.toThrow('`last` asks for records that cannot be reached');
    expect(await read(huge, forward(20, 999_989))).toMatchObject({ offset: 999_990, hasNextPage: true });
    expect((await read(huge, forward(20, 999_989))).records).toEqual(range(999_990, 1_000_000));
    const silent = upstreamOf(1_000_000, 'nothing');
    expect((await read(silent, backward(3))).records).toEqual([999_997, 999_998, 999_999]);
    expect(silent.calls.length).toBeLessThanOrEqual(12);
  });
});
