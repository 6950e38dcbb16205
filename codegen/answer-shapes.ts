import { type OpenApiDocument, type ResolvedOperation, type Schema, schemaName } from './document.ts';
import { responseSchemas } from './operation-table.ts';

/**
 * The calls of `objectShape` (`src/clients/http/json.ts`) for every object in JSON answers. Each is after the shapes that
 * it uses.
 */
export const shapeDeclarations = (
  document: OpenApiDocument,
  operations: readonly ResolvedOperation[],
): string => {
  const declarations = new Map<string, string>();
  const declare = (name: string): string => {
    const known = declarations.get(name);
    if (known === '') throw new Error(`${name} contains itself, which the shapes of answers cannot express`);
    if (known === undefined) {
      declarations.set(name, '');
      const text = objectText(membersOf(document, { $ref: `${SCHEMAS}${name}` }), name);
      declarations.delete(name);
      declarations.set(name, text);
    }
    return name;
  };

  const objectText = ({ properties, required, identity }: ObjectMembers, name: string): string => {
    const kinds = Object.entries(properties).map(
      ([key, schema]) => `${JSON.stringify(key)}: ${kindOf(schema)}`,
    );
    const withMeaning = Object.keys(properties).filter((key) => properties[key]?.['x-absence-has-meaning']);
    const options = {
      ...(required.length > 0 && identity === undefined && { required }),
      ...(withMeaning.length > 0 && { withMeaning }),
      ...(identity !== undefined && { identity }),
    };
    const settings = Object.keys(options).length === 0 ? '' : `, ${JSON.stringify(options)}`;
    const known = (identity ?? []).map((key) => ` & { readonly ${key}: NonNullable<${name}['${key}']> }`);
    const value = name + known.join('');
    return `const ${name}Shape = objectShape<${value}>({ ${kinds.join(', ')} }${settings});`;
  };

  const kindOf = (schema: Schema): string => {
    if (schema.$ref !== undefined) {
      const name = schemaName(schema.$ref);
      const target = document.components.schemas[name] ?? {};
      return isObject(target) ? `${declare(name)}Shape` : kindOf(target);
    }
    if (schema.items !== undefined) return `[${kindOf(schema.items)}]`;
    return `'${scalarKind(schema)}'`;
  };

  for (const name of operations.flatMap((operation) => answerName(document, operation) ?? [])) declare(name);
  const names = [...declarations.keys()];
  return [
    ...declarations.values(),
    `export const shapes = { ${names.map((name) => `${name}: ${name}Shape`).join(', ')} };`,
  ].join('\n');
};

/** Name of the object in the operation's response; undefined when the response is not a plain JSON object. */
export const answerName = (document: OpenApiDocument, operation: ResolvedOperation): string | undefined => {
  const [schema] = responseSchemas(operation);
  if (schema?.$ref === undefined) return undefined;
  const name = schemaName(schema.$ref);
  return isObject(document.components.schemas[name] ?? {}) ? name : undefined;
};

const SCHEMAS = '#/components/schemas/';

const isObject = ({ properties, allOf }: Schema): boolean => properties !== undefined || allOf !== undefined;

/** `any` for values without a single JSON type. */
const scalarKind = ({ type, format }: Schema): string => {
  if (type === 'integer') return format === 'int64' ? 'int64' : 'integer';
  return type === 'string' || type === 'boolean' ? type : 'any';
};

interface ObjectMembers {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
  /** The members that identify a record; undefined when the object is not a record. */
  readonly identity: readonly string[] | undefined;
}

/** The members of an object schema, including those of its parts (`allOf`). */
const membersOf = (document: OpenApiDocument, schema: Schema): ObjectMembers => {
  const own =
    schema.$ref === undefined ? schema : (document.components.schemas[schemaName(schema.$ref)] ?? {});
  const parts = (own.allOf ?? []).map((part) => membersOf(document, part));
  return {
    properties: Object.assign({}, ...parts.map(({ properties }) => properties), own.properties) as Record<
      string,
      Schema
    >,
    required: [...parts.flatMap(({ required }) => required), ...(own.required ?? [])],
    identity: own['x-record'],
  };
};
