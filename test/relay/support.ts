import { expect } from '@jest/globals';
import fc from 'fast-check';

import { listOrder } from '../../src/relay/connection.ts';
import type { PageArguments } from '../../src/relay/cursor.ts';
import { type NumberedArguments, readNumberedPage } from '../../src/relay/numbered-page.ts';
import { RelayInputError } from '../../src/relay/opaque-argument.ts';
import type { NumberedAnswer } from '../../src/relay/page-cache.ts';

/** The RelayInputError that the call throws; fails the test on any other outcome. */
export const inputErrorOf = (call: () => unknown): RelayInputError => {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(RelayInputError);
    expect((error as RelayInputError).extensions).toEqual({ code: 'BAD_USER_INPUT' });
    return error as RelayInputError;
  }
  throw new Error('The call did not throw.');
};

/** A damaged opaque string: a character changed, added or removed, truncated, doubled, or completely different. */
export const mutationsOf = (text: string): fc.Arbitrary<string> => {
  const at = fc.nat({ max: text.length - 1 });
  const character = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constantFrom(...'ABCXYZabcxyz0189-_+/= \n\0%é'),
  );
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(at, character).map(([i, c]) => text.slice(0, i) + c + text.slice(i + 1)),
    },
    fc.tuple(at, character).map(([i, c]) => text.slice(0, i) + c + text.slice(i)),
    at.map((i) => text.slice(0, i) + text.slice(i + 1)),
    at.map((i) => text.slice(0, i)),
    at.map((i) => text + text.slice(i)),
    fc.tuple(at, at).map(([i, j]) => text.slice(i) + text.slice(0, j)),
    fc.string({ unit: 'binary' }),
    fc.base64String(),
  );
};

/**
 * The paging data that an upstream list sends: always its total; its total only on pages with records; whether there is a next
 * page; or nothing.
 */
export type Telling = 'total' | 'total unless empty' | 'next page' | 'nothing';
export const TELLINGS: readonly Telling[] = ['total', 'total unless empty', 'next page', 'nothing'];

export interface FakeUpstream {
  readonly fetchPage: (page: number, perPage: number) => Promise<NumberedAnswer<number>>;
  /** [page, perPage] of each call, in order. */
  readonly calls: (readonly [number, number])[];
}

/** A list 0, 1, 2 … that pages by number with the real upstream's limits. `sizeAt(call)` is its length at that call. */
export const upstreamOf = (sizeAt: number | ((call: number) => number), telling: Telling): FakeUpstream => {
  const calls: (readonly [number, number])[] = [];
  const answer = (page: number, perPage: number): NumberedAnswer<number> => {
    for (const value of [page, perPage]) {
      if (!Number.isInteger(value) || value < 1 || value > 1000) throw new Error(`CMN-101: ${String(value)}`);
    }
    const size = typeof sizeAt === 'number' ? sizeAt : sizeAt(calls.length);
    calls.push([page, perPage]);
    const start = (page - 1) * perPage;
    const length = Math.max(0, Math.min(perPage, size - start));
    const records = Array.from({ length }, (_, index) => start + index);
    if (telling === 'total' || (telling === 'total unless empty' && length > 0))
      return { records, total: size };
    return telling === 'next page' ? { records, hasMore: start + length < size && length > 0 } : { records };
  };
  return { fetchPage: async (page, perPage) => Promise.resolve(answer(page, perPage)), calls };
};

/** Arguments with cursors that are plain offsets without anchors. */
export type OffsetArguments = PageArguments<number>;

export const placesOf = (args: OffsetArguments): NumberedArguments => ({
  ...args,
  after: args.after === null ? null : { offset: args.after },
  before: args.before === null ? null : { offset: args.before },
});

export const numberOrder = listOrder((item: number | string) => ({ key: String(item), values: [] }));

export const forward = (
  first: number,
  after: number | null = null,
  before: number | null = null,
): OffsetArguments => ({
  direction: 'forward',
  first,
  after,
  before,
});

export const backward = (
  last: number,
  before: number | null = null,
  after: number | null = null,
): OffsetArguments => ({
  direction: 'backward',
  last,
  after,
  before,
});

export const read = async ({ fetchPage }: FakeUpstream, args: OffsetArguments, needsTotal = true) =>
  readNumberedPage({ args: placesOf(args), fetchPage, order: numberOrder, needsTotal });

/** The records of a page without unreadable ones. */
export const numbersOf = (records: readonly (number | null)[]): number[] => records.map(Number);

export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

/** Relay's cursor algorithm exactly as in the specification, on the list 0 … size-1. The expected result of every read. */
export const relayModel = (size: number, args: OffsetArguments) => {
  let edges = Array.from({ length: size }, (_, index) => index);
  if (args.after !== null) edges = edges.filter((edge) => edge > Number(args.after));
  if (args.before !== null) edges = edges.filter((edge) => edge < Number(args.before));
  const isForward = args.direction === 'forward';
  const limit = isForward ? args.first : args.last;
  const nodes = isForward ? edges.slice(0, limit) : edges.slice(Math.max(0, edges.length - limit));
  return {
    nodes,
    hasNextPage: isForward ? edges.length > limit : args.before !== null && size > args.before,
    hasPreviousPage: isForward ? args.after !== null && size > 0 : edges.length > limit,
  };
};
