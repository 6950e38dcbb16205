import type { Sandbox } from '../../../sandbox/index.ts';
import type { BreakerPolicy } from '../../../src/clients/http/stages/breaker.ts';
import { loadConfig } from '../../../src/config.ts';
import type { Clock } from '../../../src/mirror/stream.ts';
import { startSubgraph } from '../../../src/server/start.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';
import { createMetrics } from '../../../src/telemetry/metrics.ts';
import type { ExecuteOptions, GraphQLResult } from '../../support/harness.ts';
import { callerHeaders, sandboxVariables } from '../../support/sandbox-client.ts';

/** One graph in front of a sandbox that other graphs may share. */
export interface Replica {
  readonly url: string;
  readonly execute: (query: string, options?: ExecuteOptions) => Promise<GraphQLResult>;
  readonly log: () => readonly Readonly<Record<string, unknown>>[];
  /** May be called more than once. */
  readonly close: () => Promise<void>;
}

export interface ReplicaOptions {
  readonly clock?: Clock | undefined;
  readonly breaker?: Partial<BreakerPolicy>;
}

/** Sends an operation to a graph, with the credentials of a user of the sandbox. */
export const executeAt = async (
  sandbox: Pick<Sandbox, 'credentials'>,
  url: string,
  query: string,
  { as = 'demo', headers, signal, ...rest }: ExecuteOptions = {},
): Promise<GraphQLResult> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(as !== 'nobody' && callerHeaders(sandbox, as)),
      ...headers,
    },
    body: JSON.stringify({ query, ...rest }),
    signal: signal ?? null,
  });
  const body = (await response.json()) as GraphQLResult['body'];
  return { status: response.status, headers: response.headers, body };
};

export const startReplica = async (
  sandbox: Sandbox,
  env: Readonly<Record<string, string>>,
  { clock, breaker = {} }: ReplicaOptions = {},
): Promise<Replica> => {
  const lines: string[] = [];
  const config = loadConfig({
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'info',
    ...sandboxVariables(sandbox),
    ...env,
  });
  const subgraph = await startSubgraph(config, {
    logger: createLogger({ ...config, isDeveloperMode: false }, { write: (line) => lines.push(line) }),
    metrics: createMetrics({ processMetrics: false }),
    breaker,
    clock,
  });
  let closed: Promise<void> | undefined;
  return {
    url: subgraph.url,
    execute: (query, options) => executeAt(sandbox, subgraph.url, query, options),
    log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    close: () => (closed ??= subgraph.close()),
  };
};
