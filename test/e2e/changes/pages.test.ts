import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import type { Harness } from '../../support/harness.ts';

import { EDITORS, FIELDS, keysOf, readAll, readPage, resetBooks, startBooks } from './support.ts';

const SIZE = 1_000;
const SMALL = 7;

let harness: Harness;

beforeAll(async () => {
  harness = await startBooks({ demo: SIZE, second: SMALL });
});
afterEach(() => resetBooks(harness));
afterAll(() => harness.close());

/** RingCentral gives 250 changes per call: the min and max number of calls for a page. */
const callsOf = (first: number): readonly [number, number] => {
  const fewest = Math.ceil(first / 250);
  return [fewest, first % fewest === 0 ? fewest : fewest + 1];
};

describe.each(FIELDS)('a full sync by %s', (field) => {
  it.each([249, 250, 251, 499, 500, 501, 1_000])('is complete and in order in pages of %i', async (first) => {
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

  it.each([1, 2, 6, 7, 8])('is complete in pages of %i, at one call each', async (first) => {
    const { changes, calls } = await readAll(harness, field, { first }, { as: 'second' });
    expect(keysOf(changes)).toEqual(EDITORS[field](harness, 'second').keys());
    expect(calls).toEqual(Array.from({ length: Math.ceil(SMALL / first) }, () => 1));
  });

  it('of an empty book is one empty page with a valid `nextSince`', async () => {
    const { keys, remove, add } = EDITORS[field](harness, 'second');
    for (const key of keys()) await remove(key);
    const { pages, nextSince } = await readAll(harness, field, {}, { as: 'second' });
    expect(pages).toEqual([
      expect.objectContaining({
        nodes: [],
        isFullSync: true,
        pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
      }),
    ]);
    const added = await add('Fern');
    const next = await readAll(harness, field, { since: nextSince }, { as: 'second' });
    expect(keysOf(next.changes)).toEqual([added]);
  });

  it('may have a wider or narrower selection on each page', async () => {
    const whole = await readAll(harness, field, { first: 3 }, { as: 'second' });
    const query = `query ($after: String) {
      changes: ${field}(first: 3, after: $after) { nodes { deleted } pageInfo { endCursor } }
    }`;
    const { body } = await harness.execute(query, { as: 'second' });
    const after = body.data.changes.pageInfo.endCursor as string;
    expect(await readPage(harness, field, { first: 3, after }, { as: 'second' })).toMatchObject({
      nodes: whole.pages[1]?.nodes,
    });
  });
});

describe.each(FIELDS)('changes by %s', (field) => {
  it.each([1, 2, 3, 4, 1_000])('come once each, deletions included, in pages of %i', async (first) => {
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

  it('cost one call, even if there are none, and give a new `nextSince`', async () => {
    const { keys, remove } = EDITORS[field](harness);
    let { nextSince: since } = await readAll(harness, field, { first: 1_000 });
    const [gone = ''] = keys();
    await remove(gone);
    for (const expected of [[gone], [], []]) {
      const { changes, nextSince, calls } = await readAll(harness, field, { since });
      expect([keysOf(changes), calls]).toEqual([expected, [1]]);
      since = nextSince;
    }
  });

  it('are repeated for the earlier `since`', async () => {
    const { keys, rename } = EDITORS[field](harness);
    const { nextSince: since } = await readAll(harness, field, { first: 1_000 });
    const [one = '', two = ''] = keys();
    await rename(one, 'Moss');
    const { nextSince: later } = await readAll(harness, field, { since });
    await rename(two, 'Lichen');
    expect(keysOf((await readAll(harness, field, { since })).changes)).toEqual([one, two]);
    expect(keysOf((await readAll(harness, field, { since: later })).changes)).toEqual([two]);
  });

  it('can continue after any change on any page', async () => {
    const { keys, rename } = EDITORS[field](harness, 'second');
    const as = { as: 'second' } as const;
    const { nextSince: since } = await readAll(harness, field, { first: 5 }, as);
    const all = keys();
    for (const key of all) await rename(key, 'Moss');
    const { pages } = await readAll(harness, field, { since, first: 5 }, as);
    const cursors = pages.flatMap(({ edges }) => edges.map(({ cursor }) => cursor));
    for (const [index, after] of cursors.entries()) {
      const page = await readPage(harness, field, { since, first: 2, after }, as);
      expect(keysOf(page.nodes)).toEqual(all.slice(index + 1, index + 3));
      expect(page.nextSince !== null).toBe(index + 3 >= all.length);
      expect(page.pageInfo.hasNextPage).toBe(index + 3 < all.length);
    }
  });
});

describe.each(FIELDS)('first: 0 of %s', (field) => {
  const askFor = async (selection: string, since: string | null, after: string | null = null) => {
    harness.clearCalls();
    const query = `query ($since: String, $after: String) {
      changes: ${field}(since: $since, first: 0, after: $after) { ${selection} }
    }`;
    const { body } = await harness.execute(query, { variables: { since, after }, as: 'second' });
    expect(body.errors).toBeUndefined();
    return { changes: body.data.changes as unknown, calls: harness.calls() };
  };
  const FACTS = 'edges { cursor } nextSince isFullSync pageInfo { hasNextPage endCursor }';

  it('costs nothing if only the list is selected', async () => {
    const { changes, calls } = await askFor('__typename edges { cursor } nodes { deleted }', null);
    expect(changes).toMatchObject({ edges: [], nodes: [] });
    expect(calls).toEqual([]);
  });

  it('costs a call if fields are selected that only upstream knows', async () => {
    const { keys, rename } = EDITORS[field](harness, 'second');
    const { changes, calls } = await askFor(FACTS, null);
    expect(changes).toEqual({
      edges: [],
      nextSince: null,
      isFullSync: true,
      pageInfo: { hasNextPage: true, endCursor: null },
    });
    expect(calls).toHaveLength(1);

    const { nextSince: since } = await readAll(harness, field, {}, { as: 'second' });
    const quiet = await askFor(FACTS, since);
    expect(quiet.changes).toEqual({
      edges: [],
      nextSince: expect.any(String),
      isFullSync: false,
      pageInfo: { hasNextPage: false, endCursor: null },
    });
    expect(quiet.calls).toHaveLength(1);
    await rename(keys()[0] ?? '', 'Moss');
    expect((await askFor(FACTS, since)).changes).toMatchObject({
      nextSince: null,
      pageInfo: { hasNextPage: true },
    });
    const { pageInfo } = await readPage(harness, field, { since }, { as: 'second' });
    expect((await askFor(FACTS, since, pageInfo.endCursor)).changes).toMatchObject({
      nextSince: expect.any(String),
      pageInfo: { hasNextPage: false },
    });
  });
});
