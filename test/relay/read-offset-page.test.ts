import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OffsetAnswer } from '../../src/relay/offset-book.ts';
import { planWindow } from '../../src/relay/offset-window.ts';
import type { OffsetArguments } from '../../src/relay/offset-window.ts';
import { readOffsetPage } from '../../src/relay/read-offset-page.ts';
import { RelayInputError } from '../../src/relay/relay-input-error.ts';
import { relayModel, TELLINGS, upstreamOf } from './support.ts';
import type { FakeUpstream, Telling } from './support.ts';

const SIZES = [0, 1, 999, 1000, 1001, 2500, 10_000];

const forward = (
  first: number,
  after: number | null = null,
  before: number | null = null,
): OffsetArguments => ({
  direction: 'forward',
  first,
  after,
  before,
});
const backward = (
  last: number,
  before: number | null = null,
  after: number | null = null,
): OffsetArguments => ({
  direction: 'backward',
  last,
  after,
  before,
});
const read = async ({ fetchPage }: FakeUpstream, args: OffsetArguments, needsTotal = true) =>
  readOffsetPage({ args, fetchPage, needsTotal });
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

const cases = SIZES.flatMap((size) => TELLINGS.map((telling) => [size, telling] as const));
// A list of 10,000 in pages of 3 would be 3,334 reads of nothing new.
const pageSizes = (size: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: Math.max(1, Math.floor(size / 40)), max: 1000 }), {
    minLength: 1,
    maxLength: 6,
  });

describe('paging through', () => {
  it.each(cases)(
    'forward over %i records gives each once, in order (upstream tells %s)',
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
            expect(page.total).toBe(
              telling.startsWith('total') && page.records.length > 0 ? size : page.total,
            );
            seen.push(...page.records);
            expect(page.hasNextPage).toBe(seen.length < size);
            if (!page.hasNextPage) break;
          }
          expect(seen).toEqual(range(0, size));
        }),
        { numRuns: 8 },
      );
    },
  );

  it.each(cases)(
    'backward over %i records gives each once, in order (upstream tells %s)',
    async (size, telling) => {
      await fc.assert(
        fc.asyncProperty(pageSizes(size), async (sizes) => {
          let seen: number[] = [];
          for (let turn = 0; ; turn += 1) {
            const last = sizes[turn % sizes.length] ?? 1;
            const page = await read(upstreamOf(size, telling), backward(last, seen[0] ?? null));
            expect(page.hasNextPage).toBe(seen.length > 0);
            seen = [...page.records, ...seen];
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

  it('agree with the Relay specification, cursors of records that are gone included', async () => {
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

  it('give the same records, and never more calls, when neither total nor flags are asked for', async () => {
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

describe('calls', () => {
  const callsOf = async (size: number, telling: Telling, args: OffsetArguments): Promise<number> => {
    const upstream = upstreamOf(size, telling);
    await read(upstream, args);
    return upstream.calls.length;
  };

  it('are one for up to 500 records at any offset, forward and with `before`, and what the plan says beyond', async () => {
    const inBook = fc.nat({ max: 9999 });
    await fc.assert(
      fc.asyncProperty(inBook, fc.integer({ min: 1, max: 1000 }), async (offset, count) => {
        const planned = planWindow(offset, count).length;
        if (count <= 500) expect(planned).toBe(1);
        expect(await callsOf(10_000, 'total', forward(count, offset - 1))).toBeLessThanOrEqual(planned);
        expect(await callsOf(20_000, 'total', forward(count, offset - 1))).toBe(planned);
        expect(await callsOf(20_000, 'total', backward(count, offset + count))).toBe(planned);
      }),
      { numRuns: 400 },
    );
  });

  it('save the second page when the first has the end of the list', async () => {
    expect(planWindow(300, 1000)).toHaveLength(2);
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
  ])('of the last records of %i, %i of them: %i', async (size, last, calls) => {
    expect(await callsOf(size, 'total', backward(last))).toBe(calls);
  });

  it('of up to 500 last records are at most two, of more at most three', async () => {
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
  ] as const)('that find the end when upstream tells %s, of %i records: %i', async (telling, size, calls) => {
    expect(await callsOf(size, telling, backward(100))).toBe(calls);
  });

  it('are one small page for no records with totals or flags, and none without', async () => {
    for (const args of [forward(0), forward(0, 41), backward(0), backward(0, 41), forward(5, 41, 42)]) {
      const [asked, unasked] = [upstreamOf(2500, 'total'), upstreamOf(2500, 'total')];
      await read(asked, args);
      await read(unasked, args, false);
      expect(asked.calls).toHaveLength(1);
      expect(asked.calls[0]?.[1]).toBe(1);
      expect(unasked.calls).toEqual([]);
    }
  });

  it('ask whether one more record follows only when upstream has not told and it is asked for', async () => {
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
    // Not aligned: the page that holds 21…30 is 16…31, and has the next record too.
    const held = upstreamOf(100, 'nothing');
    expect(await read(held, forward(10, 20))).toMatchObject({ hasNextPage: true });
    expect(held.calls).toHaveLength(1);
  });
});

describe('a list that changes', () => {
  it('and is now shorter than the cursor: no records, no next page, a previous one if anything is left', async () => {
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

  it('tells its total from another page when the empty one has none', async () => {
    const upstream = upstreamOf(10, 'total unless empty');
    expect(await read(upstream, forward(20, 99))).toMatchObject({ total: 10 });
    expect(upstream.calls).toHaveLength(2);
  });

  it('between the calls of one read gives the end as it was told last', async () => {
    const upstream = upstreamOf((call) => (call === 0 ? 2500 : 1700), 'total');
    const page = await read(upstream, backward(500));
    expect(page).toMatchObject({ offset: 1200, total: 1700, hasNextPage: false, hasPreviousPage: true });
    expect(page.records).toEqual(range(1200, 1700));
  });

  it('always ends the read, in bounded calls, with records of the list in order', async () => {
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
  const answering = (answer: OffsetAnswer<number>) => ({ fetchPage: async () => Promise.resolve(answer) });

  it('with a total smaller than its page: the page is believed', async () => {
    const page = await readOffsetPage({ args: forward(3), ...answering({ records: [0, 1, 2], total: 1 }) });
    expect(page).toMatchObject({ records: [0, 1, 2], total: 3, hasNextPage: false });
  });

  it('with a total but no records: no next page, since there would be no cursor to go on from', async () => {
    const page = await readOffsetPage({ args: forward(3), ...answering({ records: [], total: 7 }) });
    expect(page).toMatchObject({ records: [], total: 7, hasNextPage: false });
  });

  it('fails with the error of the call', async () => {
    const fault = new Error('down');
    const fetchPage = async () => Promise.reject(fault);
    await expect(readOffsetPage({ args: forward(3), fetchPage })).rejects.toBe(fault);
  });
});

describe('beyond the last page that upstream has', () => {
  it('`after` and `last` are refused, and a page that ends there tells that more follows', async () => {
    const huge = upstreamOf(1_000_500, 'total');
    await expect(read(huge, forward(20, 999_999))).rejects.toThrow(RelayInputError);
    await expect(read(huge, backward(20))).rejects.toThrow('`last` asks for records that cannot be reached');
    expect(await read(huge, forward(20, 999_989))).toMatchObject({ offset: 999_990, hasNextPage: true });
    expect((await read(huge, forward(20, 999_989))).records).toEqual(range(999_990, 1_000_000));
    const silent = upstreamOf(1_000_000, 'nothing');
    expect((await read(silent, backward(3))).records).toEqual([999_997, 999_998, 999_999]);
  });
});
