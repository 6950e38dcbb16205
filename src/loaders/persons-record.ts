import { shapes } from '../__generated__/google-people.ts';
import type { UpstreamError } from '../clients/errors/upstream-error.ts';
import { answerFailure } from '../clients/errors/upstream-failure.ts';
import { checkedRecord, type Fields, isFields, unreadableValue } from '../clients/http/json.ts';
import { isResourceName } from '../relay/global-id.ts';

import type { PersonRecord } from './records.ts';

/** What the reading of a record could have given, whether it did or not. */
export interface PersonReading {
  /** Mask values of the call that the record came from; absent means every one that Google knows. */
  readonly readMask?: ReadonlySet<string>;
}

/**
 * The record that flows to resolvers; null where Google gives no name, since nobody could address that person. A member
 * of a wrong form is an `Error` in the record and costs the field that shows it.
 */
export const toPersonRecord = (
  person: unknown,
  readMask: ReadonlySet<string>,
): (PersonRecord & PersonReading) | null => {
  const checked = checkedRecord('google-people', person, shapes.Person);
  if (checked === null || !isResourceName(checked.resourceName)) return null;
  // A copy, since the answer belongs to all who waited for the same call.
  return { ...checked, __typename: 'Person', readMask };
};

/** A person of whom nothing but the name is known, or needed. */
export const unreadPerson = (resourceName: string): PersonRecord & PersonReading => ({
  __typename: 'Person',
  resourceName,
  readMask: new Set(),
});

/** Whether the reading of the record could have given the field. */
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

/** What one name of a batch came to: the person, null for one that does not exist, or an `UpstreamError`. */
export const outcomeOf = (
  { person, status, httpStatusCode }: Fields,
  readMask: ReadonlySet<string>,
): PersonRecord | UpstreamError | null => {
  // `status` says it in Google's present way, `httpStatusCode` in the former one; either may be missing.
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
