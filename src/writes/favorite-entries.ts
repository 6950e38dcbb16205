import type { FavoriteContactResource } from '../__generated__/ringcentral.ts';
import { targetOf } from '../loaders/favorites.ts';
import { type BookKey, favoriteId, type FavoriteTarget } from '../relay/global-id.ts';

/**
 * A list of favorites as upstream sent it. The list is written as a whole, so whatever is left out is lost: entries with an
 * unknown target and unknown properties are kept. Positions only count entries with a known target.
 */
export type FavoriteEntries = readonly FavoriteContactResource[];

/** `Favorite.id` of an entry; undefined if its target is unknown. */
export const entryId = (entry: FavoriteContactResource, book: BookKey): string | undefined => {
  const target = targetOf(entry);
  return target && favoriteId(book, target);
};

/**
 * Equal for favorites that upstream regards as duplicates: it ignores the account of an extension, and leading zeros do not
 * matter.
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

/** Inserts an entry before the one that has the position now, or at the end. */
export const withEntry = (
  entries: FavoriteEntries,
  entry: FavoriteContactResource,
  position: number,
): FavoriteEntries => {
  const known = entries.flatMap((each, index) => (targetOf(each) === undefined ? [] : [index]));
  const index = known[position] ?? entries.length;
  return entries.toSpliced(index, 0, entry);
};

/** Numbers the entries: upstream sorts by `id`, a unique rank from 1. */
export const numbered = (entries: FavoriteEntries): FavoriteEntries =>
  entries.map((entry, index) => ({ ...entry, id: index + 1 }));
