import type { TransportEvent } from '../clients/http/call.ts';
import type { BreakerPolicy } from '../clients/http/stages/breaker.ts';
import { quotaDefaultsFor } from '../clients/quota/groups.ts';
import type { QuotaStore } from '../clients/quota/quota.ts';
import type { SharedState } from '../clients/redis/shared-state.ts';
import { createUpstreams, type Upstreams } from '../clients/upstreams.ts';
import type { Config } from '../config.ts';
import { createContextFactory } from '../context/context.ts';
import { loaderBatches } from '../loaders/create-loader.ts';
import { WARMUP_LIFETIME_MS } from '../loaders/search-warmups.ts';
import type { Clock } from '../mirror/stream.ts';
import { createSchema } from '../resolvers/index.ts';
import { createLogger, type Logger, standardOutput } from '../telemetry/logger.ts';
import { createMetrics, type Metrics } from '../telemetry/metrics.ts';
import { logCall } from '../telemetry/operation-log.ts';
import { propagateContext, type Tracing, untraced } from '../telemetry/tracing.ts';

import { createServer } from './server.ts';
import { startMirror } from './start-mirror.ts';

/** A running server. */
export interface Subgraph {
  /** `http://host:port` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Replacements for configured parts, for tests and benchmarks. */
export interface SubgraphParts {
  readonly logger?: Logger;
  readonly metrics?: Metrics;
  readonly quotas?: QuotaStore;
  readonly breaker?: Partial<BreakerPolicy>;
  /** The mirror's clock: it decides the age of mirrored data and when grants expire. */
  readonly clock?: Clock | undefined;
}

/** Creates and connects the parts: tracing, shared state, upstreams, mirror, context and HTTP server. */
export const startSubgraph = async (
  config: Config,
  {
    metrics = createMetrics(),
    logger = createLogger(config, standardOutput(metrics.logLinesDropped)),
    quotas,
    breaker,
    clock,
  }: SubgraphParts = {},
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
    openTokenStore: shared?.openTokenStore,
    breaker,
    proxy: config.proxy,
    onTokenCall: (call) => {
      metrics.upstreamCall(call);
      logCall(logger, call);
    },
    onEvent: (event) => {
      metrics.transportEvent(event);
      logBreaker(logger, event);
    },
  });
  const mirror = await startMirror(config, logger, metrics, shared?.locks, clock);
  loaderBatches.subscribe(metrics.loaderBatch);
  const server = await createServer({
    config,
    createSchema: () => createSchema({ graphNode: config.graphNode }),
    createContext: createContextFactory({
      upstreams,
      googleSearchWarmupMs: config.googleSearchWarmupMs,
      // A write waits for the lock, reads and writes. Each may take this long; routers wait three times as long by default.
      lockWaitMs: config.upstreamTimeoutMs,
      locks: shared?.locks,
      warmups: shared?.warmups,
      mirror: mirror?.access,
      onBackgroundCall: (call) => {
        metrics.upstreamCall(call);
        logCall(logger, call);
      },
    }),
    persistedQueries: shared?.persistedQueries,
    responseCache: mirror?.responseCache,
    logger,
    metrics,
    tracing,
  });
  // In developer mode `main.ts` prints a start text instead.
  if (!config.isDeveloperMode) logger.info({ url: `${server.url}/graphql` }, 'listening');
  warnOfOwnCredentials(config, logger);
  const checked = checkOwnCredentials(upstreams, logger);
  return {
    url: server.url,
    close: async () => {
      await server.close();
      loaderBatches.unsubscribe(metrics.loaderBatch);
      await mirror?.close();
      await upstreams.close();
      // The check may have renewed a token, which it shares with the other replicas.
      await checked;
      await shared?.close();
      await tracing.close();
    },
  };
};

/** Without an OTLP endpoint no traces are recorded, and OpenTelemetry's SDK is not loaded. */
const startTracing = async (endpoint: Config['otlpEndpoint'], logger: Logger): Promise<Tracing> => {
  propagateContext();
  if (endpoint === undefined) return untraced;
  const { createOtlpTracing } = await import('../telemetry/otlp-tracing.ts');
  return createOtlpTracing(endpoint, logger);
};

/**
 * Connects to the state that replicas share, if configured; otherwise the Redis client is not loaded. Each loss and recovery of
 * the connection is logged once.
 */
const connectSharedState = async (
  config: Config,
  logger: Logger,
  metrics: Pick<Metrics, 'sharedState'>,
): Promise<SharedState | undefined> => {
  if (config.redisUrl === undefined) return undefined;
  metrics.sharedState(true);
  const { createSharedState } = await import('../clients/redis/shared-state.ts');
  return createSharedState({
    url: config.redisUrl,
    defaultsFor: quotaDefaultsFor,
    callMs: config.upstreamTimeoutMs,
    warmupLifeMs: WARMUP_LIFETIME_MS,
    onChange: (change) => {
      metrics.sharedState(change.isShared);
      if (change.isShared) logger.info('Redis at REDIS_URL answers: replicas share their state');
      else
        logger.warn(
          { reason: change.reason },
          'Redis at REDIS_URL does not answer: this replica continues with its own state',
        );
    },
  });
};

/** An open breaker fails the calls of all users, so it is logged as a warning. */
const logBreaker = (logger: Logger, event: TransportEvent): void => {
  if (event.kind !== 'breaker') return;
  const { upstream, endpoint, state } = event;
  const facts = { kind: 'breaker', upstream, endpoint, state };
  if (state === 'open') logger.warn(facts, 'circuit breaker opened');
  else logger.info(facts, state === 'closed' ? 'circuit breaker closed' : 'circuit breaker half-open');
};

/** The upstreams for which the server has a credential of its own, used for callers without headers. */
const ownCredentials = ({ google, ringcentral }: Config): readonly string[] => [
  ...(google.credential === undefined ? [] : ['Google']),
  ...(ringcentral.credential === undefined ? [] : ['RingCentral']),
];

/** Anyone who can reach the server acts as the owner of these credentials, so make sure that this is intended. */
const warnOfOwnCredentials = (config: Config, logger: Logger): void => {
  const own = ownCredentials(config);
  if (config.isDeveloperMode || own.length === 0) return;
  logger.warn(
    { upstreams: own, hasRouterSecret: config.routerSecrets.length > 0 },
    "callers without credential headers are served with the server's own credentials",
  );
};

/** Reports a broken credential at startup instead of at the first request. The server is already serving requests. */
const checkOwnCredentials = async (upstreams: Upstreams, logger: Logger): Promise<void> => {
  const failures = await upstreams.checkOwnCredentials();
  for (const { upstream, error } of failures) {
    logger.error(
      { upstream, code: error.code, upstreamCode: error.extensions.upstreamCode },
      `the server's own credential for ${upstream} does not work; check its environment variables`,
    );
  }
};

/** Printed at startup in developer mode: at most 12 lines. */
export const startText = (url: string, config: Config): string => {
  const isSandbox = config.upstreams === 'sandbox';
  return [
    '',
    `  Contacts graph   ${url}/graphql`,
    `  Explorer         ${url}/`,
    `  Google People    ${config.google.peopleUrl}${isSandbox ? ' (sandbox)' : ''}`,
    `  RingCentral      ${config.ringcentral.url}${isSandbox ? ' (sandbox)' : ''}`,
    `  Caller           ${callerText(config)}`,
    '',
    '  Try it in the explorer or with curl:',
    `  curl ${url}/graphql --json '{"query":"{ personalContacts(first: 3) { nodes { displayName phoneNumbers { number } } } }"}'`,
    '',
    '',
  ].join('\n');
};

const callerText = (config: Config): string => {
  if (config.upstreams === 'sandbox')
    return "the sandbox's demo user; send credential headers to be another user";
  const headers = 'the headers x-google-authorization and x-ringcentral-authorization';
  const own = ownCredentials(config);
  return own.length === 0
    ? `the user of ${headers}`
    : `the user of ${headers}; without them, the owner of the server's own ${own.join(' and ')} credential${own.length > 1 ? 's' : ''}`;
};
