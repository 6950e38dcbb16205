import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { request, type StandIn, startStandIn } from '../../server/stand-in.ts';

let server: StandIn;
beforeAll(async () => {
  server = await startStandIn({ NODE_ENV: 'test', HTTP_STATUS: '2026' });
});
afterAll(() => server.close());

const OLD = 'application/json; charset=utf-8';
const NEW = 'application/graphql-response+json; charset=utf-8';
const MANY_LEVELS = `{ me ${'{ next '.repeat(15)}{ id }${' }'.repeat(15)} }`;

const send = (body: string, accept: string, init: RequestInit = {}) =>
  request(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body,
    ...init,
  });

describe('with HTTP_STATUS=2026', () => {
  const both = [
    ['application/graphql-response+json', NEW],
    ['application/json', OLD],
    ['*/*', OLD],
  ] as const;

  describe.each(both)('and Accept: %s', (accept, typeOfSuccess) => {
    it.each([
      ['complete data', '{ hello }', 200],
      ['partial data', '{ hello coded }', 294],
      ['only null data', '{ coded }', 294],
    ])('%s gets its status and the media type of the client', async (_what, query, status) => {
      const answer = await send(JSON.stringify({ query }), accept);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([status, typeOfSuccess]);
      expect(answer.body).toHaveProperty('data');
    });

    it.each([
      ['invalid JSON', '{', 400],
      ['an unparsable document', { query: '{' }, 400],
      ['no query', { qeury: '{ hello }' }, 422],
      ['variables that are a list', { query: '{ hello }', variables: [7] }, 422],
      ['an unknown field', { query: '{ nope }' }, 422],
      ['an unknown operation name', { query: 'query A { hello }', operationName: 'B' }, 422],
      ['a missing variable', { query: 'query ($id: ID!) { node(id: $id) { id } }' }, 422],
      ['a subscription', { query: 'subscription { hello }' }, 422],
      ['an operation over a limit', { query: MANY_LEVELS }, 422],
    ])('%s is rejected with its status', async (_what, body, status) => {
      const answer = await send(typeof body === 'string' ? body : JSON.stringify(body), accept);
      expect([answer.status, 'data' in answer.body]).toEqual([status, false]);
      expect(answer.body.errors?.length).toBeGreaterThan(0);
    });

    it('an error response has the media type application/graphql-response+json', async () => {
      const answer = await send('{"query":"{ nope }"}', accept);
      expect(answer.headers.get('content-type')).toBe(NEW);
    });
  });

  it('an unknown persisted query hash gets 422', async () => {
    const persistedQuery = { version: 1, sha256Hash: '1'.repeat(64) };
    const answer = await send(JSON.stringify({ extensions: { persistedQuery } }), 'application/json');
    expect([answer.status, answer.body.errors?.[0]?.extensions]).toEqual([
      422,
      { code: 'PERSISTED_QUERY_NOT_FOUND' },
    ]);
  });

  it('a mutation by GET gets 405 with the allowed method', async () => {
    const response = await request(`${server.url}/graphql?query=mutation%7Btouch%7D`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it.each([
    ['text/html', 406],
    ['application/json;q=0', 406],
  ])('Accept: %s still gets 406', async (accept, status) => {
    expect((await send('{"query":"{ hello }"}', accept)).status).toBe(status);
  });

  it('the log has the status that was sent', async () => {
    await send('{"query":"query Half { hello coded }"}', 'application/json');
    expect(server.lines()).toContainEqual(
      expect.objectContaining({ name: 'Half', outcome: 'partial', status: 294 }),
    );
  });
});

it('without HTTP_STATUS, partial data gets 200 and an invalid document 400', async () => {
  const own = await startStandIn({ NODE_ENV: 'test' });
  const headers = { accept: 'application/graphql-response+json' };
  expect([
    (await own.post('{ hello coded }', { headers })).status,
    (await own.post('{ nope }', { headers })).status,
  ]).toEqual([200, 400]);
  await own.close();
});
