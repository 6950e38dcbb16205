import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';

import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { describeWithRedis, startRedis } from '../../support/redis.ts';

import { type Replica, startReplica as startReplicaOf } from './replica.ts';
import { CONTACTS, listOf, mirrored, newKey, until } from './support.ts';

// Changes by somebody with access to the store. Each costs a new fill and has no other effect.

let sandbox: Sandbox;
let redis: Redis;
let env: Readonly<Record<string, string>>;
const CLOSING: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  sandbox = await startSandbox({ ringcentral: { bookSizes: { demo: 300, second: 300 } } });
  CLOSING.push(() => sandbox.close());
  const server = await startRedis();
  CLOSING.push(async () => server[Symbol.asyncDispose]());
  redis = new Redis(server.url);
  CLOSING.push(async () => Promise.resolve(redis.disconnect()));
  env = { MIRROR: 'redis', MIRROR_KEY: newKey(), MIRROR_REDIS_URL: server.url };
});
afterEach(async () => {
  for (const close of CLOSING.splice(0).toReversed()) await close();
});

const startReplica = async (variables = env): Promise<Replica> => {
  const replica = await startReplicaOf(sandbox, variables);
  CLOSING.push(replica.close);
  return replica;
};

type User = 'demo' | 'second';
const as = (replica: Replica, user: User) => ({
  execute: (query: string) => replica.execute(query, { as: user }),
});
/** The keys of stored books of contacts, which have large values. Other keys have small ones. */
const bookKeys = async (): Promise<readonly string[]> => {
  const keys = await redis.keys('contacts-subgraph:mirror:*');
  const sizes = await Promise.all(keys.map((key) => redis.hstrlen(key, '0')));
  return keys.filter((_, index) => sizes[index]! > 1_000).sort();
};
const idsOf = (result: Awaited<ReturnType<Replica['execute']>>) =>
  listOf(result)!
    .nodes.map(({ contactId }) => contactId)
    .sort();
const upstreamIds = (user: User) =>
  sandbox.ringcentral.store
    .contacts(user)
    .map(({ id }) => id)
    .sort();
const disbeliefs = (replica: Replica): number =>
  replica.log().filter(({ err }) => JSON.stringify(err ?? '').includes('InvalidBookError')).length;
const createThrough = (replica: Replica) =>
  replica.execute(
    `mutation { createPersonalContact(input: { contact: { firstName: "Later" } }) { userErrors { code } } }`,
  );

/** The read passes through, one log line says why, and the book is filled again. */
const isNotBelieved = async (replica: Replica, user: User = 'demo', lines = 1): Promise<void> => {
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

describeWithRedis('a stored book that was modified', () => {
  it.each([
    ['the first byte of an entry', '0', 0],
    ['the middle of an entry', '0', 200],
    ['the name of its history', 'history', 3],
    ['the number of its entries', 'version', 0],
  ])('is rejected with another bit in %s', async (_, field, place) => {
    const [one, other] = [await startReplica(), await startReplica()];
    await mirrored(one);
    const [key] = await bookKeys();
    await flip(key!, field, place);
    await isNotBelieved(other);
    // The replica with the book in memory loads the version that the other one stored.
    expect(idsOf(await mirrored(one))).toEqual(upstreamIds('demo'));
  });

  it('is rejected without its last entry, and with an entry that was appended twice', async () => {
    const [one, other] = [await startReplica(), await startReplica()];
    await mirrored(one);
    await createThrough(one);
    const [key] = await bookKeys();
    const version = Number(await redis.hget(key!, 'version'));
    await redis.hset(key!, String(version), (await redis.hgetBuffer(key!, String(version - 1)))!);
    await redis.hset(key!, 'version', version + 1);
    await isNotBelieved(other);
    await createThrough(one);
    const [again] = await bookKeys();
    const longer = Number(await redis.hget(again!, 'version'));
    await redis.hset(again!, 'version', longer - 1);
    expect(idsOf(await one.execute(CONTACTS))).toEqual(upstreamIds('demo'));
    expect(disbeliefs(one)).toBe(1);
  });

  it('is rejected under the key of another book, so that swapping values reveals no contacts', async () => {
    const [one, other] = [await startReplica(), await startReplica()];
    await mirrored(as(one, 'demo'));
    await mirrored(as(one, 'second'));
    const [first, second] = await bookKeys();
    await redis.rename(first!, 'aside');
    await redis.rename(second!, first!);
    await redis.rename('aside', second!);
    await isNotBelieved(other, 'demo', 1);
    await isNotBelieved(other, 'second', 2);
  });

  it('is rejected if it was replaced by an older version, so that no own write is lost', async () => {
    const one = await startReplica();
    await mirrored(one);
    const [key] = await bookKeys();
    const older = await redis.dumpBuffer(key!);
    await createThrough(one);
    await redis.restore(key!, 0, older, 'REPLACE');
    await isNotBelieved(one);
  });

  it('is rejected if it was stored before the book was erased', async () => {
    const one = await startReplica();
    await mirrored(one);
    const [key] = await bookKeys();
    const older = await redis.dumpBuffer(key!);
    await one.execute(`mutation { forgetMyAddressBooks(input: {}) { forgotten } }`);
    await redis.restore(key!, 0, older, 'REPLACE');
    await isNotBelieved(one);
  });

  it('is rejected if its key has another kind of value', async () => {
    const [one, other] = [await startReplica(), await startReplica()];
    await mirrored(one);
    const [key] = await bookKeys();
    await redis.set(key!, 'something else');
    await isNotBelieved(other);
  });
});

describeWithRedis('a Redis with books of another MIRROR_KEY', () => {
  it('is not used, the log says so in one line, and the book is filled again', async () => {
    const one = await startReplica();
    await mirrored(one);
    const other = await startReplica({ ...env, MIRROR_KEY: newKey() });
    expect(listOf(await other.execute(CONTACTS))?.asOf).toBeNull();
    expect(idsOf(await mirrored(other))).toEqual(upstreamIds('demo'));
    const lines = () =>
      other.log().filter(({ msg }) => String(msg).startsWith('MIRROR_KEY does not decrypt'));
    await until(() => lines().length > 0, 'the line is logged');
    expect(lines()).toHaveLength(1);
    expect(disbeliefs(other)).toBe(0);
    expect(await bookKeys()).toHaveLength(2);
  });
});
