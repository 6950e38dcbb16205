import type { FavoriteContactResource } from '../__generated__/ringcentral.ts';
import { isFields, scalarText } from '../clients/http/json.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import { type FavoriteTarget, isDecimalId } from '../relay/global-id.ts';

import { type AddressBooks, bookKey } from './address-books.ts';
import { createLoader, loadEach } from './create-loader.ts';
import { type AddressBook, type FavoriteList, readRecords } from './records.ts';

/**
 * The whole list of a book's favorites, one Light call each: upstream has neither pages nor single favorites. Rejects with an
 * `UpstreamError` NOT_FOUND if the book does not exist.
 */
export const createFavoriteLoader = (client: RingcentralClient, books: AddressBooks) => {
  const loadFavorites = async (asked: AddressBook): Promise<FavoriteList> => {
    const list = await client.listFavoriteContacts(books.resolve(asked));
    return favoriteListOf(list.records, books.learn(asked, list.uri));
  };
  return createLoader<AddressBook, FavoriteList, string>('favorites', loadEach(loadFavorites), {
    cacheKeyFn: (key) => bookKey(books.resolve(key)),
  });
};

/** Converts upstream's entries. Entries without a known target are left out and do not count in positions. */
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

/** The target of an entry; undefined if it has none that we know. */
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
