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

/** One page of a sync. Google takes its tokens with the very parameters alone that led to them, `selection` excepted. */
export interface OtherContactSyncKey {
  readonly sources: ListSources;
  /** 1…1000. */
  readonly pageSize: number;
  /** null for a full sync. */
  readonly syncToken: string | null;
  /** null for the first page. */
  readonly pageToken: string | null;
  /** What shall come back of each person. */
  readonly selection: PersonSelection;
}

export interface OtherContactSyncPage extends SyncPage<PersonChangeRecord> {
  /** Of the whole sync, as upstream counts; null when it does not say. */
  readonly totalSize: number | null;
}

export type OtherContactSyncLoader = DataLoader<OtherContactSyncKey, OtherContactSyncPage, string>;

/** What tells a removed person from the others, and one state of a person from the next. */
const ALWAYS: PersonSelection = ['etag', 'metadata.deleted'];

/** Pages of syncs, one call each: those of an operation that differ in their selection alone are read with the union. */
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
      // Always all of it: a token is void with another mask, and without `metadata` nobody would be seen to have gone.
      readMask: mask.join(','),
      sources: LIST_SOURCES[sources],
      requestSyncToken: true,
      syncToken: syncToken ?? undefined,
      pageToken: pageToken ?? undefined,
      // Works on the answer and is no parameter of the list, so it may differ from call to call.
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
    // Proto3 JSON leaves a zero out.
    totalSize: response.totalSize ?? (items.length === 0 ? 0 : null),
  };
};

const toChange = (person: unknown, readMask: ReadonlySet<string>): PersonChangeRecord | null => {
  const record = toPersonRecord(person, readMask);
  // Without its metadata nobody knows whether the person is still there.
  if (record === null || record.metadata instanceof Error) return null;
  const { resourceName } = record;
  return record.metadata?.deleted === true
    ? { deleted: true, resourceName, person: null }
    : { deleted: false, resourceName, person: record };
};

/**
 * Google has a word for an expired token. To one that it does not know it answers what it answers to any bad value, so the
 * one value of the request that is not ours must be it.
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
