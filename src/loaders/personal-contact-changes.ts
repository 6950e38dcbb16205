import { limits, type SyncAddressBookSyncType } from '../__generated__/ringcentral.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';

import { type AddressBooks, bookKey } from './address-books.ts';
import { createLoader } from './create-loader.ts';
import { nextTokenOf } from './page-walk.ts';
import { type PersonalContactLoader, readRecord, uriOf } from './personal-contacts.ts';
import { type AddressBook, type PersonalContactChangeRecord, readRecords } from './records.ts';
import { pageIsGone, type SyncPage } from './sync-window.ts';

/** RingCentral's greatest page of a sync, 250. */
export const MAX_SYNC_PAGE_SIZE = limits.syncAddressBook.perPage.maximum;

/** One page of a sync. */
export interface ContactSyncKey {
  readonly book: AddressBook;
  /** null for a full sync. */
  readonly syncToken: string | null;
  /** What the page before gave as `nextToken`; null for the first page. */
  readonly pageToken: string | null;
  /** 1…`MAX_SYNC_PAGE_SIZE`. */
  readonly perPage: number;
}

export interface ContactSyncPage extends SyncPage<PersonalContactChangeRecord> {
  /** The real book, where upstream has named it. */
  readonly book: AddressBook;
}

/** Whether the text can be the `nextToken` of a page: the kind of the sync that it belongs to, and upstream's id of it. */
export const isContactPageToken = (text: string): boolean => PAGE_TOKEN.test(text);

const PAGE_TOKEN = /^([FI]Sync):(-?\d{1,19})$/;

/**
 * Pages of syncs, one call each; identical ones of an operation are one. The contacts that come are not read again:
 * `contacts` is primed with them.
 */
export const createContactSyncLoader = (
  client: RingcentralClient,
  books: AddressBooks,
  contacts: PersonalContactLoader,
) => {
  const loadPage = async ({
    book,
    syncToken,
    pageToken,
    perPage,
  }: ContactSyncKey): Promise<ContactSyncPage> => {
    const asked = requestOf(syncToken, pageToken);
    const answer = await client
      .syncAddressBook({ ...books.resolve(book), ...asked, perPage })
      .catch((error: unknown) => {
        throw isBadPageId(error) && asked.pageId !== undefined
          ? pageIsGone(error, asked.syncType === 'FSync')
          : error;
      });
    const { records } = answer;
    const real = books.learn(book, answer.uri ?? uriOf(records[0]));
    const { items: changes, unreadable } = readRecords(records, (resource) => toChange(resource, real));
    for (const { personalContact } of changes) {
      if (personalContact !== null) contacts.prime(personalContact, personalContact);
    }
    const { syncType = asked.syncType, syncToken: nextSyncToken } = answer.syncInfo;
    const nextPageId = nextTokenOf(answer.nextPageId);
    return {
      book: real,
      changes,
      unreadable,
      // Pages belong to the kind of sync that upstream has made of it.
      nextToken: nextPageId === null ? null : `${syncType}:${nextPageId}`,
      syncToken: nextTokenOf(nextSyncToken),
      isFullSync: syncType === 'FSync',
      isFirst: pageToken === null || syncType !== asked.syncType,
    };
  };
  return createLoader<ContactSyncKey, ContactSyncPage, string>(
    'personalContactSyncPages',
    (keys) => Promise.all(keys.map((key) => loadPage(key).catch((error: unknown) => error as Error))),
    {
      cacheKeyFn: ({ book, syncToken, pageToken, perPage }) =>
        JSON.stringify([bookKey(books.resolve(book)), syncToken, pageToken, perPage]),
    },
  );
};

interface SyncRequest {
  readonly syncType: SyncAddressBookSyncType;
  readonly syncToken?: string | undefined;
  readonly pageId?: string | undefined;
}

/** RingCentral's own client sends kind and token again with every page; the address that upstream gives lacks the token. */
const requestOf = (syncToken: string | null, pageToken: string | null): SyncRequest => {
  const [, kind, pageId] = PAGE_TOKEN.exec(pageToken ?? '') ?? [];
  const isFull = kind === undefined ? syncToken === null : kind === 'FSync';
  return isFull
    ? { syncType: 'FSync', pageId }
    : { syncType: 'ISync', syncToken: syncToken ?? undefined, pageId };
};

const toChange = (resource: unknown, book: AddressBook): PersonalContactChangeRecord | null => {
  const record = readRecord(resource, book);
  // Without its state nobody knows whether the contact is still there.
  if (record === null || (record.availability as unknown) instanceof Error) return null;
  const { contactId, availability = 'Alive' } = record;
  // Deleted, or purged a time after that.
  return availability === 'Alive'
    ? { deleted: false, contactId, personalContact: record }
    : { deleted: true, contactId, personalContact: null };
};

/** The code stands for any bad value; of old answers nothing but the text names the parameter. */
const isBadPageId = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError &&
  error.code === 'BAD_USER_INPUT' &&
  (error.parameterName ?? 'pageId') === 'pageId';
