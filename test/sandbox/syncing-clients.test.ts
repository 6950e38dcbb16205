import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { createRandom } from '../../sandbox/kit/index.ts';

import { errorOf, type GoogleBody, type GoogleTest, startGoogle } from './google-support.ts';
import { codesOf, startTestServer, type TestServer, type WireBody } from './ringcentral-support.ts';

const CONTACTS = '/address-book/contact';
const SYNC = '/address-book-sync';
const READ = { readMask: 'names,emailAddresses,metadata', requestSyncToken: true } as const;

let google: GoogleTest;
let ringcentral: TestServer;

beforeAll(async () => {
  google = await startGoogle({ otherContactCount: 60 });
  ringcentral = await startTestServer();
});
beforeEach(() => {
  google.upstream.reset();
  ringcentral.upstream.reset();
});
afterAll(() => Promise.all([google.upstream.close(), ringcentral.upstream.close()]));

const control = async <Answer = unknown>(
  { upstream }: GoogleTest | TestServer,
  path: string,
  body: unknown,
  expected = 200,
): Promise<Answer> => {
  const response = await fetch(`${upstream.url}/__sandbox/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  const text = await response.text();
  expect([response.status, text]).toEqual([expected, text]);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
};

interface Changed {
  readonly created: readonly string[];
  readonly deleted: readonly string[];
}

describe('changes from outside', () => {
  it('are made at RingCentral in bulk, and appear in a sync', async () => {
    const { syncInfo } = (await ringcentral.own('GET', SYNC)).json;
    const [first, second, third] = ringcentral.upstream.store.contacts('demo').map(({ id }) => id);
    const made = await control<Changed>(ringcentral, 'changes', {
      create: [{ firstName: 'Wren', mobilePhone: '(650) 555-0199' }],
      update: { [first ?? '']: { firstName: 'Fern', lastName: null } },
      delete: [second, third],
      favorites: [{ contactId: first }],
    });
    const { store } = ringcentral.upstream;
    expect(store.contact('demo', made.created[0] ?? '')).toMatchObject({ mobilePhone: '+16505550199' });
    expect(store.contact('demo', first ?? '')).not.toHaveProperty('lastName');
    expect(store.favorites('demo')).toEqual([{ ordinal: 1, contactId: first }]);
    const { json } = await ringcentral.own('GET', `${SYNC}?syncType=ISync&syncToken=${syncInfo.syncToken}`);
    expect(json.records.map(({ id, availability }) => [String(id), availability])).toEqual([
      [first, 'Alive'],
      [second, 'Deleted'],
      [third, 'Deleted'],
      [made.created[0], 'Alive'],
    ]);
    const many = await control<Changed>(ringcentral, 'changes', { user: 'second', create: 300, delete: 5 });
    expect([many.created.length, many.deleted.length]).toEqual([300, 5]);
    expect(store.contacts('second')).toHaveLength(20 + 300 - 5);
    expect(
      new Set(
        store
          .contacts('second')
          .slice(-300)
          .map(({ email }) => email),
      ).size,
    ).toBe(300);
  });

  it('remove deleted contacts from the favorites, like a deletion by the API', async () => {
    const { store } = ringcentral.upstream;
    const contactId = store.favorites('demo').find((favorite) => favorite.contactId !== undefined)?.contactId;
    await control(ringcentral, 'changes', { delete: [contactId] });
    expect(store.favorites('demo').filter((favorite) => favorite.contactId === contactId)).toEqual([]);
  });

  it('are made at Google in bulk, and appear in a sync', async () => {
    const { nextSyncToken = '' } = (await google.list(READ)).body;
    const [first, second] = [0, 1].map(
      (place) => google.upstream.store.book('demo').otherContactAt(place)?.person.resourceName ?? '',
    );
    const made = await control<Changed>(google, 'changes', {
      create: 2,
      update: { [second ?? '']: { givenName: 'Fern', familyName: '' } },
      delete: 1,
    });
    const { body } = await google.list({ ...READ, syncToken: nextSyncToken });
    expect(
      body.otherContacts?.map((person) => [person.resourceName, person.metadata?.deleted === true]),
    ).toEqual([[second, false], [first, true], ...made.created.map((name) => [name, false])]);
    expect(body.otherContacts?.[0]?.names?.[0]).toMatchObject({ displayName: 'Fern' });
  });

  it('change nothing when any of them is invalid', async () => {
    const before = ringcentral.upstream.store.revision('demo');
    expect(await control(ringcentral, 'changes', { create: 1, delete: ['1'] }, 400)).toEqual({
      error: 'The book has no contact 1.',
    });
    await control(ringcentral, 'changes', { create: [{ mobilePhone: '*12' }] }, 400);
    expect(await control(ringcentral, 'changes', { create: 9_941 }, 400)).toEqual({
      error: 'The book can hold at most 10000 contacts.',
    });
    expect(ringcentral.upstream.store.revision('demo')).toBe(before);
    expect(await control(google, 'changes', { create: 1, delete: ['people/c1'] }, 400)).toEqual({
      error: 'demo has no other contact "people/c1".',
    });
    expect(google.upstream.store.book('demo').revision).toBe(0);
  });
});

/** A client's copy: names of contacts by id. */
type Held = Map<string, string | undefined>;

const apply = (held: Held, records: readonly WireBody[]): void => {
  for (const { id, availability, firstName } of records) {
    if (availability === 'Alive') held.set(String(id), firstName);
    else held.delete(String(id));
  }
};

const bookOf = (server: TestServer): Held =>
  new Map(server.upstream.store.contacts('demo').map(({ id, firstName }) => [id, firstName]));

const sorted = (held: Held): readonly unknown[] =>
  [...held].sort(([left], [right]) => (left < right ? -1 : 1));

describe('a client that syncs while others write', () => {
  /** Creates, changes and deletes some contacts at random. */
  const disturb = async (random: () => number): Promise<void> => {
    const ids = ringcentral.upstream.store.contacts('demo').map(({ id }) => id);
    const some = ids.filter(() => random() < 0.08);
    const half = Math.ceil(some.length / 2);
    await control(ringcentral, 'changes', {
      create: Math.floor(random() * 3),
      update: Object.fromEntries(some.slice(0, half).map((id) => [id, { firstName: `n${random()}` }])),
      delete: some.slice(half),
    });
  };

  const syncPages = async (
    query: string,
    held: Held,
    between: () => Promise<void>,
  ): Promise<{ readonly first: string; readonly last: string }> => {
    let { json } = await ringcentral.own('GET', `${SYNC}?${query}`);
    const first = json.syncInfo.syncToken;
    apply(held, json.records);
    while (json.nextPageId !== undefined) {
      await between();
      ({ json } = await ringcentral.own('GET', `${SYNC}?${query}&pageId=${json.nextPageId}`));
      apply(held, json.records);
    }
    return { first, last: json.syncInfo.syncToken };
  };

  it.each([1, 2, 3, 4, 5])(
    'holds exactly the book after FSync and ISync at RingCentral (%d)',
    async (seed) => {
      const random = createRandom(`sync/${seed}`);
      const held: Held = new Map();
      let token = (await syncPages('perPage=9', held, () => disturb(random))).last;
      for (let round = 0; round < 3; round += 1) {
        await disturb(random);
        const query = `syncType=ISync&syncToken=${token}&perPage=4`;
        token = (await syncPages(query, held, () => disturb(random))).last;
      }
      await syncPages(`syncType=ISync&syncToken=${token}`, held, () => Promise.resolve());
      expect(sorted(held)).toEqual(sorted(bookOf(ringcentral)));
    },
  );

  it('needs only a list and an ISync, because the first page’s token covers everything before it', async () => {
    const { syncInfo } = (await ringcentral.own('GET', `${SYNC}?perPage=1`)).json;
    const held: Held = new Map();
    for (let page = 1; page <= 3; page += 1) {
      const { json } = await ringcentral.own('GET', `${CONTACTS}?perPage=25&page=${page}`);
      apply(held, json.records);
      await control(ringcentral, 'changes', { create: 1 });
    }
    const query = `syncType=ISync&syncToken=${syncInfo.syncToken}`;
    await syncPages(query, held, () => Promise.resolve());
    expect(sorted(held)).toEqual(sorted(bookOf(ringcentral)));
  });

  it('loses contacts when it pages by number while others delete', async () => {
    const { syncInfo } = (await ringcentral.own('GET', `${SYNC}?perPage=1`)).json;
    const held: Held = new Map();
    const pageOf = async (page: number) =>
      (await ringcentral.own('GET', `${CONTACTS}?perPage=20&page=${page}`)).json;
    const first = await pageOf(1);
    apply(held, first.records);
    await control(ringcentral, 'changes', { delete: first.records.slice(0, 3).map(({ id }) => String(id)) });
    apply(held, (await pageOf(2)).records);
    const last = await pageOf(3);
    apply(held, last.records);
    const query = `syncType=ISync&syncToken=${syncInfo.syncToken}`;
    await syncPages(query, held, () => Promise.resolve());
    expect(bookOf(ringcentral).size - held.size).toBe(3);
    // The total count reveals the loss, if upstream reports it.
    expect(last.paging['totalElements']).toBe(57);
    ringcentral.upstream.settings.update({ totalElements: false });
    expect((await pageOf(1)).paging).not.toHaveProperty('totalElements');
  });

  it.each([1, 2, 3])(
    'holds exactly the list after full and incremental syncs at Google (%d)',
    async (seed) => {
      const random = createRandom(`google/${seed}`);
      const book = google.upstream.store.book('demo');
      const held = new Map<string, string>();
      const applyPage = ({ otherContacts = [] }: GoogleBody): void => {
        for (const { resourceName, etag, metadata } of otherContacts) {
          if (metadata?.deleted === true) held.delete(resourceName);
          else held.set(resourceName, etag);
        }
      };
      const living = () => book.oldest(10_000).map(({ person }) => person);
      const disturbGoogle = async (): Promise<void> => {
        const some = living().filter(() => random() < 0.08);
        const half = Math.ceil(some.length / 2);
        await control(google, 'changes', {
          create: Math.floor(random() * 3),
          update: Object.fromEntries(
            some.slice(0, half).map((person) => [person.resourceName, { givenName: `n${random()}` }]),
          ),
          delete: some.slice(half).map(({ resourceName }) => resourceName),
        });
      };
      const chain = async (syncToken: string | undefined, isQuiet: boolean): Promise<string> => {
        const asked = { ...READ, pageSize: 7, ...(syncToken !== undefined && { syncToken }) };
        let { body } = await google.list(asked);
        applyPage(body);
        while (body.nextPageToken !== undefined) {
          if (!isQuiet) await disturbGoogle();
          ({ body } = await google.list({ ...asked, pageToken: body.nextPageToken }));
          applyPage(body);
        }
        return body.nextSyncToken ?? '';
      };
      let token = await chain(undefined, false);
      for (let round = 0; round < 2; round += 1) {
        await disturbGoogle();
        token = await chain(token, false);
      }
      await chain(token, true);
      const rightful = living().map(({ resourceName, etag }) => [resourceName, etag] as const);
      expect(Object.fromEntries(held)).toEqual(Object.fromEntries(rightful));
    },
  );
});

describe('sync tokens', () => {
  const changesSince = async (token: string) => {
    const answer = await ringcentral.own('GET', `${SYNC}?syncType=ISync&syncToken=${token}`);
    return answer.status === 200 ? 200 : [answer.status, ...codesOf(answer), answer.json.parameterName];
  };
  const REFUSED = [400, 'InvalidParameter', 'CMN-101', 'syncToken'];
  const fullSync = async () => (await ringcentral.own('GET', SYNC)).json.syncInfo.syncToken;

  it('can be invalidated per user at RingCentral, and new ones are valid', async () => {
    const token = await fullSync();
    expect(await changesSince(token)).toBe(200);
    await control(ringcentral, 'sync-tokens/lose', { user: 'second' }, 204);
    expect(await changesSince(token)).toBe(200);
    await control(ringcentral, 'sync-tokens/lose', { user: 'demo' }, 204);
    expect(await changesSince(token)).toEqual(REFUSED);
    expect(await changesSince(await fullSync())).toBe(200);
  });

  it('are invalidated by a reset or another book size', async () => {
    const before = await fullSync();
    await control(ringcentral, 'reset', undefined, 204);
    expect(await changesSince(before)).toEqual(REFUSED);
    const small = await fullSync();
    await control(ringcentral, 'book-size', { contacts: 61 });
    expect(await changesSince(small)).toEqual(REFUSED);
    const { nextSyncToken = '' } = (await google.list(READ)).body;
    await control(google, 'reset', undefined, 204);
    const answer = await google.list({ ...READ, syncToken: nextSyncToken });
    expect(answer.body.error?.details?.[0]?.reason).toBe('EXPIRED_SYNC_TOKEN');
  });

  it('of a first page are valid immediately, or only after the last page was read', async () => {
    const read = async (more: string) => (await ringcentral.own('GET', `${SYNC}?perPage=40${more}`)).json;
    const early = await read('');
    expect(await changesSince(early.syncInfo.syncToken)).toBe(200);
    ringcentral.upstream.settings.update({ fullSyncTokens: 'last-page' });
    await control(ringcentral, 'changes', { create: 1 });
    const first = await read('');
    expect(await changesSince(first.syncInfo.syncToken)).toEqual(REFUSED);
    const last = await read(`&pageId=${first.nextPageId}`);
    expect(await changesSince(last.syncInfo.syncToken)).toBe(200);
    // A client that starts over keeps its current token.
    await read('');
    expect(await changesSince(last.syncInfo.syncToken)).toBe(200);
  });

  it.each([
    ['reason', 400, 'EXPIRED_SYNC_TOKEN'],
    ['message', 400, undefined],
    ['gone', 410, undefined],
  ] as const)(
    'are lost on demand at Google, reported by %s',
    async (expiredSyncTokenForm, status, reason) => {
      google.upstream.settings.update({ expiredSyncTokenForm });
      const { nextSyncToken = '' } = (await google.list(READ)).body;
      await control(google, 'sync-tokens/lose', { user: 'demo' }, 204);
      const answer = await google.list({ ...READ, syncToken: nextSyncToken });
      expect([...errorOf(answer), answer.body.error?.details?.[0]?.reason]).toEqual([
        status,
        'FAILED_PRECONDITION',
        'Sync token is expired. Clear local cache and retry call without the sync token.',
        reason,
      ]);
      const fresh = (await google.list(READ)).body.nextSyncToken ?? '';
      expect((await google.list({ ...READ, syncToken: fresh })).status).toBe(200);
    },
  );
});

describe('access', () => {
  const favorites = (token: string) => ringcentral.own('GET', '/favorite', { token });

  it('ends immediately with a revoked token, until a reset', async () => {
    const [demo, second] = ['sandbox-ringcentral-demo', 'sandbox-ringcentral-second'] as const;
    await control(ringcentral, 'tokens/revoke', { token: demo }, 204);
    expect(codesOf(await favorites(demo))).toEqual(['TokenInvalid', 'OAU-213']);
    expect((await favorites(second)).status).toBe(200);
    await control(ringcentral, 'tokens/revoke', { user: 'second' }, 204);
    expect((await favorites(second)).status).toBe(401);
    await control(google, 'tokens/revoke', { token: 'sandbox-google-demo' }, 204);
    expect((await google.list(READ)).body.error?.status).toBe('UNAUTHENTICATED');
    await control(ringcentral, 'tokens/revoke', { token: 'nobody' }, 400);
    await control(google, 'tokens/revoke', { token: 'a', user: 'demo' }, 400);
    google.upstream.reset();
    ringcentral.upstream.reset();
    expect([(await favorites(demo)).status, (await google.list(READ)).status]).toEqual([200, 200]);
  });

  it('ends with a revoked refresh token or session too', async () => {
    const grant = (refresh_token: string) =>
      fetch(`${google.upstream.url}/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          client_id: 'sandbox-google-client',
          client_secret: 'sandbox-google-secret',
          refresh_token,
        }),
      });
    const { access_token } = (await (await grant('sandbox-google-refresh-demo')).json()) as {
      access_token: string;
    };
    expect((await google.list(READ, { token: access_token })).status).toBe(200);
    await control(google, 'tokens/revoke', { token: access_token }, 204);
    expect((await google.list(READ, { token: access_token })).status).toBe(401);
    await control(google, 'tokens/revoke', { token: 'sandbox-google-refresh-demo' }, 204);
    expect((await grant('sandbox-google-refresh-demo')).status).toBe(400);
  });

  it('ends with a withheld permission, while the token stays valid', async () => {
    const withhold = (...permissions: readonly string[]) =>
      control(ringcentral, 'settings', { withheldPermissions: { demo: permissions } });
    const own = async () => codesOf(await ringcentral.own('GET', CONTACTS));
    await withhold('ReadPersonalContacts');
    expect(await own()).toEqual(['CMN-408', 'CMN-408']);
    await withhold('Contacts', 'ReadContacts');
    expect(await own()).toEqual(['InsufficientPermissions', 'CMN-401']);
    await withhold('ExtendedScope');
    const other = ringcentral.upstream.store.extensionId('second');
    const path = `/restapi/v1.0/account/~/extension/${other}${CONTACTS}`;
    expect(codesOf(await ringcentral.call('GET', path))).toEqual(['CMN-419', 'CMN-419']);
    await withhold();
    expect((await ringcentral.call('GET', path)).status).toBe(200);
    await control(google, 'settings', { withheldScopes: { demo: ['otherContactsReadonly'] } });
    const refused = await google.list(READ);
    expect(refused.body.error?.details?.[0]?.reason).toBe('ACCESS_TOKEN_SCOPE_INSUFFICIENT');
    expect((await google.list(READ, { token: 'sandbox-google-second' })).status).toBe(200);
  });

  it('only to the own profile can be refused at Google', async () => {
    const me = (token: string) => google.call('/v1/people/me', { personFields: 'metadata' }, { token });
    const names = await Promise.all(
      ['sandbox-google-demo', 'sandbox-google-second'].map(
        async (token) => (await me(token)).body.resourceName,
      ),
    );
    expect(new Set(names).size).toBe(2);
    google.upstream.settings.update({ refusesOwnProfile: true });
    expect((await me('sandbox-google-demo')).body.error?.status).toBe('PERMISSION_DENIED');
    const [name = ''] = names;
    expect((await google.call(`/v1/${name}`, { personFields: 'metadata' })).status).toBe(200);
    expect((await google.list(READ)).status).toBe(200);
  });
});

describe('the size of a book', () => {
  it.each([0, 250, 251, 1_000, 10_000])('can be %d contacts', async (contacts) => {
    await control(ringcentral, 'book-size', { user: 'demo', contacts });
    await control(google, 'book-size', { user: 'demo', otherContacts: contacts });
    const { json } = await ringcentral.own('GET', `${CONTACTS}?perPage=1`);
    expect(json.paging['totalElements']).toBe(contacts);
    const sync = (await ringcentral.own('GET', SYNC)).json;
    expect([sync.records.length, sync.nextPageId !== undefined]).toEqual([
      Math.min(contacts, 250),
      contacts > 250,
    ]);
    const { body } = await google.list({ readMask: 'names', pageSize: 1 });
    expect(body.totalSize ?? 0).toBe(contacts);
    ringcentral.upstream.reset();
    expect(ringcentral.upstream.store.contacts('demo')).toHaveLength(60);
  });
});
