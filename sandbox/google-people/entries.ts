import type { InventedPerson } from '../kit/index.ts';

import type { DataField, FieldEntry, PersonFields, Source } from './person.ts';

/** Data of a field without its metadata. Absent members are omitted. */
export type Values = Readonly<Record<string, unknown>>;

/** Fields of one source; the entry at `preferred` (0 by default) is its primary entry. */
export type SourceFields = Readonly<Partial<Record<DataField, readonly Values[]>>>;

/**
 * Adds the metadata to the fields of one source. `preferred` gives the index of a field's primary entry where that is
 * not the first one: Google does not promise that it is.
 */
export const entriesOf = (
  source: Pick<Source, 'type' | 'id'>,
  fields: SourceFields,
  preferred: Readonly<Partial<Record<DataField, number>>> = {},
): PersonFields =>
  Object.fromEntries(
    Object.entries(fields).map(([field, list]) => [
      field,
      list.map((values, index): FieldEntry => {
        const isPreferred = index === (preferred[field as DataField] ?? 0);
        return {
          metadata: {
            ...(isPreferred && { primary: true, sourcePrimary: true }),
            ...(source.type === 'PROFILE' && field === 'emailAddresses' && { verified: true }),
            source: { type: source.type, id: source.id },
          },
          ...values,
        };
      }),
    ]),
  );

const withoutPrimary = (entry: FieldEntry): FieldEntry => {
  const { primary: _primary, ...metadata } = entry.metadata;
  return { ...entry, metadata };
};

/** Merges the fields of two sources: when both have a field, the first source's primary entry stays primary. */
export const mergeFields = (first: PersonFields, second: PersonFields): PersonFields => {
  const merged: Partial<Record<DataField, readonly FieldEntry[]>> = { ...first };
  for (const [name, entries] of Object.entries(second)) {
    const field = name as DataField;
    const present = merged[field] ?? [];
    merged[field] = present.length === 0 ? entries : [...present, ...entries.map(withoutPrimary)];
  }
  return merged;
};

/** A name as Google derives it from its parts. */
export const nameOf = (person: InventedPerson): Values => ({
  displayName: person.displayName,
  familyName: person.familyName,
  givenName: person.givenName,
  displayNameLastFirst: `${person.familyName}, ${person.givenName}`,
  unstructuredName: person.displayName,
});

const FORMATTED_TYPES: Readonly<Record<string, string>> = {
  home: 'Home',
  work: 'Work',
  mobile: 'Mobile',
  other: 'Other',
  main: 'Main',
  profile: 'Profile',
  homePage: 'Home Page',
  anniversary: 'Anniversary',
};

/** A type with the text that Google shows for it. Custom types are shown unchanged. */
export const typed = (type: string): Values => ({ type, formattedType: FORMATTED_TYPES[type] ?? type });

/** Digit groups in the countries of the sandbox's people; other numbers are not grouped. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^(\+1)(\d{3})(\d{3})(\d{4})$/, '$1 $2-$3-$4'],
  [/^(\+44)(20)(\d{4})(\d{4})$/, '$1 $2 $3 $4'],
  [/^(\+44)(1632)(\d{6})$/, '$1 $2 $3'],
  [/^(\+33)(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1 $2 $3 $4 $5 $6'],
  [/^(\+61)(\d)(\d{4})(\d{4})$/, '$1 $2 $3 $4'],
  [/^(\+49)(30)(\d+)$/, '$1 $2 $3'],
];

const grouped = (canonicalForm: string): string => {
  const [pattern, replacement] = GROUPS.find(([candidate]) => candidate.test(canonicalForm)) ?? [/$^/, ''];
  return canonicalForm.replace(pattern, replacement);
};

/** A phone number in groups, as people write it, with its E.164 form. */
export const phoneOf = (canonicalForm: string, type?: string): Values => ({
  value: grouped(canonicalForm),
  canonicalForm,
  ...(type !== undefined && typed(type)),
});
