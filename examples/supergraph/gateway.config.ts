import type { GatewayConfigSupergraph } from '@graphql-hive/gateway-runtime';

import { passUpstreamCostOn } from './upstream-cost.ts';

/** Headers that connect the logs and traces of all graphs. */
const TRACING = ['traceparent', 'tracestate', 'x-request-id'];

/**
 * The caller's credentials are only sent to the contacts graph. The last header requests the upstream cost of the operation; remove it if
 * clients should not see that.
 */
const headersTo: Readonly<Record<string, readonly string[]>> = {
  contacts: [...TRACING, 'x-google-authorization', 'x-ringcentral-authorization', 'x-include-upstream-calls'],
};

/**
 * The configuration of Hive Gateway, for `npx @graphql-hive/gateway supergraph --config gateway.config.ts` and
 * `npm run example:supergraph`.
 *
 * Errors of subgraphs keep their extensions. Those of the contacts graph are only `code`, `upstream`, `upstreamCode`,
 * `upstreamRequestId` and `retryAfter`.
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
