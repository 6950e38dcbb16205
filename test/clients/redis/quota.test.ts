import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setTimeout as delay } from 'node:timers/promises';

import { createLocalBudget, createQuotaStore } from '../../../src/clients/quota/budget.ts';
import {
  type QuotaBudget,
  type QuotaKey,
  type QuotaLease,
  type QuotaOutcome,
  QuotaRefusal,
} from '../../../src/clients/quota/quota.ts';
import { describeWithRedis, lookInto, type RedisServer, startRedis } from '../../support/redis.ts';

import { LIMIT, range, type Replica, startReplica } from './support.ts';

let redis: RedisServer;
let replicas: readonly [Replica, Replica];
let callers = 0;

/** The budget of a new caller in each replica. */
const newBudgets = (): readonly [QuotaBudget, QuotaBudget] => {
  const key: QuotaKey = {
    credentialKey: `ringcentral:${(callers += 1)}`,
    upstream: 'ringcentral',
    group: 'heavy',
  };
  return [replicas[0].quotas.budget(key), replicas[1].quotas.budget(key)];
};

const take = async (budget: QuotaBudget, maxWaitMs = 0): Promise<QuotaLease> => budget.acquire({ maxWaitMs });
const takeMany = async (budgets: readonly QuotaBudget[], count: number): Promise<readonly QuotaLease[]> => {
  const taken = await Promise.allSettled(range(count).map((index) => take(budgets[index % budgets.length]!)));
  return taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
};
const counted = (remaining: number, limit = LIMIT, windowMs = 60_000): QuotaOutcome => ({
  kind: 'counted',
  announced: { limit, remaining, windowMs },
});
const refusal = async (budget: QuotaBudget): Promise<number> =>
  take(budget).then(
    () => Promise.reject(new Error('The call was not refused.')),
    (error: unknown) => (error as QuotaRefusal).retryAfterMs,
  );

describeWithRedis('a budget that replicas share', () => {
  beforeAll(async () => {
    redis = await startRedis();
    replicas = [await startReplica(redis), await startReplica(redis)];
  });
  afterAll(async () => {
    for (const replica of replicas) await replica.close();
    await redis[Symbol.asyncDispose]();
  });

  it('is shared: a burst at both replicas gets no more than the limit', async () => {
    const [one, other] = newBudgets();
    expect(await takeMany([one, other], 40)).toHaveLength(LIMIT);
    expect(await refusal(one)).toBeGreaterThan(1_000);
    expect(await refusal(other)).toBeGreaterThan(1_000);
  });

  it('frees a place one window after the answer, and at once where the call was not counted', async () => {
    const [one, other] = newBudgets();
    const leases = await takeMany([one], LIMIT);
    leases[0]!.settle({ kind: 'not-counted' });
    const again = await take(other, 100);
    await refusal(one);
    const answeredAt = performance.now();
    again.settle(counted(0, LIMIT, 300));
    await take(one, 1_000);
    expect(performance.now() - answeredAt).toBeGreaterThanOrEqual(300);
  });

  it('uses the limit that any replica has learned', async () => {
    const [one, other] = newBudgets();
    (await take(one)).settle(counted(24, 25));
    expect(await takeMany([other], 40)).toHaveLength(24);
  });

  it('counts the calls of other applications in all replicas', async () => {
    const [one, other] = newBudgets();
    (await take(one)).settle(counted(3));
    expect(await takeMany([other, one], 10)).toHaveLength(3);
  });

  it('does not count the calls of the other replica as those of other applications', async () => {
    const [one, other] = newBudgets();
    const leases = await takeMany([one, other], 6);
    await delay(5);
    for (const [index, lease] of leases.entries()) lease.settle(counted(LIMIT - 1 - index));
    expect(await takeMany([one, other], 10)).toHaveLength(4);
  });

  it('stops all replicas as soon as upstream refuses a call of one', async () => {
    const [one, other] = newBudgets();
    (await take(one)).settle({ kind: 'refused', penaltyMs: 400 });
    const refusedAt = performance.now();
    // Time for the update to reach Redis.
    await delay(10);
    expect(await refusal(other)).toBeGreaterThan(300);
    await take(other, 1_000);
    expect(performance.now() - refusedAt).toBeGreaterThanOrEqual(399);
  });

  it('applies a penalty to calls that already wait in the other replica', async () => {
    const [one, other] = newBudgets();
    const leases = await takeMany([one], LIMIT);
    // Longer than a test may take.
    const waiting = take(other, 50_000).catch((error: unknown) => error);
    await delay(50);
    leases[0]!.settle({ kind: 'refused', penaltyMs: 60_000 });
    expect(await waiting).toBeInstanceOf(QuotaRefusal);
  });

  it('releases waiting calls when the other replica learns a higher limit', async () => {
    const [one, other] = newBudgets();
    const leases = await takeMany([one], LIMIT);
    const waiting = Promise.all(range(5).map(() => take(other, 2_000)));
    await delay(50);
    leases[0]!.settle(counted(99, 100));
    expect(await waiting).toHaveLength(5);
  });

  it('is first come first served across replicas, even under load', async () => {
    const [one, other] = newBudgets();
    const only = counted(0, 1, 60);
    for (const lease of await takeMany([one], LIMIT)) lease.settle(only);
    const pressing = new AbortController();
    let overtakers = 0;
    // Each time the only place becomes free, a caller that has not waited tries to take it.
    const press = async (): Promise<void> => {
      while (!pressing.signal.aborted) {
        for (const lease of await takeMany([one], 1)) {
          overtakers += 1;
          lease.settle(only);
        }
      }
    };
    const patient = range(6).map(() => take(other, 4_000).then((lease) => lease.settle(only)));
    await delay(10);
    const pressure = Promise.all(range(6).map(press));
    await Promise.all(patient);
    pressing.abort();
    await pressure;
    expect(overtakers).toBeLessThanOrEqual(3);
  });

  it('follows an upstream that reports fewer calls than were made', async () => {
    const [one, other] = newBudgets();
    const leases = await takeMany([one, other], LIMIT - 1);
    for (const lease of leases) lease.settle({ kind: 'counted' });
    await delay(10);
    const last = await take(one);
    last.settle(counted(LIMIT - 1));
    await delay(10);
    expect(await takeMany([other], 20)).toHaveLength(LIMIT - 1);
  });

  it('costs one round trip before each call, and refused calls do not poll', async () => {
    const [one] = newBudgets();
    using client = lookInto(redis);
    const questions = async (work: () => Promise<unknown>): Promise<number> => {
      await client.config('RESETSTAT');
      const began = performance.now();
      await work();
      await delay(20);
      const stats = await client.info('commandstats');
      // Each of the two replicas also sends a heartbeat once per second.
      const beats = 2 * Math.ceil((performance.now() - began) / 1_000);
      return Number(/cmdstat_evalsha:calls=(\d+)/.exec(stats)?.[1] ?? 0) - beats;
    };
    const inARow = await questions(async () => {
      for (const index of range(5)) (await take(one)).settle(counted(LIMIT - 1 - index));
    });
    expect(inARow).toBeLessThanOrEqual(5 * 2);
    expect(await questions(() => takeMany([one], 100))).toBeLessThanOrEqual(100);
  });

  it('ends the wait of an aborted call, and frees a place granted too late', async () => {
    const [one, other] = newBudgets();
    const caller = new AbortController();
    const gone = Promise.resolve(one.acquire({ maxWaitMs: 2_000, signal: caller.signal }));
    caller.abort(new Error('gone'));
    await expect(gone).rejects.toThrow('gone');
    await delay(50);
    expect(await takeMany([other], 40)).toHaveLength(LIMIT);
  });

  it('keeps the place of a dead replica as long as its call may count', async () => {
    await using mortal = await startReplica(redis, {
      callMs: 150,
      defaultsFor: () => ({ limit: LIMIT, windowMs: 250 }),
    });
    const key: QuotaKey = { credentialKey: 'ringcentral:mortal', upstream: 'ringcentral', group: 'heavy' };
    const startedAt = performance.now();
    await takeMany([mortal.quotas.budget(key)], LIMIT);
    const heir = replicas[0].quotas.budget(key);
    await refusal(heir);
    while (
      await take(heir).then(
        () => false,
        () => true,
      )
    )
      await delay(10);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(398);
  });

  it('counts like a budget in memory', async () => {
    type Step = {
      readonly end: 'counted' | 'bare' | 'not-counted';
      readonly begins: number;
      readonly foreign: number;
    };
    const steps = fc.array(
      fc.record<Step>({
        begins: fc.integer({ min: 0, max: 4 }),
        end: fc.constantFrom('counted', 'bare', 'not-counted'),
        foreign: fc.integer({ min: 0, max: 2 }),
      }),
      { minLength: 3, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (plan, isFirstIn) => {
        const memory = createQuotaStore(() => createLocalBudget({ limit: LIMIT, windowMs: 60_000 }));
        const key: QuotaKey = { credentialKey: 'x', upstream: 'ringcentral', group: 'heavy' };
        const budgets = newBudgets();
        const open: (readonly [QuotaLease, QuotaLease])[] = [];
        let used = 0;
        for (const [index, { begins, end, foreign }] of plan.entries()) {
          for (const turn of range(begins)) {
            const own = await takeMany([memory.budget(key)], 1);
            const shared = await takeMany([budgets[(index + turn) % 2]!], 1);
            expect(shared.length).toBe(own.length);
            if (own[0] !== undefined) open.push([own[0], shared[0]!]);
          }
          const pair = isFirstIn ? open.shift() : open.pop();
          used = Math.min(LIMIT, used + foreign);
          if (end !== 'not-counted' && pair !== undefined) used = Math.min(LIMIT, used + 1);
          const outcome: QuotaOutcome =
            end === 'counted'
              ? counted(LIMIT - used)
              : end === 'bare'
                ? { kind: 'counted' }
                : { kind: 'not-counted' };
          // Redis measures time in milliseconds: events within the same one have no order.
          await delay(2);
          for (const lease of pair ?? []) lease.settle(outcome);
          await delay(2);
        }
        const left = await takeMany([memory.budget(key)], 2 * LIMIT);
        expect(await takeMany(budgets, 2 * LIMIT)).toHaveLength(left.length);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves only expiring keys without personal data in Redis', async () => {
    using client = lookInto(redis);
    const keys = await client.keys('*');
    expect(keys.length).toBeGreaterThan(20);
    for (const key of keys) {
      expect(key).toMatch(/^contacts-subgraph:(replicas|quota:\{ringcentral:[\w-]+:heavy\}(:\w+)?)$/);
      expect(await client.pttl(key)).toBeGreaterThan(0);
    }
  });

  it('has no open calls of a replica after that replica stops', async () => {
    using client = lookInto(redis);
    const count = () => client.zcard('contacts-subgraph:replicas');
    const before = await count();
    const guest = await startReplica(redis);
    expect(await count()).toBe(before + 1);
    await guest.close();
    expect(await count()).toBe(before);
    expect(guest.changes).toEqual([]);
  });
});
