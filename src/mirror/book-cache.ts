import { LRUCache } from 'lru-cache';

/** The data of a book that the cache needs. */
export interface Sized {
  readonly records: { readonly bytes: number };
}

// Size of a book without records: names, tokens, maps.
const BOOK_BYTES = 4_096;

/** The books in memory, up to a size limit. The least recently read are evicted first. */
export class BookCache<Book extends Sized> {
  readonly #books: LRUCache<string, Book>;
  readonly #onEvict: (name: string, book: Book) => void;

  /**
   * @param maxBytes max estimated bytes of all books together
   * @param onEvict called when a book is evicted: because others were read more recently, or it is too large
   */
  constructor(maxBytes: number, onEvict: (name: string, book: Book) => void) {
    this.#onEvict = onEvict;
    this.#books = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ records }) => BOOK_BYTES + Math.ceil(records.bytes),
      dispose: (book, name, reason) => {
        if (reason === 'evict') onEvict(name, book);
      },
    });
  }

  get bytes(): number {
    return this.#books.calculatedSize;
  }

  get size(): number {
    return this.#books.size;
  }

  /** Counts as a read. */
  get(name: string): Book | undefined {
    return this.#books.get(name);
  }

  /** Replaces the state of a book. */
  set(name: string, book: Book): void {
    // The cache only measures new entries, and a book that has grown may be the same object.
    this.#books.delete(name);
    this.#books.set(name, book);
    if (!this.#books.has(name)) this.#onEvict(name, book);
  }

  /** Iterating does not count as a read. */
  values(): Iterable<Book> {
    return this.#books.values();
  }
}
