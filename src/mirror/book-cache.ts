import { LRUCache } from 'lru-cache';

/** The data of a book that the cache needs. */
export interface Sized {
  readonly records: { readonly bytes: number };
}

export interface BookCacheOptions<Book> {
  /** Max estimated bytes of all books together. */
  readonly maxBytes: number;
  /** Called when a book is evicted: because others were read more recently, or it is too large. */
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
  /** Iterating does not count as a read. */
  values(): Iterable<Book>;
}

// Size of a book without records: names, tokens, maps.
const BOOK_BYTES = 4_096;

/** The books in memory, up to a size limit. The least recently read are evicted first. */
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
      // The cache only measures new entries, and a book that has grown may be the same object.
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
