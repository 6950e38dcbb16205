import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { FEDERATED_ACCOUNT_ID, FEDERATED_EXTENSIONS } from '../../sandbox/ringcentral/index.ts';

import { codesOf, startTestServer, type TestServer } from './ringcentral-support.ts';

let server: TestServer;
const CONTACTS = '/address-book/contact';

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
    expect(json.records.map(({ id }) => id)).toEqual(json.records.map((_, index) => index + 1));
    expect(json.records[0]).toEqual({ id: 1, contactId: CONTACT });
  });

  it('replaces the list; ids may be strings, and missing ids are assigned', async () => {
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

  it('can leave out the parameter, as in the published errors', async () => {
    server.upstream.settings.update({ favoriteErrorsNameParameter: false });
    const { text } = await put([{ contactId: '1' }]);
    const message = 'Contact not found';
    expect(JSON.parse(text)).toEqual({
      errorCode: 'FAV-100',
      message,
      errors: [{ errorCode: 'FAV-100', message }],
    });
  });

  it('can keep undocumented entries and members', async () => {
    const records = [
      { id: 1, groupId: '77', label: 'Front desk' },
      { id: 2, contactId: CONTACT, colour: 'red' },
    ];
    expect((await put(records)).status).toBe(400);
    server.upstream.settings.update({ favoriteKinds: 'any' });
    expect((await put(records)).json.records).toEqual(records);
    expect((await server.own('GET', '/favorite')).json.records).toEqual(records);
    expect((await put([{ id: 1 }])).status).toBe(400);
  });

  it('removes a deleted contact, or keeps it by setting', async () => {
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

describe('control', () => {
  const control = (method: string, path: string, body?: unknown) =>
    server.call(method, `/__sandbox/${path}`, { token: null, ...(body !== undefined && { body }) });

  it('changes settings, and names an invalid one and what is allowed', async () => {
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

  it('lists books and credentials', async () => {
    expect((await control('GET', 'books')).json).toMatchObject([
      { user: 'demo', contacts: 60, revision: 60 },
      { user: 'second', contacts: 20, revision: 20 },
    ]);
    expect((await control('GET', 'credentials')).text).toContain('"sandbox-ringcentral-second"');
  });

  it('injects faults in the format of the API, and resets everything to the seed', async () => {
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
  it('are refused with a reason', async () => {
    await expect(startTestServer({ bookSizes: { demo: -1 } })).rejects.toThrow(/bookSizes\.demo .* not -1/);
    await expect(startTestServer({ windowSeconds: 0 })).rejects.toThrow(/windowSeconds .* not 0/);
  });
});
