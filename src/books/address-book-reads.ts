import { setTimeout } from 'node:timers/promises';

import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { DataAccess } from '../clients/http/call.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import { isReal, OWN } from '../loaders/address-books.ts';
import { favoriteListOf } from '../loaders/favorites.ts';
import type { Loaders } from '../loaders/loaders.ts';
import {
  absentIfNotFound,
  type ContactKey,
  type ContactOutcome,
  readRecord,
} from '../loaders/personal-contacts.ts';
import type { AddressBook, FavoriteList, PersonalContactRecord } from '../loaders/records.ts';
import { type Grant, type GrantKey, isUnreachable } from '../mirror/grants.ts';
import {
  FAVORITES,
  type Freshness,
  MAX_AGE_MS,
  type Mirror,
  type PassReason,
  type StreamSpec,
} from '../mirror/mirror.ts';
import { type PersonalContactOrder, personalContacts } from '../mirror/personal-contacts.ts';
import type { RecordSet } from '../mirror/record-set.ts';
import { MirroredStream } from '../mirror/stream.ts';
import { contactSource } from '../mirror/sync/contacts.ts';

import { demandFill, demandWhole } from './demand-whole.ts';
import type { ServedBooks } from './served-books.ts';

/** All contacts of a book at one moment. */
export interface WholeContacts {
  readonly records: RecordSet<PersonalContactResource, PersonalContactOrder>;
  /** The real book. */
  readonly book: AddressBook;
  readonly asOf: Date;
}

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

/** The mirror, with the clients of one operation. */
export interface RingcentralMirror {
  readonly mirror: Mirror;
  readonly host: string;
  /** For syncs and proofs. Other operations may wait for them, so their calls outlive this operation. */
  readonly client: RingcentralClient;
  /** For fills. It leaves the last calls of each quota window to the caller. */
  readonly fillClient: RingcentralClient;
  readonly canSyncFromFirstPage: boolean;
  readonly served: ServedBooks;
}

export interface AddressBookReadsOptions {
  /** Null if nothing is mirrored. */
  readonly mirrored: RingcentralMirror | null;
  readonly client: RingcentralClient;
  readonly loaders: Pick<Loaders, 'addressBooks' | 'favorites' | 'personalContacts'>;
  readonly freshness: Freshness;
  readonly onAccess: ((access: DataAccess) => void) | undefined;
}

interface Granted {
  readonly grant: Grant;
  readonly book: AddressBook;
}

type ContactsSpec = StreamSpec<PersonalContactResource, PersonalContactOrder, ReturnTypeOfBegin>;
type ReturnTypeOfBegin = Awaited<ReturnType<ReturnType<typeof contactSource>['begin']>>;

export const createAddressBookReads = (options: AddressBookReadsOptions): AddressBookReads => {
  const { mirrored, client, loaders, freshness, onAccess } = options;
  const { addressBooks } = loaders;
  // Decided once per book and operation, so that an operation never sees two states of a book.
  const opened = new Map<string, Promise<WholeContacts | null>>();

  const noteRead = (operationId: string, parameters: DataAccess['parameters']): void => {
    const { credentialKey } = client;
    if (credentialKey === null) return;
    onAccess?.({
      credentialKey,
      operationId,
      isWrite: false,
      parameters,
      body: undefined,
      answer: undefined,
    });
  };

  /** Proves that upstream allows this token to read the book, by reading its favorites, which needs the same permissions. */
  const grantFor = async (
    asked: AddressBook,
    { mirror, host, client: asking }: RingcentralMirror,
    maxAgeMs?: number,
  ): Promise<Granted | null> => {
    const { credentialKey } = client;
    if (credentialKey === null) return null;
    const book = addressBooks.resolve(asked);
    const ask = async () => {
      const read = await mirror.beginFavorites(isReal(book) ? ringcentralSubject(host, book) : undefined);
      const { uri, records } = await asking.listFavoriteContacts(book);
      const real = addressBooks.learn(book, uri);
      // Without the real ids the owner is unknown.
      if (!isReal(real)) throw new UnnamedBookError();
      const subject = ringcentralSubject(host, real);
      await mirror.favoritesToWrite(subject).take(records, read);
      return { subject, book: keyOf(real) };
    };
    const { maxStalenessMs } = freshness;
    const grant = await mirror.grants.prove({ credentialKey, book: keyOf(book) }, ask, {
      maxAgeMs: Math.min(maxAgeMs ?? Infinity, maxStalenessMs ?? Infinity),
      isStrict: maxStalenessMs !== undefined,
    });
    const [accountId = '', extensionId = ''] = grant.subject.split('/').slice(-2);
    return { grant, book: { accountId, extensionId } };
  };

  const specFor = (asked: AddressBook, { book }: Granted, access: RingcentralMirror): ContactsSpec => {
    const { canSyncFromFirstPage } = access;
    return {
      stream: CONTACTS,
      kind: personalContacts,
      fillSource: contactSource(access.fillClient, book, { canSyncFromFirstPage }),
      refreshSource: contactSource(access.client, book, { canSyncFromFirstPage }),
      grantKey: grantKeyOf(asked),
    };
  };

  const grantKeyOf = (asked: AddressBook): GrantKey => ({
    credentialKey: client.credentialKey ?? '',
    book: keyOf(addressBooks.resolve(asked)),
  });

  const passThrough = (asked: AddressBook, { served }: RingcentralMirror, reason: PassReason): null => {
    served.note({ book: keyOf(addressBooks.resolve(asked)), stream: CONTACTS, passed: reason });
    return null;
  };

  const openMirrored = async (
    asked: AddressBook,
    isNeeded: boolean,
    access: RingcentralMirror,
  ): Promise<WholeContacts | null> => {
    const granted = await grantFor(asked, access).catch((error: unknown) => {
      if (mayPassThrough(error)) return null;
      throw error;
    });
    if (granted === null) return isNeeded ? readWhole(asked) : passThrough(asked, access, 'not-granted');
    const { grant, book } = granted;
    const spec = specFor(asked, granted, access);
    let outcome = await access.mirror.open(grant, spec, freshness);
    if (!outcome.isServed && isNeeded) {
      if (outcome.reason === 'in-doubt') return readWhole(asked);
      await demandFill('ringcentral', () => access.mirror.fill(grant, spec));
      outcome = await access.mirror.open(grant, spec, freshness);
      // The book was forgotten meanwhile, is too large to be kept, or the store failed.
      if (!outcome.isServed) return readWhole(asked);
    }
    if (!outcome.isServed) return passThrough(asked, access, outcome.reason);
    const { state, version, ageMs } = outcome;
    const asOf = new Date(state.asOf);
    access.served.note({ book: keyOf(book), stream: CONTACTS, asOf, ageMs, version });
    return { records: state.records, book, asOf };
  };

  /** Reads the whole book only for this operation, if it must not be mirrored. */
  const readWhole = async (asked: AddressBook): Promise<WholeContacts> => {
    const stream = new MirroredStream(
      personalContacts,
      mirrored === null ? {} : { clock: mirrored.mirror.clock },
    );
    let real = addressBooks.resolve(asked);
    const source = contactSource(
      {
        listContacts: client.listContacts,
        syncAddressBook: async (parameters) => {
          const answer = await client.syncAddressBook(parameters);
          real = addressBooks.learn(real, answer.uri);
          return answer;
        },
      },
      real,
    );
    const state = await demandWhole('ringcentral', async () => {
      await stream.fill(source);
      return stream.state;
    });
    return { records: state.records, book: real, asOf: new Date(state.asOf) };
  };

  const isBound = freshness.maxStalenessMs === 0;

  const contacts = (asked: AddressBook, isNeeded: boolean): Promise<WholeContacts | null> => {
    const name = `${String(isNeeded)} ${keyOf(addressBooks.resolve(asked))}`;
    let promise = opened.get(name);
    if (promise === undefined) {
      promise =
        mirrored === null || isBound
          ? isNeeded
            ? readWhole(asked)
            : Promise.resolve(mirrored === null ? null : passThrough(asked, mirrored, 'bound'))
          : openMirrored(asked, isNeeded, mirrored).catch(mirrored.served.noteFailure);
      opened.set(name, promise);
    }
    return promise;
  };

  /** Whether a fill was running and has ended in time. */
  const endOfFill = async (asked: AddressBook, access: RingcentralMirror): Promise<boolean> => {
    const granted = await grantFor(asked, access).catch(() => null);
    if (granted === null) return false;
    const spec = specFor(asked, granted, access);
    if (!access.mirror.stream(granted.grant, spec).isFilling) return false;
    const fill = access.mirror.fill(granted.grant, spec, false).then(
      () => true,
      () => false,
    );
    return Promise.race([fill, setTimeout(FILL_WAIT_MS, false, { ref: false })]);
  };

  const mirroredFavorites = async (
    asked: AddressBook,
    access: RingcentralMirror,
  ): Promise<DatedFavorites | null> => {
    const { mirror, served } = access;
    const limit = Math.min(freshness.maxStalenessMs ?? MAX_AGE_MS, MAX_AGE_MS);
    try {
      let granted = await grantFor(asked, access);
      if (granted === null) return null;
      let favorites = await mirror.favorites(granted.grant);
      if (favorites.ageMs > limit) {
        // A new proof returns the list.
        granted = (await grantFor(asked, access, 0)) ?? granted;
        favorites = await mirror.favorites(granted.grant);
      }
      const { grant, book } = granted;
      const { state, version, ageMs } = favorites;
      if (state === undefined) return null;
      const asOf = new Date(state.asOf);
      served.note({
        book: keyOf(book),
        stream: FAVORITES,
        asOf,
        ageMs,
        version: { grantKey: grantKeyOf(asked), subject: grant.subject, stream: FAVORITES, version },
      });
      noteRead('listFavoriteContacts', { ...book });
      return { ...favoriteListOf(state.records, book), asOf };
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
    if (mirrored === null) return loaders.personalContacts.loadMany(keys);
    const books = [...Map.groupBy(keys, keyOf)].map(([, ofBook]) => ofBook);
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
      const list = mirrored === null || isBound ? null : await mirroredFavorites(asked, mirrored);
      return list ?? { ...(await loaders.favorites.load(asked)), asOf: null };
    },

    passedThrough(asked, total) {
      if (mirrored === null || isBound) return;
      void grantFor(asked, mirrored)
        .then((granted) => {
          if (granted === null) return;
          mirrored.mirror.passedThrough(granted.grant, specFor(asked, granted, mirrored), total);
        })
        .catch(() => undefined);
    },

    async contactsSoon(asked) {
      let whole = await contacts(asked, false);
      if (whole === null && mirrored !== null && !isBound && (await endOfFill(asked, mirrored))) {
        opened.clear();
        whole = await contacts(asked, false);
      }
      if (whole !== null) noteRead('listContacts', { ...whole.book });
      return whole;
    },

    fillBehind(asked) {
      if (mirrored === null || isBound) return;
      void grantFor(asked, mirrored)
        .then((granted) => {
          if (granted === null) return;
          mirrored.mirror.fillBehind(granted.grant, specFor(asked, granted, mirrored));
        })
        .catch(() => undefined);
    },

    forget: () => void opened.clear(),

    async erase() {
      opened.clear();
      if (mirrored === null) return;
      const granted = await grantFor({ accountId: OWN, extensionId: OWN }, mirrored);
      if (granted === null) throw new UpstreamError({ code: 'UNAUTHENTICATED', upstream: 'ringcentral' });
      await mirrored.mirror.forget(granted.grant, [{ stream: CONTACTS, kind: personalContacts }]);
    },
  };
};

/** Upstream did not return the owner of the book, so the book cannot be mirrored. */
class UnnamedBookError extends Error {
  override readonly name = 'UnnamedBookError';
}

/** Failures of the proof after which the read itself may still succeed. */
const mayPassThrough = (error: unknown): boolean =>
  error instanceof UnnamedBookError ||
  isUnreachable(error) ||
  (error instanceof UpstreamError && error.code === 'RATE_LIMITED');

const keyOf = ({ accountId, extensionId }: AddressBook): string => `${accountId}/${extensionId}`;
