import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { codesOf, startTestServer, type TestServer, type WireBody } from './ringcentral-support.ts';

let server: TestServer;
const CONTACTS = '/address-book/contact';
const UPLOAD = '/restapi/v1.0/account/~/address-book-bulk-upload';

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => server.upstream.reset());
afterAll(() => server.upstream.close());

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

  it('advances with the clock, polled or not', async () => {
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

  it('can advance with polls, and return the older format of results', async () => {
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

  it('can return the older format as a single entry', async () => {
    server.upstream.settings.update({ uploadResults: 'single' });
    const finished = async (sent: unknown) => {
      const { id } = (await start(sent)).json;
      server.clock.advance(3_000);
      return (await poll(id)).results;
    };
    expect(await finished(records.slice(1))).toEqual({
      extensionId: '711041004',
      contact: { firstName: 'Reed' },
      status: 'Success',
    });
    expect(await finished(records)).toHaveLength(3);
  });

  it('can fail as a whole', async () => {
    server.upstream.settings.update({ uploadOutcome: 'failed' });
    const before = server.upstream.store.revision('second');
    const { id } = (await start(records)).json;
    server.clock.advance(3_000);
    expect((await poll(id)).status).toBe('Failed');
    expect(server.upstream.store.revision('second')).toBe(before);
  });

  it('reports the contacts that a full book did not accept', async () => {
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
    // The first poll finishes the overdue task, so it is only gone at the next poll.
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
