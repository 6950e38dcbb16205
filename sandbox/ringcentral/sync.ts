import { type Clock, queryValue, type UpstreamRequest } from '../kit/index.ts';

import { type Book, type BookEntry, isTombstone } from './book.ts';
import { type Contact, type Tombstone, wireContact, wireFields } from './contact.ts';
import { invalidParameter, refuse } from './errors.ts';
import { jsonInteger, type JsonObject } from './json.ts';
import { wholeNumber } from './listing.ts';
import type { RingcentralSettings } from './settings.ts';
import { readSyncToken, writeSyncToken } from './sync-token.ts';

type SyncType = 'FSync' | 'ISync';

interface SyncQuery {
  readonly syncType: SyncType;
  readonly syncToken?: string;
  readonly pageId?: number;
  readonly perPage: number;
  /** As in the `uri` of answers: `max` when none was sent. */
  readonly perPageText: string;
}

interface SyncPage {
  readonly syncType: SyncType;
  readonly entries: readonly BookEntry[];
  /** The revision that the caller has received with this page. */
  readonly revision: number;
  readonly nextPageId?: number;
}

const MAX_PER_PAGE = 250;

/**
 * The page id of an incremental sync is the revision before its first entry, as in published answers. A page id of a full
 * sync is two numbers, the revision at the first page times this base plus the revision before its first entry. The
 * following incremental sync starts at the first number, so changes made between two pages are neither lost nor repeated.
 */
const FULL_PAGE_BASE = 2 ** 26;

const readQuery = (request: UpstreamRequest): SyncQuery => {
  const syncType = queryValue(request, 'syncType') ?? 'FSync';
  if (syncType !== 'FSync' && syncType !== 'ISync') throw refuse(invalidParameter('syncType', syncType));
  const syncToken = queryValue(request, 'syncToken');
  const pageId = queryValue(request, 'pageId');
  const perPageText = queryValue(request, 'perPage') ?? 'max';
  return {
    syncType,
    ...(syncToken !== undefined && { syncToken }),
    ...(pageId !== undefined && { pageId: wholeNumber('pageId', pageId, 0) }),
    // The server itself writes `max` into the URL of the next page.
    perPage:
      perPageText === 'max' ? MAX_PER_PAGE : Math.min(MAX_PER_PAGE, wholeNumber('perPage', perPageText, 1)),
    perPageText,
  };
};

const fullPage = (book: Book, pageId: number | undefined, perPage: number): SyncPage => {
  const revision = pageId === undefined ? book.revision() : Math.floor(pageId / FULL_PAGE_BASE);
  const after = pageId === undefined ? 0 : pageId % FULL_PAGE_BASE;
  if (revision > book.revision()) throw refuse(invalidParameter('pageId', String(pageId)));
  const left = book
    .changesAfter(after)
    .filter((entry): entry is Contact => entry.revision <= revision && !isTombstone(entry));
  const entries = left.slice(0, perPage);
  const last = entries.at(-1);
  return {
    syncType: 'FSync',
    entries,
    revision,
    ...(left.length > perPage && last && { nextPageId: revision * FULL_PAGE_BASE + last.revision }),
  };
};

const changesPage = (book: Book, after: number, perPage: number): SyncPage => {
  const left = book.changesAfter(after);
  const entries = left.slice(0, perPage);
  const last = entries.at(-1);
  return left.length > perPage && last
    ? { syncType: 'ISync', entries, revision: last.revision, nextPageId: last.revision }
    : { syncType: 'ISync', entries, revision: book.revision() };
};

export interface SyncOptions {
  readonly clock: Clock;
  readonly settings: () => RingcentralSettings;
}

export interface Sync {
  /** `base` is the canonical URL of the book's sync, `contactUri` that of a contact. */
  answer(book: Book, request: UpstreamRequest, base: string, contactUri: (id: string) => string): JsonObject;
  /** Invalidates all tokens of a book that were issued until now. */
  loseTokens(extensionId: string): void;
}

interface IssuedToken {
  /** Milliseconds of the clock. */
  readonly at: number;
  readonly serial: number;
  /** False for a token of an earlier page when only that of the last page is valid. */
  readonly isUsable: boolean;
}

/** Limits the memory of issued tokens. Where tokens expire, a token that was dropped counts as expired. */
const MAX_REMEMBERED_TOKENS = 10_000;

export const createSync = ({ clock, settings }: SyncOptions): Sync => {
  const issued = new Map<string, IssuedToken>();
  /** For each extension, the serial number of the last token that was invalidated. */
  const lost = new Map<string, number>();
  let serial = 0;

  /** Issues the token of a page. The same text may have been issued before. */
  const issue = (extensionId: string, page: SyncPage): string => {
    const token = writeSyncToken({ extensionId, revision: page.revision });
    const isEarly = page.syncType === 'FSync' && page.nextPageId !== undefined;
    serial += 1;
    const isUsable = !isEarly || settings().fullSyncTokens === 'every-page' || !isRefused(extensionId, token);
    issued.delete(token);
    issued.set(token, { at: clock.now(), serial, isUsable });
    const oldest = issued.keys().next();
    if (issued.size > MAX_REMEMBERED_TOKENS && !oldest.done) issued.delete(oldest.value);
    return token;
  };

  const isRefused = (extensionId: string, token: string): boolean => {
    const { syncTokenSeconds, fullSyncTokens } = settings();
    const known = issued.get(token);
    const expiresAt =
      syncTokenSeconds === null ? Infinity : (known?.at ?? -Infinity) + syncTokenSeconds * 1_000;
    const isLost = (known?.serial ?? 0) <= (lost.get(extensionId) ?? -1);
    const isEarly = fullSyncTokens === 'last-page' && known?.isUsable !== true;
    return isLost || isEarly || clock.now() >= expiresAt;
  };

  const revisionOf = (book: Book, token: string): number => {
    const position = readSyncToken(token);
    const isKnown =
      position?.extensionId === book.extensionId &&
      position.revision <= book.revision() &&
      !isRefused(book.extensionId, token);
    if (!isKnown) throw refuse(invalidParameter('syncToken', token));
    return position.revision;
  };

  const pageOf = (book: Book, { syncType, syncToken, pageId, perPage }: SyncQuery): SyncPage => {
    const isOfFull = pageId !== undefined && pageId >= FULL_PAGE_BASE;
    if (syncType === 'FSync' && pageId !== undefined && !isOfFull) {
      throw refuse(invalidParameter('pageId', String(pageId)));
    }
    if (syncType === 'FSync' || isOfFull) return fullPage(book, pageId, perPage);
    const after = syncToken === undefined ? undefined : revisionOf(book, syncToken);
    // The next-page URL that the server returns has no token.
    const from = pageId ?? after;
    if (from === undefined) throw refuse(invalidParameter('syncToken'));
    return settings().syncAnswersFull ? fullPage(book, undefined, perPage) : changesPage(book, from, perPage);
  };

  const wireTombstone = ({ id, fields, deletedAt }: Tombstone, uri: string): JsonObject => {
    const { purgeSeconds, tombstones, escapeNames } = settings();
    const isPurged = purgeSeconds !== null && clock.now() >= deletedAt + purgeSeconds * 1_000;
    return {
      ...(tombstones === 'full' && { uri }),
      id: jsonInteger(id),
      availability: isPurged ? 'Purged' : 'Deleted',
      ...(tombstones === 'full' && !isPurged && wireFields(fields, escapeNames)),
    };
  };

  return {
    answer(book, request, base, contactUri) {
      const query = readQuery(request);
      const page = pageOf(book, query);
      const token = issue(book.extensionId, page);
      const address = (pairs: Record<string, string>): string =>
        `${base}?${new URLSearchParams({ ...pairs, perPage: query.perPageText })}`;
      return {
        uri: address({
          syncType: query.syncType,
          ...(query.syncToken !== undefined && { syncToken: query.syncToken }),
          ...(query.pageId !== undefined && { pageId: String(query.pageId) }),
        }),
        records: page.entries.map((entry) =>
          isTombstone(entry)
            ? wireTombstone(entry, contactUri(entry.id))
            : wireContact(entry, contactUri(entry.id), settings().escapeNames),
        ),
        syncInfo: {
          syncType: page.syncType,
          syncToken: token,
          syncTime: new Date(clock.now()).toISOString(),
        },
        ...(page.nextPageId !== undefined && {
          nextPageId: page.nextPageId,
          nextPageUri: address({ syncType: page.syncType, pageId: String(page.nextPageId) }),
        }),
      };
    },
    loseTokens: (extensionId) => void lost.set(extensionId, serial),
  };
};
