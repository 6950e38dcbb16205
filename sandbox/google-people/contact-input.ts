import { entriesOf, mergeFields, type SourceFields, typed, type Values } from './entries.ts';
import type { DataField, FieldEntry, PersonFields, PersonRecord } from './person.ts';
import { contactSource, MY_CONTACTS, recordOf } from './seed.ts';

/** The fields of an other contact in a test or control call; an empty string removes a value. */
export interface OtherContactInput {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly emailAddress?: string;
  readonly phoneNumber?: string;
}

const valueOf = (entries: readonly FieldEntry[] | undefined, member: string): string => {
  const value = entries?.find(({ metadata }) => metadata.primary)?.[member];
  return typeof value === 'string' ? value : '';
};

const fieldsOf = (input: Required<OtherContactInput>): SourceFields => {
  const displayName = [input.givenName, input.familyName].filter((part) => part !== '').join(' ');
  const name: Values = {
    displayName,
    ...(input.familyName !== '' && { familyName: input.familyName }),
    ...(input.givenName !== '' && { givenName: input.givenName }),
    displayNameLastFirst: [input.familyName, input.givenName].filter((part) => part !== '').join(', '),
    unstructuredName: displayName,
  };
  return {
    names: displayName === '' ? [] : [name],
    emailAddresses: input.emailAddress === '' ? [] : [{ value: input.emailAddress }],
    phoneNumbers:
      input.phoneNumber === ''
        ? []
        : [{ value: input.phoneNumber, canonicalForm: input.phoneNumber, ...typed('mobile') }],
  };
};

const withInput = (fields: PersonFields, input: OtherContactInput): Required<OtherContactInput> => ({
  givenName: input.givenName ?? valueOf(fields.names, 'givenName'),
  familyName: input.familyName ?? valueOf(fields.names, 'familyName'),
  emailAddress: input.emailAddress ?? valueOf(fields.emailAddresses, 'value'),
  phoneNumber: input.phoneNumber ?? valueOf(fields.phoneNumbers, 'value'),
});

const profileEntries = (fields: PersonFields): PersonFields =>
  Object.fromEntries(
    Object.entries(fields).map(([field, entries]) => [
      field,
      entries.filter(({ metadata }) => metadata.source.type === 'PROFILE'),
    ]),
  );

/**
 * The record of an other contact after a change. Members that `input` omits and the person's profile are taken from
 * `before`. `updateTime` is RFC 3339.
 */
export const otherContactOf = (
  id: bigint,
  revision: number,
  updateTime: string,
  input: OtherContactInput,
  before?: PersonRecord,
): PersonRecord => {
  const source = contactSource('OTHER_CONTACT', id, revision, updateTime);
  const own = entriesOf(source, fieldsOf(withInput(before?.fields ?? {}, input)));
  return recordOf(
    `otherContacts/c${id}`,
    [source, ...(before?.sources.filter(({ type }) => type !== 'OTHER_CONTACT') ?? [])],
    mergeFields(own, profileEntries(before?.fields ?? {})),
  );
};

/** The contact that copying an other contact creates: it has the named fields and is in the group of all copies. */
export const copyOf = (
  from: PersonRecord,
  fields: readonly DataField[],
  id: bigint,
  updateTime: string,
): PersonRecord => {
  const source = contactSource('CONTACT', id, 0, updateTime);
  const entries = fields.map(
    (field) =>
      [
        field,
        (from.fields[field] ?? []).filter(({ metadata }) => metadata.source.type === 'OTHER_CONTACT'),
      ] as const,
  );
  const values: SourceFields = Object.fromEntries(
    entries.map(([field, list]) => [field, list.map(({ metadata: _metadata, ...value }): Values => value)]),
  );
  const preferred = Object.fromEntries(
    entries.map(([field, list]) => [
      field,
      Math.max(
        0,
        list.findIndex(({ metadata }) => metadata.sourcePrimary),
      ),
    ]),
  );
  return recordOf(
    `people/c${id}`,
    [source],
    entriesOf(source, { ...values, memberships: [MY_CONTACTS] }, preferred),
  );
};
