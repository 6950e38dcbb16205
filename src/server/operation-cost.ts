import {
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
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
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type ValueNode,
} from 'graphql';

import { MAX_PAGE } from '../relay/page-cache.ts';

import { OperationLimitError, titleOf } from './operation-limits.ts';

/**
 * What an operation may answer at most, in field values: the fields of each object, times the objects. It is estimated
 * before anything runs, from the sizes that `@listSize` and `@cost` of the schema tell, which routers read as well.
 */
export interface OperationCosts {
  /** The estimate for an operation that has passed validation. `isWhole` is false where counting was given up. */
  estimate(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables | undefined,
  ): Estimate;
}

export interface Estimate {
  readonly cost: number;
  readonly isWhole: boolean;
}

type Variables = Readonly<Record<string, unknown>>;

/** A trace has an entry per field value, which takes about as much time and room as two more values. */
export const TRACE_FACTOR = 3;

/** Characters of the printed SDL that count as one field value: about what a value with its name takes in JSON. */
const CHARACTERS_PER_VALUE = 25;

/** Fields that are looked at before an operation counts as too expensive; fragments can multiply them without bound. */
const MAX_VISITS = 20_000;

/** Estimates kept per operation of a cached document, by the values of its variables that matter. */
const MAX_KEPT = 50;

export const createOperationCosts = (schema: GraphQLSchema, sdlLength = 0): OperationCosts => {
  const sizeOf = createFieldSizes(schema, sdlLength);
  const kept = new WeakMap<OperationDefinitionNode, Map<string, Estimate>>();
  return {
    estimate: (document, operation, variables) => {
      const known = kept.get(operation) ?? new Map<string, Estimate>();
      kept.set(operation, known);
      const key = variablesKey(operation, variables);
      const found = known.get(key) ?? estimate(schema, sizeOf, document, operation, variables);
      if (known.size >= MAX_KEPT) known.clear();
      known.set(key, found);
      return found;
    },
  };
};

/**
 * Refuses an operation that would answer too much.
 * @throws OperationLimitError
 */
export const checkCost = (
  { cost, isWhole }: Estimate,
  operation: OperationDefinitionNode,
  limit: number,
): void => {
  if (isWhole && cost <= limit) return;
  throw new OperationLimitError(
    `${titleOf(operation)} may answer ${isWhole ? `${cost} field values` : 'too many field values to count'}; at most ${limit} are allowed. Ask for shorter lists or fewer fields`,
    operation,
    'OPERATION_TOO_EXPENSIVE',
  );
};

/** What of the variables can change a cost: numbers, flags and lengths of lists. */
const variablesKey = (operation: OperationDefinitionNode, variables: Variables | undefined): string =>
  (operation.variableDefinitions ?? [])
    .map(({ variable }) => {
      const value = variables?.[variable.name.value];
      if (Array.isArray(value)) return `[${value.length}]`;
      return typeof value === 'number' || typeof value === 'boolean' || value === undefined
        ? String(value)
        : '';
    })
    .join();

/** How much a field answers, as its directives tell. */
interface FieldSize {
  /** Values that the field itself counts as. */
  readonly weight: number;
  /** Length of its list, or of the lists that `sizedFields` names below it. */
  readonly assumedSize: number | undefined;
  readonly slicingArguments: readonly string[];
  readonly sizedFields: readonly string[];
  /** Arguments that are lists: the answer has an item for each of theirs where nothing else tells its length. */
  readonly listArguments: readonly { readonly name: string; readonly weight: number }[];
}

/** A list that nothing tells the length of. A test sees to it that the schema has none. */
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

/** Lists of introspection are as long as the schema makes them: the outer ones known, those of a type the average. */
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

/** Counts the values of one operation. */
const estimate = (
  schema: GraphQLSchema,
  sizeOf: SizeOf,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables | undefined,
): Estimate => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  let visits = 0;

  const valueOf = (value: ValueNode | undefined): unknown => {
    if (value === undefined) return undefined;
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind === Kind.BOOLEAN) return value.value;
    if (value.kind === Kind.LIST) return value.values;
    if (value.kind !== Kind.VARIABLE) return undefined;
    const name = value.name.value;
    if (variables?.[name] !== undefined) return variables[name];
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

  const isLeftOut = ({ directives = [] }: SelectionNode): boolean =>
    directives.some(({ name, arguments: [condition] = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return false;
      return valueOf(condition?.value) === (name.value === 'skip');
    });

  /** The fields that an object of this type answers, by their names in the answer, as graphql-js collects them. */
  const collect = (sets: readonly SelectionSetNode[], type: GraphQLObjectType): Map<string, FieldNode[]> => {
    const collected = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    const add = (set: SelectionSetNode): void => {
      for (const selection of set.selections) {
        visits += 1;
        if (isLeftOut(selection)) continue;
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value;
          const same = collected.get(name);
          if (same === undefined) collected.set(name, [selection]);
          else same.push(selection);
          continue;
        }
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (fragment === undefined || !applies(fragment.typeCondition?.name.value, type)) continue;
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

  const applies = (condition: string | undefined, type: GraphQLObjectType): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const conditionType = schema.getType(condition);
    return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
  };

  /** @param sizes lengths of the lists among the fields that the parent's `@listSize` tells. */
  const costOfObject = (
    sets: readonly SelectionSetNode[],
    type: GraphQLCompositeType,
    sizes: ReadonlyMap<string, number>,
  ): number => {
    if (isAbstractType(type))
      // Nobody knows yet which of them it will be.
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
    const field = definitionOf(schema, parent, node.name.value);
    if (field === undefined) return 0;
    const size = sizeOf(field);
    const ids = size.listArguments.map(({ name, weight }) => {
      const value = argumentValue(field, node, name);
      const length = Array.isArray(value) ? value.length : value === undefined ? 0 : 1;
      return { length, cost: length * weight };
    });
    const slices = size.slicingArguments
      .map((name) => argumentValue(field, node, name))
      .filter((value) => typeof value === 'number');
    // A field refuses to answer more than a page, in words of its own.
    const told = slices.length > 0 ? Math.min(MAX_PAGE, Math.max(...slices)) : size.assumedSize;
    const isList = isListType(getNullableType(field.type));
    const length = isList
      ? Math.max(
          0,
          sizes.get(field.name) ??
            told ??
            (ids.length > 0 ? Math.max(...ids.map((list) => list.length)) : UNKNOWN_SIZE),
        )
      : 1;
    const own = size.weight + ids.reduce((sum, { cost }) => sum + cost, 0);
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return own + (isList ? length : 0);
    if (length === 0) return own;
    const below = new Map(size.sizedFields.map((name) => [name, told ?? UNKNOWN_SIZE]));
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return own + length * costOfObject(sets, type, below);
  };

  const root = schema.getRootType(operation.operation);
  const cost = root ? costOfObject([operation.selectionSet], root, new Map()) : 0;
  return { cost, isWhole: visits <= MAX_VISITS };
};

const definitionOf = (
  schema: GraphQLSchema,
  parent: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined => {
  if (name === '__typename') return TypeNameMetaFieldDef;
  const isQuery = parent === schema.getQueryType();
  if (isQuery && name === '__schema') return SchemaMetaFieldDef;
  if (isQuery && name === '__type') return TypeMetaFieldDef;
  return parent.getFields()[name];
};
