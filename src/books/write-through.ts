import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import { type AddressBooks, isReal, OWN } from '../loaders/address-books.ts';
import type { AddressBook } from '../loaders/records.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { personalContacts } from '../mirror/personal-contacts.ts';

import { CONTACTS, ringcentralSubject } from './address-book-reads.ts';

type UploadReads = Pick<RingcentralClient, 'getAddressBookBulkUploadTask'>;

/** What is remembered of uploads. Bounded. */
export interface UploadMemory {
  /** Subjects of the books that an upload adds to, by the id of its task. */
  readonly books: Pick<Map<string, readonly string[]>, 'get'> & {
    set(taskId: string, subjects: readonly string[]): unknown;
  };
  readonly finished: Pick<Map<string, true>, 'has'> & { set(taskId: string, value: true): unknown };
}

interface MirrorParts {
  readonly mirror: Mirror;
  readonly ringcentralHost: string;
  readonly uploads: UploadMemory;
}

export interface WriteThroughOptions {
  readonly client: RingcentralClient;
  readonly access: MirrorParts;
  readonly addressBooks: AddressBooks;
  /** Called when a write has ended: what the operation has read before no longer holds. */
  readonly onWrite: () => void;
}

/**
 * The client whose writes of contacts and favorites are in the mirror before they are answered, so that the next read sees
 * them. A write needs no grant: that upstream carried it out is the proof, and nothing is read from the mirror.
 */
export const writeThrough = ({
  client,
  access,
  addressBooks,
  onWrite,
}: WriteThroughOptions): RingcentralClient => {
  const { mirror, ringcentralHost: host, uploads } = access;
  const streamOf = (book: AddressBook) => contactsOf(mirror, ringcentralSubject(host, book));

  /** Whose book it is; as it was asked for where upstream does not tell. The cheapest call that names the real book. */
  const realBook = async (asked: AddressBook): Promise<AddressBook> => {
    const book = addressBooks.resolve(asked);
    if (isReal(book)) return book;
    const list = await client.listFavoriteContacts(book).catch(() => undefined);
    return addressBooks.learn(asked, list?.uri);
  };

  /** Carries a write of contacts out; `ids` are those that it names. */
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
    const book = await realBook(asked);
    if (isReal(book)) {
      return await streamOf(book).write(ids, call, (answer) => changesOf(resultsOf(answer)), isUnknown);
    }
    // Only the answer may tell whose book it is. What overlapped the write then is in doubt, and a sync settles it.
    const answer = await call();
    const results = resultsOf(answer);
    const uri = results.find((result) => result.resource !== undefined)?.resource?.uri;
    const real = addressBooks.learn(asked, uri);
    if (isReal(real)) {
      const stream = streamOf(real);
      await stream.doubt();
      await stream.write(
        ids,
        () => Promise.resolve(answer),
        () => changesOf(results),
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

    deleteContacts: (book, ids) =>
      write(
        book,
        ids,
        () => client.deleteContacts(book, ids),
        (outcomes) =>
          outcomes.map((outcome, index) => (outcome === true ? { goneId: ids[index] } : { error: outcome })),
      ).finally(async () => {
        // Upstream drops their favorites with them, or not: the next read asks.
        const real = addressBooks.resolve(book);
        if (isReal(real)) await mirror.favoritesToWrite(ringcentralSubject(host, real)).forget();
      }),

    async addressBookBulkUpload(parameters, body) {
      const { accountId } = await realBook({ accountId: parameters.accountId, extensionId: OWN });
      const books = body.records.map(({ extensionId }) => ({ accountId, extensionId })).filter(isReal);
      const subjects = books.map((book) => ringcentralSubject(host, book));
      try {
        const task = await client.addressBookBulkUpload(parameters, body);
        uploads.books.set(task.id, subjects);
        return task;
      } finally {
        // Part of it may be in the books already; the rest is once the task is finished.
        await doubtAll(mirror, subjects);
        onWrite();
      }
    },

    updateFavoriteContactList: async (parameters, body) => {
      const book = await realBook(parameters);
      const call = () => client.updateFavoriteContactList(parameters, body).finally(onWrite);
      if (!isReal(book)) return call();
      return mirror.favoritesToWrite(ringcentralSubject(host, book)).write(call, ({ records }) => records);
    },
  };
};

/** Reads upload tasks and notices that an upload is finished: the next read of its books waits for a sync. */
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

/** What became of one contact of a write. */
interface WriteResult {
  readonly resource?: PersonalContactResource | undefined;
  readonly goneId?: string | undefined;
  readonly error?: UpstreamError;
}

const idsOf = (contactId: string | number | readonly (string | number)[]): readonly string[] =>
  [contactId].flat().map(String);

/** Null where nobody knows what became of one of the contacts. */
const changesOf = (results: readonly WriteResult[]) => {
  if (results.some(({ error }) => error !== undefined && isUnknown(error))) return null;
  return {
    upserts: results.flatMap(({ resource }) => resource ?? []),
    tombstones: results.flatMap(({ goneId }) => goneId ?? []),
  };
};

const isUnknown = (error: unknown): boolean => !(error instanceof UpstreamError) || error.outcomeUnknown;
