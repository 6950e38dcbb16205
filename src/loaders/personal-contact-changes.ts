import { limits, type SyncAddressBookSyncType } from '../__generated__/ringcentral.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';

import { type AddressBooks, bookKey } from './address-books.ts';
import { createLoader, loadEach } from './create-loader.ts';
import { nextTokenOf } from './page-walk.ts';
import { type PersonalContactLoader, readRecord, uriOf } from './personal-contacts.ts';
import { type AddressBook, type PersonalContactChangeRecord, readRecords } from './records.ts';
import { pageIsGone, type SyncPage } from './sync-window.ts';

/** RingCentral's largest page of a sync, 250. */
export const MAX_SYNC_PAGE_SIZE = limits.syncAddressBook.perPage.maximum;

/** A page of a sync. */
export interface ContactSyncKey {
  readonly book: AddressBook;
  /** null for a full sync. */
  readonly syncToken: string | null;
  /** `nextToken` of the page before; null for the first page. */
  readonly pageToken: string | null;
  /** 1…`MAX_SYNC_PAGE_SIZE`. */
  readonly perPage: number;
}

export interface ContactSyncPage extends SyncPage<PersonalContactChangeRecord> {
  /** The real book, if upstream named it. */
  readonly book: AddressBook;
}

/** Whether the text can be the `nextToken` of a page: the type of the sync and upstream's page id. */
export const isContactPageToken = (text: string): boolean => PAGE_TOKEN.test(text);

const PAGE_TOKEN = /^([FI]Sync):(-?\d{1,19})$/;

/**
 * Pages of syncs, one call each; identical pages in an operation share a call. Primes `contacts`, so that the contacts are not
 * read again.
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
      // Later pages have the sync type of the answer, which may differ from the requested one.
      nextToken: nextPageId === null ? null : `${syncType}:${nextPageId}`,
      syncToken: nextTokenOf(nextSyncToken),
      isFullSync: syncType === 'FSync',
      isFirst: pageToken === null || syncType !== asked.syncType,
    };
  };
  return createLoader<ContactSyncKey, ContactSyncPage, string>(
    'personalContactSyncPages',
    loadEach(loadPage),
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

/** RingCentral's own client sends sync type and token with every page, although upstream's link to the next page has no token. */
const requestOf = (syncToken: string | null, pageToken: string | null): SyncRequest => {
  const [, kind, pageId] = PAGE_TOKEN.exec(pageToken ?? '') ?? [];
  const isFull = kind === undefined ? syncToken === null : kind === 'FSync';
  return isFull
    ? { syncType: 'FSync', pageId }
    : { syncType: 'ISync', syncToken: syncToken ?? undefined, pageId };
};

const toChange = (resource: unknown, book: AddressBook): PersonalContactChangeRecord | null => {
  const record = readRecord(resource, book);
  // Without `availability` it is unknown whether the contact was deleted.
  if (record === null || (record.availability as unknown) instanceof Error) return null;
  const { contactId, availability = 'Alive' } = record;
  // Otherwise `Deleted`, or later `Purged`.
  return availability === 'Alive'
    ? { deleted: false, contactId, personalContact: record }
    : { deleted: true, contactId, personalContact: null };
};

/** The error code stands for any invalid value, and older answers name the parameter only in their text. */
const isBadPageId = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError &&
  error.code === 'BAD_USER_INPUT' &&
  (error.parameterName ?? 'pageId') === 'pageId';
