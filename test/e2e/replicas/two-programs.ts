import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/index.ts';
import type { RecordedCall } from '../../../sandbox/kit/index.ts';
import type { GraphQLResult } from '../../support/harness.ts';
import { type Program, startProgram } from '../../support/program.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';
import { callerHeaders, sandboxVariables } from '../../support/sandbox-client.ts';

/** Two processes of the graph with the same upstreams and the same Redis. */
export interface TwoPrograms extends AsyncDisposable {
  readonly redis: RedisServer;
  readonly sandbox: Sandbox;
  readonly programs: readonly [Program, Program];
  /** Sends an operation to one of the two; even numbers are the first, odd ones the second. */
  readonly execute: (
    program: number,
    query: string,
    options?: {
      readonly as?: 'demo' | 'second';
      readonly variables?: Readonly<Record<string, unknown>>;
      readonly extensions?: Readonly<Record<string, unknown>>;
    },
  ) => Promise<GraphQLResult>;
}

export const startTwoPrograms = async (
  options: SandboxOptions,
  env: Readonly<Record<string, string>> = {},
): Promise<TwoPrograms> => {
  const [redis, sandbox] = await Promise.all([startRedis(), startSandbox(options)]);
  const start = (): Promise<Program> =>
    startProgram({
      ...sandboxVariables(sandbox),
      REDIS_URL: redis.url,
      ...env,
    });
  const programs = [await start(), await start()] as const;
  return {
    redis,
    sandbox,
    programs,
    execute: async (program, query, { as = 'demo', ...rest } = {}) => {
      const response = await fetch(`${programs[program % 2]!.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...callerHeaders(sandbox, as),
        },
        body: JSON.stringify({ ...(query === '' ? {} : { query }), ...rest }),
      });
      const body = (await response.json()) as GraphQLResult['body'];
      return { status: response.status, headers: response.headers, body };
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(programs.map((program) => program.stop()));
      await sandbox.close();
      await redis[Symbol.asyncDispose]();
    },
  };
};

/** The most calls that upstream received within any one window. */
export const mostInOneWindow = (calls: readonly RecordedCall[], windowMs: number): number =>
  Math.max(
    ...calls.map(({ at }) => calls.filter((other) => other.at >= at && other.at < at + windowMs).length),
  );
