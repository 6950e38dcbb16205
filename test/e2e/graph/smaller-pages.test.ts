import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Answer, json } from '../../clients/support/upstream-stub.ts';

import { parameterOf, startStubbedGraph, type StubbedGraph } from './stubbed-graph.ts';

const CONTACTS = Array.from({ length: 260 }, (_, index) => ({
  uri: `https://x/restapi/v1.0/account/11/extension/22/address-book/contact/${String(index)}`,
  id: 1000 + index,
  firstName: `Name ${String(index).padStart(3, '0')}`,
}));

/** RingCentral as documented, except that pages have at most 100 contacts. */
const capped: Answer = (request, response) => {
  const page = Number(parameterOf(request, 'page') ?? 1);
  const perPage = Math.min(Number(parameterOf(request, 'perPage')), 100);
  const pageStart = (page - 1) * perPage;
  const records = CONTACTS.slice(pageStart, pageStart + perPage);
  const place = records.length === 0 ? {} : { page, pageStart, pageEnd: pageStart + records.length - 1 };
  void json({ records, paging: { ...place, perPage, totalPages: 3, totalElements: 260 } })(request, response);
};

describe('RingCentral with smaller pages than it documents', () => {
  let graph: StubbedGraph;
  beforeAll(async () => {
    graph = await startStubbedGraph();
  });
  afterAll(() => graph.close());

  it.each([
    [260, 3],
    [1000, 3],
    // From the second page on, the first call of an operation detects upstream's page size.
    [250, 5],
    [100, 5],
  ])('shows all 260 contacts in pages of %i, with at most %i calls in all', async (first, calls) => {
    graph.answerWith(capped);
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data, errors } = await graph.execute(
        `query ($first: Int, $after: String) { personalContacts(first: $first, after: $after) {
           totalCount nodes { contactId } pageInfo { hasNextPage endCursor } } }`,
        { first, after },
      );
      expect(errors).toBeUndefined();
      const { nodes, pageInfo, totalCount } = data.personalContacts;
      expect(totalCount).toBe(260);
      ids.push(...(nodes as { contactId: string }[]).map(({ contactId }) => contactId));
      after = pageInfo.hasNextPage ? (pageInfo.endCursor as string) : null;
    } while (after !== null);
    expect(ids).toEqual(CONTACTS.map(({ id }) => String(id)));
    expect(graph.requests().length).toBeLessThanOrEqual(calls);
  });

  it('also gives the last contacts', async () => {
    graph.answerWith(capped);
    const { data, errors } = await graph.execute('{ personalContacts(last: 150) { nodes { contactId } } }');
    expect(errors).toBeUndefined();
    expect(data.personalContacts.nodes.map(({ contactId }: { contactId: string }) => contactId)).toEqual(
      CONTACTS.slice(110).map(({ id }) => String(id)),
    );
  });
});
