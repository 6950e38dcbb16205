import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import { type AddressBooks, isReal } from '../loaders/address-books.ts';
import type { AddressBook } from '../loaders/records.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { personalContacts } from '../mirror/personal-contacts.ts';
import { CONTACTS, ringcentralSubject } from './address-book-reads.ts';

export interface WriteThroughOptions {
  readonly client: RingcentralClient;
  readonly mirror: Mirror;
  readonly host: string;
  readonly addressBooks: AddressBooks;
  /** Called when a write has ended: what the operation has read before no longer holds. */
  readonly onWrite: () => void;
}

/**
 * The client whose writes of contacts and favorites are in the mirror before they are answered, so that the next read sees
 * them. A write needs no grant: that upstream carried it out is the proof, and nothing is read from the mirror.
 */
export function writeThrough({
  client,
  mirror,
  host,
  addressBooks,
  onWrite,
}: WriteThroughOptions): RingcentralClient {
  const streamOf = (book: AddressBook) =>
    mirror.toWrite(ringcentralSubject(host, book), { stream: CONTACTS, kind: personalContacts });

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
    const book = addressBooks.resolve(asked);
    if (isReal(book)) {
      return await streamOf(book).write(ids, call, (answer) => changesOf(resultsOf(answer)), isUnknown);
    }
    // Whose book it is only the answer tells. What overlapped the write then is in doubt, and a sync settles it.
    const answer = await call();
    const results = resultsOf(answer);
    const uri = results.find((result) => result.resource !== undefined)?.resource?.uri;
    const real = addressBooks.learn(asked, uri);
    if (isReal(real)) {
      const stream = streamOf(real);
      stream.doubt();
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
      ),

    updateFavoriteContactList: (parameters, body) => {
      const book = addressBooks.resolve(parameters);
      const call = () => client.updateFavoriteContactList(parameters, body).finally(onWrite);
      if (!isReal(book)) return call();
      return mirror.favoritesToWrite(ringcentralSubject(host, book)).write(call, ({ records }) => records);
    },
  };
}

/** What became of one contact of a write. */
interface WriteResult {
  readonly resource?: PersonalContactResource | undefined;
  readonly goneId?: string | undefined;
  readonly error?: UpstreamError;
}

const idsOf = (contactId: string | number | readonly (string | number)[]): readonly string[] =>
  [contactId].flat().map(String);

/** Null where nobody knows what became of one of the contacts. */
function changesOf(results: readonly WriteResult[]) {
  if (results.some(({ error }) => error !== undefined && isUnknown(error))) return null;
  return {
    upserts: results.flatMap(({ resource }) => resource ?? []),
    tombstones: results.flatMap(({ goneId }) => goneId ?? []),
  };
}

const isUnknown = (error: unknown): boolean => !(error instanceof UpstreamError) || error.outcomeUnknown;
