import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

/** What one operation may ask for. All but `tokens` count what is reached through fragments. */
export interface OperationLimits {
  /** Levels of nested fields; a root field is level 1. */
  readonly depth: number;
  /** Lexical tokens of the document. */
  readonly tokens: number;
  readonly rootFields: number;
  readonly aliases: number;
  /** Entries of all `_entities(representations:)` lists together. */
  readonly representations: number;
  /** Objects in the variables, at any depth. */
  readonly inputObjects: number;
  /** Levels of lists and objects in the variables. */
  readonly inputDepth: number;
}

export const OPERATION_LIMITS: OperationLimits = {
  depth: 15,
  tokens: 10_000,
  rootFields: 100,
  aliases: 100,
  representations: 1_000,
  // The largest upload has 105 bytes for each of them: a contact with a name, a number and little more.
  inputObjects: 200_000,
  inputDepth: 64,
};

/** An operation that asks for more than the limits; nothing of it was executed. */
export class OperationLimitError extends GraphQLError {
  constructor(
    message: string,
    operation: OperationDefinitionNode,
    code: 'BAD_USER_INPUT' | 'OPERATION_TOO_EXPENSIVE' = 'BAD_USER_INPUT',
  ) {
    super(message, { nodes: [operation], extensions: { code, http: { status: 400 } } });
    this.name = 'OperationLimitError';
  }
}

/** The limits that the document alone decides. Documents are validated once and then cached. */
export const operationLimitRule =
  (limits: OperationLimits): ValidationRule =>
  (context) => ({
    Document(document) {
      const fragments = fragmentsOf(document);
      for (const operation of operationsOf(document)) {
        for (const message of excesses(measureOperation(operation, fragments), limits)) {
          context.reportError(new OperationLimitError(`${titleOf(operation)} ${message}`, operation));
        }
      }
    },
  });

const excesses = (size: OperationSize, limits: OperationLimits): readonly string[] =>
  [
    [size.depth, limits.depth, 'nests its fields', 'levels deep'],
    [size.fields, limits.rootFields, 'has', 'root fields'],
    [size.aliases, limits.aliases, 'has', 'aliases'],
  ]
    .filter(([actual, limit]) => Number(actual) > Number(limit))
    .map(
      ([actual, limit, verb, unit]) =>
        `${String(verb)} ${String(actual)} ${String(unit)}; at most ${String(limit)} are allowed`,
    );

interface OperationSize {
  readonly depth: number;
  /** Fields of the outermost level. */
  readonly fields: number;
  readonly aliases: number;
}

const nothing: OperationSize = { depth: 0, fields: 0, aliases: 0 };

/** Each fragment is measured once, so that fragments which spread each other cost no more than their text. */
const measureOperation = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): OperationSize => {
  const measured = new Map<string, OperationSize>();

  const ofFragment = (name: string): OperationSize => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // Stands while the fragment is being measured: a cycle ends here. (Another rule refuses cycles.)
    measured.set(name, nothing);
    const fragment = fragments.get(name);
    const size = fragment === undefined ? nothing : ofSelections(fragment.selectionSet);
    measured.set(name, size);
    return size;
  };

  const ofSelections = (set: SelectionSetNode): OperationSize => {
    let [depth, fields, aliases] = [0, 0, 0];
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const children = selection.selectionSet ? ofSelections(selection.selectionSet) : nothing;
        // Introspection is deep by nature; a rule of graphql-js keeps it from going round in circles.
        const isIntrospection = selection.name.value === '__schema' || selection.name.value === '__type';
        depth = Math.max(depth, isIntrospection ? 1 : 1 + children.depth);
        fields += 1;
        aliases += children.aliases + (selection.alias ? 1 : 0);
      } else {
        const inner =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? ofFragment(selection.name.value)
            : ofSelections(selection.selectionSet);
        depth = Math.max(depth, inner.depth);
        fields += inner.fields;
        aliases += inner.aliases;
      }
    }
    return { depth, fields, aliases };
  };

  return ofSelections(operation.selectionSet);
};

/**
 * The limit that only the variables decide, checked before anything is executed.
 * @throws OperationLimitError
 */
export const checkRepresentations = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> | undefined,
  limits: OperationLimits,
): void => {
  const total = representationArguments(document, operation).reduce(
    (sum, argument) => sum + lengthOf(argument, operation, variables),
    0,
  );
  if (total > limits.representations) {
    throw new OperationLimitError(
      `${titleOf(operation)} asks for ${String(total)} entities by representation; at most ${limits.representations} are allowed`,
      operation,
    );
  }
};

/**
 * The limits on input, checked before graphql-js coerces the variables. That looks for every field of the type in every
 * object, without a pause: five million empty ones fit into a request body and would stop the process for a minute.
 * @throws OperationLimitError
 */
export const checkVariables = (
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> | undefined,
  limits: OperationLimits,
): void => {
  const refuse = (excess: string): never => {
    throw new OperationLimitError(
      `${titleOf(operation)} has more than ${excess} in its variables; at most that many are allowed`,
      operation,
    );
  };
  let objects = 0;
  // Not recursive: variables may nest deeper than the stack.
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: variables, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) objects += 1;
    if (objects > limits.inputObjects) refuse(`${limits.inputObjects} objects`);
    if (depth > limits.inputDepth) refuse(`${limits.inputDepth} levels of lists and objects`);
    for (const child of Object.values(value))
      if (typeof child === 'object' && child !== null) open.push({ value: child, depth: depth + 1 });
  }
};

const argumentCache = new WeakMap<OperationDefinitionNode, readonly ArgumentNode[]>();

/** The `representations` arguments among the root fields, found once per operation of a cached document. */
const representationArguments = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly ArgumentNode[] => {
  const known = argumentCache.get(operation);
  if (known !== undefined) return known;
  const fragments = fragmentsOf(document);
  const collect = (set: SelectionSetNode): readonly ArgumentNode[] =>
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return collect(selection.selectionSet);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        return fragment === undefined ? [] : collect(fragment.selectionSet);
      }
      if (selection.name.value !== '_entities') return [];
      return (selection.arguments ?? []).filter((argument) => argument.name.value === 'representations');
    });
  const found = collect(operation.selectionSet);
  argumentCache.set(operation, found);
  return found;
};

const lengthOf = (
  { value }: ArgumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> | undefined,
): number => {
  if (value.kind === Kind.LIST) return value.values.length;
  if (value.kind !== Kind.VARIABLE) return 1;
  const name = value.name.value;
  const given = variables?.[name];
  if (given !== undefined) return Array.isArray(given) ? given.length : 1;
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  return definition?.defaultValue?.kind === Kind.LIST ? definition.defaultValue.values.length : 0;
};

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );

const operationsOf = (document: DocumentNode): readonly OperationDefinitionNode[] =>
  document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);

export const titleOf = (operation: OperationDefinitionNode): string =>
  operation.name === undefined ? 'The operation' : `The operation ${operation.name.value.slice(0, 100)}`;
