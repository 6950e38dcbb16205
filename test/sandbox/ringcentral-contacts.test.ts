import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { codesOf, startTestServer, type TestServer, type WireBody } from './ringcentral-support.ts';

let server: TestServer;
const CONTACTS = '/address-book/contact';

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => server.upstream.reset());
afterAll(() => server.upstream.close());

const list = async (query: string): Promise<WireBody> =>
  (await server.own('GET', `${CONTACTS}${query}`)).json;
const idsIn = (page: WireBody): string[] =>
  page.records.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1));
const create = async (body: object, query = ''): Promise<WireBody> =>
  (await server.own('POST', `${CONTACTS}${query}`, { body })).json;

describe('listing contacts', () => {
  it('gives pages with paging data and canonical URLs', async () => {
    const { url, store } = server.upstream;
    const page = await list('?page=2&perPage=25&sortBy=LastName&sortBy=FirstName');
    const base = `${url}/restapi/v1.0/account/${store.accountId}/extension/${store.extensionId('demo')}/address-book`;
    const sort = 'sortBy=LastName&sortBy=FirstName';
    expect(page).toMatchObject({
      uri: `${base}/contact?${sort}&page=2&perPage=25`,
      paging: { page: 2, perPage: 25, totalPages: 3, totalElements: 60, pageStart: 25, pageEnd: 49 },
      navigation: {
        firstPage: { uri: `${base}/contact?${sort}&page=1&perPage=25` },
        previousPage: { uri: `${base}/contact?${sort}&page=1&perPage=25` },
        nextPage: { uri: `${base}/contact?${sort}&page=3&perPage=25` },
        lastPage: { uri: `${base}/contact?${sort}&page=3&perPage=25` },
      },
      groups: { uri: `${base}/group` },
    });
    expect(page.records.every(({ uri }) => uri.startsWith(`${base}/contact/`))).toBe(true);
  });

  it('never links to a missing page', async () => {
    const linksOf = async (query: string) => Object.keys((await list(query)).navigation);
    expect(await linksOf('?perPage=30')).toEqual(['firstPage', 'nextPage', 'lastPage']);
    expect(await linksOf('?perPage=30&page=2')).toEqual(['firstPage', 'previousPage', 'lastPage']);
    expect(await linksOf('?perPage=60')).toEqual(['firstPage', 'lastPage']);
    expect(await linksOf('?perPage=30&page=3')).toEqual(['firstPage', 'lastPage']);
  });

  it('covers the book once, in one order for every page size', async () => {
    const whole = idsIn(await list('?perPage=1000'));
    const pages = [];
    for (const page of [1, 2, 3, 4, 5]) pages.push(...idsIn(await list(`?perPage=13&page=${page}`)));
    expect(pages).toEqual(whole);
    expect([...whole].sort()).toEqual(
      server.upstream.store
        .contacts('demo')
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('writes ids beyond 2^53 exactly, as numbers', async () => {
    const { text } = await server.own('GET', `${CONTACTS}?perPage=1000`);
    expect(text).toContain('"id":9007199254740993,');
    expect(text).toContain('"id":9151314442816848004,');
  });

  it('answers a page beyond the end without its number', async () => {
    const page = await list('?page=9&perPage=50');
    expect(page.records).toEqual([]);
    expect(page.paging).toEqual({ totalPages: 2, perPage: 50, totalElements: 60 });
  });

  it('answers an empty book with one empty page', async () => {
    const { json } = await server.call(
      'GET',
      '/restapi/v1.0/account/~/extension/711060004/address-book/contact',
    );
    expect(json.records).toEqual([]);
    expect(json.paging).toEqual({ page: 1, totalPages: 1, perPage: 100, totalElements: 0 });
  });

  it('limits perPage to 1000 and refuses invalid pages', async () => {
    expect((await list('?perPage=5000')).paging.perPage).toBe(1_000);
    expect((await list('?perPage=0')).records).toEqual([]);
    for (const query of ['perPage=-1', 'perPage=ten', 'page=0', 'page=1001', 'sortBy=FirstName,LastName']) {
      const answer = await server.own('GET', `${CONTACTS}?${query}`);
      expect([query, answer.status, ...codesOf(answer)]).toEqual([query, 400, 'InvalidParameter', 'CMN-101']);
      expect(answer.json.parameterName).toBe(query.split('=')[0]);
    }
  });

  it('sorts by first name by default, contacts without one last', async () => {
    const names = (await list('')).records.map(({ firstName }) => firstName ?? null);
    const given = names.filter((name: string | null) => name !== null);
    expect(given).toEqual([...given].sort(new Intl.Collator('en').compare));
    expect(names.slice(given.length).every((name: string | null) => name === null)).toBe(true);
    server.upstream.settings.update({ emptySortKeys: 'first' });
    expect((await list('')).records.map(({ firstName }) => firstName ?? null)).toEqual([
      ...names.slice(given.length),
      ...given,
    ]);
  });

  it('finds by the beginning of either name, whatever the case', async () => {
    await create({ firstName: 'Zephyrine', lastName: 'Oakley' });
    await create({ firstName: 'Aster', lastName: 'Zephyrfield' });
    const found = (await list('?startsWith=zEPHYr')).records;
    expect(found.map(({ firstName }) => firstName)).toEqual(['Aster', 'Zephyrine']);
  });

  it('finds by any of several numbers, in any of the twelve attributes, with or without plus', async () => {
    const first = await create({ otherFax: '+12125550187' });
    const second = await create({ callbackPhone: '+12125550188' });
    expect(idsIn(await list('?phoneNumber=%2B12125550187'))).toEqual([String(first.id)]);
    expect(idsIn(await list('?phoneNumber=12125550187&phoneNumber=%2B12125550188'))).toEqual([
      String(first.id),
      String(second.id),
    ]);
    expect(idsIn(await list('?phoneNumber=+12125550187'))).toEqual([]);
    server.upstream.settings.update({ phoneFilterFields: ['homePhone'] });
    expect(idsIn(await list('?phoneNumber=12125550187'))).toEqual([]);
  });

  it('can leave out the total', async () => {
    server.upstream.settings.update({ totalElements: false });
    expect((await list('')).paging.totalElements).toBeUndefined();
  });
});

describe('writing contacts', () => {
  it('creates with 200, numbers in E.164, empty attributes left out', async () => {
    const { status, json } = await server.own('POST', `${CONTACTS}?dialingPlan=GB`, {
      body: {
        firstName: 'Sorrel',
        nickName: '',
        company: null,
        homePhone: '020 7946 0123',
        birthday: '1990-05',
        homeAddress: { city: 'Blávatn', zip: 101, country: 'ISL', street: '' },
      },
    });
    expect(status).toBe(200);
    const { id, uri, ...rest } = json;
    expect(uri.endsWith(`/contact/${id}`)).toBe(true);
    expect(rest).toEqual({
      availability: 'Alive',
      firstName: 'Sorrel',
      homePhone: '+442079460123',
      birthday: '1990-05-01T00:00:00.000Z',
      homeAddress: { city: 'Blávatn', zip: '101', country: 'Iceland' },
    });
    expect(Number.isSafeInteger(id)).toBe(true);
    expect((await server.own('GET', `${CONTACTS}/${id}`)).json).toEqual(json);
  });

  it('replaces all attributes by PUT, or merges by setting', async () => {
    const { id } = await create({ firstName: 'Fern', lastName: 'Lakeview' });
    const body = { id, homePhone: '2025550101' };
    const { json } = await server.own('PUT', `${CONTACTS}/${id}`, { body });
    expect(json).toMatchObject({ id, homePhone: '+12025550101' });
    expect(json.firstName).toBeUndefined();
    server.upstream.settings.update({ putSemantics: 'merge' });
    const merged = await server.own('PUT', `${CONTACTS}/${id}`, { body: { firstName: 'Moss' } });
    expect(merged.json).toMatchObject({ firstName: 'Moss', homePhone: '+12025550101' });
  });

  it('patches: omitted attributes are kept, null removes', async () => {
    const { id } = await create({
      firstName: 'Fern',
      email: 'fern@example.com',
      homeAddress: { city: 'Farhill', zip: '94002' },
      otherAddress: { city: 'Islebridge' },
    });
    const patch = (body: object) => server.own('PATCH', `${CONTACTS}/${id}`, { body });
    const first = (await patch({ email: null, homeAddress: { zip: '94003' }, otherAddress: null })).json;
    expect(first).toMatchObject({ firstName: 'Fern', homeAddress: { city: 'Farhill', zip: '94003' } });
    expect(Object.keys(first)).not.toContain('email');
    expect(Object.keys(first)).not.toContain('otherAddress');
    server.upstream.settings.update({ patchAddresses: 'replace' });
    expect((await patch({ homeAddress: { street: '1 Fern Walk' } })).json.homeAddress).toEqual({
      street: '1 Fern Walk',
    });
  });

  it('deletes with 204, with a body or without, and only once', async () => {
    const { id } = await create({ firstName: 'Fern' });
    const first = await server.own('DELETE', `${CONTACTS}/${id}`, { body: {} });
    expect([first.status, first.text]).toEqual([204, '']);
    const second = await server.own('DELETE', `${CONTACTS}/${id}`);
    expect([second.status, ...codesOf(second), second.json.parameterName]).toEqual([
      404,
      'CMN-102',
      'CMN-102',
      'contactId',
    ]);
  });

  it('writes to the contact that has a long id', async () => {
    const path = `${CONTACTS}/9007199254740993`;
    const body = '{"id": 9007199254740993, "firstName": "Long"}';
    expect((await server.own('PUT', path, { body })).status).toBe(200);
    expect(server.upstream.store.contact('demo', '9007199254740993')).toEqual({
      id: '9007199254740993',
      firstName: 'Long',
    });
    const mismatch = await server.own('PUT', path, { body: '{"id": 9007199254740992}' });
    expect([mismatch.status, ...codesOf(mismatch)]).toEqual([400, 'CMN-108', 'CMN-108']);
  });

  it('names every invalid attribute', async () => {
    const answer = await server.own('POST', CONTACTS, {
      body: {
        homePhone: 'nonsense',
        carPhone: '*123',
        appInfo: 'x'.repeat(65),
        birthday: 'soon',
        webPage: {},
      },
    });
    expect(answer.status).toBe(400);
    expect(answer.json.errors.map(({ errorCode, parameterName }) => [errorCode, parameterName])).toEqual([
      ['CMN-101', 'birthday'],
      ['CMN-101', 'webPage'],
      ['PAB-102', 'homePhone'],
      ['PAB-104', 'carPhone'],
      ['CMN-101', 'appInfo'],
    ]);
    expect((await server.own('POST', CONTACTS, { body: { appInfo: '😀'.repeat(64) } })).status).toBe(200);
  });

  it('refuses contacts beyond the capacity of the book', async () => {
    server.upstream.settings.update({ bookLimit: 61 });
    expect((await server.own('POST', CONTACTS, { body: {} })).status).toBe(200);
    const answer = await server.own('POST', CONTACTS, { body: {} });
    expect([answer.status, ...codesOf(answer)]).toEqual([400, 'PAB-101', 'PAB-101']);
    expect(answer.json.message).toContain('61');
  });

  it('can return escaped names', async () => {
    server.upstream.settings.update({ escapeNames: true });
    const { firstName, lastName, company } = await create({
      firstName: 'A&B',
      lastName: "O'/\\",
      company: "C&'D",
    });
    expect([firstName, lastName, company]).toEqual(['A&amp;B', 'O&apos;&sol;&bsol;', "C&'D"]);
  });

  it.each([
    ['POST', '', '{"firstName":', 'application/json', 400, 'CMN-103'],
    ['POST', '', '[]', 'application/json', 400, 'CMN-104'],
    ['POST', '', 'firstName=Fern', 'application/x-www-form-urlencoded', 415, 'CMN-104'],
    ['PUT', '/90500000004', '{}', 'multipart/form-data; boundary=x', 415, 'CMN-104'],
    ['POST', '?dialingPlan=XX', '{}', 'application/json', 400, 'CMN-101'],
    ['PATCH', '/90500000004,90500001004', '{}', 'application/json', 400, 'CMN-101'],
  ])('refuses %s %s %s as %s', async (method, path, body, type, status, code) => {
    const answer = await server.own(method, `${CONTACTS}${path}`, {
      body,
      headers: { 'content-type': type },
    });
    expect([answer.status, codesOf(answer)[1]]).toEqual([status, code]);
  });
});
