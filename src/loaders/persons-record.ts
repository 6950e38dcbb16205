import { shapes } from '../__generated__/google-people.ts';
import { checkedRecord } from '../clients/http/answer-shape.ts';
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
