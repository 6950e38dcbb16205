import { LRUCache } from 'lru-cache';

/** What a cache must know of a book. */
export interface Sized {
  readonly records: { readonly bytes: number };
}

export interface BookCacheOptions<Book> {
  /** Bytes that all books together may take, by their estimate. */
  readonly maxBytes: number;
  /** A book has left, since others were read later or since it alone is too large. */
  readonly onEvict?: (name: string, book: Book) => void;
}

export interface BookCache<Book extends Sized> {
  readonly bytes: number;
  readonly size: number;
  /** Counts as a read. */
  get(name: string): Book | undefined;
  /** Keeps the newest state of a book in the place of the one before; false where it does not fit. */
  set(name: string, book: Book): boolean;
  delete(name: string): void;
  /** Does not count as a read. */
  values(): Iterable<Book>;
}

// Names, tokens, the maps themselves: what a book takes without records.
const BOOK_BYTES = 4_096;

/** The books in memory, within a bound: the ones that nobody has read for longest leave first. */
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
      // The cache measures anew only what was not there: a book that has grown may be the same object.
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
