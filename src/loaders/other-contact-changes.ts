import type DataLoader from 'dataloader';

import { UpstreamError, withDetails } from '../clients/errors/upstream-error.ts';
import type { GooglePeopleClient } from '../clients/google-people/client.ts';

import { createLoader } from './create-loader.ts';
import { LIST_MASKS, LIST_SOURCES, listable, type ListSources } from './other-contacts.ts';
import { nextTokenOf } from './page-walk.ts';
import { toPersonRecord } from './persons-record.ts';
import { loadGrouped, type PersonSelection, selectorOf, unionOf } from './persons-selection.ts';
import { type PersonChangeRecord, readRecords } from './records.ts';
import { pageIsGone, type SyncPage } from './sync-window.ts';

/** A page of a sync. Google's tokens are only valid with the parameters that led to them, except for `selection`. */
export interface OtherContactSyncKey {
  readonly sources: ListSources;
  /** 1…1000. */
  readonly pageSize: number;
  /** null for a full sync. */
  readonly syncToken: string | null;
  /** null for the first page. */
  readonly pageToken: string | null;
  /** What to return of each person. */
  readonly selection: PersonSelection;
}

export interface OtherContactSyncPage extends SyncPage<PersonChangeRecord> {
  /** Upstream's count of changes in the whole sync; null if it does not tell. */
  readonly totalSize: number | null;
}

export type OtherContactSyncLoader = DataLoader<OtherContactSyncKey, OtherContactSyncPage, string>;

/** Always selected: needed to recognize removed persons and to compare two states of a person. */
const ALWAYS: PersonSelection = ['etag', 'metadata.deleted'];

/** Pages of syncs, one call each. Pages that only differ in their selection share one call with the union of selections. */
export const createOtherContactSyncLoader = (client: GooglePeopleClient): OtherContactSyncLoader =>
  createLoader<OtherContactSyncKey, OtherContactSyncPage, string>(
    'otherContactSyncPages',
    (keys) => loadGrouped(keys, callOf, (key) => loadPage(client, key)),
    { cacheKeyFn: (key) => `${callOf(key)} ${key.selection.join()}` },
  );

/** Equal for keys that one call can serve. */
const callOf = ({ sources, pageSize, syncToken, pageToken }: OtherContactSyncKey): string =>
  JSON.stringify([sources, pageSize, syncToken, pageToken]);

const loadPage = async (
  client: GooglePeopleClient,
  key: OtherContactSyncKey,
): Promise<OtherContactSyncPage> => {
  const { sources, pageSize, syncToken, pageToken } = key;
  const selection = unionOf([listable(key.selection, sources), ALWAYS]);
  const mask = LIST_MASKS[sources];
  const response = await client
    .listOtherContacts({
      pageSize,
      // Always the full mask: a token is only valid with the same mask, and removed persons are only visible in `metadata`.
      readMask: mask.join(','),
      sources: LIST_SOURCES[sources],
      requestSyncToken: true,
      syncToken: syncToken ?? undefined,
      pageToken: pageToken ?? undefined,
      // Only filters the answer and is not a parameter of the list, so it may differ from call to call.
      fields: `nextPageToken,nextSyncToken,totalSize,otherContacts(${selectorOf(selection)})`,
    })
    .catch((error: unknown) => {
      throw failureOf(error, key);
    });
  const readMask = new Set<string>(mask);
  const { items, unreadable } = readRecords(response.otherContacts ?? [], (person) =>
    toChange(person, readMask),
  );
  return {
    changes: items,
    unreadable,
    nextToken: nextTokenOf(response.nextPageToken),
    syncToken: nextTokenOf(response.nextSyncToken),
    isFullSync: syncToken === null,
    isFirst: pageToken === null,
    // Proto3 JSON omits zero.
    totalSize: response.totalSize ?? (items.length === 0 ? 0 : null),
  };
};

const toChange = (person: unknown, readMask: ReadonlySet<string>): PersonChangeRecord | null => {
  const record = toPersonRecord(person, readMask);
  // Without metadata it is unknown whether the person was removed.
  if (record === null || record.metadata instanceof Error) return null;
  const { resourceName } = record;
  return record.metadata?.deleted === true
    ? { deleted: true, resourceName, person: null }
    : { deleted: false, resourceName, person: record };
};

/**
 * Google has a reason code for an expired token, but answers an unknown token like any invalid value. The token is the only
 * value in the request that comes from the caller, so it must be the invalid one.
 */
const failureOf = (error: unknown, { syncToken, pageToken }: OtherContactSyncKey): unknown => {
  const isBadValue =
    error instanceof UpstreamError &&
    error.code === 'BAD_USER_INPUT' &&
    error.upstreamCode === 'INVALID_ARGUMENT' &&
    error.parameterName === undefined;
  if (!isBadValue) return error;
  if (pageToken !== null) return pageIsGone(error, syncToken === null);
  return syncToken === null ? error : withDetails(error, { code: 'SYNC_TOKEN_EXPIRED' });
};
