import {
  type DocumentNode,
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { readdir, readFile } from 'node:fs/promises';

/** An operation that agents may call. */
export interface ToolOperation {
  /** Name of the operation. */
  readonly name: string;
  /** The operation's own description. */
  readonly description: string;
  readonly document: string;
  readonly isWrite: boolean;
  /** Whether it may delete or overwrite data. */
  readonly isDestructive: boolean;
  /** JSON Schema of the variables. */
  readonly inputSchema: JsonSchema;
}

export type JsonSchema = Readonly<Record<string, unknown>> & { readonly type: 'object' };

/** Reads the operations of a folder of `.graphql` files, one per file, ordered by file name. */
export const readTools = async (folder: URL, schema: GraphQLSchema): Promise<readonly ToolOperation[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(
    names.map(async (name) => toTool(await readFile(new URL(name, folder), 'utf8'), schema, name)),
  );
};

const toTool = (text: string, schema: GraphQLSchema, file: string): ToolOperation => {
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.name === undefined) {
    throw new Error(`${file} has no operation with a name`);
  }
  const [root] = operation.selectionSet.selections;
  const isWrite = operation.operation === OperationTypeNode.MUTATION;
  const field = root?.kind === Kind.FIELD ? root.name.value : '';
  return {
    name: operation.name.value,
    description: operation.description?.value ?? '',
    // Servers that predate the GraphQL specification of September 2025 do not accept descriptions of operations.
    document: text.slice(operation.description?.loc?.end ?? 0).trim(),
    isWrite,
    isDestructive: isWrite && !/^(?:create|add|copy)/.test(field),
    inputSchema: inputSchemaOf(operation, document, schema),
  };
};

const inputSchemaOf = (
  { variableDefinitions = [] }: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
): JsonSchema => {
  const descriptions = descriptionsOf(document, schema);
  const properties = variableDefinitions.map(({ variable, type, defaultValue }) => {
    const name = variable.name.value;
    const given = typeFromAST(schema, type) as GraphQLInputType;
    const fallback = defaultValue?.kind === Kind.INT ? { default: Number(defaultValue.value) } : {};
    return [name, { ...schemaOf(given), ...described(descriptions.get(name)), ...fallback }] as const;
  });
  const required = variableDefinitions
    .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined)
    .map(({ variable }) => variable.name.value);
  return objectOf(Object.fromEntries(properties), required);
};

const objectOf = (properties: object, required: readonly string[]): JsonSchema => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
  additionalProperties: false,
});

const described = (description: string | null | undefined) => (description ? { description } : {});

/** Descriptions of the arguments and input fields that the variables are passed to. */
const descriptionsOf = (
  document: DocumentNode,
  schema: GraphQLSchema,
): ReadonlyMap<string, string | null | undefined> => {
  const found = new Map<string, string | null | undefined>();
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Argument({ value }) {
        if (value.kind === Kind.VARIABLE) found.set(value.name.value, typeInfo.getArgument()?.description);
      },
      ObjectField({ name, value }) {
        const parent = getNamedType(typeInfo.getParentInputType());
        if (value.kind !== Kind.VARIABLE || !isInputObjectType(parent)) return;
        found.set(value.name.value, parent.getFields()[name.value]?.description);
      },
    }),
  );
  return found;
};

const SCALARS: Readonly<Record<string, string>> = {
  Int: 'integer',
  Float: 'number',
  Boolean: 'boolean',
};

/** Nullable types also accept null, which clears a value. */
const schemaOf = (type: GraphQLInputType): Readonly<Record<string, unknown>> => {
  if (isNonNullType(type)) return typed(type.ofType);
  const { type: name, enum: values, ...rest } = typed(type);
  return {
    type: [name, 'null'],
    ...(Array.isArray(values) && { enum: [...(values as readonly string[]), null] }),
    ...rest,
  };
};

const typed = (type: GraphQLInputType): Readonly<Record<string, unknown>> => {
  if (isListType(type)) return { type: 'array', items: schemaOf(type.ofType) };
  if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) };
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const properties = fields.map(
      (field) => [field.name, { ...schemaOf(field.type), ...described(field.description) }] as const,
    );
    return objectOf(
      Object.fromEntries(properties),
      fields.filter(isRequiredInputField).map(({ name }) => name),
    );
  }
  return { type: SCALARS[getNamedType(type).toString()] ?? 'string' };
};
