import { crc32 } from 'node:zlib';

import type { UpstreamName } from '../clients/errors/error-code.ts';
import { userInputError } from '../clients/errors/graphql-errors.ts';
import { type UpstreamError, withDetails } from '../clients/errors/upstream-error.ts';
import { callFailure } from '../clients/errors/upstream-failure.ts';

import { LIST_START, type PageTrail, type WalkedPage, walkPages } from './page-walk.ts';

/** A page of a sync, as one upstream call gives it. */
export interface SyncPage<Change> {
  readonly changes: readonly Change[];
  /** How many more upstream sent that cannot be read. */
  readonly unreadable: number;
  /** Leads to the next page; null on the last one. */
  readonly nextToken: string | null;
  /** Upstream's token for the next sync. Only that of the last page counts. */
  readonly syncToken: string | null;
  /** What upstream made of the request, which need not be what was asked for. */
  readonly isFullSync: boolean;
  /** Whether a sync begins with this page, be it that a token led here and upstream has begun another one. */
  readonly isFirst: boolean;
}

/** A place between two changes of a sync. */
export interface SyncPosition {
  /** What all pages of the sync are read with. */
  readonly pageSize: number;
  /** Of the page to read on; null for the first one. */
  readonly token: string | null;
  /** Of that page. */
  readonly trail: PageTrail;
  /** How many changes of that page lie before the place. */
  readonly count: number;
  /** Checksum of those; 0 for none. */
  readonly checksum: number;
  /** What the page before the place was. */
  readonly isFullSync: boolean;
}

export interface SyncDemand<Change, Page extends SyncPage<Change>> {
  /** How many changes; 0 asks for the facts about the sync alone. */
  readonly first: number;
  readonly after: SyncPosition | null;
  /** Of upstream's pages; with `after` that of its position. */
  readonly pageSize: number;
  /** Whose sync it is. */
  readonly upstream: UpstreamName;
  /** Aborted when the operation is over. */
  readonly signal: AbortSignal;
  readonly load: (token: string | null) => Promise<Page>;
  /** A text that differs whenever the change does, whatever was selected of it. */
  readonly fingerprint: (change: Change) => string;
}

export interface SyncWindow<Change, Page> {
  readonly changes: readonly Change[];
  /** Changes on the pages that were read that cannot be shown. */
  readonly unreadable: number;
  readonly hasNextPage: boolean;
  /** The last page that was read. */
  readonly page: Page;
  /** The place behind `changes[index]`. */
  readonly positionBehind: (index: number) => SyncPosition;
}

/**
 * The changes that follow a place in a sync. Costs one call per page of upstream's that they touch. There may be fewer than
 * asked for though more follow: where upstream gives fewer, and where a call after the first one fails.
 *
 * Nothing is ever left out, whatever changes meanwhile: at worst something comes twice. Upstream's token for the next sync
 * speaks of what its own chain of pages has shown, so what was handed out of a page that is read again must be what that
 * page still begins with. Where it is not, the page is handed out from its start, or, where even that could
 * hide a deletion, the caller has to begin a full sync (BAD_USER_INPUT).
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
        // Upstream has begun a full sync in the middle of this one: what was read before is void.
        if (page.isFullSync !== last.isFullSync) [from, runs, total] = [0, [], 0];
      }
      last = page;
      runs.push(walked);
      total += page.changes.length;
      // A page that upstream itself cut short is handed on as it is: filling it up would put each further page in the
      // middle of two of upstream's, at twice the calls.
      const isWhole = from === 0 && total > 0 && runs.length * pageSize === first;
      if (total >= from + first || isWhole) break;
    }
  } catch (error) {
    // What has been read was paid for. The next page begins with the call that fails, and then says so.
    if (error !== failure || total <= from) throw error;
  }
  if (last === undefined) throw new TypeError('A walk gives a page or throws.');
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
 * Every sync ends with a token for the next one. Without that an empty answer is no sync: it must not tell a caller that
 * everything is gone.
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

/** How many changes of the page, just read, lie before the place. */
const countBehind = <Change, Page extends SyncPage<Change>>(
  { count, checksum, isFullSync }: SyncPosition,
  page: Page,
  checksums: Checksums<Page>,
): number => {
  demandSameSync(isFullSync, page);
  if (count === 0 || page.isFullSync !== isFullSync) return 0;
  if (checksums(page)[count - 1] === checksum) return count;
  // A first page read again is another sync, from this moment on. It tells again what changed since an earlier sync, but
  // of everything that is there it does not tell what has gone since it was handed out.
  if (page.isFirst && isFullSync) throw changedUnderCursor();
  return 0;
};

/** Changes are no continuation of a full sync, for which the caller has dropped what it had. */
const demandSameSync = (wasFullSync: boolean, page: SyncPage<unknown>): void => {
  if (wasFullSync && !page.isFullSync) throw changedUnderCursor();
};

const changedUnderCursor = () =>
  userInputError(
    `the list has changed, and this sync cannot continue from there without missing changes. ${remedy(true)}`,
    'after',
  );

/** The refusal of a page's token, which no caller has ever seen, in words that tell what to do. */
export const pageIsGone = (error: UpstreamError, isFullSync: boolean): UpstreamError =>
  withDetails(error, {
    message: `Upstream no longer has the next page of this sync. ${remedy(isFullSync)}`,
  });

/** Who has dropped what it had for a full sync is not helped by changes. */
const remedy = (isFullSync: boolean): string =>
  isFullSync
    ? 'Begin a full sync: without `since` and `after`.'
    : 'Begin the sync again: with the same `since`, without `after`.';

/** By page, the checksum of its changes up to and with each one. */
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
    // Behind the last one the next page follows at once; on the last page there is only this one to look at again.
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
