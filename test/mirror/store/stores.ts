import { describe } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRedisStore } from '../../../src/mirror/store/redis.ts';
import { createSqliteStore } from '../../../src/mirror/store/sqlite.ts';
import type { MirrorStore } from '../../../src/mirror/store/store.ts';
import { describeWithRedis, startRedis } from '../../support/redis.ts';

import { createMemoryStore } from './memory.ts';

export interface Clock {
  now: number;
}

/** Stores of one kind with the same data, as replicas have them. */
export interface Stores extends AsyncDisposable {
  /** Opens another store with the same data and this clock. */
  open(): Promise<MirrorStore>;
  readonly clock: Clock;
}

const START = Date.UTC(2031, 4, 6);

const inMemory = (): Promise<Stores> => {
  const clock = { now: START };
  const store = createMemoryStore(() => clock.now);
  return Promise.resolve({
    clock,
    open: () => Promise.resolve(store),
    [Symbol.asyncDispose]: () => store.close(),
  });
};

export const inSqlite = async (): Promise<Stores & { readonly file: string }> => {
  const directory = await mkdtemp(join(tmpdir(), 'contacts-mirror-'));
  const file = join(directory, 'mirror.db');
  const clock = { now: START };
  const stores: MirrorStore[] = [];
  return {
    clock,
    file,
    async open() {
      const store = await createSqliteStore({ file, now: () => clock.now });
      stores.push(store);
      return store;
    },
    async [Symbol.asyncDispose]() {
      for (const store of stores) await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

export const inRedis = async (): Promise<Stores & { readonly url: string }> => {
  const redis = await startRedis();
  const clock = { now: START };
  const stores: MirrorStore[] = [];
  return {
    clock,
    url: redis.url,
    open() {
      const store = createRedisStore({ url: redis.url, commandMs: 10_000, now: () => clock.now });
      stores.push(store);
      return Promise.resolve(store);
    },
    async [Symbol.asyncDispose]() {
      for (const store of stores) await store.close();
      await redis[Symbol.asyncDispose]();
    },
  };
};

/** The same tests for each kind of store. */
export const describeStores = (
  name: string,
  tests: (start: () => Promise<Stores>, kind: string) => void,
): void => {
  describe(`${name}, in memory`, () => tests(inMemory, 'memory'));
  describe(`${name}, in SQLite`, () => tests(inSqlite, 'sqlite'));
  describeWithRedis(`${name}, in Redis`, () => tests(inRedis, 'redis'));
};
