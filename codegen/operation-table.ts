import {
  isJson,
  type OpenApiDocument,
  type Parameter,
  type ResolvedOperation,
  type Schema,
} from './document.ts';
import { int64Paths } from './int64-paths.ts';

/** The fields of an `OperationSpec` (`src/clients/http/operation.ts`). */
export const operationSpec = (document: OpenApiDocument, resolved: ResolvedOperation) => {
  const { id, path, method, operation, parameters, successes } = resolved;
  const requestType = Object.keys(operation.requestBody?.content ?? {})[0];
  const batchParameter = parameters.find(({ schema }) => schema.minItems !== undefined)?.name;
  return {
    id,
    method: method.toUpperCase(),
    path,
    pathParameters: names(parameters, 'path'),
    reservedParameters: names(
      parameters.filter((parameter) => parameter['x-reserved-expansion']),
      'path',
    ),
    queryParameters: names(parameters, 'query'),
    ...(batchParameter === undefined ? {} : { batchParameter }),
    ...(requestType === undefined ? {} : { requestType }),
    // Always includes JSON: the errors of every operation are JSON.
    accept: [
      ...new Set([
        'application/json',
        ...Object.values(successes).flatMap(({ content = {} }) => Object.keys(content)),
      ]),
    ].join(', '),
    quotaGroup: operation['x-quota-group'],
    isIdempotent: operation['x-idempotent'],
    int64Paths: int64Paths(document, resolved),
  };
};

const names = (parameters: readonly Parameter[], place: Parameter['in']): readonly string[] =>
  parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);

/** Schemas of successful plain JSON responses. The clients handle responses for several ids (207) themselves. */
export const responseSchemas = ({ successes }: ResolvedOperation): readonly Schema[] =>
  Object.entries(successes)
    .filter(([status]) => status !== '207')
    .flatMap(([, { content = {} }]) =>
      Object.entries(content)
        .filter(([mediaType]) => isJson(mediaType))
        .map(([, { schema }]) => schema),
    );
