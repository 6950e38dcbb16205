import { type FavoriteContactList, operations, type Operations } from '../../__generated__/ringcentral.ts';
import type { Caller } from '../http/caller.ts';
import { createOperationMethods } from '../http/operation.ts';

import type { BulkEncoding, BulkUpdateTarget, ContactReplacement } from './bulk-update.ts';
import { type BulkTarget, deleteContacts, readContacts, updateContacts } from './bulk.ts';

export type RingcentralClient = ReturnType<typeof createRingcentralClient>;

/**
 * RingCentral's address book for one caller within one GraphQL operation: one method per operation of
 * `schema/upstreams/ringcentral.yaml`, those that name several contacts at once, and a read of favorites for those who
 * will change them. Every method rejects with an `UpstreamError`; what it resolves to may be shared with others who
 * asked the same at the same time, so treat it as read-only.
 */
export const createRingcentralClient = (caller: Caller, encoding: BulkEncoding) => ({
  ...createOperationMethods<Operations, typeof operations>(operations, caller.call),

  /** Names the caller for state that is kept per caller; null where there is no credential. */
  credentialKey: caller.credentialKey,

  readContacts: (book: BulkTarget, ids: readonly string[]) => readContacts(caller, book, ids),

  updateContacts: (book: BulkUpdateTarget, contacts: readonly ContactReplacement[]) =>
    updateContacts(caller, encoding, book, contacts),

  deleteContacts: (book: BulkTarget, ids: readonly string[]) => deleteContacts(caller, book, ids),

  /**
   * The list as it is after this call began: a read that was under way before may have missed the last holder's write.
   * Upstream has no revision of the list that a write could be bound to, so whoever changes it holds a lock from the read
   * to the end of the write (`updateFavoriteContactList`).
   */
  readFavoritesAfresh: async (parameters: Operations['listFavoriteContacts']['parameters']) =>
    (await caller.call({
      operation: operations.listFavoriteContacts,
      parameters,
      isFresh: true,
    })) as FavoriteContactList,
});
