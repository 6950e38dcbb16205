import { auth, people, type people_v1 } from '@googleapis/people';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import {
  GOOGLE_CLIENT_ID,
  GOOGLE_CLIENT_SECRET,
  GOOGLE_REFRESH_TOKENS,
} from '../../sandbox/google-people/index.ts';

import { type GoogleTest, startGoogle } from './google-support.ts';

let google: GoogleTest;
let client: people_v1.People;

const createAuth = (): InstanceType<typeof auth.OAuth2> => {
  const oauth = new auth.OAuth2({
    clientId: GOOGLE_CLIENT_ID,
    clientSecret: GOOGLE_CLIENT_SECRET,
    endpoints: { oauth2TokenUrl: `${google.upstream.url}/token` },
  });
  oauth.setCredentials({ refresh_token: GOOGLE_REFRESH_TOKENS.demo });
  return oauth;
};

beforeAll(async () => {
  google = await startGoogle({ otherContactCount: 50 });
  client = people({ version: 'v1', auth: createAuth(), rootUrl: google.upstream.url, retry: false });
});
afterEach(() => google.upstream.clearFaults());
afterAll(() => google.upstream.close());

describe("Google's own client library", () => {
  it('lists, page by page', async () => {
    const parameters = { readMask: 'names,emailAddresses,metadata', pageSize: 30 };
    const first = await client.otherContacts.list(parameters);
    expect(first.data.otherContacts).toHaveLength(30);
    const last = await client.otherContacts.list({
      ...parameters,
      pageToken: first.data.nextPageToken ?? '',
    });
    expect(last.data).toMatchObject({ totalSize: 50 });
    expect(last.data.nextPageToken).toBeUndefined();
    const calls = google.upstream.calls().filter(({ route }) => route === '/v1/otherContacts');
    expect(calls.map(({ caller }) => caller)).toEqual(['demo', 'demo']);
    expect(calls[0]?.headers['user-agent']).toMatch(/google-api-nodejs-client\/.*gzip/);
  });

  it('searches after a warm-up', async () => {
    await client.otherContacts.search({ query: '', readMask: 'names' });
    google.clock.advance(2_000);
    const { data } = await client.otherContacts.search({ query: 'example', readMask: 'emailAddresses' });
    expect(data.results).toHaveLength(10);
  });

  it('copies, then reads the copy alone and in a batch', async () => {
    const { data } = await client.otherContacts.list({ readMask: 'names', pageSize: 1 });
    const copy = await client.otherContacts.copyOtherContactToMyContactsGroup({
      resourceName: data.otherContacts?.[0]?.resourceName ?? '',
      requestBody: { copyMask: 'names,emailAddresses' },
    });
    const resourceName = copy.data.resourceName ?? '';
    const single = await client.people.get({ resourceName, personFields: 'names,emailAddresses' });
    expect(single.data.emailAddresses).toEqual(copy.data.emailAddresses);
    const batch = await client.people.getBatchGet({
      resourceNames: [resourceName, 'people/c1', 'people/me'],
      personFields: 'names',
    });
    expect(batch.data.responses?.map(({ httpStatusCode }) => httpStatusCode)).toEqual([200, 404, 200]);
  });

  it('parses the errors', async () => {
    await expect(client.otherContacts.list({ readMask: 'organizations' })).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(/^Invalid readMask mask path/),
    });
    await expect(
      client.people.get({ resourceName: 'people/c1', personFields: 'names' }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('survives a 503 by its own retries', async () => {
    google.upstream.addFault({ kind: 'status', status: 503, times: 1 });
    const { data } = await client.otherContacts.list(
      { readMask: 'names', pageSize: 1 },
      { retryConfig: { retryDelay: 1 }, retry: true },
    );
    expect(data.otherContacts).toHaveLength(1);
  });

  it('refreshes its token when that has expired', async () => {
    const oauth = createAuth();
    const own = people({ version: 'v1', auth: oauth, rootUrl: google.upstream.url });
    const refreshes = (): number => google.upstream.calls().filter(({ route }) => route === '/token').length;
    const before = refreshes();
    await own.otherContacts.list({ readMask: 'names' });
    const first = oauth.credentials.access_token;
    expect([refreshes() - before, oauth.credentials.scope]).toEqual([
      1,
      expect.stringContaining('contacts.other.readonly'),
    ]);
    google.clock.advance(3_600_000);
    // Only the sandbox's clock has moved, so the client learns from a 401 that its token has expired.
    oauth.forceRefreshOnFailure = true;
    await own.otherContacts.list({ readMask: 'names' });
    expect(refreshes() - before).toBe(2);
    expect(oauth.credentials.access_token).not.toBe(first);
  });
});

describe('the token endpoint', () => {
  const refresh = async (form: Record<string, string>, type?: string): Promise<readonly [number, object]> => {
    const response = await fetch(`${google.upstream.url}/token`, {
      method: 'POST',
      headers: { 'content-type': type ?? 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
    return [response.status, (await response.json()) as object];
  };

  const GOOD = {
    grant_type: 'refresh_token',
    client_id: GOOGLE_CLIENT_ID,
    client_secret: GOOGLE_CLIENT_SECRET,
    refresh_token: GOOGLE_REFRESH_TOKENS.second,
  };

  it('gives a token for an hour and keeps the refresh token', async () => {
    const [status, body] = await refresh(GOOD);
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.any(String),
        expires_in: 3599,
        scope: expect.any(String),
        token_type: 'Bearer',
      },
    ]);
    const { access_token: token } = body as { access_token: string };
    expect((await google.list({ readMask: 'names' }, { token })).status).toBe(200);
    google.clock.advance(3_599_000);
    expect((await google.list({ readMask: 'names' }, { token })).status).toBe(401);
  });

  it('narrows the scope when asked', async () => {
    const [, body] = await refresh({ ...GOOD, scope: 'https://www.googleapis.com/auth/contacts' });
    const { access_token: token } = body as { access_token: string };
    expect((await google.list({ readMask: 'names' }, { token })).status).toBe(403);
    expect(await refresh({ ...GOOD, scope: 'https://www.googleapis.com/auth/drive' })).toEqual([
      400,
      expect.objectContaining({ error: 'invalid_scope' }),
    ]);
  });

  it('can rotate refresh tokens, and write the lifetime as text', async () => {
    google.upstream.settings.update({ rotatesRefreshTokens: true, sendsExpiresInAsText: true });
    const [, body] = await refresh(GOOD);
    const { refresh_token: rotated, expires_in: lifetime } = body as {
      refresh_token: string;
      expires_in: unknown;
    };
    expect(lifetime).toBe('3599');
    expect((await refresh(GOOD))[0]).toBe(400);
    expect((await refresh({ ...GOOD, refresh_token: rotated }))[0]).toBe(200);
    google.upstream.reset();
    expect((await refresh(GOOD))[0]).toBe(200);
  });

  it.each([
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ client_id: 'other' }, 401, 'invalid_client'],
    [{ client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ refresh_token: 'dead' }, 400, 'invalid_grant'],
    [{ refresh_token: '' }, 400, 'invalid_request'],
  ])('refuses %j', async (change, status, error) => {
    expect(await refresh({ ...GOOD, ...change })).toEqual([
      status,
      { error, error_description: expect.any(String) },
    ]);
  });

  it('has its own error format under faults too, and accepts only forms', async () => {
    google.upstream.addFault({ kind: 'status', status: 503, match: { route: '/token' } });
    expect(await refresh(GOOD)).toEqual([
      503,
      { error: 'internal_failure', error_description: expect.any(String) },
    ]);
    google.upstream.clearFaults();
    expect(await refresh(GOOD, 'application/json')).toEqual([
      400,
      expect.objectContaining({ error: 'invalid_request' }),
    ]);
  });
});
