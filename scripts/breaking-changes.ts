import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { parse } from 'yaml';

/** The file of `publishedDirectory` that declares breaking changes. */
export const DECLARATIONS_FILE = 'breaking-changes.yaml';

/** What a maintainer says of one breaking change. */
export interface Declaration {
  /** As `npm run schema -- --check` names it: kind of change and schema coordinate, `FIELD_REMOVED Person.names`. */
  readonly change: string;
  /** Why clients have to bear it, and what they do instead. */
  readonly reason: string;
}

/** A change of the API schema that breaks operations which worked with the released one. */
export interface BreakingChange {
  readonly change: string;
  readonly message: string;
}

/**
 * The declarations in a file's text.
 * @throws Error that says which entry is wrong and how one has to look.
 */
export const readDeclarations = (text: string): readonly Declaration[] => {
  const entries = (parse(text) ?? []) as unknown;
  if (!Array.isArray(entries)) throw new Error(`${DECLARATIONS_FILE} must be a list; ${SHAPE}`);
  entries.forEach((entry: unknown, index) => {
    if (!isDeclaration(entry))
      throw new Error(`Entry ${String(index + 1)} of ${DECLARATIONS_FILE} is not complete; ${SHAPE}`);
  });
  return entries as readonly Declaration[];
};

const SHAPE = 'an entry has the texts `change` (such as FIELD_REMOVED Person.names) and `reason`';

const isDeclaration = (entry: unknown): entry is Declaration => {
  const { change, reason } = (entry ?? {}) as Partial<Record<keyof Declaration, unknown>>;
  return [change, reason].every((text) => typeof text === 'string' && text.trim() !== '');
};

/** What of `current` breaks clients of `released`; both are SDL of API schemas. */
export const findBreakingChanges = async (
  released: string,
  current: string,
): Promise<readonly BreakingChange[]> => {
  const changes = await diff(buildSchema(released), buildSchema(current));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ type, path = '', message }) => ({ change: `${String(type)} ${path}`.trimEnd(), message }));
};

/** One complaint per change that nobody declared, and per declaration that fits no change (any more). */
export const compareWithDeclarations = (
  changes: readonly BreakingChange[],
  declarations: readonly Declaration[],
): readonly string[] => {
  const declared = new Set(declarations.map(({ change }) => change));
  const made = new Set(changes.map(({ change }) => change));
  return [
    ...changes
      .filter(({ change }) => !declared.has(change))
      .map(
        ({ change, message }) =>
          `Breaking change since the last release: ${message}. Take it back, or declare it in ${DECLARATIONS_FILE}: - { change: ${change}, reason: … }`,
      ),
    ...declarations
      .filter(({ change }) => !made.has(change))
      .map(({ change }) => `${DECLARATIONS_FILE} declares ${change}, and there is no such change: remove it`),
  ];
};
