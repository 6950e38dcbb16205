import { createUpstreams } from '../clients/upstreams.ts';
import type { Config } from '../config.ts';
import { createContextFactory } from '../context/context.ts';
import { createSchema } from '../resolvers/index.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createServer } from './server.ts';

/** A running graph. */
export interface Subgraph {
  /** `http://host:port` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Puts the parts together: upstreams, context, schema, server. */
export const startSubgraph = async (
  config: Config,
  {
    logger = createLogger(config),
    metrics = createMetrics(),
  }: { readonly logger?: Logger; readonly metrics?: Metrics } = {},
): Promise<Subgraph> => {
  const { google, ringcentral } = config;
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
    onTokenCall: (call) => {
      metrics.upstreamCall(call);
    },
  });
  const server = await createServer({
    config,
    createSchema: () => createSchema({ graphNode: config.graphNode }),
    createContext: createContextFactory({
      upstreams,
      googleSearchWarmupMs: config.googleSearchWarmupMs,
      // Three times this, for the line, the read and the write, is what routers wait for a field by default.
      lockWaitMs: config.upstreamTimeoutMs,
    }),
    cacheTagsOf: ({ cacheTags }) => cacheTags,
    logger,
    metrics,
  });
  // People in front of a terminal are greeted by `main.ts` instead.
  if (!config.isDeveloperMode) logger.info({ url: `${server.url}/graphql` }, 'listening');
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await upstreams.close();
    },
  };
};
