import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import { type AddressBooks, bookKey, isReal, OWN } from '../loaders/address-books.ts';
import type { AddressBook } from '../loaders/records.ts';
import { isRefusal } from '../mirror/grants.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { personalContacts } from '../mirror/personal-contacts.ts';

import { CONTACTS, ringcentralSubject } from './address-book-reads.ts';
import type { MirrorAccess } from './operation-mirror.ts';

type UploadReads = Pick<RingcentralClient, 'getAddressBookBulkUploadTask'>;

type MirrorParts = Pick<MirrorAccess, 'mirror' | 'ringcentralHost' | 'uploads'>;

export interface WriteThroughOptions {
  readonly client: RingcentralClient;
  readonly access: MirrorParts;
  readonly addressBooks: AddressBooks;
  /** Called when a write has ended: what the operation has read before may be out of date. */
  readonly onWrite: () => void;
}

/** The book of a write, and whether the caller has access to it. */
interface WrittenBook {
  readonly book: AddressBook;
  readonly access: 'proven' | 'refused' | 'unknown';
}

/**
 * A client whose writes of contacts and favorites are in the mirror before they are answered, so that the next read includes
 * them. A write needs no grant: upstream has checked it, and nothing is read from the mirror. A write that upstream refuses
 * must not change a book's mirror: otherwise anybody could make the owner's reads cost calls.
 */
export const writeThrough = ({
  client,
  access,
  addressBooks,
  onWrite,
}: WriteThroughOptions): RingcentralClient => {
  const { mirror, ringcentralHost: host, uploads } = access;
  const streamOf = (book: AddressBook) => contactsOf(mirror, ringcentralSubject(host, book));

  const isAccepted = (book: AddressBook): boolean =>
    bookKey(book) === bookKey(addressBooks.resolve({ accountId: OWN, extensionId: OWN })) ||
    addressBooks.isAccepted(book);

  /** Reading the favorites is the cheapest call that returns the real book and proves the caller's access. */
  const bookToWrite = async (asked: AddressBook): Promise<WrittenBook> => {
    const book = addressBooks.resolve(asked);
    if (isReal(book) && isAccepted(book)) return { book, access: 'proven' };
    try {
      const { uri } = await client.listFavoriteContacts(book);
      const real = addressBooks.learn(asked, uri);
      return { book: real, access: isReal(real) ? 'proven' : 'unknown' };
    } catch (error) {
      return { book, access: isRefusal(error) ? 'refused' : 'unknown' };
    }
  };

  /** Makes a write of contacts. `ids` are the contacts that it changes. */
  const write = <Answer>(
    asked: AddressBook,
    ids: readonly string[],
    call: () => Promise<Answer>,
    resultsOf: (answer: Answer) => readonly WriteResult[],
  ): Promise<Answer> => carryOut(asked, ids, call, resultsOf).finally(onWrite);

  const carryOut = async <Answer>(
    asked: AddressBook,
    ids: readonly string[],
    call: () => Promise<Answer>,
    resultsOf: (answer: Answer) => readonly WriteResult[],
  ): Promise<Answer> => {
    const { book, access } = await bookToWrite(asked);
    if (access === 'proven') {
      return await streamOf(book).write(ids, call, (answer) => changesOf(resultsOf(answer)), isUnknown);
    }
    // Only the answer shows the book, or that the caller has access. Syncs that overlapped the write may not include it, so the
    // book is in doubt.
    let answer: Answer;
    try {
      answer = await call();
    } catch (error) {
      if (access === 'unknown' && isReal(book) && isUnknown(error)) await streamOf(book).doubt();
      throw error;
    }
    const results = resultsOf(answer);
    const uri = results.find((result) => result.resource !== undefined)?.resource?.uri;
    const real = addressBooks.learn(asked, uri);
    const changes = changesOf(results);
    if (isReal(real) && !isNothing(changes)) {
      const stream = streamOf(real);
      await stream.doubt();
      await stream.write(
        ids,
        () => Promise.resolve(answer),
        () => changes,
        isUnknown,
      );
    }
    return answer;
  };

  return {
    ...client,

    createContact: (parameters, body) =>
      write(
        parameters,
        [],
        () => client.createContact(parameters, body),
        (resource) => [{ resource }],
      ),

    updateContact: (parameters, body) =>
      write(
        parameters,
        idsOf(parameters.contactId),
        () => client.updateContact(parameters, body),
        (resource) => [{ resource }],
      ),

    patchContact: (parameters, body) =>
      write(
        parameters,
        idsOf(parameters.contactId),
        () => client.patchContact(parameters, body),
        (resource) => [{ resource }],
      ),

    updateContacts: (book, contacts) =>
      write(
        book,
        contacts.map(({ contactId }) => contactId),
        () => client.updateContacts(book, contacts),
        (outcomes) =>
          outcomes.map((outcome) =>
            outcome instanceof UpstreamError ? { error: outcome } : { resource: outcome },
          ),
      ),

    deleteContacts: async (book, ids) => {
      // Upstream may have removed their favorites too, so the next read calls upstream.
      const forgetFavorites = async (): Promise<void> => {
        const real = addressBooks.resolve(book);
        if (isReal(real)) await mirror.favoritesToWrite(ringcentralSubject(host, real)).forget();
      };
      try {
        const outcomes = await write(
          book,
          ids,
          () => client.deleteContacts(book, ids),
          (all) =>
            all.map((outcome, index) => (outcome === true ? { goneId: ids[index] } : { error: outcome })),
        );
        if (outcomes.some((outcome) => outcome === true || isUnknown(outcome))) await forgetFavorites();
        return outcomes;
      } catch (error) {
        if (isUnknown(error)) await forgetFavorites();
        throw error;
      }
    },

    async addressBookBulkUpload(parameters, body) {
      const own = await bookToWrite({ accountId: parameters.accountId, extensionId: OWN });
      const { accountId } = own.book;
      const books = body.records.map(({ extensionId }) => ({ accountId, extensionId })).filter(isReal);
      const doubt = async (doubted: readonly AddressBook[]): Promise<readonly string[]> => {
        const subjects = doubted.map((book) => ringcentralSubject(host, book));
        await doubtAll(mirror, subjects);
        return subjects;
      };
      try {
        const task = await client.addressBookBulkUpload(parameters, body);
        // Some contacts may be in the books already; the others will be when the task is finished.
        uploads.books.set(task.id, await doubt(books));
        return task;
      } catch (error) {
        if (isUnknown(error)) await doubt(books.filter(isAccepted));
        throw error;
      } finally {
        onWrite();
      }
    },

    updateFavoriteContactList: async (parameters, body) => {
      const { book, access } = await bookToWrite(parameters);
      const call = () => client.updateFavoriteContactList(parameters, body).finally(onWrite);
      if (!isReal(book)) return call();
      const favorites = mirror.favoritesToWrite(ringcentralSubject(host, book));
      if (access === 'proven') return favorites.write(call, ({ records }) => records);
      try {
        const answer = await call();
        await favorites.forget();
        return answer;
      } catch (error) {
        if (access === 'unknown' && isUnknown(error)) await favorites.forget();
        throw error;
      }
    },
  };
};

/** Reads upload tasks. When one is finished, the next read of its books waits for a sync. */
export const watchUploads = (client: UploadReads, { mirror, uploads }: MirrorParts): UploadReads => ({
  async getAddressBookBulkUploadTask(parameters) {
    const task = await client.getAddressBookBulkUploadTask(parameters);
    const { taskId } = parameters;
    const isFinished = task.status === 'Completed' || task.status === 'Failed';
    if (isFinished && !uploads.finished.has(taskId)) {
      await doubtAll(mirror, uploads.books.get(taskId) ?? []);
      uploads.finished.set(taskId, true);
    }
    return task;
  },
});

const contactsOf = (mirror: Mirror, subject: string) =>
  mirror.toWrite(subject, { stream: CONTACTS, kind: personalContacts });

const doubtAll = async (mirror: Mirror, subjects: readonly string[]): Promise<void> => {
  await Promise.all(subjects.map((subject) => contactsOf(mirror, subject).doubt()));
};

/** The outcome for one contact of a write. */
interface WriteResult {
  readonly resource?: PersonalContactResource | undefined;
  readonly goneId?: string | undefined;
  readonly error?: UpstreamError;
}

const idsOf = (contactId: string | number | readonly (string | number)[]): readonly string[] =>
  [contactId].flat().map(String);

/** Null if the outcome for one of the contacts is unknown. */
const changesOf = (results: readonly WriteResult[]) => {
  if (results.some(({ error }) => error !== undefined && isUnknown(error))) return null;
  return {
    upserts: results.flatMap(({ resource }) => resource ?? []),
    tombstones: results.flatMap(({ goneId }) => goneId ?? []),
  };
};

const isNothing = (changes: ReturnType<typeof changesOf>): boolean =>
  changes !== null && changes.upserts.length + changes.tombstones.length === 0;

const isUnknown = (error: unknown): boolean => !(error instanceof UpstreamError) || error.outcomeUnknown;
