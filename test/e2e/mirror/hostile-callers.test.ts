import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { favoriteId, personalContactId } from '../../../src/relay/global-id.ts';
import { type GraphQLResult, type Harness, startHarness } from '../../support/harness.ts';

import {
  CONTACTS,
  control,
  listOf,
  mirrored,
  PERSONS,
  routesOf,
  type TestClock,
  testClock,
  until,
} from './support.ts';

// The demo user is an administrator of the account, the second one is not. All four books are mirrored. Each has one record with
// the same address and number.

type User = 'demo' | 'second';
const USERS = ['demo', 'second'] as const;
const ADDRESS = 'shared@example.com';
const NUMBER = '+12025550111';

let harness: Harness;
let clock: TestClock;

const contactOf = (user: User): string => `Contact of ${user}`;
const personOf = (user: User): string => `Person of ${user}`;
const bookOf = (user: User) => ({
  accountId: harness.sandbox.ringcentral.store.accountId,
  extensionId: harness.sandbox.ringcentral.store.extensionId(user),
});
const contactIdOf = (user: User): string => harness.sandbox.ringcentral.store.contacts(user)[0]!.id;

const start = async (): Promise<void> => {
  clock = testClock();
  harness = await startHarness({ env: { MIRROR: 'memory', MAX_RATE_WAIT_MS: '0' }, clock });
  for (const user of USERS) {
    await control(harness, 'ringcentral', 'book-size', { user, contacts: 0 });
    await control(harness, 'google', 'book-size', { user, otherContacts: 0 });
    const contact = { firstName: 'Contact', lastName: `of ${user}`, email: ADDRESS, mobilePhone: NUMBER };
    await control(harness, 'ringcentral', 'changes', { user, create: [contact] });
    const person = {
      givenName: 'Person',
      familyName: `of ${user}`,
      emailAddress: ADDRESS,
      phoneNumber: NUMBER,
    };
    await control(harness, 'google', 'changes', { user, create: [person] });
    for (const query of [CONTACTS, PERSONS, WITH_PROFILES]) await mirrored(harness, query, { as: user });
  }
};
/** Tests whose reads change nothing share a harness. */
const startOnce = (): void => {
  beforeAll(start);
  beforeEach(() => harness.clearCalls());
  afterAll(() => harness.close());
};
const startForEach = (): void => {
  beforeEach(async () => {
    await start();
    harness.clearCalls();
  });
  afterEach(() => harness.close());
};

const WITH_PROFILES = `{ otherContacts(first: 1, sources: [CONTACT, PROFILE]) { nodes { resourceName } totalCount asOf } }`;
const LINKS = `
  otherContacts(first: 10) { nodes { displayName personalContacts { displayName people { displayName } } } }
  personalContacts(first: 10) { nodes { displayName people { displayName personalContacts { displayName } } } }
  searchContacts(query: "shared", first: 10) { nodes { displayName
    ... on Person { personalContacts { displayName } } ... on PersonalContact { people { displayName } } } }
  matchPhoneNumbers(numbers: ["${NUMBER}"]) { contacts { displayName } }`;

const namesIn = (value: unknown): readonly string[] =>
  [...new Set(JSON.stringify(value).match(/(Contact|Person) of (demo|second)/g))].sort();
const codesOf = ({ body }: GraphQLResult) => (body.errors ?? []).map(({ extensions }) => extensions['code']);
const readContacts = (user: User) => harness.execute(CONTACTS, { as: user });

describe('links between the systems and searches of both', () => {
  startOnce();

  it('show each caller only their own records, without a call', async () => {
    for (const user of USERS) {
      const { body } = await harness.execute(`{ ${LINKS} }`, { as: user });
      expect(body.errors).toBeUndefined();
      expect(namesIn(body.data)).toEqual([contactOf(user), personOf(user)]);
      expect(body.data.otherContacts.nodes[0].personalContacts).toHaveLength(1);
      expect(body.data.personalContacts.nodes[0].people).toHaveLength(1);
      expect(body.data.searchContacts.nodes).toHaveLength(2);
      expect(body.data.matchPhoneNumbers[0].contacts).toHaveLength(2);
    }
    expect(routesOf(harness)).toEqual([]);
  });

  it('link an extension’s contacts, which an administrator reads, with the administrator’s own people', async () => {
    const { extensionId } = bookOf('second');
    const { body } = await harness.execute(
      `query ($extension: ID!, $id: ID!) {
        personalContacts(extensionId: $extension) { nodes { ...Linked } }
        node(id: $id) { ...Linked }
      }
      fragment Linked on PersonalContact { displayName photoUrl people { displayName personalContacts { displayName } } }`,
      {
        variables: {
          extension: extensionId,
          id: personalContactId({ ...bookOf('second'), contactId: contactIdOf('second') }),
        },
      },
    );
    expect(body.errors).toBeUndefined();
    const linked = {
      displayName: contactOf('second'),
      photoUrl: null,
      people: [{ displayName: personOf('demo'), personalContacts: [{ displayName: contactOf('demo') }] }],
    };
    expect(body.data).toEqual({ personalContacts: { nodes: [linked] }, node: linked });
  });

  it('depend on the two headers, even of two users, and leave no data for other callers', async () => {
    const { google, ringcentral } = harness.sandbox.credentials;
    for (const [ofGoogle, ofRingcentral] of [
      ['second', 'demo'],
      ['demo', 'second'],
    ] as const) {
      const { body } = await harness.execute(`{ ${LINKS} }`, {
        as: 'nobody',
        headers: {
          'x-google-authorization': `Bearer ${google.accessTokens[ofGoogle]}`,
          'x-ringcentral-authorization': `Bearer ${ringcentral.accessTokens[ofRingcentral]}`,
        },
      });
      expect(body.errors).toBeUndefined();
      expect(namesIn(body.data)).toEqual([contactOf(ofRingcentral), personOf(ofGoogle)]);
      for (const user of USERS) {
        const { body: own } = await harness.execute(`{ ${LINKS} }`, { as: user });
        expect(namesIn(own.data)).toEqual([contactOf(user), personOf(user)]);
      }
    }
  });

  it('give a caller with one header nothing of the other system', async () => {
    const { accessTokens } = harness.sandbox.credentials.google;
    const { body } = await harness.execute(`{ ${LINKS} }`, {
      as: 'nobody',
      headers: { 'x-google-authorization': `Bearer ${accessTokens.second}` },
    });
    expect(namesIn(body.data)).toEqual([personOf('second')]);
  });
});

describe('a caller out of quota', () => {
  startForEach();

  const refuse = (): void => {
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 429, retryAfter: '17' });
  };

  it('is served older data with a proven token, for as long as the proof holds', async () => {
    refuse();
    clock.advance(59_000);
    const held = await readContacts('demo');
    expect(codesOf(held)).toEqual([]);
    expect(namesIn(held.body)).toEqual([]);
    expect(listOf(held)?.totalCount).toBe(1);
    clock.advance(1_001);
    const { body } = await readContacts('demo');
    expect(body.data.personalContacts).toBeNull();
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect(body.errors?.[0]?.extensions['retryAfter']).toBeGreaterThan(0);
  });

  it.each([
    CONTACTS,
    '{ favorites { nodes { id } } }',
    `{ searchContacts(query: "shared", sources: [RINGCENTRAL_PERSONAL_CONTACTS]) { nodes { displayName } sources { problem { code } } } }`,
    `{ personalContacts(search: "shared") { nodes { displayName } } }`,
  ])('is served nothing with a token that was never proven: %s', async (query) => {
    refuse();
    // A token that upstream does not know could be any text.
    const { body } = await harness.execute(query, {
      headers: { 'x-ringcentral-authorization': 'Bearer a-token-that-nobody-has-proven' },
    });
    expect(JSON.stringify(body)).toMatch(/RATE_LIMITED/);
    expect(JSON.stringify(body.data)).not.toMatch(/nodes":\[\{/);
  });
});

describe('cursors of another caller’s mirrored list', () => {
  startOnce();

  it.each([
    `personalContacts(first: 1, orderBy: { field: LAST_NAME }`,
    'otherContacts(first: 1',
    'searchContacts(first: 1, query: "shared"',
  ])('continue only in the caller’s own list: %s)', async (field) => {
    const list = async (user: User, end: string) => {
      const selected = `{ nodes { displayName } pageInfo { startCursor endCursor hasNextPage } }`;
      const { body } = await harness.execute(`{ list: ${field}${end}) ${selected} }`, { as: user });
      expect(body.errors).toBeUndefined();
      return body.data.list;
    };
    const { pageInfo } = await list('demo', '');
    expect(namesIn(await list('demo', ''))).toHaveLength(1);
    const { nodes } = await list('second', `, after: "${String(pageInfo.endCursor)}"`);
    expect(namesIn(nodes).filter((shown) => shown.endsWith('demo'))).toEqual([]);
    // The cursor marks a position among the caller's own records.
    const all = await list('second', '');
    expect(namesIn(all).every((shown) => shown.endsWith('second'))).toBe(true);
  });

  it('of an extension’s list are refused for the caller’s own list', async () => {
    const { extensionId } = bookOf('second');
    const ofExtension = await harness.execute(
      `{ personalContacts(first: 1, extensionId: "${extensionId}") { pageInfo { endCursor } } }`,
    );
    const { endCursor } = ofExtension.body.data.personalContacts.pageInfo;
    const result = await harness.execute(
      `{ personalContacts(first: 1, after: "${String(endCursor)}") { nodes { displayName } } }`,
    );
    expect(codesOf(result)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('ids of books that the caller may not read', () => {
  startOnce();

  const OTHER_ACCOUNT = '7654321';

  it('are refused one by one among ids of the caller’s own book', async () => {
    const own = personalContactId({ ...bookOf('second'), contactId: contactIdOf('second') });
    const foreign = personalContactId({ ...bookOf('demo'), contactId: contactIdOf('demo') });
    const elsewhere = personalContactId({
      accountId: OTHER_ACCOUNT,
      extensionId: bookOf('demo').extensionId,
      contactId: contactIdOf('demo'),
    });
    const favorite = favoriteId(bookOf('demo'), { contactId: contactIdOf('demo') });
    const ids = [foreign, own, elsewhere, favorite, own];
    for (let reads = 0; reads < 2; reads += 1) {
      const { body } = await harness.execute(
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on PersonalContact { displayName people { displayName } } ... on Favorite { position } } }`,
        { as: 'second', variables: { ids } },
      );
      const mine = { displayName: contactOf('second'), people: [{ displayName: personOf('second') }] };
      expect(body.data.nodes).toEqual([null, mine, null, null, mine]);
      expect(namesIn(body)).toEqual([contactOf('second'), personOf('second')]);
      expect(body.errors?.map(({ path }) => path?.join('.')).sort()).toEqual(
        expect.arrayContaining(['nodes.0', 'nodes.3']),
      );
    }
  });

  it('are refused as entities, among entities of the caller’s own book', async () => {
    const representations = USERS.flatMap((user) => [
      { __typename: 'PersonalContact', ...bookOf(user), contactId: contactIdOf(user) },
      { __typename: 'Extension', ...bookOf(user) },
    ]);
    const { body } = await harness.execute(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on PersonalContact { displayName }
        ... on Extension { personalContacts { nodes { displayName } } favorites { nodes { id } } } } }`,
      { as: 'second', variables: { representations } },
    );
    expect(namesIn(body)).toEqual([contactOf('second')]);
    expect(new Set(codesOf({ body } as GraphQLResult))).toEqual(new Set(['FORBIDDEN']));
  });

  it.each([
    (id: string) => id,
    (id: string) => `0${id}`,
    (id: string) => `${id}/../${id}`,
    (id: string) => ` ${id}`,
    (id: string) => `~/extension/${id}`,
  ])('are refused in any spelling of the extension (%#)', async (spelled) => {
    const { extensionId } = bookOf('demo');
    const result = await harness.execute(
      `query ($id: ID!) { personalContacts(extensionId: $id) { nodes { displayName } } favorites(extensionId: $id) { nodes { id } } }`,
      { as: 'second', variables: { id: spelled(extensionId) } },
    );
    expect(result.body.data ?? { personalContacts: null, favorites: null }).toEqual({
      personalContacts: null,
      favorites: null,
    });
    for (const code of codesOf(result)) expect(['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT']).toContain(code);
  });

  it('find no contact in the caller’s own book', async () => {
    const { body } = await harness.execute(
      `query ($id: ID!) { personalContact(contactId: $id) { displayName } }`,
      { as: 'second', variables: { id: contactIdOf('demo') } },
    );
    expect(namesIn(body).filter((name) => name.endsWith('demo'))).toEqual([]);
  });
});

describe('changes of a book that upstream refuses', () => {
  startOnce();

  const CONTACT = '{ firstName: "Not", lastName: "Wanted" }';
  const book = () => `accountId: "${bookOf('demo').accountId}", extensionId: "${bookOf('demo').extensionId}"`;
  const foreignId = () => personalContactId({ ...bookOf('demo'), contactId: contactIdOf('demo') });
  const MUTATIONS: readonly (readonly [string, () => string])[] = [
    [
      'a new contact',
      () => `createPersonalContact(input: { ${book()}, contact: ${CONTACT} }) { userErrors { code } }`,
    ],
    [
      'a deletion',
      () => `deletePersonalContacts(input: { ids: ["${foreignId()}"] }) { userErrors { code } }`,
    ],
    [
      'an update',
      () =>
        `updatePersonalContact(input: { id: "${foreignId()}", contact: ${CONTACT} }) { userErrors { code } }`,
    ],
    [
      'an upload',
      () =>
        `uploadAddressBooks(input: { addressBooks: [{ extensionId: "${bookOf('demo').extensionId}", contacts: [${CONTACT}] }] }) { userErrors { code } }`,
    ],
    [
      'a new favorite',
      () =>
        `addFavorite(input: { ${book()}, target: { personalContactId: "${foreignId()}" } }) { userErrors { code } }`,
    ],
  ];

  it.each(MUTATIONS)('cost its owner no call: %s', async (_, mutation) => {
    await harness.execute('{ favorites { nodes { id } } }');
    harness.clearCalls();
    const refused = await harness.execute(`mutation { ${mutation()} }`, { as: 'second' });
    expect(JSON.stringify(refused.body)).toMatch(/FORBIDDEN|PERMISSION/);
    harness.clearCalls();
    const { body } = await harness.execute(
      '{ personalContacts { nodes { displayName } asOf } favorites { asOf } }',
    );
    expect(body.data.personalContacts.asOf).not.toBeNull();
    expect(body.data.favorites.asOf).not.toBeNull();
    expect(routesOf(harness)).toEqual([]);
  });

  // The last test, because it erases the books.
  it('do not delay a fill for the owner while they wait for upstream', async () => {
    await harness.execute(`mutation { forgetMyAddressBooks(input: {}) { forgotten } }`);
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 1_500, match: { method: 'POST' } });
    const change = harness.execute(`mutation { ${MUTATIONS[0]![1]()} }`, { as: 'second' });
    await until(() => harness.calls().some(({ method }) => method === 'POST'), 'the change is in flight');
    expect(listOf(await Promise.race([mirrored(harness), change]))?.totalCount).toBe(1);
    await change;
  });
});

describe('forgetting', () => {
  startForEach();

  it('erases nothing of another owner', async () => {
    await harness.execute(`mutation { forgetMyAddressBooks(input: {}) { forgotten } }`, { as: 'second' });
    harness.clearCalls();
    const { body } = await harness.execute(`{ ${LINKS} }`);
    expect(namesIn(body.data)).toEqual([contactOf('demo'), personOf('demo')]);
    expect(routesOf(harness)).toEqual([]);
  });
});
