import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import type { IssuedToken } from '../../../src/clients/http/server-credential.ts';
import type { RingcentralServerCredential } from '../../../src/clients/ringcentral/credential.ts';
import { describeWithRedis, lookInto, type RedisServer, startRedis } from '../../support/redis.ts';
import { type Bench, BOOK, setUp } from '../support/setup.ts';
import { type Answer, json, type Received } from '../support/upstream-stub.ts';

import { range, type Replica, startReplica, until } from './support.ts';

const ringcentral: RingcentralServerCredential = {
  clientId: 'app',
  clientSecret: 'app-secret',
  jwt: 'jwt-0',
};
const isTokenCall = ({ url }: Received): boolean => url.endsWith('/token');

let redis: RedisServer;
let replicas: readonly Replica[];
let benches: readonly Bench[];
/** All grants that the replicas sent to the token endpoint. */
let grants: string[];
/** Tokens that the API accepts. */
let good: Set<string>;
/** Seconds until a token expires. */
let life: number;

/** One upstream for all replicas. It issues a token per grant, with single-use refresh tokens. */
const answer: Answer = (request, response) => {
  if (!isTokenCall(request)) {
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    return (good.has(token) ? json({ records: [] }) : json({ errorCode: 'OAU-128' }, 401))(request, response);
  }
  const form = new URLSearchParams(request.body);
  const refreshToken = form.get('refresh_token');
  const count = grants.push(refreshToken ?? form.get('assertion') ?? '');
  if (refreshToken !== null && refreshToken !== `secret-refresh-${count - 1}`) {
    return json({ error: 'invalid_grant', errors: [{ errorCode: 'OAU-213' }] }, 400)(request, response);
  }
  good.add(`secret-access-${count}`);
  return json({
    access_token: `secret-access-${count}`,
    expires_in: life,
    refresh_token: `secret-refresh-${count}`,
  })(request, response);
};

const start = async (count: number, own = ringcentral): Promise<void> => {
  replicas = await Promise.all(range(count).map(() => startReplica(redis)));
  benches = await Promise.all(
    replicas.map(({ openTokenStore }) => setUp([answer], { ringcentral: own, openTokenStore })),
  );
};
const read = (replica: number, page = 1): Promise<unknown> =>
  benches[replica]!.session({}, {}).ringcentral.listContacts({ ...BOOK, page });

beforeEach(async () => {
  redis = await startRedis();
  [grants, good, life] = [[], new Set(), 3600];
});
afterEach(async () => {
  for (const bench of benches) await bench[Symbol.asyncDispose]();
  for (const replica of replicas) await replica.close();
  await redis[Symbol.asyncDispose]();
});

describeWithRedis("the server's own credential in several replicas", () => {
  it('opens one session for all of them', async () => {
    await start(4);
    await Promise.all(range(12).map((index) => read(index % 4, index + 1)));
    expect(grants).toEqual(['jwt-0']);
  });

  it('that upstream rejects is renewed by one replica and used by the others', async () => {
    await start(3);
    await Promise.all(range(3).map((index) => read(index)));
    good.clear();
    await Promise.all(range(9).map((index) => read(index % 3, index + 1)));
    expect(grants).toEqual(['jwt-0', 'secret-refresh-1']);
  });

  it('passes single-use refresh tokens between replicas', async () => {
    life = 0.5;
    await start(2);
    for (const turn of range(4)) {
      if (turn > 0) await delay(600);
      await read(turn % 2, turn + 1);
    }
    expect(grants).toEqual(['jwt-0', 'secret-refresh-1', 'secret-refresh-2', 'secret-refresh-3']);
  });

  it('is unreadable in Redis and with another secret', async () => {
    await start(1);
    await read(0);
    using client = lookInto(redis);
    const keys = (await client.keys('*')).filter((key) => /token|refresh/.test(key));
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(key).toMatch(/^contacts-subgraph:(token|refresh):ringcentral:[\w-]{22}$/);
      const kept = (await client.get(key)) ?? '';
      expect(Buffer.from(kept, 'base64').toString('latin1') + kept).not.toContain('secret');
      expect(await client.pttl(key)).toBeGreaterThan(0);
      // A value that was changed in Redis, or copied to another key, counts as no token.
      await client.set(
        key,
        kept.slice(0, -8) + (kept.endsWith('AAAAAAA=') ? 'BBBBBBB=' : 'AAAAAAA='),
        'KEEPTTL',
      );
    }
    const tokenStore = replicas[0]!.openTokenStore('ringcentral:x', 'another secret');
    const issued = { accessToken: 'mine', lifeMs: 1_000, refreshToken: undefined };
    expect(await tokenStore.obtain(undefined, () => Promise.resolve(issued))).toEqual(issued);
    good.clear();
    await read(0, 2);
    expect(grants).toEqual(['jwt-0', 'secret-refresh-1']);
  });

  it('does not keep a closing replica waiting', async () => {
    await start(2);
    const [one, other] = replicas.map(({ openTokenStore }) => openTokenStore('ringcentral:x', 'secret'));
    const issued = Promise.withResolvers<IssuedToken>();
    const asked = Promise.withResolvers<undefined>();
    const asking = one!.obtain(undefined, () => {
      asked.resolve(undefined);
      return issued.promise;
    });
    await asked.promise;
    const closing = new AbortController();
    const waiting = other!.obtain(undefined, () => issued.promise, closing.signal);
    closing.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'WaitEnded', reason: 'aborted' });
    issued.resolve({ accessToken: 'mine', lifeMs: 1_000, refreshToken: undefined });
    expect(await asking).toMatchObject({ accessToken: 'mine' });
  });

  it('is fetched by each replica while Redis is unavailable', async () => {
    await start(2);
    await redis.crash();
    await until(() => replicas.every(({ changes }) => changes.length === 1));
    await Promise.all([read(0), read(1)]);
    expect(grants).toEqual(['jwt-0', 'jwt-0']);
  });
});
