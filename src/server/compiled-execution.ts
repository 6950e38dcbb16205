import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

import { createExecutor, type FallbackReason, type JsonResult } from '../execution/executor.ts';
import type { StopReason } from '../execution/run.ts';

import { OperationLimitError, titleOf } from './operation-limits.ts';

export interface CompiledExecutionOptions {
  readonly maxCoercionErrors: number;
  /** Told of every operation that graphql-js executes in place of a plan. */
  readonly onFallback?: ((reason: FallbackReason) => void) | undefined;
  /** Fields and list items that one answer may have. */
  readonly maxValues: number;
}

type Options = ApolloServerOptionsWithGateway<BaseContext>;
type Gateway = Options['gateway'];
interface ApolloExecution {
  readonly gateway: Gateway;
  readonly stringifyResult: NonNullable<Options['stringifyResult']>;
}

/**
 * Lets Apollo Server execute by plan. The seam is the one that a gateway has: Apollo asks its executor in place of
 * graphql-js, and does all the rest as ever. (The hook `responseForOperation` would leave the errors to us: their
 * format, their status and the plugins that are to be told of them.)
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
            await executor.prepare(document, operationName ?? null).executeToJson({
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

/** The data of an answer as JSON text; whoever makes JSON of it by other means is given the same. */
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

/** What Apollo Server's own makes, with the data as it stands. */
const stringifyResult: ApolloExecution['stringifyResult'] = ({ errors, data, extensions }) => {
  if (!(data instanceof JsonData)) return `${JSON.stringify({ errors, data, extensions })}\n`;
  const before = errors === undefined ? '' : `"errors":${JSON.stringify(errors)},`;
  const after = extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`;
  return `{${before}"data":${data.json}${after}}\n`;
};

/** The context of this graph has the signal of its request. */
const signalOf = ({ signal }: Readonly<Record<string, unknown>>): AbortSignal | undefined =>
  signal instanceof AbortSignal ? signal : undefined;

const stopErrorOf = (
  reason: StopReason,
  operation: OperationDefinitionNode,
  maxValues: number,
): GraphQLError =>
  reason === 'aborted'
    ? new GraphQLError('The operation was aborted before its answer was complete', {
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      })
    : new OperationLimitError(
        `${titleOf(operation)} has an answer of more than ${maxValues} values; at most that many are allowed`,
        operation,
        'OPERATION_TOO_EXPENSIVE',
      );
