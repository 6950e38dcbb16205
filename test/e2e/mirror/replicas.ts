import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { type RecordedCall, type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { describeWithRedis, lookInto, type RedisServer, startRedis } from '../../support/redis.ts';

import { type Replica, type ReplicaOptions, startReplica as startReplicaOf } from './replica.ts';
import {
  contactsChange,
  listOf,
  mirrored,
  newKey,
  SMALL_BOOKS,
  SYNC_ROUTE,
  type TestClock,
  testClock,
  until,
} from './support.ts';

// Processes of the graph that share a mirror and the locks on it in a real Redis, with the upstream calls counted.

export let sandbox: Sandbox;
export let redis: RedisServer;
let env: Readonly<Record<string, string>>;
const CLOSING: (() => Promise<unknown>)[] = [];

/** One Redis for all tests of a file, empty for each of them. */
export const shareRedis = (): void => {
  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    sandbox = await startSandbox(SMALL_BOOKS);
    CLOSING.push(() => sandbox.close());
    env = { MIRROR: 'redis', MIRROR_KEY: newKey(), MIRROR_REDIS_URL: redis.url, REDIS_URL: redis.url };
  });
  afterEach(async () => {
    for (const close of CLOSING.splice(0).toReversed()) await close();
    using client = lookInto(redis);
    await client.flushall();
  });
  afterAll(async () => redis[Symbol.asyncDispose]());
};

export const startReplica = async (options: ReplicaOptions = {}): Promise<Replica> => {
  const replica = await startReplicaOf(sandbox, env, options);
  CLOSING.push(replica.close);
  return replica;
};
/**
 * One after the other: the start of a graph blocks the process for longer than another one waits for the answer of Redis, and
 * a replica whose first command failed takes no lock for three seconds.
 */
export const startReplicas = async (
  count: number,
  options: ReplicaOptions = {},
): Promise<readonly Replica[]> => {
  const replicas: Replica[] = [];
  while (replicas.length < count) replicas.push(await startReplica(options));
  return replicas;
};

export const callsOf = (route: string, method = 'GET'): readonly RecordedCall[] =>
  sandbox.ringcentral.calls().filter((call) => call.route === route && call.method === method);

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
  await readAll(replicas, 2);
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

/** @param counts numbers of replicas */
export const describeConcurrentReads = (counts: readonly number[]): void => {
  const several = counts.filter((count) => count > 1);

  describeWithRedis('replicas with concurrent reads', () => {
    let clock: TestClock;
    beforeEach(() => {
      clock = testClock();
    });

    it.each(counts)('fill each book once, with the calls of one replica, at %i replicas', async (count) => {
      const replicas = await startReplicas(count, { clock });
      await mirrorAll(replicas);
      expect(countsOf()).toEqual(FILL);
      neverOverlap([...syncCalls().fulls, ...syncCalls().lists, ...syncCalls().incrementals]);
      const fills = replicas
        .flatMap((replica) => replica.log())
        .filter(({ msg }) => msg === 'address book mirrored');
      expect(fills).toHaveLength(2);
    });

    it.each(several)('refresh each book once when it is due, at %i replicas', async (count) => {
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

    it.each(several)(
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
};
