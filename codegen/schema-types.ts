import openapiTS, {
  astToString,
  type OpenAPI3,
  type OpenAPITSOptions,
  tsUnion,
  UNDEFINED,
} from 'openapi-typescript';
import ts from 'typescript';

import { type OpenApiDocument, type Schema, schemaName } from './document.ts';

const { factory } = ts;

/** A TypeScript type per schema, as source text. */
export interface TypeTexts {
  /** `export interface X …` or `export type X = …` for each component schema of the document. */
  readonly declarations: string;
  /** The type expressions of the schemas that were asked for besides. */
  readonly expressions: Readonly<Record<string, string>>;
}

/**
 * Turns the document's component schemas, and `others` under names of their own, into TypeScript. References become
 * the names of the declarations. Types that a caller fills in (`others` and what the document's request bodies
 * reach) take readonly lists, and `undefined` for what is optional: callers build them from optional values.
 */
export const typeTexts = async (
  document: OpenApiDocument,
  others: Readonly<Record<string, Schema>>,
  written: ReadonlySet<string>,
): Promise<TypeTexts> => {
  const nodes = await openapiTS(
    // The paths are left out: openapi-typescript would describe them in a form of its own.
    {
      ...document,
      paths: {},
      components: { schemas: { ...document.components.schemas, ...others } },
    } as OpenAPI3,
    { silent: true, defaultNonNullable: false, ...hooks(new Set([...written, ...Object.keys(others)])) },
  );
  const members = schemaMembers(nodes);
  const isOther = ({ name }: Member): boolean => name in others;
  return {
    declarations: members
      .filter((member) => !isOther(member))
      .map((member) => declaration(member, document.components.schemas[member.name]?.description))
      .join('\n\n'),
    expressions: Object.fromEntries(members.filter(isOther).map(({ name, type }) => [name, print(type)])),
  };
};

interface Member {
  readonly name: string;
  readonly type: ts.TypeNode;
}

const hooks = (
  written: ReadonlySet<string>,
): Required<Pick<OpenAPITSOptions, 'transform' | 'postTransform' | 'transformProperty'>> => {
  const isWritten = (path: string | undefined): boolean => written.has(schemaOfPath(path));
  return {
    // Beyond 2^53 a number loses digits, so the JSON parser of the clients leaves such values as text.
    transform: ({ type, format }) =>
      type === 'integer' && format === 'int64' ? factory.createTypeReferenceNode('Int64') : undefined,
    postTransform: (type, { path }) =>
      isWritten(path) && ts.isArrayTypeNode(type)
        ? factory.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, type)
        : localReference(type),
    transformProperty: (property, _schema, { path }) => {
      const type = property.type && localReference(property.type);
      const optional = property.questionToken !== undefined && isWritten(path);
      return factory.createPropertySignature(
        undefined, // `readOnly` in the document binds whoever writes to the service, not whoever holds the record.
        property.name,
        property.questionToken,
        type && optional ? tsUnion([type, UNDEFINED]) : type,
      );
    },
  };
};

const schemaOfPath = (path = ''): string => path.split('/')[3] ?? '';

/** `components["schemas"]["X"]`, the reference that openapi-typescript makes, becomes `X`. */
const localReference = (type: ts.TypeNode): ts.TypeNode =>
  ts.isIndexedAccessTypeNode(type) &&
  ts.isLiteralTypeNode(type.indexType) &&
  ts.isStringLiteral(type.indexType.literal)
    ? factory.createTypeReferenceNode(type.indexType.literal.text)
    : type;

const schemaMembers = (nodes: readonly ts.Node[]): readonly Member[] => {
  const components = nodes.find(
    (node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === 'components',
  );
  const schemas = components?.members.find(
    (member) => member.name !== undefined && nameOf(member.name) === 'schemas',
  );
  if (
    schemas === undefined ||
    !ts.isPropertySignature(schemas) ||
    !schemas.type ||
    !ts.isTypeLiteralNode(schemas.type)
  )
    throw new Error('openapi-typescript no longer puts the schemas into components.schemas');
  return schemas.type.members.flatMap((member) =>
    ts.isPropertySignature(member) && member.type ? [{ name: nameOf(member.name), type: member.type }] : [],
  );
};

const nameOf = (name: ts.PropertyName): string =>
  ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : print(name);

const declaration = ({ name, type }: Member, description: string | undefined): string =>
  (description === undefined ? '' : `/** ${description.replaceAll('*/', '*\\/')} */\n`) +
  (ts.isTypeLiteralNode(type)
    ? `export interface ${name} ${print(type)}`
    : `export type ${name} = ${print(type)};`);

const print = (node: ts.Node): string => astToString(node).trim().replaceAll('@description ', '');

/** Names of the schemas that the given ones lead to, themselves included. */
export const reachable = (document: OpenApiDocument, from: readonly Schema[]): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (schema: Schema): void => {
    if (schema.$ref !== undefined) {
      const name = schemaName(schema.$ref);
      const target = document.components.schemas[name];
      if (target === undefined) throw new Error(`${schema.$ref} does not lead to a schema of the document`);
      if (found.has(name)) return;
      found.add(name);
      visit(target);
    }
    Object.values(schema.properties ?? {}).forEach(visit);
    [schema.items, schema.allOf, schema.anyOf, schema.oneOf].flatMap((part) => part ?? []).forEach(visit);
  };
  from.forEach(visit);
  return found;
};
