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

import { type FavoriteEntries, numbered, targetKey } from './favorite-entries.ts';

/** The list while nobody else can change it through this graph. */
export interface CurrentFavorites {
  readonly entries: FavoriteEntries;
  /** What of it the graph knows, and whose it is. */
  readonly list: FavoriteList;
}

const UPSTREAM = 'ringcentral';

/**
 * Reads, changes and writes a list, 1 Light call and 1 Medium, with nobody in between. Resolves to the list as upstream
 * keeps it then.
 * @param asked the book as the caller spells it, `~` for its own
 * @param change gives the new list, or undefined where nothing is to be written; what it throws leaves the list as it is
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
 * Writes a whole list, 1 Medium call, while no change of it is under way.
 * @param entriesFor makes the list for the book, with real ids as far as they are known
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
 * The book to call. Upstream has answered this caller about it: within the last minute, or right now by a read of the list,
 * 1 Light call. The ids of the input prove nothing: a lock in their name would let anybody block anybody's favorites.
 */
const acceptedBook = async (asked: AddressBook, { loaders }: Context): Promise<AddressBook> => {
  const known = loaders.addressBooks.resolve(asked);
  if (loaders.addressBooks.isAccepted(known)) return known;
  const { accountId, extensionId } = await loaders.favorites.load(asked);
  return realBook({ accountId, extensionId });
};

/** Nothing may be written before it is known whose list it is: neither lock nor ids could be named. */
const realBook = (book: AddressBook): AddressBook => {
  if (isReal(book)) return book;
  throw upstreamBadResponse(UPSTREAM, 'RingCentral did not say whose favorites it sent.');
};

/** Thrown where another replica may have the lock by now, before anything was written. */
class LockLost extends Error {
  override readonly name = 'LockLost';
}

const checkStillHeld = async (lock: HeldLock): Promise<void> => {
  if (!(await lock.isHeld())) throw new LockLost();
};

type LockedWork<Result> = (book: AddressBook, lock: HeldLock) => Promise<Result>;

/** Does the work under the lock of the list, again from its beginning where the lock was lost before the write. */
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

/** One lock per list; the credentials that wait for it take turns. */
const acquireLock = async ({ extensionId }: AddressBook, context: Context): Promise<HeldLock> => {
  const { locks, clients, signal, lockWaitMs } = context;
  const name = `${UPSTREAM} favorites ${BigInt(extensionId)}`;
  const owner = clients.ringcentral.credentialKey ?? '';
  try {
    return await locks.acquire({ name, owner, signal, maxWaitMs: lockWaitMs });
  } catch (error) {
    const isTurnMissed = error instanceof WaitEnded && error.reason === 'timeout';
    // A full queue is the same, only that it shows at once.
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
    message: `Too many changes of these favorites are waiting. Nothing was changed; try again in ${seconds} s.`,
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
  // Also when the write fails: its outcome may be unknown.
  loaders.favorites.clearAll();
  const answer = await clients.ringcentral.updateFavoriteContactList({ accountId, extensionId }, { records });
  const real = loaders.addressBooks.learn(book, answer.uri);
  // Upstream answers with the list as it keeps it. Ranks and order are its own, the targets are those that were asked for.
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

/** What is read from now on in this operation is this list, however its book is spelled. */
const remember = (asked: AddressBook, list: FavoriteList, { loaders }: Context): FavoriteList => {
  loaders.favorites.clearAll().prime(list, list).prime(asked, list);
  return list;
};
