import {
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type BaseContext,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLResponse,
  HeaderMap,
} from '@apollo/server';
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

import { createExecutor, type FallbackReason, type JsonResult } from '../execution/executor.ts';
import type { StopReason } from '../execution/run.ts';

import { OperationLimitError, titleOf } from './operation-limits.ts';

export interface CompiledExecutionOptions {
  readonly maxCoercionErrors: number;
  /** Called when graphql-js executes an operation because it has no plan. */
  readonly onFallback?: ((reason: FallbackReason) => void) | undefined;
  /** Maximum number of fields and list items in one response. */
  readonly maxValues: number;
}

type Options = ApolloServerOptionsWithGateway<BaseContext>;
type Gateway = Options['gateway'];
interface ApolloExecution {
  readonly plugin: ApolloServerPlugin;
  readonly gateway: Gateway;
  readonly stringifyResult: NonNullable<Options['stringifyResult']>;
}

/**
 * Makes Apollo Server execute compiled plans instead of graphql-js.
 *
 * The hook `responseForOperation` executes the plan. A result without errors is the response. A result with errors goes on to
 * Apollo Server as the result of its gateway, which formats the errors, sets the status and calls `didEncounterErrors`. The
 * gateway alone would do for both, but Apollo Server makes an object with a getter for each of its operations, and V8 keeps
 * such an object, with everything that it refers to, until the next major garbage collection.
 */
export const compiledExecution = (
  schema: GraphQLSchema,
  { maxCoercionErrors, onFallback, maxValues }: CompiledExecutionOptions,
): ApolloExecution => {
  const executor = createExecutor(schema, { onFallback });
  /** By the operation's context. */
  const results = new WeakMap<object, Promise<JsonResult>>();

  const responseForOperation = async ({
    document,
    operation,
    request: { operationName, variables },
    contextValue,
  }: GraphQLRequestContextResponseForOperation<BaseContext>): Promise<GraphQLResponse | null> => {
    const result = executor.prepare(document, operationName ?? null).execute({
      contextValue,
      variableValues: variables,
      maxCoercionErrors,
      maxValues,
      signal: signalOf(contextValue),
      stopError: (reason) => stopErrorOf(reason, operation, maxValues),
    });
    const { errors, json } = await result.catch((): JsonResult => ({}));
    if (errors === undefined && json !== undefined)
      return {
        http: { headers: new HeaderMap() },
        body: { kind: 'single', singleResult: { data: dataOf(json) } },
      };
    results.set(contextValue, result);
    return null;
  };

  let onSchema: Parameters<Gateway['onSchemaLoadOrUpdate']>[0] = () => undefined;
  const gateway: Gateway = {
    onSchemaLoadOrUpdate: (callback) => {
      onSchema = callback;
      return () => undefined;
    },
    load: () => {
      onSchema({ apiSchema: schema, coreSupergraphSdl: '' });
      return Promise.resolve({
        executor: async ({ context }) => {
          const result = results.get(context);
          if (result === undefined) throw new Error('The operation has not been executed');
          const { errors, json } = await result;
          return { ...(errors && { errors }), ...(json !== undefined && { data: dataOf(json) }) };
        },
      });
    },
    stop: () => Promise.resolve(),
  };
  return {
    plugin: { requestDidStart: () => Promise.resolve({ responseForOperation }) },
    gateway,
    stringifyResult,
  };
};

/** The `data` of a response as JSON text. `toJSON` keeps it correct for code that calls `JSON.stringify`. */
class JsonData {
  [member: string]: unknown;
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }

  toJSON(): unknown {
    return JSON.parse(this.json);
  }
}

const dataOf = (json: string): JsonData | null => (json === 'null' ? null : new JsonData(json));

/** Same output as Apollo Server's own, without serializing the data again. */
const stringifyResult: ApolloExecution['stringifyResult'] = ({ errors, data, extensions }) => {
  if (!(data instanceof JsonData)) return `${JSON.stringify({ errors, data, extensions })}\n`;
  const before = errors === undefined ? '' : `"errors":${JSON.stringify(errors)},`;
  const after = extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`;
  return `{${before}"data":${data.json}${after}}\n`;
};

/** Our context carries the request's signal; Apollo Server types it as unknown. */
const signalOf = ({ signal }: Readonly<Record<string, unknown>>): AbortSignal | undefined =>
  signal instanceof AbortSignal ? signal : undefined;

const stopErrorOf = (
  reason: StopReason,
  operation: OperationDefinitionNode,
  maxValues: number,
): GraphQLError =>
  reason === 'aborted'
    ? new GraphQLError('The operation was aborted before its response was complete', {
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      })
    : new OperationLimitError(
        `${titleOf(operation)} has a response of more than ${maxValues} values, which is the maximum`,
        operation,
        'OPERATION_TOO_EXPENSIVE',
      );
