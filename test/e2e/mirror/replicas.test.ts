import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';

import { type RecordedCall, type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redis.ts';

import { type Replica, type ReplicaOptions, startReplica as startReplicaOf } from './replica.ts';
import {
  CONTACTS,
  contactsChange,
  listOf,
  mirrored,
  newKey,
  sleep,
  SMALL_BOOKS,
  SYNC_ROUTE,
  type TestClock,
  testClock,
  until,
} from './support.ts';

// Processes of the graph that share a mirror and the locks on it in a real Redis, with the upstream calls counted.

let sandbox: Sandbox;
let redis: RedisServer;
let env: Readonly<Record<string, string>>;
const CLOSING: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  sandbox = await startSandbox(SMALL_BOOKS);
  CLOSING.push(() => sandbox.close());
  redis = await startRedis();
  CLOSING.push(async () => redis[Symbol.asyncDispose]());
  env = { MIRROR: 'redis', MIRROR_KEY: newKey(), MIRROR_REDIS_URL: redis.url, REDIS_URL: redis.url };
});
afterEach(async () => {
  for (const close of CLOSING.splice(0).toReversed()) await close();
});

const startReplica = async (options: ReplicaOptions = {}): Promise<Replica> => {
  const replica = await startReplicaOf(sandbox, env, options);
  CLOSING.push(replica.close);
  return replica;
};
const startReplicas = (count: number, options: ReplicaOptions = {}): Promise<readonly Replica[]> =>
  Promise.all(Array.from({ length: count }, () => startReplica(options)));

const FAVORITE_ROUTE = '/restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite';
const FAVORITES = `{ favorites(first: 100) { nodes { id position } asOf } }`;

const callsOf = (route: string, method = 'GET'): readonly RecordedCall[] =>
  sandbox.ringcentral.calls().filter((call) => call.route === route && call.method === method);
describeWithRedis('favorites that replicas mirror', () => {
  const favoritesOf = async (replica: Replica, headers: Readonly<Record<string, string>> = {}) => {
    const { body } = await replica.execute(FAVORITES, { headers });
    expect(body.errors).toBeUndefined();
    return body.data.favorites as { nodes: readonly { id: string }[]; asOf: string | null };
  };
  const add = async (replica: Replica, contactId: string): Promise<string> => {
    const { body } = await replica.execute(
      `mutation { addFavorite(input: { target: { personalContactId: "${contactId}" } }) { favorite { id } userErrors { code } } }`,
    );
    expect(body.data.addFavorite.userErrors).toEqual([]);
    return body.data.addFavorite.favorite.id as string;
  };
  const newContacts = async (replica: Replica): Promise<readonly string[]> => {
    const { body } = await replica.execute(
      `{ personalContacts(last: 20) { nodes { id } } favorites(first: 100) { nodes { target { ... on PersonalContact { id } } } } }`,
    );
    const taken = new Set(
      body.data.favorites.nodes.map(({ target }: { target: { id?: string } }) => target.id),
    );
    return body.data.personalContacts.nodes
      .map(({ id }: { id: string }) => id)
      .filter((id: string) => !taken.has(id));
  };

  it('are served without a call after the first read has proven the right to read them', async () => {
    const clock = testClock();
    const [one, other] = await startReplicas(2, { clock });
    for (const replica of [one!, other!]) {
      sandbox.ringcentral.clearCalls();
      const first = await favoritesOf(replica);
      expect(first.asOf).not.toBeNull();
      for (let reads = 0; reads < 10; reads += 1) expect(await favoritesOf(replica)).toEqual(first);
      expect(callsOf(FAVORITE_ROUTE)).toHaveLength(1);
      clock.advance(61_000);
      expect((await favoritesOf(replica)).nodes).toEqual(first.nodes);
      expect(callsOf(FAVORITE_ROUTE)).toHaveLength(2);
    }
  });

  it('show an own write through either replica in the next read through the other, always', async () => {
    const [one, other] = await startReplicas(2);
    const contacts = await newContacts(one!);
    await Promise.all([favoritesOf(one!), favoritesOf(other!)]);
    for (let turn = 0; turn < 4; turn += 1) {
      const [writer, reader] = turn % 2 === 0 ? [one!, other!] : [other!, one!];
      const added = await add(writer, contacts[turn]!);
      sandbox.ringcentral.clearCalls();
      // The replica that wrote has the new list. The other one reads it again.
      for (const [replica, calls] of [
        [writer, 0],
        [reader, 1],
        [reader, 1],
      ] as const) {
        const { nodes, asOf } = await favoritesOf(replica);
        expect(nodes.map(({ id }) => id)).toContain(added);
        expect(asOf).not.toBeNull();
        expect(callsOf(FAVORITE_ROUTE)).toHaveLength(calls);
      }
    }
  });

  it('do not serve a list whose read began before a write through another replica', async () => {
    const [one, other] = await startReplicas(2);
    const [contact] = await newContacts(one!);
    // The answer to the other replica arrives long after upstream has read the list.
    sandbox.ringcentral.addFault({
      kind: 'latency',
      latencyMs: 400,
      when: 'after',
      match: { route: FAVORITE_ROUTE, method: 'GET' },
      times: 1,
    });
    const early = favoritesOf(other!);
    await until(() => callsOf(FAVORITE_ROUTE).some(({ finishedAt }) => finishedAt === undefined));
    const added = await add(one!, contact!);
    await early;
    const { nodes } = await favoritesOf(other!);
    expect(nodes.map(({ id }) => id)).toContain(added);
  });

  it('no longer show a favorite whose contact was deleted through another replica', async () => {
    const [one, other] = await startReplicas(2);
    const [contact] = await newContacts(one!);
    const added = await add(one!, contact!);
    expect((await favoritesOf(other!)).nodes.map(({ id }) => id)).toContain(added);
    await one!.execute(
      `mutation { deletePersonalContacts(input: { ids: ["${contact!}"] }) { userErrors { code } } }`,
    );
    const passed = await favoritesOf(one!, { 'x-max-staleness': '0' });
    for (const replica of [one!, other!]) expect((await favoritesOf(replica)).nodes).toEqual(passed.nodes);
  });

  it('are read from upstream while the mirror’s Redis is unavailable', async () => {
    const one = await startReplica();
    const first = await favoritesOf(one);
    await redis.crash();
    const passed = await favoritesOf(one);
    expect(passed).toEqual({ nodes: first.nodes, asOf: null });
  });

  it('are erased in all replicas', async () => {
    const [one, other] = await startReplicas(2);
    await Promise.all([favoritesOf(one!), favoritesOf(other!)]);
    await one!.execute(`mutation { forgetMyAddressBooks(input: {}) { forgotten } }`);
    sandbox.ringcentral.clearCalls();
    await favoritesOf(other!);
    expect(callsOf(FAVORITE_ROUTE)).toHaveLength(1);
  });
});

const LIST_ROUTE = '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact';
const FEW_CONTACTS = `{ personalContacts(first: 5) { nodes { contactId } totalCount asOf } }`;
const FEW_PERSONS = `{ otherContacts(first: 5) { nodes { resourceName } totalCount asOf } }`;

const has = ({ query }: RecordedCall, name: string, value?: string): boolean =>
  query.some(([one, other]) => one === name && (value === undefined || other === value));

/** Calls that only a fill or a refresh makes. */
const syncCalls = () => {
  const syncs = callsOf(SYNC_ROUTE);
  const google = sandbox.google.calls().filter((call) => has(call, 'requestSyncToken'));
  return {
    fulls: syncs.filter((call) => has(call, 'syncType', 'FSync')),
    incrementals: syncs.filter((call) => has(call, 'syncType', 'ISync')),
    lists: callsOf(LIST_ROUTE).filter((call) => has(call, 'perPage', '1000')),
    googleFulls: google.filter((call) => !has(call, 'syncToken') && !has(call, 'pageToken')),
    googleIncrementals: google.filter((call) => has(call, 'syncToken')),
  };
};
const countsOf = () =>
  Object.fromEntries(Object.entries(syncCalls()).map(([name, calls]) => [name, calls.length]));
const FILL = { fulls: 1, incrementals: 1, lists: 1, googleFulls: 1, googleIncrementals: 1 };
const REFRESH = { fulls: 0, incrementals: 1, lists: 0, googleFulls: 0, googleIncrementals: 1 };

const clearCalls = (): void => {
  sandbox.ringcentral.clearCalls();
  sandbox.google.clearCalls();
};
const readAll = (replicas: readonly Replica[], times: number) =>
  Promise.all(
    replicas.flatMap((replica) =>
      Array.from({ length: times }, () => [FEW_CONTACTS, FEW_PERSONS])
        .flat()
        .map((query) => replica.execute(query)),
    ),
  );
const mirrorAll = async (replicas: readonly Replica[]): Promise<void> => {
  await readAll(replicas, 4);
  await Promise.all(
    replicas.flatMap((replica) => [mirrored(replica, FEW_CONTACTS), mirrored(replica, FEW_PERSONS)]),
  );
};
const neverOverlap = (calls: readonly RecordedCall[]): void => {
  const inOrder = calls.toSorted((one, other) => one.startedAt - other.startedAt);
  for (const [index, call] of inOrder.slice(1).entries()) {
    expect(inOrder[index]!.finishedAt).toBeLessThanOrEqual(call.startedAt);
  }
};

describeWithRedis('replicas with concurrent reads', () => {
  let clock: TestClock;
  beforeEach(() => {
    clock = testClock();
  });

  it.each([1, 2, 3])('fill each book once, with the calls of one replica, at %i replicas', async (count) => {
    const replicas = await startReplicas(count, { clock });
    await mirrorAll(replicas);
    expect(countsOf()).toEqual(FILL);
    neverOverlap([...syncCalls().fulls, ...syncCalls().lists, ...syncCalls().incrementals]);
    const fills = replicas
      .flatMap((replica) => replica.log())
      .filter(({ msg }) => msg === 'address book mirrored');
    expect(fills).toHaveLength(2);
  });

  it.each([2, 3])('refresh each book once when it is due, at %i replicas', async (count) => {
    const replicas = await startReplicas(count, { clock });
    await mirrorAll(replicas);
    for (let minute = 0; minute < 3; minute += 1) {
      clearCalls();
      await contactsChange({ sandbox }, { create: 1 });
      // Beyond 60 s each read waits for a refresh.
      clock.advance(61_000);
      const answers = await readAll(replicas, 5);
      for (const { body } of answers) expect(body.errors).toBeUndefined();
      expect(countsOf()).toEqual(REFRESH);
    }
    const totals = new Set((await readAll(replicas, 1)).map((answer) => listOf(answer)?.totalCount));
    expect(totals).toEqual(new Set([303, 60]));
  });

  it.each([2, 3])(
    'refresh each book once in the background of their reads, at %i replicas',
    async (count) => {
      const replicas = await startReplicas(count, { clock });
      await mirrorAll(replicas);
      for (let turn = 0; turn < 3; turn += 1) {
        clearCalls();
        clock.advance(31_000);
        await readAll(replicas, 5);
        await until(() => countsOf()['incrementals'] === 1 && countsOf()['googleIncrementals'] === 1);
        // The refreshes of other replicas wait for the lock, and then have nothing to do.
        await until(async () => {
          const answers = await readAll(replicas, 1);
          return answers.every((answer) => Date.parse(listOf(answer)!.asOf!) === clock.date());
        });
        expect(countsOf()).toEqual(REFRESH);
      }
    },
  );
});

describeWithRedis('a replica that closes while it fills a book', () => {
  it('leaves no lock behind, so that the next replica fills at once', async () => {
    const client = new Redis(redis.url);
    CLOSING.push(async () => Promise.resolve(client.disconnect()));
    const locks = (): Promise<readonly string[]> => client.keys('contacts-subgraph:lock:*');
    const other = await startReplica();
    // At the first call of the fill, between its calls, while it builds the book and while it stores it.
    for (let delayMs = 0; delayMs < 60; delayMs += 12) {
      const one = await startReplica();
      await one.execute(CONTACTS);
      await until(async () => (await locks()).length > 0, 'the fill has begun');
      await sleep(delayMs);
      await one.close();
      expect(await locks()).toEqual([]);
      await client.flushall();
    }
    await mirrored(other);
    expect(other.log().filter(({ msg }) => msg === 'address book mirrored')).toHaveLength(1);
  });
});
