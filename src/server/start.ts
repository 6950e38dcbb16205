import type { BreakerPolicy } from '../clients/http/circuit-breaker.ts';
import type { QuotaStore } from '../clients/quota/quota.ts';
import type { TransportEvent } from '../clients/http/transport-event.ts';
import { createUpstreams } from '../clients/upstreams.ts';
import type { Config } from '../config.ts';
import { createContextFactory, type Context } from '../context/context.ts';
import { loaderBatches, type LoaderBatch } from '../loaders/create-loader.ts';
import { createSchema } from '../resolvers/index.ts';
import { createLogger, type Logger } from '../telemetry/logger.ts';
import { createMetrics, type Metrics } from '../telemetry/metrics.ts';
import { logCall } from '../telemetry/operation-log.ts';
import { createServer } from './server.ts';
import { connectSharedState } from './shared-state.ts';
import { startTracing } from '../telemetry/tracing.ts';

/** A running graph. */
export interface Subgraph {
  /** `http://host:port` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** What takes the place of the parts that the configuration asks for: for tests and measurements. */
export interface SubgraphParts {
  readonly logger?: Logger;
  readonly metrics?: Metrics;
  readonly quotas?: QuotaStore;
  readonly breaker?: Partial<BreakerPolicy>;
}

/** Puts the parts together: upstreams, context, schema, server. */
export const startSubgraph = async (
  config: Config,
  { logger = createLogger(config), metrics = createMetrics(), quotas, breaker }: SubgraphParts = {},
): Promise<Subgraph> => {
  const { google, ringcentral } = config;
  const tracing = await startTracing(config.otlpEndpoint, logger);
  const shared = await connectSharedState(config, logger, metrics);
  const upstreams = createUpstreams({
    googlePeopleUrl: google.peopleUrl,
    googleTokenUrl: google.tokenUrl,
    ringcentralUrl: ringcentral.url,
    timeoutMs: config.upstreamTimeoutMs,
    maxRateWaitMs: config.maxRateWaitMs,
    google: google.credential,
    ringcentral: ringcentral.credential,
    googleApiKey: google.apiKey,
    googleQuotaUser: google.quotaUser,
    quotas: quotas ?? shared?.quotas,
    queue: shared?.queue,
    openTokenStore: shared?.openVault,
    breaker,
    onTokenCall: (call) => {
      metrics.upstreamCall(call);
      logCall(logger, call);
    },
    onEvent: (event) => {
      metrics.transportEvent(event);
      logBreaker(logger, event);
    },
  });
  const onBatch = (batch: unknown): void => metrics.loaderBatch(batch as LoaderBatch);
  loaderBatches.subscribe(onBatch);
  const server = await createServer<Context>({
    config,
    createSchema: () => createSchema({ graphNode: config.graphNode }),
    createContext: createContextFactory({
      upstreams,
      googleSearchWarmupMs: config.googleSearchWarmupMs,
      // Three times this, for the line, the read and the write, is what routers wait for a field by default.
      lockWaitMs: config.upstreamTimeoutMs,
      locks: shared?.locks,
      warmups: shared?.warmups,
    }),
    cacheTagsOf: ({ cacheTags }) => cacheTags,
    reportUpstream: (context) => context.reportUpstream(),
    persistedQueries: shared?.persistedQueries,
    logger,
    metrics,
    tracing,
  });
  // People in front of a terminal are greeted by `main.ts` instead.
  if (!config.isDeveloperMode) logger.info({ url: `${server.url}/graphql` }, 'listening');
  return {
    url: server.url,
    close: async () => {
      await server.close();
      loaderBatches.unsubscribe(onBatch);
      await upstreams.close();
      await shared?.close();
      await tracing.close();
    },
  };
};

/** A breaker that opens refuses everybody's calls, so that somebody should look at it. */
const logBreaker = (logger: Logger, event: TransportEvent): void => {
  if (event.kind !== 'breaker') return;
  const { upstream, endpoint, state } = event;
  const facts = { kind: 'breaker', upstream, endpoint, state };
  if (state === 'open') logger.warn(facts, 'circuit breaker opened');
  else logger.info(facts, state === 'closed' ? 'circuit breaker closed' : 'circuit breaker half-open');
};
