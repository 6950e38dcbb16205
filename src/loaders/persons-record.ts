import type { Person } from '../__generated__/google-people.ts';
import { isFields } from '../clients/http/json.ts';
import { isResourceName } from '../relay/global-id.ts';
import type { PersonRecord } from './records.ts';
import { inShape, type ObjectShape, type Shape } from './record-shape.ts';

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
  if (!isFields(person)) return null;
  const { resourceName } = person;
  if (typeof resourceName !== 'string' || !isResourceName(resourceName)) return null;
  // A copy, since the answer belongs to all who waited for the same call.
  return {
    ...(inShape('google-people', person, PERSON, 'a person') as Person),
    __typename: 'Person',
    resourceName,
    readMask,
  };
};

const texts = (members: Readonly<Record<string, Shape>> = {}): ObjectShape => ({ members, others: 'text' });

const SOURCE = texts({ profileMetadata: texts({ userTypes: ['text'] }) });
const DATE = texts({ year: 'number', month: 'number', day: 'number' });
const ITEM = texts({
  metadata: texts({ primary: 'flag', sourcePrimary: 'flag', verified: 'flag', source: SOURCE }),
  date: DATE,
  startDate: DATE,
  endDate: DATE,
  current: 'flag',
  default: 'flag',
  fullTimeEquivalentMillipercent: 'number',
  contactGroupMembership: texts(),
  domainMembership: texts({ inViewerDomain: 'flag' }),
});
const PERSON: ObjectShape = {
  members: {
    resourceName: 'text',
    etag: 'text',
    ageRange: 'text',
    metadata: texts({
      sources: [SOURCE],
      deleted: 'flag',
      linkedPeopleResourceNames: ['text'],
      previousResourceNames: ['text'],
    }),
  },
  others: [ITEM],
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
