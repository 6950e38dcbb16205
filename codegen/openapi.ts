import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { relative, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { answerName, shapeDeclarations } from './answer-shapes.ts';
import { enumValues, fieldMasks, limits } from './constants.ts';
import { type OpenApiDocument, operationsOf, readDocument, type ResolvedOperation } from './document.ts';
import { operationSpec } from './operation-table.ts';
import { schemaTypes } from './schema-types.ts';

/** Settings of the plugin in `codegen.yml`; paths are relative to the repository. */
export interface OpenApiPluginConfig {
  /** The OpenAPI document. */
  readonly document: string;
  /** Module that exports `OperationSpec` and `OperationTypesOf`, as the generated file imports it. */
  readonly operationModule: string;
  /** Module that exports `objectShape`, as the generated file imports it. */
  readonly shapeModule: string;
}

/**
 * graphql-codegen plugin that ignores the GraphQL schema: it writes the types and the operation table of
 * one REST system from its OpenAPI document, so that one command and one check cover all generated code.
 */
export const plugin: PluginFunction<Partial<OpenApiPluginConfig>> = (_schema, _documents, config) => {
  const { document, operationModule, shapeModule } = config;
  if (!document || !operationModule || !shapeModule)
    throw new Error(
      'codegen/openapi.ts: `document`, `operationModule` and `shapeModule` must be set in codegen.yml',
    );
  return generate({ document, operationModule, shapeModule });
};

/** @returns Source text of the generated module, formatted as the repository's prettier does. */
export const generate = async (config: OpenApiPluginConfig): Promise<string> => {
  const path = resolve(config.document);
  const document = readDocument(path);
  const source = await moduleText(document, relative(process.cwd(), path), config);
  return format(source, { ...(await resolveConfig(path)), parser: 'typescript' });
};

const moduleText = async (
  document: OpenApiDocument,
  file: string,
  { operationModule, shapeModule }: OpenApiPluginConfig,
): Promise<string> => {
  const operations = operationsOf(document);
  return `
// Made by \`npm run codegen\` from ${file} (see codegen.yml and codegen/openapi.ts). Edit that document, never this file.
import { objectShape } from '${shapeModule}';
import type { OperationSpec, OperationTypesOf } from '${operationModule}';

/** A 64-bit integer: a number, or a string of digits beyond 2^53, where a number would lose digits. */
export type Int64 = number | string;

${await schemaTypes(document)}

/** Types of each operation: \`parameters\` (path and query), \`body\` and \`response\` (of a plain success). */
export type Operations = OperationTypesOf<operations>;

// Shapes of the objects in responses.
${shapeDeclarations(document, operations)}

/** The data that clients need to send each operation and to validate its response. */
export const operations = { ${operations.map((operation) => operationText(document, operation)).join(', ')} } as const satisfies Record<keyof Operations, OperationSpec>;

/** The paths that each field mask accepts, by source when they depend on it. */
export const fieldMasks = ${constant(fieldMasks(document, operations))};

/** Bounds of parameters, and of body attributes by path. \`batchSize\` is the maximum number of ids per call. */
export const limits = ${constant(limits(document, operations))};

/** The values of each enum. */
export const enumValues = ${constant(enumValues(document))};
`;
};

const constant = (value: object): string => `${JSON.stringify(value)} as const`;

const operationText = (document: OpenApiDocument, operation: ResolvedOperation): string => {
  const answer = answerName(document, operation);
  const spec = JSON.stringify(operationSpec(document, operation)).slice(1, -1);
  return `${operation.id}: { ${spec}${answer === undefined ? '' : `, answer: ${answer}Shape`} }`;
};
