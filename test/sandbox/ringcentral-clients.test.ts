import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import RingCentral from '@rc-ex/core';
import { SDK } from '@ringcentral/sdk';

import {
  RINGCENTRAL_CLIENT_ID,
  RINGCENTRAL_CLIENT_SECRET,
  RINGCENTRAL_JWT,
} from '../../sandbox/ringcentral/index.ts';

import { startTestServer, type TestServer, type WireBody } from './ringcentral-support.ts';

let server: TestServer;
const BOOK = '/restapi/v1.0/account/~/extension/~/address-book/contact';

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => server.upstream.reset());
afterAll(() => server.upstream.close());

const bodyOf = async (answer: Promise<Response>): Promise<WireBody> =>
  (await (await answer).json()) as WireBody;

const options = () => ({
  server: server.upstream.url,
  clientId: RINGCENTRAL_CLIENT_ID,
  clientSecret: RINGCENTRAL_CLIENT_SECRET,
});

describe('@ringcentral/sdk', () => {
  const signIn = async () => {
    const sdk = new SDK({ ...options(), handleRateLimit: false });
    const platform = sdk.platform();
    await platform.login({ jwt: RINGCENTRAL_JWT });
    return { sdk, platform };
  };

  it('signs in, refreshes and signs out', async () => {
    const { platform } = await signIn();
    const before = (await platform.auth().data()).access_token;
    await platform.refresh();
    expect((await platform.auth().data()).access_token).not.toBe(before);
    expect((await platform.get('/restapi/v1.0/account/~/extension/~/favorite')).status).toBe(200);
    await platform.logout();
    expect(await platform.loggedIn()).toBe(false);
  });

  it('lists, creates, changes and deletes', async () => {
    const { platform } = await signIn();
    const page = await bodyOf(platform.get(BOOK, { perPage: 5, sortBy: ['LastName', 'FirstName'] }));
    expect(page.records).toHaveLength(5);
    const made = await bodyOf(platform.post(BOOK, { firstName: 'Aster', homePhone: '2025550142' }));
    const path = `${BOOK}/${made.id}`;
    const replaced = await bodyOf(platform.put(path, { ...made, jobTitle: 'Chef' }));
    expect(replaced).toMatchObject({ homePhone: '+12025550142', jobTitle: 'Chef' });
    const patched = await bodyOf(platform.send({ method: 'PATCH', url: path, body: { jobTitle: null } }));
    expect(patched).toEqual(made);
    expect((await platform.delete(path)).status).toBe(204);
    await expect(platform.get(path)).rejects.toThrow('Resource for parameter [contactId] is not found');
  });

  it('reads the parts of a bulk response', async () => {
    const { sdk, platform } = await signIn();
    const answer = await platform.get(`${BOOK}/90500000004,111,90500001004`);
    expect(answer.status).toBe(207);
    const parts = await sdk.client().multipart(answer);
    expect(parts.map(({ status }) => status)).toEqual([200, 404, 200]);
    const bodies = await Promise.all(parts.map((part) => bodyOf(Promise.resolve(part))));
    expect(bodies).toMatchObject([{ id: 90_500_000_004 }, { errorCode: 'CMN-102' }, { id: 90_500_001_004 }]);
  });
});

describe('@rc-ex/core', () => {
  const signIn = async () => {
    const client = new RingCentral(options());
    await client.authorize({ jwt: RINGCENTRAL_JWT });
    return client;
  };
  const extensionOf = (client: RingCentral) => client.restapi().account('~').extension('~');

  it('signs in, refreshes and revokes', async () => {
    const client = await signIn();
    const before = client.token?.access_token;
    await client.refresh();
    expect(client.token?.access_token).not.toBe(before);
    await client.revoke();
    expect(client.token).toBeUndefined();
  });

  it('lists, creates, changes and deletes', async () => {
    const book = extensionOf(await signIn()).addressBook();
    const { records = [], paging } = await book.contact().list({ perPage: 3, startsWith: 'a' });
    expect([records.length, paging?.perPage]).toEqual([3, 3]);
    const made = await book
      .contact()
      .post({ firstName: 'Aster', homePhone: '020 7946 0142' }, { dialingPlan: 'GB' });
    expect(made.homePhone).toBe('+442079460142');
    const contact = book.contact(String(made.id));
    expect((await contact.get()).firstName).toBe('Aster');
    expect((await contact.put({ ...made, company: 'Opal Optics' })).company).toBe('Opal Optics');
    expect((await contact.patch({ firstName: 'Linden' })).company).toBe('Opal Optics');
    await contact.delete();
    await expect(contact.get()).rejects.toThrow('404');
  });

  it('gets the text of a bulk response', async () => {
    const text = await extensionOf(await signIn())
      .addressBook()
      .contact('90500000004,90500001004')
      .get();
    expect(text).toContain('--Boundary');
  });

  it('reads and writes favorites, syncs and uploads', async () => {
    const client = await signIn();
    const extension = extensionOf(client);
    const { records = [] } = await extension.favorite().get();
    const written = await extension.favorite().put({ records: records.slice(0, 2) });
    expect(written.records).toEqual(records.slice(0, 2));
    const synced = await extension.addressBookSync().get({ syncType: 'FSync' });
    expect(synced.records).toHaveLength(60);
    const upload = client.restapi().account('~').addressBookBulkUpload();
    const task = await upload.post({
      records: [{ extensionId: '711060004', contacts: [{ firstName: 'Reed' }] }],
    });
    server.clock.advance(3_000);
    const done = await upload.tasks(task.id ?? '').get();
    expect([done.status, done.results?.affectedItems?.[0]?.contacts?.[0]?.firstName]).toEqual([
      'Completed',
      'Reed',
    ]);
  });
});
