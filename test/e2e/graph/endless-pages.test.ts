import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { LIST_START, walkPages } from '../../../src/loaders/page-walk.ts';
import { type Answer, json } from '../../clients/support/upstream-stub.ts';

import { parameterOf, startStubbedGraph, type StubbedGraph } from './stubbed-graph.ts';

const BOOK = '/restapi/v1.0/account/11/extension/22/address-book-sync';
const PERSON = {
  resourceName: 'otherContacts/c1',
  etag: 'e1',
  metadata: { sources: [{ type: 'OTHER_CONTACT', id: '1' }] },
};

/** The next page of each page, by page token. `start` is the token in the first page. */
const googleChain =
  (next: Readonly<Record<string, string>>, otherContacts: readonly object[]): Answer =>
  (request, response) =>
    json({
      otherContacts,
      nextPageToken: next[parameterOf(request, 'pageToken') ?? 'start'],
      totalSize: 5,
    })(request, response);

const ringcentralChain =
  (next: Readonly<Record<string, string>>, records: readonly object[]): Answer =>
  (request, response) =>
    json({
      uri: `http://stub${BOOK}`,
      records,
      syncInfo: { syncType: parameterOf(request, 'syncType'), syncToken: 'token' },
      nextPageId: Number(next[parameterOf(request, 'pageId') ?? 'start']),
    })(request, response);

const GOOGLE_FIELDS = {
  otherContacts: '{ field: otherContacts(first: 20) { totalCount nodes { resourceName } } }',
  otherContactChanges: '{ field: otherContactChanges(first: 20) { nextSince nodes { resourceName } } }',
  person: '{ field: person(resourceName: "otherContacts/c9") { displayName } }',
};

describe('an upstream whose page tokens form a cycle', () => {
  let graph: StubbedGraph;
  beforeAll(async () => {
    graph = await startStubbedGraph();
  });
  afterAll(() => graph.close());

  const expectBadChain = async (query: string, upstream: string, calls: number) => {
    const { data, errors } = await graph.execute(query);
    expect(data.field).toBeNull();
    expect(errors?.map(({ path, extensions }) => ({ path, ...extensions }))).toEqual([
      { path: ['field'], code: 'UPSTREAM_BAD_RESPONSE', upstream },
    ]);
    expect(graph.requests()).toHaveLength(calls);
    expect((await fetch(`${graph.url}/healthz`)).status).toBe(200);
  };

  const CHAINS = [
    ['names itself', { start: '7', 7: '7' }, 2],
    ['names the one before it', { start: '7', 7: '8', 8: '7' }, 3],
    ['names one far before it', { start: '6', 6: '7', 7: '8', 8: '9', 9: '7' }, 5],
  ] as const;

  describe.each(CHAINS)('where a page %s', (_title, chain, calls) => {
    it.each([
      ['otherContacts', []],
      ['otherContactChanges', []],
      ['person', []],
      ['person', [PERSON]],
    ] as const)('fails `%s` alone, with %j on each page', async (field, persons) => {
      graph.answerWith(googleChain(chain, persons));
      await expectBadChain(GOOGLE_FIELDS[field], 'google-people', calls);
    });

    it('only fails `personalContactChanges`', async () => {
      graph.answerWith(ringcentralChain(chain, []));
      await expectBadChain(
        '{ field: personalContactChanges(first: 20) { nextSince } }',
        'ringcentral',
        calls,
      );
    });

    it.each([
      ['otherContacts', 'google-people'],
      ['otherContactChanges', 'google-people'],
      ['personalContactChanges', 'ringcentral'],
    ])('ends %s for a caller who reads one page per operation', async (field, upstream) => {
      graph.answerWith(
        upstream === 'ringcentral' ? ringcentralChain(chain, [{ id: 5 }]) : googleChain(chain, [PERSON]),
      );
      const query = `query ($after: String) { field: ${field}(first: 1, after: $after) { pageInfo { endCursor hasNextPage } } }`;
      let after: string | null = null;
      for (let pages = 1; ; pages += 1) {
        const { data, errors } = await graph.execute(query, { after });
        if (data.field === null) {
          expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UPSTREAM_BAD_RESPONSE']);
          return;
        }
        expect(data.field.pageInfo.hasNextPage).toBe(true);
        // At most the pages before the cycle plus three times its length.
        expect(pages).toBeLessThan(3 * calls);
        after = data.field.pageInfo.endCursor as string;
      }
    });
  });

  it('still gives a person that is found before a page repeats', async () => {
    graph.answerWith(googleChain({ start: 'same', same: 'same' }, [PERSON]));
    const { data, errors } = await graph.execute(
      '{ person(resourceName: "otherContacts/c1") { resourceName } }',
    );
    expect(errors).toBeUndefined();
    expect(data.person).toEqual({ resourceName: 'otherContacts/c1' });
    expect(graph.requests()).toHaveLength(1);
  });

  it('treats an empty token as the end of the list', async () => {
    graph.answerWith(googleChain({ start: '' }, [PERSON]));
    const { data, errors } = await graph.execute(
      '{ otherContacts(first: 20) { nodes { resourceName } pageInfo { hasNextPage } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.otherContacts).toEqual({
      nodes: [{ resourceName: 'otherContacts/c1' }],
      pageInfo: { hasNextPage: false },
    });
  });
});

describe('a list whose pages come from a cache', () => {
  const endless = (token: string | null) => Promise.resolve({ nextToken: `${token ?? ''}x` });
  const walk = async (signal: AbortSignal, onPage?: () => void) => {
    for await (const _page of walkPages({
      upstream: 'google-people',
      signal,
      start: LIST_START,
      load: endless,
    }))
      onPage?.();
  };

  it('ends with RATE_LIMITED after as many pages as an operation may make calls', async () => {
    let pages = 0;
    await expect(walk(new AbortController().signal, () => (pages += 1))).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
    expect(pages).toBe(101);
  });

  it('lets timers and sockets run between two pages', async () => {
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await walk(new AbortController().signal).catch(() => undefined);
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(100);
  });

  it('ends with UPSTREAM_TIMEOUT after the operation has ended', async () => {
    const operation = new AbortController();
    let pages = 0;
    const onPage = () => {
      pages += 1;
      if (pages === 5) setImmediate(() => operation.abort());
    };
    await expect(walk(operation.signal, onPage)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(pages).toBeLessThanOrEqual(6);
  });
});
