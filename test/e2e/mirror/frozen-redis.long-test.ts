import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { type RecordedCall, type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redis.ts';

import { type Replica, startReplica as startReplicaOf } from './replica.ts';
import { CONTACTS, listOf, mirrored, newKey, SMALL_BOOKS, SYNC_ROUTE, until } from './support.ts';

let sandbox: Sandbox;
let redis: RedisServer;
let env: Readonly<Record<string, string>>;
const CLOSING: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  sandbox = await startSandbox(SMALL_BOOKS);
  CLOSING.push(() => sandbox.close());
  redis = await startRedis();
  CLOSING.push(async () => redis[Symbol.asyncDispose]());
  // The replicas do not use this Redis for anything else.
  env = { MIRROR: 'redis', MIRROR_KEY: newKey(), MIRROR_REDIS_URL: redis.url };
});
afterEach(async () => {
  for (const close of CLOSING.splice(0).toReversed()) await close();
});

const startReplica = async (): Promise<Replica> => {
  const replica = await startReplicaOf(sandbox, env);
  CLOSING.push(replica.close);
  return replica;
};

const FAVORITES = `{ favorites(first: 100) { nodes { id position } asOf } }`;
const FEW_CONTACTS = `{ personalContacts(first: 5) { nodes { contactId } totalCount asOf } }`;

const syncs = (): readonly RecordedCall[] =>
  sandbox.ringcentral.calls().filter(({ route }) => route === SYNC_ROUTE);

// The store waits two seconds for an answer, and then sends no command for three seconds.
describeWithRedis('replicas whose mirror is in a Redis that stops answering', () => {
  const failuresOf = (replica: Replica): number =>
    replica.log().filter(({ msg }) => msg === 'mirror store failed').length;
  const idsOf = async (replica: Replica): Promise<readonly string[]> => {
    const result = await replica.execute(CONTACTS);
    expect(result.body.errors).toBeUndefined();
    return listOf(result)!.nodes.map(({ contactId }) => contactId);
  };
  const isServed = async (replica: Replica): Promise<boolean> =>
    listOf(await replica.execute(FEW_CONTACTS))?.asOf != null;

  it('pass reads through, only one of which waits, fill nothing, and serve the mirror again afterwards', async () => {
    const replicas = [await startReplica(), await startReplica()];
    for (const replica of replicas) await mirrored(replica);
    redis.freeze();
    sandbox.ringcentral.clearCalls();
    const readWhileFrozen = async (replica: Replica): Promise<void> => {
      const before = failuresOf(replica);
      for (let reads = 0; reads < 10; reads += 1) {
        expect(await isServed(replica)).toBe(false);
        await replica.execute(FAVORITES);
      }
      // A command that timed out causes one log line. No further command is sent after it.
      expect(failuresOf(replica)).toBe(before + 1);
    };
    await Promise.all(replicas.map(readWhileFrozen));
    expect(syncs()).toEqual([]);
    redis.thaw();
    for (const replica of replicas) {
      await until(() => isServed(replica), 'the mirror is served again');
      expect(replica.log().filter(({ msg }) => msg === 'mirror store answers again')).toHaveLength(1);
    }
    expect(syncs()).toEqual([]);
  });

  it('show an own write in each later read through the replica that made it while Redis was frozen', async () => {
    const replica = await startReplica();
    await mirrored(replica);
    redis.freeze();
    const { body } = await replica.execute(
      `mutation { createPersonalContact(input: { contact: { firstName: "Frozen" } }) { personalContact { contactId } } }`,
    );
    const { contactId } = body.data.createPersonalContact.personalContact;
    expect(await idsOf(replica)).toContain(contactId);
    redis.thaw();
    await until(async () => {
      expect(await idsOf(replica)).toContain(contactId);
      return isServed(replica);
    }, 'the mirror is served again');
    expect(await idsOf(replica)).toContain(contactId);
  });
});
