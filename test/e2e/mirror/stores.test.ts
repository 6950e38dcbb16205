import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redis.ts';

import { type Replica, startReplica as startReplicaOf } from './replica.ts';
import { CONTACTS, listOf, mirrored, newKey, SYNC_ROUTE, TINY_BOOKS, until } from './support.ts';

let sandbox: Sandbox;
const CLOSING: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  sandbox = await startSandbox(TINY_BOOKS);
  CLOSING.push(() => sandbox.close());
});
afterEach(async () => {
  for (const close of CLOSING.splice(0).toReversed()) await close();
});

/** One process of the graph, closed after the test. */
const startReplica = async (env: Readonly<Record<string, string>>): Promise<Replica> => {
  const replica = await startReplicaOf(sandbox, env);
  CLOSING.push(replica.close);
  return replica;
};

const heavyCalls = () =>
  sandbox.ringcentral.calls().filter(({ route }) => route === SYNC_ROUTE || route.endsWith('/contact'));

describe('a mirror in a file', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'contacts-mirror-'));
    CLOSING.push(() => rm(directory, { recursive: true, force: true }));
  });
  const variables = (key: string) => ({
    MIRROR: `sqlite:${join(directory, 'mirror.db')}`,
    MIRROR_KEY: key,
  });

  it('is served by the next process without a Heavy call', async () => {
    const key = newKey();
    const first = await startReplica(variables(key));
    const list = listOf(await mirrored(first));
    await first.close();
    const second = await startReplica(variables(key));
    sandbox.ringcentral.clearCalls();
    expect(listOf(await second.execute(CONTACTS))).toEqual(list);
    expect(heavyCalls()).toEqual([]);
  });

  it('is not used with another MIRROR_KEY, and one log line says so', async () => {
    const first = await startReplica(variables(newKey()));
    const list = listOf(await mirrored(first));
    await first.close();
    const second = await startReplica(variables(newKey()));
    expect(listOf(await second.execute(CONTACTS))?.asOf).toBeNull();
    await until(() => second.log().some(({ msg }) => String(msg).startsWith('MIRROR_KEY does not decrypt')));
    expect(second.log().filter(({ msg }) => String(msg).startsWith('MIRROR_KEY'))).toHaveLength(1);
    expect(listOf(await mirrored(second))?.nodes).toEqual(list?.nodes);
  });

  it('stays erased, also in the next process', async () => {
    const key = newKey();
    const first = await startReplica(variables(key));
    await mirrored(first);
    await first.execute(
      `mutation { forgetMyAddressBooks(input: { sources: [RINGCENTRAL_PERSONAL_CONTACTS] }) { forgotten } }`,
    );
    await first.close();
    const second = await startReplica(variables(key));
    expect(listOf(await second.execute(CONTACTS))?.asOf).toBeNull();
  });
});

describeWithRedis('two replicas on one mirror', () => {
  let redis: RedisServer;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => redis[Symbol.asyncDispose]());
  beforeEach(() => {
    // A new key for each test: books of the others cannot be read.
    env = { MIRROR: 'redis', MIRROR_KEY: newKey(), MIRROR_REDIS_URL: redis.url, REDIS_URL: redis.url };
  });

  it('fill a book once, whichever of them is called', async () => {
    const [one, other] = [await startReplica(env), await startReplica(env)];
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? one : other).execute(CONTACTS)),
    );
    await Promise.all([mirrored(one), mirrored(other)]);
    const fulls = heavyCalls().filter(({ query }) => query.some(([, value]) => value === 'FSync'));
    expect(fulls).toHaveLength(1);
  });

  it('see own writes through one of them in the next read through the other, always', async () => {
    const [one, other] = [await startReplica(env), await startReplica(env)];
    await Promise.all([mirrored(one), mirrored(other)]);
    for (let turn = 0; turn < 6; turn += 1) {
      const [writer, reader] = turn % 2 === 0 ? [one, other] : [other, one];
      const name = `Turn${String(turn)}`;
      const { body } = await writer.execute(
        `mutation { createPersonalContact(input: { contact: { firstName: "${name}", lastName: "Maple" } }) { personalContact { contactId } userErrors { code } } }`,
      );
      const written = (
        body as { data: { createPersonalContact: { personalContact: { contactId: string } } } }
      ).data.createPersonalContact.personalContact;
      const found = await reader.execute(
        `{ personalContacts(first: 5, search: "${name} Maple") { nodes { contactId } totalCount asOf } }`,
      );
      expect(listOf(found)?.nodes).toEqual([written]);
      expect(listOf(found)?.asOf).not.toBeNull();
    }
  });

  it('both erase a book', async () => {
    const [one, other] = [await startReplica(env), await startReplica(env)];
    await Promise.all([mirrored(one), mirrored(other)]);
    await one.execute(
      `mutation { forgetMyAddressBooks(input: { sources: [RINGCENTRAL_PERSONAL_CONTACTS] }) { forgotten } }`,
    );
    expect(listOf(await other.execute(CONTACTS))?.asOf).toBeNull();
  });

  it('read from upstream while the mirror’s Redis is unavailable, and mirror again once it is back', async () => {
    const one = await startReplica({ MIRROR: 'redis', MIRROR_KEY: newKey(), MIRROR_REDIS_URL: redis.url });
    await mirrored(one);
    await redis.crash();
    const passed = await one.execute(CONTACTS);
    expect(listOf(passed)?.totalCount).toBe(40);
    expect(listOf(passed)?.asOf).toBeNull();
    const search = '{ personalContacts(first: 1, search: "a") { nodes { contactId } } }';
    const { body } = await one.execute(search);
    expect(body.errors).toBeUndefined();
    expect(body.data.personalContacts.nodes).toHaveLength(1);
    await redis.restart();
    expect(listOf(await mirrored(one))?.totalCount).toBe(40);
  });
});
