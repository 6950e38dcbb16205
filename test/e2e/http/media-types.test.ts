import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { request, type StandIn, startStandIn } from '../../server/stand-in.ts';

let server: StandIn;
beforeAll(async () => {
  server = await startStandIn({ NODE_ENV: 'test' });
});
afterAll(() => server.close());

type Body = string | Uint8Array<ArrayBuffer>;
const QUERY = '{"query":"{ hello }"}';
const send = (body: Body, headers: Readonly<Record<string, string>>) =>
  request(`${server.url}/graphql`, { method: 'POST', body, headers });

const problem = ({ status, headers, text, body }: Awaited<ReturnType<typeof send>>) => {
  expect(headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json; charset=utf-8$/);
  expect(text).not.toMatch(/<|node_modules|\bat .*:\d+:\d+/);
  return [status, body.errors?.map(({ message, extensions }) => [message, extensions])];
};

describe('the media type of a request', () => {
  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json; charset="utf-8"',
    'application/json; charset=us-ascii',
    'application/json; profile=x',
    'application/json;',
  ])('%s is accepted', async (contentType) => {
    const { status, body } = await send(QUERY, { 'content-type': contentType });
    expect([status, body]).toEqual([200, { data: { hello: 'world' } }]);
  });

  it.each([
    'application/jsonx',
    'application/graphql',
    'application/graphql-response+json',
    'application/json, text/plain',
    'multipart/form-data; boundary=x',
    'text/json',
    ';',
  ])('%s is rejected, and the message says what to send', async (contentType) => {
    expect(problem(await send(QUERY, { 'content-type': contentType }))).toEqual([
      415,
      [['The request body has an unsupported media type; send application/json', { code: 'BAD_REQUEST' }]],
    ]);
  });

  it.each(['iso-8859-1', 'utf-16', '"UTF-16LE"', 'nonsense'])(
    'with the charset %s is rejected',
    async (charset) => {
      expect(problem(await send(QUERY, { 'content-type': `application/json; charset=${charset}` }))).toEqual([
        415,
        [['The request body has an unsupported charset; send UTF-8', { code: 'BAD_REQUEST' }]],
      ]);
    },
  );
});

describe('the bytes of a request', () => {
  const json = { 'content-type': 'application/json' };
  const withText = (text: Buffer) =>
    new Uint8Array(Buffer.concat([Buffer.from('{"query":"{ hello } #'), text, Buffer.from('"}')]));

  it.each([
    ['a byte order mark', `\ufeff${QUERY}`],
    ['characters from all planes of Unicode', withText(Buffer.from('é ő 漢 🏃'))],
  ])('may contain %s', async (_name, body) => {
    expect((await send(body, json)).body).toEqual({ data: { hello: 'world' } });
  });

  it.each([
    ['Latin 1', withText(Buffer.from('é', 'latin1'))],
    ['an overlong encoding', withText(Buffer.from([0xc0, 0xaf]))],
    ['a truncated character', withText(Buffer.from([0xf0, 0x9f, 0x8f]))],
    ['a lone surrogate', withText(Buffer.from([0xed, 0xa0, 0x80]))],
  ])('are rejected instead of repaired if they contain %s', async (_name, body) => {
    expect(problem(await send(body, json))).toEqual([
      400,
      [['The request body is not valid UTF-8', { code: 'BAD_REQUEST' }]],
    ]);
  });
});

const OLD = 'application/json; charset=utf-8';
const NEW = 'application/graphql-response+json; charset=utf-8';
const FAULTS = {
  'a syntax error': { query: '{' },
  'an unknown field': { query: '{ nope }' },
  'a missing variable': { query: 'query ($id: ID!) { node(id: $id) { id } }' },
  'an unknown operation name': { query: 'query A { hello }', operationName: 'B' },
  'a subscription': { query: 'subscription { hello }' },
} as const;

describe('the media type and status of a response', () => {
  it.each([
    [undefined, OLD, 400],
    ['*/*', OLD, 400],
    ['', OLD, 400],
    ['application/*', OLD, 400],
    ['text/html, */*;q=0.1', OLD, 400],
    ['application/json', OLD, 200],
    ['application/json; charset=utf-8', OLD, 200],
    ['application/json, application/graphql-response+json', OLD, 200],
    ['multipart/mixed, application/json', OLD, 200],
    ['application/graphql-response+json', NEW, 400],
    ['application/graphql-response+json; charset=utf-8', NEW, 400],
    ['application/graphql-response+json, application/json;q=0.9', NEW, 400],
    ['application/json;q=0, */*', NEW, 400],
  ])('with Accept %s: %s, and %i for an invalid document', async (accept, mediaType, status) => {
    const headers = { ...(accept === undefined ? {} : { accept }) };
    const good = await server.post('{ hello }', { headers });
    expect([good.status, good.headers.get('content-type')]).toEqual([200, mediaType]);
    for (const { query, ...rest } of Object.values(FAULTS)) {
      const bad = await server.post(query, { headers, ...rest });
      expect([bad.status, bad.headers.get('content-type'), bad.body.data]).toEqual([
        status,
        mediaType,
        undefined,
      ]);
      expect(bad.headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each(['application/json;q=0', 'multipart/mixed', 'application/json; charset=utf-16', 'text/html', 'x'])(
    'with Accept %s: 406',
    async (accept) => {
      const { status, body } = await server.post('{ hello }', { headers: { accept } });
      expect([status, body.errors?.[0]?.extensions]).toEqual([406, { code: 'BAD_REQUEST' }]);
    },
  );

  it.each(Object.keys(FAULTS) as (keyof typeof FAULTS)[])(
    'does not change the log: %s is logged as refused, not as a server failure',
    async (name) => {
      const own = await startStandIn();
      const { query, ...rest } = FAULTS[name];
      await own.post(query, { headers: { accept: 'application/json' }, ...rest });
      await own.close();
      expect(own.lines()).toEqual([expect.objectContaining({ outcome: 'refused', level: 'info' })]);
    },
  );

  it('is 400 for a request that is not GraphQL or exceeds a limit', async () => {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const deep = `{ me ${'{ next '.repeat(15)}{ id }${' }'.repeat(15)} }`;
    for (const body of ['{', '[]', '{}', '{"query":1}', JSON.stringify({ query: deep })]) {
      expect((await send(body, headers)).status).toBe(400);
    }
  });
});

describe('an invalid persisted query', () => {
  const persisted = (persistedQuery: unknown, query?: string) =>
    send(JSON.stringify({ query, extensions: { persistedQuery } }), { 'content-type': 'application/json' });

  it.each([
    [
      'with the hash of another text',
      { version: 1, sha256Hash: '0'.repeat(64) },
      'provided sha does not match query',
    ],
    [
      'with an unknown version',
      { version: 2, sha256Hash: '0'.repeat(64) },
      'Unsupported persisted query version',
    ],
    ['that is not an object', 'x', 'Unsupported persisted query version'],
  ])('%s gets BAD_REQUEST with a message', async (_name, value, message) => {
    const before = server.lines().length;
    expect(problem(await persisted(value, '{ hello }'))).toEqual([400, [[message, { code: 'BAD_REQUEST' }]]]);
    expect(server.lines().slice(before)).not.toContainEqual(expect.objectContaining({ level: 'error' }));
  });

  it('that is unknown gets PERSISTED_QUERY_NOT_FOUND', async () => {
    const { status, body } = await persisted({ version: 1, sha256Hash: '1'.repeat(64) });
    expect([status, body.errors?.[0]?.extensions]).toEqual([200, { code: 'PERSISTED_QUERY_NOT_FOUND' }]);
  });
});
