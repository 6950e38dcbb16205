import type { GraphQLResolveInfo } from 'graphql';

import { reportUnreadable } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import type {
  AddressBook,
  FavoriteConnectionParent,
  FavoriteEdgeParent,
  FavoriteList,
  FavoriteParent,
} from '../loaders/records.ts';
import { sliceConnection } from '../relay/connection.ts';
import {
  bindingOf,
  type ConnectionArguments,
  type PageArguments,
  parsePageArguments,
} from '../relay/cursor.ts';
import { favoriteId } from '../relay/global-id.ts';

import { needsContact, requestedNodeFields } from './selection.ts';

const LIMITS = { defaultFirst: 20, max: 1000 };

/** A page of a book's favorites, for `Query.favorites` and `Extension.favorites`. Upstream has no pages: it sends the whole list. */
export const favoriteConnection = async (
  book: AddressBook,
  args: ConnectionArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<FavoriteConnectionParent> => {
  const page = parsePageArguments(args, LIMITS);
  const { asOf, ...list } = await context.books.ringcentral.favorites(book);
  reportUnreadable(list.unreadable, 'ringcentral', context, info);
  const connection = favoritePage(list, page);
  const nodes = await withContacts(connection.nodes, list, context, info);
  return { ...connection, nodes, asOf };
};

/**
 * Adds the contacts, if the operation selects more of them than their keys. Read together: a promise for each would cost more
 * than the contact does.
 */
const withContacts = async (
  favorites: readonly FavoriteParent[],
  book: AddressBook,
  { books }: Context,
  info: GraphQLResolveInfo,
): Promise<readonly FavoriteParent[]> => {
  if (!needsContact(requestedNodeFields(info, 'PersonalContact', ['target']), book)) return favorites;
  const { accountId, extensionId } = book;
  const keys = favorites.flatMap(({ target }) =>
    'contactId' in target ? [{ accountId, extensionId, contactId: target.contactId }] : [],
  );
  const contacts = (await books.ringcentral.contactsById(keys)).values();
  return favorites.map((favorite) =>
    'contactId' in favorite.target ? { ...favorite, contact: contacts.next().value ?? null } : favorite,
  );
};

/** A page of the loaded list. Cursors name the real book, so they work for `~` and for real ids alike. */
const favoritePage = (
  { accountId, extensionId, favorites }: FavoriteList,
  page: PageArguments,
): FavoriteConnectionParent =>
  sliceConnection(favorites, page, {
    kind: 'favorites',
    binding: bindingOf({ accountId, extensionId }),
    keyOf: (favorite) => favoriteId(favorite, favorite.target),
  });

/** The favorite with that id; null if it is not in the list (any more). */
export const favoriteIn = ({ favorites }: FavoriteList, id: string): FavoriteParent | null =>
  favorites.find((favorite) => favoriteId(favorite, favorite.target) === id) ?? null;

/** The edge of a favorite in the connection of its list. */
export const favoriteEdge = (list: FavoriteList, favorite: FavoriteParent): FavoriteEdgeParent => {
  const page = favoritePage(list, { direction: 'forward', first: Infinity, after: null, before: null });
  return { node: favorite, page, index: page.nodes.indexOf(favorite) };
};
