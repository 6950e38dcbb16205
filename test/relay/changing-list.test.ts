import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { listOrder } from '../../src/relay/connection.ts';
import { type NumberedArguments, readNumberedPage, type RowPlace } from '../../src/relay/numbered-page.ts';

interface Row {
  readonly id: number;
  readonly name: string | null;
}

const order = listOrder(({ id, name }: Row) => ({ key: String(id), values: [name] }));

/** The list in upstream's order: by name, rows without a name at one end, equal names by age. */
const sorted = (rows: readonly Row[], empty: 1 | -1): readonly Row[] =>
  rows.toSorted((left, right) => {
    if (left.name === right.name) return left.id - right.id;
    if (left.name === null) return empty;
    if (right.name === null) return -empty;
    return left.name.localeCompare(right.name, 'en') || left.id - right.id;
  });

/** A list that tests change between pages. */
const listOf = (names: readonly (string | null)[], empty: 1 | -1 = 1) => {
  let rows = sorted(
    names.map((name, index) => ({ id: index + 1, name })),
    empty,
  );
  let calls = 0;
  let nextId = names.length + 1;
  const set = (next: readonly Row[]) => {
    rows = sorted(next, empty);
  };
  return {
    rows: () => rows,
    remove: (where: (row: Row, index: number) => boolean) => set(rows.filter((row, at) => !where(row, at))),
    add: (name: string | null) => {
      set([...rows, { id: nextId, name }]);
      nextId += 1;
    },
    rename: (id: number, name: string) => set(rows.map((row) => (row.id === id ? { id, name } : row))),
    read: async (args: NumberedArguments) => {
      calls = 0;
      const page = await readNumberedPage({
        args,
        order,
        fetchPage: async (number, perPage) => {
          calls += 1;
          const start = (number - 1) * perPage;
          return Promise.resolve({ records: rows.slice(start, start + perPage), total: rows.length });
        },
      });
      return { ...page, rows: page.records.filter((row) => row !== null), calls };
    },
  };
};

const placeOf = (row: Row, offset: number): RowPlace => ({ offset, anchor: order.anchorOf(row) });

type List = ReturnType<typeof listOf>;

const forward = (first: number, after: RowPlace | null): NumberedArguments => ({
  direction: 'forward',
  first,
  after,
  before: null,
});
const backward = (last: number, before: RowPlace | null): NumberedArguments => ({
  direction: 'backward',
  last,
  after: null,
  before,
});

/** All rows in the order of the pages, with the calls of each page. `change` runs between two pages. */
const walk = async (list: List, size: number, isForward: boolean, change: (page: number) => void) => {
  const seen: Row[] = [];
  const calls: number[] = [];
  let cursor: RowPlace | null = null;
  for (let number = 1; number < 500; number += 1) {
    const page = await list.read(isForward ? forward(size, cursor) : backward(size, cursor));
    calls.push(page.calls);
    if (isForward) seen.push(...page.rows);
    else seen.unshift(...page.rows);
    const hasMore = isForward ? page.hasNextPage : page.hasPreviousPage;
    const index = isForward ? page.rows.length - 1 : 0;
    const edge = page.rows[index];
    if (!hasMore || edge === undefined) return { seen, calls };
    cursor = placeOf(edge, page.offset + index);
    change(number);
  }
  throw new Error('The list does not end.');
};

const idsOf = (rows: readonly Row[]): number[] => rows.map(({ id }) => id);
const SIXTY = Array.from({ length: 60 }, (_, index) => `Name ${String(index).padStart(2, '0')}`);

describe('a list that changes between two pages', () => {
  it.each([true, false])(
    'skips no row after deletions before the cursor (forward: %s)',
    async (isForward) => {
      for (const deleted of [1, 5, 15, 20]) {
        const list = listOf(SIXTY);
        const isBefore = (index: number) => (isForward ? index < deleted : index >= 60 - deleted);
        const { seen, calls } = await walk(list, 20, isForward, (page) => {
          if (page === 1) list.remove((_, index) => isBefore(index));
        });
        expect(idsOf(seen)).toEqual(SIXTY.map((_, index) => index + 1));
        // `last` without `before` asks for a large page first.
        expect(Math.max(...calls)).toBe(1);
      }
    },
  );

  it.each([true, false])(
    'repeats no row after creations before the cursor (forward: %s)',
    async (isForward) => {
      for (const created of [1, 5, 20]) {
        const list = listOf(SIXTY);
        const { seen, calls } = await walk(list, 20, isForward, (page) => {
          if (page > 1) return;
          for (let index = 0; index < created; index += 1) list.add(isForward ? 'A' : 'Z');
        });
        expect(idsOf(seen)).toEqual(SIXTY.map((_, index) => index + 1));
        expect(Math.max(...calls)).toBe(1);
      }
    },
  );

  it("continues at the old position of the cursor's row after that row was renamed or removed", async () => {
    for (const change of [
      (list: List) => list.rename(20, 'Zoe'),
      (list: List) => list.rename(20, 'Aaron'),
      (list: List) => list.remove(({ id }) => id === 20),
      (list: List) => list.remove(({ id }) => id > 15 && id <= 20),
    ]) {
      const list = listOf(SIXTY);
      const first = await list.read(forward(20, null));
      change(list);
      const second = await list.read(forward(20, placeOf(first.rows[19]!, 19)));
      expect(idsOf(second.rows)).toEqual(Array.from({ length: 20 }, (_, index) => index + 21));
      expect(second.calls).toBe(1);
    }
  });

  it('makes one more call to find the position when the adjacent rows do not show it', async () => {
    const names = Array.from({ length: 900 }, (_, index) => `Name ${String(index).padStart(3, '0')}`);
    const list = listOf(names);
    await list.read(forward(20, null));
    const cursor = placeOf(list.rows()[599]!, 599);
    list.remove((_, index) => index < 500);
    const page = await list.read(forward(20, cursor));
    expect(idsOf(page.rows)).toEqual(Array.from({ length: 20 }, (_, index) => index + 601));
    expect(page.calls).toBe(2);
    list.remove((_, index) => index < 150);
    const again = await list.read(forward(20, cursor));
    expect(idsOf(again.rows)).toEqual(idsOf(list.rows()).slice(0, 20));
    expect(again.calls).toBeLessThanOrEqual(2);
  });

  it('costs no further calls when nothing has changed', async () => {
    const list = listOf(Array.from({ length: 3000 }, (_, index) => String(index).padStart(4, '0')));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2900 }), fc.integer({ min: 1, max: 500 }), async (offset, first) => {
        const { calls, rows } = await list.read(forward(first, placeOf(list.rows()[offset]!, offset)));
        expect(calls).toBe(1);
        expect(rows).toEqual(list.rows().slice(offset + 1, offset + 1 + first));
      }),
      { numRuns: 200 },
    );
  });

  it('shows every remaining row exactly once, whatever is added and removed', async () => {
    const name = fc.option(fc.string({ unit: fc.constantFrom(...'aábBcdeé'), minLength: 1, maxLength: 2 }), {
      freq: 8,
    });
    const change = fc.record({
      removed: fc.array(fc.nat({ max: 200 }), { maxLength: 8 }),
      added: fc.array(name, { maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { maxLength: 150 }),
        fc.constantFrom<1 | -1>(1, -1),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        fc.array(change, { maxLength: 6 }),
        async (names, empty, size, isForward, changes) => {
          const list = listOf(names, empty);
          const stays = new Set(list.rows().map(({ id }) => id));
          const { seen, calls } = await walk(list, size, isForward, (page) => {
            const { removed, added } = changes[page - 1] ?? { removed: [], added: [] };
            list.remove(({ id }, index) => removed.includes(index) && (stays.delete(id), true));
            added.forEach((each) => list.add(each));
          });
          const shown = idsOf(seen);
          expect(new Set(shown).size).toBe(shown.length);
          expect([...stays].filter((id) => !shown.includes(id))).toEqual([]);
          expect(Math.max(...calls)).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("finds the cursor's row in an unknown order, and uses its offset when it is gone", async () => {
    // By the last letter, then in no particular order.
    let rows: readonly Row[] = ['xb', 'ab', 'mb', 'zc', 'ac', 'qd', 'bd', 'ze'].map((name, index) => ({
      id: (index * 3) % 8,
      name,
    }));
    const read = async (after: RowPlace) =>
      readNumberedPage({
        args: forward(2, after),
        order,
        fetchPage: async (page, perPage) =>
          Promise.resolve({
            records: rows.slice((page - 1) * perPage, page * perPage),
            total: rows.length,
          }),
      });
    const cursor = placeOf(rows[3]!, 3);
    rows = rows.slice(2);
    expect((await read(cursor)).records).toEqual(rows.slice(2, 4));
    rows = rows.filter(({ name }) => name !== 'zc');
    expect((await read(cursor)).records).toEqual(rows.slice(4, 6));
  });
});
