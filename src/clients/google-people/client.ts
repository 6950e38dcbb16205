import { operations, type Operations } from '../../__generated__/google-people.ts';
import { type Caller, createOperationMethods } from '../http/caller.ts';
import type { OperationMethods, OperationSpec } from '../http/operation.ts';

/**
 * Google People for one caller in one GraphQL operation, with one method per operation of
 * `schema/upstreams/google-people.yaml`. Methods reject with an `UpstreamError`. Answers are read-only, because concurrent
 * identical reads share them.
 */
export interface GooglePeopleClient extends OperationMethods<Operations, typeof operations> {
  /** Identifies the caller, for per-caller state; null without a credential. */
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
 * Google counts the first page of a full sync in a separate quota, which is small and cannot be raised. A refusal of it must
 * not delay other reads.
 */
const FULL_SYNC: OperationSpec = { ...operations.listOtherContacts, quotaGroup: 'full-sync' };

const beginsFullSync = ({ requestSyncToken, syncToken, pageToken }: ListParameters): boolean =>
  requestSyncToken === true && syncToken === undefined && pageToken === undefined;
