import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { PERSON_FIELDS } from '../../sandbox/google-people/index.ts';

import {
  CONTACT,
  errorOf,
  type GoogleTest,
  INVALID_ARGUMENT,
  OTHER_CONTACT,
  PROFILE,
  startGoogle,
} from './google-support.ts';

const ALL_FIELDS = PERSON_FIELDS.join(',');
const PATHS = 'Valid paths are documented at https://developers.google.com/people/api/rest/v1/people/get.';

let google: GoogleTest;

beforeAll(async () => {
  google = await startGoogle();
});
afterEach(() => google.upstream.reset());
afterAll(() => google.upstream.close());

describe('pages', () => {
  it('cover the whole list once, oldest first, and report its length', async () => {
    const pages = await google.listAll({ readMask: 'emailAddresses', pageSize: 999, prettyPrint: false });
    expect(pages.map(({ otherContacts }) => otherContacts?.length)).toEqual([999, 999, 602]);
    expect(pages.map(({ totalSize }) => totalSize)).toEqual([2600, 2600, 2600]);
    const names = pages
      .flatMap(({ otherContacts }) => otherContacts ?? [])
      .map(({ resourceName }) => resourceName);
    expect(new Set(names).size).toBe(2600);
    expect(names[0]).toBe(google.upstream.store.book('demo').otherContactAt(0)?.person.resourceName);
    expect(names.every((name) => /^otherContacts\/c[1-9]\d{15,19}$/.test(name))).toBe(true);
  });

  it('have 100 people by default', async () => {
    for (const parameters of [{}, { pageSize: 0 }]) {
      const { body } = await google.list({ readMask: 'names', ...parameters });
      expect(body.otherContacts).toHaveLength(100);
    }
  });

  it.each([-1, 1001])('of %d people are refused', async (pageSize) => {
    expect(errorOf(await google.list({ readMask: 'names', pageSize }))).toEqual(INVALID_ARGUMENT);
  });

  it('beyond 1000 can be switched to 1000', async () => {
    google.upstream.settings.update({ listPageSizeOverflow: 'cap' });
    const { body } = await google.list({ readMask: 'metadata', pageSize: 5000, prettyPrint: false });
    expect(body.otherContacts).toHaveLength(1000);
  });

  it('must be continued with the same parameters', async () => {
    const first = { readMask: 'names,emailAddresses', pageSize: 3, sources: [CONTACT, PROFILE] };
    const { nextPageToken: pageToken = '' } = (await google.list(first)).body;
    const next = { ...first, pageToken };
    expect((await google.list(next)).status).toBe(200);
    // The format of the answer is not a parameter of the list.
    expect((await google.list({ ...next, prettyPrint: false, fields: 'totalSize' })).status).toBe(200);
    for (const change of [
      { readMask: 'names' },
      { readMask: 'emailAddresses,names' },
      { pageSize: 4 },
      { sources: [CONTACT] },
      { requestSyncToken: true },
      { pageToken: `${pageToken}x` },
      { pageToken: 'nonsense' },
    ]) {
      expect(errorOf(await google.list({ ...next, ...change }))).toEqual(INVALID_ARGUMENT);
    }
    expect(errorOf(await google.list(next, { token: 'sandbox-google-second' }))).toEqual(INVALID_ARGUMENT);
  });

  it('neither skip nor repeat anyone when people are added or removed between them', async () => {
    const book = google.upstream.store.book('second');
    const second = { token: 'sandbox-google-second' };
    const parameters = { readMask: 'names', pageSize: 200 };
    const first = (await google.list(parameters, second)).body;
    book.deleteOtherContact(book.otherContactAt(10)?.id ?? 0n);
    book.deleteOtherContact(book.otherContactAt(200)?.id ?? 0n);
    const added = book.addOtherContact({ givenName: 'Fern' });
    const last = (await google.list({ ...parameters, pageToken: first.nextPageToken ?? '' }, second)).body;
    expect(last.nextPageToken).toBeUndefined();
    expect(last.totalSize).toBe(319);
    expect(last.otherContacts).toHaveLength(120);
    expect(last.otherContacts?.[0]?.resourceName).toBe(book.otherContactAt(201)?.person.resourceName);
    expect(last.otherContacts?.at(-1)?.resourceName).toBe(added.person.resourceName);
  });

  it('of an empty list are an empty object', async () => {
    google.upstream.store.resize('demo', 0);
    expect((await google.list({ readMask: 'names', requestSyncToken: false })).text).toBe('{}\n');
  });
});

describe('masks and sources', () => {
  it('show what the mask names, and always name and etag', async () => {
    const { body } = await google.list({ readMask: 'emailAddresses', pageSize: 1 });
    expect(Object.keys(body.otherContacts?.[0] ?? {})).toEqual(['resourceName', 'etag', 'emailAddresses']);
    const { body: more } = await google.list({ readMask: 'metadata,photos', pageSize: 1 });
    // Photos may be requested, but contacts without profiles have none.
    expect(Object.keys(more.otherContacts?.[0] ?? {})).toEqual(['resourceName', 'etag', 'metadata']);
  });

  it('write the id in decimal in the name and in hexadecimal in the source', async () => {
    const { body } = await google.list({ readMask: 'metadata', pageSize: 50 });
    for (const { resourceName, metadata } of body.otherContacts ?? []) {
      const [source] = metadata?.sources ?? [];
      expect(source).toMatchObject({ type: 'OTHER_CONTACT', etag: expect.stringMatching(/^#/) });
      expect(resourceName).toBe(`otherContacts/c${BigInt(`0x${source?.id ?? ''}`)}`);
    }
  });

  it('return profiles, photos and all 29 fields when profiles are a source', async () => {
    const { body } = await google.list({ readMask: ALL_FIELDS, sources: [CONTACT, PROFILE], pageSize: 1000 });
    const people = body.otherContacts ?? [];
    expect(PERSON_FIELDS).toHaveLength(29);
    expect(people.filter((person) => PERSON_FIELDS.every((field) => field in person)).length).toBeGreaterThan(
      10,
    );
    const photos = people.flatMap((person) => person.photos ?? []);
    expect(photos.filter((photo) => photo['default'] === true).length).toBeGreaterThan(50);
    expect(photos.filter((photo) => photo['default'] === undefined).length).toBeGreaterThan(50);
    expect(photos.every(({ metadata }) => metadata.source.type === 'PROFILE')).toBe(true);
  });

  it('leave out profiles when only contacts are read', async () => {
    const { text } = await google.list({ readMask: 'names,emailAddresses,photos,metadata', pageSize: 1000 });
    expect(text).not.toContain('PROFILE');
  });

  it.each([
    ['contacts', {}],
    ['profiles', { sources: [CONTACT, PROFILE] }],
  ])('give every field exactly one primary value, not always the first (%s)', async (_name, sources) => {
    const { body } = await google.list({
      readMask: 'names,emailAddresses,phoneNumbers',
      pageSize: 1000,
      ...sources,
    });
    const lists = (body.otherContacts ?? [])
      .flatMap(({ names, emailAddresses, phoneNumbers }) => [names, emailAddresses, phoneNumbers])
      .filter((list) => list !== undefined);
    expect(lists.every((list) => list.filter(({ metadata }) => metadata.primary).length === 1)).toBe(true);
    expect(lists.filter((list) => list[0]?.metadata.primary !== true).length).toBeGreaterThan(50);
  });

  it('show at most 100 e-mail addresses of a person, one of them primary', async () => {
    const { body } = await google.list({ readMask: 'emailAddresses', pageSize: 20 });
    const shown = body.otherContacts?.[7]?.emailAddresses ?? [];
    expect(shown).toHaveLength(100);
    expect(shown.filter(({ metadata }) => metadata.primary)).toHaveLength(1);
    // The person's own primary address is not among the first 100.
    const all = google.upstream.store.book('demo').otherContactAt(7)?.person.fields.emailAddresses ?? [];
    expect([all.length, all.findIndex(({ metadata }) => metadata.primary)]).toEqual([120, 119]);
  });

  it.each([
    [{}, `readMask is required. Please specify one or more valid paths. ${PATHS}`],
    [{ readMask: '' }, `readMask is required. Please specify one or more valid paths. ${PATHS}`],
    [{ readMask: 'names,organizations' }, `Invalid readMask mask path: "organizations". ${PATHS}`],
    [
      { readMask: 'names,fileAses', sources: [CONTACT, PROFILE] },
      `Invalid readMask mask path: "fileAses". ${PATHS}`,
    ],
    [{ readMask: 'email_addresses' }, `Invalid readMask mask path: "email_addresses". ${PATHS}`],
    [{ readMask: 'names', sources: [PROFILE] }, INVALID_ARGUMENT[2]],
    [{ readMask: 'names', sources: [OTHER_CONTACT] }, INVALID_ARGUMENT[2]],
    [{ readMask: 'names', sources: [CONTACT, OTHER_CONTACT] }, INVALID_ARGUMENT[2]],
  ])('that are not allowed are refused: %j', async (parameters, message) => {
    expect(errorOf(await google.list(parameters))).toEqual([400, 'INVALID_ARGUMENT', message]);
  });
});

describe('partial responses', () => {
  const fieldsOf = async (fields: string): Promise<unknown> =>
    (await google.list({ readMask: 'names,emailAddresses,metadata', pageSize: 2, fields })).body;

  it('keep what the selector names', async () => {
    expect(await fieldsOf('totalSize')).toEqual({ totalSize: 2600 });
    const book = google.upstream.store.book('demo');
    const [first, second] = [book.otherContactAt(0)?.person, book.otherContactAt(1)?.person];
    expect(await fieldsOf('otherContacts/resourceName')).toEqual({
      otherContacts: [{ resourceName: first?.resourceName }, { resourceName: second?.resourceName }],
    });
    expect(await fieldsOf('totalSize,otherContacts(etag,emailAddresses(value,metadata/primary))')).toEqual({
      totalSize: 2600,
      otherContacts: [first, second].map((person) => ({
        etag: person?.etag,
        emailAddresses: [
          { value: person?.fields.emailAddresses?.[0]?.['value'], metadata: { primary: true } },
        ],
      })),
    });
    expect(await fieldsOf('otherContacts/*/sources/type')).toEqual({
      otherContacts: [first, second].map(() => ({ metadata: { sources: [{ type: 'OTHER_CONTACT' }] } })),
    });
    expect(await fieldsOf('otherContacts/etag,otherContacts(resourceName)')).toEqual({
      otherContacts: [first, second].map((person) => ({
        resourceName: person?.resourceName,
        etag: person?.etag,
      })),
    });
  });

  it('keep everything without a selector, and take it from a header too', async () => {
    expect(Object.keys((await fieldsOf('')) as object)).toEqual([
      'otherContacts',
      'nextPageToken',
      'totalSize',
    ]);
    const { body } = await google.list(
      { readMask: 'names' },
      { headers: { 'x-goog-fieldmask': 'totalSize' } },
    );
    expect(body).toEqual({ totalSize: 2600 });
  });

  it.each([
    'names',
    'otherContacts/name',
    'otherContacts(names',
    'totalSize/x',
    'a,',
    ',',
    'otherContacts)',
    '*/x',
  ])('refuse %s', async (fields) => {
    const answer = await google.list({ readMask: 'names', fields, '$.xgafv': 1 });
    expect(errorOf(answer)).toEqual(INVALID_ARGUMENT);
    expect(answer.body.error?.errors).toEqual([
      {
        message: 'Invalid Parameter',
        domain: 'global',
        reason: 'invalidParameter',
        location: 'fields',
        locationType: 'parameter',
      },
    ]);
  });
});

describe('strictness and errors', () => {
  it('refuse a parameter that the method does not have', async () => {
    const message =
      'Invalid JSON payload received. Unknown name "first": Cannot bind query parameter. Field \'first\' could not be found in request message.';
    const { status, body } = await google.list({ readMask: 'names', first: 5 });
    expect([status, body.error]).toEqual([
      400,
      {
        code: 400,
        message,
        status: 'INVALID_ARGUMENT',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.BadRequest',
            fieldViolations: [{ description: message }],
          },
        ],
      },
    ]);
  });

  it.each([
    [{ pageSize: 'ten' }, 'Invalid value at \'page_size\' (TYPE_INT32), "ten"'],
    [{ pageSize: 3_000_000_000 }, 'Invalid value at \'page_size\' (TYPE_INT32), "3000000000"'],
    [{ requestSyncToken: 'maybe' }, 'Invalid value at \'request_sync_token\' (TYPE_BOOL), "maybe"'],
    [
      { sources: `${CONTACT},${PROFILE}` },
      `Invalid value at 'sources' (type.googleapis.com/google.people.v1.ReadSourceType), "${CONTACT},${PROFILE}"`,
    ],
    [{ quotaUser: 'x'.repeat(41) }, INVALID_ARGUMENT[2]],
    [{ alt: 'proto' }, INVALID_ARGUMENT[2]],
  ])('refuse a value of the wrong type: %j', async (parameters, message) => {
    expect(errorOf(await google.list({ readMask: 'names', ...parameters }))).toEqual([
      400,
      'INVALID_ARGUMENT',
      message,
    ]);
  });

  it('distinguish a missing credential from an invalid one', async () => {
    const missing = await google.list({ readMask: 'names' }, { token: null });
    expect(errorOf(missing).slice(0, 2)).toEqual([401, 'UNAUTHENTICATED']);
    expect(missing.body.error?.message).toMatch(/^Request is missing required authentication credential\. /);
    expect(missing.headers.get('www-authenticate')).toBe('Bearer realm="https://accounts.google.com/"');
    const invalid = await google.list({ readMask: 'names' }, { token: 'no-such-token' });
    expect(invalid.body.error?.message).toMatch(/^Request had invalid authentication credentials\. /);
    expect(invalid.headers.get('www-authenticate')).toBe(
      'Bearer realm="https://accounts.google.com/", error="invalid_token"',
    );
  });

  it('accept the token in the query as well', async () => {
    const { status } = await google.list(
      { readMask: 'names', access_token: 'sandbox-google-demo' },
      { token: null },
    );
    expect(status).toBe(200);
  });

  it('name the missing scope', async () => {
    const answer = await google.list({ readMask: 'names' }, { token: 'sandbox-google-contacts-only' });
    expect(errorOf(answer)).toEqual([
      403,
      'PERMISSION_DENIED',
      'Request had insufficient authentication scopes.',
    ]);
    expect(answer.body.error?.details).toEqual([
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        domain: 'googleapis.com',
        metadata: {
          service: 'people.googleapis.com',
          method: 'google.people.v1.PeopleService.ListOtherContacts',
        },
      },
    ]);
    expect(answer.headers.get('www-authenticate')).toBe(
      'Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="https://www.googleapis.com/auth/contacts.other.readonly"',
    );
  });

  it('have the older format on request and for client libraries', async () => {
    const plain = await google.list({});
    expect(plain.body.error).not.toHaveProperty('errors');
    const legacy = [expect.objectContaining({ domain: 'global', reason: 'badRequest' })];
    expect((await google.list({ '$.xgafv': 1 })).body.error?.errors).toEqual(legacy);
    const library = { 'user-agent': 'google-api-nodejs-client/12.0.1 (gzip)' };
    expect((await google.list({}, { headers: library })).body.error?.errors).toEqual(legacy);
    expect((await google.list({ '$.xgafv': 2 }, { headers: library })).body.error).not.toHaveProperty(
      'errors',
    );
  });

  it('are pretty-printed or compact', async () => {
    const pretty = await google.list({ readMask: 'names', pageSize: 1 });
    expect(pretty.text).toBe(`${JSON.stringify(pretty.body, undefined, 2)}\n`);
    const compact = await google.list({ readMask: 'names', pageSize: 1, prettyPrint: false });
    expect(compact.text).toBe(JSON.stringify(compact.body));
  });

  it('are gzipped for a user agent that contains gzip', async () => {
    const headers = { 'accept-encoding': 'gzip', 'user-agent': 'probe (gzip)' };
    const packed = await google.list({ readMask: 'names' }, { headers });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const plain = await google.list(
      { readMask: 'names' },
      { headers: { ...headers, 'user-agent': 'probe' } },
    );
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.body).toEqual(packed.body);
    expect(plain.headers.get('server')).toBe('ESF');
  });

  it.each(['/v1/otherContacts/c1', '/v1/contactGroups/all', '/v2', '/v1/people/a/b', '/v1/people%2Fme'])(
    '%s is a page that does not exist',
    async (path) => {
      const { status, headers, text } = await google.call(path);
      expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
      expect(text).toContain('Error 404 (Not Found)!!1');
    },
  );
});

describe('faults', () => {
  it.each([
    [500, 'INTERNAL', 'Internal error encountered.'],
    [503, 'UNAVAILABLE', 'The service is currently unavailable.'],
    [429, 'RESOURCE_EXHAUSTED', expect.stringMatching(/^Quota exceeded for quota metric 'Critical read/)],
  ])('have the body that Google sends with %d', async (status, name, message) => {
    google.upstream.addFault({ kind: 'status', status, times: 1 });
    expect(errorOf(await google.list({ readMask: 'names' }))).toEqual([status, name, message]);
  });

  it('affect one user and route only', async () => {
    google.upstream.addFault({
      kind: 'html',
      match: { caller: 'second', route: '/v1/otherContacts', method: 'GET' },
    });
    expect((await google.list({ readMask: 'names' })).status).toBe(200);
    expect((await google.list({ readMask: 'names' }, { token: 'sandbox-google-second' })).status).toBe(502);
    expect(google.upstream.calls().map(({ caller, status }) => [caller, status])).toEqual([
      ['demo', 200],
      ['second', 502],
    ]);
  });
});
