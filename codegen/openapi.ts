import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { relative, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { answerName, shapeDeclarations } from './answer-shapes.ts';
import { enumValues, fieldMasks, limits } from './constants.ts';
import {
  type OpenApiDocument,
  operationsOf,
  readDocument,
  type ResolvedOperation,
  type Schema,
} from './document.ts';
import { bodySchemas, operationSpec, parametersSchema, responseSchemas } from './operation-table.ts';
import { reachable, typeTexts } from './schema-types.ts';

/** Settings of the plugin in `codegen.yml`; paths are relative to the repository. */
export interface OpenApiPluginConfig {
  /** The OpenAPI document. */
  readonly document: string;
  /** Module that exports `OperationSpec`, as the generated file imports it. */
  readonly operationModule: string;
  /** Module that exports `objectShape`, as the generated file imports it. */
  readonly shapeModule: string;
}

/**
 * Plugin of graphql-codegen that does not look at the GraphQL schema: it writes the types and the operation table of
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
  const bodies = operations.flatMap(bodySchemas);
  const types = await typeTexts(document, operationSchemas(operations), reachable(document, bodies));
  return `
// Made by \`npm run codegen\` from ${file} (see codegen.yml and codegen/openapi.ts). Edit that document, never this file.
import { objectShape } from '${shapeModule}';
import type { OperationSpec } from '${operationModule}';

/** A 64-bit integer: a number, or its digits as text where a number would lose some (beyond 2^53). */
export type Int64 = number | string;

${types.declarations}

/** Types of each operation: \`parameters\` of path and query, \`body\` and \`response\` (its plain success). */
export interface Operations {
${operations.map((operation) => operationTypes(operation, types.expressions)).join('\n')}
}

${shapeDeclarations(document, operations)}

/** What a client must know of each operation to send it, and to believe its answer. */
export const operations = { ${operations.map((operation) => operationText(document, operation)).join(', ')} } as const satisfies Record<keyof Operations, OperationSpec>;

/** The paths that each field mask accepts; by source where they depend on what is read. */
export const fieldMasks = ${constant(fieldMasks(document, operations))};

/** Bounds of parameters, and of attributes of bodies by their paths. \`batchSize\` is how many ids one call may name. */
export const limits = ${constant(limits(document, operations))};

/** The values of each enumeration. */
export const enumValues = ${constant(enumValues(document))};
`;
};

const constant = (value: object): string => `${JSON.stringify(value)} as const`;

const operationText = (document: OpenApiDocument, operation: ResolvedOperation): string => {
  const answer = answerName(document, operation);
  const spec = JSON.stringify(operationSpec(document, operation)).slice(1, -1);
  return `${operation.id}: { ${spec}${answer === undefined ? '' : `, answer: ${answer}Shape`} }`;
};

const SLOTS = ['parameters', 'body', 'response'] as const;
type Slot = (typeof SLOTS)[number];
const slotName = (operation: ResolvedOperation, slot: Slot): string => `${operation.id}.${slot}`;

/** The schemas of all operations under names that no component schema can have. */
const operationSchemas = (operations: readonly ResolvedOperation[]): Readonly<Record<string, Schema>> =>
  Object.fromEntries(
    operations.flatMap((operation) => {
      const of = {
        parameters: [parametersSchema(operation)],
        body: bodySchemas(operation),
        response: responseSchemas(operation),
      };
      return SLOTS.flatMap((slot) =>
        of[slot].length === 0 ? [] : [[slotName(operation, slot), oneOf(of[slot])]],
      );
    }),
  );

const oneOf = (schemas: readonly Schema[]): Schema => {
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  return distinct.length === 1 && distinct[0] !== undefined ? distinct[0] : { anyOf: distinct };
};

const operationTypes = (operation: ResolvedOperation, types: Readonly<Record<string, string>>): string => `
  /** ${operation.operation.summary ?? operation.id} */
  ${operation.id}: {
    ${SLOTS.map((slot) => `${slot}: ${types[slotName(operation, slot)] ?? 'undefined'};`).join('\n')}
  };`;
