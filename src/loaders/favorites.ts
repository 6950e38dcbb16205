import type { FavoriteContactResource } from '../__generated__/ringcentral.ts';
import { isFields, scalarText } from '../clients/http/json.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import { type FavoriteTarget, isDecimalId } from '../relay/global-id.ts';

import { type AddressBooks, bookKey } from './address-books.ts';
import { createLoader } from './create-loader.ts';
import { type AddressBook, type FavoriteList, readRecords } from './records.ts';

/**
 * The whole list of favorites of a book: one Light call, upstream knows neither pages nor single favorites. A book
 * that does not exist is an `UpstreamError` NOT_FOUND at its key.
 */
export const createFavoriteLoader = (client: RingcentralClient, books: AddressBooks) => {
  const loadFavorites = async (asked: AddressBook): Promise<FavoriteList> => {
    const list = await client.listFavoriteContacts(books.resolve(asked));
    return favoriteListOf(list.records, books.learn(asked, list.uri));
  };
  return createLoader<AddressBook, FavoriteList, string>(
    'favorites',
    (keys) => Promise.all(keys.map((key) => loadFavorites(key).catch((error: unknown) => error as Error))),
    { cacheKeyFn: (key) => bookKey(books.resolve(key)) },
  );
};

/** Upstream's entries as the graph has them: those that point to nothing we know are left out and count in no position. */
export const favoriteListOf = (
  entries: readonly FavoriteContactResource[],
  { accountId, extensionId }: AddressBook,
): FavoriteList => {
  const { items, unreadable } = readRecords(
    entries.filter((entry) => !pointsToNothing(entry)),
    (entry) => (isFields(entry) ? (targetOf(entry) ?? null) : null),
  );
  return {
    accountId,
    extensionId,
    unreadable,
    favorites: items.map((target, position) => ({
      __typename: 'Favorite',
      accountId,
      extensionId,
      position,
      target,
    })),
  };
};

const pointsToNothing = (entry: unknown): boolean =>
  isFields(entry) && entry['contactId'] == null && entry['extensionId'] == null;

/** `undefined` for an entry that points to nothing: it has no identity that could be addressed. */
export const targetOf = (entry: FavoriteContactResource): FavoriteTarget | undefined => {
  const contactId = idOf(entry.contactId);
  if (contactId !== undefined) return { contactId };
  const extensionId = idOf(entry.extensionId);
  if (extensionId === undefined) return undefined;
  const accountId = idOf(entry.accountId);
  return accountId === undefined ? { extensionId } : { extensionId, accountId };
};

const idOf = (value: unknown): string | undefined => {
  const id = scalarText(value);
  return id !== undefined && isDecimalId(id) ? id : undefined;
};
