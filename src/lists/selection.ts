import {
  doTypesOverlap,
  type FieldNode,
  type GraphQLResolveInfo,
  isCompositeType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What of a resolve info the selection depends on. */
type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'schema' | 'variableValues'>;

/**
 * By field nodes, type and path. A list of field nodes belongs to one plan of one document, or to one execution where
 * graphql-js executes, and all that `@skip` and `@include` decide is the same there: a plan is made for the values of
 * their variables. So a selection is walked once per document, not once per operation or per item of a list.
 */
const memos = new WeakMap<readonly FieldNode[], Map<string, ReadonlySet<string>>>();

/** What `find` gives, from the memo where it was found before. */
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
 * The fields that an operation asks for on objects of the type `typeName`, where that is the type (or one of the possible
 * types) of the resolver's field, or of the field reached from it by `path` (`['edges', 'node']`).
 *
 * Paths are dotted schema names, ancestors included: `names { displayName }` gives `names` and `names.displayName`.
 * Aliases are resolved, fragments are followed where their type condition fits, `@skip` and `@include` are obeyed;
 * `__typename` is left out, it never costs anything.
 */
export const requestedFields = (
  info: Info,
  typeName: string,
  path: readonly string[] = [],
): ReadonlySet<string> =>
  // Most ask for the field itself, and once per item of a list.
  remembered(info, path.length === 0 ? typeName : `${typeName}:${path.join('.')}`, () => {
    const result = new Set<string>();
    for (const selectionSet of descend(info, selectionSetsOf(info.fieldNodes), path)) {
      collect(info, selectionSet, typeName, '', result);
    }
    return result;
  });

/**
 * The fields asked for on a connection's nodes, by way of `edges.node` and of `nodes`, or on what a node has at `path`.
 */
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

/** The selection sets found at `path`; type conditions on the way are all let pass. */
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

/** @param typeName the type that fragments must fit; below the first level null, where no choice is to be made. */
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

/** Whether an object of the type `typeName` can pass the condition: it is that type, or belongs to that abstract type. */
const fits = ({ schema }: Info, condition: string | undefined, typeName: string | null): boolean => {
  if (condition === undefined || typeName === null || condition === typeName) return true;
  const [a, b] = [schema.getType(condition), schema.getType(typeName)];
  return isCompositeType(a) && isCompositeType(b) && doTypesOverlap(schema, a, b);
};

const isIncluded = ({ directives = [] }: SelectionNode, variables: Info['variableValues']): boolean =>
  directives.every(({ name, arguments: [condition] = [] }) => {
    if ((name.value !== 'skip' && name.value !== 'include') || condition === undefined) return true;
    const { value } = condition;
    const isTrue =
      value.kind === Kind.VARIABLE
        ? variables[value.name.value] === true
        : value.kind === Kind.BOOLEAN && value.value;
    return isTrue === (name.value === 'include');
  });
