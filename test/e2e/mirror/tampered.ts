import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { Redis } from 'ioredis';

import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';

import { type Replica, startReplica as startReplicaOf } from './replica.ts';
import { CONTACTS, listOf, mirrored, newKey } from './support.ts';

// Changes by somebody with access to the store. Each costs a new fill and has no other effect.

let sandbox: Sandbox;
let server: RedisServer;
/** A client that changes the store. */
export let redis: Redis;
/** Variables of a replica. */
export let env: Readonly<Record<string, string>>;
const CLOSING: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
});
beforeEach(async () => {
  sandbox = await startSandbox({ ringcentral: { bookSizes: { demo: 40, second: 40 } } });
  CLOSING.push(() => sandbox.close());
  env = { MIRROR: 'redis', MIRROR_KEY: newKey(), MIRROR_REDIS_URL: server.url };
});
afterEach(async () => {
  for (const close of CLOSING.splice(0).toReversed()) await close();
  await redis.flushall();
});
afterAll(async () => {
  redis.disconnect();
  await server[Symbol.asyncDispose]();
});

export const startReplica = async (variables = env): Promise<Replica> => {
  const replica = await startReplicaOf(sandbox, variables);
  CLOSING.push(replica.close);
  return replica;
};

type User = 'demo' | 'second';
export const as = (replica: Replica, user: User) => ({
  execute: (query: string) => replica.execute(query, { as: user }),
});
/** The keys of stored books of contacts, which have large values. Other keys have small ones. */
export const bookKeys = async (): Promise<readonly string[]> => {
  const keys = await redis.keys('contacts-subgraph:mirror:*');
  const sizes = await Promise.all(keys.map((key) => redis.hstrlen(key, '0')));
  return keys.filter((_, index) => sizes[index]! > 1_000).sort();
};
export const idsOf = (result: Awaited<ReturnType<Replica['execute']>>) =>
  listOf(result)!
    .nodes.map(({ contactId }) => contactId)
    .sort();
export const upstreamIds = (user: User) =>
  sandbox.ringcentral.store
    .contacts(user)
    .map(({ id }) => id)
    .sort();
export const disbeliefs = (replica: Replica): number =>
  replica.log().filter(({ err }) => JSON.stringify(err ?? '').includes('InvalidBookError')).length;
export const createThrough = (replica: Replica) =>
  replica.execute(
    `mutation { createPersonalContact(input: { contact: { firstName: "Later" } }) { userErrors { code } } }`,
  );

/** The read passes through, one log line says why, and the book is filled again. */
export const isNotBelieved = async (replica: Replica, user: User = 'demo', lines = 1): Promise<void> => {
  const passed = await replica.execute(CONTACTS, { as: user });
  expect(passed.body.errors).toBeUndefined();
  expect(listOf(passed)?.asOf).toBeNull();
  expect(idsOf(passed)).toEqual(upstreamIds(user));
  expect(idsOf(await mirrored(as(replica, user)))).toEqual(upstreamIds(user));
  expect(disbeliefs(replica)).toBe(lines);
};

const flip = async (key: string, field: string, place: number): Promise<void> => {
  const value = (await redis.hgetBuffer(key, field))!;
  value[place]! ^= 1;
  await redis.hset(key, field, value);
};

/** Another replica must not believe a book of which one bit is different. */
export const expectFlipNotBelieved = async (field: string, place: number): Promise<void> => {
  const [one, other] = [await startReplica(), await startReplica()];
  await mirrored(one);
  const [key] = await bookKeys();
  await flip(key!, field, place);
  await isNotBelieved(other);
  // The replica with the book in memory loads the version that the other one stored.
  expect(idsOf(await mirrored(one))).toEqual(upstreamIds('demo'));
};
