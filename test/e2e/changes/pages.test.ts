import { describe, expect, it } from '@jest/globals';

import { describePages, harness } from './pages.ts';
import { EDITORS, FIELDS, keysOf, readAll, readPage } from './support.ts';

describePages({ large: [250, 251], small: [2, 7], ofChanges: [3] });

describe.each(FIELDS)('a full sync by %s', (field) => {
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
