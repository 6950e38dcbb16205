import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';

import { createSqliteStore } from '../../../src/mirror/store/sqlite.ts';

import { inSqlite } from './stores.ts';

const filled = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value);

describe('a file of books', () => {
  it('is readable only by its owner', async () => {
    await using stores = await inSqlite();
    await stores.open();
    expect((await stat(stores.file)).mode & 0o777).toBe(0o600);
  });

  it('keeps nothing of an erased book, neither in the file nor in its log', async () => {
    await using stores = await inSqlite();
    const store = await stores.open();
    const marker = Buffer.from('an encrypted text to erase');
    await store.replace('a', undefined, 'h1', [Buffer.concat(Array.from({ length: 400 }, () => marker))]);
    await store.erase('a');
    for (const file of [stores.file, `${stores.file}-wal`]) {
      expect((await readFile(file)).includes(marker)).toBe(false);
    }
  });

  it('starts empty if the file is not a database, and keeps that file under another name', async () => {
    await using stores = await inSqlite();
    await writeFile(stores.file, 'something that somebody else wrote here '.repeat(100));
    const store = await stores.open();
    expect(await store.load('a')).toBeUndefined();
    expect(await store.replace('a', undefined, 'h1', [filled(1, 1)])).toBe(true);
    expect(await readFile(`${stores.file}.unreadable`, 'utf8')).toContain('somebody else');
  });

  it('is refused if it is the database of another program', async () => {
    await using stores = await inSqlite();
    const database = new DatabaseSync(stores.file);
    database.exec('CREATE TABLE songs (title TEXT)');
    database.close();
    await expect(createSqliteStore({ file: stores.file })).rejects.toThrow('database of another program');
    await expect(createSqliteStore({ file: `${stores.file}/no/such` })).rejects.toThrow();
  });

  it('of another format version is emptied', async () => {
    await using stores = await inSqlite();
    const old = await stores.open();
    await old.replace('a', undefined, 'h1', [filled(1, 1)]);
    await old.close();
    const database = new DatabaseSync(stores.file);
    database.exec('PRAGMA user_version = 999');
    database.close();
    const store = await stores.open();
    expect(await store.list()).toEqual([]);
  });

  it('starts empty if it is damaged in the middle, at once or when that part is read', async () => {
    for (const damage of ['cut', 'overwritten']) {
      await using stores = await inSqlite();
      const old = await stores.open();
      for (const name of ['a', 'b', 'c']) {
        await old.replace(name, undefined, 'h1', [filled(60_000, 1), filled(60_000, 2)]);
      }
      await old.close();
      const { size } = await stat(stores.file);
      if (damage === 'cut') await truncate(stores.file, Math.floor(size / 2));
      else {
        const handle = await open(stores.file, 'r+');
        await handle.write(filled(size - 4_096, 0xff), 0, size - 4_096, 4_096);
        await handle.close();
      }
      const store = await stores.open();
      for (const name of ['a', 'b', 'c']) {
        const book = await store.load(name);
        // The book is either absent or complete.
        expect([undefined, 2]).toContain(book?.entries.length);
      }
      const head = (await store.load('a'))?.head;
      expect(await store.replace('a', head, 'h2', [filled(1, 3)])).toBe(true);
      expect((await store.load('a'))?.entries).toHaveLength(1);
    }
  });

  it('survives kill -9 while it stores: each book has one of its states and can be changed further', async () => {
    await using stores = await inSqlite();
    const program = new URL('./store-until-killed.ts', import.meta.url).pathname;
    for (let round = 0; round < 2; round += 1) {
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, stores.file], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exited = once(child, 'exit');
      let confirmed = 0;
      // The child writes a character for each state that it has stored.
      for await (const text of child.stdout.setEncoding('utf8')) {
        confirmed += String(text).length;
        if (confirmed > 10 + 17 * round) break;
      }
      child.kill('SIGKILL');
      await exited;
      const store = await createSqliteStore({ file: stores.file });
      const book = await store.load('a');
      expect(book).toBeDefined();
      const { head, entries } = book!;
      expect(entries).toHaveLength(head.version);
      // Entries contain the number of their history and their position, so mixed or incomplete ones are detected.
      for (const [place, entry] of entries.entries()) {
        expect(entry.byteLength).toBe(20_000);
        expect(new Set(entry.subarray(2))).toEqual(new Set([7]));
        expect([...entry.subarray(0, 2)]).toEqual([Number(head.history) % 256, place]);
      }
      expect(
        await store.append(
          'a',
          head,
          filled(20_000, 7)
            .fill(Number(head.history) % 256, 0, 1)
            .fill(head.version, 1, 2),
        ),
      ).toBe(true);
      await store.close();
    }
  });
});
