import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readSyncToken, writeSyncToken } from '../../sandbox/ringcentral/index.ts';

import {
  type Answer,
  codesOf,
  startTestServer,
  type TestServer,
  type WireBody,
} from './ringcentral-support.ts';

let server: TestServer;
const CONTACTS = '/address-book/contact';

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => server.upstream.reset());
afterAll(() => server.upstream.close());

const sync = (parameters: Readonly<Record<string, string | number>>): Promise<Answer> =>
  server.own(
    'GET',
    `/address-book-sync?${new URLSearchParams(Object.entries(parameters).map(([k, v]) => [k, String(v)]))}`,
  );

/** A plain client of the sync: a cache by id, and the token of the last page it read. */
interface Client {
  readonly cache: Map<string, object>;
  token?: string;
}

type Step = 'create' | 'update' | 'delete';

/** A page whose ids are strings, so that long ones keep all digits. */
const parsePage = (text: string): WireBody =>
  JSON.parse(text.replaceAll(/"id":(\d+)/g, '"id":"$1"')) as WireBody;

const change = async (step: Step, pick: number): Promise<void> => {
  const ids = server.upstream.store.contacts('demo').map(({ id }) => id);
  const id = ids[pick % Math.max(ids.length, 1)];
  if (step === 'create') await server.own('POST', CONTACTS, { body: { firstName: `New ${pick}` } });
  else if (id !== undefined && step === 'delete') await server.own('DELETE', `${CONTACTS}/${id}`);
  else if (id !== undefined)
    await server.own('PATCH', `${CONTACTS}/${id}`, { body: { lastName: `Changed ${pick}` } });
};

/** Reads all pages, with a change after each, and follows the server's answer like RingCentral's own client. */
const synchronise = async (
  client: Client,
  perPage: number,
  between: readonly (readonly [Step, number])[],
): Promise<void> => {
  const asked =
    client.token === undefined ? { syncType: 'FSync' } : { syncType: 'ISync', syncToken: client.token };
  let pageId: number | undefined;
  let left = [...between];
  do {
    const { status, text } = await sync({ ...asked, perPage, ...(pageId !== undefined && { pageId }) });
    expect(status).toBe(200);
    const page = parsePage(text);
    if (page.syncInfo.syncType === 'FSync' && pageId === undefined) client.cache.clear();
    for (const { availability, id, uri: _uri, ...fields } of page.records) {
      if (availability === 'Alive') client.cache.set(String(id), fields);
      else client.cache.delete(String(id));
    }
    client.token = page.syncInfo.syncToken;
    pageId = page.nextPageId;
    const [next, ...rest] = left;
    if (next !== undefined) await change(...next);
    left = rest;
  } while (pageId !== undefined);
};

describe('sync', () => {
  it('gives a client the state of the book, whatever changes while it reads', async () => {
    const step = fc.tuple(fc.constantFrom<Step>('create', 'update', 'delete'), fc.nat(200));
    const round = fc.record({
      changes: fc.array(step, { maxLength: 8 }),
      between: fc.array(step, { maxLength: 4 }),
      perPage: fc.integer({ min: 1, max: 25 }),
      isAnsweredInFull: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
        server.upstream.reset();
        const client: Client = { cache: new Map() };
        for (const { changes, between, perPage, isAnsweredInFull } of rounds) {
          for (const one of changes) await change(...one);
          server.upstream.settings.update({ syncAnswersFull: isAnsweredInFull });
          await synchronise(client, perPage, between);
        }
        server.upstream.settings.update({ syncAnswersFull: false });
        await synchronise(client, 250, []);
        const stored = server.upstream.store
          .contacts('demo')
          .map(({ id, ...fields }) => [id, fields] as const);
        expect(client.cache).toEqual(new Map(stored));
      }),
      { numRuns: 10 },
    );
  });

  it('pages changes by revision and lists each contact once', async () => {
    const { syncInfo } = (await sync({})).json;
    const ids = server.upstream.store.contacts('demo').map(({ id }) => id);
    for (const pick of [2, 4, 2])
      await server.own('PATCH', `${CONTACTS}/${ids[pick]}`, { body: { notes: 'x' } });
    await server.own('DELETE', `${CONTACTS}/${ids[5]}`);
    const first = (await sync({ syncType: 'ISync', syncToken: syncInfo.syncToken, perPage: 2 })).json;
    expect(first.records.map(({ id }) => String(id))).toEqual([ids[4], ids[2]]);
    expect(first.nextPageId).toBe(readSyncToken(first.syncInfo.syncToken)?.revision);
    expect(first.nextPageUri).toMatch(/address-book-sync\?syncType=ISync&pageId=63&perPage=2$/);
    // The server's own link has no token.
    const { json } = await server.call(
      'GET',
      new URL(first.nextPageUri).pathname + new URL(first.nextPageUri).search,
    );
    expect(json.records).toEqual([{ id: Number(ids[5]), availability: 'Deleted' }]);
    expect(json.nextPageId).toBeUndefined();
    const empty = (await sync({ syncType: 'ISync', syncToken: json.syncInfo.syncToken })).json;
    expect([empty.records, empty.syncInfo.syncToken]).toEqual([[], json.syncInfo.syncToken]);
  });

  it('gives at most 250 records per page, with exact ids beyond 2^53', async () => {
    const large = await startTestServer({ bookSizes: { demo: 300 } });
    try {
      for (const query of ['', '?perPage=1000', '?perPage=max']) {
        const { json, text } = await large.own('GET', `/address-book-sync${query}`);
        expect(json.records).toHaveLength(250);
        expect(text).toContain('"id":9223372036854775807,');
        const rest = await large.own('GET', `/address-book-sync?pageId=${json.nextPageId}`);
        expect(rest.json.records).toHaveLength(50);
      }
    } finally {
      await large.upstream.close();
    }
  });

  it('leaves changes during a full sync to the next incremental sync', async () => {
    const first = (await sync({ perPage: 40 })).json;
    const [early, late] = [5, 50].map((index) => server.upstream.store.contacts('demo')[index]?.id ?? '');
    await server.own('DELETE', `${CONTACTS}/${early}`);
    await server.own('PATCH', `${CONTACTS}/${late}`, { body: { notes: 'x' } });
    const rest = (await sync({ perPage: 40, pageId: first.nextPageId ?? 0 })).json;
    expect(rest.records).toHaveLength(19);
    const { records } = (await sync({ syncType: 'ISync', syncToken: rest.syncInfo.syncToken })).json;
    expect(records.map(({ id, availability }) => [String(id), availability])).toEqual([
      [early, 'Deleted'],
      [late, 'Alive'],
    ]);
  });

  it('refuses tokens that are malformed, of another book or of the future', async () => {
    const own = server.upstream.store.extensionId('demo');
    for (const syncToken of [
      'nonsense',
      writeSyncToken({ extensionId: '711041004', revision: 1 }),
      writeSyncToken({ extensionId: own, revision: 61 }),
    ]) {
      const answer = await sync({ syncType: 'ISync', syncToken });
      expect([answer.status, ...codesOf(answer)]).toEqual([400, 'InvalidParameter', 'CMN-101']);
      expect([answer.json.parameterName, answer.json.message]).toEqual([
        'syncToken',
        'Parameter [syncToken] value is invalid.',
      ]);
    }
    expect((await sync({ syncType: 'ISync' })).status).toBe(400);
    expect((await sync({ syncType: 'Other' })).json.parameterName).toBe('syncType');
    expect((await sync({ syncType: 'FSync', pageId: 7 })).json.parameterName).toBe('pageId');
  });

  it('can expire tokens and purge tombstones', async () => {
    server.upstream.settings.update({ syncTokenSeconds: 60, purgeSeconds: 30, tombstones: 'full' });
    const { syncToken } = (await sync({})).json.syncInfo;
    const [contact] = server.upstream.store.contacts('demo');
    await server.own('DELETE', `${CONTACTS}/${contact?.id}`);
    const changes = async () => (await sync({ syncType: 'ISync', syncToken })).json;
    expect((await changes()).records[0]).toMatchObject({
      availability: 'Deleted',
      firstName: contact?.firstName,
    });
    server.clock.advance(30_000);
    const [purged] = (await changes()).records;
    expect([purged?.availability, purged?.firstName]).toEqual(['Purged', undefined]);
    server.clock.advance(30_000);
    expect((await sync({ syncType: 'ISync', syncToken })).status).toBe(400);
  });
});
