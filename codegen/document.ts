import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The parts of an OpenAPI 3.1 document that the generator reads; the validator checks the rest. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: Components;
}

interface Components {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly responses?: Readonly<Record<string, Response>>;
}

export type PathItem = Readonly<Partial<Record<HttpMethod, Operation>>>;

export const HTTP_METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Response | Reference>>;
  readonly 'x-quota-group': string;
  readonly 'x-idempotent': boolean;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly 'x-reserved-expansion'?: boolean;
  readonly 'x-field-mask-values'?: FieldMaskValues;
  readonly 'x-client-batch-size'?: number;
}

/** The paths that a field mask accepts: one list, or one list per source. */
export type FieldMaskValues = readonly string[] | Readonly<Record<string, readonly string[]>>;

export interface RequestBody {
  readonly content: Content;
}

export interface Response {
  readonly content?: Content;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Reference {
  readonly $ref: string;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly default?: unknown;
  readonly 'x-field-mask-values'?: FieldMaskValues;
  readonly 'x-record'?: readonly string[];
  readonly 'x-absence-has-meaning'?: boolean;
}

/** An operation with its path and method, and with resolved references to parameters and responses. */
export interface ResolvedOperation {
  readonly id: string;
  readonly path: string;
  readonly method: HttpMethod;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  /** Responses with a 2xx status, by status. */
  readonly successes: Readonly<Record<string, Response>>;
}

/** @throws Error that names the file, if it is not a document with paths and schemas. */
export const readDocument = (file: string): OpenApiDocument => {
  const document: unknown = parse(readFileSync(file, 'utf8'));
  if (!isDocument(document))
    throw new Error(`${file}: expected an OpenAPI document with paths and components.schemas`);
  return document;
};

const isDocument = (value: unknown): value is OpenApiDocument =>
  typeof value === 'object' &&
  value !== null &&
  'paths' in value &&
  'components' in value &&
  typeof value.components === 'object' &&
  value.components !== null &&
  'schemas' in value.components;

/** All operations in the order of the document. */
export const operationsOf = (document: OpenApiDocument): readonly ResolvedOperation[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    HTTP_METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [resolveOperation(document, path, method, operation)];
    }),
  );

const resolveOperation = (
  document: OpenApiDocument,
  path: string,
  method: HttpMethod,
  operation: Operation,
): ResolvedOperation => ({
  id: operation.operationId,
  path,
  method,
  operation,
  parameters: (operation.parameters ?? []).map((parameter) =>
    '$ref' in parameter ? follow(document.components.parameters, 'parameters', parameter) : parameter,
  ),
  successes: Object.fromEntries(
    Object.entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([status, response]) => [
        status,
        '$ref' in response ? follow(document.components.responses, 'responses', response) : response,
      ]),
  ),
});

const follow = <T>(
  components: Readonly<Record<string, T>> | undefined,
  kind: string,
  { $ref }: Reference,
): T => {
  const prefix = `#/components/${kind}/`;
  const found = $ref.startsWith(prefix) ? components?.[$ref.slice(prefix.length)] : undefined;
  if (found === undefined) throw new Error(`${$ref} does not point to one of the document's ${kind}`);
  return found;
};

/** Name of the component schema that a reference points to. */
export const schemaName = ($ref: string): string => {
  const prefix = '#/components/schemas/';
  if (!$ref.startsWith(prefix)) throw new Error(`${$ref} does not point to a schema of the document`);
  return $ref.slice(prefix.length);
};

/** Whether the content of a media type is JSON; other content gets no TypeScript type. */
export const isJson = (mediaType: string): boolean =>
  mediaType === 'application/json' || mediaType.endsWith('+json');
