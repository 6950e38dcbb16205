import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { CallRecord } from '../../../src/clients/http/call.ts';
import type { UpstreamsOptions } from '../../../src/clients/upstreams.ts';
import { type Bench, BOOK, failureOf, setUp } from '../support/setup.ts';
import { after, type Answer, hang, json, type Received, reset } from '../support/upstream-stub.ts';

const google = { clientId: 'client', clientSecret: 'client-secret', refreshToken: 'refresh-0' };
const ringcentral = { clientId: 'app', clientSecret: 'app-secret', jwt: 'jwt-0' };
const isTokenCall = ({ url }: Received): boolean => url.endsWith('/token');

interface Issuer {
  /** What the token endpoint answers; by default tokens `access-1`, `access-2`, … */
  readonly token?: (form: URLSearchParams, count: number) => Answer;
  /** What the API answers to a token; by default success. */
  readonly api?: (token: string, count: number) => Answer;
}

const setUpWithOwn = async ({ token, api }: Issuer, options: Partial<UpstreamsOptions> = {}) => {
  let tokenCalls = 0;
  let apiCalls = 0;
  const issue = (count: number) => json({ access_token: `access-${count}`, expires_in: 3600 });
  const bench = await setUp(
    [
      (request, response) => {
        if (isTokenCall(request)) {
          tokenCalls += 1;
          const answer = token?.(new URLSearchParams(request.body), tokenCalls) ?? issue(tokenCalls);
          return answer(request, response);
        }
        apiCalls += 1;
        const sent = request.headers.authorization?.replace('Bearer ', '') ?? '';
        return (api?.(sent, apiCalls) ?? json({ records: [] }))(request, response);
      },
    ],
    { google, ringcentral, ...options },
  );
  return bench;
};

const own = (bench: Bench) => bench.session({}, {});
const readGoogle = (bench: Bench) => own(bench).googlePeople.listOtherContacts({ readMask: 'names' });
const readRingcentral = (bench: Bench, page = 1) => own(bench).ringcentral.listContacts({ ...BOOK, page });
const tokenForms = (bench: Bench) =>
  bench.stub.requests.filter(isTokenCall).map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
const sentTokens = (bench: Bench) =>
  bench.stub.requests.filter((one) => !isTokenCall(one)).map(({ headers }) => headers.authorization);

describe("the server's own credential", () => {
  it('of Google gets a token with the refresh token', async () => {
    await using bench = await setUpWithOwn({});
    await readGoogle(bench);
    expect(bench.stub.requests[0]).toMatchObject({
      method: 'POST',
      url: '/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    });
    expect(tokenForms(bench)).toEqual([
      {
        grant_type: 'refresh_token',
        client_id: 'client',
        client_secret: 'client-secret',
        refresh_token: 'refresh-0',
      },
    ]);
    expect(sentTokens(bench)).toEqual(['Bearer access-1']);
  });

  it('of RingCentral gets a token with the JWT and Basic authentication', async () => {
    await using bench = await setUpWithOwn({});
    await readRingcentral(bench);
    expect(bench.stub.requests[0]).toMatchObject({
      method: 'POST',
      url: '/restapi/oauth/token',
      headers: { authorization: `Basic ${Buffer.from('app:app-secret').toString('base64')}` },
    });
    expect(tokenForms(bench)).toEqual([
      { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'jwt-0' },
    ]);
  });

  it('is not used for a caller with a header, even a malformed one', async () => {
    await using bench = await setUpWithOwn({});
    await bench.session({}, { ringcentralAuthorization: 'Bearer mine' }).ringcentral.listContacts(BOOK);
    expect(sentTokens(bench)).toEqual(['Bearer mine']);
    const broken = bench.session({}, { ringcentralAuthorization: 'Basic abc' });
    expect(await failureOf(broken.ringcentral.listContacts(BOOK))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('is fetched once for all waiting calls, and does not count as a call of the operation', async () => {
    const seen: CallRecord[] = [];
    await using bench = await setUpWithOwn(
      { token: (_, count) => after(30, json({ access_token: `access-${count}`, expires_in: 3600 })) },
      { onTokenCall: (record) => seen.push(record) },
    );
    const session = own(bench);
    await Promise.all([1, 2, 3, 4, 5].map((page) => session.ringcentral.listContacts({ ...BOOK, page })));
    await readRingcentral(bench, 6);
    expect(tokenForms(bench)).toHaveLength(1);
    expect(session.scope.callCount).toBe(5);
    expect(seen).toMatchObject([
      { upstream: 'ringcentral', operationId: 'getToken', route: '/restapi/oauth/token', status: 200 },
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/secret|jwt|access/);
  });

  it('is renewed before it expires', async () => {
    await using bench = await setUpWithOwn({
      token: (_, count) => json({ access_token: `access-${count}`, expires_in: count === 1 ? 0.05 : '3600' }),
    });
    await readGoogle(bench);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await Promise.all([readGoogle(bench), readGoogle(bench)]);
    await readGoogle(bench);
    expect(tokenForms(bench)).toHaveLength(2);
    expect(new Set(sentTokens(bench))).toEqual(new Set(['Bearer access-1', 'Bearer access-2']));
  });
});

describe('401', () => {
  it('renews the token once for all calls, and repeats each call', async () => {
    await using bench = await setUpWithOwn({
      api: (token) => (token === 'access-1' ? json({}, 401) : json({ records: [] })),
    });
    await Promise.all([1, 2, 3].map((page) => readRingcentral(bench, page)));
    expect(tokenForms(bench)).toHaveLength(2);
    expect(sentTokens(bench).toSorted()).toEqual([
      ...Array<string>(3).fill('Bearer access-1'),
      ...Array<string>(3).fill('Bearer access-2'),
    ]);
  });

  it('that comes after another call has renewed the token does not renew it again', async () => {
    await using bench = await setUpWithOwn({
      api: (token, count) =>
        token === 'access-2' ? json({ records: [] }) : count === 1 ? after(80, json({}, 401)) : json({}, 401),
    });
    await Promise.all([readRingcentral(bench, 1), readRingcentral(bench, 2)]);
    expect(tokenForms(bench)).toHaveLength(2);
  });

  it('repeats a write too: it was refused, not carried out', async () => {
    await using bench = await setUpWithOwn({
      api: (_, count) => (count === 1 ? json({}, 401) : json({ id: 1 })),
    });
    expect(await own(bench).ringcentral.createContact(BOOK, {})).toEqual({ id: 1 });
  });

  it('after a renewal fails the call, and further calls do not renew the token each time', async () => {
    await using bench = await setUpWithOwn({ api: () => json({ errorCode: 'OAU-149' }, 401) });
    for (let call = 0; call < 4; call += 1) {
      expect(await failureOf(readRingcentral(bench))).toMatchObject({
        code: 'UNAUTHENTICATED',
        upstreamCode: 'OAU-149',
      });
    }
    expect(tokenForms(bench)).toHaveLength(2);
    expect(sentTokens(bench)).toHaveLength(5);
  });

  it("for a caller's own token is passed on to the caller", async () => {
    await using bench = await setUpWithOwn({ api: () => json({}, 401) });
    const error = await failureOf(
      bench
        .session({}, { googleAuthorization: 'Bearer mine' })
        .googlePeople.listOtherContacts({ readMask: 'names' }),
    );
    expect(error).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
    expect(error.message).toContain('x-google-authorization');
    expect(bench.stub.requests).toHaveLength(1);
  });
});

describe('refresh tokens', () => {
  const rotating = (form: URLSearchParams, count: number): Answer => {
    const isKnown = form.get('refresh_token') === (count === 1 ? null : `next-${count - 1}`);
    return isKnown
      ? json({ access_token: `access-${count}`, expires_in: 0.02, refresh_token: `next-${count}` })
      : json({ error: 'invalid_grant', errors: [{ errorCode: 'OAU-213' }] }, 400);
  };

  it('that rotate are kept', async () => {
    await using bench = await setUpWithOwn({ token: rotating });
    for (let page = 1; page <= 3; page += 1) {
      await readRingcentral(bench, page);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect(tokenForms(bench).map(({ refresh_token: sent }) => sent)).toEqual([undefined, 'next-1', 'next-2']);
  });

  it('that are no longer valid are replaced with the JWT', async () => {
    const tokens = (form: URLSearchParams, count: number): Answer =>
      form.has('refresh_token')
        ? json({ error: 'invalid_grant', errors: [{ errorCode: 'OAU-213' }] }, 400)
        : json({ access_token: `access-${count}`, expires_in: 0.02, refresh_token: 'dead' });
    await using bench = await setUpWithOwn({ token: tokens });
    await readRingcentral(bench, 1);
    await new Promise((resolve) => setTimeout(resolve, 25));
    await readRingcentral(bench, 2);
    expect(tokenForms(bench).map(({ grant_type: grant }) => grant?.split(':').at(-1))).toEqual([
      'jwt-bearer',
      'refresh_token',
      'jwt-bearer',
    ]);
  });

  it('that Google rotates are kept as well, with the configured one as the fallback', async () => {
    const tokens = (form: URLSearchParams, count: number): Answer =>
      form.get('refresh_token') === 'refresh-0'
        ? json({ access_token: `access-${count}`, expires_in: 0.02, refresh_token: 'refresh-1' })
        : json({ error: 'invalid_grant' }, 400);
    await using bench = await setUpWithOwn({ token: tokens });
    await readGoogle(bench);
    await new Promise((resolve) => setTimeout(resolve, 25));
    await readGoogle(bench);
    expect(tokenForms(bench).map(({ refresh_token: sent }) => sent)).toEqual([
      'refresh-0',
      'refresh-1',
      'refresh-0',
    ]);
  });
});

describe('a rotated refresh token that is refused', () => {
  const grantsOf = (bench: Bench) => tokenForms(bench).map(({ refresh_token: sent }) => sent);
  const real = performance.now.bind(performance);
  const clock = jest.spyOn(performance, 'now');
  let offset = 0;
  beforeEach(() => {
    offset = 0;
    clock.mockImplementation(() => real() + offset);
  });
  afterAll(() => clock.mockRestore());

  it('is kept and tried again with growing pauses', async () => {
    let isRefusing = false;
    const token = (form: URLSearchParams, count: number): Answer => {
      if (isRefusing) return json({ error: 'invalid_grant' }, 400);
      const isFirst = form.get('refresh_token') === 'refresh-0' && count === 1;
      if (!isFirst && form.get('refresh_token') !== 'refresh-1') return json({ error: 'invalid_grant' }, 400);
      return json({ access_token: `access-${count}`, expires_in: 3600, refresh_token: 'refresh-1' });
    };
    await using bench = await setUpWithOwn({ token });
    await readGoogle(bench);
    isRefusing = true;
    offset += 3_600_000;
    expect(await failureOf(readGoogle(bench))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(grantsOf(bench)).toEqual(['refresh-0', 'refresh-1', 'refresh-0']);
    // It is not tried for five seconds, then for ten.
    offset += 4_000;
    await failureOf(readGoogle(bench));
    expect(grantsOf(bench)).toHaveLength(3);
    offset += 1_100;
    await failureOf(readGoogle(bench));
    expect(grantsOf(bench)).toHaveLength(5);
    offset += 9_000;
    await failureOf(readGoogle(bench));
    expect(grantsOf(bench)).toHaveLength(5);
    isRefusing = false;
    offset += 1_100;
    await readGoogle(bench);
    expect(grantsOf(bench).slice(5)).toEqual(['refresh-1']);
  });
});

describe('a token endpoint that fails', () => {
  it('by refusing gives a helpful message, and is not called again for a while', async () => {
    await using bench = await setUpWithOwn({
      token: () =>
        json({ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }, 400),
    });
    for (let call = 0; call < 3; call += 1) {
      const error = await failureOf(readGoogle(bench));
      expect(error).toMatchObject({
        code: 'UNAUTHENTICATED',
        upstream: 'google-people',
        upstreamCode: 'invalid_grant',
      });
      expect(error.message).toContain('GOOGLE_REFRESH_TOKEN');
      expect(error.message).not.toMatch(/client-secret|refresh-0|revoked/);
    }
    expect(bench.stub.requests).toHaveLength(1);
  });

  it.each([
    ['500', json({}, 500)],
    ['a broken connection', reset],
  ])('once (%s) is called again', async (_, fault) => {
    await using bench = await setUpWithOwn({
      token: (_form, count) => (count === 1 ? fault : json({ access_token: 'access-2', expires_in: 3600 })),
    });
    await readRingcentral(bench);
    expect(sentTokens(bench)).toEqual(['Bearer access-2']);
  });

  it('permanently leaves no outcome unknown: the call was not sent', async () => {
    await using bench = await setUpWithOwn({ token: () => json({}, 500) });
    expect(await failureOf(readRingcentral(bench))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      outcomeUnknown: false,
    });
  });

  it.each([
    ['HTML', json('<html>')],
    ['no token', json({ expires_in: 3600 })],
    ['a token that would break the header', json({ access_token: 'a\r\nx: y', expires_in: 3600 })],
  ])('by sending %s gives a bad response', async (_, answer) => {
    await using bench = await setUpWithOwn({ token: () => answer });
    expect(await failureOf(readRingcentral(bench))).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
    expect(sentTokens(bench)).toEqual([]);
  });

  it('by hanging is subject to the deadline', async () => {
    await using bench = await setUpWithOwn({ token: () => hang }, { timeoutMs: 150 });
    expect(await failureOf(readRingcentral(bench))).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      outcomeUnknown: false,
    });
  });

  it('for lack of quota is not called again before the wait is over', async () => {
    await using bench = await setUpWithOwn({
      token: () => json({ errorCode: 'CMN-301' }, 429, { 'retry-after': '60' }),
    });
    for (let call = 0; call < 3; call += 1)
      expect(await failureOf(readRingcentral(bench))).toMatchObject({ code: 'RATE_LIMITED' });
    expect(bench.stub.requests).toHaveLength(1);
  });
});
