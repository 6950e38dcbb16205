import { loadConfig } from '../../../src/config.ts';
import { startSubgraph } from '../../../src/server/start.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';
import { createMetrics } from '../../../src/telemetry/metrics.ts';
import { type Answer, type Received, startUpstreamStub } from '../../clients/support/upstream-stub.ts';
import type { GraphQLResult } from '../../support/harness.ts';

/** The graph with a local server that acts as both upstreams and answers as the test requires. */
export interface StubbedGraph {
  readonly url: string;
  /** Makes `answer` handle all following requests. Clears the request log and the quotas. */
  readonly answerWith: (answer: Answer) => void;
  /** What the upstreams received since `answerWith`. */
  readonly requests: () => readonly Received[];
  readonly execute: (
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<GraphQLResult['body']>;
  readonly close: () => Promise<void>;
}

/** @param env environment variables besides the addresses of the stub */
export const startStubbedGraph = async (
  env: Readonly<Record<string, string>> = {},
  answer: Answer = () => undefined,
): Promise<StubbedGraph> => {
  const stub = await startUpstreamStub(answer);
  const config = loadConfig({
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    MIRROR: 'off',
    UPSTREAMS: 'live',
    GOOGLE_PEOPLE_URL: stub.url,
    GOOGLE_TOKEN_URL: `${stub.url}/token`,
    RINGCENTRAL_URL: stub.url,
    GOOGLE_SEARCH_WARMUP_MS: '0',
    ...env,
  });
  const graph = await startSubgraph(config, {
    logger: createLogger({ ...config, isDeveloperMode: false }, { write: () => undefined }),
    metrics: createMetrics({ processMetrics: false }),
  });
  let start = 0;
  // Each test is a separate caller with separate quotas and a separate warm-up.
  let caller = 0;
  return {
    url: graph.url,
    answerWith: (next) => {
      start = stub.requests.length;
      caller += 1;
      stub.answer(next);
    },
    requests: () => stub.requests.slice(start),
    execute: async (query, variables = {}) => {
      const response = await fetch(`${graph.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-google-authorization': `Bearer google-token-${caller}`,
          'x-ringcentral-authorization': `Bearer ringcentral-token-${caller}`,
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as GraphQLResult['body'];
    },
    close: async () => {
      await graph.close();
      await stub.close();
    },
  };
};

/** The value of a query parameter of a request. */
export const parameterOf = ({ url }: Received, name: string): string | null =>
  new URL(url, 'http://stub').searchParams.get(name);
