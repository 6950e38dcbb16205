import type { AddressBook } from './records.ts';

/** Stands for the caller's own account or extension, in arguments and in RingCentral's paths. */
export const OWN = '~';

/** What the process remembers of callers between operations. Each part must have a size limit. */
export interface AddressBookMemory {
  /** Which real book `~` is, by credential. */
  readonly own: {
    get(credentialKey: string): AddressBook | undefined;
    set(credentialKey: string, book: AddressBook): void;
  };
  /** The books that upstream let a caller read within the last minute, by credential and extension. */
  readonly accepted: { has(key: string): boolean; set(key: string, value: true): void };
}

export interface AddressBooks {
  /** Replaces `~` if this caller's own ids are known, so that both spellings share their calls. */
  resolve(book: AddressBook): AddressBook;
  /**
   * The real book in the canonical `uri` of an answer, in which upstream replaces `~`. Remembered if `~` was requested.
   * Without a usable `uri`: the book that was requested, with `~` replaced if the caller's own ids are known.
   */
  learn(asked: AddressBook, uri: unknown): AddressBook;
  /** Whether upstream let this caller read the book within the last minute. */
  isAccepted(book: AddressBook): boolean;
}

/** @param credentialKey null for a caller without a credential: nothing is known or learned. */
export const createAddressBooks = (memory: AddressBookMemory, credentialKey: string | null): AddressBooks => {
  // An extension belongs to one account, and leading zeros do not make it another extension.
  const keyOf = ({ extensionId }: AddressBook): string =>
    `${credentialKey ?? ''} ${extensionId.replace(/^0+(?=\d)/, '')}`;
  // All records of an answer name the same book, so the last result is cached.
  let last: { readonly asked: AddressBook; readonly named: NamedBook } | undefined;
  let known: AddressBook | undefined;
  const resolve = (book: AddressBook): AddressBook => {
    if (book.accountId !== OWN && book.extensionId !== OWN) return book;
    const own = (known ??= credentialKey === null ? undefined : memory.own.get(credentialKey));
    if (own === undefined) return book;
    return {
      accountId: book.accountId === OWN ? own.accountId : book.accountId,
      extensionId: book.extensionId === OWN ? own.extensionId : book.extensionId,
    };
  };
  return {
    resolve,
    learn(asked, uri) {
      if (typeof uri !== 'string') return resolve(asked);
      if (last?.asked === asked && uri.startsWith(last.named.prefix)) return last.named.book;
      const named = namedBook(uri);
      if (named === undefined) return resolve(asked);
      last = { asked, named };
      const real = named.book;
      if (credentialKey === null) return real;
      if (asked.accountId === OWN && asked.extensionId === OWN) memory.own.set(credentialKey, real);
      memory.accepted.set(keyOf(real), true);
      return real;
    },
    isAccepted: (book) => book.extensionId !== OWN && memory.accepted.has(keyOf(book)),
  };
};

const CANONICAL_BOOK = /\/account\/(\d+)\/extension\/(\d+)(?:\/|$)/;

interface NamedBook {
  readonly book: AddressBook;
  /** The common prefix of all URIs in that book, with a slash at the end. */
  readonly prefix: string;
}

const namedBook = (uri: string): NamedBook | undefined => {
  const match = CANONICAL_BOOK.exec(uri);
  const [text = '', accountId, extensionId] = match ?? [];
  if (match === null || accountId === undefined || extensionId === undefined) return undefined;
  const prefix = uri.slice(0, match.index + text.length);
  return { book: { accountId, extensionId }, prefix: prefix.endsWith('/') ? prefix : `${prefix}/` };
};

/** Whether both ids are real, as global ids require. */
export const isReal = (book: AddressBook): boolean => book.accountId !== OWN && book.extensionId !== OWN;

/** Key of a book as it is spelled: `~` and the real id give different keys. */
export const bookKey = (book: AddressBook): string => `${book.accountId}/${book.extensionId}`;
