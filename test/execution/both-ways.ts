import { execute, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { setImmediate as turn } from 'node:timers/promises';
import { runInThisContext } from 'node:vm';

import { createExecutor, type ExecuteOptions } from '../../src/execution/executor.ts';

export type Given = Pick<
  ExecuteOptions,
  'rootValue' | 'contextValue' | 'variableValues' | 'sliceValues' | 'maxCoercionErrors'
> & { readonly operationName?: string };

/** An answer as text for what a client sees of the data, and each error with all that the graph knows of it. */
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
 * Rejections that nobody handled, by who executed. graphql-js leaves some where an item nulls its list while earlier ones
 * are under way; a process ends at one unless it listens.
 */
export const watchRejections = (): { readonly ofPlans: unknown[]; readonly end: () => void } => {
  // The process as it is outside of the test's realm, where the events are.
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

/** More turns of the event loop than any of the values here takes. */
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
  // graphql-js may be done before everything that it started; what is left must not run into the next case.
  await settle();
  executing = 'a plan';
  return { data: data === undefined ? undefined : JSON.stringify(data), errors: errors.map(seenError) };
};

/** Executes the same operation by plan. Throws when it is left to graphql-js after all. */
export const byPlan = async (
  schema: GraphQLSchema,
  text: string,
  { operationName, ...options }: Given = {},
): Promise<Seen> => {
  const onFallback = (reason: string): never => {
    throw new Error(`Left to graphql-js: ${reason}`);
  };
  const prepared = createExecutor(schema, { onFallback }).prepare(parse(text), operationName);
  // Twice, so that nothing of one execution may stay in the plan.
  await prepared.execute(options);
  const { json, errors = [] } = await prepared.execute(options);
  await settle();
  return { data: json, errors: errors.map(seenError) };
};

export const faultsOf = (schema: GraphQLSchema, text: string): readonly string[] =>
  validate(schema, parse(text)).map(({ message }) => message);
