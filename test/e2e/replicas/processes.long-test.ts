import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { RecordedCall } from '../../../sandbox/kit/index.ts';
import { range, until } from '../../clients/redis/support.ts';
import type { GraphQLResult } from '../../support/harness.ts';
import { startProgram } from '../../support/program.ts';
import { describeWithRedis } from '../../support/redis.ts';

import { mostInOneWindow, startTwoPrograms, type TwoPrograms } from './two-programs.ts';

/** A shorter window than RingCentral's minute: the sandbox announces it, and the graph uses it. */
const WINDOW_SECONDS = 2;
const WINDOW_MS = WINDOW_SECONDS * 1000;
const HEAVY_LIMIT = 10;
const OPERATIONS = 300;

let two: TwoPrograms;

/** Different windows of the list, so that no two operations share a call. */
const read = (index: number, as: 'demo' | 'second' = 'demo'): Promise<GraphQLResult> =>
  two.execute(index, `{ personalContacts(first: ${String((index % 400) + 1)}) { totalCount } }`, { as });

/** Sends this many operations, alternating between both programs, spread over the time. */
const storm = async (ms: number): Promise<readonly GraphQLResult[]> => {
  const pending: Promise<GraphQLResult>[] = [];
  for (const index of range(OPERATIONS)) {
    pending.push(read(index));
    if (index % 10 === 9) await delay((ms * 10) / OPERATIONS);
  }
  return Promise.all(pending);
};

const calls = (): readonly RecordedCall[] =>
  two.sandbox.ringcentral
    .calls()
    .filter(({ caller, route }) => caller === 'demo' && route.endsWith('/contact'));
const codesOf = (answers: readonly GraphQLResult[]): ReadonlySet<unknown> =>
  new Set(answers.flatMap(({ body }) => body.errors ?? []).map(({ extensions }) => extensions['code']));
const succeeded = (answers: readonly GraphQLResult[]): number =>
  answers.filter(({ body }) => body.errors === undefined).length;
const gauges = (): Promise<readonly (string | undefined)[]> =>
  Promise.all(
    two.programs.map(async ({ url }) => {
      const text = await (await fetch(`${url}/metrics`)).text();
      return /^contacts_shared_state_up (\d)$/m.exec(text)?.[1];
    }),
  );

describeWithRedis('two programs under heavy load by one user', () => {
  beforeAll(async () => {
    two = await startTwoPrograms(
      { quotas: 'real', ringcentral: { windowSeconds: WINDOW_SECONDS } },
      { MAX_RATE_WAIT_MS: '100' },
    );
  });
  afterAll(async () => {
    await two[Symbol.asyncDispose]();
  });
  beforeEach(() => two.sandbox.ringcentral.clearCalls());
  // Afterwards the quota is free again, and a penalty has ended.
  afterEach(() => delay(1.1 * WINDOW_MS));

  it('together send what the quota allows one user, and never cause a penalty', async () => {
    const other = Promise.all(range(HEAVY_LIMIT).map((index) => read(index, 'second')));
    const answers = await storm(2 * WINDOW_MS);
    expect(new Set(calls().map(({ status }) => status))).toEqual(new Set([200]));
    expect(mostInOneWindow(calls(), WINDOW_MS)).toBeLessThanOrEqual(HEAVY_LIMIT);
    // Two windows have passed, and both were fully used.
    expect(calls().length).toBeGreaterThanOrEqual(2 * HEAVY_LIMIT);
    expect(succeeded(answers)).toBeGreaterThanOrEqual(calls().length);
    expect(codesOf(answers)).toEqual(new Set(['RATE_LIMITED']));
    expect(succeeded(await other)).toBe(HEAVY_LIMIT);
  });

  it('both stop calling after upstream refuses a call of one', async () => {
    const { ringcentral, credentials } = two.sandbox;
    const headers = { authorization: `Bearer ${credentials.ringcentral.accessTokens.demo}` };
    const url = `${ringcentral.url}/restapi/v1.0/account/~/extension/~/address-book/contact?perPage=1`;
    // Another program of the same user and application uses up the quota and causes the penalty.
    for (let status = 200; status !== 429;) ({ status } = await fetch(url, { headers }));
    ringcentral.clearCalls();
    await read(0);
    await delay(20);
    const answers = await Promise.all(range(40).map((index) => read(index)));
    expect(calls().map(({ status }) => status)).toEqual([429]);
    expect([succeeded(answers), codesOf(answers)]).toEqual([0, new Set(['RATE_LIMITED'])]);
  });

  it('lose and repeat no call when Redis is killed and restarted, and report it once', async () => {
    expect(await gauges()).toEqual(['1', '1']);
    const stormy = storm(4 * WINDOW_MS);
    await delay(WINDOW_MS / 2);
    await two.redis.crash();
    await until(async () => (await gauges()).join() === '0,0');
    for (const { url } of two.programs) expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await delay(WINDOW_MS);
    await two.redis.restart();
    await until(async () => (await gauges()).join() === '1,1');
    const answers = await stormy;

    expect(answers.map(({ status }) => status)).toEqual(range(OPERATIONS).map(() => 200));
    expect(codesOf(answers)).toEqual(new Set(['RATE_LIMITED']));
    expect(new Set(calls().map(({ status }) => status))).toEqual(new Set([200]));
    expect(mostInOneWindow(calls(), WINDOW_MS)).toBeLessThanOrEqual(HEAVY_LIMIT);
    // Each operation has an answer, and a call unless it was shared.
    expect(succeeded(answers)).toBeGreaterThanOrEqual(calls().length);
    expect(calls().length).toBeGreaterThanOrEqual(3 * HEAVY_LIMIT);
    for (const { output, errors } of two.programs) {
      expect(output().match(/WARN: Redis at REDIS_URL does not answer.*"reason":"\w+"/g)).toHaveLength(1);
      expect(output().match(/ REDIS_URL answers/g)).toHaveLength(1);
      expect(errors()).toBe('');
    }
  });
});

describeWithRedis('two programs with one Redis', () => {
  beforeAll(async () => {
    two = await startTwoPrograms({}, { GOOGLE_SEARCH_WARMUP_MS: '200' });
  });
  afterAll(async () => {
    await two[Symbol.asyncDispose]();
  });

  it('share persisted queries', async () => {
    const query = '{ personalContacts(first: 1) { totalCount } }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const unknown = await two.execute(1, '', { extensions });
    expect(codesOf([unknown])).toEqual(new Set(['PERSISTED_QUERY_NOT_FOUND']));
    expect((await two.execute(0, query, { extensions })).body.errors).toBeUndefined();
    await until(async () => (await two.execute(1, '', { extensions })).body.data != null);
  });

  it('warm up the search of a caller once', async () => {
    const search = (program: number): Promise<GraphQLResult> =>
      two.execute(program, '{ searchOtherContacts(query: "a") { nodes { id } } }');
    for (const program of [0, 1]) expect((await search(program)).body.errors).toBeUndefined();
    const warmups = two.sandbox.google
      .calls()
      .filter(
        ({ route, query }) =>
          route.endsWith(':search') && query.some(([name, value]) => name === 'query' && value === ''),
      );
    expect(warmups).toHaveLength(1);
  });

  it('leave only expiring keys without credentials in Redis', async () => {
    await two.execute(0, '{ favorites { totalCount } otherContacts(first: 1) { totalCount } }');
    const client = new Redis(two.redis.url);
    const keys = await client.keys('*');
    expect(keys.length).toBeGreaterThanOrEqual(4);
    const texts: unknown[] = [];
    for (const key of keys) {
      expect(key).toMatch(/^contacts-subgraph:/);
      expect(await client.pttl(key)).toBeGreaterThan(0);
      texts.push(key, await client.dump(key));
    }
    expect(texts.join()).not.toMatch(/sandbox-(google|ringcentral)-/);
    client.disconnect();
  });

  it('exit with 0, with and without Redis', async () => {
    const alone = await startProgram({ REDIS_URL: 'redis://:secret-password@127.0.0.1:1' });
    expect((await fetch(`${alone.url}/readyz`)).status).toBe(200);
    expect(alone.output().match(/REDIS_URL does not answer.*"ECONNREFUSED"/g)).toHaveLength(1);
    expect(await alone.stop()).toBe(0);
    expect(alone.output() + alone.errors()).not.toMatch(/secret-password|Still open/);

    const joined = await startProgram({ REDIS_URL: two.redis.url });
    expect(await joined.stop()).toBe(0);
    expect(joined.output() + joined.errors()).not.toMatch(/REDIS_URL|Still open/);
  });
});
