import type { GraphQLResolveInfo } from 'graphql';

import { reportUnreadable, userInputError } from '../clients/errors/graphql-errors.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { Context } from '../context/context.ts';
import { isReal, OWN } from '../loaders/address-books.ts';
import { isContactPageToken, MAX_SYNC_PAGE_SIZE } from '../loaders/personal-contact-changes.ts';
import type {
  AddressBook,
  PersonalContactChangeConnectionParent,
  PersonalContactChangeRecord,
} from '../loaders/records.ts';
import { readSyncWindow, type SyncPosition } from '../loaders/sync-window.ts';
import { bindingOf, type CursorPayload, type CursorScope, parseForwardArguments } from '../relay/cursor.ts';
import { isDecimalId } from '../relay/global-id.ts';
import { damagedSince, decodeSince, encodeSince } from '../relay/since.ts';

import {
  asksForFacts,
  CHANGE_LIMITS,
  type ChangeArguments,
  changePage,
  decodeSyncPosition,
  encodeSyncPosition,
  NO_CHANGES,
  noPosition,
} from './change-connection.ts';

const KIND = 'personalContactChanges';

/** A page of changes in an address book. */
export const personalContactChangeConnection = async (
  asked: AddressBook,
  args: ChangeArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<PersonalContactChangeConnectionParent> => {
  const { loaders, signal } = context;
  const { first, after: cursor } = parseForwardArguments(args, CHANGE_LIMITS);
  const since = args.since == null ? null : decodeContactSince(args.since);
  const scope = { kind: KIND, binding: bindingOf({ since }) };
  const after = cursor === null ? null : decodeContactPosition(cursor, scope);
  /** Refuses tokens that are known to belong to another book than the one asked for. */
  const demandSameBook = (book = loaders.addressBooks.resolve(asked)): void => {
    if (since !== null) demandSame('since', since.book, book);
    if (after !== null) demandSame('after', after.book, book);
  };
  demandSameBook();
  if (first === 0 && !asksForFacts(info, 'PersonalContactChangeConnection')) return NO_CHANGES;

  const pageSize = after?.position.pageSize ?? pageSizeFor(first);
  const syncToken = since?.syncToken ?? null;
  const window = await readSyncWindow({
    first,
    after: after?.position ?? null,
    pageSize,
    upstream: 'ringcentral',
    signal,
    load: (pageToken) =>
      loaders.personalContactSyncs.load({ book: asked, syncToken, pageToken, perPage: pageSize }),
    fingerprint,
  }).catch(async (error: unknown) => {
    // RingCentral answers a token of another book like an expired one, and it may not be known yet which book `~` is.
    if (isExpired(error) && !isReal(loaders.addressBooks.resolve(asked))) {
      await loaders.favorites.load(asked).catch(() => null);
      demandSameBook();
    }
    throw error;
  });
  demandSameBook(window.page.book);
  reportUnreadable(window.unreadable, 'ringcentral', context, info);
  return changePage(window, {
    isAfterCursor: after !== null,
    cursorOf: (position, { book }) => encodeSyncPosition(scope, position, [book.accountId, book.extensionId]),
    sinceOf: (token, { book }) => encodeSince(KIND, [book.accountId, book.extensionId, token]),
  });
};

/** Contacts have no etag, so the whole change is compared. */
const fingerprint = (change: PersonalContactChangeRecord): string => JSON.stringify(change);

/** `first` itself if one upstream page can hold it, else equal pages that add up to `first` if possible, else the max size. */
const pageSizeFor = (first: number): number => {
  const calls = Math.ceil(Math.max(first, 1) / MAX_SYNC_PAGE_SIZE);
  return first % calls === 0 ? Math.max(first / calls, 1) : MAX_SYNC_PAGE_SIZE;
};

const isExpired = (error: unknown): boolean =>
  error instanceof UpstreamError && error.code === 'SYNC_TOKEN_EXPIRED';

/** A `~` on either side matches any id: both may mean the same book. */
const demandSame = (argument: 'since' | 'after', made: AddressBook, asked: AddressBook): void => {
  const isOther = (['accountId', 'extensionId'] as const).some(
    (id) => made[id] !== OWN && asked[id] !== OWN && made[id] !== asked[id],
  );
  if (!isOther) return;
  throw userInputError(
    `belongs to the address book of extension ${made.extensionId} in account ${made.accountId}, but the arguments name ` +
      `extension ${asked.extensionId} in account ${asked.accountId}. Pass a value of the same book, or leave it out.`,
    argument,
  );
};

const decodeContactPosition = (
  cursor: string,
  scope: CursorScope,
): { readonly position: SyncPosition; readonly book: AddressBook } => {
  const { position, rest } = decodeSyncPosition(cursor, scope, MAX_SYNC_PAGE_SIZE);
  const [accountId, extensionId, ...more] = rest;
  const book = bookOf(accountId, extensionId);
  const isKnownToken = position.token === null || isContactPageToken(position.token);
  if (book === null || !isKnownToken || more.length > 0) throw noPosition();
  return { position, book };
};

/** RingCentral's token in a `since`, and the book it belongs to. */
const decodeContactSince = (since: string): { readonly book: AddressBook; readonly syncToken: string } => {
  const [accountId, extensionId, syncToken, ...rest] = decodeSince(since, KIND);
  const book = bookOf(accountId, extensionId);
  if (book === null || typeof syncToken !== 'string' || rest.length > 0) throw damagedSince();
  return { book, syncToken };
};

const bookOf = (
  accountId: CursorPayload[number] | undefined,
  extensionId: CursorPayload[number] | undefined,
): AddressBook | null => (isBookId(accountId) && isBookId(extensionId) ? { accountId, extensionId } : null);

const isBookId = (value: unknown): value is string =>
  typeof value === 'string' && (value === OWN || isDecimalId(value));
