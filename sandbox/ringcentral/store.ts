import type { Clock } from '../kit/index.ts';

import { type Book, createBook } from './book.ts';
import type { ContactFields } from './contact.ts';
import { ACCOUNT_ID, type User, USER_EXTENSIONS, userOf } from './directory.ts';
import { type Favorite, renumbered } from './favorites.ts';
import { createIdSource, DEFAULT_BOOK_SIZES, seedContacts, seedFavorites } from './seed.ts';
import type { RingcentralSettings } from './settings.ts';

/** Books and favorites of every extension of the account, created on first access. */
export interface Store {
  book(extensionId: string): Book;
  favorites(extensionId: string): readonly Favorite[];
  setFavorites(extensionId: string, favorites: readonly Favorite[]): void;
  /** Replaces a user's book and favorites with this number of new contacts. */
  resize(user: User, contacts: number): void;
  /** Restores all books and their sizes to the start. */
  reset(): void;
}

/** Removes deleted contacts from the favorites, if the settings say so. */
export const dropFavorites = (
  store: Store,
  extensionId: string,
  deletedIds: readonly string[],
  settings: Pick<RingcentralSettings, 'deletionDropsFavorites' | 'favoriteOrdinals'>,
): void => {
  if (!settings.deletionDropsFavorites) return;
  const before = store.favorites(extensionId);
  const kept = before.filter(({ contactId }) => contactId === undefined || !deletedIds.includes(contactId));
  if (kept.length === before.length) return;
  store.setFavorites(extensionId, settings.favoriteOrdinals === 'renumber' ? renumbered(kept) : kept);
};

export interface StoreOptions {
  readonly clock: Clock;
  /** Initial number of contacts by user; users not named here have the default. */
  readonly bookSizes?: Partial<Readonly<Record<User, number>>>;
}

export const MAX_SEEDED = 100_000;

const checkSizes = (sizes: Readonly<Record<string, number>>): void => {
  for (const [user, size] of Object.entries(sizes)) {
    if (!Object.hasOwn(DEFAULT_BOOK_SIZES, user)) {
      throw new RangeError(
        `bookSizes.${user}: the users are ${Object.keys(DEFAULT_BOOK_SIZES).join(' and ')}.`,
      );
    }
    if (!Number.isInteger(size) || size < 0 || size > MAX_SEEDED) {
      throw new RangeError(`bookSizes.${user} must be a whole number from 0 to ${MAX_SEEDED}, not ${size}.`);
    }
  }
};

export const createStore = ({ clock, bookSizes = {} }: StoreOptions): Store => {
  checkSizes(bookSizes);
  const atStart = { ...DEFAULT_BOOK_SIZES, ...bookSizes };
  let sizes = atStart;
  const books = new Map<string, Book>();
  const favorites = new Map<string, readonly Favorite[]>();
  let nextId = createIdSource();

  return {
    book(extensionId) {
      const user = userOf(extensionId);
      const book =
        books.get(extensionId) ??
        createBook({
          accountId: ACCOUNT_ID,
          extensionId,
          clock,
          nextId: () => nextId(),
          seed: user === undefined ? [] : seedContacts(user, sizes[user]),
        });
      books.set(extensionId, book);
      return book;
    },
    favorites(extensionId) {
      const user = userOf(extensionId);
      const list = favorites.get(extensionId) ?? (user === undefined ? [] : seedFavorites(user, sizes[user]));
      favorites.set(extensionId, list);
      return list;
    },
    setFavorites: (extensionId, list) => void favorites.set(extensionId, list),
    resize(user, contacts) {
      sizes = { ...sizes, [user]: contacts };
      books.delete(USER_EXTENSIONS[user]);
      favorites.delete(USER_EXTENSIONS[user]);
    },
    reset() {
      sizes = atStart;
      books.clear();
      favorites.clear();
      nextId = createIdSource();
    },
  };
};

/** A contact for tests: its attributes, and its id as decimal digits. */
export type StoredContact = ContactFields & { readonly id: string };

/** The current content of the sandbox. Reading it is not an API call. */
export interface StoreView {
  readonly accountId: string;
  extensionId(user: User): string;
  /** In the order in which they were created. */
  contacts(user: User): readonly StoredContact[];
  contact(user: User, id: string): StoredContact | undefined;
  favorites(user: User): readonly Favorite[];
  /** Number of changes of the user's book so far. */
  revision(user: User): number;
}

/** `settle` applies everything that is due at the current time; it runs before each read. */
export const viewStore = (store: Store, settle: () => void): StoreView => {
  const bookOf = (user: User): Book => {
    settle();
    return store.book(USER_EXTENSIONS[user]);
  };
  return {
    accountId: ACCOUNT_ID,
    extensionId: (user) => USER_EXTENSIONS[user],
    contacts: (user) =>
      bookOf(user)
        .contacts()
        .map(({ id, fields }) => ({ id, ...fields })),
    contact(user, id) {
      const contact = bookOf(user).get(id);
      return contact && { id, ...contact.fields };
    },
    favorites: (user) => store.favorites(USER_EXTENSIONS[user]),
    revision: (user) => bookOf(user).revision(),
  };
};
