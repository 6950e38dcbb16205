import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

import { type Access, type StoredBook, type StoredBookSummary, type StoreHead, UNREAD_MS } from './store.ts';

/** "mirr": distinguishes our file from another program's database, which must not be written to. */
const APPLICATION_ID = 0x6d697272;
/** Files of another format are emptied: their books are read from upstream again. */
const FORMAT = 1;
const BUSY_MS = 5_000;
/** Precision of the time of the last read, so that not every read writes. */
const READ_AT_STEP_MS = 60 * 60_000;

const SCHEMA = `
  DROP TABLE IF EXISTS books;
  DROP TABLE IF EXISTS entries;
  CREATE TABLE books (
    name TEXT PRIMARY KEY, history TEXT NOT NULL, version INTEGER NOT NULL,
    began_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, read_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX books_by_read ON books (read_at);
  CREATE TABLE entries (
    name TEXT NOT NULL, place INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (name, place)
  ) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

// SQLITE_CORRUPT and SQLITE_NOTADB.
const TORN = new Set([11, 26]);
const isTorn = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'errcode' in error && TORN.has(Number(error.errcode) & 0xff);

interface BookRow {
  readonly history: string;
  readonly version: number;
  readonly read_at: number;
}

/** The statements of the store on one file. They block, so they run in a separate thread. */
export class SqliteFile {
  readonly #file: string;
  #database: DatabaseSync;
  #sweptAt = -Infinity;

  /** @throws Error if the file cannot be opened or belongs to another program */
  constructor(file: string) {
    this.#file = file;
    this.#database = this.#openOrBeginAnew();
  }

  load(now: number, name: string, access: Access = 'read'): StoredBook | undefined {
    return this.#inTransaction(now, () => {
      const head = access === 'read' ? this.#read(now, name) : this.#head(now, name);
      return (
        head && {
          head: { history: head.history, version: head.version },
          entries: this.#entriesFrom(name, 0),
        }
      );
    });
  }

  since(now: number, name: string, { history, version }: StoreHead): readonly Uint8Array[] | undefined {
    return this.#inTransaction(now, () => {
      const head = this.#read(now, name);
      const isBehind = head?.history === history && head.version >= version;
      return isBehind ? this.#entriesFrom(name, version) : undefined;
    });
  }

  append(now: number, name: string, head: StoreHead, entry: Uint8Array): boolean {
    return this.#inTransaction(now, () => {
      const { changes } = this.#database
        .prepare(
          `UPDATE books SET version = version + 1, changed_at = ?, read_at = ?
           WHERE name = ? AND history = ? AND version = ? AND read_at > ?`,
        )
        .run(now, now, name, head.history, head.version, now - UNREAD_MS);
      if (changes === 0) return false;
      this.#insert(name, head.version, entry);
      return true;
    });
  }

  replace(
    now: number,
    name: string,
    expected: StoreHead | undefined,
    history: string,
    entries: readonly Uint8Array[],
    access: Access = 'read',
  ): boolean {
    return this.#inTransaction(now, () => {
      const head = this.#head(now, name);
      if (head?.history !== expected?.history || head?.version !== expected?.version) return false;
      const readAt = access === 'upkeep' ? (head?.read_at ?? now) : now;
      this.#delete(name);
      this.#database
        .prepare(
          'INSERT INTO books (name, history, version, began_at, changed_at, read_at) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run(name, history, entries.length, now, now, readAt);
      for (const [place, entry] of entries.entries()) this.#insert(name, place, entry);
      return true;
    });
  }

  erase(now: number, name: string): void {
    this.#inTransaction(now, () => this.#delete(name));
    // Erased data must not stay in the log.
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  list(now: number): readonly StoredBookSummary[] {
    return this.#inTransaction(now, () => {
      const rows = this.#database
        .prepare(
          `SELECT name, version AS entries, began_at AS beganAt, changed_at AS changedAt, read_at AS readAt,
             (SELECT sum(length(bytes)) FROM entries WHERE entries.name = books.name) AS bytes
           FROM books WHERE read_at > ? ORDER BY name`,
        )
        .all(now - UNREAD_MS);
      return rows.map((row) => ({ ...row }) as unknown as StoredBookSummary);
    });
  }

  close(): void {
    this.#database.close();
  }

  #openOrBeginAnew(): DatabaseSync {
    try {
      return this.#open();
    } catch (error) {
      if (!isTorn(error)) throw error;
      return this.#beginAnew();
    }
  }

  /** Keeps the damaged file: it may be another program's that was configured by mistake. */
  #beginAnew(): DatabaseSync {
    renameSync(this.#file, `${this.#file}.unreadable`);
    for (const suffix of ['-wal', '-shm']) rmSync(`${this.#file}${suffix}`, { force: true });
    return this.#open();
  }

  #open(): DatabaseSync {
    // Other users of the machine do not need to read it.
    closeSync(openSync(this.#file, 'a', 0o600));
    const database = new DatabaseSync(this.#file, { timeout: BUSY_MS });
    try {
      const isEmpty = pragma(database, 'schema_version') === 0;
      if (!isEmpty && pragma(database, 'application_id') !== APPLICATION_ID) {
        throw new Error(`${this.#file} is a database of another program.`);
      }
      // The log makes commits safe against a crash of the process. A power failure may lose the last of them, which a sync returns again.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON');
      database.exec('BEGIN IMMEDIATE');
      if (pragma(database, 'user_version') !== FORMAT) database.exec(SCHEMA);
      database.exec('COMMIT');
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  #inTransaction<Result>(now: number, run: () => Result): Result {
    try {
      return this.#transaction(() => {
        this.#sweep(now);
        return run();
      });
    } catch (error) {
      if (!isTorn(error)) throw error;
      this.#database.close();
      // The file could be opened, but is damaged.
      this.#database = this.#beginAnew();
      return this.#transaction(run);
    }
  }

  #transaction<Result>(run: () => Result): Result {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = run();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #head(now: number, name: string): BookRow | undefined {
    const row = this.#database
      .prepare('SELECT history, version, read_at FROM books WHERE name = ? AND read_at > ?')
      .get(name, now - UNREAD_MS);
    return row as BookRow | undefined;
  }

  #read(now: number, name: string): BookRow | undefined {
    const head = this.#head(now, name);
    this.#database
      .prepare('UPDATE books SET read_at = ? WHERE name = ? AND read_at BETWEEN ? AND ?')
      .run(now, name, now - UNREAD_MS + 1, now - READ_AT_STEP_MS);
    return head;
  }

  #entriesFrom(name: string, place: number): readonly Uint8Array[] {
    const rows = this.#database
      .prepare('SELECT bytes FROM entries WHERE name = ? AND place >= ? ORDER BY place')
      .all(name, place);
    return rows.map(({ bytes }) => bytes as Uint8Array);
  }

  #insert(name: string, place: number, entry: Uint8Array): void {
    this.#database
      .prepare('INSERT INTO entries (name, place, bytes) VALUES (?, ?, ?)')
      .run(name, place, entry);
  }

  #delete(name: string): void {
    this.#database.prepare('DELETE FROM entries WHERE name = ?').run(name);
    this.#database.prepare('DELETE FROM books WHERE name = ?').run(name);
  }

  #sweep(now: number): void {
    if (now < this.#sweptAt + READ_AT_STEP_MS) return;
    this.#sweptAt = now;
    const unread = this.#database.prepare('SELECT name FROM books WHERE read_at <= ?').all(now - UNREAD_MS);
    for (const { name } of unread) this.#delete(String(name));
  }
}

const pragma = (database: DatabaseSync, name: string): unknown =>
  database.prepare(`PRAGMA ${name}`).get()?.[name];
