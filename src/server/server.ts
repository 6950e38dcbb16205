import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import compress from '@fastify/compress';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { constants } from 'node:zlib';

import type { Config } from '../config.ts';
import type { ContextRequest } from '../context/context.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { createOperationObserver, createReportCheck } from '../telemetry/operation-log.ts';
import { requestIdOf, type Tracing, untraced } from '../telemetry/tracing.ts';

import { allowOrigins, createSecretCheck, rejectForeignHosts } from './access.ts';
import { startApollo } from './apollo.ts';
import { addExplorer } from './explorer.ts';
import { addGraphqlRoute } from './graphql-route.ts';
import { createErrorHandler, rejectUnparsed, sendError } from './http-errors.ts';
import { createInFlight, type InFlight } from './in-flight.ts';
import type { ServerContext } from './operation-plugin.ts';
import { createPersistedQueries } from './persisted-queries.ts';
import { addJsonBodies, BODY_LIMITS } from './request-body.ts';
import type { ResponseCache } from './response-cache.ts';
import { limitSlowClients, SLOW_CLIENT_LIMITS, type SlowClientLimits } from './slow-clients.ts';

export interface ServerOptions {
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
   * Creates a new schema. Called once for ordinary requests, and again when the first request asks for a trace, because
   * tracing wraps every resolver of its schema.
   */
  readonly createSchema: () => GraphQLSchema;
  readonly createContext: (request: ContextRequest) => ServerContext;
  /** Responses made from mirrored books; absent when the mirror is off. */
  readonly responseCache?: ResponseCache | undefined;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Absent: no traces are recorded. */
  readonly tracing?: Tracing;
  /** Persisted queries shared between replicas, as a second level behind the in-memory cache. */
  readonly persistedQueries?: KeyValueCache | undefined;
  /**
   * Timeout of an operation in milliseconds, by default 25,000. Routers time out after 30 seconds, and a partial response is
   * better than none.
   */
  readonly operationMs?: number;
  /**
   * How long a shutdown waits for running operations before it aborts them, in milliseconds. By default a second longer than
   * `operationMs`, so that none is aborted.
   */
  readonly drainMs?: number;
  /** Overrides for the limits on slow clients. */
  readonly slowClients?: Partial<SlowClientLimits>;
}

export interface Server {
  /** `http://host:port` */
  readonly url: string;
  readonly app: FastifyInstance;
  /** Rejects new operations, waits for running ones up to `drainMs`, and closes all connections. */
  readonly close: () => Promise<void>;
}

/** Creates the HTTP server and starts listening. */
export const createServer = async (options: ServerOptions): Promise<Server> => {
  const { config, logger, metrics } = options;
  const operationMs = options.operationMs ?? 25_000;
  const inFlight = createInFlight();
  const apollo = await createApolloPair(options);
  const onError = createErrorHandler(logger);
  const slowClients = { ...SLOW_CLIENT_LIMITS, ...options.slowClients };
  const app = Fastify({
    bodyLimit: BODY_LIMITS.upload,
    connectionTimeout: slowClients.idleMs,
    clientErrorHandler: rejectUnparsed,
    genReqId: requestIdOf,
    // Time to receive a whole request; the response may take longer.
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    // Fastify's own 503 does not have the graph's error format.
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
  // Also for requests received before the shutdown: on a kept-alive connection the next request would be rejected.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (inFlight.isDraining()) reply.header('connection', 'close');
    done(null, payload);
  });
  if (config.isDeveloperMode) rejectForeignHosts(app, config.host);
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
    apollo: apollo.plain,
    startTracedApollo: apollo.startTraced,
    createContext: options.createContext,
    isSecret: config.routerSecrets.length === 0 ? undefined : createSecretCheck(config.routerSecrets),
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

  const shutDown = async (): Promise<void> => {
    await inFlight.drain(options.drainMs ?? operationMs + 1_000);
    // Stops listening and closes idle connections. Probes in flight, and connections that have not sent a request yet, stay
    // open until the timer closes them.
    const closed = app.close();
    const timer = setTimeout(() => app.server.closeAllConnections(), CLOSE_TIMEOUT_MS);
    await closed;
    clearTimeout(timer);
    await apollo.stop();
  };
  let closed: Promise<void> | undefined;
  return { url, app, close: () => (closed ??= shutDown()) };
};

/** `/healthz`: the process runs. `/readyz`: it accepts operations (no upstream is called). `/metrics`: Prometheus text. */
const addHealthRoutes = (app: FastifyInstance, inFlight: InFlight, metrics: Metrics): void => {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return inFlight.isDraining()
      ? reply.code(503).send({ status: 'draining' })
      : reply.send({ status: 'ready' });
  });
  app.get('/metrics', async (_request, reply) => {
    const { text, contentType } = await metrics.render();
    return reply.header('content-type', contentType).header('cache-control', 'no-store').send(text);
  });
};

/** How long connections may take to close by themselves once no operation runs. */
const CLOSE_TIMEOUT_MS = 500;

/** An Apollo Server for ordinary requests, and one for traced requests that starts on first use. */
const createApolloPair = async (options: ServerOptions) => {
  const { config, logger, metrics, createSchema } = options;
  const persistedQueries = createPersistedQueries(options.persistedQueries);
  const start = (isTraced: boolean) =>
    startApollo({
      config,
      logger,
      persistedQueries,
      isTraced,
      schema: createSchema(),
      onFallback: (reason) => {
        metrics.executionFallback(reason);
      },
    });

  const plain = await start(false);
  let traced: ReturnType<typeof start> | undefined;
  return {
    plain,
    startTraced: () => (traced ??= start(true)),
    stop: async () => {
      await Promise.all([plain.stop(), traced?.then((apollo) => apollo.stop())]);
    },
  };
};
