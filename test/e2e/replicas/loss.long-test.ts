import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import type { QuotaKey, QuotaLease, QuotaOutcome } from '../../../src/clients/quota/quota.ts';
import { LIMIT, range, type Replica, startReplica, until } from '../../clients/redis/support.ts';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redis.ts';

const key: QuotaKey = { credentialKey: 'ringcentral:caller', upstream: 'ringcentral', group: 'heavy' };

/** An upstream that counts exactly. A call beyond its limit starts a penalty. */
const createUpstream = (windowMs = 60_000) => {
  let taken: number[] = [];
  let refused = 0;
  return {
    refused: () => refused,
    call: (): QuotaOutcome => {
      const now = performance.now();
      taken = taken.filter((at) => at > now - windowMs);
      if (taken.length >= LIMIT) {
        refused += 1;
        return { kind: 'refused', penaltyMs: windowMs };
      }
      taken.push(now);
      return { kind: 'counted', announced: { limit: LIMIT, remaining: LIMIT - taken.length, windowMs } };
    },
  };
};

let redis: RedisServer;
let replicas: readonly Replica[] = [];
const start = async (count: number, options: Parameters<typeof startReplica>[1] = {}): Promise<void> => {
  replicas = await Promise.all(range(count).map(() => startReplica(redis, options)));
};
/** Waits until each replica has counted the others, which it does once per second. */
const counted = () => delay(1_100);
const lost = () => until(() => replicas.every(({ changes }) => changes.at(-1)?.isShared === false));
const back = () => until(() => replicas.every(({ changes }) => changes.at(-1)?.isShared === true));

const take = async ({ quotas }: Replica, maxWaitMs = 0): Promise<QuotaLease> =>
  quotas.budget(key).acquire({ maxWaitMs });
/** Starts this many calls at each replica, and returns how many were allowed. Each allowed call is made and answered. */
const callAll = async (
  upstream: ReturnType<typeof createUpstream>,
  each: number,
  among: readonly Replica[] = replicas,
): Promise<number> => {
  const calls = among.flatMap((replica) =>
    range(each).map(async () => {
      const lease = await take(replica);
      await delay(3);
      lease.settle(upstream.call());
    }),
  );
  const outcomes = await Promise.allSettled(calls);
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
};

describeWithRedis('budgets while their store is lost', () => {
  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const replica of replicas) await replica.close();
    await redis[Symbol.asyncDispose]();
  });

  it('start in memory if Redis was never available, and continue with a part of the limit each when it is', async () => {
    await redis.crash();
    await start(2);
    for (const { changes } of replicas) {
      expect(changes).toEqual([{ isShared: false, reason: 'ECONNREFUSED' }]);
    }
    const upstream = createUpstream();
    const [one, other] = replicas as [Replica, Replica];
    expect(await callAll(upstream, 4, [one])).toBe(4);
    expect(await callAll(upstream, 4, [other])).toBe(4);
    await redis.restart();
    await back();
    await counted();
    // Each replica has half of the limit, and has used four calls of it.
    expect(await callAll(upstream, 20)).toBe(2);
    expect(upstream.refused()).toBe(0);
  });

  it('remember the calls that each replica has seen, and together do not exceed the limit', async () => {
    await start(2);
    const upstream = createUpstream();
    await counted();
    expect(await callAll(upstream, 2)).toBe(4);
    await redis.crash();
    await lost();
    // Six calls are left. Each replica may use half of the limit, minus the calls that it has used.
    const alone = await callAll(upstream, 20);
    expect(alone).toBe(6);
    expect(upstream.refused()).toBe(0);
    await redis.restart();
    await back();
    expect(await callAll(upstream, 20)).toBe(0);
  });

  it('continue with a part of the limit for one window after Redis is back empty, then share again', async () => {
    await start(3, { defaultsFor: () => ({ limit: LIMIT, windowMs: 1_500 }) });
    await counted();
    const upstream = createUpstream(1_500);
    expect(await callAll(upstream, 2)).toBe(6);
    await redis.crash();
    await redis.restart();
    await back();
    // A third of ten is three, and each replica has used two.
    expect(await callAll(upstream, 20)).toBe(3);
    expect(upstream.refused()).toBe(0);
    // One window, plus the time in which the last replica may reconnect.
    await delay(1_500 + 1_000 + 200);
    const [one, other] = replicas as [Replica, Replica];
    expect(await callAll(upstream, 7, [one])).toBe(7);
    expect(await callAll(upstream, 7, [other])).toBe(3);
    expect(upstream.refused()).toBe(0);
  });

  it('count all calls of that window at its end', async () => {
    await start(2, { defaultsFor: () => ({ limit: LIMIT, windowMs: 1_500 }) });
    await counted();
    const upstream = createUpstream(1_500);
    await redis.crash();
    await lost();
    await redis.restart();
    await back();
    await delay(2_000);
    const made = await callAll(upstream, 20);
    await delay(700);
    const [one, other] = replicas as [Replica, Replica];
    // They share again, and the earlier calls still count.
    expect([made, await callAll(upstream, 20, [one]), await callAll(upstream, 20, [other])]).toEqual([
      LIMIT,
      0,
      0,
    ]);
    expect(upstream.refused()).toBe(0);
  });

  it('keep a penalty that any replica knows, during the loss and after it', async () => {
    await start(2);
    const [one, other] = replicas as [Replica, Replica];
    const isRefused = (replica: Replica) =>
      expect(take(replica)).rejects.toMatchObject({ name: 'QuotaRefusal' });
    (await take(one)).settle({ kind: 'refused', penaltyMs: 60_000 });
    await delay(20);
    // This replica can only know the penalty from Redis.
    await isRefused(other);
    await redis.crash();
    await lost();
    await isRefused(one);
    await isRefused(other);
    await redis.restart();
    await back();
    await isRefused(one);
    await isRefused(other);
  });

  it('share a penalty that lasts longer than the window after Redis is back', async () => {
    await start(2, { defaultsFor: () => ({ limit: LIMIT, windowMs: 200 }) });
    const [one, other] = replicas as [Replica, Replica];
    await redis.crash();
    await lost();
    (await take(one)).settle({ kind: 'refused', penaltyMs: 60_000 });
    await redis.restart();
    await back();
    await delay(200 + 1_000 + 200);
    for (const replica of [one, other]) {
      await expect(take(replica)).rejects.toMatchObject({ name: 'QuotaRefusal' });
    }
  });

  it('count calls that end after the loss, or after Redis is back', async () => {
    await start(2);
    await counted();
    const [one, other] = replicas as [Replica, Replica];
    const leases = await Promise.all(range(LIMIT).map(() => take(one)));
    await redis.crash();
    await lost();
    for (const lease of leases.slice(0, 5)) lease.settle({ kind: 'counted' });
    await redis.restart();
    await back();
    await expect(take(one)).rejects.toMatchObject({ name: 'QuotaRefusal' });
    for (const lease of leases.slice(5)) lease.settle({ kind: 'not-counted' });
    await delay(20);
    // The replica has used its whole part of the limit.
    await expect(take(one)).rejects.toMatchObject({ name: 'QuotaRefusal' });
    expect(await callAll(createUpstream(), 20, [other])).toBe(LIMIT / 2);
  });

  it('serve queued calls from memory', async () => {
    await start(1);
    const [one] = replicas as [Replica];
    const leases = await Promise.all(range(LIMIT).map(() => take(one)));
    const waiting = Promise.all(range(3).map(() => take(one, 3_000)));
    await delay(30);
    await redis.crash();
    await lost();
    for (const lease of leases.slice(0, 3)) lease.settle({ kind: 'not-counted' });
    expect(await waiting).toHaveLength(3);
    await expect(take(one)).rejects.toMatchObject({ name: 'QuotaRefusal' });
  });

  it('do not wait for a Redis that hangs, and report its loss and its return once each', async () => {
    await start(1, { commandMs: 40 });
    const [one] = replicas as [Replica];
    const upstream = createUpstream();
    expect(await callAll(upstream, 2)).toBe(2);
    redis.freeze();
    expect(await callAll(upstream, 3)).toBe(3);
    await lost();
    expect(await callAll(upstream, 20)).toBe(5);
    redis.thaw();
    await back();
    expect(await callAll(upstream, 20)).toBe(0);
    expect(upstream.refused()).toBe(0);
    expect(one.changes).toEqual([{ isShared: false, reason: 'TIMEOUT' }, { isShared: true }]);
  });

  it('tolerate a short delay of Redis with a retry', async () => {
    await start(2, { commandMs: 150 });
    await delay(1_100);
    const [one] = replicas as [Replica, Replica];
    const upstream = createUpstream();
    expect(await callAll(upstream, 6, [one])).toBe(6);
    redis.freeze();
    // More than the part of the limit that one replica has alone.
    const during = callAll(upstream, 6, [one]);
    // The first command has timed out, and its retry has not.
    await delay(220);
    redis.thaw();
    expect(await during).toBe(4);
    expect(await callAll(upstream, 20)).toBe(0);
    expect([upstream.refused(), ...replicas.flatMap(({ changes }) => changes)]).toEqual([0]);
  });

  it('share again, however often Redis is lost', async () => {
    await start(2);
    await counted();
    const upstream = createUpstream();
    let allowed = 0;
    for (const round of range(3)) {
      allowed += await callAll(upstream, round === 0 ? 1 : 2);
      await redis.crash();
      await lost();
      await redis.restart();
      await back();
    }
    allowed += await callAll(upstream, 20);
    expect([allowed, upstream.refused()]).toEqual([LIMIT, 0]);
    for (const { changes } of replicas) {
      expect(changes.map(({ isShared }) => isShared)).toEqual([false, true, false, true, false, true]);
    }
  });

  it('keep flags and cached texts in the memory of the replica', async () => {
    await start(2);
    const [one, other] = replicas as [Replica, Replica];
    await one.persistedQueries.set('apq:1', '{ text }', { ttl: 60 });
    expect(await other.persistedQueries.get('apq:1')).toBe('{ text }');
    expect(await other.persistedQueries.get('apq:2')).toBeUndefined();
    await one.warmups.set('google-people:x', performance.now() - 400);
    const age = performance.now() - ((await other.warmups.get('google-people:x')) ?? 0);
    expect(age).toBeGreaterThanOrEqual(390);
    expect(age).toBeLessThan(10_000);
    await redis.crash();
    await lost();
    await one.persistedQueries.set('apq:3', '{ text }');
    expect(await one.persistedQueries.get('apq:1')).toBeUndefined();
    expect(await one.persistedQueries.delete('apq:1')).toBe(false);
    await one.warmups.set('google-people:y', performance.now());
    expect(await one.warmups.get('google-people:x')).toBeUndefined();
  });
});
