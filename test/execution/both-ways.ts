import { execute, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { setImmediate as turn } from 'node:timers/promises';
import { runInThisContext } from 'node:vm';

import { createExecutor, type ExecuteOptions } from '../../src/execution/executor.ts';

export type Given = Pick<
  ExecuteOptions,
  'rootValue' | 'contextValue' | 'variableValues' | 'sliceValues' | 'maxCoercionErrors'
> & { readonly operationName?: string };

/** A result to compare: the data as JSON text, and each error with its internal details. */
export interface Seen {
  readonly data: string | undefined;
  readonly errors: readonly SeenError[];
}

export interface SeenError {
  readonly message: string;
  readonly path: string;
  readonly locations: unknown;
  readonly extensions: unknown;
  readonly original: unknown;
}

/**
 * Unhandled rejections, separately for each executor. graphql-js causes some if an item nulls its list while earlier items
 * are pending. Without a listener they would end the process.
 */
export const watchRejections = (): { readonly ofPlans: unknown[]; readonly end: () => void } => {
  // The real process object: Jest gives tests a copy that does not get the events.
  const process = runInThisContext('process') as NodeJS.Process;
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  const ofPlans: unknown[] = [];
  process.on('unhandledRejection', (error) => {
    if (executing !== 'graphql-js') ofPlans.push(error);
  });
  return {
    ofPlans,
    end: () => {
      process.removeAllListeners('unhandledRejection');
      for (const listener of others) process.on('unhandledRejection', listener);
    },
  };
};

/** Waits more ticks of the event loop than any value in these tests needs. */
const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 20; turns += 1) await turn();
};

let executing: 'graphql-js' | 'a plan' = 'a plan';

const seenError = ({ message, path, locations, extensions, originalError }: GraphQLError): SeenError => ({
  message,
  path: JSON.stringify(path ?? null),
  locations,
  extensions,
  original: originalError === undefined ? undefined : [originalError.name, originalError.message],
});

/** Executes a valid operation by graphql-js. */
export const byGraphqlJs = async (schema: GraphQLSchema, text: string, given: Given = {}): Promise<Seen> => {
  const { sliceValues: _sliceValues, maxCoercionErrors, variableValues, ...args } = given;
  executing = 'graphql-js';
  const { data, errors = [] } = await execute({
    ...{ schema, document: parse(text), ...args, variableValues: variableValues ?? null },
    options: { maxCoercionErrors: maxCoercionErrors ?? 50 },
  });
  // graphql-js may return before all started promises settle; they must not affect the next case.
  await settle();
  executing = 'a plan';
  return { data: data === undefined ? undefined : JSON.stringify(data), errors: errors.map(seenError) };
};

/** Executes the same operation by plan. Throws if the executor falls back to graphql-js. */
export const byPlan = async (
  schema: GraphQLSchema,
  text: string,
  { operationName, ...options }: Given = {},
): Promise<Seen> => {
  const onFallback = (reason: string): never => {
    throw new Error(`Fallback to graphql-js: ${reason}`);
  };
  const prepared = createExecutor(schema, { onFallback }).prepare(parse(text), operationName);
  // Twice, to check that an execution leaves no state in the plan.
  await prepared.execute(options);
  const { json, errors = [] } = await prepared.execute(options);
  await settle();
  return { data: json, errors: errors.map(seenError) };
};

export const faultsOf = (schema: GraphQLSchema, text: string): readonly string[] =>
  validate(schema, parse(text)).map(({ message }) => message);
