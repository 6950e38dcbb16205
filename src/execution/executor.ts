import {
  assertValidSchema,
  type DocumentNode,
  execute as executeByGraphqlJs,
  type FragmentDefinitionNode,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';

import { type ObjectPlan, PlanScope, Selection } from './plan.ts';
import { Run, type RunOptions } from './run.ts';

/** Why graphql-js executes an operation: it has no plan, or none for these variable values. */
export type FallbackReason = 'no operation' | 'no root type' | 'condition without a value';

export interface ExecutorOptions {
  /** Called when graphql-js executes an operation because it has no plan. */
  readonly onFallback?: ((reason: FallbackReason) => void) | undefined;
}

export interface ExecuteOptions extends Omit<RunOptions, 'stopError'> {
  readonly variableValues?: Readonly<Record<string, unknown>> | undefined;
  /** Maximum number of reported errors in variables, by default 50 as in graphql-js. */
  readonly maxCoercionErrors?: number | undefined;
  readonly stopError?: RunOptions['stopError'] | undefined;
}

/** A result whose data is JSON text. */
export interface JsonResult {
  /** JSON text of `data`; absent if nothing was executed. */
  readonly json?: string;
  readonly errors?: readonly GraphQLError[];
}

/** One operation of a document. Execution follows the rules of graphql-js, and never rejects for an error of the operation. */
export interface PreparedOperation {
  execute(options: ExecuteOptions): Promise<JsonResult>;
}

export interface Executor {
  /** Plans are made at the first execution and cached as long as the document exists. The document must be valid. */
  prepare(document: DocumentNode, operationName?: string | null): PreparedOperation;
}

export const createExecutor = (schema: GraphQLSchema, options: ExecutorOptions = {}): Executor => {
  assertValidSchema(schema);
  const prepared = new WeakMap<DocumentNode, Map<string | null, PreparedOperation>>();
  return {
    prepare: (document, operationName = null) => {
      let byName = prepared.get(document);
      if (byName === undefined)
        prepared.set(document, (byName = new Map<string | null, PreparedOperation>()));
      const known = byName.get(operationName);
      if (known !== undefined) return known;
      const operation = createOperation(schema, document, operationName, options);
      // Unknown names are not cached: a client could send any number of them.
      if (getOperationAST(document, operationName) != null) byName.set(operationName, operation);
      return operation;
    },
  };
};

const createOperation = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  { onFallback }: ExecutorOptions,
): PreparedOperation => {
  const planned = planOperation(schema, document, operationName);

  return {
    execute: async (options) => {
      const outcome = typeof planned === 'string' ? planned : await planned(options);
      if (typeof outcome !== 'string') return outcome;
      onFallback?.(outcome);
      const { rootValue, contextValue, variableValues = null, maxCoercionErrors } = options;
      const { data, errors } = await executeByGraphqlJs({
        ...{ schema, document, operationName, rootValue, contextValue, variableValues },
        options: maxCoercionErrors === undefined ? {} : { maxCoercionErrors },
      });
      return { ...(data !== undefined && { json: JSON.stringify(data) }), ...(errors && { errors }) };
    },
  };
};

type Execute = (options: ExecuteOptions) => Promise<JsonResult | FallbackReason>;

const planOperation = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): Execute | FallbackReason => {
  const operation = getOperationAST(document, operationName);
  if (operation == null) return 'no operation';
  const rootType = schema.getRootType(operation.operation);
  if (rootType == null || operation.operation === OperationTypeNode.SUBSCRIPTION) return 'no root type';

  const definitions = operation.variableDefinitions ?? [];
  const fragments = fragmentsOf(document);
  const conditions = conditionsOf(document, operation);
  // The same object in every execution, so that resolvers can use it as a cache key.
  const noVariables: { readonly [variable: string]: unknown } = Object.freeze({});
  const plans = new Map<string, readonly ObjectPlan[]>();

  const planFor = (variableValues: Readonly<Record<string, unknown>>): readonly ObjectPlan[] => {
    const key = conditions.map((name) => (variableValues[name] === true ? '1' : '0')).join('');
    const known = plans.get(key);
    if (known !== undefined) return known;
    const values = Object.fromEntries(conditions.map((name) => [name, variableValues[name]]));
    const selection = new Selection(new PlanScope(schema, fragments, values), [operation.selectionSet]);
    const root = selection.planFor(rootType);
    const plan = operation.operation === OperationTypeNode.MUTATION ? splitRootFields(root) : [root];
    if (plans.size >= MAX_PLANS) plans.clear();
    plans.set(key, plan);
    return plan;
  };

  return async (options) => {
    const { variableValues: given = {}, maxCoercionErrors: maxErrors = 50 } = options;
    const { coerced, errors } =
      definitions.length === 0
        ? { coerced: noVariables, errors: undefined }
        : getVariableValues(schema, definitions, given, { maxErrors });
    if (errors !== undefined) return { errors };
    if (conditions.some((name) => typeof coerced[name] !== 'boolean')) return 'condition without a value';
    const info = { schema, fragments, operation, variableValues: coerced };
    return runPlan(planFor(coerced), new Run(info, { ...options, stopError: options.stopError ?? stopped }));
  };
};

/** Each variable in `@skip` or `@include` doubles the number of possible plans of an operation. */
const MAX_PLANS = 16;

const runPlan = async (plans: readonly ObjectPlan[], run: Run): Promise<JsonResult> => {
  const texts: string[] = [];
  try {
    for (const plan of plans) texts.push(await run.root(plan));
  } catch (error) {
    return { errors: [...run.errors, error as GraphQLError], json: 'null' };
  }
  const [first = '{}'] = texts;
  const json = texts.length < 2 ? first : `{${texts.map((text) => text.slice(1, -1)).join(',')}}`;
  return run.errors.length === 0 ? { json } : { errors: run.errors, json };
};

/** Root fields of a mutation are executed serially, so each one becomes a plan of its own. */
const splitRootFields = ({ type, fields }: ObjectPlan): readonly ObjectPlan[] =>
  fields.map((field) => ({ type, fields: [{ ...field, prefix: field.prefix.replace(/^,/, '') }] }));

const fragmentsOf = (document: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> => {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
};

/** The operation's variables that `@skip` and `@include` use. */
const conditionsOf = (document: DocumentNode, operation: OperationDefinitionNode): readonly string[] => {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: args = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return (operation.variableDefinitions ?? [])
    .map(({ variable }) => variable.name.value)
    .filter((name) => names.has(name));
};

const stopped: RunOptions['stopError'] = (reason) =>
  new GraphQLError(reason === 'aborted' ? 'The operation was aborted.' : 'The response has too many values.');
