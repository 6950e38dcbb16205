import { LRUCache } from 'lru-cache';

/** What the cache must know about a book. */
export interface Sized {
  readonly records: { readonly bytes: number };
}

export interface BookCacheOptions<Book> {
  /** Estimated bytes that all books together may take. */
  readonly maxBytes: number;
  /** Called when a book is evicted: others were read later, or it alone is too large. */
  readonly onEvict?: (name: string, book: Book) => void;
}

export interface BookCache<Book extends Sized> {
  readonly bytes: number;
  readonly size: number;
  /** Counts as a read. */
  get(name: string): Book | undefined;
  /** Replaces the state of a book. False if the book does not fit. */
  set(name: string, book: Book): boolean;
  delete(name: string): void;
  /** Does not count as a read. */
  values(): Iterable<Book>;
}

// The size of a book without records: names, tokens, maps.
const BOOK_BYTES = 4_096;

/** The books in memory, within a bound. The least recently read are evicted first. */
export const createBookCache = <Book extends Sized>({
  maxBytes,
  onEvict,
}: BookCacheOptions<Book>): BookCache<Book> => {
  const books = new LRUCache<string, Book>({
    maxSize: maxBytes,
    sizeCalculation: ({ records }) => BOOK_BYTES + Math.ceil(records.bytes),
    dispose: (book, name, reason) => {
      if (reason === 'evict') onEvict?.(name, book);
    },
  });
  return {
    get bytes() {
      return books.calculatedSize;
    },
    get size() {
      return books.size;
    },
    get: (name) => books.get(name),
    set(name, book) {
      // The cache measures only new entries, and a book that has grown may be the same object.
      books.delete(name);
      books.set(name, book);
      const isKept = books.has(name);
      if (!isKept) onEvict?.(name, book);
      return isKept;
    },
    delete: (name) => void books.delete(name),
    values: () => books.values(),
  };
};
