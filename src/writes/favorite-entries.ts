import type { FavoriteContactResource } from '../__generated__/ringcentral.ts';
import { targetOf } from '../loaders/favorites.ts';
import { type BookKey, favoriteId, type FavoriteTarget } from '../relay/global-id.ts';

/**
 * A list of favorites as upstream sent it. Entries that point to nothing we know, and members that we do not know, stay
 * as they are: a list is written as a whole, so what is left out is lost. Positions count the entries we know.
 */
export type FavoriteEntries = readonly FavoriteContactResource[];

/** `Favorite.id` of an entry; undefined for one that points to nothing we know. */
export const entryId = (entry: FavoriteContactResource, book: BookKey): string | undefined => {
  const target = targetOf(entry);
  return target && favoriteId(book, target);
};

/**
 * The same for two favorites that upstream does not take into one list: it looks at no account beside an extension, and leading
 * zeros make no other number.
 */
export const targetKey = (target: FavoriteTarget): string =>
  'contactId' in target
    ? `contact ${withoutZeros(target.contactId)}`
    : `extension ${withoutZeros(target.extensionId)}`;

const withoutZeros = (id: string): string => id.replace(/^0+(?=\d)/, '');

export const isSameTarget = (entry: FavoriteContactResource, target: FavoriteTarget): boolean => {
  const other = targetOf(entry);
  return other !== undefined && targetKey(other) === targetKey(target);
};

/** The list with one more entry, in front of the one that has the position now; at the end when none has. */
export const withEntry = (
  entries: FavoriteEntries,
  entry: FavoriteContactResource,
  position: number,
): FavoriteEntries => {
  const known = entries.flatMap((each, index) => (targetOf(each) === undefined ? [] : [index]));
  const index = known[position] ?? entries.length;
  return entries.toSpliced(index, 0, entry);
};

/** Upstream orders by `id`, a rank from 1 that each entry must have for itself. */
export const numbered = (entries: FavoriteEntries): FavoriteEntries =>
  entries.map((entry, index) => ({ ...entry, id: index + 1 }));
