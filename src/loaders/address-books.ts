import type { AddressBook } from './records.ts';

/** Stands for the caller's own account or extension, in arguments and in RingCentral's paths. */
export const OWN = '~';

/** Remembers, per credential, which real book `~` is. One for the whole process; must be bounded. */
export interface OwnAddressBookMemory {
  get(credentialKey: string): AddressBook | undefined;
  set(credentialKey: string, book: AddressBook): void;
}

export interface AddressBooks {
  /** The book with `~` replaced where this caller's own ids are known, so that both spellings share their calls. */
  resolve(book: AddressBook): AddressBook;
  /**
   * The real book that an answer's canonical `uri` names (upstream replaces `~` there), remembered if `~` was asked.
   * Without a usable `uri` it is the book that was asked for.
   */
  learn(asked: AddressBook, uri: string | undefined): AddressBook;
}

/** @param credentialKey null for a caller without a credential: nothing is known or learned. */
export function createAddressBooks(memory: OwnAddressBookMemory, credentialKey: string | null): AddressBooks {
  return {
    resolve(book) {
      const own = credentialKey === null ? undefined : memory.get(credentialKey);
      if (own === undefined) return book;
      return {
        accountId: book.accountId === OWN ? own.accountId : book.accountId,
        extensionId: book.extensionId === OWN ? own.extensionId : book.extensionId,
      };
    },
    learn(asked, uri) {
      const real = uri === undefined ? undefined : addressBookOf(uri);
      if (real === undefined) return asked;
      if (credentialKey !== null && asked.accountId === OWN && asked.extensionId === OWN) {
        memory.set(credentialKey, real);
      }
      return real;
    },
  };
}

const CANONICAL_BOOK = /\/account\/(\d+)\/extension\/(\d+)(?:\/|$)/;

function addressBookOf(uri: string): AddressBook | undefined {
  const [, accountId, extensionId] = CANONICAL_BOOK.exec(uri) ?? [];
  return accountId === undefined || extensionId === undefined ? undefined : { accountId, extensionId };
}

/** Whether the ids are real ones, so that a global id can be made of them. */
export const isReal = (book: AddressBook): boolean => book.accountId !== OWN && book.extensionId !== OWN;

/** Whether two spellings mean the same book for a caller of whom nothing more is known. */
export const bookKey = (book: AddressBook): string => `${book.accountId}/${book.extensionId}`;
