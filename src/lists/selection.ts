import {
  doTypesOverlap,
  type FieldNode,
  type GraphQLResolveInfo,
  isCompositeType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { isIncluded } from '../execution/plan.ts';
import { isReal } from '../loaders/address-books.ts';
import { onceFor, type PersonSelection, selectionOf } from '../loaders/persons-selection.ts';
import type { AddressBook } from '../loaders/records.ts';

/** The parts of a resolve info that the selection depends on. */
type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'schema' | 'variableValues'>;

/**
 * Results by field nodes, type and path. An array of field nodes belongs to one plan of a document (or to one execution by
 * graphql-js), and a plan is made for fixed values of the variables in `@skip` and `@include`. So the result never changes, and
 * a selection is walked once per plan instead of once per operation or per list item.
 */
const memos = new WeakMap<readonly FieldNode[], Map<string, ReadonlySet<string>>>();

/** The memoized result of `find`. */
const remembered = (
  { fieldNodes }: Info,
  key: string,
  find: () => ReadonlySet<string>,
): ReadonlySet<string> => {
  let known = memos.get(fieldNodes);
  if (known === undefined) {
    known = new Map();
    memos.set(fieldNodes, known);
  }
  let fields = known.get(key);
  if (fields === undefined) {
    fields = find();
    known.set(key, fields);
  }
  return fields;
};

/**
 * The fields that an operation selects on objects of the type `typeName`. That is the type (or a possible type) of the
 * resolver's field, or of the field that `path` leads to (`['edges', 'node']`).
 *
 * Results are dotted schema names with their ancestors: `names { displayName }` gives `names` and `names.displayName`.
 * Aliases are resolved, fragments with a matching type condition are followed, `@skip` and `@include` are respected.
 * `__typename` is left out, because it never costs a call.
 */
export const requestedFields = (
  info: Info,
  typeName: string,
  path: readonly string[] = [],
): ReadonlySet<string> =>
  // The short key is for the common case: no path, called once per list item.
  remembered(info, path.length === 0 ? typeName : `${typeName}:${path.join('.')}`, () => {
    const result = new Set<string>();
    for (const selectionSet of descend(info, selectionSetsOf(info.fieldNodes), path)) {
      collect(info, selectionSet, typeName, '', result);
    }
    return result;
  });

/** The fields selected on a connection's nodes, through `edges.node` and `nodes`, or on what `path` leads to from a node. */
export const requestedNodeFields = (
  info: Info,
  typeName: string,
  path: readonly string[] = [],
): ReadonlySet<string> =>
  remembered(
    info,
    `${typeName}:nodes ${path.join('.')}`,
    () =>
      new Set([
        ...requestedFields(info, typeName, ['edges', 'node', ...path]),
        ...requestedFields(info, typeName, ['nodes', ...path]),
      ]),
  );

/** Fields of `PersonalContact` that need no call once the real book is known. */
const HELD = ['id', 'accountId', 'extensionId', 'contactId'];

/** Whether these fields of `PersonalContact` (a result of `requestedFields`) need the contact itself, not only its key. */
export const needsContact = (fields: ReadonlySet<string>, book: AddressBook): boolean => {
  for (const field of fields)
    if (field !== 'contactId' && !(HELD.includes(field) && isReal(book))) return true;
  return false;
};

/** Google's fields for those fields of `Person` that are not simply named like Google's. */
const MADE_OF: Readonly<Record<string, readonly string[]>> = {
  id: ['resourceName'],
  displayName: ['names.displayName', 'names.metadata.primary'],
  primaryEmailAddress: ['emailAddresses.value', 'emailAddresses.metadata.primary'],
  primaryPhoneNumber: ['phoneNumbers.value', 'phoneNumbers.metadata.primary'],
  // Google deprecated `ageRange` in favor of the list; if it is missing, the list has the value.
  ageRange: ['ageRange', 'ageRanges.ageRange', 'ageRanges.metadata.primary'],
  // Used to find the same person in the other system.
  personalContacts: ['emailAddresses.value', 'phoneNumbers.value', 'phoneNumbers.canonicalForm'],
  photoUrl: ['photos.url', 'photos.default', 'photos.metadata.primary'],
};

/**
 * What to read from Google for these fields of `Person` (a result of `requestedFields`). The same set gives the same object,
 * because one operation asks for it once per representation.
 */
export const personSelection = onceFor((fields: ReadonlySet<string>): PersonSelection => {
  const ownFields = [...fields].filter((field) => !field.startsWith('personalContacts.'));
  return selectionOf(ownFields.flatMap((field) => MADE_OF[field] ?? [field]));
});

/** The selection sets at `path`. Type conditions on the way are ignored. */
const descend = (
  info: Info,
  selectionSets: readonly SelectionSetNode[],
  path: readonly string[],
): readonly SelectionSetNode[] =>
  path.reduce(
    (sets, name) => sets.flatMap((set) => selectionSetsOf(fieldsNamed(info, set, name))),
    selectionSets,
  );

const selectionSetsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));

const fieldsNamed = (info: Info, { selections }: SelectionSetNode, name: string): FieldNode[] =>
  selections
    .filter((node) => isIncluded(node, info.variableValues))
    .flatMap((node) => {
      if (node.kind === Kind.FIELD) return node.name.value === name ? [node] : [];
      const inner = fragmentOf(info, node);
      return inner === undefined ? [] : fieldsNamed(info, inner.selectionSet, name);
    });

/** @param typeName the type that fragments must match; null below the first level, where all fragments are followed */
const collect = (
  info: Info,
  { selections }: SelectionSetNode,
  typeName: string | null,
  prefix: string,
  into: Set<string>,
): void => {
  for (const node of selections) {
    if (!isIncluded(node, info.variableValues)) continue;
    if (node.kind === Kind.FIELD) {
      if (node.name.value === '__typename') continue;
      const path = `${prefix}${node.name.value}`;
      into.add(path);
      if (node.selectionSet !== undefined) collect(info, node.selectionSet, null, `${path}.`, into);
    } else {
      const inner = fragmentOf(info, node);
      if (inner !== undefined && fits(info, inner.typeCondition, typeName)) {
        collect(info, inner.selectionSet, typeName, prefix, into);
      }
    }
  }
};

const fragmentOf = (info: Info, node: Exclude<SelectionNode, FieldNode>) => {
  if (node.kind === Kind.FRAGMENT_SPREAD) {
    const fragment = info.fragments[node.name.value];
    return (
      fragment && { selectionSet: fragment.selectionSet, typeCondition: fragment.typeCondition.name.value }
    );
  }
  return { selectionSet: node.selectionSet, typeCondition: node.typeCondition?.name.value };
};

/** Whether an object of the type `typeName` can match the type condition. */
const fits = ({ schema }: Info, condition: string | undefined, typeName: string | null): boolean => {
  if (condition === undefined || typeName === null || condition === typeName) return true;
  const [a, b] = [schema.getType(condition), schema.getType(typeName)];
  return isCompositeType(a) && isCompositeType(b) && doTypesOverlap(schema, a, b);
};
