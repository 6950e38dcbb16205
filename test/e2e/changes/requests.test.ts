import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import type { Harness } from '../../support/harness.ts';
import { routesOf, valuesOf } from '../graph/support.ts';

import { EDITORS, FIELDS, keysOf, readAll, readPage, resetBooks, startBooks } from './support.ts';

const SIZE = 7;

let harness: Harness;

beforeAll(async () => {
  harness = await startBooks({ second: SIZE });
});
afterEach(() => resetBooks(harness));
afterAll(() => harness.close());

describe('requests to upstream', () => {
  it('ask Google with the same parameters for every page and sync, except for `fields`', async () => {
    const { keys, remove } = EDITORS.otherContactChanges(harness, 'second');
    const as = { as: 'second' } as const;
    const first = await readPage(harness, 'otherContactChanges', { first: 4 }, as);
    const last = await readPage(
      harness,
      'otherContactChanges',
      { first: 4, after: first.pageInfo.endCursor },
      as,
    );
    await remove(keys()[0] ?? '');
    harness.clearCalls();
    const query = 'query ($since: String) { otherContactChanges(since: $since) { nodes { resourceName } } }';
    await harness.execute(query, { as: 'second', variables: { since: last.nextSince } });
    const calls = [...first.calls, ...last.calls, ...harness.calls()];
    for (const call of calls) {
      expect(valuesOf(call, 'readMask')).toEqual(['emailAddresses,metadata,names,phoneNumbers,photos']);
      expect(valuesOf(call, 'sources')).toEqual(['READ_SOURCE_TYPE_CONTACT']);
      expect(valuesOf(call, 'requestSyncToken')).toEqual(['true']);
      // All parameters must be the same, even the page size, although `first` was different.
      expect(valuesOf(call, 'pageSize')).toEqual(['4']);
    }
    expect(calls.map((call) => valuesOf(call, 'pageToken').length)).toEqual([0, 1, 0]);
    expect(calls.map((call) => valuesOf(call, 'syncToken').length)).toEqual([0, 0, 1]);
    expect(calls.map((call) => valuesOf(call, 'fields')[0])).toEqual([
      ...Array.from({ length: 2 }, () => expect.stringContaining('names(displayName')),
      'nextPageToken,nextSyncToken,totalSize,otherContacts(resourceName,etag,metadata(deleted))',
    ]);
  });

  it('ask Google for all fields of profiles if they are among the sources', async () => {
    const sources = ['CONTACT', 'PROFILE'];
    const { nextSince, changes } = await readAll(harness, 'otherContactChanges', { first: 1_000, sources });
    const { keys, rename } = EDITORS.otherContactChanges(harness);
    expect(keysOf(changes)).toEqual(keys());
    await rename(keys()[5] ?? '', 'Moss');
    const page = await readPage(harness, 'otherContactChanges', { since: nextSince, sources });
    expect(keysOf(page.nodes)).toEqual([keys()[5]]);
    expect(valuesOf(page.calls[0]!, 'readMask')[0]?.split(',')).toHaveLength(29);
    expect(valuesOf(page.calls[0]!, 'sources')).toHaveLength(2);
  });

  it('send RingCentral the type and token of the sync with each page', async () => {
    const { keys, rename } = EDITORS.personalContactChanges(harness, 'second');
    const as = { as: 'second' } as const;
    const { nextSince: since } = await readAll(harness, 'personalContactChanges', { first: 3 }, as);
    for (const key of keys()) await rename(key, 'Moss');
    const first = await readPage(harness, 'personalContactChanges', { since, first: 3 }, as);
    const after = first.pageInfo.endCursor;
    const second = await readPage(harness, 'personalContactChanges', { since, first: 5, after }, as);
    const calls = [...first.calls, ...second.calls];
    expect(calls.map((call) => valuesOf(call, 'syncType'))).toEqual(calls.map(() => ['ISync']));
    // A page of another size is read with the page size of the sync's first page.
    expect(calls.map((call) => valuesOf(call, 'perPage'))).toEqual(calls.map(() => ['3']));
    expect(new Set(calls.flatMap((call) => valuesOf(call, 'syncToken'))).size).toBe(1);
    expect(calls.map((call) => valuesOf(call, 'pageId').length)).toEqual([0, 1, 1]);
  });

  it.each([
    ['otherContactChanges', 'person { displayName }', 'person { primaryPhoneNumber }'],
    ['personalContactChanges', 'personalContact { firstName }', 'personalContact { email }'],
  ])('once by %s, however many fields of an operation need it', async (field, one, other) => {
    harness.clearCalls();
    const { body } = await harness.execute(`{
      one: ${field}(first: 5) { nodes { ${one} } }
      other: ${field}(first: 5, since: null) { edges { node { ${other} } } nextSince }
    }`);
    expect(body.errors).toBeUndefined();
    expect(body.data.one.nodes).toHaveLength(5);
    expect(body.data.other.edges).toHaveLength(5);
    expect(harness.calls()).toHaveLength(1);
  });

  it('do not read contacts again that a sync has just returned', async () => {
    // The favorites are read after the sync.
    harness.sandbox.ringcentral.addFault({
      kind: 'latency',
      latencyMs: 250,
      match: { route: '/restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite' },
    });
    harness.clearCalls();
    const { body } = await harness.execute(
      `{
        personalContactChanges(first: 250) { nodes { contactId } }
        favorites(first: 100) { nodes { target { ... on PersonalContact { displayName } } } }
      }`,
      { as: 'second' },
    );
    expect(body.errors).toBeUndefined();
    expect(JSON.stringify(body.data.favorites)).toContain('displayName');
    expect([...routesOf(harness.calls())].sort()).toEqual(['address-book-sync', 'favorite']);
  });
});

describe('an answer with changes', () => {
  it.each(FIELDS)('is not cacheable: %s', async (field) => {
    const { headers } = await harness.execute(
      `{ ${field}(first: 1) { nextSince } otherContacts { totalCount } }`,
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it("counts Google's changes, even if there are none", async () => {
    const query =
      'query ($since: String) { otherContactChanges(since: $since, first: 7) { totalCount nextSince } }';
    const count = async (since: string | null) => {
      const { body } = await harness.execute(query, { as: 'second', variables: { since } });
      return body.data.otherContactChanges as { totalCount: number; nextSince: string };
    };
    const full = await count(null);
    expect(full.totalCount).toBe(SIZE);
    expect((await count(full.nextSince)).totalCount).toBe(0);
    const { keys, rename } = EDITORS.otherContactChanges(harness, 'second');
    await rename(keys()[2] ?? '', 'Moss');
    expect((await count(full.nextSince)).totalCount).toBe(1);
  });

  it('has unescaped names', async () => {
    const { keys, rename } = EDITORS.personalContactChanges(harness, 'second');
    await rename(keys()[0] ?? '', "Ash & Oak's / Elm");
    harness.sandbox.ringcentral.settings.update({ escapeNames: true });
    const { changes } = await readAll(harness, 'personalContactChanges', {}, { as: 'second' });
    expect(changes.find(({ key }) => key === keys()[0])?.data).toMatchObject({
      firstName: "Ash & Oak's / Elm",
    });
  });
});
