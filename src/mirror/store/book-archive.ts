import { LRUCache } from 'lru-cache';
import { randomUUID } from 'node:crypto';

import type { BookState, SyncPosition } from '../book-state.ts';
import type { RecordKind } from '../record-kind.ts';
import { type Changes, RecordSet } from '../record-set.ts';

import { type BookCipher, createBookCipher } from './book-cipher.ts';
import {
  type BookContent,
  decryptBook,
  decryptChanges,
  type DecryptedBook,
  encryptBook,
  encryptChanges,
  type StoredChanges,
} from './encrypted-book.ts';
import { type Access, type MirrorStore, type StoreHead, StoreUnavailableError } from './store.ts';

/** The version of a book in the store. The next write must state it. */
export interface ArchiveHead extends StoreHead {
  /** Number of entries at the start of the history. */
  readonly baseEntries: number;
}

export interface Archived<Item extends object, OrderName extends string> {
  readonly head: ArchiveHead;
  readonly state: BookState<Item, OrderName>;
}

export interface BookArchiveOptions {
  readonly store: MirrorStore;
  /** The first one encrypts, all decrypt. */
  readonly keys: readonly Uint8Array[];
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /**
   * Called when the store fails. Reads continue as if nothing were stored. While the store does not answer, only the first
   * failure is reported.
   */
  readonly onProblem?: (error: unknown) => void;
  /** Called when the store answers again. */
  readonly onRecovery?: () => void;
}

/** After this many appended entries the whole book is stored again. */
const MAX_APPENDED = 64;
/** A history of this age is also stored again, so that deleted data is removed from the store within a day. */
const COMPACT_AGE_MS = 23 * 60 * 60_000;
/** Max books whose newest entry this process remembers. */
const MAX_REMEMBERED = 100_000;
/** Number of books to try before a key counts as wrong. */
const MAX_TRIED = 3;

/** The stored book is not the one that the graph stored last. */
class InvalidBookError extends Error {
  override readonly name = 'InvalidBookError';

  constructor(what: string) {
    super(`A stored address book ${what}: it is erased and read from upstream again.`);
  }
}

/** The books in a store. Its methods never reject: if the store fails, books count as missing. */
export class BookArchive {
  readonly #store: MirrorStore;
  readonly #cipher: BookCipher;
  readonly #olderCiphers: readonly BookCipher[];
  readonly #now: () => number;
  readonly #onProblem: ((error: unknown) => void) | undefined;
  readonly #onRecovery: (() => void) | undefined;
  /** When the newest known entry was written, by name. If the stored one is older, somebody replaced the book. */
  readonly #writtenAt = new LRUCache<string, number>({ max: MAX_REMEMBERED });

  #isUnavailable = false;

  /** @throws Error without a key */
  constructor({ store, keys, now = Date.now, onProblem, onRecovery }: BookArchiveOptions) {
    const [cipher, ...olderCiphers] = keys.map(createBookCipher);
    if (cipher === undefined) throw new Error('An archive needs a key.');
    this.#store = store;
    this.#cipher = cipher;
    this.#olderCiphers = olderCiphers;
    this.#now = now;
    this.#onProblem = onProblem;
    this.#onRecovery = onRecovery;
  }

  /**
   * One stream of one book.
   * @param subject owner and stream, such as `ringcentral platform.example.com 1 2 contacts`. It is not stored
   */
  book<Item extends object, OrderName extends string>(
    subject: string,
    kind: RecordKind<Item, OrderName>,
  ): ArchivedBook<Item, OrderName> {
    return new ArchivedBook(this, subject, kind);
  }

  /** @param subject owner and stream that the mark is for, as in `book` */
  mark(subject: string): ArchivedMark {
    return new ArchivedMark(this, subject);
  }

  async erase(subject: string): Promise<void> {
    for (const cipher of [this.#cipher, ...this.#olderCiphers]) {
      await this.attempt(() => this.#store.erase(cipher.nameOf(subject)), undefined);
    }
  }

  /**
   * Stores each book again whose history is nearly a day old, to remove data that was deleted from it. Call it about every half
   * hour, in any number of replicas.
   * @returns the number of these books
   */
  async compactOld(): Promise<number> {
    const startedBefore = this.#now() - COMPACT_AGE_MS;
    let compacted = 0;
    for (const { name, beganAt } of await this.attempt(() => this.#store.list(), [])) {
      if (beganAt > startedBefore) continue;
      const isCompacted = await this.attempt(() => this.#compact(name), false);
      if (isCompacted) compacted += 1;
    }
    return compacted;
  }

  /** Whether the keys can decrypt some of the stored books. Also true if nothing is stored or the store does not answer. */
  canDecrypt(): Promise<boolean> {
    return this.attempt(async () => {
      const books = (await this.#store.list()).slice(0, MAX_TRIED);
      for (const { name } of books) if (await this.#canDecrypt(name)) return true;
      return books.length === 0;
    }, true);
  }

  async #canDecrypt(name: string): Promise<boolean> {
    const stored = await this.#store.load(name, 'upkeep');
    if (stored === undefined) return true;
    for (const cipher of [this.#cipher, ...this.#olderCiphers]) {
      if ((await decryptBook(cipher, name, stored)) !== undefined) return true;
    }
    return false;
  }

  /** @internal The result of the work, or `fallback` if the store failed. */
  async attempt<Result>(work: () => Promise<Result>, fallback: Result): Promise<Result> {
    try {
      const result = await work();
      if (this.#isUnavailable) this.#onRecovery?.();
      this.#isUnavailable = false;
      return result;
    } catch (error) {
      const isUnavailable = error instanceof StoreUnavailableError;
      if (!(isUnavailable && this.#isUnavailable)) this.#onProblem?.(error);
      this.#isUnavailable = isUnavailable;
      return fallback;
    }
  }

  /** @internal A book that an older key encrypted is stored again with the first key, under that key's name. */
  async read(subject: string): Promise<FoundBook | undefined> {
    const name = this.#cipher.nameOf(subject);
    const found = await this.#readBy(this.#cipher, name);
    if (found !== undefined) return found;
    for (const cipher of this.#olderCiphers) {
      const older = await this.#readBy(cipher, cipher.nameOf(subject));
      if (older === undefined) continue;
      const head = await this.#write(name, undefined, older.content);
      await this.#store.erase(cipher.nameOf(subject));
      // If another replica was faster, its book is the newer one.
      return head === undefined ? this.#readBy(this.#cipher, name) : { head, content: older.content };
    }
    return undefined;
  }

  /** @internal */
  write(
    subject: string,
    expected: StoreHead | undefined,
    content: BookContent,
  ): Promise<ArchiveHead | undefined> {
    return this.#write(this.#cipher.nameOf(subject), expected, content);
  }

  /** @internal `too large` if the whole book should be stored again instead. */
  async append(
    subject: string,
    head: ArchiveHead,
    changes: StoredChanges,
  ): Promise<ArchiveHead | 'too large' | undefined> {
    if (head.version - head.baseEntries >= MAX_APPENDED) return 'too large';
    const name = this.#cipher.nameOf(subject);
    const writtenAt = this.#nextDate(name);
    const entry = await encryptChanges(this.#cipher, name, head, changes, writtenAt);
    if (entry === undefined) return 'too large';
    const isWritten = await this.#store.append(name, head, entry);
    if (!isWritten) return undefined;
    this.#remember(name, writtenAt);
    return { ...head, version: head.version + 1 };
  }

  /** @internal */
  async since(subject: string, head: StoreHead): Promise<readonly StoredChanges[] | undefined> {
    const name = this.#cipher.nameOf(subject);
    const entries = await this.#store.since(name, head);
    const changes = entries && (await decryptChanges(this.#cipher, name, head, entries));
    const last = changes?.at(-1);
    if (last !== undefined) this.#remember(name, last.writtenAt);
    return changes;
  }

  #nextDate(name: string): number {
    return Math.max(this.#now(), (this.#writtenAt.get(name) ?? 0) + 1);
  }

  #remember(name: string, writtenAt: number): void {
    this.#writtenAt.set(name, Math.max(writtenAt, this.#writtenAt.get(name) ?? 0));
  }

  async #write(
    name: string,
    expected: StoreHead | undefined,
    content: BookContent,
    access?: Access,
  ): Promise<ArchiveHead | undefined> {
    const history = randomUUID();
    const writtenAt = this.#nextDate(name);
    const entries = await encryptBook(this.#cipher, { name, history }, content, writtenAt);
    const isWritten = await this.#store.replace(name, expected, history, entries, access);
    if (!isWritten) return undefined;
    this.#remember(name, writtenAt);
    return { history, version: entries.length, baseEntries: entries.length };
  }

  /** An invalid book is erased: it cannot be used, and `replace` of the next one would fail. */
  async #readBy(cipher: BookCipher, name: string): Promise<FoundBook | undefined> {
    // Read first: a book that is stored meanwhile may be newer than the answer.
    const knownAt = this.#writtenAt.get(name) ?? 0;
    const stored = await this.#store.load(name);
    if (stored === undefined) return undefined;
    const decrypted = await decryptBook(cipher, name, stored);
    if (decrypted !== undefined && decrypted.writtenAt >= knownAt) {
      this.#remember(name, decrypted.writtenAt);
      return foundBook(stored.head, decrypted);
    }
    this.#onProblem?.(
      new InvalidBookError(decrypted === undefined ? 'cannot be decrypted' : 'is older than it was before'),
    );
    await this.#store.erase(name);
    return undefined;
  }

  /** Does not change a book that cannot be decrypted: another release may have stored it. */
  async #compact(name: string): Promise<boolean> {
    const stored = await this.#store.load(name, 'upkeep');
    const decrypted = stored && (await decryptBook(this.#cipher, name, stored));
    if (stored === undefined || decrypted === undefined) return false;
    const { head, content } = foundBook(stored.head, decrypted);
    return (await this.#write(name, head, content, 'upkeep')) !== undefined;
  }
}

interface FoundBook {
  readonly head: ArchiveHead;
  readonly content: BookContent;
}

const foundBook = (head: StoreHead, { records, position, baseEntries }: DecryptedBook): FoundBook => ({
  head: { ...head, baseEntries },
  content: { records, position },
});

/** One stream of one book in the store. */
export class ArchivedBook<Item extends object, OrderName extends string> {
  readonly #archive: BookArchive;
  readonly #subject: string;
  readonly #kind: RecordKind<Item, OrderName>;

  constructor(archive: BookArchive, subject: string, kind: RecordKind<Item, OrderName>) {
    this.#archive = archive;
    this.#subject = subject;
    this.#kind = kind;
  }

  /** `undefined` if there is none that can be decrypted completely. */
  load(): Promise<Archived<Item, OrderName> | undefined> {
    return this.#archive.attempt(async () => {
      const found = await this.#archive.read(this.#subject);
      if (found === undefined) return undefined;
      const { head, content } = found;
      const items = Array.from(content.records, ([, record]) => record as Item);
      const records = await RecordSet.of(this.#kind, items);
      return { head, state: { ...content.position, records } };
    }, undefined);
  }

  /** The book with the changes of others since `known`. Loads all of it if it has a new history. `undefined` as for `load`. */
  async catchUp(known: Archived<Item, OrderName>): Promise<Archived<Item, OrderName> | undefined> {
    const { head } = known;
    const entries = await this.#archive.attempt(() => this.#archive.since(this.#subject, head), undefined);
    if (entries === undefined) return this.load();
    let { state } = known;
    for (const { upserts, tombstones, position } of entries) {
      const changes = { upserts: upserts.map(([, record]) => record as Item), tombstones };
      const records = await state.records.apply(changes);
      state = { ...position, records };
    }
    return { head: { ...head, version: head.version + entries.length }, state };
  }

  /**
   * Stores the changes of a sync or write. `state` is their result; from time to time it is stored completely instead of another
   * entry. Returns `undefined` and stores nothing if another replica has written meanwhile: then catch up.
   */
  append(
    head: ArchiveHead,
    { upserts = [], tombstones = [] }: Changes<Item>,
    state: BookState<Item, OrderName>,
  ): Promise<ArchiveHead | undefined> {
    return this.#archive.attempt(async () => {
      const gone = new Set(tombstones);
      const identified = upserts.flatMap((item) => {
        const id = this.#kind.idOf(item);
        return id === undefined || gone.has(id) ? [] : [[id, item] as const];
      });
      const changes = { upserts: identified, tombstones, position: positionOf(state) };
      const written = await this.#archive.append(this.#subject, head, changes);
      return written === 'too large' ? this.#write(head, state) : written;
    }, undefined);
  }

  /** Stores the whole book after the head `expected`, if any. `undefined` as for `append`. */
  replace(
    expected: StoreHead | undefined,
    state: BookState<Item, OrderName>,
  ): Promise<ArchiveHead | undefined> {
    return this.#archive.attempt(() => this.#write(expected, state), undefined);
  }

  #write(
    expected: StoreHead | undefined,
    state: BookState<Item, OrderName>,
  ): Promise<ArchiveHead | undefined> {
    const content = { records: state.records.identified(), position: positionOf(state) };
    return this.#archive.write(this.#subject, expected, content);
  }
}

/** A random mark in the store. It is replaced at each change of data that is not in the store. */
export class ArchivedMark {
  readonly #archive: BookArchive;
  readonly #subject: string;

  constructor(archive: BookArchive, subject: string) {
    this.#archive = archive;
    this.#subject = subject;
  }

  /** The mark, which is created if there is none. Undefined if the store does not answer: then data may have changed. */
  current(): Promise<string | undefined> {
    return this.#archive.attempt(async () => {
      const found = await this.#archive.read(this.#subject);
      if (found !== undefined) return found.head.history;
      const made = await this.#make(undefined);
      return made ?? (await this.#archive.read(this.#subject))?.head.history;
    }, undefined);
  }

  /**
   * Notifies other processes of a change.
   * @returns the mark after `known`. Undefined if that was not given, or others have made a change since
   */
  change(known: string | undefined): Promise<string | undefined> {
    return this.#archive.attempt(async () => {
      const made = known === undefined ? undefined : await this.#make({ history: known, version: 1 });
      // The next reader creates a new mark.
      if (made === undefined) await this.#archive.erase(this.#subject);
      return made;
    }, undefined);
  }

  async #make(expected: StoreHead | undefined): Promise<string | undefined> {
    const position = { syncToken: null, tokenBornAt: null, asOf: 0, isVoid: true };
    return (await this.#archive.write(this.#subject, expected, { records: [], position }))?.history;
  }
}

const positionOf = ({
  syncToken,
  tokenBornAt,
  asOf,
  isInDoubt = false,
  isVoid = false,
  isForgotten = false,
}: SyncPosition): SyncPosition => ({
  syncToken,
  tokenBornAt,
  asOf,
  ...(isInDoubt && { isInDoubt }),
  ...(isVoid && { isVoid }),
  ...(isForgotten && { isForgotten }),
});
