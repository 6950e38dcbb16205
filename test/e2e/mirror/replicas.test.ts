import { expect, it } from '@jest/globals';

import { describeWithRedis, lookInto } from '../../support/redis.ts';

import type { Replica } from './replica.ts';
import {
  callsOf,
  describeConcurrentReads,
  redis,
  sandbox,
  shareRedis,
  startReplica,
  startReplicas,
} from './replicas.ts';
import { CONTACTS, mirrored, sleep, SYNC_ROUTE, testClock, until } from './support.ts';

shareRedis();

const FAVORITE_ROUTE = '/restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite';
const FAVORITES = `{ favorites(first: 100) { nodes { id position } asOf } }`;

describeWithRedis('favorites that replicas mirror', () => {
  const favoritesOf = async (replica: Replica, headers: Readonly<Record<string, string>> = {}) => {
    const { body } = await replica.execute(FAVORITES, { headers });
    expect(body.errors).toBeUndefined();
    return body.data.favorites as { nodes: readonly { id: string }[]; asOf: string | null };
  };
  /** Reads until the mirror serves the list: a process that has just started may not have reached its store yet. */
  const mirroredFavorites = async (replica: Replica) => {
    let list = await favoritesOf(replica);
    await until(async () => {
      if (list.asOf === null) list = await favoritesOf(replica);
      return list.asOf !== null;
    }, 'the favorites are mirrored');
    return list;
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

  it('are served without a call after a read has proven the right to read them', async () => {
    const clock = testClock();
    for (const replica of await startReplicas(2, { clock })) {
      const first = await mirroredFavorites(replica);
      sandbox.ringcentral.clearCalls();
      for (let reads = 0; reads < 10; reads += 1) expect(await favoritesOf(replica)).toEqual(first);
      expect(callsOf(FAVORITE_ROUTE)).toEqual([]);
      clock.advance(61_000);
      expect((await favoritesOf(replica)).nodes).toEqual(first.nodes);
      expect(callsOf(FAVORITE_ROUTE)).toHaveLength(1);
    }
  });

  it('show an own write through either replica in the next read through the other, always', async () => {
    const [one, other] = await startReplicas(2);
    const contacts = await newContacts(one!);
    await Promise.all([mirroredFavorites(one!), mirroredFavorites(other!)]);
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
    const first = await mirroredFavorites(one);
    await redis.crash();
    const passed = await favoritesOf(one);
    await redis.restart();
    expect(passed).toEqual({ nodes: first.nodes, asOf: null });
  });

  it('are erased in all replicas', async () => {
    const [one, other] = await startReplicas(2);
    await Promise.all([mirroredFavorites(one!), mirroredFavorites(other!)]);
    await one!.execute(`mutation { forgetMyAddressBooks(input: {}) { forgotten } }`);
    sandbox.ringcentral.clearCalls();
    await favoritesOf(other!);
    expect(callsOf(FAVORITE_ROUTE)).toHaveLength(1);
  });
});

describeConcurrentReads([2]);

describeWithRedis('a replica that closes while it fills a book', () => {
  it('leaves no lock behind, so that the next replica fills at once', async () => {
    using client = lookInto(redis);
    const other = await startReplica();
    // At the first call of the fill, between its calls, while it builds the book and while it stores it.
    for (let delayMs = 0; delayMs < 60; delayMs += 20) {
      const one = await startReplica();
      sandbox.ringcentral.clearCalls();
      await one.execute(CONTACTS);
      // A recorded call does not go away, but a lock does when the fill is fast.
      await until(() => callsOf(SYNC_ROUTE).length > 0, 'the fill has begun');
      await sleep(delayMs);
      await one.close();
      expect(await client.keys('contacts-subgraph:lock:*')).toEqual([]);
      await client.flushall();
    }
    await mirrored(other);
    expect(other.log().filter(({ msg }) => msg === 'address book mirrored')).toHaveLength(1);
  });
});
