import { describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import { TransportFailure } from '../../../src/clients/http/exchange.ts';
import { createHttpClient } from '../../../src/clients/http/http-client.ts';
import { createLocalBudget, createQuotaStore } from '../../../src/clients/quota/budget.ts';
import { MAX_QUEUED, type QuotaKey, QuotaRefusal } from '../../../src/clients/quota/quota.ts';
import { after, startUpstreamStub, success } from '../support/upstream-stub.ts';

const keyOf = (caller: number | string): QuotaKey => ({
  credentialKey: `ringcentral:${caller}`,
  upstream: 'ringcentral',
  group: 'heavy',
});
const storeOf = (maxBudgets: number, limit = 2) =>
  createQuotaStore(() => createLocalBudget({ limit, windowMs: 60_000 }), maxBudgets);
const range = (length: number) => Array.from({ length }, (_, index) => index);
const NOW = { maxWaitMs: 0 };

/** Makes one call for each of this many other callers, one after another. */
const crowd = async (store: ReturnType<typeof storeOf>, callers: number): Promise<void> => {
  for (const caller of range(callers)) {
    (await store.budget(keyOf(`other-${caller}`)).acquire(NOW)).settle({ kind: 'not-counted' });
  }
};

describe('budgets of many callers', () => {
  it('are evicted least recently used first', async () => {
    const store = storeOf(10, 1);
    (await store.budget(keyOf('first')).acquire(NOW)).settle({ kind: 'counted' });
    expect(() => store.budget(keyOf('first')).acquire(NOW)).toThrow(QuotaRefusal);
    await crowd(store, 9);
    expect(() => store.budget(keyOf('first')).acquire(NOW)).toThrow(QuotaRefusal);
    await crowd(store, 30);
    expect(store.budget(keyOf('first')).acquire(NOW)).toBeDefined();
  });

  it('are not evicted during a penalty', async () => {
    const store = storeOf(10);
    const lease = await store.budget(keyOf('penalised')).acquire(NOW);
    lease.settle({ kind: 'refused', penaltyMs: 60_000 });
    await crowd(store, 500);
    expect(() => store.budget(keyOf('penalised')).acquire(NOW)).toThrow(QuotaRefusal);
  });

  it('are not evicted while a call is in flight or waits', async () => {
    const store = storeOf(10, 1);
    const lease = await store.budget(keyOf('busy')).acquire(NOW);
    const waiting = store.budget(keyOf('busy')).acquire({ maxWaitMs: 5_000 });
    await crowd(store, 500);
    expect(await Promise.race([waiting, delay(20, 'waits')])).toBe('waits');
    lease.settle({ kind: 'not-counted' });
    (await waiting).settle({ kind: 'not-counted' });
    await crowd(store, 500);
    expect(store.budget(keyOf('busy')).state()).toMatchObject({ remaining: 1 });
  });

  it('are bounded even when all are busy: further callers get a retryAfter', async () => {
    const store = storeOf(10);
    const leases = await Promise.all(
      range(10).map(async (caller) => store.budget(keyOf(caller)).acquire(NOW)),
    );
    expect(() => store.budget(keyOf('late')).acquire(NOW)).toThrow(QuotaRefusal);
    expect(store.budget(keyOf('late')).state()).toMatchObject({ remaining: 0 });
    for (const lease of leases) lease.settle({ kind: 'not-counted' });
    expect(store.budget(keyOf('late')).acquire(NOW)).toBeDefined();
  });

  it('have one budget per key, made on first use', () => {
    const made: string[] = [];
    const store = createQuotaStore(({ credentialKey }) => {
      made.push(credentialKey);
      return createLocalBudget({ limit: 2, windowMs: 60_000 });
    }, 5);
    const [first, second, again] = [1, 2, 1].map((caller) => store.budget(keyOf(caller)));
    expect(again).toBe(first);
    expect(second).not.toBe(first);
    for (const caller of range(50)) store.budget(keyOf(`x${caller}`));
    expect(store.budget(keyOf('x45'))).toBe(store.budget(keyOf('x45')));
    expect(made).toHaveLength(52);
    expect(store.budget(keyOf(1))).not.toBe(first);
  });
});

describe('a queue', () => {
  it('for a budget takes at most a thousand calls', async () => {
    const budget = createLocalBudget({ limit: 1, windowMs: 60_000 });
    const lease = await budget.acquire(NOW);
    const patient = { maxWaitMs: 10_000, signal: AbortSignal.timeout(2_000) };
    const waiting = range(MAX_QUEUED).map(() => Promise.resolve(budget.acquire(patient)));
    const outcomes = Promise.allSettled(waiting);
    expect(() => budget.acquire(patient)).toThrow(QuotaRefusal);
    // The first answer announces a limit that is high enough for all.
    lease.settle({ kind: 'counted', announced: { limit: 5_000, remaining: 4_999, windowMs: 60_000 } });
    expect(new Set((await outcomes).map(({ status }) => status))).toEqual(new Set(['fulfilled']));
  });

  it('for a connection is bounded, and further calls fail at once without being sent', async () => {
    const stub = await startUpstreamStub(after(150, success));
    const client = createHttpClient({ baseUrl: stub.url, maxConnections: 1, maxQueued: 2 });
    const limits = {
      tryMs: 5_000,
      endsAt: performance.now() + 5_000,
      caller: { key: 'one', isAccepted: true },
    };
    const send = () => client.send({ method: 'GET', target: '/', headers: {} }, limits);
    const first = send();
    // This call holds the only connection, so the others are queued.
    await delay(50);
    const outcomes = await Promise.allSettled([first, ...range(5).map(send)]);
    const failures = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as TransportFailure] : [],
    );
    expect(failures.length).toBeGreaterThanOrEqual(2);
    expect(failures.length).toBeLessThan(5);
    expect(stub.requests).toHaveLength(outcomes.length - failures.length);
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(TransportFailure);
      expect(failure).toMatchObject({
        kind: 'network',
        reached: false,
        networkCode: 'EQUEUEFULL',
        isLocal: true,
      });
    }
    expect((await send()).status).toBe(200);
    await client.close();
    await stub.close();
  });
});
