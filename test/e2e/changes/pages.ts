import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import type { Harness } from '../../support/harness.ts';

import { EDITORS, FIELDS, keysOf, readAll, resetBooks, startBooks } from './support.ts';

const SIZE = 1_000;
const SMALL = 7;

export let harness: Harness;

/** RingCentral gives 250 changes per call: the min and max number of calls for a page. */
const callsOf = (first: number): readonly [number, number] => {
  const fewest = Math.ceil(first / 250);
  return [fewest, first % fewest === 0 ? fewest : fewest + 1];
};

/** The sizes of pages. */
interface PageSizes {
  /** Of a full sync of a book of 1,000. */
  readonly large: readonly number[];
  /** Of a full sync of a book of 7. */
  readonly small: readonly number[];
  /** Of four changes. */
  readonly ofChanges: readonly number[];
}

export const describePages = ({ large, small, ofChanges }: PageSizes): void => {
  beforeAll(async () => {
    harness = await startBooks({ demo: SIZE, second: SMALL });
  });
  afterEach(() => resetBooks(harness));
  afterAll(() => harness.close());

  describe.each(FIELDS)('a full sync by %s', (field) => {
    it.each(large)('is complete and in order in pages of %i', async (first) => {
      const { pages, changes, calls } = await readAll(harness, field, { first });
      expect(keysOf(changes)).toEqual(EDITORS[field](harness).keys());
      expect(changes.every(({ deleted, data }) => !deleted && data !== null)).toBe(true);
      expect(pages.map(({ nodes }) => nodes.length)).toEqual(
        Array.from({ length: Math.ceil(SIZE / first) }, (_, page) => Math.min(first, SIZE - page * first)),
      );
      expect(pages.map(({ nextSince }) => nextSince !== null)).toEqual(
        pages.map((_, page) => page === pages.length - 1),
      );
      expect(pages.every(({ isFullSync }) => isFullSync)).toBe(true);
      expect(pages.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(pages.map((_, page) => page > 0));
      const [fewest, most] = field === 'otherContactChanges' ? [1, 1] : callsOf(first);
      for (const [page, count] of calls.entries()) {
        expect(count).toBeLessThanOrEqual(most);
        if (page < calls.length - 1) expect(count).toBeGreaterThanOrEqual(fewest);
      }
    });

    it.each(small)('is complete in pages of %i, at one call each', async (first) => {
      const { changes, calls } = await readAll(harness, field, { first }, { as: 'second' });
      expect(keysOf(changes)).toEqual(EDITORS[field](harness, 'second').keys());
      expect(calls).toEqual(Array.from({ length: Math.ceil(SMALL / first) }, () => 1));
    });
  });

  describe.each(FIELDS)('changes by %s', (field) => {
    it.each(ofChanges)('come once each, deletions included, in pages of %i', async (first) => {
      const { keys, add, rename, remove } = EDITORS[field](harness);
      const { nextSince: since } = await readAll(harness, field, { first: 1_000 });
      const [one = '', two = '', three = ''] = keys();
      const added = await add('Fern');
      await rename(one, 'Moss');
      await remove(two);
      await rename(three, 'Lichen');
      await rename(one, 'Bracken');
      const { pages, changes } = await readAll(harness, field, { since, first });
      expect(changes.map(({ key, deleted }) => [key, deleted])).toEqual([
        [added, false],
        [two, true],
        [three, false],
        [one, false],
      ]);
      const names = changes.map(({ data }) => /Fern|Moss|Lichen|Bracken/.exec(JSON.stringify(data))?.[0]);
      expect(names).toEqual(['Fern', undefined, 'Lichen', 'Bracken']);
      expect(changes[1]?.data).toBeNull();
      expect(pages.every(({ isFullSync }) => !isFullSync)).toBe(true);
      expect(pages).toHaveLength(Math.ceil(4 / first));
    });
  });
};
