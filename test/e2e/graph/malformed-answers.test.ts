import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Answer, json } from '../../clients/support/upstream-stub.ts';

import { startStubbedGraph, type StubbedGraph } from './stubbed-graph.ts';

const BOOK = 'https://x/restapi/v1.0/account/11/extension/22/address-book';
const PERSON = { resourceName: 'otherContacts/c1', etag: 'e', names: [{ displayName: 'Ann Caller' }] };

let graph: StubbedGraph;
beforeAll(async () => {
  graph = await startStubbedGraph();
});
afterAll(() => graph.close());

const run = async (query: string, answer: Answer) => {
  graph.answerWith(answer);
  const { data, errors = [] } = await graph.execute(query);
  return {
    data,
    errors: errors.map(({ path, extensions }) => `${(path ?? []).join('.')} ${String(extensions['code'])}`),
  };
};

/** Values with a wrong type for every field. Null counts as absent. */
const WRONG: readonly unknown[] = [42, true, {}, { a: 1 }, [], ['x'], [null], 1e30];

describe('a malformed value of a RingCentral contact', () => {
  const query =
    '{ personalContacts { nodes { contactId firstName lastName displayName phoneNumbers { number } emailAddresses homeAddress { city } } } }';
  const page = (...records: readonly unknown[]): Answer =>
    json({ uri: `${BOOK}/contact`, records, paging: { totalElements: records.length } });
  const good = { id: 1, firstName: 'Ann', lastName: 'Caller', email: 'ann@example.com' };

  it.each(WRONG)('only fails its own field: firstName %j', async (firstName) => {
    const { data, errors } = await run(query, page(good, { ...good, id: 2, firstName }));
    expect(errors).toEqual(['personalContacts.nodes.1.firstName UPSTREAM_BAD_RESPONSE']);
    expect(data.personalContacts.nodes).toMatchObject([
      { contactId: '1', firstName: 'Ann' },
      {
        contactId: '2',
        firstName: null,
        lastName: 'Caller',
        displayName: 'Caller',
        emailAddresses: ['ann@example.com'],
      },
    ]);
  });

  it.each(WRONG.filter((value) => JSON.stringify(value) !== '{}'))(
    'only fails its own field: homeAddress %j',
    async (homeAddress) => {
      const { data, errors } = await run(query, page({ ...good, homeAddress }));
      expect(errors.every((error) => /homeAddress.* UPSTREAM_BAD_RESPONSE$|^$/.test(error))).toBe(true);
      expect(data.personalContacts.nodes[0]).toMatchObject({ firstName: 'Ann', lastName: 'Caller' });
    },
  );

  it('is fine if it is null', async () => {
    const { data, errors } = await run(
      query,
      page({ ...good, firstName: null, homeAddress: null, mobilePhone: null }),
    );
    expect(errors).toEqual([]);
    expect(data.personalContacts.nodes[0]).toMatchObject({
      firstName: null,
      homeAddress: null,
      phoneNumbers: [],
    });
  });

  it.each([null, 7, 'x', [], {}, { id: null }, { id: {} }, { id: '' }, { id: 'x/../y' }])(
    'only drops its own record if the id is unreadable: %j',
    async (record) => {
      const { data, errors } = await run(
        '{ personalContacts { totalCount nodes { contactId } edges { node { contactId } } } }',
        page(good, record, { ...good, id: 3 }),
      );
      expect(errors).toEqual(['personalContacts UPSTREAM_BAD_RESPONSE']);
      expect(data.personalContacts).toMatchObject({
        totalCount: 3,
        nodes: [{ contactId: '1' }, { contactId: '3' }],
        edges: [{ node: { contactId: '1' } }, { node: { contactId: '3' } }],
      });
    },
  );

  it('does not shift the contacts of the next page', async () => {
    const all = [1, 2, 3, 4, 5, 6].map((id) => (id === 2 ? null : { ...good, id, firstName: `N${id}` }));
    const paged: Answer = (request, response) => {
      const url = new URL(request.url, 'http://x');
      const [number, perPage] = ['page', 'perPage'].map((name) => Number(url.searchParams.get(name) ?? 1));
      const records = all.slice((number! - 1) * perPage!, number! * perPage!);
      void json({ uri: `${BOOK}/contact`, records, paging: { totalElements: 6 } })(request, response);
    };
    graph.answerWith(paged);
    const list =
      'query ($after: String) { personalContacts(first: 3, after: $after) { nodes { contactId } pageInfo { endCursor } } }';
    const one = await graph.execute(list);
    expect(one.data.personalContacts.nodes).toEqual([{ contactId: '1' }, { contactId: '3' }]);
    const two = await graph.execute(list, { after: one.data.personalContacts.pageInfo.endCursor });
    expect(two.data.personalContacts.nodes).toEqual([
      { contactId: '4' },
      { contactId: '5' },
      { contactId: '6' },
    ]);
  });

  it.each([{ records: 5 }, { records: {} }, { records: 'x' }])(
    'fails the whole page only if there is no list: %j',
    async (body) => {
      const { data, errors } = await run(query, json({ uri: `${BOOK}/contact`, ...body }));
      expect(errors).toEqual(['personalContacts UPSTREAM_BAD_RESPONSE']);
      expect(data.personalContacts).toBeNull();
    },
  );

  it.each([
    { paging: null, navigation: null },
    { paging: 5, navigation: [] },
    { paging: { totalElements: 'many', perPage: -1, pageStart: {} } },
    { uri: null },
    { uri: 5 },
  ])('outside the records drops no record: %j', async (rest) => {
    const { data, errors } = await run(query, json({ records: [good], uri: `${BOOK}/contact`, ...rest }));
    expect(errors).toEqual([]);
    expect(data.personalContacts.nodes).toMatchObject([{ contactId: '1', firstName: 'Ann' }]);
  });

  it('only drops its own record in changes', async () => {
    const { data, errors } = await run(
      '{ personalContactChanges { nextSince nodes { contactId personalContact { firstName lastName } } } }',
      json({
        uri: `${BOOK}-sync`,
        records: [
          null,
          { id: 1, firstName: 42, lastName: 'Caller' },
          { id: 2, availability: {} },
          { firstName: 'x' },
        ],
        syncInfo: { syncType: 'FSync', syncToken: 't' },
      }),
    );
    expect(errors.sort()).toEqual([
      'personalContactChanges UPSTREAM_BAD_RESPONSE',
      'personalContactChanges.nodes.0.personalContact.firstName UPSTREAM_BAD_RESPONSE',
    ]);
    expect(data.personalContactChanges.nodes).toEqual([
      { contactId: '1', personalContact: { firstName: null, lastName: 'Caller' } },
    ]);
  });

  it.each([
    { syncInfo: null },
    { syncInfo: 5 },
    { syncInfo: { syncType: 7 } },
    { syncInfo: { syncType: 'FSync', syncToken: {} } },
    { nextPageId: {} },
  ])('fails the page of a sync if its type or its continuation is unreadable: %j', async (rest) => {
    const { data, errors } = await run(
      '{ personalContactChanges { isFullSync nodes { contactId } } }',
      json({
        uri: `${BOOK}-sync`,
        records: [good],
        syncInfo: { syncType: 'FSync', syncToken: 't' },
        ...rest,
      }),
    );
    expect(errors).toEqual(['personalContactChanges UPSTREAM_BAD_RESPONSE']);
    expect(data.personalContactChanges).toBeNull();
  });

  it('only drops its own favorite', async () => {
    const { data, errors } = await run(
      '{ favorites { nodes { position target { ... on Extension { extensionId } } } } }',
      json({
        uri: BOOK.replace('address-book', 'favorite'),
        records: [
          null,
          { id: 1, extensionId: 101 },
          5,
          { id: 2, contactId: {} },
          { id: 3, extensionId: '102', accountId: [] },
        ],
      }),
    );
    expect(errors).toEqual(['favorites UPSTREAM_BAD_RESPONSE']);
    expect(data.favorites.nodes).toEqual([
      { position: 0, target: { extensionId: '101' } },
      { position: 1, target: { extensionId: '102' } },
    ]);
  });

  it('only fails its own field of a contact that is looked up', async () => {
    const { data, errors } = await run(
      '{ personalContact(contactId: "1") { id contactId firstName lastName } }',
      json({ uri: `${BOOK}/contact/1`, id: 1, firstName: ['Ann'], lastName: 'Caller' }),
    );
    expect(errors).toEqual(['personalContact.firstName UPSTREAM_BAD_RESPONSE']);
    expect(data.personalContact).toMatchObject({ contactId: '1', firstName: null, lastName: 'Caller' });
  });
});

describe('a malformed value of a Google person', () => {
  const query = `{ otherContacts { nodes { resourceName displayName names { displayName metadata { primary } }
    emailAddresses { value } photoUrl ageRange metadata { sources { type } } } } }`;
  const page = (...otherContacts: readonly unknown[]): Answer =>
    json({ otherContacts, totalSize: otherContacts.length });

  it.each(WRONG.filter((value) => JSON.stringify(value) !== '[]'))(
    'only fails its own fields: names %j',
    async (names) => {
      const { data, errors } = await run(
        query,
        page(PERSON, {
          ...PERSON,
          resourceName: 'otherContacts/c2',
          names,
          emailAddresses: [{ value: 'ann@example.com' }],
        }),
      );
      expect(errors.sort()).toEqual([
        'otherContacts.nodes.1.displayName UPSTREAM_BAD_RESPONSE',
        'otherContacts.nodes.1.names UPSTREAM_BAD_RESPONSE',
      ]);
      expect(data.otherContacts.nodes).toMatchObject([
        { displayName: 'Ann Caller' },
        {
          resourceName: 'otherContacts/c2',
          displayName: null,
          names: null,
          emailAddresses: [{ value: 'ann@example.com' }],
        },
      ]);
    },
  );

  it.each(['names', 'emailAddresses', 'photos', 'metadata', 'ageRanges'])(
    'is fine if it is null: %s',
    async (field) => {
      const { data, errors } = await run(query, page({ ...PERSON, [field]: null }));
      expect(errors).toEqual([]);
      expect(data.otherContacts.nodes).toMatchObject([{ resourceName: 'otherContacts/c1' }]);
    },
  );

  it.each([
    [{ names: [{ displayName: {} }] }, ['displayName', 'names.0.displayName']],
    [{ names: [{ displayName: 'Ann', metadata: 5 }] }, ['names.0.metadata']],
    [{ names: [{ displayName: 'Ann', metadata: { primary: 'yes' } }] }, ['names.0.metadata.primary']],
    [{ photos: [null] }, ['photoUrl']],
    [{ photos: [{ url: 5 }] }, ['photoUrl']],
    [{ ageRanges: 5 }, ['ageRange']],
    [{ metadata: { sources: {} } }, ['metadata.sources']],
    [{ metadata: { sources: [null] } }, ['metadata.sources']],
    [{ metadata: 5 }, ['metadata']],
  ])('only fails the fields that are made from it: %j', async (values, fields) => {
    const { data, errors } = await run(query, page({ ...PERSON, ...values }));
    expect(errors.sort()).toEqual(
      fields.map((field) => `otherContacts.nodes.0.${field} UPSTREAM_BAD_RESPONSE`).sort(),
    );
    expect(data.otherContacts.nodes).toHaveLength(1);
  });

  it.each([
    null,
    5,
    'x',
    [],
    {},
    { resourceName: null },
    { resourceName: 5 },
    { resourceName: 'x'.repeat(300) },
  ])('only drops its own record if it has no resource name: %j', async (record) => {
    const { data, errors } = await run('{ otherContacts { nodes { id } } }', page(record, PERSON));
    expect(errors).toEqual(['otherContacts UPSTREAM_BAD_RESPONSE']);
    expect(data.otherContacts.nodes).toHaveLength(1);
  });

  it.each([null, 5, {}, { person: null }, { person: 5 }, { person: {} }])(
    'only drops its own search result: %j',
    async (result) => {
      const { data, errors } = await run(
        '{ searchOtherContacts(query: "a") { nodes { id } } }',
        json({ results: [result, { person: PERSON }] }),
      );
      expect(errors).toEqual(['searchOtherContacts UPSTREAM_BAD_RESPONSE']);
      expect(data.searchOtherContacts.nodes).toHaveLength(1);
    },
  );

  it('only drops its own change', async () => {
    const { data, errors } = await run(
      '{ otherContactChanges { nextSince nodes { resourceName person { displayName } } } }',
      json({ otherContacts: [null, PERSON, { ...PERSON, metadata: 5 }], nextSyncToken: 't' }),
    );
    expect(errors).toEqual(['otherContactChanges UPSTREAM_BAD_RESPONSE']);
    expect(data.otherContactChanges.nodes).toEqual([
      { resourceName: 'otherContacts/c1', person: { displayName: 'Ann Caller' } },
    ]);
  });

  it.each([{ nextPageToken: {} }, { otherContacts: 5 }, { otherContacts: {} }])(
    'fails the page only if nothing can be read: %j',
    async (body) => {
      const { data, errors } = await run(
        '{ otherContacts { nodes { id } } }',
        json({ otherContacts: [PERSON], ...body }),
      );
      expect(errors).toEqual(['otherContacts UPSTREAM_BAD_RESPONSE']);
      expect(data.otherContacts).toBeNull();
    },
  );
});

describe('a lookup that upstream does not answer', () => {
  const people = (...names: readonly string[]) =>
    `{ ${names.map((name) => `${name}: person(resourceName: "people/${name}") { resourceName }`).join(' ')} }`;
  const found = (name: string) => ({
    requestedResourceName: `people/${name}`,
    person: { resourceName: `people/${name}` },
    httpStatusCode: 200,
  });

  it('is UPSTREAM_BAD_RESPONSE for that person, while a person that does not exist is null', async () => {
    const { data, errors } = await run(
      people('c1', 'c2', 'c3'),
      json({
        responses: [
          found('c1'),
          { requestedResourceName: 'people/c2', httpStatusCode: 404, status: { code: 5 } },
        ],
      }),
    );
    expect(data).toEqual({ c1: { resourceName: 'people/c1' }, c2: null, c3: null });
    expect(errors).toEqual(['c3 UPSTREAM_BAD_RESPONSE']);
    expect(graph.requests()).toHaveLength(1);
  });

  it.each([
    [{ responses: [found('c1'), null] }],
    [{ responses: [found('c1'), { requestedResourceName: 'people/c2' }] }],
    [{ responses: [found('c1'), { requestedResourceName: 'people/c2', httpStatusCode: 200, person: null }] }],
    [{ responses: [found('c1'), { requestedResourceName: 'people/c2', person: { resourceName: 7 } }] }],
    [{ responses: [found('c1')] }],
  ])('is UPSTREAM_BAD_RESPONSE if its entry is unreadable: %j', async (body) => {
    const { data, errors } = await run(people('c1', 'c2'), json(body));
    expect(data).toEqual({ c1: { resourceName: 'people/c1' }, c2: null });
    expect(errors).toEqual(['c2 UPSTREAM_BAD_RESPONSE']);
  });

  it.each([{}, { responses: null }, { responses: {} }, { responses: [] }])(
    'is UPSTREAM_BAD_RESPONSE for all if there is no answer at all: %j',
    async (body) => {
      const { errors } = await run(people('c1', 'c2'), json(body));
      expect(errors).toEqual(['c1 UPSTREAM_BAD_RESPONSE', 'c2 UPSTREAM_BAD_RESPONSE']);
    },
  );

  it('is UPSTREAM_BAD_RESPONSE for a contact that is missing from a bulk answer', async () => {
    const { data, errors } = await run(
      '{ a: personalContact(contactId: "1") { contactId } b: personalContact(contactId: "2") { contactId } }',
      json({ records: [] }, 207),
    );
    expect(data).toEqual({ a: null, b: null });
    expect(errors).toEqual(['a UPSTREAM_BAD_RESPONSE', 'b UPSTREAM_BAD_RESPONSE']);
  });
});
