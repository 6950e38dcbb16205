import { afterEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeWithRedis, startRedis } from '../../support/redis.ts';

import { checkPrograms } from './programs.ts';

// Random programs of changes by others, own writes, lost answers, failing pages, lost tokens and restarts.

const CLOSING: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of CLOSING.splice(0).toReversed()) await close();
});
const KEY = randomBytes(32).toString('base64');

describe('the mirror serves a state that upstream had within the promised time, with every own write', () => {
  it('with MIRROR=memory', async () => {
    const served = await checkPrograms(25, () => Promise.resolve({ env: { MIRROR: 'memory' }, replicas: 1 }));
    expect(served).toBeGreaterThan(25);
  });

  it('with MIRROR=sqlite', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'contacts-mirror-'));
    CLOSING.push(() => rm(directory, { recursive: true, force: true }));
    let files = 0;
    const served = await checkPrograms(25, () => {
      files += 1;
      const file = join(directory, `${String(files)}.db`);
      return Promise.resolve({ env: { MIRROR: `sqlite:${file}`, MIRROR_KEY: KEY }, replicas: 1 });
    });
    expect(served).toBeGreaterThan(25);
  });
});

describeWithRedis('two replicas serve a state that upstream had within the promised time', () => {
  it('with every own write through either, with MIRROR=redis', async () => {
    const served = await checkPrograms(15, async () => {
      const redis = await startRedis();
      CLOSING.push(() => redis[Symbol.asyncDispose]() as Promise<void>);
      const urls = { MIRROR_REDIS_URL: redis.url, REDIS_URL: redis.url };
      return { env: { MIRROR: 'redis', MIRROR_KEY: KEY, ...urls }, replicas: 2 };
    });
    expect(served).toBeGreaterThan(15);
  });
});
