/**
 * The floor: the cost of the answers without GraphQL. A plain `node:http` handler makes the upstream
 * calls with undici, parses them, picks the fields and serializes the answer. Everything else is compared with it.
 */
import type { IncomingHttpHeaders } from 'node:http';

import {
  type Book,
  BULK_LIMIT,
  BULK_TYPE,
  type BulkEntry,
  chunks,
  type ContactList,
  type ContactResource,
  type FavoriteList,
  ownBook,
  paths,
  type PersonList,
  recordsOf,
} from './rest.ts';
import { contactFields, serve } from './serve.ts';
import { type Authorization, undiciGet } from './undici-get.ts';

const callerOf = (headers: IncomingHttpHeaders): Authorization => ({
  google: String(headers['x-google-authorization']),
  ringcentral: String(headers['x-ringcentral-authorization']),
});

const readContacts = async (book: Book, ids: readonly string[], caller: Authorization) => {
  const answers = await Promise.all(
    chunks(ids, BULK_LIMIT).map((run) =>
      undiciGet<BulkEntry[] | ContactResource>(caller, 'ringcentral', paths.contacts(book, run), BULK_TYPE),
    ),
  );
  return answers.flatMap(recordsOf).map(contactFields);
};

serve({
  async Favorites(_, headers) {
    const caller = callerOf(headers);
    const list = await undiciGet<FavoriteList>(caller, 'ringcentral', paths.favorites(ownBook));
    const records = list.records.slice(0, 60);
    const targets = await readContacts(
      ownBook,
      records.map(({ contactId }) => contactId),
      caller,
    );
    return { favorites: { nodes: targets.map((target, position) => ({ position, target })) } };
  },
  async PersonalContacts({ first = 100 }, headers) {
    const list = await undiciGet<ContactList>(
      callerOf(headers),
      'ringcentral',
      paths.contactPage(ownBook, first),
    );
    const { page, totalPages, totalElements } = list.paging;
    return {
      personalContacts: {
        totalCount: totalElements,
        pageInfo: { hasNextPage: page < totalPages, endCursor: '99' },
        nodes: list.records.map(contactFields),
      },
    };
  },
  async OtherContacts(_, headers) {
    const list = await undiciGet<PersonList>(callerOf(headers), 'google', paths.otherContacts(100));
    return {
      otherContacts: {
        totalCount: list.totalSize,
        pageInfo: { hasNextPage: list.nextPageToken !== undefined, endCursor: list.nextPageToken ?? null },
        nodes: list.otherContacts.map(({ resourceName, names, emailAddresses }) => ({
          resourceName,
          names: names.map(({ displayName }) => ({ displayName })),
          emailAddresses: emailAddresses.map(({ value }) => ({ value })),
        })),
      },
    };
  },
  async Entities({ representations = [] }, headers) {
    const [first] = representations;
    const ids = representations.map(({ contactId }) => contactId);
    return { _entities: first === undefined ? [] : await readContacts(first, ids, callerOf(headers)) };
  },
});
