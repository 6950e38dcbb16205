import type DataLoader from 'dataloader';

import { fieldMasks, limits } from '../__generated__/google-people.ts';
import { callFailure } from '../clients/errors/upstream-failure.ts';
import type { GooglePeopleClient } from '../clients/google-people/client.ts';
import { isFields } from '../clients/http/json.ts';

import { createLoader } from './create-loader.ts';
import { toPersonRecord } from './persons-record.ts';
import { loadGrouped, maskOf, type PersonSelection, restrictTo, selectorOf } from './persons-selection.ts';
import { type PersonRecord, readRecords } from './records.ts';
import type { SearchWarmups, WarmUp } from './search-warmups.ts';

export interface SearchKey {
  /** Not empty. */
  readonly query: string;
  readonly selection: PersonSelection;
}

export interface SearchResult {
  readonly persons: readonly PersonRecord[];
  /** Number of unreadable results, which are left out. */
  readonly unreadable: number;
  /** Whether upstream's limit is reached, so that there may be more persons that cannot be read. */
  readonly isCapped: boolean;
}

export type SearchLoader = DataLoader<SearchKey, SearchResult, string>;

export interface SearchLoaderOptions {
  readonly client: GooglePeopleClient;
  readonly warmups: SearchWarmups;
  readonly signal: AbortSignal;
  /** Called with the milliseconds that a search waited for its warm-up. */
  readonly onWait?: ((ms: number) => void) | undefined;
}

/** Upstream's limit. It has no pages, so each search asks for the maximum. */
export const MAX_RESULTS = limits.searchOtherContacts.pageSize.maximum;

/** Makes Google fill the caller's search cache. */
export const warmUpOf =
  (client: GooglePeopleClient): WarmUp =>
  () =>
    client.searchOtherContacts({ query: '', readMask: 'names,emailAddresses' });

/** Searches, one call per distinct query of a batch. A caller's first search also makes the warm-up call and waits for it. */
export const createSearchLoader = ({
  client,
  warmups,
  signal,
  onWait,
}: SearchLoaderOptions): SearchLoader => {
  const warmUp = warmUpOf(client);
  const search = async ({ query, selection: wanted }: SearchKey): Promise<SearchResult> => {
    // Without a credential there is no cache to warm up, and the search itself fails with UNAUTHENTICATED.
    if (client.credentialKey !== null) {
      const startedAt = performance.now();
      await warmups.ready(client.credentialKey, warmUp, signal).catch((error: unknown) => {
        // An operation that ends during the wait gets the same error as during a call.
        throw signal.aborted
          ? callFailure('google-people', { kind: 'aborted', outcomeUnknown: false })
          : error;
      });
      onWait?.(performance.now() - startedAt);
    }
    const selection = restrictTo(wanted, fieldMasks.searchOtherContacts.readMask);
    const mask = maskOf(selection);
    const { results = [] } = await client.searchOtherContacts({
      query,
      pageSize: MAX_RESULTS,
      readMask: mask.join(','),
      fields: `results(person(${selectorOf(selection)}))`,
    });
    const readMask = new Set(mask);
    const { items, unreadable } = readRecords(results, (result) =>
      toPersonRecord(isFields(result) ? result['person'] : null, readMask),
    );
    return { persons: items, unreadable, isCapped: results.length >= MAX_RESULTS };
  };
  return createLoader<SearchKey, SearchResult, string>(
    'otherContactSearches',
    (keys) => loadGrouped(keys, ({ query }) => query, search),
    { cacheKeyFn: ({ query, selection }) => JSON.stringify([query, selection]) },
  );
};
