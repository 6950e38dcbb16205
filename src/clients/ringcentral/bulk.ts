import { randomUUID } from 'node:crypto';

import {
  limits,
  operations,
  type Operations,
  type PersonalContactRequest,
  type PersonalContactResource,
} from '../../__generated__/ringcentral.ts';
import { UpstreamError, withDetails } from '../errors/upstream-error.ts';
import { answerFailure, callFailure } from '../errors/upstream-failure.ts';
import type { CallAnswer } from '../http/call.ts';
import type { Caller } from '../http/caller.ts';
import { isFields } from '../http/json.ts';
import type { OperationSpec } from '../http/operation.ts';

import { type BulkItem, matchItems, readBulkAnswer } from './bulk-answer.ts';
import { inTurn } from './in-turn.ts';
import { formatMultipart } from './multipart.ts';

/*
 * Calls for several contacts. Each accepts at most 30 different ids (the lowest limit that RingCentral publishes for any
 * batch), costs one call and returns one outcome per id, in the order of the ids. If the whole call fails, it rejects; the
 * failure of one id is an `UpstreamError` at its index.
 */

/** An address book: `~` means the caller's own. */
export type BulkTarget = Omit<Operations['readContact']['parameters'], 'contactId'>;

export type BulkUpdateTarget = Omit<Operations['updateContact']['parameters'], 'contactId'>;

/** The new state of a whole contact. */
export interface ContactReplacement {
  readonly contactId: string;
  readonly contact: PersonalContactRequest;
}

/** The format of a bulk update that RingCentral accepts: encoding, and whether with a query. Found once, for all callers. */
export interface BulkEncoding {
  current: 'json' | 'multipart';
  refusesQuery: boolean;
}

const UPSTREAM = 'ringcentral';

/** Max ids in one bulk call. */
export const BULK_SIZE = limits.readContact.contactId.batchSize;

const checkIds = (ids: readonly string[]): void => {
  if (ids.length > BULK_SIZE) {
    throw new RangeError(`A bulk call accepts at most ${BULK_SIZE} contacts, but there are ${ids.length}.`);
  }
  if (new Set(ids).size !== ids.length) throw new RangeError('A bulk call accepts each contact only once.');
};

const isSuccess = (status: number): boolean => status >= 200 && status < 300;
const isResource = (body: unknown): body is PersonalContactResource =>
  isFields(body) && !('errorCode' in body) && !('errors' in body);

/** The failure of one item, with the request id of the whole call, which RingCentral's support needs. */
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

/** The item of each id. A call with one id is answered with the plain resource. */
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
    // Bulk answers may have the id outside of the body.
    return item.id === undefined ? unreadable(answer, isWrite) : { ...item.body, id: item.id };
  });

const deletions = (ids: readonly string[], answer: CallAnswer): readonly (true | UpstreamError)[] => {
  // 204: all deleted. A plain 200 is not documented; without an error body it means the same.
  if (answer.status === 204) return ids.map(() => true);
  if (answer.status !== 207) {
    if (answer.body == null || answer.body === '' || (isFields(answer.body) && isResource(answer.body)))
      return ids.map(() => true);
    throw unreadable(answer, true);
  }
  return itemsOf(ids, answer, true).map((item) => {
    if (item === undefined) return unreadable(answer, true);
    // 404 on a retry: the first attempt deleted it, and its answer was lost.
    if (isSuccess(item.status) || (answer.isRepeated && item.status === 404)) return true;
    return itemFailure(item, answer, true);
  });
};

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

/** The code for a batch with a query string. Its message says that it depends on method and content type. */
const NO_QUERY_IN_BATCH = 'CMN-105';

const BULK_JSON = 'application/vnd.ringcentral.multipart+json';

/** The bodies in the order of the ids; a single one is sent like a plain update. */
const encode = (encoding: BulkEncoding['current'], contacts: readonly PersonalContactRequest[]) => {
  if (contacts.length === 1) return { body: contacts[0] };
  if (encoding === 'json')
    return { bodyType: BULK_JSON, body: contacts.map((contact) => ({ body: contact })) };
  const { contentType, body } = formatMultipart(contacts, `contacts-${randomUUID()}`);
  return { bodyType: contentType, body };
};

/** Whether upstream refused the encoding. Nothing was updated then. */
const isRefused = (error: unknown): boolean =>
  error instanceof UpstreamError && (error.status === 415 || error.upstreamCode === NO_QUERY_IN_BATCH);

/** One PUT. Both encodings are documented for batches in general, neither for contacts, so each is the other's fallback. */
const exchangeUpdates = async (
  caller: Caller,
  encoding: BulkEncoding,
  book: BulkUpdateTarget,
  contacts: readonly ContactReplacement[],
): Promise<CallAnswer> => {
  const parameters = { ...book, contactId: contacts.map(({ contactId }) => contactId) };
  const bodies = contacts.map(({ contact }) => contact);
  const exchange = (chosen: BulkEncoding['current']) =>
    caller.exchange({ operation: operations.updateContact, parameters, ...encode(chosen, bodies) });
  const tried = encoding.current;
  const other = tried === 'json' ? 'multipart' : 'json';
  try {
    return await exchange(tried);
  } catch (error) {
    if (!isRefused(error) || contacts.length === 1) throw error;
    const answer = await exchange(other);
    encoding.current = other;
    return answer;
  }
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
  // RingCentral has an error code for a batch with a query string. Its documents do not say whether that includes contacts,
  // whose query contains the dialing plan. If so, nothing is updated, and one call per contact works.
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

/** `true` for a deleted contact. */
export const deleteContacts = async (
  caller: Caller,
  book: BulkTarget,
  ids: readonly string[],
): Promise<readonly (true | UpstreamError)[]> => {
  checkIds(ids);
  return ids.length === 0 ? [] : deletions(ids, await exchange(caller, operations.deleteContact, book, ids));
};
