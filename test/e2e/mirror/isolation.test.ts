import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';

import {
  CONTACTS,
  control,
  listOf,
  mirrored,
  PERSONS,
  routesOf,
  SYNC_ROUTE,
  type TestClock,
  testClock,
} from './support.ts';

let harness: Harness;
let clock: TestClock;

beforeEach(async () => {
  clock = testClock();
  harness = await startHarness({ env: { MIRROR: 'memory' }, clock });
});
afterEach(() => harness.close());

const DEMO_FIRST = ['demo', 'second'] as const;
const SECOND_FIRST = ['second', 'demo'] as const;

const bearer = (token: string) => ({ 'x-ringcentral-authorization': `Bearer ${token}` });

/** Another token of a RingCentral user. */
const signIn = async (user: 'demo' | 'second'): Promise<string> => {
  const { url } = harness.sandbox.ringcentral;
  const credentials = (await (await fetch(`${url}/__sandbox/credentials`)).json()) as {
    jwts: Record<string, string>;
  };
  const { clientId, clientSecret } = harness.sandbox.credentials.ringcentral;
  const response = await fetch(`${url}/restapi/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: credentials.jwts[user] ?? '',
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
};

const revoke = (token: string) => control(harness, 'ringcentral', 'tokens/revoke', { token });
const read = (token: string, query = CONTACTS) => harness.execute(query, { headers: bearer(token) });
const codesOf = ({ body }: Awaited<ReturnType<typeof read>>) =>
  (body.errors ?? []).map(({ extensions }) => extensions['code']);

describe('a mirrored book', () => {
  it('is served to each of two callers as their own, whatever the other reads', async () => {
    const demo = listOf(await mirrored(harness));
    const second = listOf(await mirrored(harness, CONTACTS, { as: 'second' }));
    expect(demo!.nodes).not.toEqual(second!.nodes);
    for (let turn = 0; turn < 5; turn += 1) {
      expect(listOf(await harness.execute(CONTACTS))).toEqual(demo);
      expect(listOf(await harness.execute(CONTACTS, { as: 'second' }))).toEqual(second);
    }
  });

  it('goes with the token: callers who swap tokens swap books', async () => {
    const { accessTokens } = harness.sandbox.credentials.ringcentral;
    const demo = listOf(await mirrored(harness));
    const second = listOf(await mirrored(harness, CONTACTS, { as: 'second' }));
    const swapped = await harness.execute(CONTACTS, { as: 'demo', headers: bearer(accessTokens.second) });
    expect(listOf(swapped)).toEqual(second);
    const other = await harness.execute(CONTACTS, { as: 'second', headers: bearer(accessTokens.demo) });
    expect(listOf(other)).toEqual(demo);
  });

  it('is one book for two tokens of its owner, of which each needs its own proof', async () => {
    const [one, other] = [await signIn('demo'), await signIn('demo')];
    const first = listOf(await mirrored(harness, CONTACTS, { headers: bearer(one) }));
    harness.clearCalls();
    expect(listOf(await read(other))).toEqual(first);
    expect(routesOf(harness)).toEqual([
      'GET /restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite',
    ]);
  });

  it('can be read with a revoked token for at most 60 s', async () => {
    const token = await signIn('demo');
    await mirrored(harness, CONTACTS, { headers: bearer(token) });
    await revoke(token);
    clock.advance(29_000);
    expect(codesOf(await read(token))).toEqual([]);
    clock.advance(31_001);
    expect(codesOf(await read(token))).toEqual(['UNAUTHENTICATED']);
    // The refusal has ended it for good, also if the clock stands still.
    expect(codesOf(await read(token))).toEqual(['UNAUTHENTICATED']);
  });

  it('is not renewed for a revoked token by a sync that another token has made', async () => {
    const [gone, kept] = [await signIn('demo'), await signIn('demo')];
    await mirrored(harness, CONTACTS, { headers: bearer(gone) });
    expect(codesOf(await read(kept))).toEqual([]);
    await revoke(gone);
    for (let seconds = 0; seconds < 60; seconds += 20) {
      clock.advance(20_000);
      expect(codesOf(await read(kept))).toEqual([]);
    }
    clock.advance(1);
    expect(codesOf(await read(gone))).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await read(kept))).toEqual([]);
  });

  it('ends for a token at once when any read of a book with it is refused', async () => {
    const token = await signIn('demo');
    await mirrored(harness, CONTACTS, { headers: bearer(token) });
    await revoke(token);
    const passed = await harness.execute(CONTACTS, { headers: { ...bearer(token), 'x-max-staleness': '0' } });
    expect(codesOf(passed)).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await read(token))).toEqual(['UNAUTHENTICATED']);
  });

  it('lets nobody suffer from another token: where a shared refresh is refused, each makes its own', async () => {
    const [gone, kept] = [await signIn('demo'), await signIn('demo')];
    await mirrored(harness, CONTACTS, { headers: bearer(gone) });
    clock.advance(50_000);
    await read(kept);
    await read(gone);
    await revoke(gone);
    clock.advance(9_000);
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 200 } as never);
    clock.advance(20_000);
    // The grants of both hold by now at most until here; the data is too old for either.
    const answers = await Promise.all([read(gone), read(kept), read(gone), read(kept)]);
    expect(codesOf(answers[1])).toEqual([]);
    expect(codesOf(answers[3])).toEqual([]);
    expect(codesOf(answers[0])).toEqual(['UNAUTHENTICATED']);
  });

  it('of another extension is served to an administrator and to nobody whom upstream refuses it', async () => {
    const { accessTokens } = harness.sandbox.credentials.ringcentral;
    const { body } = await harness.execute(`{ personalContacts(first: 1) { nodes { extensionId } } }`, {
      as: 'second',
    });
    const [{ extensionId }] = body.data.personalContacts.nodes;
    const query = `{ personalContacts(first: 1000, extensionId: "${String(extensionId)}") { nodes { contactId firstName lastName } totalCount asOf } }`;
    const second = listOf(await mirrored(harness, CONTACTS, { as: 'second' }));
    const answers = new Map<string, unknown>();
    for (const [name, token] of Object.entries(accessTokens)) {
      const direct = await harness.execute(query, { headers: { ...bearer(token), 'x-max-staleness': '0' } });
      const viaMirror = await read(token, query);
      answers.set(name, codesOf(viaMirror));
      expect([name, codesOf(viaMirror)]).toEqual([name, codesOf(direct)]);
      if (codesOf(direct).length === 0) expect(listOf(viaMirror)?.nodes).toEqual(second?.nodes);
    }
    expect([...answers.values()]).toContainEqual(['FORBIDDEN']);
  });

  it('of another extension can be read for at most 60 s by an administrator who is none any more', async () => {
    const extensionId = harness.sandbox.ringcentral.store.extensionId('second');
    const query = `{ personalContacts(first: 1000, extensionId: "${extensionId}") { nodes { contactId } totalCount asOf } }`;
    await mirrored(harness, query);
    const withheldPermissions = { demo: ['ExtendedScope'] };
    await control(harness, 'ringcentral', 'settings', { withheldPermissions });
    clock.advance(29_000);
    expect(codesOf(await harness.execute(query))).toEqual([]);
    clock.advance(31_001);
    expect(codesOf(await harness.execute(query))).toEqual(['FORBIDDEN']);
    // The own book stays readable.
    expect(codesOf(await harness.execute(CONTACTS))).toEqual([]);
  });

  it('takes what a fill or refresh brings for its own owner alone, whoever else asks meanwhile', async () => {
    for (const user of ['demo', 'second']) {
      await control(harness, 'ringcentral', 'book-size', { user, contacts: 400 });
    }
    for (const [round, users] of [DEMO_FIRST, SECOND_FIRST, DEMO_FIRST, SECOND_FIRST].entries()) {
      // The answers of one caller come while the other one's are on their way.
      harness.sandbox.ringcentral.addFault({
        kind: 'latency',
        latencyMs: 100,
        when: 'after',
        match: { route: SYNC_ROUTE },
        times: 1,
      });
      clock.advance(61_000);
      const answers = await Promise.all(
        [...users, ...users].map(
          async (user) => [user, await mirrored(harness, CONTACTS, { as: user })] as const,
        ),
      );
      for (const [user, answer] of answers) {
        const ids = listOf(answer)!.nodes.map(({ contactId }) => contactId);
        expect([round, ids.sort()]).toEqual([
          round,
          harness.sandbox.ringcentral.store
            .contacts(user)
            .map(({ id }) => id)
            .sort(),
        ]);
      }
    }
  });

  it('has favorites that are served to their owner alone', async () => {
    const query = '{ favorites(first: 100) { nodes { id } asOf } }';
    const read = async (as: 'demo' | 'second') => (await harness.execute(query, { as })).body.data.favorites;
    const [demo, second] = [await read('demo'), await read('second')];
    expect(demo.nodes).not.toEqual(second.nodes);
    harness.clearCalls();
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await Promise.all([read('second'), read('demo')])).toEqual([second, demo]);
    }
    expect(demo.asOf).not.toBeNull();
    expect(routesOf(harness)).toEqual([]);
  });

  it('of Google is refused to a token whose scope was taken back, at most 60 s later', async () => {
    await mirrored(harness, PERSONS);
    await control(harness, 'google', 'settings', { withheldScopes: { demo: ['otherContactsReadonly'] } });
    clock.advance(60_001);
    const { body } = await harness.execute(PERSONS);
    expect(body.errors?.[0]?.extensions).toMatchObject({ upstream: 'google-people', code: 'FORBIDDEN' });
  });

  it('of Google is the credential’s own where people/me is refused', async () => {
    await control(harness, 'google', 'settings', { refusesOwnProfile: true });
    const demo = listOf(await mirrored(harness, PERSONS));
    const second = listOf(await mirrored(harness, PERSONS, { as: 'second' }));
    expect(demo!.nodes).not.toEqual(second!.nodes);
    expect(listOf(await harness.execute(PERSONS))).toEqual(demo);
  });
});
