import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import type { GraphQLResult } from '../../support/harness.ts';
import { type Program, startProgram } from '../../support/program.ts';
import { describeWithRedis, startRedis } from '../../support/redis.ts';
import { sandboxVariables } from '../../support/sandbox-client.ts';

import { executeAt } from './replica.ts';
import {
  CONTACTS,
  contactsChange,
  control,
  listOf,
  mirrored,
  newKey,
  PERSONS,
  sleep,
  SYNC_ROUTE,
  until,
} from './support.ts';

// Real processes of the graph that are killed while they store, or whose store is modified.

let sandbox: Sandbox;
const CLOSING: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  sandbox = await startSandbox();
  CLOSING.push(() => sandbox.close());
  await control({ sandbox }, 'ringcentral', 'book-size', { user: 'demo', contacts: 400 });
});
afterEach(async () => {
  for (const close of CLOSING.splice(0).toReversed()) await close();
});

type Variables = Readonly<Record<string, string>>;

const start = async (
  env: Variables,
): Promise<Program & { execute: (query: string) => Promise<GraphQLResult> }> => {
  const program = await startProgram({ ...sandboxVariables(sandbox), LOG_LEVEL: 'info', ...env });
  CLOSING.push(() => program.stop());
  return { ...program, execute: (query) => executeAt(sandbox, program.url, query) };
};

const newDirectory = async (): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'contacts-mirror-'));
  CLOSING.push(() => rm(directory, { recursive: true, force: true }));
  return directory;
};
const idsOf = (result: GraphQLResult) =>
  listOf(result)!
    .nodes.map(({ contactId }) => contactId)
    .sort();
const upstreamIds = (user: 'demo' | 'second' = 'demo') =>
  sandbox.ringcentral.store
    .contacts(user)
    .map(({ id }) => id)
    .sort();

/** Kills the graph with SIGKILL while it stores own writes. Each answered write must be served afterwards. */
const survivesKills = async (env: Variables): Promise<void> => {
  for (let round = 0; round < 3; round += 1) {
    const program = await start(env);
    await mirrored(program);
    const answered: string[] = [];
    let isOver = false;
    const writer = async (): Promise<void> => {
      while (!isOver) {
        const { body } = await program.execute(
          `mutation { createPersonalContact(input: { contact: { firstName: "Killed" } }) { personalContact { contactId } } }`,
        );
        answered.push(body.data.createPersonalContact.personalContact.contactId as string);
      }
    };
    const writing = Promise.allSettled([writer(), writer()]);
    await until(() => answered.length > 3 + 4 * round, 'some writes are answered');
    program.kill('SIGKILL');
    isOver = true;
    await Promise.all([writing, program.ended]);

    const next = await start(env);
    // Upstream may have made a write that was never answered. It appears after at most 60 s; x-max-staleness requests it at once.
    expect(idsOf(await next.execute(CONTACTS))).toEqual(expect.arrayContaining(answered));
    const { body } = await executeAt(sandbox, next.url, CONTACTS, { headers: { 'x-max-staleness': '1' } });
    expect(body.errors).toBeUndefined();
    await until(async () => {
      const fresh = await executeAt(sandbox, next.url, CONTACTS, { headers: { 'x-max-staleness': '1' } });
      return JSON.stringify(idsOf(fresh)) === JSON.stringify(upstreamIds());
    }, 'what is served equals upstream');
    await next.stop();
  }
};

/** Kills the graph with SIGKILL while it reads and stores a book. The next process must serve upstream's data. */
const survivesKillsOfFills = async (env: Variables): Promise<void> => {
  await control({ sandbox }, 'ringcentral', 'book-size', { user: 'demo', contacts: 900 });
  for (const delayMs of [0, 20, 40, 60]) {
    const program = await start(env);
    sandbox.ringcentral.clearCalls();
    await program.execute(CONTACTS);
    await until(() => sandbox.ringcentral.calls().some(({ route }) => route === SYNC_ROUTE), 'a fill began');
    await sleep(delayMs);
    program.kill('SIGKILL');
    await program.ended;
    await contactsChange({ sandbox }, { create: 1, delete: 1 });

    const next = await start(env);
    // `x-max-staleness: 1` allows data from the last second, which must not be from before the change.
    await sleep(1_000);
    const first = await executeAt(sandbox, next.url, CONTACTS, { headers: { 'x-max-staleness': '1' } });
    expect(first.body.errors).toBeUndefined();
    expect(idsOf(first)).toEqual(upstreamIds());
    expect(idsOf(await mirrored(next))).toEqual(upstreamIds());
    expect(next.output()).not.toContain('InvalidBookError');
    await next.execute(`mutation { forgetMyAddressBooks(input: {}) { forgotten } }`);
    await next.stop();
  }
};

const warnings = ({ output }: Pick<Program, 'output'>, start: string): number =>
  output()
    .split('\n')
    .filter((line) => line.includes(start)).length;

describe('a graph with MIRROR=sqlite', () => {
  it('serves every answered write and no removed record after kill -9 while it stores', async () => {
    const directory = await newDirectory();
    await survivesKills({ MIRROR: `sqlite:${join(directory, 'mirror.db')}`, MIRROR_KEY: newKey() });
  });

  it('fills a book again after kill -9 during a fill, and serves upstream’s data', async () => {
    const directory = await newDirectory();
    await survivesKillsOfFills({ MIRROR: `sqlite:${join(directory, 'mirror.db')}`, MIRROR_KEY: newKey() });
  });

  it('rejects a file that was modified, and reads the book from upstream again', async () => {
    const file = join(await newDirectory(), 'mirror.db');
    const env = { MIRROR: `sqlite:${file}`, MIRROR_KEY: newKey() };
    const first = await start(env);
    await mirrored(first);
    await first.stop();
    const bytes = await readFile(file);
    // After the first pages, which SQLite needs to open the file.
    for (let place = 3 * 4_096 + 100; place < bytes.length; place += 512) bytes[place]! ^= 0x55;
    await writeFile(file, bytes);
    const created = await contactsChange({ sandbox }, { create: 1, delete: 1 });
    expect(created.created).toHaveLength(1);
    const second = await start(env);
    const passed = await second.execute(CONTACTS);
    expect(passed.body.errors).toBeUndefined();
    expect(idsOf(passed)).toEqual(upstreamIds());
    expect(idsOf(await mirrored(second))).toEqual(upstreamIds());
  });

  it('has no mirror with another MIRROR_KEY, and says so in one line of its log', async () => {
    const file = join(await newDirectory(), 'mirror.db');
    const first = await start({ MIRROR: `sqlite:${file}`, MIRROR_KEY: newKey() });
    await mirrored(first);
    await first.stop();
    const second = await start({ MIRROR: `sqlite:${file}`, MIRROR_KEY: newKey() });
    expect(listOf(await second.execute(CONTACTS))?.asOf).toBeNull();
    await mirrored(second);
    await until(() => warnings(second, 'MIRROR_KEY does not decrypt') > 0, 'the line is logged');
    expect(warnings(second, 'MIRROR_KEY does not decrypt')).toBe(1);
  });

  it('can be listed and erased by npm run mirror', async () => {
    const file = join(await newDirectory(), 'mirror.db');
    const key = newKey();
    const env = { MIRROR: `sqlite:${file}`, MIRROR_KEY: key };
    const first = await start(env);
    await mirrored(first);
    await mirrored(first, PERSONS);
    await first.stop();
    const tool = async (...words: readonly string[]): Promise<string> => {
      const script = new URL('../../../scripts/mirror.ts', import.meta.url).pathname;
      const { stdout } = await promisify(execFile)(process.execPath, [script, ...words], {
        env: { PATH: process.env['PATH'], MIRROR: `sqlite:${file}`, MIRROR_KEY: key },
      });
      return stdout;
    };
    const listed = await tool('list');
    expect(listed).toMatch(/\n4 books, [1-9]\d* bytes\n$/);
    const [name] = listed.split(' ');
    expect(await tool('erase', name!)).toContain('Erased 1 books.');
    expect(await tool('erase', '--all')).toContain('Erased 3 books.');
    expect(await tool('list')).toBe('0 books, 0 bytes\n');
    const second = await start(env);
    expect(listOf(await second.execute(CONTACTS))?.asOf).toBeNull();
  });

  it('counts books, records, bytes, reads, fills and refreshes, and logs one line per fill', async () => {
    const file = join(await newDirectory(), 'mirror.db');
    const program = await start({ MIRROR: `sqlite:${file}`, MIRROR_KEY: newKey() });
    await mirrored(program);
    await program.execute(CONTACTS);
    const metrics = await (await fetch(`${program.url}/metrics`)).text();
    const valueOf = (series: string): number =>
      Number(
        metrics
          .split('\n')
          .find((line) => line.startsWith(`${series} `))
          ?.slice(series.length + 1),
      );
    expect(valueOf('contacts_mirror_streams')).toBe(1);
    expect(valueOf('contacts_mirror_records')).toBe(400);
    expect(valueOf('contacts_mirror_bytes')).toBeGreaterThan(100_000);
    const reads = (by: string, reason: string) =>
      valueOf(`contacts_mirror_reads_total{stream="personalContacts",served_by="${by}",reason="${reason}"}`);
    expect(reads('mirror', 'none')).toBeGreaterThanOrEqual(2);
    expect(reads('upstream', 'not-filled')).toBeGreaterThanOrEqual(1);
    const syncs =
      'contacts_mirror_sync_duration_seconds_count{kind="fill",stream="personalContacts",outcome="done"}';
    expect(valueOf(syncs)).toBe(1);
    expect(warnings(program, 'address book mirrored')).toBe(1);
    expect(metrics).toContain('# TYPE contacts_mirror_grants_refused_total counter');
  });
});

describe('a graph with MIRROR=memory', () => {
  it('stays within MIRROR_MAX_MB: an evicted book is read again with upstream’s data', async () => {
    const program = await start({ MIRROR: 'memory', MIRROR_MAX_MB: '1' });
    const bytes = async (): Promise<number> => {
      const metrics = await (await fetch(`${program.url}/metrics`)).text();
      return Number(/^contacts_mirror_bytes (\d+)/m.exec(metrics)?.[1]);
    };
    for (const user of ['demo', 'second']) {
      await control({ sandbox }, 'ringcentral', 'book-size', { user, contacts: 450 });
    }
    const execute = (as: 'demo' | 'second') => ({
      execute: (query: string) => executeAt(sandbox, program.url, query, { as }),
    });
    const served = { demo: [] as readonly string[], second: [] as readonly string[] };
    for (let round = 0; round < 3; round += 1) {
      for (const as of ['demo', 'second'] as const) {
        served[as] = idsOf(await mirrored(execute(as)));
        expect(served[as]).toEqual(upstreamIds(as));
        expect(await bytes()).toBeLessThanOrEqual(2 ** 20);
        expect(await bytes()).toBeGreaterThan(200_000);
      }
    }
    expect(warnings(program, 'address book mirrored')).toBeGreaterThan(2);
  });
});

describeWithRedis('graphs with MIRROR=redis', () => {
  const startStore = async (): Promise<Variables> => {
    const redis = await startRedis();
    CLOSING.push(async () => redis[Symbol.asyncDispose]());
    return { MIRROR: 'redis', MIRROR_KEY: newKey(), MIRROR_REDIS_URL: redis.url, REDIS_URL: redis.url };
  };

  it('serve every answered write and no removed record after kill -9 while they store', async () => {
    await survivesKills(await startStore());
  });

  it('fill a book again after kill -9 during a fill, and serve upstream’s data', async () => {
    await survivesKillsOfFills(await startStore());
  });
});
