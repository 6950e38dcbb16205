import type { contactAt, contactPage, favoriteList, personAt } from '../book.ts';

/** The upstream calls of all contenders. All use the same URLs, so they parse the same bytes. */

export type ContactResource = ReturnType<typeof contactAt>;
export type ContactList = ReturnType<typeof contactPage>;
export type FavoriteList = ReturnType<typeof favoriteList>;
export interface PersonList {
  readonly otherContacts: readonly Pick<
    ReturnType<typeof personAt>,
    'resourceName' | 'names' | 'emailAddresses'
  >[];
  readonly totalSize: number;
  readonly nextPageToken?: string;
}

/** One entry of RingCentral's 207 response to a read of several ids. */
export interface BulkEntry {
  readonly resourceId: string;
  readonly status: number;
  readonly body: ContactResource;
}

/** The records in the response to a read by ids; for a single id the response is the record itself. */
export const recordsOf = (answer: readonly BulkEntry[] | ContactResource): readonly ContactResource[] =>
  'id' in answer ? [answer] : answer.map(({ body }) => body);

export const BULK_TYPE = 'application/vnd.ringcentral.multipart+json';
/** Ids per bulk read, for all contenders. */
export const BULK_LIMIT = 30;

export interface Book {
  readonly accountId: string;
  readonly extensionId: string;
}
export const ownBook: Book = { accountId: '~', extensionId: '~' };

const bookPath = ({ accountId, extensionId }: Book): string =>
  `restapi/v1.0/account/${accountId}/extension/${extensionId}`;

/** Paths without a leading slash, as got and datasource-rest require for a base URL. */
export const paths = {
  favorites: (book: Book): string => `${bookPath(book)}/favorite`,
  contacts: (book: Book, ids: readonly string[]): string =>
    `${bookPath(book)}/address-book/contact/${ids.join(',')}`,
  contactPage: (book: Book, perPage: number): string =>
    `${bookPath(book)}/address-book/contact?sortBy=FirstName&page=1&perPage=${String(perPage)}`,
  otherContacts: (pageSize: number): string =>
    `v1/otherContacts?pageSize=${String(pageSize)}&readMask=emailAddresses,names&prettyPrint=false` +
    '&fields=nextPageToken,totalSize,otherContacts(resourceName,names/displayName,emailAddresses/value)',
};

export const bookKey = ({ accountId, extensionId }: Book): string => `${accountId}/${extensionId}`;

/** Splits a list into chunks of at most `size`. */
export const chunks = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
