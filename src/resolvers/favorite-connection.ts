import type { Context } from '../context/context.ts';
import type { AddressBook } from '../loaders/records.ts';
import { bindingOf } from '../relay/cursor.ts';
import { favoriteId } from '../relay/global-id.ts';
import { type ConnectionArguments, parsePageArguments } from '../relay/page-arguments.ts';
import { sliceConnection } from '../relay/slice-connection.ts';
import type { FavoriteConnectionParent } from './parents.ts';

const LIMITS = { defaultFirst: 20, max: 1000 };

/** A page of a book's favorites, as `Query.favorites` and `Extension.favorites` give it: upstream has no pages. */
export async function favoriteConnection(
  book: AddressBook,
  args: ConnectionArguments,
  { loaders }: Context,
): Promise<FavoriteConnectionParent> {
  const page = parsePageArguments(args, LIMITS);
  return sliceConnection(await loaders.favorites.load(book), page, {
    kind: 'favorites',
    binding: bindingOf(book),
    keyOf: (favorite) => favoriteId(favorite, favorite.target),
  });
}
