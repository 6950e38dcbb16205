import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { parse } from 'yaml';

/** The file of `publishedDirectory` that declares breaking changes. */
export const DECLARATIONS_FILE = 'breaking-changes.yaml';

/** A maintainer's declaration of one breaking change. */
export interface Declaration {
  /** Kind of change and schema coordinate, as `npm run schema -- --check` prints them: `FIELD_REMOVED Person.names`. */
  readonly change: string;
  /** Why the change is necessary, and what clients should do instead. */
  readonly reason: string;
}

/** A change of the API schema that breaks operations written for the released one. */
export interface BreakingChange {
  readonly change: string;
  readonly message: string;
}

/**
 * Parses the declarations in the text of a file.
 * @throws Error that names the invalid entry and the expected format.
 */
export const readDeclarations = (text: string): readonly Declaration[] => {
  const entries = (parse(text) ?? []) as unknown;
  if (!Array.isArray(entries)) throw new Error(`${DECLARATIONS_FILE} must be a list; ${SHAPE}`);
  entries.forEach((entry: unknown, index) => {
    if (!isDeclaration(entry))
      throw new Error(`Entry ${String(index + 1)} of ${DECLARATIONS_FILE} is invalid; ${SHAPE}`);
  });
  return entries as readonly Declaration[];
};

const SHAPE = 'each entry needs `change` (such as FIELD_REMOVED Person.names) and `reason`';

const isDeclaration = (entry: unknown): entry is Declaration => {
  const { change, reason } = (entry ?? {}) as Partial<Record<keyof Declaration, unknown>>;
  return [change, reason].every((text) => typeof text === 'string' && text.trim() !== '');
};

/** Breaking changes from `released` to `current`; both are the SDL of API schemas. */
export const findBreakingChanges = async (
  released: string,
  current: string,
): Promise<readonly BreakingChange[]> => {
  const changes = await diff(buildSchema(released), buildSchema(current));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ type, path = '', message }) => ({ change: `${String(type)} ${path}`.trimEnd(), message }));
};

/** One message per undeclared change, and per declaration that matches no change. */
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
          `Breaking change since the last release: ${message}. Revert it, or declare it in ${DECLARATIONS_FILE}: - { change: ${change}, reason: … }`,
      ),
    ...declarations
      .filter(({ change }) => !made.has(change))
      .map(
        ({ change }) =>
          `${DECLARATIONS_FILE} declares ${change}, but there is no such change: remove the entry`,
      ),
  ];
};
