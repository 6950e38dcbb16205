import type DataLoader from 'dataloader';

import { fieldMasks, limits, type ReadSourceType } from '../__generated__/google-people.ts';
import type { GooglePeopleClient } from '../clients/google-people/client.ts';

import { createLoader } from './create-loader.ts';
import { nextTokenOf } from './page-walk.ts';
import { toPersonRecord } from './persons-record.ts';
import { loadGrouped, maskOf, type PersonSelection, restrictTo, selectorOf } from './persons-selection.ts';
import { type PersonRecord, readRecords } from './records.ts';

/** Google takes these two sets of sources for a list, and no others. */
export const LIST_SOURCES = {
  contact: ['READ_SOURCE_TYPE_CONTACT'],
  contactAndProfile: ['READ_SOURCE_TYPE_CONTACT', 'READ_SOURCE_TYPE_PROFILE'],
} as const satisfies Record<string, readonly ReadSourceType[]>;

export type ListSources = keyof typeof LIST_SOURCES;

/** Google's greatest page, 1000. */
export const MAX_PAGE_SIZE = limits.listOtherContacts.pageSize.maximum;

export interface OtherContactPageKey {
  /** 1…`MAX_PAGE_SIZE`. */
  readonly pageSize: number;
  readonly sources: ListSources;
  readonly selection: PersonSelection;
  /** null for the first page. */
  readonly pageToken: string | null;
}

export interface OtherContactPage {
  readonly persons: readonly PersonRecord[];
  /** How many more upstream sent that cannot be read. */
  readonly unreadable: number;
  /** null on the last page. */
  readonly nextToken: string | null;
  /** Of the whole list. */
  readonly totalSize: number;
  /** What was read, maybe more than was asked. The next page must be read with just this, or its token is void. */
  readonly selection: PersonSelection;
}

export type OtherContactPageLoader = DataLoader<OtherContactPageKey, OtherContactPage, string>;

/** All that Google takes as a mask for a list of these sources. */
export const LIST_MASKS: Readonly<Record<ListSources, readonly string[]>> = {
  contact: fieldMasks.listOtherContacts.readMask.READ_SOURCE_TYPE_CONTACT,
  contactAndProfile: fieldMasks.listOtherContacts.readMask.READ_SOURCE_TYPE_PROFILE,
};

/** What of a selection a list of these sources can give. */
export const listable = (selection: PersonSelection, sources: ListSources): PersonSelection =>
  restrictTo(selection, LIST_MASKS[sources]);

/**
 * Pages of the list of other contacts, one call each. Identical pages of an operation are one call, and so are first
 * pages that differ in their selection alone: they are read with the union.
 */
export const createOtherContactPageLoader = (client: GooglePeopleClient): OtherContactPageLoader =>
  createLoader<OtherContactPageKey, OtherContactPage, string>(
    'otherContactPages',
    (keys) => loadGrouped(keys, callOf, (key) => loadPage(client, key)),
    { cacheKeyFn: textOf },
  );

const textOf = ({ pageSize, sources, selection, pageToken }: OtherContactPageKey): string =>
  JSON.stringify([pageSize, sources, selection, pageToken]);

/** Equal for keys that one call can serve. */
const callOf = (key: OtherContactPageKey): string =>
  textOf(key.pageToken === null ? { ...key, selection: [] } : key);

const loadPage = async (client: GooglePeopleClient, key: OtherContactPageKey): Promise<OtherContactPage> => {
  const { pageSize, sources, pageToken } = key;
  const selection = listable(key.selection, sources);
  const mask = maskOf(selection);
  const response = await client.listOtherContacts({
    pageSize,
    readMask: mask.join(','),
    sources: LIST_SOURCES[sources],
    fields: `nextPageToken,totalSize,otherContacts(${selectorOf(selection)})`,
    pageToken: pageToken ?? undefined,
  });
  const readMask = new Set(mask);
  const { items, unreadable } = readRecords(response.otherContacts ?? [], (person) =>
    toPersonRecord(person, readMask),
  );
  return {
    persons: items,
    unreadable,
    nextToken: nextTokenOf(response.nextPageToken),
    totalSize: response.totalSize ?? 0,
    selection,
  };
};
