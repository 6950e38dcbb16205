import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { APOLLO_TOOL_ORIGINS } from '../../src/server/access.ts';

import { request, type StandIn, startStandIn } from './stand-in.ts';

let developer: StandIn;
let production: StandIn;
beforeAll(async () => {
  [developer, production] = await Promise.all([startStandIn({ NODE_ENV: 'development' }), startStandIn()]);
});
afterAll(() => Promise.all([developer.close(), production.close()]));

/** One test per option that differs between developer mode and production. */
describe('production', () => {
  it('has no introspection', async () => {
    const query = '{ __schema { queryType { name } } }';
    expect((await developer.post(query)).body.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    const refused = await production.post(query);
    expect([refused.status, refused.body.data]).toEqual([400, undefined]);
  });

  it('still serves its SDL to routers', async () => {
    expect((await production.post('{ _service { sdl } }')).body.data).toEqual({
      _service: { sdl: expect.stringContaining('type Book') },
    });
  });

  it.each([
    ['a field', '{ helo }', {}],
    ['an enum value', '{ hello(color: REED) }', {}],
    ['a variable', 'query($c: Color) { hello(color: $c) }', { variables: { c: 'REED' } }],
  ])('suggests nothing for a misspelled %s', async (_name, query, options) => {
    expect((await developer.post(query, options)).text).toContain('Did you mean');
    const { status, text } = await production.post(query, options);
    expect(status).toBe(400);
    expect(text).not.toContain('Did you mean');
    expect(text).not.toMatch(/\bhello\b.*\?|\bRED\b/);
  });

  it('has no explorer', async () => {
    const { status, body } = await request(`${production.url}/`, { headers: { accept: 'text/html' } });
    expect([status, body.errors?.[0]?.extensions]).toEqual([404, { code: 'NOT_FOUND' }]);
    const visit = await request(`${production.url}/graphql`, {
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    expect(visit.status).toBe(400);
    const developers = await request(`${developer.url}/graphql`, {
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    expect([developers.status, developers.headers.get('location')]).toEqual([302, '/']);
  });

  it.each(['https://evil.example.com', ...APOLLO_TOOL_ORIGINS])('does not allow CORS: %s', async (origin) => {
    const preflight = {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-google-authorization,x-ringcentral-authorization',
        'access-control-request-private-network': 'true',
      },
    };
    const allowed = async ({ url, post }: StandIn) => {
      const before = (await request(`${url}/graphql`, preflight)).headers;
      const answer = (await post('{ hello }', { headers: { origin } })).headers;
      return [
        before.get('access-control-allow-origin'),
        before.get('access-control-allow-headers')?.includes('x-ringcentral-authorization') ?? false,
        before.get('access-control-allow-private-network'),
        answer.get('access-control-allow-origin'),
        answer.get('access-control-allow-credentials'),
      ];
    };
    const isTool = APOLLO_TOOL_ORIGINS.includes(origin);
    const [, mayAskWithHeaders, ...rest] = await allowed(developer);
    expect([mayAskWithHeaders && isTool, ...rest]).toEqual(
      isTool ? [true, 'true', origin, null] : [false, null, null, null],
    );
    expect(await allowed(production)).toEqual([null, false, null, null, null]);
  });

  it.each([0, 1, 2])('rejects a batch of %i operations over HTTP', async (size) => {
    for (const { url } of [developer, production]) {
      const { status, body } = await request(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(Array.from({ length: size }, () => ({ query: '{ hello }' }))),
      });
      expect([status, body.data, body.errors?.map(({ extensions }) => extensions)]).toEqual([
        400,
        undefined,
        [{ code: 'BAD_REQUEST' }],
      ]);
    }
  });

  it.each([
    ['a link', {}, 400],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['a form with a file', { 'content-type': 'multipart/form-data' }, 400],
    ['a text', { 'content-type': 'text/plain;charset=utf-8' }, 400],
    ['a header that needs a preflight', { 'apollo-require-preflight': 'true' }, 200],
    ['the header of Apollo Client', { 'x-apollo-operation-name': 'Q' }, 200],
    ['a media type that needs a preflight', { 'content-type': 'application/json' }, 200],
  ])('prevents cross-site requests: GET with %s', async (_name, headers, expected) => {
    for (const { url } of [developer, production]) {
      const { status, text } = await request(`${url}/graphql?query={hello}`, { headers });
      expect(status).toBe(expected);
      expect(text).toContain(expected === 200 ? '"world"' : 'Cross-Site Request Forgery');
    }
  });

  it('hides stacks and internal messages, as does developer mode', async () => {
    for (const server of [developer, production]) {
      const { text, body } = await server.post('{ boom coded }');
      expect(text).not.toMatch(/sekret|TypeError|stacktrace|\.ts:|key=1/);
      expect(body.errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'INTERNAL_SERVER_ERROR' },
        { code: 'RATE_LIMITED', upstream: 'ringcentral', retryAfter: 7 },
      ]);
    }
  });
});

describe('the router secret', () => {
  const url = async (secrets: string | undefined, header?: string) => {
    const server = await startStandIn(secrets === undefined ? {} : { ROUTER_SECRET: secrets });
    const headers = header === undefined ? {} : { 'router-authorization': header };
    const answer = await server.post('{ hello _service { sdl } }', { headers });
    const health = await request(`${server.url}/readyz`);
    await server.close();
    expect(health.status).toBe(200);
    return { ...answer, lines: server.lines() };
  };

  it.each([
    [undefined, undefined, 200],
    [undefined, 'anything', 200],
    ['one', 'one', 200],
    ['new,old', 'new', 200],
    ['new,old', 'old', 200],
    ['one', undefined, 401],
    ['one', 'other', 401],
    ['one', 'on', 401],
    ['new,old', 'new,old', 401],
  ])('set to %s, sent %s: %i', async (secrets, header, status) => {
    const answer = await url(secrets, header);
    expect(answer.status).toBe(status);
    if (status === 401) {
      expect(answer.body).toEqual({
        errors: [
          {
            message: 'The header router-authorization is missing or wrong',
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ],
      });
      expect(answer.lines).toEqual([
        expect.objectContaining({ outcome: 'refused', status: 401, name: null, codes: ['UNAUTHENTICATED'] }),
      ]);
    }
  });
});
