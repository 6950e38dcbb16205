import { shapes } from '../__generated__/google-people.ts';
import type { UpstreamError } from '../clients/errors/upstream-error.ts';
import { answerFailure } from '../clients/errors/upstream-failure.ts';
import { checkedRecord, type Fields, isFields, unreadableValue } from '../clients/http/json.ts';
import { isResourceName } from '../relay/global-id.ts';

import type { PersonRecord } from './records.ts';

/** How a record was read: tells a field that is empty from one that was not requested. */
export interface PersonReading {
  /** Mask values of the call; absent means all that Google knows. */
  readonly readMask?: ReadonlySet<string>;
}

/**
 * The record for resolvers; null if it has no valid resource name. A property of a wrong type becomes an `Error` in the record,
 * so that only its own field fails.
 */
export const toPersonRecord = (
  person: unknown,
  readMask: ReadonlySet<string>,
): (PersonRecord & PersonReading) | null => {
  const checked = checkedRecord('google-people', person, shapes.Person);
  if (checked === null || !isResourceName(checked.resourceName)) return null;
  // A copy, because several requests may share the answer.
  return { ...checked, __typename: 'Person', readMask };
};

/** A person of whom only the resource name is needed. */
export const unreadPerson = (resourceName: string): PersonRecord & PersonReading => ({
  __typename: 'Person',
  resourceName,
  readMask: new Set(),
});

/** Whether the record was read with a mask that includes the field. */
export const couldGive = (person: PersonRecord & PersonReading, field: string): boolean =>
  person.readMask === undefined || person.readMask.has(field);

/** `google.rpc.Code`: name and HTTP status of each number, from 0. */
const RPC_CODES = [
  ['OK', 200],
  ['CANCELLED', 499],
  ['UNKNOWN', 500],
  ['INVALID_ARGUMENT', 400],
  ['DEADLINE_EXCEEDED', 504],
  ['NOT_FOUND', 404],
  ['ALREADY_EXISTS', 409],
  ['PERMISSION_DENIED', 403],
  ['RESOURCE_EXHAUSTED', 429],
  ['FAILED_PRECONDITION', 400],
  ['ABORTED', 409],
  ['OUT_OF_RANGE', 400],
  ['UNIMPLEMENTED', 501],
  ['INTERNAL', 500],
  ['UNAVAILABLE', 503],
  ['DATA_LOSS', 500],
  ['UNAUTHENTICATED', 401],
] as const;

/** The outcome of one name in a batch: the person, null if it does not exist, or an `UpstreamError`. */
export const outcomeOf = (
  { person, status, httpStatusCode }: Fields,
  readMask: ReadonlySet<string>,
): PersonRecord | UpstreamError | null => {
  // `httpStatusCode` is deprecated in favor of `status`; either may be missing.
  const { code, details } = isFields(status) ? status : {};
  const [name, statusOfCode] = RPC_CODES[Number(code ?? 0)] ?? ['UNKNOWN', 500];
  const givenStatus = typeof httpStatusCode === 'number' ? httpStatusCode : 200;
  const httpStatus = code === undefined ? givenStatus : statusOfCode;
  if (httpStatus < 300)
    return toPersonRecord(person, readMask) ?? unreadableValue('google-people', 'a person');
  if (httpStatus === 404) return null;
  return answerFailure({
    upstream: 'google-people',
    status: httpStatus,
    body: { error: { status: code === undefined ? undefined : name, details } },
    isWrite: false,
  });
};
