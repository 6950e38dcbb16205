import type DataLoader from 'dataloader';

import { fieldMasks, limits, type ReadSourceType } from '../__generated__/google-people.ts';
import type { GooglePeopleClient } from '../clients/google-people/client.ts';

import { createLoader } from './create-loader.ts';
import { nextTokenOf } from './page-walk.ts';
import { toPersonRecord } from './persons-record.ts';
import {
  covers,
  loadGrouped,
  maskOf,
  type PersonSelection,
  restrictTo,
  selectorOf,
} from './persons-selection.ts';
import { type PersonRecord, readRecords } from './records.ts';

/** The only two sets of sources that Google accepts for a list. */
export const LIST_SOURCES = {
  contact: ['READ_SOURCE_TYPE_CONTACT'],
  contactAndProfile: ['READ_SOURCE_TYPE_CONTACT', 'READ_SOURCE_TYPE_PROFILE'],
} as const satisfies Record<string, readonly ReadSourceType[]>;

export type ListSources = keyof typeof LIST_SOURCES;

/** Google's largest page, 1000. */
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
  /** Number of unreadable records on the page. */
  readonly unreadable: number;
  /** null on the last page. */
  readonly nextToken: string | null;
  /** Length of the whole list. */
  readonly totalSize: number;
  /** What was read, possibly more than requested. Google's page token is only valid with exactly this selection. */
  readonly selection: PersonSelection;
}

export type OtherContactPageLoader = DataLoader<OtherContactPageKey, OtherContactPage, string>;

/** All mask values that Google accepts for a list of these sources. */
export const LIST_MASKS: Readonly<Record<ListSources, readonly string[]>> = {
  contact: fieldMasks.listOtherContacts.readMask.READ_SOURCE_TYPE_CONTACT,
  contactAndProfile: fieldMasks.listOtherContacts.readMask.READ_SOURCE_TYPE_PROFILE,
};

/** The part of a selection that a list of these sources can give. */
export const listable = (selection: PersonSelection, sources: ListSources): PersonSelection =>
  restrictTo(selection, LIST_MASKS[sources]);

/** The list of contacts without profiles accepts `photos` in its mask, but has photos only if profiles are read, too. */
const GIVEN_BY_CONTACT_ALONE = ['emailAddresses', 'etag', 'metadata', 'names', 'phoneNumbers'];

/** The smaller set of sources whose list gives the selection, as far as a list can give it. */
export const listSourcesFor = (selection: PersonSelection): ListSources =>
  covers(GIVEN_BY_CONTACT_ALONE, listable(selection, 'contactAndProfile')) ? 'contact' : 'contactAndProfile';

/**
 * Pages of the list of other contacts, one call each. Identical pages in an operation share a call. So do first pages that only
 * differ in their selection: they are read with the union.
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
