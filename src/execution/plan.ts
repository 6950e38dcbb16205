import {
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';

import {
  type LeafText,
  leafTextOf,
  plainAbstract,
  type PlainField,
  plainLeaf,
  plainList,
  plainObject,
  plainOrNull,
  type PlainWriter,
  quote,
} from './json-text.ts';

/** The type of a field or of a list's items, compiled for completing values. */
export type TypePlan = {
  readonly isNonNull: boolean;
  /** Absent if completing the value involves arguments, the context, or a type resolver. */
  readonly plain?: PlainWriter | undefined;
} & (
  | { readonly kind: 'leaf'; readonly textOf: LeafText }
  | { readonly kind: 'list'; readonly item: TypePlan }
  | { readonly kind: 'object'; readonly type: GraphQLObjectType; readonly selection: Selection }
  | { readonly kind: 'abstract'; readonly type: GraphQLAbstractType; readonly selection: Selection }
);
export type PlanOf<Kind extends TypePlan['kind']> = Extract<TypePlan, { readonly kind: Kind }>;

export interface FieldPlan {
  /** Unique within a plan, counted from 0. */
  readonly id: number;
  readonly responseName: string;
  /** JSON text before the value: a comma unless it is the first field, the name, and a colon. */
  readonly prefix: string;
  /** JSON text of a value that is known in advance, as for `__typename`. */
  readonly constant: string | undefined;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly parentType: GraphQLObjectType;
  /** The same array in every execution, so that resolvers can use it as a cache key. */
  readonly nodes: readonly FieldNode[];
  /** Absent if the value is the property of the same name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  readonly type: TypePlan;
  /** Whether completing the value may need a resolve info, although the field has no resolver. */
  readonly needsInfo: boolean;
}

export interface ObjectPlan {
  readonly type: GraphQLObjectType;
  readonly fields: readonly FieldPlan[];
  /** Absent if the object needs the general code. */
  readonly plain?: PlainWriter | undefined;
}

type Values = Readonly<Record<string, unknown>>;
type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** Shared by all fields of one plan. */
export class PlanScope {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  /** Values of the variables that `@skip` and `@include` use; all booleans. */
  readonly conditions: Values;
  #fields = 0;

  constructor(schema: GraphQLSchema, fragments: Fragments, conditions: Values) {
    this.schema = schema;
    this.fragments = fragments;
    this.conditions = conditions;
  }

  nextId(): number {
    return this.#fields++;
  }
}

/** The selection set of a field. The plan for an object type is made when the first value of that type is completed. */
export class Selection {
  readonly #scope: PlanScope;
  readonly #sets: readonly SelectionSetNode[];
  readonly #plans = new Map<string, ObjectPlan>();

  constructor(scope: PlanScope, sets: readonly SelectionSetNode[]) {
    this.#scope = scope;
    this.#sets = sets;
  }

  /** The plan for a type, if it was made before. */
  cachedPlan(typeName: string): ObjectPlan | undefined {
    return this.#plans.get(typeName);
  }

  planFor(type: GraphQLObjectType): ObjectPlan {
    let plan = this.#plans.get(type.name);
    if (plan === undefined) {
      plan = planObject(this.#scope, type, this.#sets);
      this.#plans.set(type.name, plan);
    }
    return plan;
  }
}

const planObject = (
  scope: PlanScope,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): ObjectPlan => {
  const groups = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  for (const set of sets) collectFields(scope, type, set, groups, visited);
  const fields: FieldPlan[] = [];
  for (const [responseName, nodes] of groups) {
    const field = planField(scope, type, responseName, nodes, fields.length === 0);
    if (field !== undefined) fields.push(field);
  }
  return { type, fields, plain: plainWriterOf({ type, fields }) };
};

/** Groups the fields that apply to the type by response name: `CollectFields` of the specification. */
const collectFields = (
  scope: PlanScope,
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  groups: Map<string, FieldNode[]>,
  visited: Set<string>,
): void => {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD && visited.has(selection.name.value)) continue;
    if (!isIncluded(selection, scope.conditions)) continue;
    if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value;
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [selection]);
      else group.push(selection);
      continue;
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) visited.add(selection.name.value);
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? scope.fragments[selection.name.value] : selection;
    if (fragment !== undefined && appliesTo(scope.schema, fragment.typeCondition?.name.value, type)) {
      collectFields(scope, type, fragment.selectionSet, groups, visited);
    }
  }
};

/** Whether `@skip` and `@include` leave the node in the operation. */
export const isIncluded = (node: SelectionNode, conditions: Values): boolean =>
  node.directives === undefined ||
  node.directives.length === 0 ||
  (getDirectiveValues(GraphQLSkipDirective, node, conditions)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, conditions)?.['if'] !== false);

export const appliesTo = (
  schema: GraphQLSchema,
  condition: string | undefined,
  type: GraphQLObjectType,
): boolean => {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = schema.getType(condition);
  return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
};

/** Undefined for a field that the type does not have, which graphql-js omits from the response. */
const planField = (
  scope: PlanScope,
  parentType: GraphQLObjectType,
  responseName: string,
  nodes: readonly FieldNode[],
  isFirst: boolean,
): FieldPlan | undefined => {
  const name = nodes[0]?.name.value ?? '';
  const definition = definitionOf(scope.schema, parentType, name);
  if (definition === undefined && name !== '__typename') return undefined;
  const type =
    definition === undefined ? TYPE_NAME : planType(scope, definition.type, selectionSetsOf(nodes));
  return {
    id: scope.nextId(),
    responseName,
    prefix: `${isFirst ? '' : ','}${quote(responseName)}:`,
    constant: definition === undefined ? quote(parentType.name) : undefined,
    definition: definition ?? TypeMetaFieldDef,
    parentType,
    nodes,
    resolve: definition?.resolve,
    type,
    needsInfo: hasTypeResolver(type),
  };
};

const TYPE_NAME: TypePlan = { kind: 'leaf', isNonNull: true, textOf: String };

export const definitionOf = (
  schema: GraphQLSchema,
  parentType: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined => {
  if (parentType === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return parentType.getFields()[name];
};

const selectionSetsOf = (nodes: readonly FieldNode[]): readonly SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));

const planType = (
  scope: PlanScope,
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  isNonNull = false,
): TypePlan => {
  if (isNonNullType(type)) return planType(scope, type.ofType, sets, true);
  if (isListType(type)) {
    const item = planType(scope, type.ofType, sets);
    return { kind: 'list', isNonNull, item, plain: orNull(item.plain && plainList(item.plain), isNonNull) };
  }
  if (isLeafType(type)) {
    const textOf = leafTextOf(type);
    return { kind: 'leaf', isNonNull, textOf, plain: plainLeaf(type, textOf, isNonNull) };
  }
  const selection = new Selection(scope, sets);
  if (isAbstractType(type)) {
    // Without a type resolver the type is the value's `__typename`, as in graphql-js.
    const plain =
      type.resolveType == null
        ? plainAbstract((typeName) => selection.cachedPlan(typeName)?.plain)
        : undefined;
    return { kind: 'abstract', isNonNull, type, selection, plain: orNull(plain, isNonNull) };
  }
  return {
    kind: 'object',
    isNonNull,
    type,
    selection,
    plain: orNull(selection.planFor(type).plain, isNonNull),
  };
};

const orNull = (plain: PlainWriter | undefined, isNonNull: boolean): PlainWriter | undefined =>
  plain === undefined || isNonNull ? plain : plainOrNull(plain);

const plainWriterOf = ({ type, fields }: Omit<ObjectPlan, 'plain'>): PlainWriter | undefined => {
  if (type.isTypeOf != null) return undefined;
  const plainFields: PlainField[] = [];
  for (const { prefix, constant, resolve, definition, type: fieldType } of fields) {
    if (constant !== undefined) {
      const whole = Buffer.from(prefix + constant);
      plainFields.push({ prefix: whole, name: '', resolve: undefined, write: undefined });
    } else {
      const { plain: write } = fieldType;
      // A resolver with one parameter uses the object alone.
      const isPlain = resolve === undefined || (resolve.length === 1 && definition.args.length === 0);
      if (!isPlain || write === undefined) return undefined;
      const ofSource = resolve as ((source: unknown) => unknown) | undefined;
      plainFields.push({ prefix: Buffer.from(prefix), name: definition.name, resolve: ofSource, write });
    }
  }
  return plainObject(plainFields);
};

const hasTypeResolver = (plan: TypePlan): boolean => {
  if (plan.kind === 'list') return hasTypeResolver(plan.item);
  return plan.kind === 'abstract' || (plan.kind === 'object' && plan.type.isTypeOf != null);
};
