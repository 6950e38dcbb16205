import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  connectionResolvers,
  decodeNumberedArguments,
  edgeResolvers,
  numberedConnection,
  sliceConnection,
  startCursor,
} from '../../src/relay/connection.ts';
import {
  encodeCursor,
  type PageArguments,
  parseForwardArguments,
  parsePageArguments,
} from '../../src/relay/cursor.ts';
import { readNumberedPage } from '../../src/relay/numbered-page.ts';

import { inputErrorOf, numberOrder, relayModel, upstreamOf } from './support.ts';

const limits = { defaultFirst: 20, max: 1000 };
const scope = { kind: 'favorites', binding: 'b' };

describe('parsePageArguments', () => {
  it.each([
    [{}, { direction: 'forward', first: 20, after: null, before: null }],
    [
      { first: null, last: null },
      { direction: 'forward', first: 20, after: null, before: null },
    ],
    [{ first: 0 }, { direction: 'forward', first: 0, after: null, before: null }],
    [
      { first: 1000, after: 'a', before: 'b' },
      { direction: 'forward', first: 1000, after: 'a', before: 'b' },
    ],
    [{ after: 'a' }, { direction: 'forward', first: 20, after: 'a', before: null }],
    [{ before: 'b' }, { direction: 'forward', first: 20, after: null, before: 'b' }],
    [{ last: 0 }, { direction: 'backward', last: 0, after: null, before: null }],
    [
      { first: null, last: 7, after: 'a', before: 'b' },
      { direction: 'backward', last: 7, after: 'a', before: 'b' },
    ],
    [
      { first: 2, after: '' },
      { direction: 'forward', first: 2, after: null, before: null },
    ],
  ])('reads %j', (args, parsed) => {
    expect(parsePageArguments(args, limits)).toEqual(parsed);
  });

  it.each([
    [{ first: -1 }, '`first` must be a whole number from 0 to 1000, but is -1'],
    [{ first: 1001 }, '`first` must be a whole number from 0 to 1000, but is 1001'],
    [{ last: -1 }, '`last` must be a whole number from 0 to 1000, but is -1'],
    [{ last: 2 ** 31 - 1 }, '`last` must be a whole number from 0 to 1000, but is 2147483647'],
    [{ first: 1.5 }, 'from 0 to 1000, but is 1.5'],
    [{ first: NaN }, 'from 0 to 1000, but is NaN'],
    [{ first: 0, last: 0 }, 'Arguments `first` and `last` cannot be combined'],
    [{ first: 5, last: 5 }, 'Arguments `first` and `last` cannot be combined'],
  ])('refuses %j', (args, message) => {
    expect(inputErrorOf(() => parsePageArguments(args, limits)).message).toContain(message);
  });

  it('respects the smallest page size of a field', () => {
    const search = { defaultFirst: 10, min: 1, max: 30 };
    expect(parseForwardArguments({ first: null, after: 'a' }, search)).toEqual({
      direction: 'forward',
      first: 10,
      after: 'a',
      before: null,
    });
    for (const first of [0, 31]) {
      const { message } = inputErrorOf(() => parseForwardArguments({ first }, search));
      expect(message).toContain('from 1 to 30');
    }
  });
});

describe('cursors of a list that pages by number', () => {
  const pageOf = async (given: Parameters<typeof parsePageArguments>[0]) => {
    const args = decodeNumberedArguments(parsePageArguments(given, limits), scope);
    const { fetchPage } = upstreamOf(45, 'total');
    return numberedConnection(
      await readNumberedPage({ args, order: numberOrder, fetchPage }),
      scope,
      numberOrder,
    );
  };

  it('page through a list forward and backward', async () => {
    const first = await pageOf({});
    const second = await pageOf({ after: first.cursorAt(19) });
    const third = await pageOf({ after: second.cursorAt(19) });
    expect([...first.nodes, ...second.nodes, ...third.nodes]).toEqual(
      Array.from({ length: 45 }, (_, index) => index),
    );
    expect(third).toMatchObject({ hasNextPage: false, hasPreviousPage: true, totalCount: 45 });
    const back = await pageOf({ last: 20, before: third.cursorAt(0) });
    expect(back.nodes).toEqual(second.nodes);
    expect(back).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(back.cursorAt(19)).toBe(second.cursorAt(19));
    const between = await pageOf({ first: 20, after: first.cursorAt(3), before: first.cursorAt(6) });
    expect(between.nodes).toEqual([4, 5]);
  });

  it.each([[[]], [['0']], [[-2]], [[0.5]], [[null]], [[1, 2]], [[1, 'key', 3]]])(
    'are refused with the payload %j',
    (payload) => {
      const after = encodeCursor(scope.kind, scope.binding, payload);
      const args = parsePageArguments({ after }, limits);
      expect(inputErrorOf(() => decodeNumberedArguments(args, scope)).message).toContain(
        'carries no position in a list',
      );
    },
  );

  it('can point before the first record', async () => {
    const start = startCursor(scope);
    expect(await pageOf({ first: 3, after: start })).toMatchObject({
      nodes: [0, 1, 2],
      hasNextPage: true,
      hasPreviousPage: false,
    });
    expect(await pageOf({ last: 3, after: start })).toMatchObject({ nodes: [42, 43, 44] });
    for (const size of [{ first: 3 }, { last: 3 }]) {
      expect(await pageOf({ ...size, before: start })).toMatchObject({ nodes: [], hasPreviousPage: false });
    }
  });

  it('are refused beyond the last record that upstream can give', async () => {
    const cursor = encodeCursor(scope.kind, scope.binding, [1_000_000]);
    await expect(pageOf({ before: cursor })).rejects.toThrow(
      '`before` asks for records that cannot be reached',
    );
    await expect(pageOf({ after: cursor })).rejects.toThrow(
      '`after` asks for records that cannot be reached',
    );
  });
});

describe('sliceConnection', () => {
  const letters = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `item ${String(index)}`);
  const cursors = { ...scope, keyOf: (item: string) => item };
  const cursorOf = (index: number, key = `item ${String(index)}`) =>
    encodeCursor(scope.kind, scope.binding, [index, key]);
  const forward = (
    first: number,
    after: string | null = null,
    before: string | null = null,
  ): PageArguments => ({
    direction: 'forward',
    first,
    after,
    before,
  });
  const backward = (last: number, before: string | null = null): PageArguments => ({
    direction: 'backward',
    last,
    after: null,
    before,
  });

  it('agrees with the Relay specification for any arguments', () => {
    const index = (size: number) => (size === 0 ? fc.constant(null) : fc.option(fc.nat({ max: size - 1 })));
    fc.assert(
      fc.property(
        fc
          .nat({ max: 100 })
          .chain((size) =>
            fc.tuple(fc.constant(size), fc.boolean(), fc.nat({ max: 110 }), index(size), index(size)),
          ),
        ([size, isForward, limit, after, before]) => {
          const bounds = { after, before };
          const given = {
            after: after === null ? null : cursorOf(after),
            before: before === null ? null : cursorOf(before),
          };
          const page = sliceConnection(
            letters(size),
            isForward
              ? { direction: 'forward', first: limit, ...given }
              : { direction: 'backward', last: limit, ...given },
            cursors,
          );
          const { nodes, ...flags } = relayModel(
            size,
            isForward
              ? { direction: 'forward', first: limit, ...bounds }
              : { direction: 'backward', last: limit, ...bounds },
          );
          expect(page.nodes).toEqual(nodes.map((node) => `item ${String(node)}`));
          expect({ hasNextPage: page.hasNextPage, hasPreviousPage: page.hasPreviousPage }).toEqual(flags);
          expect(page.totalCount).toBe(size);
          nodes.forEach((node, at) => {
            expect(page.cursorAt(at)).toBe(cursorOf(node));
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds a moved item, and continues at the place of a removed one', () => {
    expect(sliceConnection(['c', 'a', 'b', 'd'], forward(2, cursorOf(0, 'a')), cursors).nodes).toEqual([
      'b',
      'd',
    ]);
    // b was removed from a b c d after the page a b was read.
    expect(sliceConnection(['a', 'c', 'd'], forward(2, cursorOf(1, 'b')), cursors).nodes).toEqual(['c', 'd']);
    expect(sliceConnection(['a', 'b', 'd'], backward(1, cursorOf(2, 'c')), cursors).nodes).toEqual(['b']);
    expect(sliceConnection(['a', 'b'], backward(1, cursorOf(2, 'c')), cursors)).toMatchObject({
      nodes: ['b'],
      hasNextPage: false,
    });
    expect(sliceConnection(['a'], forward(2, cursorOf(9, 'z')), cursors)).toMatchObject({
      nodes: [],
      hasNextPage: false,
      hasPreviousPage: true,
    });
    expect(sliceConnection([], forward(2, cursorOf(9, 'z')), cursors)).toMatchObject({
      nodes: [],
      hasPreviousPage: false,
    });
  });

  it('distinguishes equal items by their index', () => {
    expect(sliceConnection(['a', 'a', 'b'], forward(9, cursorOf(1, 'a')), cursors).nodes).toEqual(['b']);
  });

  it.each([[[]], [[0]], [['0', 'a']], [[0, 1]], [[-1, 'a']], [[0, 'a', 1]]])(
    'refuses a cursor with the payload %j',
    (payload) => {
      const cursor = encodeCursor(scope.kind, scope.binding, payload);
      inputErrorOf(() => sliceConnection(['a'], forward(1, cursor), cursors));
      inputErrorOf(() => sliceConnection(['a'], backward(1, cursor), cursors));
    },
  );

  it('has no cursor for an item that does not exist', () => {
    expect(() => sliceConnection(['a'], forward(1), cursors).cursorAt(1)).toThrow(RangeError);
  });
});

describe('a page', () => {
  it('makes nodes, edges and cursors only on demand', () => {
    const asked: number[] = [];
    const page = {
      nodes: ['a', 'b', 'c'],
      hasNextPage: true,
      hasPreviousPage: false,
      cursorAt: (index: number) => {
        asked.push(index);
        return `cursor ${String(index)}`;
      },
    };
    const edges = connectionResolvers.edges(page);
    expect(edges.map(({ node }) => node)).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual([]);
    expect(edges.slice(1).map(edgeResolvers.cursor)).toEqual(['cursor 1', 'cursor 2']);
    expect(asked).toEqual([1, 2]);
  });
});
