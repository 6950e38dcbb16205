import type { Person } from '../__generated__/google-people.ts';
import type { PersonRecord } from './records.ts';

/** What the reading of a record could have given, whether it did or not. */
export interface PersonReading {
  /** Mask values of the call that the record came from; absent means every one that Google knows. */
  readonly readMask?: ReadonlySet<string>;
}

/** The record that flows to resolvers; null where Google gives no name, since nobody could address that person. */
export const toPersonRecord = (
  person: Person | undefined,
  readMask: ReadonlySet<string>,
): (PersonRecord & PersonReading) | null =>
  person?.resourceName === undefined
    ? null
    : // A copy, since the answer belongs to all who waited for the same call.
      { ...person, __typename: 'Person', resourceName: person.resourceName, readMask };

/** A person of whom nothing but the name is known, or needed. */
export const unreadPerson = (resourceName: string): PersonRecord & PersonReading => ({
  __typename: 'Person',
  resourceName,
  readMask: new Set(),
});

/** Whether the reading of the record could have given the field. */
export const couldGive = (person: PersonRecord & PersonReading, field: string): boolean =>
  person.readMask === undefined || person.readMask.has(field);
