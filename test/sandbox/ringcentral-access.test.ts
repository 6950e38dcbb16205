import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type Answer, codesOf, startTestServer, type TestServer } from './ringcentral-support.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ quotas: 'real' });
});
beforeEach(() => server.upstream.reset());
afterAll(() => server.upstream.close());

const CONTACTS = '/address-book/contact';
const SECOND_BOOK = '/restapi/v1.0/account/~/extension/711041004/address-book/contact';

describe('credentials and permissions', () => {
  it.each([
    ['no header', {}, 'AGW-401', undefined],
    ['another scheme', { authorization: 'Basic eA==' }, 'AGW-402', undefined],
    ['an unknown token', { authorization: 'Bearer nobody' }, 'TokenInvalid', 'OAU-149'],
  ])('answers 401 to %s, without quota headers', async (_case, headers, top, first) => {
    const answer = await server.own('GET', '/favorite', { token: null, headers });
    expect([answer.status, ...codesOf(answer)]).toEqual([401, top, first]);
    expect(answer.headers.get('x-rate-limit-group')).toBeNull();
  });

  it('accepts the token in the query too', async () => {
    const answer = await server.own('GET', '/favorite?access_token=sandbox-ringcentral-demo', {
      token: null,
    });
    expect(answer.status).toBe(200);
    expect(server.upstream.calls()[0]).toMatchObject({
      caller: 'demo',
      query: [['access_token', '[hidden]']],
    });
  });

  it.each([
    ['sandbox-ringcentral-no-contacts', 'GET', 'InsufficientPermissions', 'CMN-401', 'ReadContacts'],
    ['sandbox-ringcentral-read-only', 'POST', 'InsufficientPermissions', 'CMN-401', 'Contacts'],
    ['sandbox-ringcentral-reader', 'POST', 'CMN-408', 'CMN-408', 'EditPersonalContacts'],
  ])('answers 403 to %s on %s', async (token, method, top, first, permissionName) => {
    const answer = await server.own(method, CONTACTS, { token, ...(method === 'POST' && { body: {} }) });
    expect([answer.status, ...codesOf(answer), answer.json.permissionName]).toEqual([
      403,
      top,
      first,
      permissionName,
    ]);
    expect(answer.json.errors[0]?.permissionName).toBe(permissionName);
  });

  it('lets only an administrator into other books', async () => {
    expect((await server.call('GET', SECOND_BOOK)).json.paging.totalElements).toBe(20);
    const path = `/restapi/v1.0/account/~/extension/${server.upstream.store.extensionId('demo')}${CONTACTS}`;
    const answer = await server.call('GET', path, { token: 'sandbox-ringcentral-second' });
    expect([answer.status, ...codesOf(answer)]).toEqual([403, 'CMN-419', 'CMN-419']);
    expect(answer.json.permissionsName).toBe('ReadPersonalContacts');
  });

  it('keeps the books of two users apart', async () => {
    const { json } = await server.own('GET', CONTACTS, { token: 'sandbox-ringcentral-second' });
    const own = server.upstream.store.contacts('second').map(({ id }) => id);
    expect(json.records.map(({ id }) => String(id)).sort()).toEqual([...own].sort());
  });

  it.each([
    ['/restapi/v1.0/account/1/extension/~/favorite', 'accountId'],
    ['/restapi/v1.0/account/~/extension/1/favorite', 'extensionId'],
  ])('answers 404 to %s', async (path, parameterName) => {
    const answer = await server.call('GET', path);
    expect([answer.status, ...codesOf(answer), answer.json.parameterName]).toEqual([
      404,
      'CMN-102',
      'CMN-102',
      parameterName,
    ]);
  });

  it('refuses writes but not reads in limited mode', async () => {
    server.upstream.settings.update({ availability: 'limited' });
    const answer = await server.own('POST', CONTACTS, { body: {} });
    expect([answer.status, ...codesOf(answer)]).toEqual([503, 'CMN-211', 'CMN-211']);
    expect((await server.own('GET', CONTACTS)).status).toBe(200);
  });
});

describe('URLs and methods', () => {
  it('answers unknown URLs and methods like the gateway', async () => {
    const unknown = await server.own('GET', '/nothing');
    expect([unknown.status, unknown.json]).toEqual([
      404,
      { errorCode: 'AGW-404', message: 'Resource not found', errors: [] },
    ]);
    const answer = await server.own('PUT', CONTACTS, { body: {} });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  it('accepts the method in a header or the query, unless they disagree', async () => {
    const path = `${CONTACTS}/90500000004`;
    const headers = { 'x-http-method-override': 'PATCH' };
    expect((await server.own('POST', path, { headers, body: { firstName: 'Tunnel' } })).json.firstName).toBe(
      'Tunnel',
    );
    expect((await server.own('POST', `${path}?_method=PUT`, { headers, body: {} })).status).toBe(400);
    expect((await server.own('POST', `${path}?_method=DELETE`)).status).toBe(204);
  });

  it('gives every answer a request id and a language', async () => {
    const { headers, json } = await server.call('GET', '/restapi', { token: null });
    expect(headers.get('rcrequestid')).toMatch(/^[\da-f-]{36}$/);
    expect(headers.get('content-language')).toBe('en-US');
    expect(headers.get('x-rate-limit-group')).toBeNull();
    expect(json.apiVersions[0]?.uriString).toBe('v1.0');
  });

  it('refuses bodies over 20 MiB', async () => {
    const body = JSON.stringify({ notes: 'x'.repeat(20 * 2 ** 20) });
    expect((await server.own('POST', CONTACTS, { body })).status).toBe(413);
  });
});

describe('rate limits', () => {
  const quotaOf = ({ headers }: Answer) =>
    ['group', 'limit', 'remaining', 'window'].map((name) => headers.get(`x-rate-limit-${name}`));

  it('counts each group separately and reports it in headers', async () => {
    expect(quotaOf(await server.own('GET', CONTACTS))).toEqual(['heavy', '10', '9', '60']);
    expect(quotaOf(await server.own('GET', `${CONTACTS}/1,2,3`))).toEqual(['heavy', '10', '8', '60']);
    expect(quotaOf(await server.own('GET', '/favorite'))).toEqual(['light', '50', '49', '60']);
    expect(quotaOf(await server.own('PUT', '/favorite', { body: { records: [] } }))).toEqual([
      'medium',
      '40',
      '39',
      '60',
    ]);
  });

  it('restarts the penalty at each refused call', async () => {
    for (let made = 0; made < 10; made += 1) expect((await server.own('GET', CONTACTS)).status).toBe(200);
    for (let tried = 0; tried < 3; tried += 1) {
      const answer = await server.own('GET', CONTACTS);
      expect([answer.status, ...codesOf(answer)]).toEqual([429, 'CMN-301', 'CMN-301']);
      expect([answer.headers.get('retry-after'), ...quotaOf(answer)]).toEqual([
        '60',
        'heavy',
        '10',
        '0',
        '60',
      ]);
      server.clock.advance(59_000);
    }
    // The window has been empty for long, but the last refused try still counts.
    expect((await server.own('GET', CONTACTS)).status).toBe(429);
    server.clock.advance(60_000);
    expect((await server.own('GET', CONTACTS)).status).toBe(200);
  });

  it('uses a sliding window', async () => {
    for (let made = 0; made < 10; made += 1) {
      await server.own('GET', CONTACTS);
      server.clock.advance(5_000);
    }
    server.clock.advance(10_001);
    expect(quotaOf(await server.own('GET', CONTACTS))[2]).toBe('0');
    server.clock.advance(5_000);
    expect((await server.own('GET', CONTACTS)).status).toBe(200);
  });

  it('keeps a budget for each user', async () => {
    for (let made = 0; made < 11; made += 1) await server.own('GET', CONTACTS);
    const answer = await server.own('GET', CONTACTS, { token: 'sandbox-ringcentral-second' });
    expect([answer.status, quotaOf(answer)[2]]).toEqual([200, '9']);
  });

  it('has windows and limits of any size', async () => {
    const small = await startTestServer({ windowSeconds: 2, limits: { heavy: 1 } });
    try {
      expect(quotaOf(await small.own('GET', CONTACTS))).toEqual(['heavy', '1', '0', '2']);
      expect((await small.own('GET', CONTACTS)).headers.get('retry-after')).toBe('2');
      small.clock.advance(2_000);
      expect((await small.own('GET', CONTACTS)).status).toBe(200);
    } finally {
      await small.upstream.close();
    }
  });
});
