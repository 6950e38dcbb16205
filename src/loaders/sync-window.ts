import { crc32 } from 'node:zlib';

import type { UpstreamName } from '../clients/errors/error-code.ts';
import { userInputError } from '../clients/errors/graphql-errors.ts';
import { type UpstreamError, withDetails } from '../clients/errors/upstream-error.ts';
import { callFailure } from '../clients/errors/upstream-failure.ts';

import { LIST_START, type PageTrail, type WalkedPage, walkPages } from './page-walk.ts';

/** A page of a sync: the result of one upstream call. */
export interface SyncPage<Change> {
  readonly changes: readonly Change[];
  /** Number of unreadable changes, which are left out. */
  readonly unreadable: number;
  /** Token of the next page; null on the last one. */
  readonly nextToken: string | null;
  /** Upstream's token for the next sync. Only valid on the last page. */
  readonly syncToken: string | null;
  /** Whether upstream answered with a full sync, which may differ from the request. */
  readonly isFullSync: boolean;
  /** Whether this page starts a sync. Upstream may start a new one although a page token was sent. */
  readonly isFirst: boolean;
}

/** A position between two changes of a sync. */
export interface SyncPosition {
  /** Page size of all pages of the sync. */
  readonly pageSize: number;
  /** Token of the page to continue with; null for the first page. */
  readonly token: string | null;
  /** Trail of that page. */
  readonly trail: PageTrail;
  /** Number of changes on that page before the position. */
  readonly count: number;
  /** Checksum of those changes; 0 if there are none. */
  readonly checksum: number;
  /** Whether the page before the position belonged to a full sync. */
  readonly isFullSync: boolean;
}

export interface SyncDemand<Change, Page extends SyncPage<Change>> {
  /** Number of changes; 0 if only facts about the sync are needed. */
  readonly first: number;
  readonly after: SyncPosition | null;
  /** Size of upstream's pages. With `after`, it must be that of the position. */
  readonly pageSize: number;
  /** The upstream that is synced. */
  readonly upstream: UpstreamName;
  /** Aborted when the operation ends. */
  readonly signal: AbortSignal;
  readonly load: (token: string | null) => Promise<Page>;
  /** A text that identifies the state of the change, independent of the selection. */
  readonly fingerprint: (change: Change) => string;
}

export interface SyncWindow<Change, Page> {
  readonly changes: readonly Change[];
  /** Number of unreadable changes on the pages that were read. */
  readonly unreadable: number;
  readonly hasNextPage: boolean;
  /** The last page that was read. */
  readonly page: Page;
  /** The position after `changes[index]`. */
  readonly positionBehind: (index: number) => SyncPosition;
}

/**
 * Reads the changes after a position in a sync. Costs one call per upstream page that they touch. There may be fewer changes
 * than requested although more follow: if upstream gives fewer, or if a call after the first one fails.
 *
 * No change is ever skipped, whatever changes meanwhile; at worst a change comes twice. Upstream's token for the next sync only
 * covers what its own chain of pages has shown. So if a page is read again, it must still begin with the changes that were
 * returned from it before. If it does not, the page is returned from its start. If even that could hide a deletion, the caller
 * has to start a full sync (BAD_USER_INPUT).
 */
export const readSyncWindow = async <Change, Page extends SyncPage<Change>>(
  demand: SyncDemand<Change, Page>,
): Promise<SyncWindow<Change, Page>> => {
  const { first, after, pageSize, upstream, signal } = demand;
  const checksums = createChecksums<Change, Page>(demand.fingerprint);
  let failure: unknown;
  const load = (token: string | null): Promise<Page> =>
    demand
      .load(token)
      .then(demandToken(upstream))
      .catch((error: unknown) => {
        failure = error;
        throw error;
      });
  let last: Page | undefined;
  let from = 0;
  let runs: WalkedPage<Page>[] = [];
  let total = 0;
  try {
    for await (const walked of walkPages({ upstream, signal, start: after ?? LIST_START, load })) {
      const { page } = walked;
      if (last === undefined) {
        from = after === null ? 0 : countBehind(after, page, checksums);
      } else {
        demandSameSync(last.isFullSync, page);
        // Upstream started a full sync in the middle of this one, so the pages before are invalid.
        if (page.isFullSync !== last.isFullSync) [from, runs, total] = [0, [], 0];
      }
      last = page;
      runs.push(walked);
      total += page.changes.length;
      // If upstream's page is shorter than requested, it is not filled up: all further pages would then overlap two of
      // upstream's pages and cost two calls.
      const isWhole = from === 0 && total > 0 && runs.length * pageSize === first;
      if (total >= from + first || isWhole) break;
    }
  } catch (error) {
    // Return what was already read. The next page starts with the failing call and reports the failure.
    if (error !== failure || total <= from) throw error;
  }
  if (last === undefined) throw new TypeError('The walk gave no page.');
  const page: Page = last;
  return {
    changes: runs.flatMap((run) => run.page.changes).slice(from, from + first),
    unreadable: runs.reduce((sum, run) => sum + run.page.unreadable, 0),
    hasNextPage: page.nextToken !== null || total > from + first,
    page,
    positionBehind: (index) => positionBehind(runs, from + index, pageSize, checksums),
  };
};

/**
 * Every sync ends with a token for the next one. An empty answer without a token is not a sync; taken as one, it would tell the
 * caller that everything was deleted.
 */
const demandToken =
  (upstream: UpstreamName) =>
  <Page extends SyncPage<unknown>>(page: Page): Page => {
    const { changes, unreadable, nextToken, syncToken } = page;
    if (changes.length === 0 && unreadable === 0 && nextToken === null && syncToken === null) {
      throw callFailure(upstream, { kind: 'unreadable', outcomeUnknown: false });
    }
    return page;
  };

/** Number of changes on the page before the position. */
const countBehind = <Change, Page extends SyncPage<Change>>(
  { count, checksum, isFullSync }: SyncPosition,
  page: Page,
  checksums: Checksums<Page>,
): number => {
  demandSameSync(isFullSync, page);
  if (count === 0 || page.isFullSync !== isFullSync) return 0;
  if (checksums(page)[count - 1] === checksum) return count;
  // Reading a first page again starts another sync. Changes since an earlier sync are then reported again. But a full sync does
  // not report what was deleted after the first reading.
  if (page.isFirst && isFullSync) throw changedUnderCursor();
  return 0;
};

/** Changes cannot continue a full sync, because the caller has discarded its old data for it. */
const demandSameSync = (wasFullSync: boolean, page: SyncPage<unknown>): void => {
  if (wasFullSync && !page.isFullSync) throw changedUnderCursor();
};

const changedUnderCursor = () =>
  userInputError(
    `the list has changed since this cursor was made, so the sync cannot continue without missing changes. ${remedy(true)}`,
    'after',
  );

/** The error for a rejected page token. Callers never see that token, so the message tells them what to do. */
export const pageIsGone = (error: UpstreamError, isFullSync: boolean): UpstreamError =>
  withDetails(error, {
    message: `Upstream no longer has the next page of this sync. ${remedy(isFullSync)}`,
  });

/** A caller in a full sync has discarded its old data, so changes are not enough. */
const remedy = (isFullSync: boolean): string =>
  isFullSync
    ? 'Start a full sync: leave out `since` and `after`.'
    : 'Start the sync again: pass the same `since`, leave out `after`.';

/** The running checksums of a page's changes. */
type Checksums<Page> = (page: Page) => readonly number[];

const createChecksums = <Change, Page extends SyncPage<Change>>(
  fingerprint: (change: Change) => string,
): Checksums<Page> => {
  const known = new Map<Page, readonly number[]>();
  return (page) => {
    let sum = 0;
    const sums =
      known.get(page) ?? page.changes.map((change) => (sum = crc32(`${fingerprint(change)}\n`, sum)));
    known.set(page, sums);
    return sums;
  };
};

const positionBehind = <Page extends SyncPage<unknown>>(
  runs: readonly WalkedPage<Page>[],
  at: number,
  pageSize: number,
  checksums: Checksums<Page>,
): SyncPosition => {
  let start = 0;
  for (const { page, token, trail, next } of runs) {
    const { changes, isFullSync } = page;
    const count = at + 1 - start;
    // After the last change of a page, continue with the next page. The sync's last page has none, so it is read again.
    if (count === changes.length && next !== null) {
      return { pageSize, ...next, count: 0, checksum: 0, isFullSync };
    }
    if (count <= changes.length) {
      return { pageSize, token, trail, count, checksum: checksums(page)[count - 1] ?? 0, isFullSync };
    }
    start += changes.length;
  }
  throw new RangeError(`No change was read at ${String(at)}.`);
};
