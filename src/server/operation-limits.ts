import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

/** Limits of one operation. All except `tokens` also count what fragments contain. */
export const OPERATION_LIMITS = {
  /** Levels of nested fields; a root field is level 1. */
  depth: 15,
  /** Lexical tokens of the document. */
  tokens: 10_000,
  rootFields: 100,
  aliases: 100,
  /** Total length of all `_entities(representations:)` lists. */
  representations: 1_000,
  /**
   * Objects in the variables, at any depth. RingCentral's largest upload (20 MiB) has 105 bytes for each of them: a contact with
   * a name, a number and little more.
   */
  inputObjects: 200_000,
  /** Levels of lists and objects in the variables. */
  inputDepth: 64,
};

/** Thrown for an operation that exceeds a limit, before execution unless its response has too many values. */
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

/** Checks the limits that depend on the document only. Each document is validated once and then cached. */
export const operationLimitRule: ValidationRule = (context) => ({
  Document(document) {
    const fragments = fragmentsOf(document);
    for (const operation of operationsOf(document)) {
      for (const message of exceededLimits(measureOperation(operation, fragments))) {
        context.reportError(new OperationLimitError(`${titleOf(operation)} ${message}`, operation));
      }
    }
  },
});

const exceededLimits = (size: OperationSize): readonly string[] =>
  [
    [size.depth, OPERATION_LIMITS.depth, 'nests its fields', 'levels deep'],
    [size.fields, OPERATION_LIMITS.rootFields, 'has', 'root fields'],
    [size.aliases, OPERATION_LIMITS.aliases, 'has', 'aliases'],
  ]
    .filter(([actual, limit]) => Number(actual) > Number(limit))
    .map(
      ([actual, limit, verb, unit]) =>
        `${String(verb)} ${String(actual)} ${String(unit)}; at most ${String(limit)} are allowed`,
    );

interface OperationSize {
  readonly depth: number;
  /** Fields of the top level. */
  readonly fields: number;
  readonly aliases: number;
}

const nothing: OperationSize = { depth: 0, fields: 0, aliases: 0 };

/** Measures each fragment once, so that fragments that spread each other take linear time. */
const measureOperation = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): OperationSize => {
  const measured = new Map<string, OperationSize>();

  const ofFragment = (name: string): OperationSize => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // Ends the recursion in a fragment cycle. (Another rule rejects cycles.)
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
        // Introspection queries are deep. graphql-js has its own rule against recursive ones.
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
 * Checks the limits on variables before graphql-js coerces them. Coercion looks up every field of the input type in every
 * object without yielding: a request body has room for five million empty objects, which would block the process for a
 * minute.
 * @throws OperationLimitError
 */
export const checkVariables = (
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void => {
  const { inputObjects, inputDepth } = OPERATION_LIMITS;
  const reject = (excess: string): never => {
    throw new OperationLimitError(
      `${titleOf(operation)} has more than ${excess} in its variables, which is the maximum`,
      operation,
    );
  };
  let objects = 0;
  // Iterative, because deeply nested variables would overflow the stack.
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: variables, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) objects += 1;
    if (objects > inputObjects) reject(`${inputObjects} objects`);
    if (depth > inputDepth) reject(`${inputDepth} levels of lists and objects`);
    for (const child of Object.values(value))
      if (typeof child === 'object' && child !== null) open.push({ value: child, depth: depth + 1 });
  }
};

/** The value that a request gives a variable. Every object inherits properties such as `constructor`, which are no values. */
export const givenValue = (
  variables: Readonly<Record<string, unknown>> | undefined,
  name: string,
): unknown => (variables !== undefined && Object.hasOwn(variables, name) ? variables[name] : undefined);

export const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );

const operationsOf = (document: DocumentNode): readonly OperationDefinitionNode[] =>
  document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);

export const titleOf = (operation: OperationDefinitionNode): string =>
  operation.name === undefined ? 'The operation' : `The operation ${operation.name.value.slice(0, 100)}`;
