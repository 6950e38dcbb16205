import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';

import type { OpenApiDocument } from './document.ts';

/** Parts of openapi-typescript's output that repeat its operations or are empty. */
const LEFT_OUT = ['paths', 'webhooks', '$defs'];

/**
 * The types that openapi-typescript generates: `components`, `operations`, and each schema under its own name.
 * All types are read-only.
 */
export const schemaTypes = async (document: OpenApiDocument): Promise<string> => {
  const nodes = await openapiTS(document as unknown as OpenAPI3, {
    silent: true,
    immutable: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    defaultNonNullable: false,
    // Beyond 2^53 a number loses digits, so the clients' JSON parser keeps such values as text.
    transform: ({ type, format }) =>
      type === 'integer' && format === 'int64' ? ts.factory.createTypeReferenceNode('Int64') : undefined,
  });
  return astToString(nodes.filter((node) => !LEFT_OUT.includes(nameOf(node)))).replaceAll(
    '@description ',
    '',
  );
};

const nameOf = (node: ts.Node): string =>
  ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) ? node.name.text : '';
