import { operations, type Operations } from '../../__generated__/ringcentral.ts';
import { type Caller, createOperationMethods, type OperationMethods } from '../http/caller.ts';

import type { BulkEncoding } from './bulk-update.ts';
import { type BulkMethods, createBulkMethods } from './bulk.ts';
import { createFavoriteMethods, type FavoriteMethods } from './favorites.ts';

/**
 * RingCentral's address book for one caller within one GraphQL operation: one method per operation of
 * `schema/upstreams/ringcentral.yaml`, those that name several contacts at once, and a read of favorites for those who
 * will change them. Every method rejects with an `UpstreamError`; what it resolves to may be shared with others who
 * asked the same at the same time, so treat it as read-only.
 */
export interface RingcentralClient
  extends OperationMethods<Operations, typeof operations>, BulkMethods, FavoriteMethods {
  /** Names the caller for state that is kept per caller; null where there is no credential. */
  readonly credentialKey: string | null;
}

export const createRingcentralClient = (caller: Caller, encoding: BulkEncoding): RingcentralClient => {
  const methods = createOperationMethods<Operations, typeof operations>(operations, caller);
  return Object.assign(methods, createBulkMethods(caller, encoding), createFavoriteMethods(caller), {
    credentialKey: caller.credentialKey,
  });
};
