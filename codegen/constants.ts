import {
  type FieldMaskValues,
  type OpenApiDocument,
  type ResolvedOperation,
  type Schema,
  schemaName,
} from './document.ts';

type ByParameter<T> = Readonly<Record<string, T>>;
export type ByOperation<T> = Readonly<Record<string, ByParameter<T>>>;

/** Bounds of a value in the document. */
export interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly batchSize?: number;
}

/** The accepted paths of every field mask, by operation and by parameter or attribute of the body. */
export const fieldMasks = (document: OpenApiDocument, operations: readonly ResolvedOperation[]) =>
  byOperation<FieldMaskValues>(operations, (operation) => [
    ...operation.parameters.map(
      ({ name, ...parameter }) => [name, parameter['x-field-mask-values']] as const,
    ),
    ...bodyValues(document, operation).map(
      ({ path, schema }) => [path, schema['x-field-mask-values']] as const,
    ),
  ]);

/** Bounds of numbers, lists and texts, by operation and by parameter or by path in the body (`records.contacts`). */
export const limits = (document: OpenApiDocument, operations: readonly ResolvedOperation[]) =>
  byOperation<Limits>(operations, (operation) => [
    ...operation.parameters.map(
      (parameter) => [parameter.name, limitsOf(parameter.schema, parameter['x-client-batch-size'])] as const,
    ),
    ...bodyValues(document, operation).map(({ path, schema }) => [path, limitsOf(schema)] as const),
  ]);

/** Values of every schema that is an enumeration, by the schema's name. */
export const enumValues = (document: OpenApiDocument): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(document.components.schemas).flatMap(([name, schema]) =>
      schema.enum ? [[name, schema.enum]] : [],
    ),
  );

const byOperation = <T>(
  operations: readonly ResolvedOperation[],
  entries: (operation: ResolvedOperation) => readonly (readonly [string, T | undefined])[],
): ByOperation<T> =>
  Object.fromEntries(
    operations.flatMap((operation) => {
      const found = entries(operation).filter(
        (entry): entry is readonly [string, T] => entry[1] !== undefined,
      );
      return found.length === 0 ? [] : [[operation.id, Object.fromEntries(found)]];
    }),
  );

const limitsOf = (schema: Schema, batchSize?: number): Limits | undefined => {
  const { minimum, maximum, minItems, maxItems, maxLength } = schema;
  const bounds = { minimum, maximum, minItems, maxItems, maxLength, batchSize };
  const given = Object.entries(bounds).filter(([, value]) => value !== undefined);
  if (given.length === 0) return undefined;
  return Object.fromEntries(
    typeof schema.default === 'number' ? [...given, ['default', schema.default]] : given,
  );
};

interface BodyValue {
  readonly path: string;
  readonly schema: Schema;
}

const bodyValues = (document: OpenApiDocument, { operation }: ResolvedOperation): readonly BodyValue[] => {
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  return schema === undefined ? [] : valuesBelow(document, schema, '', new Set());
};

/** The attributes below a schema with their paths. Lists and objects add a path segment; the items of a list do not. */
const valuesBelow = (
  document: OpenApiDocument,
  schema: Schema,
  path: string,
  above: ReadonlySet<string>,
): readonly BodyValue[] => {
  const name = schema.$ref === undefined ? undefined : schemaName(schema.$ref);
  const target = name === undefined ? schema : document.components.schemas[name];
  if (target === undefined || (name !== undefined && above.has(name))) return [];
  const seen = name === undefined ? above : new Set([...above, name]);
  return [
    ...Object.entries(target.properties ?? {}).flatMap(([key, property]) => {
      const below = path === '' ? key : `${path}.${key}`;
      return [{ path: below, schema: property }, ...valuesBelow(document, property, below, seen)];
    }),
    ...[target.items, target.allOf, target.anyOf, target.oneOf]
      .flatMap((part) => part ?? [])
      .flatMap((part) => valuesBelow(document, part, path, seen)),
  ];
};
