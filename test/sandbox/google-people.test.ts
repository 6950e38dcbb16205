import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { PERSON_FIELDS } from '../../sandbox/google-people/index.ts';
import { inventPerson, SCRIPTS, sharedPeople } from '../../sandbox/kit/index.ts';

import {
  type CallOptions,
  errorOf,
  type GoogleAnswer,
  type GoogleTest,
  INVALID_ARGUMENT,
  OTHER_CONTACT,
  type Parameters,
  startGoogle,
} from './google-support.ts';

let google: GoogleTest;

beforeAll(async () => {
  google = await startGoogle();
});
afterEach(() => google.upstream.reset());
afterAll(() => google.upstream.close());

const get = (name: string, parameters: Parameters = {}, options?: CallOptions): Promise<GoogleAnswer> =>
  google.call(`/v1/${name}`, { personFields: 'names,emailAddresses,metadata', ...parameters }, options);

const batchGet = (resourceNames: readonly string[], parameters: Parameters = {}): Promise<GoogleAnswer> =>
  google.call('/v1/people:batchGet', { resourceNames, personFields: 'names', ...parameters });

const contactName = (index: number): string =>
  google.upstream.store.book('demo').contacts()[index]?.resourceName ?? '';

describe('people.get', () => {
  it('finds contacts, profiles and the caller', async () => {
    const contact = await get(contactName(3));
    expect(contact.body).toMatchObject({
      resourceName: contactName(3),
      names: [{ metadata: { primary: true } }],
    });
    const me = await get('people/me', { personFields: PERSON_FIELDS.join(',') });
    expect(me.body.resourceName).toMatch(/^people\/1\d{20}$/);
    expect(PERSON_FIELDS.filter((field) => !(field in me.body))).toEqual([]);
    const again = await get(me.body.resourceName ?? '', { personFields: PERSON_FIELDS.join(',') });
    expect(again.body).toEqual(me.body);
    const { otherContacts = [] } = (
      await google.list({
        readMask: 'metadata',
        sources: ['READ_SOURCE_TYPE_CONTACT', 'READ_SOURCE_TYPE_PROFILE'],
      })
    ).body;
    const profile = otherContacts
      .flatMap(({ metadata }) => metadata?.sources ?? [])
      .find(({ type }) => type === 'PROFILE');
    const found = await get(`people/${profile?.id}`);
    expect(found.body.metadata?.sources).toEqual([profile]);
    expect(found.body.names?.map(({ metadata }) => metadata.primary)).toEqual([true]);
  });

  it('needs a mask, in either of its forms', async () => {
    const name = contactName(0);
    const missing = await google.call(`/v1/${name}`);
    expect(missing.body.error?.message).toMatch(/^personFields mask is required\. /);
    expect((await get(name, { personFields: 'nonsense' })).body.error?.message).toMatch(
      /^Invalid personFields mask path: "nonsense"\./,
    );
    for (const legacy of ['person.names,person.email_addresses', 'person.emailAddresses,person.names']) {
      const { body } = await google.call(`/v1/${name}`, { 'requestMask.includeField': legacy });
      expect(Object.keys(body)).toEqual(['resourceName', 'etag', 'names', 'emailAddresses']);
    }
  });

  it('does not find unknown names, nor those of another user', async () => {
    for (const name of ['people/c1', 'people/123', 'people/nobody']) {
      expect(errorOf(await get(name))).toEqual([404, 'NOT_FOUND', 'Requested entity was not found.']);
    }
    expect((await get(contactName(0), {}, { token: 'sandbox-google-second' })).status).toBe(404);
  });

  it('finds an other contact only with its source, and then with the data that a list leaves out', async () => {
    const book = google.upstream.store.book('demo');
    const [list, id] = [book.otherContactAt(7)?.person, book.otherContactAt(7)?.id];
    expect((await get(`people/c${id}`)).status).toBe(404);
    const { body } = await get(`people/c${id}`, { sources: OTHER_CONTACT });
    expect(body.resourceName).toBe(`people/c${id}`);
    expect(body.emailAddresses).toHaveLength(120);
    expect(list?.resourceName).toBe(`otherContacts/c${id}`);
    google.upstream.settings.update({ servesOtherContactsByGet: false });
    expect((await get(`people/c${id}`, { sources: OTHER_CONTACT })).status).toBe(404);
  });

  it('shows what the scopes allow', async () => {
    expect((await get(contactName(0), {}, { token: 'sandbox-google-other-only' })).status).toBe(403);
    const email = { token: 'sandbox-google-email-only' };
    expect((await get('people/me', {}, email)).status).toBe(403);
    expect((await get('people/me', { personFields: 'emailAddresses' }, email)).status).toBe(200);
  });
});

describe('people.batchGet', () => {
  it('gives each name its own result in one 200', async () => {
    const names = [contactName(1), 'people/c1', 'people/me', 'otherContacts/c1', contactName(0)];
    const { status, body } = await batchGet(names);
    expect(status).toBe(200);
    expect(
      body.responses?.map((item) => [item.requestedResourceName, item.httpStatusCode, item.status]),
    ).toEqual([
      [names[0], 200, {}],
      [names[1], 404, { code: 5, message: 'Requested entity was not found.' }],
      [names[2], 200, {}],
      [names[3], 404, { code: 5, message: 'Requested entity was not found.' }],
      [names[4], 200, {}],
    ]);
    expect(body.responses?.[2]?.person?.resourceName).toMatch(/^people\/\d{21}$/);
    google.upstream.settings.update({ batchGetForeignNameCode: 3, batchGetOrder: 'reversed' });
    const switched = (await batchGet(names)).body.responses;
    expect(switched?.map((item) => item.requestedResourceName)).toEqual(names.toReversed());
    expect(switched?.[1]).toMatchObject({ httpStatusCode: 400, status: { code: 3 } });
  });

  it('accepts 1 to 200 names', async () => {
    const names = Array.from({ length: 201 }, (_, index) => `people/c${index + 1}`);
    expect((await batchGet(names.slice(1))).body.responses).toHaveLength(200);
    expect(errorOf(await batchGet(names))).toEqual(INVALID_ARGUMENT);
    expect(errorOf(await batchGet([]))).toEqual(INVALID_ARGUMENT);
  });
});

describe('quotas', () => {
  it('are 60 reads and 30 writes per user and minute with real limits', async () => {
    const real = await startGoogle({ quotas: 'real', otherContactCount: 10 });
    try {
      const name = real.upstream.store.book('demo').otherContactAt(0)?.person.resourceName;
      const read = (parameters: Parameters = {}, options?: CallOptions): Promise<GoogleAnswer> =>
        real.list({ readMask: 'metadata', pageSize: 1, ...parameters }, options);
      const copy = (): Promise<GoogleAnswer> =>
        real.call(
          `/v1/${name}:copyOtherContactToMyContactsGroup`,
          {},
          { body: { copyMask: 'emailAddresses' } },
        );
      real.upstream.settings.update({ copyReadCost: 0 });
      const copies = await Promise.all(Array.from({ length: 31 }, copy));
      expect(copies.filter(({ status }) => status === 200)).toHaveLength(30);
      const refusedCopy = copies.find(({ status }) => status === 429);
      expect(refusedCopy?.body.error?.details).toEqual([
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          reason: 'RATE_LIMIT_EXCEEDED',
          domain: 'googleapis.com',
          metadata: expect.objectContaining({
            service: 'people.googleapis.com',
            quota_metric: 'people.googleapis.com/critical_write_requests',
          }),
        },
      ]);

      const reads = await Promise.all(Array.from({ length: 61 }, () => read()));
      expect(reads.filter(({ status }) => status === 200)).toHaveLength(60);
      const refused = await read();
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null]);
      expect((await read({}, { token: 'sandbox-google-second' })).status).toBe(200);
      expect((await read({ quotaUser: 'elsewhere' })).status).toBe(200);

      real.clock.advance(20_000);
      real.upstream.settings.update({ sendsRetryAfter: true, quotaErrorShape: 'backend' });
      const later = await read();
      expect(later.headers.get('retry-after')).toBe('40');
      expect(later.body.error).toMatchObject({
        message: 'Resource has been exhausted (e.g. check quota).',
        details: [{ violations: [{ subject: 'QUOTA_EXCEEDED' }] }],
      });
      real.clock.advance(40_000);
      expect((await read()).status).toBe(200);
    } finally {
      await real.upstream.close();
    }
  });

  it('do not affect a newcomer with generous limits', async () => {
    expect(google.upstream.settings.values).toMatchObject({ readsPerMinute: 6_000, writesPerMinute: 6_000 });
    const calls = Array.from({ length: 100 }, () => google.list({ readMask: 'metadata', pageSize: 1 }));
    expect((await Promise.all(calls)).every(({ status }) => status === 200)).toBe(true);
  });
});

describe('sample data', () => {
  const fieldsOf = (user: 'demo' | 'second') => {
    const book = google.upstream.store.book(user);
    return Array.from(
      { length: book.length },
      (_, position) => book.otherContactAt(position)?.person.fields ?? {},
    );
  };

  it('is large, differs between users, and is the same on every start', async () => {
    const [demo, second] = [fieldsOf('demo'), fieldsOf('second')];
    expect(demo.length).toBeGreaterThanOrEqual(2_500);
    expect(second.length).toBeGreaterThanOrEqual(300);
    const emails = (people: typeof demo): ReadonlySet<unknown> =>
      new Set(people.flatMap(({ emailAddresses = [] }) => emailAddresses.map((entry) => entry['value'])));
    expect([...emails(demo)].filter((email) => emails(second).has(email))).toEqual([]);
    const twin = await startGoogle();
    const [here, there] = await Promise.all(
      [google, twin].map(({ list }) =>
        list({ readMask: 'names,emailAddresses,phoneNumbers', pageSize: 1000 }),
      ),
    );
    expect(there?.text).toBe(
      here?.text.replace(here.body.nextPageToken ?? '', there?.body.nextPageToken ?? ''),
    );
    await twin.upstream.close();
  });

  it('shares at least 200 people with the other address book', () => {
    const shared = new Set(sharedPeople(250).map(({ email }) => email));
    const overlap = fieldsOf('demo').filter(({ emailAddresses = [] }) =>
      emailAddresses.some((entry) => shared.has(String(entry['value']))),
    );
    expect(overlap.length).toBeGreaterThanOrEqual(200);
  });

  it('has gaps, several values, and many scripts', () => {
    const people = fieldsOf('demo');
    expect(people.filter(({ names = [] }) => names.length === 0).length).toBeGreaterThan(200);
    expect(people.filter(({ emailAddresses = [] }) => emailAddresses.length === 0).length).toBeGreaterThan(
      10,
    );
    expect(people.filter(({ phoneNumbers = [] }) => phoneNumbers.length > 1).length).toBeGreaterThan(50);
    expect(new Set(sharedPeople(200).map(({ script }) => script))).toEqual(new Set(SCRIPTS));
    expect(SCRIPTS).toHaveLength(11);
  });

  it('uses reserved domains and telephone numbers only', () => {
    const people = Array.from({ length: 3_000 }, (_, index) => inventPerson('x', index));
    const reserved =
      /^\+(1(202|415|737|604)55501\d\d|44(2079460\d{3}|1632960\d{3})|3319900\d{4}|6125550\d{4}|493023125\d{3})$/;
    expect(people.filter(({ phone }) => !reserved.test(phone))).toEqual([]);
    expect(people.filter(({ email }) => !/^[a-z0-9.]+@example\.(com|org|net)$/.test(email))).toEqual([]);
    expect(new Set(people.map(({ email }) => email)).size).toBe(3_000);
  });
});

describe('control endpoints', () => {
  const control = async (method: string, path: string, body?: unknown): Promise<readonly unknown[]> => {
    const response = await fetch(`${google.upstream.url}/__sandbox/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return [response.status, text === '' ? undefined : (JSON.parse(text) as unknown)];
  };

  it('seed large books, which a reset takes back', async () => {
    expect(await control('POST', 'book-size', { user: 'demo', otherContacts: 10_000 })).toEqual([
      200,
      { user: 'demo', otherContacts: 10_000 },
    ]);
    expect((await google.list({ readMask: 'names', pageSize: 1 })).body.totalSize).toBe(10_000);
    await control('POST', 'reset');
    expect((await google.list({ readMask: 'names', pageSize: 1 })).body.totalSize).toBe(2_600);
  });

  it('name the invalid value', async () => {
    expect(await control('POST', 'settings', { copyScopes: 'none' })).toEqual([
      400,
      { error: 'settings.copyScopes must be one of "both", "either", not "none".' },
    ]);
    expect(await control('POST', 'changes', { user: 'third' })).toEqual([
      400,
      { error: 'body.user must be one of "demo", "second", not "third".' },
    ]);
  });
});
