import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Answer, json } from '../../clients/support/upstream-stub.ts';

import { startStubbedGraph, type StubbedGraph } from './stubbed-graph.ts';

/** 46 favorites, and no quota for the contacts that they point to. */
const outOfQuota: Answer = (request, response) => {
  const isFavorites = request.url.endsWith('/favorite');
  const records = Array.from({ length: 46 }, (_, index) => ({ id: index + 1, contactId: String(index + 1) }));
  const uri = 'https://x/restapi/v1.0/account/11/extension/22/favorite';
  void (
    isFavorites
      ? json({ uri, records })
      : json({ errorCode: 'CMN-301', message: 'Request rate exceeded' }, 429, { 'retry-after': '60' })
  )(request, response);
};

describe('an operation that is out of quota', () => {
  let graph: StubbedGraph;
  beforeAll(async () => {
    graph = await startStubbedGraph({ MAX_RATE_WAIT_MS: '0' });
  });
  afterAll(() => graph.close());

  it('has one error for all favorites whose contacts could not be read', async () => {
    graph.answerWith(outOfQuota);
    const { data, errors } = await graph.execute(
      '{ favorites(first: 46) { nodes { id target { ... on PersonalContact { firstName } } } } }',
    );
    expect(data.favorites.nodes).toHaveLength(46);
    expect(data.favorites.nodes.every(({ target }: { target: unknown }) => target === null)).toBe(true);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      path: ['favorites', 'nodes', 0, 'target'],
      extensions: { code: 'RATE_LIMITED', upstream: 'ringcentral' },
    });
  });

  it("still has the ids of favorites' contacts, which need no call for contacts", async () => {
    graph.answerWith(outOfQuota);
    const { data, errors } = await graph.execute(
      `{ favorites(first: 46) { nodes { id position target { __typename
           ... on PersonalContact { id contactId accountId extensionId } ... on Extension { extensionId } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.favorites.nodes[45]).toMatchObject({
      position: 45,
      target: { contactId: '46', extensionId: '22' },
    });
    expect(graph.requests()).toHaveLength(1);
  });
});
