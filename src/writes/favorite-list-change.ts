import type { FavoriteContactResource } from '../__generated__/ringcentral.ts';
import { upstreamBadResponse } from '../clients/errors/graphql-errors.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { callFailure } from '../clients/errors/upstream-failure.ts';
import { isFields } from '../clients/http/json.ts';
import { WaitEnded, waitFailure, wholeSeconds } from '../clients/http/waiting.ts';
import { QuotaRefusal } from '../clients/quota/quota.ts';
import type { HeldLock } from '../clients/redis/locks.ts';
import type { Context } from '../context/context.ts';
import { isReal } from '../loaders/address-books.ts';
import { favoriteListOf, targetOf } from '../loaders/favorites.ts';
import type { AddressBook, FavoriteList } from '../loaders/records.ts';
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
const numbered = (entries: FavoriteEntries): FavoriteEntries =>
  entries.map((entry, index) => ({ ...entry, id: index + 1 }));

/** The list while it is locked against other changes through this graph. */
export interface CurrentFavorites {
  readonly entries: FavoriteEntries;
  /** The entries that the graph knows, and their book. */
  readonly list: FavoriteList;
}

const UPSTREAM = 'ringcentral';

/**
 * Reads, changes and writes a list under its lock: 1 Light call and 1 Medium. Resolves to the list as stored upstream.
 * @param asked the book as the caller wrote it, `~` for its own
 * @param change returns the new list, or undefined if nothing has to be written. If it throws, nothing is written.
 */
export const changeFavorites = (
  asked: AddressBook,
  context: Context,
  change: (current: CurrentFavorites) => FavoriteEntries | undefined,
): Promise<FavoriteList> =>
  underLock(asked, context, async (book, lock) => {
    const answer = await context.clients.ringcentral.readFavoritesAfresh(book);
    const entries = answer.records;
    const list = favoriteListOf(entries, realBook(context.loaders.addressBooks.learn(book, answer.uri)));
    const changed = change({ entries, list });
    if (changed === undefined) return remember(asked, list, context);
    await checkStillHeld(lock);
    return write(asked, list, changed, context);
  });

/**
 * Writes a whole list under its lock: 1 Medium call.
 * @param entriesFor makes the list for the book, with real ids if they are known
 */
export const replaceFavorites = (
  asked: AddressBook,
  context: Context,
  entriesFor: (book: AddressBook) => FavoriteEntries,
): Promise<FavoriteList> =>
  underLock(asked, context, async (book, lock) => {
    const entries = entriesFor(book);
    await checkStillHeld(lock);
    return write(asked, book, entries, context);
  });

/**
 * The book to write to, after upstream has let this caller read it within the last minute; if it has not, the list is read now
 * (1 Light call). Without this check, anybody could lock another user's favorites just by knowing the ids.
 */
const acceptedBook = async (asked: AddressBook, { loaders }: Context): Promise<AddressBook> => {
  const known = loaders.addressBooks.resolve(asked);
  if (loaders.addressBooks.isAccepted(known)) return known;
  const { accountId, extensionId } = await loaders.favorites.load(asked);
  return realBook({ accountId, extensionId });
};

/** The real ids must be known before a write, because lock and favorite ids are made of them. */
const realBook = (book: AddressBook): AddressBook => {
  if (isReal(book)) return book;
  throw upstreamBadResponse(UPSTREAM, 'RingCentral did not say whose favorites it sent.');
};

/** Thrown before the write if another replica may have taken the lock. */
class LockLost extends Error {
  override readonly name = 'LockLost';
}

const checkStillHeld = async (lock: HeldLock): Promise<void> => {
  if (!(await lock.isHeld())) throw new LockLost();
};

type LockedWork<Result> = (book: AddressBook, lock: HeldLock) => Promise<Result>;

/** Does the work under the lock of the list. Starts over once if the lock was lost before the write. */
const underLock = async <Result>(
  asked: AddressBook,
  context: Context,
  work: LockedWork<Result>,
): Promise<Result> => {
  try {
    return await tryUnderLock(asked, context, work);
  } catch (error) {
    if (!(error instanceof LockLost)) throw error;
    return await tryUnderLock(asked, context, work).catch((again: unknown) => {
      throw again instanceof LockLost ? notOurTurn(context.lockWaitMs) : again;
    });
  }
};

const tryUnderLock = async <Result>(
  asked: AddressBook,
  context: Context,
  work: LockedWork<Result>,
): Promise<Result> => {
  const book = await acceptedBook(asked, context);
  const lock = await acquireLock(book, context);
  try {
    return await work(book, lock);
  } finally {
    lock.release();
  }
};

/** Acquires the lock of a list. Waiting credentials take turns. */
const acquireLock = async ({ extensionId }: AddressBook, context: Context): Promise<HeldLock> => {
  const { locks, clients, signal, lockWaitMs } = context;
  const name = `${UPSTREAM} favorites ${BigInt(extensionId)}`;
  const owner = clients.ringcentral.credentialKey ?? '';
  try {
    return await locks.acquire({ name, owner, signal, maxWaitMs: lockWaitMs });
  } catch (error) {
    const isTurnMissed = error instanceof WaitEnded && error.reason === 'timeout';
    // A full queue is the same as a timeout, only noticed earlier.
    throw isTurnMissed || error instanceof QuotaRefusal
      ? notOurTurn(lockWaitMs)
      : waitFailure(UPSTREAM, error);
  }
};

const notOurTurn = (lockWaitMs: number): UpstreamError => {
  const seconds = wholeSeconds(lockWaitMs);
  return new UpstreamError({
    code: 'RATE_LIMITED',
    upstream: UPSTREAM,
    retryAfterSeconds: seconds,
    message: `Too many changes to these favorites are in progress. Nothing was changed. Try again in ${seconds} s.`,
  });
};

const write = async (
  asked: AddressBook,
  book: AddressBook,
  entries: FavoriteEntries,
  context: Context,
): Promise<FavoriteList> => {
  const { loaders, clients } = context;
  const { accountId, extensionId } = book;
  const records = numbered(entries);
  // Before the call, because the outcome of a failed write may be unknown.
  loaders.favorites.clearAll();
  const answer = await clients.ringcentral.updateFavoriteContactList({ accountId, extensionId }, { records });
  const real = loaders.addressBooks.learn(book, answer.uri);
  // Upstream answers with the stored list. It may change ranks and order, but the targets must be those that were sent.
  if (!isReal(real) || targetsOf(answer.records) !== targetsOf(records)) {
    throw callFailure(UPSTREAM, { kind: 'unreadable', outcomeUnknown: true });
  }
  return remember(asked, favoriteListOf(answer.records, real), context);
};

const targetsOf = (entries: FavoriteEntries): string =>
  entries
    .map((entry) => (isFields(entry) ? targetOf(entry) : undefined))
    .map((target) => target && targetKey(target))
    .sort()
    .join();

/** Makes later reads in this operation return this list, for `~` and for real ids. */
const remember = (asked: AddressBook, list: FavoriteList, { loaders }: Context): FavoriteList => {
  loaders.favorites.clearAll().prime(list, list).prime(asked, list);
  return list;
};
