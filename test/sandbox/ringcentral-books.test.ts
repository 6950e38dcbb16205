import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { FEDERATED_ACCOUNT_ID, FEDERATED_EXTENSIONS } from '../../sandbox/ringcentral/index.ts';
import { codesOf, startTestServer, type WireBody, type TestServer } from './ringcentral-support.ts';

let server: TestServer;
const CONTACTS = '/address-book/contact';
const UPLOAD = '/restapi/v1.0/account/~/address-book-bulk-upload';

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => server.upstream.reset());
afterAll(() => server.upstream.close());

describe('favorites', () => {
  const put = (records: unknown) => server.own('PUT', '/favorite', { body: { records } });
  const [CONTACT, OTHER, COLLEAGUE] = ['90500000004', '90500001004', '711060004'];
  const federated = { accountId: FEDERATED_ACCOUNT_ID, extensionId: FEDERATED_EXTENSIONS[0]?.extensionId };

  it('lists contacts and extensions by ordinal', async () => {
    const { json } = await server.own('GET', '/favorite');
    expect(json.uri).toMatch(/\/extension\/711040004\/favorite$/);
    expect(json.records.map(({ id }) => id)).toEqual(
      json.records.map((_: WireBody, index: number) => index + 1),
    );
    expect(json.records[0]).toEqual({ id: 1, contactId: CONTACT });
  });

  it('replaces the list; ids may be strings, and are given where there is none', async () => {
    const records = [{ id: '2', contactId: OTHER }, { extensionId: COLLEAGUE }, { id: 1, ...federated }];
    const answer = await put(records);
    const expected = [
      { id: 1, ...federated },
      { id: 2, contactId: OTHER },
      { id: 3, extensionId: COLLEAGUE },
    ];
    expect([answer.status, answer.json.records]).toEqual([200, expected]);
    expect((await server.own('GET', '/favorite')).json.records).toEqual(expected);
    server.upstream.settings.update({ favoritesPutStatus: 201, favoriteOrdinals: 'renumber' });
    const again = await put([{ id: 7, contactId: CONTACT }]);
    expect([again.status, again.json.records]).toEqual([201, [{ id: 1, contactId: CONTACT }]]);
  });

  it.each([
    ['an unknown contact', [{ contactId: '1' }], 'FAV-100'],
    ["another book's contact", [{ contactId: '90800000004' }], 'FAV-100'],
    ['an unknown extension', [{ extensionId: '1' }], 'FAV-100'],
    ['an extension twice', [{ extensionId: COLLEAGUE }, { extensionId: COLLEAGUE }], 'FAV-101'],
    ['a contact twice', [{ contactId: CONTACT }, { contactId: CONTACT }], 'FAV-101'],
    ['both kinds at once', [{ contactId: CONTACT, extensionId: COLLEAGUE }], 'FAV-102'],
    [
      'an ordinal twice',
      [
        { id: 1, contactId: CONTACT },
        { id: '1', contactId: OTHER },
      ],
      'FAV-103',
    ],
    ['101 entries', Array.from({ length: 101 }, (_, index) => ({ contactId: String(index + 1) })), 'FAV-104'],
    ['an unknown federated extension', [{ accountId: '9', extensionId: COLLEAGUE }], 'FAV-105'],
    ['no target', [{ id: 1 }], 'CMN-101'],
    ['no list', undefined, 'CMN-101'],
  ])('refuses %s', async (_case, records, code) => {
    const before = server.upstream.store.favorites('demo');
    const answer = await put(records);
    expect([answer.status, codesOf(answer)[1]]).toEqual([400, code]);
    expect(server.upstream.store.favorites('demo')).toEqual(before);
  });

  it('loses a deleted contact, or keeps it when told to', async () => {
    const hasFavorite = (id: string | undefined) =>
      server.upstream.store.favorites('demo').some(({ contactId }) => contactId === id);
    await server.own('DELETE', `${CONTACTS}/${CONTACT}`);
    expect(hasFavorite(CONTACT)).toBe(false);
    server.upstream.settings.update({ deletionDropsFavorites: false });
    await put([{ contactId: OTHER }]);
    await server.own('DELETE', `${CONTACTS}/${OTHER}`);
    expect(hasFavorite(OTHER)).toBe(true);
  });
});

describe('bulk upload', () => {
  const start = async (records: unknown, token = 'sandbox-ringcentral-demo') =>
    server.call('POST', UPLOAD, { body: { records }, token });
  const poll = async (id: WireBody['id']): Promise<WireBody> =>
    (await server.call('GET', `${UPLOAD}/tasks/${id}`)).json;
  const records = [
    {
      extensionId: '711060004',
      contacts: [
        { firstName: 'Fern', mobilePhone: '(202) 555-0111', ringtoneIndex: '3' },
        { firstName: 'Moss', mobilePhone: 'nonsense' },
      ],
    },
    { extensionId: '711041004', contacts: [{ firstName: 'Reed' }] },
  ];

  it('runs with the clock, whether or not anybody asks', async () => {
    const before = server.upstream.store.contacts('second').length;
    const { status, json } = await start(records);
    const { accountId } = server.upstream.store;
    expect([status, json.status, json.creationTime]).toEqual([202, 'Accepted', '2026-03-01T12:00:00Z']);
    expect(json.id).toMatch(new RegExp(`^${accountId}-711040004-[\\da-f]{32}$`));
    expect(json.uri).toBe(
      `${server.upstream.url}/restapi/v1.0/account/${accountId}/address-book-bulk-upload/tasks/${json.id}`,
    );
    expect((await poll(json.id)).status).toBe('Accepted');
    server.clock.advance(1_000);
    expect((await poll(json.id)).status).toBe('InProgress');
    expect(server.upstream.store.contacts('second')).toHaveLength(before);
    server.clock.advance(2_000);
    expect(server.upstream.store.contacts('second')).toHaveLength(before + 1);
    const done = await poll(json.id);
    expect([done.status, done.lastModifiedTime]).toEqual(['Completed', '2026-03-01T12:00:03Z']);
    expect(done.results).toMatchObject({
      affectedItems: [
        { extensionId: '711060004', contacts: [{ firstName: 'Fern', mobilePhone: '+12025550111' }] },
        { extensionId: '711041004', contacts: [{ firstName: 'Reed' }] },
      ],
      errors: [{ errorCode: 'PAB-102', parameterName: 'mobilePhone', parameterValue: 'nonsense' }],
    });
    expect(JSON.stringify(done.results)).not.toContain('ringtoneIndex');
    const { json: book } = await server.call('GET', `/restapi/v1.0/account/~/extension/711060004${CONTACTS}`);
    expect(book.records).toHaveLength(1);
  });

  it('runs with the polls when told to, and gives the older form of results', async () => {
    server.upstream.settings.update({ uploadPace: 'poll', uploadResults: 'list' });
    const { id } = (await start(records)).json;
    server.clock.advance(3_600_000);
    expect((await poll(id)).status).toBe('InProgress');
    const done = await poll(id);
    expect(done.status).toBe('Completed');
    expect(done.results).toMatchObject([
      { status: 'Success', contact: { firstName: 'Fern' } },
      { status: 'Fail', errors: [{ errorCode: 'PAB-102' }] },
      { status: 'Success', extensionId: '711041004' },
    ]);
    expect(await poll(id)).toEqual(done);
  });

  it('fails as a whole when told to', async () => {
    server.upstream.settings.update({ uploadOutcome: 'failed' });
    const before = server.upstream.store.revision('second');
    const { id } = (await start(records)).json;
    server.clock.advance(3_000);
    expect((await poll(id)).status).toBe('Failed');
    expect(server.upstream.store.revision('second')).toBe(before);
  });

  it('tells which contacts a full book did not take', async () => {
    server.upstream.settings.update({ bookLimit: 1 });
    const { id } = (await start([{ extensionId: '711060004', contacts: [{}, {}, {}] }])).json;
    server.clock.advance(3_000);
    const { results } = await poll(id);
    expect(results.affectedItems[0]?.contacts).toHaveLength(1);
    expect(results.errors.map(({ errorCode }) => errorCode)).toEqual(['PAB-101', 'PAB-101']);
  });

  it('forgets a task after its time', async () => {
    const { id } = (await start(records)).json;
    server.clock.advance(86_403_000);
    // The first look finishes what was due long ago, so it is forgotten with the next.
    await poll(id);
    const answer = await server.call('GET', `${UPLOAD}/tasks/${id}`);
    expect([answer.status, codesOf(answer)[1], answer.json.parameterName]).toEqual([
      404,
      'CMN-102',
      'taskId',
    ]);
  });

  it.each([
    ['no records', [], 'records'],
    [
      '501 extensions',
      Array.from({ length: 501 }, () => ({ extensionId: '711060004', contacts: [{}] })),
      'records',
    ],
    ['an unknown extension', [{ extensionId: '1', contacts: [{}] }], 'records.extensionId'],
    ['no contacts', [{ extensionId: '711060004', contacts: [] }], 'records.contacts'],
    [
      '10,001 contacts',
      [{ extensionId: '711060004', contacts: new Array(10_001).fill({}) }],
      'records.contacts',
    ],
  ])('refuses %s', async (_case, bad, parameterName) => {
    const answer = await start(bad);
    expect([answer.status, codesOf(answer)[1], answer.json.parameterName]).toEqual([
      400,
      'CMN-101',
      parameterName,
    ]);
  });

  it('is for administrators', async () => {
    const own = [{ extensionId: '711041004', contacts: [{}] }];
    expect(codesOf(await start(own, 'sandbox-ringcentral-second'))[1]).toBe('CMN-419');
    server.upstream.settings.update({ uploadNeedsExtendedScope: false });
    expect((await start(own, 'sandbox-ringcentral-second')).status).toBe(202);
    expect((await start(records, 'sandbox-ringcentral-second')).status).toBe(403);
  });
});

describe('control', () => {
  const control = (method: string, path: string, body?: unknown) =>
    server.call(method, `/__sandbox/${path}`, { token: null, ...(body !== undefined && { body }) });

  it('turns switches, naming a bad one and what is allowed', async () => {
    expect((await control('POST', 'settings', { bulkLimit: 30 })).json).toMatchObject({ bulkLimit: 30 });
    expect(server.upstream.settings.values.bulkLimit).toBe(30);
    const refused = await control('POST', 'settings', { uploadPace: 'slow' });
    expect([refused.status, refused.json.error]).toEqual([
      400,
      'settings.uploadPace must be one of "clock", "poll", not "slow".',
    ]);
    expect((await control('POST', 'settings', { favoritesPutStatus: 204 })).json.error).toContain(
      '200 or 201',
    );
    await control('POST', 'reset');
    expect(server.upstream.settings.values.bulkLimit).toBe(50);
  });

  it('tells of books and credentials', async () => {
    expect((await control('GET', 'books')).json).toMatchObject([
      { user: 'demo', contacts: 60, revision: 60 },
      { user: 'second', contacts: 20, revision: 20 },
    ]);
    expect((await control('GET', 'credentials')).text).toContain('"sandbox-ringcentral-second"');
  });

  it('brings faults in the shape of the API, and brings all back to the seed', async () => {
    server.upstream.addFault({
      kind: 'status',
      status: 429,
      retryAfter: 7,
      times: 1,
      match: { caller: 'demo' },
    });
    const answer = await server.own('GET', '/favorite');
    expect([answer.status, answer.headers.get('retry-after'), codesOf(answer)[1]]).toEqual([
      429,
      '7',
      'CMN-301',
    ]);
    const before = server.upstream.store.contacts('demo');
    await server.own('DELETE', `${CONTACTS}/${before[0]?.id}`);
    server.upstream.reset();
    expect(server.upstream.store.contacts('demo')).toEqual(before);
  });
});

describe('options', () => {
  it('name what is wrong with them', async () => {
    await expect(startTestServer({ bookSizes: { demo: -1 } })).rejects.toThrow(/bookSizes\.demo .* not -1/);
    await expect(startTestServer({ windowSeconds: 0 })).rejects.toThrow(/windowSeconds .* not 0/);
  });
});
