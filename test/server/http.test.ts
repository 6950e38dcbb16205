import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { request as rawRequest } from 'undici';

import { request, type StandIn, startStandIn } from './stand-in.ts';

let server: StandIn;
let graph: string;
const json = { 'content-type': 'application/json' };

beforeAll(async () => {
  server = await startStandIn();
  graph = `${server.url}/graphql`;
});
afterAll(() => server.close());

describe('GraphQL over HTTP', () => {
  it('answers POST with application/json', async () => {
    const { status, headers, body } = await server.post('{ hello }');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(body).toEqual({ data: { hello: 'world' } });
  });

  it('answers with application/graphql-response+json if the client accepts it', async () => {
    const accept = 'application/graphql-response+json';
    const good = await server.post('{ hello }', { headers: { accept } });
    expect(good.headers.get('content-type')).toContain(accept);
    const bad = await server.post('{ nope }', { headers: { accept } });
    expect([bad.status, bad.headers.get('content-type')]).toEqual([400, expect.stringContaining(accept)]);
    const unreadable = await request(graph, { method: 'POST', headers: { ...json, accept }, body: '{' });
    expect(unreadable.headers.get('content-type')).toContain(accept);
  });

  it('answers 406 if the client accepts neither media type', async () => {
    expect((await server.post('{ hello }', { headers: { accept: 'image/png' } })).status).toBe(406);
  });

  it('answers GET only with a header that a form or link of another site cannot send', async () => {
    const url = `${graph}?query={hello}`;
    const { status, body } = await request(url, { headers: { 'apollo-require-preflight': 'yes' } });
    expect([status, body]).toEqual([200, { data: { hello: 'world' } }]);
    const bare = await request(url);
    expect([bare.status, bare.body.errors?.[0]?.extensions?.['code']]).toEqual([400, 'BAD_REQUEST']);
  });

  it('does not run a mutation by GET', async () => {
    const { status, headers } = await request(`${graph}?query=mutation{touch}`, {
      headers: { 'apollo-require-preflight': 'yes' },
    });
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('accepts variables and an operation name, by POST and GET', async () => {
    const query = 'query A { hello } query B($id: ID!) { node(id: $id) { __typename id } }';
    const expected = { data: { node: { __typename: 'Book', id: '1' } } };
    const posted = await server.post(query, { operationName: 'B', variables: { id: '1' } });
    expect(posted.body).toEqual(expected);
    const search = new URLSearchParams({ query, operationName: 'B', variables: '{"id":"1"}' }).toString();
    const got = await request(`${graph}?${search}`, { headers: { 'apollo-require-preflight': 'yes' } });
    expect(got.body).toEqual(expected);
  });

  it('remembers a persisted query by its hash', async () => {
    const sha256Hash = createHash('sha256').update('{ hello }').digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const send = (body: object) =>
      request(graph, { method: 'POST', headers: json, body: JSON.stringify(body) });
    expect((await send({ extensions })).body.errors?.[0]?.extensions).toEqual({
      code: 'PERSISTED_QUERY_NOT_FOUND',
    });
    expect((await send({ query: '{ hello }', extensions })).body.data).toEqual({ hello: 'world' });
    expect((await send({ extensions })).body.data).toEqual({ hello: 'world' });
  });
});

describe('requests that are not GraphQL', () => {
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) =>
    request(graph, { method: 'POST', headers, body });

  it.each<[string, () => ReturnType<typeof request>, number, string]>([
    ['malformed JSON', () => post('{"query": "{ hel'), 400, 'BAD_REQUEST'],
    ['an empty body', () => post(''), 400, 'BAD_REQUEST'],
    ['a JSON list (batching is off)', () => post('[{"query":"{ hello }"}]'), 400, 'BAD_REQUEST'],
    ['a JSON string', () => post('"{ hello }"'), 400, 'BAD_REQUEST'],
    ['no query', () => post('{"a":1}'), 400, 'BAD_REQUEST'],
    ['a `__proto__` key', () => post('{"query":"{ hello }","__proto__":{}}'), 400, 'BAD_REQUEST'],
    ['text/plain', () => post('{"query":"{ hello }"}', { 'content-type': 'text/plain' }), 415, 'BAD_REQUEST'],
    [
      'a form',
      () => post('query={hello}', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'BAD_REQUEST',
    ],
    ['invalid gzip', () => post('x', { ...json, 'content-encoding': 'gzip' }), 400, 'BAD_REQUEST'],
    ['an unknown encoding', () => post('x', { ...json, 'content-encoding': 'lzma' }), 415, 'BAD_REQUEST'],
    [
      'another method',
      () => request(graph, { method: 'PUT', headers: json, body: '{}' }),
      405,
      'BAD_REQUEST',
    ],
    ['another path', () => request(`${server.url}/nothing`), 404, 'NOT_FOUND'],
    ['a malformed path', () => request(`${server.url}/%zz`), 400, 'BAD_REQUEST'],
  ])('are answered with a code in JSON, without HTML or a stack: %s', async (_name, send, status, code) => {
    const answer = await send();
    expect([answer.status, answer.body.errors?.map(({ extensions }) => extensions)]).toEqual([
      status,
      [{ code }],
    ]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.text).not.toMatch(/<|node_modules|\bat .*:\d+:\d+/);
  });

  it('rejects a body over the limit, also if it is compressed below it', async () => {
    const huge = JSON.stringify({ query: '{ hello }', variables: { text: ' '.repeat(32 * 2 ** 20) } });
    const packed = await post(gzipSync(huge), { ...json, 'content-encoding': 'gzip' });
    expect([packed.status, packed.body.errors]).toEqual([
      413,
      [
        {
          message: 'The request body is larger than the maximum of 32 MiB',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    ]);
    const plain = await rawStatus(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${String(huge.length)}\r\n\r\n`,
    );
    expect(plain).toBe('HTTP/1.1 413 Payload Too Large');
  });

  it('survives an invalid Host header', async () => {
    const status = await rawStatus(
      'GET /graphql?query={hello} HTTP/1.1\r\nHost: [\r\napollo-require-preflight: 1\r\nConnection: close\r\n\r\n',
    );
    expect(status).toBe('HTTP/1.1 200 OK');
  });

  const rawStatus = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(server.app.server.address() as { port: number }, () => socket.write(text));
      socket.once('error', reject).once('data', (data) => {
        resolve(String(data).split('\r\n')[0] ?? '');
        socket.destroy();
      });
    });
});

describe('compression', () => {
  const fetchRaw = async (query: string, encoding: string) => {
    const { headers, body } = await rawRequest(graph, {
      method: 'POST',
      headers: { ...json, 'accept-encoding': encoding },
      body: JSON.stringify({ query }),
    });
    return { headers, bytes: Buffer.from(await body.arrayBuffer()) };
  };

  it.each<[string, (data: Buffer) => Buffer]>([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ])('compresses a large response with %s', async (encoding, unpack) => {
    const { headers, bytes } = await fetchRaw('{ big }', encoding);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['vary']).toContain('accept-encoding');
    const { data } = JSON.parse(String(unpack(bytes))) as { data: { big: string[] } };
    expect(data.big).toHaveLength(2_000);
    expect(bytes.length).toBeLessThan(10_000);
  });

  it('does not compress a small response', async () => {
    const { headers, bytes } = await fetchRaw('{ hello }', 'gzip, br');
    expect([headers['content-encoding'], String(bytes).trim()]).toEqual([
      undefined,
      '{"data":{"hello":"world"}}',
    ]);
  });

  it('accepts a compressed request, as routers may send it', async () => {
    const { body } = await request(graph, {
      method: 'POST',
      headers: { ...json, 'content-encoding': 'gzip' },
      body: gzipSync('{"query":"{ hello }"}'),
    });
    expect(body).toEqual({ data: { hello: 'world' } });
  });
});
