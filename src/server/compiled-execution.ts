import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
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
  readonly gateway: Gateway;
  readonly stringifyResult: NonNullable<Options['stringifyResult']>;
}

/**
 * Makes Apollo Server execute compiled plans. It uses the gateway option: Apollo Server calls the gateway's executor instead
 * of graphql-js, and everything else stays the same. (With the hook `responseForOperation` we would have to format errors,
 * set the status and call `didEncounterErrors` ourselves.)
 */
export const compiledExecution = (
  schema: GraphQLSchema,
  { maxCoercionErrors, onFallback, maxValues }: CompiledExecutionOptions,
): ApolloExecution => {
  const executor = createExecutor(schema, { onFallback });
  let onSchema: Parameters<Gateway['onSchemaLoadOrUpdate']>[0] = () => undefined;
  const gateway: Gateway = {
    onSchemaLoadOrUpdate: (callback) => {
      onSchema = callback;
      return () => undefined;
    },
    load: () => {
      onSchema({ apiSchema: schema, coreSupergraphSdl: '' });
      return Promise.resolve({
        executor: async ({ document, operation, request: { operationName, variables }, context }) =>
          toResult(
            await executor.prepare(document, operationName ?? null).execute({
              contextValue: context,
              variableValues: variables,
              maxCoercionErrors,
              maxValues,
              signal: signalOf(context),
              stopError: (reason) => stopErrorOf(reason, operation, maxValues),
            }),
          ),
      });
    },
    stop: () => Promise.resolve(),
  };
  return { gateway, stringifyResult };
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

const toResult = ({ json, errors }: JsonResult) => ({
  ...(errors && { errors }),
  ...(json !== undefined && { data: json === 'null' ? null : new JsonData(json) }),
});

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
