import { type FavoriteContactList, operations, type Operations } from '../../__generated__/ringcentral.ts';
import { type Caller, createOperationMethods } from '../http/caller.ts';

import {
  type BulkEncoding,
  type BulkTarget,
  type BulkUpdateTarget,
  type ContactReplacement,
  deleteContacts,
  readContacts,
  updateContacts,
} from './bulk.ts';

export type RingcentralClient = ReturnType<typeof createRingcentralClient>;

/**
 * RingCentral's address book for one caller in one GraphQL operation: one method per operation of
 * `schema/upstreams/ringcentral.yaml`, the bulk calls, and a new read of favorites. Methods reject with an `UpstreamError`.
 * Answers are read-only, because concurrent identical reads share them.
 */
export const createRingcentralClient = (caller: Caller, encoding: BulkEncoding) => ({
  ...createOperationMethods<Operations, typeof operations>(operations, caller.call),

  /** Identifies the caller, for per-caller state; null without a credential. */
  credentialKey: caller.credentialKey,

  readContacts: (book: BulkTarget, ids: readonly string[]) => readContacts(caller, book, ids),

  updateContacts: (book: BulkUpdateTarget, contacts: readonly ContactReplacement[]) =>
    updateContacts(caller, encoding, book, contacts),

  deleteContacts: (book: BulkTarget, ids: readonly string[]) => deleteContacts(caller, book, ids),

  /**
   * For a change of the list: a read that was already in flight may not include the last write. The list has no revision for
   * optimistic locking, so hold a lock from this read to the end of the write (`updateFavoriteContactList`).
   */
  readFavoritesAfresh: async (parameters: Operations['listFavoriteContacts']['parameters']) =>
    (await caller.call({
      operation: operations.listFavoriteContacts,
      parameters,
      isFresh: true,
    })) as FavoriteContactList,
});
