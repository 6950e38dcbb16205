import compress from '@fastify/compress';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { constants } from 'node:zlib';

import type { CacheTags } from '../caching/cache-tags.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { createOperationObserver, createReportCheck } from '../telemetry/operation-log.ts';
import { requestIdOf, type Tracing, untraced } from '../telemetry/tracing.ts';

import { allowOrigins, createSecretCheck, refuseForeignHosts } from './access.ts';
import { startApollo } from './apollo.ts';
import { createBoundedCache, createLayeredQueries, type KeyValueCache } from './bounded-cache.ts';
import { addExplorer } from './explorer.ts';
import { addGraphqlRoute, type OperationRequest } from './graphql-route.ts';
import { createErrorHandler, refuseUnparsed, sendError } from './http-errors.ts';
import { createInFlight, type InFlight } from './in-flight.ts';
import { addJsonBodies, BODY_LIMITS } from './request-body.ts';
import type { ResponseCache } from './response-cache.ts';
import { limitSlowClients, SLOW_CLIENT_LIMITS, type SlowClientLimits } from './slow-clients.ts';

export interface ServerOptions<Context extends object> {
  readonly config: Pick<
    Config,
    | 'host'
    | 'port'
    | 'isProduction'
    | 'isDeveloperMode'
    | 'nodeEnv'
    | 'routerSecrets'
    | 'corsOrigins'
    | 'httpStatus'
    | 'maxOperationCost'
    | 'upstreams'
  >;
  /**
   * Makes the schema, anew at each call: a first one for ordinary requests, and a second one when a request asks for a
   * trace, since tracing wraps every resolver of the schema it works on.
   */
  readonly createSchema: () => GraphQLSchema;
  readonly createContext: (request: OperationRequest) => Context | Promise<Context>;
  /** What a context collects the tags of its answer with; absent or null where nobody asks for them. */
  readonly cacheTagsOf?: (context: Context) => CacheTags | null;
  /** Errors that an operation tells of beside its answer. */
  readonly problemsOf?: (context: Context) => readonly GraphQLError[];
  /** Told when an answer stands and its context is not needed any more. */
  readonly endContext?: (context: Context) => void;
  /** What an operation asked of the upstreams, for `extensions.upstream`. */
  readonly reportUpstream: (context: Context) => Promise<object>;
  /** Responses made from mirrored books; absent when the mirror is off. */
  readonly responseCache?: ResponseCache | undefined;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** No traces are kept when absent. */
  readonly tracing?: Tracing;
  /** Persisted queries that replicas share, behind those in the memory of this process. */
  readonly persistedQueries?: KeyValueCache<string> | undefined;
  /**
   * Milliseconds that an operation may take: 25,000 when absent. Routers wait for 30 seconds, and an answer that says what
   * is missing is worth more than none.
   */
  readonly operationMs?: number;
  /**
   * How long a shutdown waits for running operations before it aborts them. When absent, a second longer than they may
   * take, so that it aborts none.
   */
  readonly drainMs?: number;
  /** What takes the place of the limits on clients that do not read. */
  readonly slowClients?: Partial<SlowClientLimits>;
}

export interface Server {
  /** The address that answers, `http://host:port`. */
  readonly url: string;
  readonly app: FastifyInstance;
  /** Refuses new operations, finishes the running ones (bounded), closes every connection. */
  readonly close: () => Promise<void>;
}

/** Builds the HTTP server around a schema and listens. */
export const createServer = async <Context extends object>(
  options: ServerOptions<Context>,
): Promise<Server> => {
  const { config, logger, metrics } = options;
  const operationMs = options.operationMs ?? 25_000;
  const inFlight = createInFlight();
  const apollo = await createApolloPair(options);
  const onError = createErrorHandler(logger);
  const slowClients = { ...SLOW_CLIENT_LIMITS, ...options.slowClients };
  const app = Fastify({
    bodyLimit: BODY_LIMITS.upload,
    connectionTimeout: slowClients.idleMs,
    clientErrorHandler: refuseUnparsed,
    genReqId: ({ headers }) => requestIdOf(headers),
    // A request must have arrived whole by then; answers may take longer.
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    // Fastify's own answer to a late request does not have the graph's error shape.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => {
      void onError(error, request, reply);
    },
  });
  addJsonBodies(app);
  app.setErrorHandler(onError);
  app.setNotFoundHandler((_request, reply) =>
    sendError(reply, 404, 'NOT_FOUND', 'Not found; the graph is at /graphql'),
  );
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    done();
  });
  // Requests that began before the shutdown too: a connection kept open would carry a request that is then refused.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (inFlight.isDraining) reply.header('connection', 'close');
    done(null, payload);
  });
  if (config.isDeveloperMode) refuseForeignHosts(app, config.host);
  limitSlowClients(app, slowClients);
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    requestEncodings: ['br', 'gzip', 'deflate', 'identity'],
    threshold: 1024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 4 },
  });
  await allowOrigins(app, config);
  if (config.isDeveloperMode) addExplorer(app, config.upstreams);
  addHealthRoutes(app, inFlight, metrics);
  addGraphqlRoute(app, {
    apolloFor: apollo.serverFor,
    createContext: options.createContext,
    isSecret: createSecretCheck(config.routerSecrets),
    observe: createOperationObserver({
      logger,
      metrics,
      tracing: options.tracing ?? untraced,
      isReported: createReportCheck(config.nodeEnv === 'development'),
    }),
    metrics,
    responseCache: options.responseCache,
    inFlight,
    httpStatus: config.httpStatus,
    operationMs,
    ...(config.isDeveloperMode ? { explorerPath: '/' } : {}),
  });
  const url = await app.listen({ host: config.host, port: config.port });

  const close = async (): Promise<void> => {
    await inFlight.drain(options.drainMs ?? operationMs + 1_000);
    // Refuses new connections and ends idle ones. Probes under way are left, and connections that were opened ahead of
    // their first request.
    const closed = app.close();
    const insist = setTimeout(() => app.server.closeAllConnections(), FAREWELL_MS);
    await closed;
    clearTimeout(insist);
    await apollo.stop();
  };
  return { url, app, close: onceOnly(close) };
};

/** `/healthz`: the process runs. `/readyz`: it takes operations (it asks no upstream). `/metrics`: Prometheus text. */
const addHealthRoutes = (app: FastifyInstance, inFlight: InFlight, metrics: Metrics): void => {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return inFlight.isDraining
      ? reply.code(503).send({ status: 'draining' })
      : reply.send({ status: 'ready' });
  });
  app.get('/metrics', async (_request, reply) => {
    const { text, contentType } = await metrics.render();
    return reply.header('content-type', contentType).header('cache-control', 'no-store').send(text);
  });
};

/** How long connections may take to end by themselves once no operation runs. */
const FAREWELL_MS = 500;

const PERSISTED_QUERY_BYTES = 8 * 2 ** 20;

/** The Apollo Server for ordinary requests, and one for traced requests that starts with the first of them. */
const createApolloPair = async <Context extends object>(options: ServerOptions<Context>) => {
  const { config, logger, metrics, createSchema, problemsOf, cacheTagsOf, endContext, reportUpstream } =
    options;
  const ownQueries = createBoundedCache<string>({
    maxSize: PERSISTED_QUERY_BYTES,
    sizeOf: (text) => text.length,
  });
  const persistedQueries = options.persistedQueries
    ? createLayeredQueries(ownQueries, options.persistedQueries)
    : ownQueries;
  const start = (isTraced: boolean) =>
    startApollo<Context>({
      config,
      logger,
      persistedQueries,
      isTraced,
      problemsOf,
      cacheTagsOf,
      endContext,
      reportUpstream,
      schema: createSchema(),
      onFallback: (reason) => {
        metrics.executionFallback(reason);
      },
    });

  const plain = await start(false);
  let traced: ReturnType<typeof start> | undefined;
  return {
    serverFor: (isTraced: boolean) => (isTraced ? (traced ??= start(true)) : plain),
    stop: async () => {
      await Promise.all([plain.stop(), traced?.then((apollo) => apollo.stop())]);
    },
  };
};

const onceOnly = (close: () => Promise<void>): (() => Promise<void>) => {
  let closed: Promise<void> | undefined;
  return () => (closed ??= close());
};
