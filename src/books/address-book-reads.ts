import { setTimeout } from 'node:timers/promises';

import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { DataAccess } from '../clients/http/call.ts';
import { bookKey, isReal, OWN } from '../loaders/address-books.ts';
import { favoriteListOf } from '../loaders/favorites.ts';
import {
  absentIfNotFound,
  type ContactKey,
  type ContactOutcome,
  readRecord,
} from '../loaders/personal-contacts.ts';
import type { AddressBook, FavoriteList, PersonalContactRecord } from '../loaders/records.ts';
import type { GrantKey } from '../mirror/grants.ts';
import { FAVORITES, MAX_AGE_MS } from '../mirror/mirror.ts';
import { type PersonalContactOrder, personalContacts } from '../mirror/personal-contacts.ts';
import { contactSource } from '../mirror/sync/contacts.ts';

import type { BooksOptions, OperationMirror } from './operation-mirror.ts';
import {
  createWholeLists,
  type Granted,
  mayPassThrough,
  reportRead,
  UnnamedBookError,
  type Whole,
} from './whole-lists.ts';

/** All contacts of a book at one moment. `book` is the real book. */
export type WholeContacts = Whole<
  { readonly book: AddressBook },
  PersonalContactResource,
  PersonalContactOrder
>;

export interface DatedFavorites extends FavoriteList {
  /** Null if the data was just read from upstream. */
  readonly asOf: Date | null;
}

/** What a caller can read of RingCentral's address books: from the mirror if possible, else from upstream. */
export interface AddressBookReads {
  /**
   * All contacts of the book without a call, or null if the list must be read page by page from upstream.
   * @param isNeeded whether the read needs the whole book. Then all of it is read, at any cost
   */
  contacts(book: AddressBook, isNeeded: boolean): Promise<WholeContacts | null>;
  /** Null for a contact that does not exist. */
  contact(key: ContactKey): Promise<PersonalContactRecord | null>;
  /** An outcome for each key: null for a contact that does not exist, an error for one that cannot be read. */
  contactsById(keys: readonly ContactKey[]): Promise<readonly ContactOutcome[]>;
  favorites(book: AddressBook): Promise<DatedFavorites>;
  /** A list of the book was read page by page. `total` is upstream's count. */
  passedThrough(book: AddressBook, total: number | undefined): void;
  /**
   * Like `contacts` with `isNeeded: false`, but waits for a running fill. Otherwise a search for each keystroke would use up the
   * calls that the fill needs.
   */
  contactsSoon(book: AddressBook): Promise<WholeContacts | null>;
  /** A search could not be answered from the mirror. Fills the book in the background, whatever its size. */
  fillBehind(book: AddressBook): void;
  /** Drops what this operation has read, because an own write may have changed it. */
  forget(): void;
  /** Erases the mirror of the caller's own book. @throws UpstreamError if upstream does not return its owner */
  erase(): Promise<void>;
}

/** Milliseconds that a search waits for a fill: about as long as a fill takes. */
const FILL_WAIT_MS = 1_500;

/** The name of the contacts' stream, also in logs and metrics. */
export const CONTACTS = 'personalContacts';

export const ringcentralSubject = (host: string, { accountId, extensionId }: AddressBook): string =>
  `ringcentral:${host}/${accountId}/${extensionId}`;

type GrantedBook = Granted<{ readonly book: AddressBook }>;

export const createAddressBookReads = (options: BooksOptions): AddressBookReads => {
  const { mirror, loaders, freshness, onAccess } = options;
  const { ringcentral: client } = options.clients;
  const { addressBooks } = loaders;
  const isBound = freshness.maxStalenessMs === 0;
  let lists: ReturnType<typeof createContactLists> | undefined;
  /** Created on first use: a list that is passed through without a mirror does not need them. */
  const contactLists = () => (lists ??= createContactLists());

  const noteRead = (operationId: string, parameters: DataAccess['parameters']): void =>
    reportRead(client.credentialKey, onAccess, operationId, parameters);

  /** Proves that upstream allows this token to read the book, by reading its favorites, which needs the same permissions. */
  const grantFor = async (
    asked: AddressBook,
    used: OperationMirror,
    maxAgeMs?: number,
  ): Promise<GrantedBook | null> => {
    const { credentialKey } = client;
    if (credentialKey === null) return null;
    const book = addressBooks.resolve(asked);
    const { mirror: books, ringcentralHost: host } = used.access;
    const ask = async () => {
      const read = await books.beginFavorites(isReal(book) ? ringcentralSubject(host, book) : undefined);
      const { uri, records } = await used.syncClients.ringcentral.listFavoriteContacts(book);
      const real = addressBooks.learn(book, uri);
      // Without the real ids the owner is unknown.
      if (!isReal(real)) throw new UnnamedBookError();
      const subject = ringcentralSubject(host, real);
      await books.favoritesToWrite(subject).take(records, read);
      return { subject, book: bookKey(real) };
    };
    const { maxStalenessMs } = freshness;
    const grant = await books.grants.prove({ credentialKey, book: bookKey(book) }, ask, {
      maxAgeMs: Math.min(maxAgeMs ?? Infinity, maxStalenessMs ?? Infinity),
      isStrict: maxStalenessMs !== undefined,
    });
    const [accountId = '', extensionId = ''] = grant.subject.split('/').slice(-2);
    const real = { accountId, extensionId };
    return { grant, book: bookKey(real), facts: { book: real } };
  };

  const specFor = (
    asked: AddressBook,
    { facts: { book } }: GrantedBook,
    { access, fillClients, syncClients }: OperationMirror,
  ) => ({
    stream: CONTACTS,
    kind: personalContacts,
    fillSource: contactSource(fillClients.ringcentral, book, access),
    refreshSource: contactSource(syncClients.ringcentral, book, access),
    grantKey: grantKeyOf(asked),
  });

  const grantKeyOf = (asked: AddressBook): GrantKey => ({
    credentialKey: client.credentialKey ?? '',
    book: bookKey(addressBooks.resolve(asked)),
  });

  const createContactLists = () =>
    createWholeLists(
      {
        upstream: 'ringcentral',
        kind: personalContacts,
        nameOf: (asked: AddressBook) => ({ book: bookKey(addressBooks.resolve(asked)), stream: CONTACTS }),
        prove: grantFor,
        specFor,
        async fill(asked, stream) {
          let book = addressBooks.resolve(asked);
          const syncAddressBook: typeof client.syncAddressBook = async (parameters) => {
            const answer = await client.syncAddressBook(parameters);
            book = addressBooks.learn(book, answer.uri);
            return answer;
          };
          await stream.fill(contactSource({ listContacts: client.listContacts, syncAddressBook }, book));
          return { book };
        },
      },
      mirror,
      freshness,
    );

  const contacts = (asked: AddressBook, isNeeded: boolean): Promise<WholeContacts | null> =>
    mirror === null && !isNeeded ? Promise.resolve(null) : contactLists().open(asked, isNeeded);

  /** Whether a fill was running and has ended in time. */
  const endOfFill = async (asked: AddressBook, used: OperationMirror): Promise<boolean> => {
    const granted = await grantFor(asked, used).catch(() => null);
    if (granted === null) return false;
    const spec = specFor(asked, granted, used);
    const { mirror: books } = used.access;
    if (!books.stream(granted.grant, spec).isFilling) return false;
    const fill = books.fill(granted.grant, spec, false).then(
      () => true,
      () => false,
    );
    return Promise.race([fill, setTimeout(FILL_WAIT_MS, false, { ref: false })]);
  };

  const mirroredFavorites = async (
    asked: AddressBook,
    used: OperationMirror,
  ): Promise<DatedFavorites | null> => {
    const { access, served } = used;
    const limit = Math.min(freshness.maxStalenessMs ?? MAX_AGE_MS, MAX_AGE_MS);
    try {
      let granted = await grantFor(asked, used);
      if (granted === null) return null;
      let favorites = await access.mirror.favorites(granted.grant);
      if (favorites.ageMs > limit) {
        // A new proof returns the list.
        granted = (await grantFor(asked, used, 0)) ?? granted;
        favorites = await access.mirror.favorites(granted.grant);
      }
      const { grant, book, facts } = granted;
      const { state, version, ageMs } = favorites;
      if (state === undefined) return null;
      const asOf = new Date(state.asOf);
      served.note({
        book,
        stream: FAVORITES,
        asOf,
        ageMs,
        version: { grantKey: grantKeyOf(asked), subject: grant.subject, stream: FAVORITES, version },
      });
      noteRead('listFavoriteContacts', { ...facts.book });
      return { ...favoriteListOf(state.records, facts.book), asOf };
    } catch (error) {
      if (mayPassThrough(error)) return null;
      return served.noteFailure(error);
    }
  };

  const contactsOfBook = async (
    book: AddressBook,
    keys: readonly ContactKey[],
  ): Promise<readonly ContactOutcome[]> => {
    let whole: WholeContacts | null;
    try {
      whole = await contacts(book, false);
    } catch (error) {
      const outcome = absentIfNotFound(error as Error);
      return keys.map(() => outcome);
    }
    if (whole === null) return loaders.personalContacts.loadMany(keys);
    const { records, book: real } = whole;
    noteRead('readContact', { ...real, contactId: keys.map(({ contactId }) => contactId) });
    return keys.map(({ contactId }) => {
      const record = records.get(contactId);
      return record === undefined ? null : readRecord(record, real);
    });
  };

  const contactsById = async (keys: readonly ContactKey[]): Promise<readonly ContactOutcome[]> => {
    if (mirror === null) return loaders.personalContacts.loadMany(keys);
    const books = [...Map.groupBy(keys, bookKey)].map(([, ofBook]) => ofBook);
    const [first = [], second] = books;
    if (second === undefined) return first[0] === undefined ? [] : contactsOfBook(first[0], first);
    const outcomes = new Map<ContactKey, ContactOutcome>();
    await Promise.all(
      books.map(async (ofBook) => {
        const [one] = ofBook;
        if (one === undefined) return;
        const found = await contactsOfBook(one, ofBook);
        ofBook.forEach((key, index) => outcomes.set(key, found[index] ?? null));
      }),
    );
    return keys.map((key) => outcomes.get(key) ?? null);
  };

  return {
    async contacts(asked, isNeeded) {
      const whole = await contacts(asked, isNeeded);
      if (whole !== null) noteRead('listContacts', { ...whole.book });
      return whole;
    },

    async contact(key) {
      const [outcome = null] = await contactsById([key]);
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },

    contactsById,

    async favorites(asked) {
      const list = mirror === null || isBound ? null : await mirroredFavorites(asked, mirror);
      return list ?? { ...(await loaders.favorites.load(asked)), asOf: null };
    },

    passedThrough(asked, total) {
      if (mirror !== null) contactLists().passedThrough(asked, total);
    },

    async contactsSoon(asked) {
      let whole = await contacts(asked, false);
      if (whole === null && mirror !== null && !isBound && (await endOfFill(asked, mirror))) {
        contactLists().forget();
        whole = await contacts(asked, false);
      }
      if (whole !== null) noteRead('listContacts', { ...whole.book });
      return whole;
    },

    fillBehind(asked) {
      if (mirror !== null) contactLists().fillBehind(asked);
    },

    forget: () => lists?.forget(),

    async erase() {
      lists?.forget();
      if (mirror === null) return;
      const granted = await grantFor({ accountId: OWN, extensionId: OWN }, mirror);
      if (granted === null) throw new UpstreamError({ code: 'UNAUTHENTICATED', upstream: 'ringcentral' });
      await mirror.access.mirror.forget(granted.grant, [{ stream: CONTACTS, kind: personalContacts }]);
    },
  };
};
