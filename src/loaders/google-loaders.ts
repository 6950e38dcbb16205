import type { GooglePeopleClient } from '../clients/google-people/client.ts';

import { createOtherContactSyncLoader, type OtherContactSyncLoader } from './other-contact-changes.ts';
import { createOtherContactPageLoader, type OtherContactPageLoader } from './other-contacts.ts';
import { createPersonLoader, type PersonLoader } from './persons.ts';
import type { SearchWarmups } from './search-warmups.ts';
import { createSearchLoader, type SearchLoader, warmUpOf } from './search.ts';

export interface GoogleLoaders {
  readonly otherContactPages: OtherContactPageLoader;
  readonly otherContactSyncs: OtherContactSyncLoader;
  readonly persons: PersonLoader;
  readonly otherContactSearches: SearchLoader;
}

export interface GoogleLoaderOptions {
  readonly client: GooglePeopleClient;
  /** The process's one; see `createSearchWarmups`. */
  readonly warmups: SearchWarmups;
  /** Aborted when the operation is over or its caller went away. */
  readonly signal: AbortSignal;
  /** Told for how many milliseconds a search had to wait for its warm-up. */
  readonly onWait?: (ms: number) => void;
}

/** The loaders of one operation of one caller. They cache for its length, so never share them between operations. */
export const createGoogleLoaders = ({
  client,
  warmups,
  signal,
  onWait,
}: GoogleLoaderOptions): GoogleLoaders => {
  if (client.credentialKey !== null) warmups.foresee(client.credentialKey, warmUpOf(client), signal);
  const otherContactPages = createOtherContactPageLoader(client);
  return {
    otherContactPages,
    otherContactSyncs: createOtherContactSyncLoader(client),
    persons: createPersonLoader({ client, pages: otherContactPages, signal }),
    otherContactSearches: createSearchLoader({ client, warmups, signal, onWait }),
  };
};
