import {
  type Access,
  type MirrorStore,
  type StoredBook,
  type StoredBookSummary,
  type StoreHead,
  UNREAD_MS,
} from '../../../src/mirror/store/store.ts';

interface KeptBook extends StoredBook {
  readonly beganAt: number;
  readonly changedAt: number;
  readAt: number;
}

// Interval between checks for unread books.
const SWEEP_MS = 60 * 60_000;

const bytesOf = ({ entries }: Pick<StoredBook, 'entries'>): number =>
  entries.reduce((bytes, { byteLength }) => bytes + byteLength, 0);

/** A store in the memory of the test, for tests that need none that outlives them. @param now milliseconds since 1970 */
export const createMemoryStore = (now: () => number = Date.now): MirrorStore => {
  const books = new Map<string, KeptBook>();

  let sweptAt = -Infinity;

  const eraseUnread = (): void => {
    if (now() < sweptAt + SWEEP_MS) return;
    sweptAt = now();
    for (const [name, { readAt }] of [...books]) if (readAt <= now() - UNREAD_MS) books.delete(name);
  };
  const find = (name: string): KeptBook | undefined => {
    eraseUnread();
    const book = books.get(name);
    return book !== undefined && book.readAt > now() - UNREAD_MS ? book : undefined;
  };
  const isAt = (book: KeptBook | undefined, head: StoreHead | undefined): boolean =>
    book?.head.history === head?.history && book?.head.version === head?.version;
  const keep = (
    name: string,
    history: string,
    entries: readonly Uint8Array[],
    { beganAt = now(), readAt = now() } = {},
  ): void => {
    const head = { history, version: entries.length };
    books.set(name, { head, entries, beganAt, changedAt: now(), readAt });
  };

  const load = (name: string, access: Access = 'read'): StoredBook | undefined => {
    const book = find(name);
    if (book !== undefined && access === 'read') book.readAt = now();
    return book && { head: book.head, entries: book.entries };
  };
  const append = (name: string, head: StoreHead, entry: Uint8Array): boolean => {
    const book = find(name);
    if (book === undefined || !isAt(book, head)) return false;
    keep(name, head.history, [...book.entries, entry], { beganAt: book.beganAt });
    return true;
  };
  const list = (): readonly StoredBookSummary[] => {
    sweptAt = -Infinity;
    eraseUnread();
    const summaries = [...books].map(([name, { head, entries, beganAt, changedAt, readAt }]) => ({
      name,
      entries: head.version,
      bytes: bytesOf({ entries }),
      beganAt,
      changedAt,
      readAt,
    }));
    return summaries.sort((one, other) => (one.name < other.name ? -1 : 1));
  };

  return {
    load: (name, access) => Promise.resolve(load(name, access)),
    append: (name, head, entry) => Promise.resolve(append(name, head, entry)),
    replace(name, expected, history, entries, access = 'read') {
      const book = find(name);
      if (!isAt(book, expected)) return Promise.resolve(false);
      keep(name, history, entries, access === 'upkeep' && book ? { readAt: book.readAt } : {});
      return Promise.resolve(true);
    },
    since(name, { history, version }) {
      const book = load(name);
      const isBehind = book?.head.history === history && book.head.version >= version;
      return Promise.resolve(isBehind ? book.entries.slice(version) : undefined);
    },
    erase(name) {
      books.delete(name);
      return Promise.resolve();
    },
    list: () => Promise.resolve(list()),
    close() {
      books.clear();
      return Promise.resolve();
    },
  };
};
