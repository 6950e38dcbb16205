import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';

import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import type { GraphQLResult } from '../../support/harness.ts';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redis.ts';

import { type Replica, startReplica } from './replica.ts';
import {
  CONTACTS,
  control,
  listOf,
  mirrored,
  newKey,
  PERSONS,
  SYNC_ROUTE,
  type TestClock,
  testClock,
  TINY_BOOKS,
} from './support.ts';

let sandbox: Sandbox;
let clock: TestClock;
/** Two replicas that share a mirror, or the same graph twice. */
let one: Replica;
let other: Replica;
let redis: RedisServer;
const CLOSING: (() => Promise<unknown>)[] = [];

const start = async (count: 1 | 2, env: Readonly<Record<string, string>>): Promise<void> => {
  clock = testClock();
  sandbox = await startSandbox(TINY_BOOKS);
  CLOSING.push(() => sandbox.close());
  const replicas: Replica[] = [];
  for (let index = 0; index < count; index += 1) {
    const replica = await startReplica(sandbox, { LOG_LEVEL: 'silent', ...env }, { clock });
    CLOSING.push(replica.close);
    replicas.push(replica);
  }
  one = replicas[0]!;
  other = replicas.at(-1)!;
};

type DescribeMirrors = (name: string, tests: () => void) => void;

/** For one graph with its own mirror. */
export const inMemory: DescribeMirrors = (name, tests) => {
  describe(`${name}, with MIRROR=memory`, () => {
    beforeEach(() => start(1, { MIRROR: 'memory' }));
    tests();
  });
};

/** For two replicas that share a mirror. */
export const overRedis: DescribeMirrors = (name, tests) => {
  describeWithRedis(`${name}, with MIRROR=redis at two replicas`, () => {
    beforeEach(async () => {
      redis = await startRedis();
      CLOSING.push(async () => redis[Symbol.asyncDispose]());
      const urls = { MIRROR_REDIS_URL: redis.url, REDIS_URL: redis.url };
      await start(2, { MIRROR: 'redis', MIRROR_KEY: newKey(), ...urls });
    });
    tests();
  });
};

const calls = () =>
  [...sandbox.google.calls(), ...sandbox.ringcentral.calls()].map(
    ({ method, route }) => `${method} ${route}`,
  );
const clearCalls = (): void => {
  sandbox.google.clearCalls();
  sandbox.ringcentral.clearCalls();
};

const DEMO_FIRST = ['demo', 'second'] as const;
const SECOND_FIRST = ['second', 'demo'] as const;

const bearer = (token: string) => ({ 'x-ringcentral-authorization': `Bearer ${token}` });

/** Another token of a RingCentral user. */
const signIn = async (user: 'demo' | 'second'): Promise<string> => {
  const { url } = sandbox.ringcentral;
  const credentials = (await (await fetch(`${url}/__sandbox/credentials`)).json()) as {
    jwts: Record<string, string>;
  };
  const { clientId, clientSecret } = sandbox.credentials.ringcentral;
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

const revoke = (token: string) => control({ sandbox }, 'ringcentral', 'tokens/revoke', { token });
const read = (replica: Replica, token: string, query = CONTACTS) =>
  replica.execute(query, { headers: bearer(token) });
const codesOf = ({ body }: GraphQLResult) => (body.errors ?? []).map(({ extensions }) => extensions['code']);
const ofExtension = (extensionId: string): string =>
  `{ personalContacts(first: 1000, extensionId: "${extensionId}") { nodes { contactId firstName lastName } totalCount asOf } }`;

/** No caller is served the data of another caller, in any store of the mirror. */
export const describeIsolation = (describeMirrors: DescribeMirrors): void => {
  afterEach(async () => {
    for (const close of CLOSING.splice(0).toReversed()) await close();
  });

  describeMirrors('a mirrored book', () => {
    it('is served to its own caller, whatever another caller reads', async () => {
      const demo = listOf(await mirrored(one));
      const second = listOf(await mirrored(one, CONTACTS, { as: 'second' }));
      expect(demo!.nodes).not.toEqual(second!.nodes);
      for (let turn = 0; turn < 2; turn += 1) {
        for (const replica of [one, other]) {
          // A slow machine may pass a read through to the upstream, which is right as well: what counts is whose data it is.
          expect(listOf(await mirrored(replica))).toEqual(demo);
          expect(listOf(await mirrored(replica, CONTACTS, { as: 'second' }))).toEqual(second);
        }
      }
    });

    it('belongs to the token: callers who swap tokens swap books', async () => {
      const { accessTokens } = sandbox.credentials.ringcentral;
      const demo = listOf(await mirrored(one));
      const second = listOf(await mirrored(other, CONTACTS, { as: 'second' }));
      for (const replica of [one, other]) {
        const ofSecond = { as: 'demo', headers: bearer(accessTokens.second) } as const;
        expect(listOf(await mirrored(replica, CONTACTS, ofSecond))).toEqual(second);
        const ofDemo = { as: 'second', headers: bearer(accessTokens.demo) } as const;
        expect(listOf(await mirrored(replica, CONTACTS, ofDemo))).toEqual(demo);
      }
    });

    it('is shared by two tokens of its owner, and each token needs its own proof', async () => {
      const [first, second] = [await signIn('demo'), await signIn('demo')];
      const list = listOf(await mirrored(one, CONTACTS, { headers: bearer(first) }));
      clearCalls();
      expect(listOf(await read(other, second))).toEqual(list);
      expect(calls()).toEqual(['GET /restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite']);
    });

    it('can be read with a revoked token for at most 60 s', async () => {
      const token = await signIn('demo');
      for (const replica of [one, other]) await mirrored(replica, CONTACTS, { headers: bearer(token) });
      await revoke(token);
      clock.advance(29_000);
      for (const replica of [one, other]) expect(codesOf(await read(replica, token))).toEqual([]);
      clock.advance(31_001);
      for (const replica of [one, other]) {
        expect(codesOf(await read(replica, token))).toEqual(['UNAUTHENTICATED']);
        // The refusal has ended the grant, so the clock does not need to move.
        expect(codesOf(await read(replica, token))).toEqual(['UNAUTHENTICATED']);
      }
    });

    it('is not renewed for a revoked token by a sync that another token has made', async () => {
      const [gone, kept] = [await signIn('demo'), await signIn('demo')];
      await mirrored(one, CONTACTS, { headers: bearer(gone) });
      expect(codesOf(await read(other, kept))).toEqual([]);
      await revoke(gone);
      for (let seconds = 0; seconds < 60; seconds += 20) {
        clock.advance(20_000);
        expect(codesOf(await read(other, kept))).toEqual([]);
      }
      clock.advance(1);
      expect(codesOf(await read(one, gone))).toEqual(['UNAUTHENTICATED']);
      expect(codesOf(await read(other, kept))).toEqual([]);
    });

    it('cannot be read with a token as soon as any read of a book with it is refused', async () => {
      const token = await signIn('demo');
      await mirrored(one, CONTACTS, { headers: bearer(token) });
      await revoke(token);
      const passed = await one.execute(CONTACTS, { headers: { ...bearer(token), 'x-max-staleness': '0' } });
      expect(codesOf(passed)).toEqual(['UNAUTHENTICATED']);
      expect(codesOf(await read(one, token))).toEqual(['UNAUTHENTICATED']);
    });

    it('can be read with a valid token when it waits for a refresh that is refused to a revoked token', async () => {
      const [gone, kept] = [await signIn('demo'), await signIn('demo')];
      await mirrored(one, CONTACTS, { headers: bearer(gone) });
      clock.advance(50_000);
      await read(other, kept);
      await read(one, gone);
      await revoke(gone);
      clock.advance(9_000);
      sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 200 } as never);
      clock.advance(20_000);
      // The data is too old for both tokens, and this refresh ends the grant of the revoked one.
      const answers = await Promise.all([
        read(one, gone),
        read(other, kept),
        read(one, gone),
        read(other, kept),
      ]);
      expect(answers.map(codesOf)).toEqual([['UNAUTHENTICATED'], [], ['UNAUTHENTICATED'], []]);
    });

    it('of another extension is served to an administrator, and not to callers whom upstream refuses', async () => {
      const { accessTokens } = sandbox.credentials.ringcentral;
      const query = ofExtension(sandbox.ringcentral.store.extensionId('second'));
      const second = listOf(await mirrored(one, CONTACTS, { as: 'second' }));
      const answers = new Map<string, unknown>();
      for (const [name, token] of Object.entries(accessTokens)) {
        for (const replica of [one, other]) {
          const direct = await replica.execute(query, {
            headers: { ...bearer(token), 'x-max-staleness': '0' },
          });
          const viaMirror = await read(replica, token, query);
          answers.set(name, codesOf(viaMirror));
          expect([name, codesOf(viaMirror)]).toEqual([name, codesOf(direct)]);
          if (codesOf(direct).length > 0) expect(listOf(viaMirror)).toBeNull();
          else expect(listOf(viaMirror)?.nodes).toEqual(second?.nodes);
        }
      }
      expect([...answers.values()]).toContainEqual(['FORBIDDEN']);
      expect([...answers.values()]).toContainEqual([]);
    });

    it('of another extension can be read for at most 60 s by somebody who is no longer an administrator', async () => {
      const query = ofExtension(sandbox.ringcentral.store.extensionId('second'));
      for (const replica of [one, other]) await mirrored(replica, query);
      const withheldPermissions = { demo: ['ExtendedScope'] };
      await control({ sandbox }, 'ringcentral', 'settings', { withheldPermissions });
      clock.advance(29_000);
      for (const replica of [one, other]) expect(codesOf(await replica.execute(query))).toEqual([]);
      clock.advance(31_001);
      for (const replica of [one, other]) {
        expect(codesOf(await replica.execute(query))).toEqual(['FORBIDDEN']);
        // The caller's own book is still readable.
        expect(codesOf(await replica.execute(CONTACTS))).toEqual([]);
      }
    });

    it('gets only the results of its own fills and refreshes while other books are filled', async () => {
      for (const user of ['demo', 'second']) {
        await control({ sandbox }, 'ringcentral', 'book-size', { user, contacts: 260 });
      }
      for (const [round, users] of [DEMO_FIRST, SECOND_FIRST, DEMO_FIRST, SECOND_FIRST].entries()) {
        // The answers to one caller arrive while the calls of the other one are in flight.
        sandbox.ringcentral.addFault({
          kind: 'latency',
          latencyMs: 100,
          when: 'after',
          match: { route: SYNC_ROUTE },
          times: 1,
        });
        clock.advance(61_000);
        const answers = await Promise.all(
          [one, other].flatMap((replica) =>
            users.map(async (user) => [user, await mirrored(replica, CONTACTS, { as: user })] as const),
          ),
        );
        for (const [user, answer] of answers) {
          const ids = listOf(answer)!.nodes.map(({ contactId }) => contactId);
          expect([round, ids.sort()]).toEqual([
            round,
            sandbox.ringcentral.store
              .contacts(user)
              .map(({ id }) => id)
              .sort(),
          ]);
        }
      }
    });

    it('has favorites that are served to their owner only', async () => {
      const query = '{ favorites(first: 100) { nodes { id } asOf } }';
      const favorites = async (replica: Replica, as: 'demo' | 'second') =>
        (await replica.execute(query, { as })).body.data.favorites;
      for (const replica of [one, other]) {
        const [demo, second] = [await favorites(replica, 'demo'), await favorites(replica, 'second')];
        expect(demo.nodes).not.toEqual(second.nodes);
        clearCalls();
        for (let turn = 0; turn < 3; turn += 1) {
          const both = await Promise.all([favorites(replica, 'second'), favorites(replica, 'demo')]);
          expect(both).toEqual([second, demo]);
        }
        expect(demo.asOf).not.toBeNull();
        expect(calls()).toEqual([]);
      }
    });

    it('of Google is refused to a token whose scope was taken back, at most 60 s later', async () => {
      for (const replica of [one, other]) await mirrored(replica, PERSONS);
      await control({ sandbox }, 'google', 'settings', {
        withheldScopes: { demo: ['otherContactsReadonly'] },
      });
      clock.advance(60_001);
      for (const replica of [one, other]) {
        const { body } = await replica.execute(PERSONS);
        expect(body.errors?.[0]?.extensions).toMatchObject({ upstream: 'google-people', code: 'FORBIDDEN' });
      }
    });

    it('of Google is kept per credential if people/me is refused', async () => {
      await control({ sandbox }, 'google', 'settings', { refusesOwnProfile: true });
      for (const replica of [one, other]) {
        const demo = listOf(await mirrored(replica, PERSONS));
        const second = listOf(await mirrored(replica, PERSONS, { as: 'second' }));
        expect(demo!.nodes).not.toEqual(second!.nodes);
        expect(listOf(await replica.execute(PERSONS))).toEqual(demo);
      }
    });
  });

  describeWithRedis('a mirrored list of Google whose owner is unknown', () => {
    it('is not in the store', async () => {
      redis = await startRedis();
      CLOSING.push(async () => redis[Symbol.asyncDispose]());
      await start(1, { MIRROR: 'redis', MIRROR_KEY: newKey(), MIRROR_REDIS_URL: redis.url });
      const client = new Redis(redis.url);
      CLOSING.push(async () => Promise.resolve(client.disconnect()));
      await control({ sandbox }, 'google', 'settings', { refusesOwnProfile: true });
      await mirrored(one, PERSONS);
      expect(await client.keys('*')).toEqual([]);
      await control({ sandbox }, 'google', 'settings', { refusesOwnProfile: false });
      await mirrored(one, PERSONS, { as: 'second' });
      expect(await client.keys('*')).toHaveLength(1);
    });
  });
};
