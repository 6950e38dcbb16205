import type { Clock } from '../kit/index.ts';

import { type Book, createBook } from './book.ts';
import { GOOGLE_USERS, type GoogleUser } from './credentials.ts';

/** The people of all users. */
export interface GoogleStore {
  /** A user's book. A reset or a change of size replaces it, so fetch it again afterwards. */
  book(user: GoogleUser): Book;
  /** Replaces a user's other contacts with this number of new ones. */
  resize(user: GoogleUser, otherContacts: number): void;
  /** Restores all books and their sizes to the start. */
  reset(): void;
}

/** Other contacts of each user at the start. */
export type BookSizes = Readonly<Record<GoogleUser, number>>;

const CONTACTS: BookSizes = { demo: 60, second: 20 };

export const createStore = (sizes: BookSizes, clock: Clock): GoogleStore => {
  const books = new Map<GoogleUser, Book>();

  const seed = (user: GoogleUser, otherContacts: number): Book => {
    const generation = (books.get(user)?.generation ?? -1) + 1;
    const book = createBook(user, { otherContacts, contacts: CONTACTS[user], generation }, clock);
    books.set(user, book);
    return book;
  };

  return {
    book: (user) => books.get(user) ?? seed(user, sizes[user]),
    resize: (user, otherContacts) => void seed(user, otherContacts),
    reset() {
      for (const user of GOOGLE_USERS) seed(user, sizes[user]);
    },
  };
};
