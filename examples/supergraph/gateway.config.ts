import type { GatewayConfigSupergraph } from '@graphql-hive/gateway-runtime';

import { passUpstreamCostOn } from './upstream-cost.ts';

/** What joins the logs and traces of all graphs. */
const TRACING = ['traceparent', 'tracestate', 'x-request-id'];

/**
 * The caller's own credentials: they go to the graph that they are for, and to no other. The last header asks that graph what the
 * operation cost upstream; leave it out where clients should not see that.
 */
const headersTo: Readonly<Record<string, readonly string[]>> = {
  contacts: [...TRACING, 'x-google-authorization', 'x-ringcentral-authorization', 'x-include-upstream-calls'],
};

/**
 * Hive Gateway's configuration: `npx @graphql-hive/gateway supergraph --config gateway.config.ts` takes it as it is, and
 * `npm run example:supergraph` runs it.
 *
 * Errors of subgraphs pass with their extensions; those of the contacts graph are `code`, `upstream`, `upstreamCode`,
 * `upstreamRequestId` and `retryAfter`, and no others.
 */
export const gatewayConfig = {
  supergraph: './supergraph.graphql',
  plugins: () => [passUpstreamCostOn()],
  propagateHeaders: {
    fromClientToSubgraphs: ({ request, subgraphName }) => ({
      ...Object.fromEntries(
        (headersTo[subgraphName] ?? TRACING).map((name) => [name, request.headers.get(name)]),
      ),
      ...(subgraphName === 'contacts' && { 'router-authorization': process.env['ROUTER_SECRET'] }),
    }),
  },
} satisfies GatewayConfigSupergraph;
