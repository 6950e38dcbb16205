import { expect, it } from '@jest/globals';

import { type MirrorStore, UNREAD_MS } from '../../../src/mirror/store/store.ts';

import { describeStores } from './stores.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const entriesOf = async (store: MirrorStore, name: string) =>
  (await store.load(name))?.entries.map((entry) => [...entry]);

describeStores('a store', (start, kind) => {
  it('returns what was stored, byte for byte, to every replica', async () => {
    await using stores = await start();
    const [one, other] = [await stores.open(), await stores.open()];
    expect(await one.load('a')).toBeUndefined();
    const all = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(await one.replace('a', undefined, 'h1', [all, bytes(), bytes(0, 13, 10)])).toBe(true);
    const stored = await other.load('a');
    expect(stored?.head).toEqual({ history: 'h1', version: 3 });
    expect(stored?.entries.map((entry) => [...entry])).toEqual([[...all], [], [0, 13, 10]]);
    expect(await one.load('b')).toBeUndefined();
  });

  it('appends at the current head only', async () => {
    await using stores = await start();
    const store = await stores.open();
    await store.replace('a', undefined, 'h1', [bytes(1)]);
    expect(await store.append('a', { history: 'h1', version: 1 }, bytes(2))).toBe(true);
    expect(await store.append('a', { history: 'h1', version: 1 }, bytes(3))).toBe(false);
    expect(await store.append('a', { history: 'h0', version: 2 }, bytes(3))).toBe(false);
    expect(await store.append('b', { history: 'h1', version: 0 }, bytes(3))).toBe(false);
    expect(await store.append('b', { history: '', version: 0 }, bytes(3))).toBe(false);
    expect(await entriesOf(store, 'a')).toEqual([[1], [2]]);
    expect(await store.load('b')).toBeUndefined();
  });

  it('replaces only the version that the caller has', async () => {
    await using stores = await start();
    const store = await stores.open();
    expect(await store.replace('a', { history: 'h0', version: 1 }, 'h1', [bytes(1)])).toBe(false);
    expect(await store.replace('a', undefined, 'h1', [bytes(1), bytes(2)])).toBe(true);
    expect(await store.replace('a', undefined, 'h2', [bytes(3)])).toBe(false);
    expect(await store.replace('a', { history: 'h1', version: 1 }, 'h2', [bytes(3)])).toBe(false);
    expect(await store.replace('a', { history: 'h1', version: 2 }, 'h2', [bytes(3)])).toBe(true);
    expect(await store.load('a')).toMatchObject({ head: { history: 'h2', version: 1 } });
    expect(await entriesOf(store, 'a')).toEqual([[3]]);
  });

  it('returns the entries since a head, and nothing of another history', async () => {
    await using stores = await start();
    const store = await stores.open();
    const head = { history: 'h1', version: 1 };
    expect(await store.since('a', head)).toBeUndefined();
    await store.replace('a', undefined, 'h1', [bytes(1)]);
    expect(await store.since('a', head)).toEqual([]);
    await store.append('a', head, bytes(2));
    await store.append('a', { ...head, version: 2 }, bytes(3));
    expect((await store.since('a', head))?.map((entry) => [...entry])).toEqual([[2], [3]]);
    expect(await store.since('a', { ...head, version: 4 })).toBeUndefined();
    await store.replace('a', { ...head, version: 3 }, 'h2', [bytes(4)]);
    expect(await store.since('a', head)).toBeUndefined();
  });

  it('lets only one of many replicas append or replace at the same time', async () => {
    await using stores = await start();
    const replicas = await Promise.all(Array.from({ length: 4 }, () => stores.open()));
    const started = await Promise.all(
      replicas.map((store, index) =>
        store.replace('a', undefined, `h${index}`, [bytes(index), bytes(index)]),
      ),
    );
    expect(started.filter(Boolean)).toHaveLength(1);
    const history = `h${started.indexOf(true)}`;
    for (let version = 2; version < 12; version += 1) {
      const won = await Promise.all(
        replicas.map((store, index) =>
          index % 2 === 0 || version % 5 > 0
            ? store.append('a', { history, version }, bytes(version, index))
            : store.replace('a', { history: 'other', version }, 'h9', [bytes(9)]),
        ),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      const entries = await entriesOf(replicas[0]!, 'a');
      expect(entries).toHaveLength(version + 1);
      expect(entries?.at(-1)).toEqual([version, won.indexOf(true)]);
    }
  });

  it('erases a book, so that nothing can be appended to it', async () => {
    await using stores = await start();
    const store = await stores.open();
    await store.replace('a', undefined, 'h1', [bytes(1)]);
    await store.replace('b', undefined, 'h1', [bytes(2)]);
    await store.erase('a');
    await store.erase('nobody');
    expect(await store.load('a')).toBeUndefined();
    expect(await store.append('a', { history: 'h1', version: 1 }, bytes(2))).toBe(false);
    expect(await store.replace('a', { history: 'h1', version: 1 }, 'h2', [bytes(3)])).toBe(false);
    expect(await entriesOf(store, 'b')).toEqual([[2]]);
  });

  it('lists books with their sizes and times', async () => {
    await using stores = await start();
    const store = await stores.open();
    const at = stores.clock.now;
    await store.replace('b', undefined, 'h1', [bytes(1, 2), bytes(3)]);
    await store.replace('a', undefined, 'h1', [bytes(1)]);
    stores.clock.now += 3_600_001;
    await store.append('a', { history: 'h1', version: 1 }, bytes(2, 3, 4));
    await store.load('b');
    const later = stores.clock.now;
    expect(await store.list()).toEqual([
      { name: 'a', entries: 2, bytes: 4, beganAt: at, changedAt: later, readAt: later },
      { name: 'b', entries: 2, bytes: 3, beganAt: at, changedAt: at, readAt: later },
    ]);
  });

  it('does not count maintenance as a read', async () => {
    await using stores = await start();
    const store = await stores.open();
    const readAt = stores.clock.now;
    await store.replace('a', undefined, 'h1', [bytes(1)]);
    stores.clock.now += 86_400_000;
    expect((await store.load('a', 'upkeep'))?.head).toEqual({ history: 'h1', version: 1 });
    expect(await store.replace('a', { history: 'h1', version: 1 }, 'h2', [bytes(2)], 'upkeep')).toBe(true);
    expect(await store.list()).toEqual([
      { name: 'a', entries: 1, bytes: 1, beganAt: stores.clock.now, changedAt: stores.clock.now, readAt },
    ]);
  });

  // Redis expires keys by its own clock, which redis.test.ts checks.
  if (kind === 'redis') return;
  it('erases books that were unread for 7 days, and keeps the others', async () => {
    await using stores = await start();
    const store = await stores.open();
    for (const name of ['read', 'unread', 'appended']) await store.replace(name, undefined, 'h1', [bytes(1)]);
    stores.clock.now += UNREAD_MS - 1;
    await store.load('read');
    await store.append('appended', { history: 'h1', version: 1 }, bytes(1));
    stores.clock.now += 1;
    expect(await store.append('unread', { history: 'h1', version: 1 }, bytes(1))).toBe(false);
    expect(await store.load('unread')).toBeUndefined();
    expect((await store.list()).map(({ name }) => name)).toEqual(['appended', 'read']);
    expect(await store.replace('unread', undefined, 'h2', [bytes(1)])).toBe(true);
  });
});
