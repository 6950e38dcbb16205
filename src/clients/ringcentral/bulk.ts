import {
  limits,
  operations,
  type Operations,
  type PersonalContactResource,
} from '../../__generated__/ringcentral.ts';
import { UpstreamError, withDetails } from '../errors/upstream-error.ts';
import { answerFailure, callFailure } from '../errors/upstream-failure.ts';
import type { CallAnswer } from '../http/call.ts';
import type { Caller } from '../http/caller.ts';
import { isFields } from '../http/json.ts';
import type { OperationSpec } from '../http/operation.ts';

import { type BulkItem, matchItems, readBulkAnswer } from './bulk-answer.ts';
import {
  type BulkEncoding,
  type BulkUpdateTarget,
  type ContactReplacement,
  exchangeUpdates,
  NO_QUERY_IN_BATCH,
} from './bulk-update.ts';
import { inTurn } from './in-turn.ts';

/** An address book: `~` stands for the caller's own. */
export type BulkTarget = Omit<Operations['readContact']['parameters'], 'contactId'>;

const UPSTREAM = 'ringcentral';

/** Ids that one bulk call may name. */
export const BULK_SIZE = limits.readContact.contactId.batchSize;

const checkIds = (ids: readonly string[]): void => {
  if (ids.length > BULK_SIZE) {
    throw new RangeError(`A bulk call takes at most ${BULK_SIZE} contacts, and these are ${ids.length}.`);
  }
  if (new Set(ids).size !== ids.length) throw new RangeError('A bulk call takes each contact only once.');
};

const isSuccess = (status: number): boolean => status >= 200 && status < 300;
/** An error is none, whatever status it comes under. */
const isResource = (body: unknown): body is PersonalContactResource =>
  isFields(body) && !('errorCode' in body) && !('errors' in body);

/** The failure of one item, with the exchange's id: RingCentral's support asks for that of the whole call. */
const itemFailure = ({ status, body }: BulkItem, answer: CallAnswer, isWrite: boolean): UpstreamError => {
  const failure = answerFailure({ upstream: UPSTREAM, status, body, isWrite });
  return withDetails(failure, { upstreamRequestId: answer.upstreamRequestId });
};

const unreadable = ({ status, upstreamRequestId }: CallAnswer, isWrite: boolean): UpstreamError =>
  callFailure(UPSTREAM, {
    kind: 'unreadable',
    status,
    requestId: upstreamRequestId,
    outcomeUnknown: isWrite,
  });

/** Items by id. One id is answered by the plain resource, as if the call were no bulk call. */
const itemsOf = (
  ids: readonly string[],
  answer: CallAnswer,
  isWrite: boolean,
): readonly (BulkItem | undefined)[] => {
  if (answer.status !== 207 && ids.length === 1 && isFields(answer.body)) {
    return [{ id: undefined, status: answer.status, body: answer.body }];
  }
  const items = readBulkAnswer(answer);
  if (items === undefined) throw unreadable(answer, isWrite);
  return matchItems(ids, items);
};

const resources = (ids: readonly string[], answer: CallAnswer, isWrite: boolean) =>
  itemsOf(ids, answer, isWrite).map((item) => {
    if (item === undefined) return unreadable(answer, isWrite);
    if (!isSuccess(item.status)) return itemFailure(item, answer, isWrite);
    if (!isResource(item.body)) return unreadable(answer, isWrite);
    if (item.body.id !== undefined) return item.body;
    // A bulk answer names each contact beside its body.
    return item.id === undefined ? unreadable(answer, isWrite) : { ...item.body, id: item.id };
  });

const deletions = (ids: readonly string[], answer: CallAnswer): readonly (true | UpstreamError)[] => {
  // 204: all of them. A plain 200 is not documented, and says the same unless it carries something else.
  if (answer.status === 204) return ids.map(() => true);
  if (answer.status !== 207) {
    if (answer.body == null || answer.body === '' || (isFields(answer.body) && isResource(answer.body)))
      return ids.map(() => true);
    throw unreadable(answer, true);
  }
  return itemsOf(ids, answer, true).map((item) => {
    if (item === undefined) return unreadable(answer, true);
    // Not found any more on the second try: the first one, whose answer was lost, had deleted it.
    if (isSuccess(item.status) || (answer.isRepeated && item.status === 404)) return true;
    return itemFailure(item, answer, true);
  });
};

/*
 * Calls that name several contacts. Each takes at most 30 different ids (the lowest limit that RingCentral publishes
 * for a batch of anything), costs one call and gives one outcome per id in the order of the ids. A call that fails
 * as a whole rejects; what fails for one id alone is an `UpstreamError` at its place.
 */

const exchange = (caller: Caller, operation: OperationSpec, book: BulkTarget, ids: readonly string[]) =>
  caller.exchange({ operation, parameters: { ...book, contactId: ids } });

export const readContacts = async (
  caller: Caller,
  book: BulkTarget,
  ids: readonly string[],
): Promise<readonly (PersonalContactResource | UpstreamError)[]> => {
  checkIds(ids);
  if (ids.length === 0) return [];
  return resources(ids, await exchange(caller, operations.readContact, book, ids), false);
};

export const updateContacts = async (
  caller: Caller,
  encoding: BulkEncoding,
  book: BulkUpdateTarget,
  contacts: readonly ContactReplacement[],
): Promise<readonly (PersonalContactResource | UpstreamError)[]> => {
  const update = async (items: readonly ContactReplacement[]) => {
    const ids = items.map(({ contactId }) => contactId);
    return resources(ids, await exchangeUpdates(caller, encoding, book, items), true);
  };
  const updateEach = () =>
    inTurn(
      contacts.map((contact) => ({ book, items: [contact] })),
      ({ items }) => update(items),
    );

  checkIds(contacts.map(({ contactId }) => contactId));
  if (contacts.length === 0) return [];
  // RingCentral has an error for a batch with a query string, and its documents do not say whether contacts, whose
  // query holds the dialing plan, are spared. Nothing has been done then; one by one it works, at a call each.
  if (encoding.refusesQuery && book.dialingPlan !== undefined) return updateEach();
  try {
    return await update(contacts);
  } catch (error) {
    const isForQuery = error instanceof UpstreamError && error.upstreamCode === NO_QUERY_IN_BATCH;
    if (!isForQuery || contacts.length === 1) throw error;
    encoding.refusesQuery = true;
    return updateEach();
  }
};

/** `true` for a contact that is gone now. */
export const deleteContacts = async (
  caller: Caller,
  book: BulkTarget,
  ids: readonly string[],
): Promise<readonly (true | UpstreamError)[]> => {
  checkIds(ids);
  return ids.length === 0 ? [] : deletions(ids, await exchange(caller, operations.deleteContact, book, ids));
};
