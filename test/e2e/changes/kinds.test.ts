import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import type { Harness } from '../../support/harness.ts';
import { askGoogle } from '../google/support.ts';
import { valuesOf } from '../graph/support.ts';

import { EDITORS, FIELDS, keysOf, readAll, readPage, resetBooks, startBooks } from './support.ts';

const SIZE = 9;

let harness: Harness;

beforeAll(async () => {
  harness = await startBooks({ demo: SIZE });
});
afterEach(() => resetBooks(harness));
afterAll(() => harness.close());

describe('a full sync in answer to a `since`', () => {
  const FIELD = 'personalContactChanges';

  it('is marked as such on each of its pages', async () => {
    const { keys, rename } = EDITORS[FIELD](harness);
    const { nextSince: since } = await readAll(harness, FIELD);
    await rename(keys()[0] ?? '', 'Moss');
    harness.sandbox.ringcentral.settings.update({ syncAnswersFull: true });
    harness.clearCalls();
    const first = await readPage(harness, FIELD, { since, first: 4 });
    const asked = first.calls.map((call) => valuesOf(call, 'syncType'));
    harness.sandbox.ringcentral.settings.update({ syncAnswersFull: false });
    const second = await readPage(harness, FIELD, { since, first: 4, after: first.pageInfo.endCursor });
    const third = await readPage(harness, FIELD, { since, first: 4, after: second.pageInfo.endCursor });
    expect([...asked, ...[second, third].map(({ calls }) => valuesOf(calls[0]!, 'syncType'))]).toEqual([
      ['ISync'],
      ['FSync'],
      ['FSync'],
    ]);
    expect(valuesOf(second.calls[0]!, 'syncToken')).toEqual([]);
    const pages = [first, second, third];
    expect(pages.map(({ isFullSync }) => isFullSync)).toEqual([true, true, true]);
    expect(keysOf(pages.flatMap(({ nodes }) => nodes)).sort()).toEqual([...keys()].sort());
    expect((await readAll(harness, FIELD, { since: third.nextSince })).changes).toEqual([]);
  });

  it('may come in the middle of a list of changes, and is marked from there on', async () => {
    const { keys, rename, contents } = EDITORS[FIELD](harness);
    const { nextSince: since } = await readAll(harness, FIELD);
    for (const key of keys().slice(0, 4)) await rename(key, 'Moss');
    const first = await readPage(harness, FIELD, { since, first: 3 });
    harness.sandbox.ringcentral.settings.update({ syncAnswersFull: true });
    const second = await readPage(harness, FIELD, { since, first: 20, after: first.pageInfo.endCursor });
    expect([first.isFullSync, second.isFullSync]).toEqual([false, true]);
    expect(new Map(second.nodes.map(({ key, data }) => [key, data]))).toEqual(contents());
  });
});

describe('a deleted contact', () => {
  const FIELD = 'personalContactChanges';

  it.each([
    ['id', null],
    ['full', null],
    ['full', 60],
  ] as const)(
    'has only its id, which upstream reports as %s, and is purged after %s s',
    async (tombstones, seconds) => {
      harness.sandbox.ringcentral.settings.update({ tombstones, purgeSeconds: seconds });
      const { keys, remove } = EDITORS[FIELD](harness);
      const { nextSince: since } = await readAll(harness, FIELD);
      const [gone = ''] = keys();
      await remove(gone);
      harness.sandbox.clock.advance(60_000);
      const { changes } = await readAll(harness, FIELD, { since });
      expect(changes).toEqual([{ deleted: true, key: gone, data: null }]);
    },
  );

  it('is reported as deleted in a full sync, too, if upstream sends it', async () => {
    harness.sandbox.ringcentral.addFault({
      kind: 'status',
      status: 200,
      times: 1,
      body: {
        records: [
          { id: 1, availability: 'Alive' },
          { id: 2, availability: 'Purged' },
        ],
        syncInfo: { syncType: 'FSync', syncToken: 'x' },
      },
    });
    const page = await readPage(harness, FIELD);
    harness.sandbox.ringcentral.clearFaults();
    expect(page.nodes.map(({ key, deleted }) => [key, deleted])).toEqual([
      ['1', false],
      ['2', true],
    ]);
    expect(page.isFullSync).toBe(true);
  });
});

describe('a copy of an other contact', () => {
  it('does not change the other contact', async () => {
    const { keys } = EDITORS.otherContactChanges(harness);
    const { nextSince: since } = await readAll(harness, 'otherContactChanges');
    const { google, credentials } = harness.sandbox;
    const copied = await fetch(`${google.url}/v1/${keys()[2] ?? ''}:copyOtherContactToMyContactsGroup`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${credentials.google.accessTokens.demo}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ copyMask: 'names,emailAddresses' }),
    });
    const copy = (await copied.json()) as { resourceName: string };
    expect(copy.resourceName).toMatch(/^people\/c/);
    await askGoogle(harness, `/v1/${copy.resourceName}?personFields=names`);
    expect((await readAll(harness, 'otherContactChanges', { since })).changes).toEqual([]);
    expect(keysOf((await readAll(harness, 'otherContactChanges')).changes)).toEqual(keys());
  });
});

describe('a change that Google has not propagated yet', () => {
  it('is part of a later sync', async () => {
    harness.sandbox.google.settings.update({ syncPropagationMs: 180_000 });
    const { keys, remove } = EDITORS.otherContactChanges(harness);
    const { nextSince } = await readAll(harness, 'otherContactChanges');
    const [gone = ''] = keys();
    await remove(gone);
    const early = await readAll(harness, 'otherContactChanges', { since: nextSince });
    expect(early.changes).toEqual([]);
    harness.sandbox.clock.advance(180_000);
    const late = await readAll(harness, 'otherContactChanges', { since: early.nextSince });
    expect(late.changes).toEqual([{ deleted: true, key: gone, data: null }]);
  });
});

describe.each(FIELDS)('a book that changes under a cursor of %s', (field) => {
  it('continues after the cursor if the changes before it are the same', async () => {
    const { keys, rename } = EDITORS[field](harness);
    const first = await readPage(harness, field, { first: 5 });
    await rename(keys()[7] ?? '', 'Moss');
    const rest = await readPage(harness, field, { first: 100, after: first.edges[2]?.cursor });
    expect(keysOf(rest.nodes)).toEqual(expect.arrayContaining(keys().slice(3)));
    expect(rest.nodes).toHaveLength(SIZE - 3);
  });

  it('needs a new full sync if the records before it have changed, and repeats the page if they were changes', async () => {
    const { keys, rename, remove } = EDITORS[field](harness);
    const full = await readPage(harness, field, { first: 5 });
    const { nextSince: since } = await readAll(harness, field);
    const [gone = ''] = keys();
    await remove(gone);
    const { body } = await harness.execute(
      `query ($after: String) { changes: ${field}(after: $after, first: 5) { nextSince } }`,
      { variables: { after: full.edges[2]?.cursor } },
    );
    expect(body.errors?.[0]?.message).toContain('Start a full sync');

    for (const key of keys().slice(0, 3)) await rename(key, 'Moss');
    const changes = await readPage(harness, field, { since, first: 4 });
    const [, moved = ''] = keysOf(changes.nodes);
    await rename(moved, 'Lichen');
    const again = await readPage(harness, field, { since, first: 4, after: changes.edges[2]?.cursor });
    expect(keysOf(again.nodes)).toEqual([...keysOf(changes.nodes).filter((key) => key !== moved), moved]);
  });
});
