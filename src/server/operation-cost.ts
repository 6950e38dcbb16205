import {
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
  type ValueNode,
} from 'graphql';

import { appliesTo, definitionOf } from '../execution/plan.ts';
import { MAX_PAGE } from '../relay/page-cache.ts';

import {
  fragmentsOf,
  givenValue,
  OPERATION_LIMITS,
  OperationLimitError,
  titleOf,
} from './operation-limits.ts';

/**
 * The maximum size of an operation's response, in field values: the fields of each object, times the objects. It is
 * estimated before execution, from `@listSize` and `@cost` in the schema, which routers read as well.
 */
export interface OperationCosts {
  /** Estimates the cost of a valid operation. */
  estimate(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables | undefined,
  ): Estimate;
}

export interface Estimate {
  readonly cost: number;
  /** False if the operation has too many fields to count; `cost` is then too low. */
  readonly isComplete: boolean;
  /** Entities that are requested by representation. */
  readonly representations: number;
}

type Variables = Readonly<Record<string, unknown>>;

/** A trace has an entry per field value, which costs about as much time and memory as two more values. */
export const TRACE_FACTOR = 3;

/** Characters of the SDL that count as one field value: about the length of a name and a value in JSON. */
const CHARACTERS_PER_VALUE = 25;

/** Fields to count before an operation is rejected as too expensive, because fragments can multiply them exponentially. */
const MAX_VISITS = 20_000;

/** Estimates cached per operation of a document, one for each set of relevant variable values. */
const MAX_CACHED_ESTIMATES = 50;

export const createOperationCosts = (schema: GraphQLSchema, sdlLength = 0): OperationCosts => {
  const sizeOf = createFieldSizes(schema, sdlLength);
  const cache = new WeakMap<OperationDefinitionNode, Map<string, Estimate>>();
  return {
    estimate: (document, operation, variables) => {
      let known = cache.get(operation);
      if (known === undefined) {
        known = new Map();
        cache.set(operation, known);
      }
      const key = variablesKey(operation, variables);
      let found = known.get(key);
      if (found === undefined) {
        found = estimate(schema, sizeOf, document, operation, variables);
        if (known.size >= MAX_CACHED_ESTIMATES) known.clear();
        known.set(key, found);
      }
      return found;
    },
  };
};

/**
 * Rejects an operation that requests too many entities, or whose response would be too large.
 * @throws OperationLimitError
 */
export const checkEstimate = (
  { cost, isComplete, representations }: Estimate,
  operation: OperationDefinitionNode,
  limit: number,
): void => {
  const max = OPERATION_LIMITS.representations;
  if (representations > max) {
    throw new OperationLimitError(
      `${titleOf(operation)} requests ${representations} entities by representation; at most ${max} are allowed`,
      operation,
    );
  }
  if (isComplete && cost <= limit) return;
  throw new OperationLimitError(
    `${titleOf(operation)} may return ${isComplete ? `${cost} field values` : 'too many field values to count'}; at most ${limit} are allowed. Request shorter lists or fewer fields`,
    operation,
    'OPERATION_TOO_EXPENSIVE',
  );
};

/**
 * The variable values that can change a cost: numbers, booleans, lengths of lists, and whether there is a value at all, because
 * a single value counts as a list of one.
 */
const variablesKey = (operation: OperationDefinitionNode, variables: Variables | undefined): string =>
  (operation.variableDefinitions ?? [])
    .map(({ variable }) => {
      const value = givenValue(variables, variable.name.value);
      if (Array.isArray(value)) return `[${value.length}]`;
      return typeof value === 'number' || typeof value === 'boolean' || value == null ? String(value) : '';
    })
    .join();

/** The size of a field's value, according to its directives. */
interface FieldSize {
  /** Field values that the field itself counts as. */
  readonly weight: number;
  /** Length of its list, or of the lists below it that `sizedFields` names. */
  readonly assumedSize: number | undefined;
  readonly slicingArguments: readonly string[];
  readonly sizedFields: readonly string[];
  /** Arguments that are lists. The field's list is as long as the longest of them unless another directive says its length. */
  readonly listArguments: readonly { readonly name: string; readonly weight: number }[];
}

/** Assumed length of a list without directives. A test checks that the schema has no such list. */
const UNKNOWN_SIZE = 100;

type SizeOf = (field: GraphQLField<unknown, unknown>) => FieldSize;

const createFieldSizes = (schema: GraphQLSchema, sdlLength: number): SizeOf => {
  const known = new WeakMap<GraphQLField<unknown, unknown>, FieldSize>(introspectionSizes(schema));
  const sdl = schema.getType('_Service');
  const sdlField = isObjectType(sdl) ? sdl.getFields()['sdl'] : undefined;
  if (sdlField !== undefined)
    known.set(sdlField, { ...plain, weight: Math.max(1, Math.ceil(sdlLength / CHARACTERS_PER_VALUE)) });
  return (field) => {
    const size = known.get(field) ?? readSize(field);
    known.set(field, size);
    return size;
  };
};

const plain: FieldSize = {
  weight: 1,
  assumedSize: undefined,
  slicingArguments: [],
  sizedFields: [],
  listArguments: [],
};

const readSize = (field: GraphQLField<unknown, unknown>): FieldSize => {
  const listSize = directiveOf(field, 'listSize');
  return {
    weight: weightOf(field) ?? 1,
    assumedSize: numberOf(argumentOf(listSize, 'assumedSize')),
    slicingArguments: namesOf(argumentOf(listSize, 'slicingArguments')),
    sizedFields: namesOf(argumentOf(listSize, 'sizedFields')),
    listArguments: field.args
      .filter(({ type }) => isListType(getNullableType(type)))
      .map((argument) => ({ name: argument.name, weight: weightOf(argument) ?? 0 })),
  };
};

interface WithDirectives {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

const directiveOf = ({ astNode }: WithDirectives, name: string): ConstDirectiveNode | undefined =>
  astNode?.directives?.find((directive) => directive.name.value === name);

const argumentOf = (directive: ConstDirectiveNode | undefined, name: string): ConstArgumentNode | undefined =>
  directive?.arguments?.find((argument) => argument.name.value === name);

const numberOf = (argument: ConstArgumentNode | undefined): number | undefined =>
  argument?.value.kind === Kind.INT ? Number(argument.value.value) : undefined;

const namesOf = (argument: ConstArgumentNode | undefined): readonly string[] =>
  argument?.value.kind === Kind.LIST
    ? argument.value.values.flatMap((value) => (value.kind === Kind.STRING ? [value.value] : []))
    : [];

const weightOf = (node: WithDirectives): number | undefined =>
  numberOf(argumentOf(directiveOf(node, 'cost'), 'weight'));

/** Lengths of introspection lists, computed from the schema: exact for the outer lists, the average for lists of one type. */
const introspectionSizes = (
  schema: GraphQLSchema,
): readonly (readonly [GraphQLField<unknown, unknown>, FieldSize])[] => {
  const types = Object.values(schema.getTypeMap());
  const fields = types.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
      ? Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>(type.getFields())
      : [],
  );
  const args = fields.flatMap((field) => ('args' in field ? field.args : []));
  const directives = schema.getDirectives();
  const sizes: Readonly<Record<string, number>> = {
    types: types.length,
    directives: directives.length,
    fields: Math.ceil(fields.length / types.length),
    inputFields: Math.ceil(fields.length / types.length),
    args: Math.max(1, Math.ceil(args.length / Math.max(1, fields.length))),
    enumValues: 2,
    interfaces: 1,
    possibleTypes: 1,
    locations: 3,
  };
  return ['__Schema', '__Type', '__Field', '__Directive'].flatMap((name) => {
    const type = schema.getType(name);
    return isObjectType(type)
      ? Object.values(type.getFields()).map(
          (field) => [field, { ...plain, assumedSize: sizes[field.name] }] as const,
        )
      : [];
  });
};

const estimate = (
  schema: GraphQLSchema,
  sizeOf: SizeOf,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables | undefined,
): Estimate => {
  const fragments = fragmentsOf(document);
  let visits = 0;
  let representations = 0;

  const valueOf = (value: ValueNode | undefined): unknown => {
    if (value === undefined) return undefined;
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind === Kind.BOOLEAN) return value.value;
    if (value.kind === Kind.LIST) return value.values;
    if (value.kind === Kind.NULL) return undefined;
    // Its value does not matter, but a list argument takes a single value as a list of one.
    if (value.kind !== Kind.VARIABLE) return value;
    const name = value.name.value;
    const given = givenValue(variables, name);
    if (given !== undefined) return given;
    return valueOf(
      operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue,
    );
  };

  const argumentValue = (
    field: GraphQLField<unknown, unknown>,
    { arguments: given = [] }: FieldNode,
    name: string,
  ): unknown =>
    valueOf(given.find((argument) => argument.name.value === name)?.value) ??
    field.args.find((argument) => argument.name === name)?.defaultValue;

  const isSkipped = ({ directives = [] }: SelectionNode): boolean =>
    directives.some(({ name, arguments: [condition] = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return false;
      return valueOf(condition?.value) === (name.value === 'skip');
    });

  /** The fields of an object type by response name, collected as graphql-js does. */
  const collect = (sets: readonly SelectionSetNode[], type: GraphQLObjectType): Map<string, FieldNode[]> => {
    const collected = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    const add = (set: SelectionSetNode): void => {
      for (const selection of set.selections) {
        visits += 1;
        if (isSkipped(selection)) continue;
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value;
          const same = collected.get(name);
          if (same === undefined) collected.set(name, [selection]);
          else same.push(selection);
          continue;
        }
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (fragment === undefined || !appliesTo(schema, fragment.typeCondition?.name.value, type)) continue;
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          if (spread.has(selection.name.value)) continue;
          spread.add(selection.name.value);
        }
        add(fragment.selectionSet);
      }
    };
    sets.forEach(add);
    return collected;
  };

  /** @param sizes lengths of list fields from the `@listSize` of the parent field */
  const costOfObject = (
    sets: readonly SelectionSetNode[],
    type: GraphQLCompositeType,
    sizes: ReadonlyMap<string, number>,
  ): number => {
    if (isAbstractType(type))
      // The object type is not known before execution, so the most expensive one counts.
      return Math.max(0, ...schema.getPossibleTypes(type).map((one) => costOfObject(sets, one, sizes)));
    let cost = 0;
    for (const nodes of collect(sets, type).values()) {
      if (visits > MAX_VISITS) break;
      cost += costOfField(nodes, type, sizes);
    }
    return cost;
  };

  const costOfField = (
    nodes: readonly FieldNode[],
    parent: GraphQLObjectType,
    sizes: ReadonlyMap<string, number>,
  ): number => {
    const [node] = nodes;
    if (node === undefined) return 0;
    const field =
      node.name.value === '__typename' ? TypeNameMetaFieldDef : definitionOf(schema, parent, node.name.value);
    if (field === undefined) return 0;
    const size = sizeOf(field);
    const ids = size.listArguments.map(({ name, weight }) => {
      const value = argumentValue(field, node, name);
      const length = Array.isArray(value) ? value.length : value === undefined ? 0 : 1;
      if (name === 'representations') representations += length;
      return { length, cost: length * weight };
    });
    const slices = size.slicingArguments
      .map((name) => argumentValue(field, node, name))
      .filter((value) => typeof value === 'number');
    // Fields reject a longer page with an error of their own.
    const declared = slices.length > 0 ? Math.min(MAX_PAGE, Math.max(...slices)) : size.assumedSize;
    const isList = isListType(getNullableType(field.type));
    const length = isList
      ? Math.max(
          0,
          sizes.get(field.name) ??
            declared ??
            (ids.length > 0 ? Math.max(...ids.map((list) => list.length)) : UNKNOWN_SIZE),
        )
      : 1;
    const own = size.weight + ids.reduce((sum, { cost }) => sum + cost, 0);
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return own + (isList ? length : 0);
    if (length === 0) return own;
    const below = new Map(size.sizedFields.map((name) => [name, declared ?? UNKNOWN_SIZE]));
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return own + length * costOfObject(sets, type, below);
  };

  const root = schema.getRootType(operation.operation);
  const cost = root ? costOfObject([operation.selectionSet], root, new Map()) : 0;
  return { cost, isComplete: visits <= MAX_VISITS, representations };
};
