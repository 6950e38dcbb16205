import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createConnection } from 'node:net';

import { type GoogleBody, type GoogleTest, startGoogle } from './google-support.ts';
import { codesOf, startTestServer, type TestServer, type WireBody } from './ringcentral-support.ts';

let google: GoogleTest;
let ringcentral: TestServer;

beforeAll(async () => {
  google = await startGoogle({ otherContactCount: 30 });
  ringcentral = await startTestServer();
});
beforeEach(() => {
  google.upstream.reset();
  ringcentral.upstream.reset();
});
afterAll(() => Promise.all([google.upstream.close(), ringcentral.upstream.close()]));

/** Adds a fault as a test in another process would. */
const addFault = async ({ upstream }: GoogleTest | TestServer, fault: object): Promise<void> => {
  const response = await fetch(`${upstream.url}/__sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify(fault),
  });
  expect([response.status, response.status === 200 ? '' : await response.text()]).toEqual([200, '']);
};

const MASK = { readMask: 'names,emailAddresses,metadata' };
const CONTACTS = '/address-book/contact';
const SYNC = '/address-book-sync';

/** The head and body of a raw answer, including interim responses. */
const readRaw = async (url: string, path: string, token: string): Promise<string> => {
  const { hostname, port } = new URL(url);
  const socket = createConnection(Number(port), hostname);
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => (received += text));
  socket.write(
    `GET ${path} HTTP/1.1\r\nhost: sandbox\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n\r\n`,
  );
  await once(socket, 'close');
  return received;
};

describe('pages that link back', () => {
  /** The next page tokens of this many pages, and how many people each page had. */
  const walkGoogle = async (pages: number, more: Readonly<Record<string, string | boolean>> = {}) => {
    const seen: [string | undefined, number][] = [];
    let token: string | undefined;
    for (let page = 0; page < pages; page += 1) {
      const answer = await google.list({
        ...MASK,
        pageSize: 3,
        ...more,
        ...(token !== undefined && { pageToken: token }),
      });
      expect(answer.body).not.toHaveProperty('nextSyncToken');
      token = answer.body.nextPageToken;
      seen.push([token, answer.body.otherContacts?.length ?? 0]);
    }
    return seen;
  };

  it.each([
    ['itself', {}, ['a', 'a', 'a', 'a'], 3],
    ['the page before it', { length: 2 }, ['a', 'b', 'a', 'b'], 3],
    ['itself, without people', { items: 'none' }, ['a', 'a', 'a', 'a'], 0],
  ])('name %s again at Google', async (_where, options, names, count) => {
    await addFault(google, { kind: 'loop', ...options });
    for (const more of [{}, { requestSyncToken: true }]) {
      const seen = await walkGoogle(4, more);
      const letters = seen.map(([token]) => (token === seen[0]?.[0] ? 'a' : 'b'));
      expect(letters).toEqual(names);
      expect(seen.map(([, people]) => people)).toEqual(Array(4).fill(count));
    }
  });

  it('form a loop in an incremental sync at Google, even with a single page', async () => {
    const { body } = await google.list({ ...MASK, requestSyncToken: true });
    const syncToken = body.nextSyncToken ?? '';
    google.upstream.store.book('demo').addOtherContact({ givenName: 'Sample' });
    await addFault(google, { kind: 'loop' });
    const seen = await walkGoogle(3, { syncToken, requestSyncToken: true });
    expect(seen).toEqual(Array(3).fill([seen[0]?.[0], 1]));
  });

  /** Reads the pages of a sync, by page id or by the URL that the server gives. */
  const walkSync = async (pages: number, first: string, by: 'nextPageId' | 'nextPageUri') => {
    const seen: [number | undefined, number][] = [];
    let path = `${SYNC}?${first}`;
    for (let page = 0; page < pages; page += 1) {
      const { status, json } = await ringcentral.own('GET', path);
      expect(status).toBe(200);
      seen.push([json.nextPageId, json.records.length]);
      path =
        by === 'nextPageId'
          ? `${SYNC}?${first}&pageId=${String(json.nextPageId)}`
          : `${SYNC}${new URL(json.nextPageUri).search}`;
    }
    return seen;
  };

  it.each(['nextPageId', 'nextPageUri'] as const)(
    'form a loop in both kinds of sync at RingCentral, by %s',
    async (by) => {
      const { json } = await ringcentral.own('GET', SYNC);
      await ringcentral.own('POST', CONTACTS, { body: { firstName: 'Sample' } });
      await addFault(ringcentral, { kind: 'loop', length: 2 });
      const full = await walkSync(4, 'perPage=10', by);
      expect(full.map(([, records]) => records)).toEqual([10, 10, 10, 10]);
      expect(full.map(([id]) => id === full[0]?.[0])).toEqual([true, false, true, false]);
      const changes = await walkSync(4, `syncType=ISync&syncToken=${json.syncInfo.syncToken}`, by);
      expect(changes.map(([, records]) => records)).toEqual([1, 1, 1, 1]);
    },
  );

  it.each([
    ['', '1'],
    ['startsWith=a', '1'],
  ])('link to itself in lists and searches at RingCentral: %s', async (query, page) => {
    await addFault(ringcentral, { kind: 'loop', items: 'none', times: 1 });
    await addFault(ringcentral, { kind: 'loop', length: 2 });
    const own = (more: string) => ringcentral.own('GET', `${CONTACTS}?${query}&perPage=5&${more}`);
    const nextOf = ({ navigation }: WireBody) =>
      new URL(navigation['nextPage']?.uri ?? '').searchParams.get('page');
    const empty = (await own('')).json;
    expect([nextOf(empty), empty.records]).toEqual([page, []]);
    const [first, second] = [(await own('page=1')).json, (await own('page=2')).json];
    expect([nextOf(first), nextOf(second)]).toEqual(['2', '1']);
  });
});

describe('errors sent as a success', () => {
  it('have the status of a success and the body of an error', async () => {
    await addFault(google, { kind: 'status', status: 403, sentAs: 200 });
    await addFault(ringcentral, { kind: 'status', status: 429, sentAs: 200 });
    const { status, body } = await google.list(MASK);
    expect([status, body.error?.status]).toEqual([200, 'PERMISSION_DENIED']);
    const answer = await ringcentral.own('GET', CONTACTS);
    expect([answer.status, ...codesOf(answer)]).toEqual([200, 'CMN-301', 'CMN-301']);
  });

  it('may be an empty object for a record or for a list', async () => {
    await addFault(google, { kind: 'edit', set: { '': {} } });
    await addFault(ringcentral, { kind: 'edit', set: { '': {} } });
    const id = ringcentral.upstream.store.contacts('demo')[0]?.id ?? '';
    const answers = [
      await google.list(MASK),
      await google.call('/v1/people/me', { personFields: 'names' }),
      await ringcentral.own('GET', CONTACTS),
      await ringcentral.own('GET', `${CONTACTS}/${id}`),
    ];
    for (const { status, text } of answers) expect([status, JSON.parse(text)]).toEqual([200, {}]);
  });
});

describe('malformed values', () => {
  it('are set at a JSON Pointer and change nothing else', async () => {
    const path = `${CONTACTS}?perPage=10`;
    const { json } = await ringcentral.own('GET', path);
    await addFault(ringcentral, {
      kind: 'edit',
      set: {
        '/records/0/firstName': 42,
        '/records/1': null,
        '/records/2/homeAddress': [],
        '/records/-': null,
      },
      remove: ['/records/3/id', '/nothing/here'],
    });
    const wrong = (await ringcentral.own('GET', path)).json.records as readonly unknown[];
    const { id: _id, ...withoutId } = json.records[3] ?? { id: 0 };
    expect(wrong).toEqual([
      { ...json.records[0], firstName: 42 },
      null,
      { ...json.records[2], homeAddress: [] },
      withoutId,
      ...json.records.slice(4),
      null,
    ]);
  });

  it('keep the digits of ids beyond 2^53', async () => {
    const right = (await ringcentral.own('GET', CONTACTS)).text;
    await addFault(ringcentral, { kind: 'edit' });
    const untouched = (await ringcentral.own('GET', CONTACTS)).text;
    expect(right).toContain('"id":9007199254740993,');
    expect(untouched).toBe(right);
  });

  it('may be in every item of a list', async () => {
    await addFault(google, {
      kind: 'edit',
      set: { '/otherContacts/0/names': null, '/otherContacts/1/names': 'x', '/totalSize': '30' },
      remove: ['/otherContacts/*/resourceName', '/otherContacts/2'],
    });
    const { body } = await google.list({ ...MASK, pageSize: 5 });
    expect(body.otherContacts).toHaveLength(4);
    expect(body.otherContacts?.map(({ names }) => names).slice(0, 2)).toEqual([null, 'x']);
    expect(JSON.stringify(body)).not.toContain('resourceName');
    expect(body.totalSize).toBe('30');
  });

  it.each([
    [
      { kind: 'edit', set: { records: 1 } },
      'fault.set must be a JSON Pointer such as "/records/0/id", not "records".',
    ],
    [{ kind: 'edit', remove: '/records' }, 'fault.remove must be a list of JSON Pointers.'],
    [{ kind: 'loop', length: 0 }, 'fault.length must be an integer from 1 to 10, not 0.'],
    [{ kind: 'encoding' }, 'fault.as is required when fault.kind is "encoding".'],
    [{ kind: 'interim', status: 101 }, 'fault.status must be one of 100, 102, 103, not 101.'],
  ])('are refused at invalid places: %j', async (fault, error) => {
    const response = await fetch(`${google.upstream.url}/__sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify(fault),
    });
    expect([response.status, await response.json()]).toEqual([400, { error }]);
  });
});

describe('bytes', () => {
  const bytesOf = async (): Promise<readonly Buffer[]> => {
    const path = '/restapi/v1.0/account/~/extension/~/address-book/contact';
    const asked = [
      [`${google.upstream.url}/v1/otherContacts?readMask=names`, 'sandbox-google-demo'],
      [`${ringcentral.upstream.url}${path}`, 'sandbox-ringcentral-demo'],
    ] as const;
    return Promise.all(
      asked.map(async ([url, token]) =>
        Buffer.from(
          await (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).arrayBuffer(),
        ),
      ),
    );
  };

  it('may begin with a byte order mark', async () => {
    const right = await bytesOf();
    for (const server of [google, ringcentral]) await addFault(server, { kind: 'encoding', as: 'bom' });
    const wrong = await bytesOf();
    expect(wrong.map((body) => body.subarray(0, 3).toString('hex'))).toEqual(['efbbbf', 'efbbbf']);
    expect(wrong.map((body) => body.subarray(3))).toEqual(right);
  });

  it('may be invalid UTF-8 inside a text of otherwise valid JSON', async () => {
    for (const server of [google, ringcentral]) await addFault(server, { kind: 'encoding', as: 'invalid' });
    for (const body of await bytesOf()) {
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(body)).toThrow('not valid');
      expect(JSON.stringify(JSON.parse(body.toString('utf8')))).toContain('\ufffd(\ufffd');
    }
  });

  it('may be invalid UTF-8 in a single member', async () => {
    await addFault(ringcentral, { kind: 'encoding', as: 'invalid', member: 'lastName' });
    const { json } = await ringcentral.own('GET', CONTACTS);
    const spoilt = json.records.filter((record) => JSON.stringify(record).includes('\ufffd'));
    expect(spoilt.map(({ lastName }) => lastName?.startsWith('\ufffd(\ufffd'))).toEqual([true]);
  });
});

describe('refusals', () => {
  it.each([0, 'Wed, 21 Oct 2015 07:28:00 GMT', 'soon', '-1', undefined])(
    'for rate limits have a Retry-After of %p',
    async (retryAfter) => {
      const fault = { kind: 'status', status: 429, ...(retryAfter !== undefined && { retryAfter }) };
      for (const server of [google, ringcentral]) await addFault(server, fault);
      const answers = [await google.list(MASK), await ringcentral.own('GET', CONTACTS)];
      for (const { status, headers } of answers) {
        expect([status, headers.get('retry-after')]).toEqual([
          429,
          retryAfter === undefined ? null : String(retryAfter),
        ]);
      }
    },
  );

  it.each([414, 431])('with %d are HTML pages of the proxy', async (status) => {
    for (const server of [google, ringcentral]) await addFault(server, { kind: 'status', status });
    const answers = [await google.list(MASK), await ringcentral.own('GET', CONTACTS)];
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('content-type')?.startsWith('text/html')]).toEqual([
        status,
        true,
      ]);
      expect(answer.text).toMatch(new RegExp(`<title>.*${status}.*</title>`));
    }
  });

  it.each([
    ['dailyLimitExceeded', 'Daily Limit Exceeded'],
    ['quotaExceeded', 'Quota Exceeded'],
    ['rateLimitExceeded', 'Rate Limit Exceeded'],
    ['userRateLimitExceeded', 'User Rate Limit Exceeded'],
  ])('with 403 %s have the older error format at Google', async (reason, message) => {
    await addFault(google, { kind: 'status', status: 403, reason });
    const { status, body } = await google.list(MASK);
    expect([status, body.error]).toEqual([
      403,
      {
        code: 403,
        message,
        errors: [{ domain: 'usageLimits', reason, message }],
        status: 'PERMISSION_DENIED',
      },
    ]);
  });

  it('have the requested error code at RingCentral', async () => {
    await addFault(ringcentral, { kind: 'status', status: 429, reason: 'CMN-304' });
    const answer = await ringcentral.own('GET', CONTACTS);
    expect([answer.status, ...codesOf(answer)]).toEqual([429, 'CMN-304', 'CMN-304']);
  });
});

describe('answers in parts', () => {
  it.each([
    [100, 'HTTP/1.1 100 Continue'],
    [102, 'HTTP/1.1 102 Processing'],
    [103, 'HTTP/1.1 103 Early Hints'],
  ])('begin with an interim %d', async (status, line) => {
    await addFault(google, { kind: 'interim', status });
    const raw = await readRaw(google.upstream.url, '/v1/otherContacts?readMask=names', 'sandbox-google-demo');
    expect(raw.startsWith(line)).toBe(true);
    expect(raw).toContain('\r\n\r\nHTTP/1.1 200 OK\r\n');
  });

  it('may have a body that arrives long after the headers', async () => {
    await addFault(google, { kind: 'latency', latencyMs: 80, when: 'body' });
    const response = await fetch(`${google.upstream.url}/v1/otherContacts?readMask=names`, {
      headers: { authorization: 'Bearer sandbox-google-demo' },
    });
    const headersAt = performance.now();
    const { otherContacts } = (await response.json()) as GoogleBody;
    // The headers are sent before the wait, so almost all of it is between headers and body.
    expect(performance.now() - headersAt).toBeGreaterThan(40);
    expect(otherContacts).toHaveLength(30);
  });
});

describe('upstream limits', () => {
  it('give fewer records per page than requested, and report it', async () => {
    ringcentral.upstream.settings.update({ maxPerPage: 7 });
    const { json } = await ringcentral.own('GET', `${CONTACTS}?perPage=50&page=2`);
    expect(json.records).toHaveLength(7);
    expect(json.paging).toEqual({
      page: 2,
      perPage: 7,
      pageStart: 7,
      pageEnd: 13,
      totalElements: 60,
      totalPages: 9,
    });
    expect(json.navigation['nextPage']?.uri).toContain('page=3&perPage=7');
  });

  it('let single people of a batch fail, or leave them out', async () => {
    const names = google.upstream.store
      .book('demo')
      .contacts()
      .slice(0, 4)
      .map(({ resourceName }) => resourceName);
    const [first = '', second = '', third = ''] = names;
    google.upstream.settings.update({
      batchGetOutcomes: { [first]: 'missing', [second]: 'NOT_FOUND', [third]: 'INTERNAL' },
    });
    const { body } = await google.call('/v1/people:batchGet', {
      personFields: 'names',
      resourceNames: names,
    });
    expect(
      body.responses?.map(({ requestedResourceName, httpStatusCode, status, person }) => [
        requestedResourceName,
        httpStatusCode,
        status,
        person?.resourceName,
      ]),
    ).toEqual([
      [second, 404, { code: 5, message: 'Requested entity was not found.' }, undefined],
      [third, 500, { code: 13, message: 'Internal error encountered.' }, undefined],
      [names[3], 200, {}, names[3]],
    ]);
  });
});

describe('a reset', () => {
  it('keeps issued tokens valid, however often it happens', async () => {
    const ask = async (url: string, form: Readonly<Record<string, string>>): Promise<string> => {
      const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
      return ((await response.json()) as { access_token: string }).access_token;
    };
    const { url } = ringcentral.upstream;
    const token = await ask(`${url}/restapi/oauth/token`, {
      client_id: 'sandbox-ringcentral-client',
      client_secret: 'sandbox-ringcentral-secret',
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: 'sandbox.ringcentral-demo.jwt',
    });
    const googleToken = await ask(`${google.upstream.url}/token`, {
      client_id: 'sandbox-google-client',
      client_secret: 'sandbox-google-secret',
      grant_type: 'refresh_token',
      refresh_token: 'sandbox-google-refresh-demo',
    });
    for (let resets = 0; resets < 2; resets += 1) {
      for (const { upstream } of [google, ringcentral]) {
        await fetch(`${upstream.url}/__sandbox/reset`, { method: 'POST' });
      }
      expect([
        (await ringcentral.own('GET', '/favorite', { token })).status,
        (await google.list(MASK, { token: googleToken })).status,
      ]).toEqual([200, 200]);
    }
  });
});
