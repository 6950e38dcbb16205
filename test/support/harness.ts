import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts';
import type { RecordedCall } from '../../sandbox/kit/index.ts';
import type { BreakerPolicy } from '../../src/clients/http/stages/breaker.ts';
import { type Environment, loadConfig } from '../../src/config.ts';
import type { Clock } from '../../src/mirror/stream.ts';
import { startSubgraph } from '../../src/server/start.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';

import { callerHeaders, sandboxVariables } from './sandbox-client.ts';

export interface HarnessOptions {
  readonly sandbox?: SandboxOptions;
  /** Whether the server has the demo user's credentials for callers who send none. */
  readonly hasOwnCredentials?: boolean;
  /** Variables of the graph's configuration, over the harness's own. */
  readonly env?: Environment;
  /** Settings of the circuit breakers, for tests with failing upstreams. */
  readonly breaker?: Partial<BreakerPolicy>;
  /** The clock of the mirror. */
  readonly clock?: Clock;
}

export interface ExecuteOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whose credentials are sent for both upstreams: by default those of `demo`; none for `nobody`. */
  readonly as?: 'demo' | 'second' | 'nobody';
  readonly signal?: AbortSignal;
}

export interface GraphQLResult {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is each query's own
    readonly data?: any;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
}

export type UpstreamCall = RecordedCall & { readonly upstream: 'google-people' | 'ringcentral' };

export interface Harness {
  /** `http://127.0.0.1:port` of the graph. */
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Sends one operation by POST over a real socket. */
  readonly execute: (query: string, options?: ExecuteOptions) => Promise<GraphQLResult>;
  /** What the upstreams received since the last `clearCalls`, in the order of arrival, token endpoints left out. */
  readonly calls: () => readonly UpstreamCall[];
  readonly clearCalls: () => void;
  /** What the graph has logged so far, parsed; nothing unless `LOG_LEVEL` is set. */
  readonly log: () => readonly Readonly<Record<string, unknown>>[];
  readonly close: () => Promise<void>;
}

/** The whole program on free loopback ports: the sandbox with both upstreams, and the graph that calls them. */
export const startHarness = async ({
  sandbox: options,
  env,
  hasOwnCredentials = false,
  breaker = {},
  clock,
}: HarnessOptions = {}): Promise<Harness> => {
  const sandbox = await startSandbox(options);
  const { google, ringcentral, credentials } = sandbox;
  const config = loadConfig({
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    // Most tests count calls that are passed through.
    MIRROR: 'off',
    ...sandboxVariables(sandbox),
    ...(hasOwnCredentials && {
      GOOGLE_CLIENT_ID: credentials.google.clientId,
      GOOGLE_CLIENT_SECRET: credentials.google.clientSecret,
      GOOGLE_REFRESH_TOKEN: credentials.google.refreshToken,
      RINGCENTRAL_CLIENT_ID: credentials.ringcentral.clientId,
      RINGCENTRAL_CLIENT_SECRET: credentials.ringcentral.clientSecret,
      RINGCENTRAL_JWT: credentials.ringcentral.jwt,
    }),
    ...env,
  });
  const lines: string[] = [];
  const subgraph = await startSubgraph(config, {
    logger: createLogger({ ...config, isDeveloperMode: false }, { write: (line) => lines.push(line) }),
    metrics: createMetrics({ processMetrics: false }),
    breaker,
    clock,
  });

  const credentialHeaders = (user: ExecuteOptions['as'] = 'demo'): Readonly<Record<string, string>> =>
    user === 'nobody' ? {} : callerHeaders(sandbox, user);

  return {
    url: subgraph.url,
    sandbox,
    execute: async (query, { as, headers, signal, ...rest } = {}) => {
      const response = await fetch(`${subgraph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...credentialHeaders(as), ...headers },
        body: JSON.stringify({ query, ...rest }),
        signal: signal ?? null,
      });
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as GraphQLResult['body'],
      };
    },
    calls: () =>
      [google, ringcentral]
        .flatMap((upstream) => upstream.calls().map((call) => ({ ...call, upstream: upstream.name })))
        .filter(({ route }) => !TOKEN_ROUTES.includes(route))
        .sort((one, other) => one.startedAt - other.startedAt),
    clearCalls: () => {
      google.clearCalls();
      ringcentral.clearCalls();
    },
    log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    close: async () => {
      await subgraph.close();
      await sandbox.close();
    },
  };
};

const TOKEN_ROUTES = ['/token', '/restapi/oauth/token', '/restapi/oauth/revoke'];
