import { invalidMaskPath, maskRequired } from './errors.ts';
import { type MaskField, PERSON_FIELDS } from './person.ts';

export type Mask = ReadonlySet<MaskField>;

/** The fields of other contacts alone. A list that also reads profiles may ask for every field. */
export const CONTACT_MASK: readonly MaskField[] = [
  'emailAddresses',
  'metadata',
  'names',
  'phoneNumbers',
  'photos',
];

export const PROFILE_MASK: readonly MaskField[] = PERSON_FIELDS;

export const SEARCH_MASK: readonly MaskField[] = ['emailAddresses', 'metadata', 'names', 'phoneNumbers'];

export const COPY_MASK = ['emailAddresses', 'names', 'phoneNumbers'] as const satisfies readonly MaskField[];

const camelCase = (path: string): string =>
  path.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());

export interface MaskRule {
  /** Name of the parameter in error messages. */
  readonly name: 'readMask' | 'copyMask' | 'personFields';
  readonly allowed: readonly MaskField[];
  readonly acceptsSnakeCase: boolean;
}

/** Parses a comma-separated mask. Refuses a path that is not allowed, and does not ignore it. */
export const readMask = (text: string | undefined, rule: MaskRule): Mask => {
  const { name, allowed, acceptsSnakeCase } = rule;
  if (text === undefined || text === '')
    throw maskRequired(name === 'personFields' ? 'personFields mask' : name);
  return new Set(
    text.split(',').map((path) => {
      const field = acceptsSnakeCase ? camelCase(path) : path;
      const known = allowed.find((candidate) => candidate === field);
      if (known === undefined) throw invalidMaskPath(name, path);
      return known;
    }),
  );
};
