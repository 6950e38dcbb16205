import type { FavoriteContactList } from '../__generated__/ringcentral.ts';
import { QuotaRefusal } from '../clients/quota/quota.ts';
import { WaitEnded, waitFailure, wholeSeconds } from '../clients/http/waiting.ts';
import type { Context } from '../context/context.ts';
import { upstreamBadResponse } from '../clients/errors/graphql-errors.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { callFailure } from '../clients/errors/upstream-failure.ts';
import { isReal, OWN } from '../loaders/address-books.ts';
import { favoriteListOf } from '../loaders/favorites.ts';
import type { AddressBook, FavoriteList } from '../loaders/records.ts';
import { type FavoriteEntries, numbered } from './favorite-entries.ts';

/** Whose favorites change. */
export interface FavoriteBook {
  /** As the caller spells it, `~` for its own. */
  readonly asked: AddressBook;
  /** The book that `~` must be for the change to succeed at all, where it is not known yet. */
  readonly claimed?: AddressBook | undefined;
}

/** The list while nobody else can change it through this graph. */
export interface CurrentFavorites {
  readonly entries: FavoriteEntries;
  /** What of it the graph knows, and whose it is. */
  readonly list: FavoriteList;
}

const UPSTREAM = 'ringcentral';

/**
 * Reads, changes and writes a list, 1 Light call and 1 Medium, with nobody in between. Comes to the list as upstream
 * keeps it then.
 * @param change gives the new list, or undefined where nothing is to be written; what it throws leaves the list as it is
 */
export async function changeFavorites(
  where: FavoriteBook,
  context: Context,
  change: (current: CurrentFavorites) => FavoriteEntries | undefined,
): Promise<FavoriteList> {
  const { loaders, clients } = context;
  const { asked } = where;
  const { book, lockedExtensionId } = await resolveForLock(where, context);
  return underLock(lockedExtensionId, context, async () => {
    const answer = await clients.ringcentral.readFavoritesAfresh(book);
    const entries = entriesOf(answer);
    const list = favoriteListOf(entries, realBook(loaders.addressBooks.learn(book, answer.uri)));
    const changed = change({ entries, list });
    return changed === undefined ? remember(asked, list, context) : write(asked, list, changed, context);
  });
}

/**
 * Writes a whole list, 1 Medium call, while no change of it is under way.
 * @param entriesFor makes the list for the book, with real ids as far as they are known
 */
export async function replaceFavorites(
  where: FavoriteBook,
  context: Context,
  entriesFor: (book: AddressBook) => FavoriteEntries,
): Promise<FavoriteList> {
  const { book, lockedExtensionId } = await resolveForLock(where, context);
  return underLock(lockedExtensionId, context, () => {
    const entries = entriesFor(where.claimed ?? book);
    return write(where.asked, book, entries, context);
  });
}

/**
 * The book to call, and the extension that names the lock: from what is remembered of the caller, from the claim, else
 * from a list that is read for its address alone, 1 Light call more. Before the lock and never in it, so that nobody
 * holds one lock and waits for another.
 */
async function resolveForLock(
  { asked, claimed }: FavoriteBook,
  { loaders }: Context,
): Promise<{ book: AddressBook; lockedExtensionId: string }> {
  const book = loaders.addressBooks.resolve(asked);
  if (book.extensionId !== OWN) return { book, lockedExtensionId: book.extensionId };
  if (claimed !== undefined) return { book, lockedExtensionId: claimed.extensionId };
  const { accountId, extensionId } = await loaders.favorites.load(asked);
  return { book: realBook({ accountId, extensionId }), lockedExtensionId: extensionId };
}

/** Nothing may be written before it is known whose list it is: neither lock nor ids could be named. */
function realBook(book: AddressBook): AddressBook {
  if (isReal(book)) return book;
  throw upstreamBadResponse(UPSTREAM, 'RingCentral did not say whose favorites it sent.');
}

/**
 * The extension alone names the lock, so that the account may still be `~`: whatever the credential and the spelling
 * (leading zeros included) that it is reached by, a list has one extension.
 */
async function underLock<Result>(
  extensionId: string,
  { locks, signal, lockWaitMs }: Context,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await locks.run(`${UPSTREAM} favorites ${BigInt(extensionId)}`, signal, lockWaitMs, work);
  } catch (error) {
    const isTurnMissed = error instanceof WaitEnded && error.reason === 'timeout';
    // A line that has no room for one more is the same, only that it shows at once.
    throw isTurnMissed || error instanceof QuotaRefusal
      ? notOurTurn(lockWaitMs)
      : waitFailure(UPSTREAM, error);
  }
}

function notOurTurn(lockWaitMs: number): UpstreamError {
  const seconds = wholeSeconds(lockWaitMs);
  return new UpstreamError({
    code: 'RATE_LIMITED',
    upstream: UPSTREAM,
    retryAfterSeconds: seconds,
    message: `So many changes of these favorites are waiting that the turn of this one has not come. Nothing was changed; try again in ${seconds} s.`,
  });
}

/** An empty list may lack `records`; what lacks its address too is no list, and must not be written back as an empty one. */
function entriesOf({
  uri,
  records,
}: { readonly [Name in keyof FavoriteContactList]: unknown }): FavoriteEntries {
  if (Array.isArray(records)) return records as FavoriteEntries;
  if (records == null && typeof uri === 'string') return [];
  throw upstreamBadResponse(UPSTREAM, 'RingCentral sent something else than a list of favorites.');
}

async function write(
  asked: AddressBook,
  book: AddressBook,
  entries: FavoriteEntries,
  context: Context,
): Promise<FavoriteList> {
  const { loaders, clients } = context;
  const { accountId, extensionId } = book;
  const records = numbered(entries);
  // Also when the write fails: its outcome may be unknown.
  loaders.favorites.clearAll();
  const answer = await clients.ringcentral.updateFavoriteContactList({ accountId, extensionId }, { records });
  const real = loaders.addressBooks.learn(book, answer.uri);
  if (!isReal(real)) throw callFailure(UPSTREAM, { kind: 'unreadable', outcomeUnknown: true });
  return remember(asked, favoriteListOf(answer.records ?? records, real), context);
}

/** What is read from now on in this operation is this list, however its book is spelled. */
function remember(asked: AddressBook, list: FavoriteList, { loaders }: Context): FavoriteList {
  loaders.favorites.clearAll().prime(list, list).prime(asked, list);
  return list;
}
