import { operations, type Operations } from '../../__generated__/google-people.ts';
import type { Caller } from '../http/caller.ts';
import { createOperationMethods, type OperationMethods, type OperationSpec } from '../http/operation.ts';

/**
 * Google People for one caller within one GraphQL operation: one method per operation of
 * `schema/upstreams/google-people.yaml`. Every method rejects with an `UpstreamError`; what it resolves to may be
 * shared with others who asked the same at the same time, so treat it as read-only.
 */
export interface GooglePeopleClient extends OperationMethods<Operations, typeof operations> {
  /** Names the caller for state that is kept per caller; null where there is no credential. */
  readonly credentialKey: string | null;
}

export const createGooglePeopleClient = (caller: Caller): GooglePeopleClient => {
  const methods = createOperationMethods<Operations, typeof operations>(operations, caller.call);
  return {
    ...methods,
    credentialKey: caller.credentialKey,
    listOtherContacts: (parameters) =>
      beginsFullSync(parameters)
        ? (caller.call({ operation: FULL_SYNC, parameters }) as Promise<ListAnswer>)
        : methods.listOtherContacts(parameters),
  };
};

type ListParameters = Operations['listOtherContacts']['parameters'];
type ListAnswer = Operations['listOtherContacts']['response'];

/**
 * The first page of a full sync has a quota besides that of reads, which is small and cannot be raised. Its refusal says
 * nothing of other reads, so it must not hold them back.
 */
const FULL_SYNC: OperationSpec = { ...operations.listOtherContacts, quotaGroup: 'full-sync' };

const beginsFullSync = ({ requestSyncToken, syncToken, pageToken }: ListParameters): boolean =>
  requestSyncToken === true && syncToken === undefined && pageToken === undefined;
