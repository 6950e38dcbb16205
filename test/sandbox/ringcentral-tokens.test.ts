import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
  RINGCENTRAL_CLIENT_ID,
  RINGCENTRAL_CLIENT_SECRET,
  RINGCENTRAL_JWT,
} from '../../sandbox/ringcentral/index.ts';

import { codesOf, startTestServer, type TestServer } from './ringcentral-support.ts';

let server: TestServer;
const CONTACTS = '/address-book/contact';

beforeAll(async () => {
  server = await startTestServer({ quotas: 'real' });
});
beforeEach(() => server.upstream.reset());
afterAll(() => server.upstream.close());

describe('tokens', () => {
  const basic = `Basic ${Buffer.from(`${RINGCENTRAL_CLIENT_ID}:${RINGCENTRAL_CLIENT_SECRET}`).toString('base64')}`;
  const post = (path: string, form: Record<string, string>, authorization: string | null = basic) =>
    server.call('POST', `/restapi/oauth/${path}`, {
      token: null,
      body: new URLSearchParams(form).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(authorization !== null && { authorization }),
      },
    });
  const JWT_GRANT = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: RINGCENTRAL_JWT };
  const refresh = (token: string) => post('token', { grant_type: 'refresh_token', refresh_token: token });
  const tryToken = async (token: string) => (await server.own('GET', '/favorite', { token })).status;

  it('are given for a JWT and expire', async () => {
    const { status, json, headers } = await post('token', { ...JWT_GRANT, access_token_ttl: '10' });
    expect([status, headers.get('x-rate-limit-group'), headers.get('x-rate-limit-limit')]).toEqual([
      200,
      'auth',
      '5',
    ]);
    expect(json).toMatchObject({
      token_type: 'bearer',
      expires_in: 599,
      refresh_token_expires_in: 604_799,
      owner_id: server.upstream.store.extensionId('demo'),
    });
    expect(await tryToken(json.access_token)).toBe(200);
    server.clock.advance(600_000);
    const answer = await server.own('GET', '/favorite', { token: json.access_token });
    expect([answer.status, ...codesOf(answer)]).toEqual([401, 'TokenExpired', 'OAU-128']);
  });

  it('are rotated by a refresh, with ten seconds of grace from the first use', async () => {
    const first = (await post('token', JWT_GRANT)).json;
    const second = (await refresh(first.refresh_token)).json;
    expect(await tryToken(first.access_token)).toBe(401);
    expect(await tryToken(second.access_token)).toBe(200);
    server.clock.advance(9_000);
    expect((await refresh(first.refresh_token)).json.access_token).toBe(second.access_token);
    server.clock.advance(1_000);
    const late = await refresh(first.refresh_token);
    expect([late.status, late.json.error, late.json.errors[0]?.errorCode]).toEqual([
      400,
      'invalid_grant',
      'OAU-213',
    ]);
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });

  it('keep the old refresh token valid until the new pair is used', async () => {
    const first = (await post('token', JWT_GRANT)).json;
    const second = (await refresh(first.refresh_token)).json;
    server.clock.advance(59 * 60_000);
    expect((await refresh(first.refresh_token)).json.access_token).toBe(second.access_token);
    server.clock.advance(60_000);
    expect((await refresh(first.refresh_token)).status).toBe(400);
  });

  it('end with the oldest session when there are too many', async () => {
    server.upstream.settings.update({ sessionCap: 2 });
    const tokens = [];
    for (let made = 0; made < 3; made += 1) tokens.push((await post('token', JWT_GRANT)).json.access_token);
    expect(await Promise.all(tokens.map(tryToken))).toEqual([401, 200, 200]);
  });

  it('are revoked with their session', async () => {
    const { access_token, refresh_token } = (await post('token', JWT_GRANT)).json;
    expect((await post('revoke', { token: refresh_token })).status).toBe(200);
    const answer = await server.own('GET', '/favorite', { token: access_token });
    expect([answer.status, ...codesOf(answer)]).toEqual([401, 'TokenInvalid', 'OAU-213']);
    await post('revoke', { token: 'sandbox-ringcentral-demo' });
    expect(await tryToken('sandbox-ringcentral-demo')).toBe(200);
  });

  it.each([
    ['no client', JWT_GRANT, null, 401, 'OAU-123'],
    ['an unknown client', { ...JWT_GRANT, client_id: 'nobody' }, null, 401, 'OAU-153'],
    ['a client without its secret', { ...JWT_GRANT, client_id: RINGCENTRAL_CLIENT_ID }, null, 401, 'OAU-146'],
    ['another grant', { grant_type: 'password' }, basic, 400, 'OAU-250'],
    ['an unknown JWT', { ...JWT_GRANT, assertion: 'x' }, basic, 400, 'OAU-213'],
    ['no JWT', { grant_type: JWT_GRANT.grant_type }, basic, 400, 'CMN-101'],
  ])('are refused to %s', async (_case, form, authorization, status, code) => {
    const answer = await post('token', form, authorization);
    expect([answer.status, answer.json.errors[0]?.errorCode]).toEqual([status, code]);
  });

  it('are limited to the requested scopes', async () => {
    const { json } = await post('token', { ...JWT_GRANT, scope: 'ReadContacts' });
    expect(json.scope).toBe('ReadContacts');
    const { status } = await server.own('POST', CONTACTS, { token: json.access_token, body: {} });
    expect(status).toBe(403);
  });

  it('are limited to five requests per minute', async () => {
    for (let made = 0; made < 5; made += 1) expect((await post('token', JWT_GRANT)).status).toBe(200);
    expect((await post('token', JWT_GRANT)).status).toBe(429);
  });

  it('never appear in the call log', async () => {
    await post('token', JWT_GRANT);
    expect(JSON.stringify(server.upstream.calls())).not.toContain(RINGCENTRAL_JWT);
  });
});
