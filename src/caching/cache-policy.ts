import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

/** `Cache-Control` of an answer that no cache may store. */
export const NO_STORE = 'no-store';

interface Hint {
  readonly maxAge?: number;
  readonly isPrivate: boolean;
}

/**
 * Computes the `Cache-Control` header of an operation, which is the same for all its responses: our `@cacheControl` hints are
 * static, so the hook on every field of every answer that Apollo's plugin uses is not needed.
 *
 * The lowest `maxAge` of all selected hints applies, and one PRIVATE makes the whole answer private. A root field or an entity
 * without a hint counts as 0, so that it is not cached because of another field's hint. Below the root, a field without a hint
 * inherits its parent's.
 */
export const createCachePolicies = (schema: GraphQLSchema) => {
  const hints = collectHints(schema);
  return (document: DocumentNode, operation: OperationDefinitionNode): string =>
    headerOf(schema, hints, document, operation);
};

const headerOf = (
  schema: GraphQLSchema,
  hints: ReadonlyMap<string, Hint>,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): string => {
  const root = schema.getQueryType();
  if (operation.operation !== OperationTypeNode.QUERY || !root) return NO_STORE;
  const selected = selectedHints(schema, hints, document, operation.selectionSet, root);
  const maxAges = selected.flatMap(({ maxAge }) => (maxAge === undefined ? [] : [maxAge]));
  const maxAge = maxAges.length === 0 ? 0 : Math.min(...maxAges);
  if (maxAge === 0) return NO_STORE;
  return `max-age=${String(maxAge)}, ${selected.some(({ isPrivate }) => isPrivate) ? 'private' : 'public'}`;
};

const uncacheable: Hint = { maxAge: 0, isPrivate: false };

const selectedHints = (
  schema: GraphQLSchema,
  hints: ReadonlyMap<string, Hint>,
  document: DocumentNode,
  rootSelections: SelectionSetNode,
  root: GraphQLNamedType,
): readonly Hint[] => {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment): [string, FragmentDefinitionNode] => [fragment.name.value, fragment]),
  );
  const visited = new Set<string>();
  const selected: Hint[] = [];

  const visitField = (field: FieldNode, parent: GraphQLNamedType): void => {
    const name = field.name.value;
    if (name === '__typename') return;
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (definition === undefined) {
      selected.push(uncacheable); // __schema and __type
      return;
    }
    const type = getNamedType(definition.type);
    const isEntities = parent === root && name === '_entities';
    const hint = combine(hints.get(`${parent.name}.${name}`), hints.get(type.name));
    selected.push(hint);
    if (parent === root && !isEntities && hint.maxAge === undefined) selected.push(uncacheable);
    if (field.selectionSet) {
      const before = selected.length;
      visitSelections(field.selectionSet, type, isEntities);
      if (isEntities && selected.length === before) selected.push(uncacheable); // nothing but __typename
    }
  };

  /** The type that a type condition narrows to. Each of its possible types may have a hint. */
  const visitType = (name: string, isEntity: boolean): GraphQLNamedType | undefined => {
    const type = schema.getType(name);
    const concrete = isAbstractType(type) ? schema.getPossibleTypes(type) : type === undefined ? [] : [type];
    for (const { name: concreteName } of concrete) {
      const hint = hints.get(concreteName);
      if (hint !== undefined) selected.push(hint);
      if (isEntity && hint?.maxAge === undefined) selected.push(uncacheable);
    }
    return type;
  };

  const visitSelections = (set: SelectionSetNode, parent: GraphQLNamedType, isEntity: boolean): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        visitField(selection, parent);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      const type =
        condition === undefined || condition === parent.name ? parent : visitType(condition, isEntity);
      if (fragment === undefined || type === undefined) continue;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(selection.name.value)) continue;
        visited.add(selection.name.value);
      }
      visitSelections(fragment.selectionSet, type, isEntity && isAbstractType(type));
    }
  };

  visitSelections(rootSelections, root, false);
  return selected;
};

/** A field's hint combined with its type's: the field's `maxAge` takes precedence, and either can make it private. */
const combine = (field: Hint | undefined, type: Hint | undefined): Hint => {
  const maxAge = field?.maxAge ?? type?.maxAge;
  return {
    ...(maxAge === undefined ? {} : { maxAge }),
    isPrivate: field?.isPrivate === true || type?.isPrivate === true,
  };
};

/** `Type` and `Type.field` → hint, from the schema's `@cacheControl` directives. */
const collectHints = (schema: GraphQLSchema): ReadonlyMap<string, Hint> => {
  const hints = new Map<string, Hint>();
  const add = (
    key: string,
    nodes: readonly ({ directives?: readonly DirectiveNode[] | undefined } | null | undefined)[],
  ) => {
    const directive = nodes
      .flatMap((node) => node?.directives ?? [])
      .find(({ name }) => name.value === 'cacheControl');
    if (directive !== undefined) hints.set(key, hintOf(directive));
  };
  for (const type of Object.values(schema.getTypeMap())) {
    add(type.name, [type.astNode, ...type.extensionASTNodes]);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) add(`${type.name}.${field.name}`, [field.astNode]);
  }
  return hints;
};

const hintOf = (directive: DirectiveNode): Hint => {
  const value = (name: string) =>
    directive.arguments?.find((argument) => argument.name.value === name)?.value;
  const [maxAge, scope] = [value('maxAge'), value('scope')];
  return {
    ...(maxAge?.kind === Kind.INT ? { maxAge: Number(maxAge.value) } : {}),
    isPrivate: scope?.kind === Kind.ENUM && scope.value === 'PRIVATE',
  };
};
