import { randomUUID } from 'node:crypto';

import { operations, type Operations, type PersonalContactRequest } from '../../__generated__/ringcentral.ts';
import { UpstreamError } from '../errors/upstream-error.ts';
import type { CallAnswer } from '../http/call.ts';
import type { Caller } from '../http/caller.ts';

import { formatMultipart } from './multipart.ts';

export type BulkUpdateTarget = Omit<Operations['updateContact']['parameters'], 'contactId'>;

/** A whole contact to put in the place of the one with that id. */
export interface ContactReplacement {
  readonly contactId: string;
  readonly contact: PersonalContactRequest;
}

/** What RingCentral takes of a bulk update: in which encoding, and with a query string or without. Found out once, for all callers. */
export interface BulkEncoding {
  current: 'json' | 'multipart';
  refusesQuery: boolean;
}

/** The code for a batch with a query string, which its message ties to method and content type. */
export const NO_QUERY_IN_BATCH = 'CMN-105';

const BULK_JSON = 'application/vnd.ringcentral.multipart+json';

/** The bodies, in the order of the ids; one alone goes as if the call were no bulk call. */
const encode = (encoding: BulkEncoding['current'], contacts: readonly PersonalContactRequest[]) => {
  if (contacts.length === 1) return { body: contacts[0] };
  if (encoding === 'json')
    return { bodyType: BULK_JSON, body: contacts.map((contact) => ({ body: contact })) };
  const { contentType, body } = formatMultipart(contacts, `contacts-${randomUUID()}`);
  return { bodyType: contentType, body };
};

/** Whether upstream would have nothing of the encoding. Nothing has been done then. */
const isRefused = (error: unknown): boolean =>
  error instanceof UpstreamError && (error.status === 415 || error.upstreamCode === NO_QUERY_IN_BATCH);

/**
 * One PUT of one or several contacts. Both encodings are documented for batches in general and neither for contacts,
 * so where one is refused the other one is sent.
 */
export const exchangeUpdates = async (
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
