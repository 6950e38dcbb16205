import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';

import { askWell, cursorsOf, listedContactIds, routesOf } from './support.ts';

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String) {
  personalContacts(first: $first, after: $after, last: $last, before: $before) {
    nodes { contactId }
    totalCount
    pageInfo { hasNextPage hasPreviousPage }
  }
}`;

export let harness: Harness;
let listed: readonly string[];
let cursors: readonly string[];

/** The contacts of a window and its calls. All other fields of the connection are selected, too. */
const read = async (variables: Readonly<Record<string, unknown>>) => {
  const { data, calls } = await askWell(harness, LIST, { variables });
  const { nodes, totalCount, pageInfo } = data.personalContacts;
  expect(totalCount).toBe(listed.length);
  expect(new Set(routesOf(calls))).toEqual(new Set(['contact']));
  return {
    ids: (nodes as { contactId: string }[]).map(({ contactId }) => contactId),
    pageInfo: pageInfo as { hasNextPage: boolean; hasPreviousPage: boolean },
    calls: calls.length,
  };
};

/** @param size of the book, at least 2,000 */
export const describeWindows = (size: number): void => {
  beforeAll(async () => {
    harness = await startHarness({ sandbox: { ringcentral: { bookSizes: { demo: size } } } });
    listed = await listedContactIds(harness);
    cursors = await cursorsOf(harness, size);
  });
  afterAll(() => harness.close());

  describe(`a window of a book of ${size.toLocaleString('en')}`, () => {
    const ofBook = <Window extends readonly [first: number, offset: number, ...rest: number[]]>(
      windows: readonly Window[],
    ): readonly Window[] => windows.filter(([first, offset]) => offset + first <= size);

    it.each(
      ofBook([
        [1, 0],
        [1, 9_999],
        [7, 13],
        [20, 20],
        [20, 1_009],
        [99, 4_999],
        [250, 875],
        [333, 9_667],
        [499, 501],
        [500, 1],
        [500, 499],
        [500, 750],
        [500, 3_333],
        [500, 9_500],
      ]),
    )('costs one call: first %i from %i', async (first, offset) => {
      const { ids, pageInfo, calls } = await read({ first, after: cursors[offset - 1] ?? null });
      expect(ids).toEqual(listed.slice(offset, offset + first));
      expect(pageInfo).toEqual({ hasNextPage: offset + first < size, hasPreviousPage: offset > 0 });
      expect(calls).toBe(1);
    });

    it.each(
      ofBook([
        [501, 0, 1],
        [1_000, 0, 1],
        [1_000, 7_000, 1],
        [600, 600, 1],
        [501, 750, 2],
        [1_000, 500, 2],
        [1_000, 8_999, 2],
      ]),
    )('costs two calls at most: first %i from %i', async (first, offset, most) => {
      const { ids, calls } = await read({ first, after: cursors[offset - 1] ?? null });
      expect(ids).toEqual(listed.slice(offset, offset + first));
      expect(calls).toBeLessThanOrEqual(most);
    });

    it.each([1, 20, 137, 500])('costs two calls at most: last %i', async (last) => {
      const { ids, pageInfo, calls } = await read({ last });
      expect(ids).toEqual(listed.slice(-last));
      expect(pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
      expect(calls).toBeLessThanOrEqual(2);
    });

    it('costs at most three calls for more than 500 contacts from the end of a long book', async () => {
      const { ids, calls } = await read({ last: 777 });
      expect(ids).toEqual(listed.slice(-777));
      expect(calls).toBeLessThanOrEqual(3);
    });

    it('costs one call if it is counted back from a cursor', async () => {
      const { ids, calls } = await read({ last: 321, before: cursors[size / 2] });
      expect(ids).toEqual(listed.slice(size / 2 - 321, size / 2));
      expect(calls).toBe(1);
    });
  });
};
