import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer, type GraphQLRequestContext } from '@apollo/server';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

import { startCrm } from '../../../examples/supergraph/crm/server.ts';
import { gatewayConfig } from '../../../examples/supergraph/gateway.config.ts';
import { composeSupergraph } from '../../../examples/supergraph/supergraph.ts';
import { sumOf, type UpstreamCost } from '../../../examples/supergraph/upstream-cost.ts';
import { ROUTER_SECRET_HEADER } from '../../../src/server/access.ts';
import { type GraphQLResult, type Harness, startHarness } from '../../support/harness.ts';

/** One operation as a client sends it, to the graph or to a gateway. */
export interface ClientRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}
export type Ask = (request: ClientRequest) => Promise<GraphQLResult['body']>;

/** `hive-router`: Hive Gateway with the query planner of Hive Router, which is written in Rust. */
export const GATEWAYS = ['apollo', 'hive', 'hive-router'] as const;
export type GatewayName = (typeof GATEWAYS)[number];

export interface Gateways {
  /** The contacts graph. It accepts only requests from routers. */
  readonly harness: Harness;
  /** Each gateway serves the contacts graph and the CRM, over HTTP. */
  readonly gateways: Readonly<Record<GatewayName, Ask>>;
  readonly direct: Ask;
  readonly close: () => Promise<void>;
}

const SECRET = 'gateway-tests';
const PASSED_ON = [
  'x-google-authorization',
  'x-ringcentral-authorization',
  'x-include-upstream-calls',
  'traceparent',
];

export const startGateways = async (): Promise<Gateways> => {
  process.env['ROUTER_SECRET'] = SECRET; // Read by gateway.config.ts.
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const harness = await startHarness({
    env: { ROUTER_SECRET: SECRET, MAX_RATE_WAIT_MS: '0' },
  });
  const crm = await startCrm(0);
  const supergraph = await composeSupergraph({ contacts: `${harness.url}/graphql`, crm: crm.url });
  const apollo = await startApolloGateway(supergraph);
  const hive = startHiveGateway(supergraph);
  const hiveRouter = startHiveGateway(supergraph, { unifiedGraphHandler });
  return {
    harness,
    gateways: { apollo: apollo.ask, hive: hive.ask, 'hive-router': hiveRouter.ask },
    direct: async ({ query, headers, variables = {} }) => {
      const all = { ...headers, [ROUTER_SECRET_HEADER]: SECRET };
      return (await harness.execute(query, { as: 'nobody', headers: all, variables })).body;
    },
    close: async () => {
      await Promise.all([apollo.close(), hive.close(), hiveRouter.close()]);
      await Promise.all([crm.close(), harness.close()]);
    },
  };
};

interface GatewayContext {
  readonly headers: Readonly<Record<string, string>>;
  readonly costs: UpstreamCost[];
}

const startApolloGateway = async (supergraphSdl: string) => {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name, url }) =>
      new RemoteGraphQLDataSource<GatewayContext>({
        url: url ?? '',
        willSendRequest: ({ request, context }) => {
          if (name !== 'contacts') return;
          request.http?.headers.set(ROUTER_SECRET_HEADER, SECRET);
          for (const header of PASSED_ON) {
            const value = context.headers?.[header];
            if (value !== undefined) request.http?.headers.set(header, value);
          }
        },
        didReceiveResponse: ({ response, context }) => {
          const cost = response.extensions?.['upstream'] as UpstreamCost | undefined;
          if (cost !== undefined) context.costs.push(cost);
          return response;
        },
      }),
  });
  const server = new ApolloServer<GatewayContext>({
    gateway,
    includeStacktraceInErrorResponses: false,
    plugins: [{ requestDidStart: () => Promise.resolve({ willSendResponse: addCost }) }],
  });
  await server.start();
  const ask: Ask = async ({ query, variables = {}, headers }) => {
    const contextValue = { headers, costs: [] };
    const { body } = await server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new Error('The answer is incremental.');
    return JSON.parse(JSON.stringify(body.singleResult)) as GraphQLResult['body'];
  };
  return { ask, close: () => server.stop() };
};

const addCost = ({ response, contextValue }: GraphQLRequestContext<GatewayContext>): Promise<void> => {
  const { costs } = contextValue;
  if (response.body?.kind === 'single' && costs.length > 0) {
    const { singleResult } = response.body;
    singleResult.extensions = { ...singleResult.extensions, upstream: sumOf(costs) };
  }
  return Promise.resolve();
};

const startHiveGateway = (
  supergraph: string,
  planner: { readonly unifiedGraphHandler?: typeof unifiedGraphHandler } = {},
) => {
  const runtime = createGatewayRuntime({ ...gatewayConfig, ...planner, supergraph, logging: false });
  const ask: Ask = async ({ query, variables = {}, headers }) => {
    const response = await runtime.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphQLResult['body'];
  };
  return { ask, close: async () => runtime.dispose() };
};
