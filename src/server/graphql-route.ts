import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';

import { ServedBooks } from '../books/served-books.ts';
import { beginInTurn } from '../clients/http/event-loop.ts';
import type { HttpStatusRevision } from '../config.ts';
import type { ContextRequest } from '../context/context.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { OperationFacts } from '../telemetry/operation-facts.ts';
import type { Observation, ObserveOperation } from '../telemetry/operation-log.ts';

import { ROUTER_SECRET_HEADER } from './access.ts';
import { sendError } from './http-errors.ts';
import type { InFlight } from './in-flight.ts';
import type { ObservedRequest, ServerContext } from './operation-plugin.ts';
import type { CachedResponse, HttpResponse, ResponseCache } from './response-cache.ts';

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<ServerContext>;
  /** The Apollo Server for requests that ask for a federated trace. It starts on first use. */
  readonly startTracedApollo: () => Promise<ApolloServer<ServerContext>>;
  readonly createContext: (request: ContextRequest) => ServerContext;
  /** Checks the header that routers identify themselves with; absent if every caller is allowed. */
  readonly isSecret?: ((value: string | readonly string[] | undefined) => boolean) | undefined;
  readonly observe: ObserveOperation;
  readonly metrics: Pick<Metrics, 'mirrorEvent'>;
  /** Absent when the mirror is off. */
  readonly responseCache?: ResponseCache | undefined;
  readonly inFlight: InFlight;
  /** The revision of GraphQL over HTTP that decides the status codes. */
  readonly httpStatus: HttpStatusRevision;
  /** Timeout of an operation in milliseconds. */
  readonly operationMs: number;
  /** A browser that opens the endpoint is redirected here; absent without an explorer. */
  readonly explorerPath?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Absent on requests to other routes, and on those that Fastify rejects before routing. */
    operation?: (Observation & Pick<ContextRequest, 'signal' | 'deadline'>) | null;
  }
}

/** `POST` and `GET /graphql`. Every request writes one log line and one observation to the metrics. */
export const addGraphqlRoute = (app: FastifyInstance, options: GraphqlRouteOptions): void => {
  app.decorateRequest('operation', null);

  const begin = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { observe, inFlight, operationMs } = options;
    request.operation = {
      ...observe(request, reply),
      signal: inFlight.add(reply.raw, operationMs),
      deadline: performance.now() + operationMs,
    };
    if (options.inFlight.isDraining()) {
      reply.header('retry-after', '1');
      sendError(reply, 503, 'SERVICE_UNAVAILABLE', 'The server is shutting down; send the request again');
    } else if (options.isSecret?.(request.headers[ROUTER_SECRET_HEADER]) === false) {
      sendError(reply, 401, 'UNAUTHENTICATED', `The header ${ROUTER_SECRET_HEADER} is missing or wrong`);
    } else if (maxStalenessOf(request) === null) {
      sendError(
        reply,
        400,
        'BAD_REQUEST',
        `The header ${MAX_STALENESS_HEADER} must be a whole number of seconds, such as 10`,
      );
    } else {
      done();
    }
  };

  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    exposeHeadRoute: false,
    onRequest: begin,
    handler: async (request, reply) => {
      if (options.explorerPath !== undefined && isBrowserVisit(request))
        return reply.redirect(options.explorerPath);
      await new Promise<void>((begin) => {
        beginInTurn(begin, request.bodyBytes);
      });
      // The client has disconnected meanwhile: nobody would get the response.
      if (reply.raw.destroyed) return reply;
      return respond(request, reply, options);
    },
  });
  app.route({
    url: '/graphql',
    method: ['PUT', 'PATCH', 'DELETE', 'HEAD'],
    handler: (_request, reply) => {
      reply.header('allow', 'GET, POST');
      return sendError(reply, 405, 'BAD_REQUEST', 'This method is not allowed; use POST, or GET for queries');
    },
  });
};

const respond = async (
  request: FastifyRequest,
  reply: FastifyReply,
  options: GraphqlRouteOptions,
): Promise<FastifyReply> => {
  const { responseCache } = options;
  const key = responseCache?.keyOf(request);
  const cached = key === undefined ? undefined : await responseCache?.get(key);
  const { status, headers, body } =
    cached === undefined
      ? await execute(request, options, key)
      : reportCacheHit(request, cached, options.metrics);
  reply.code(status).header('cache-control', 'no-store');
  const { vary } = reply.getHeaders();
  for (const [name, value] of headers) {
    // The CORS plugin may have set `vary` already.
    reply.header(name, name === 'vary' && vary !== undefined ? `${String(vary)}, ${value}` : value);
  }
  return reply.send(body);
};

/** Log and metrics get the same facts as if the operation had been executed. */
const reportCacheHit = (
  { operation }: FastifyRequest,
  { response, reads, facts }: CachedResponse,
  metrics: Pick<Metrics, 'mirrorEvent'>,
): HttpResponse => {
  if (operation) Object.assign(operation.facts, facts, { hasData: true });
  for (const served of reads) metrics.mirrorEvent({ kind: 'read', served });
  metrics.mirrorEvent({ kind: 'response-cache-hit' });
  return response;
};

/** @param cacheKey the key to cache the response under, if it is made from mirrored books only */
const execute = async (
  request: FastifyRequest,
  options: GraphqlRouteOptions,
  cacheKey: string | undefined,
): Promise<HttpResponse> => {
  if (!request.operation) throw new Error('The onRequest hook did not run for this request');
  const { facts, trace, signal, deadline, onUpstreamCall } = request.operation;
  const { createContext, httpStatus, responseCache, metrics } = options;
  const { headers: requestHeaders } = request;
  const isTraced = requestHeaders['apollo-federation-include-trace'] === 'ftv1';
  const apollo = isTraced ? await options.startTracedApollo() : options.apollo;
  facts.bodyBytes = request.bodyBytes;
  const served =
    responseCache && new ServedBooks((read) => metrics.mirrorEvent({ kind: 'read', served: read }));
  const { status, headers, body } = await trace.run(() =>
    apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: toGraphQLRequest(request, facts),
      context: () =>
        Promise.resolve(
          createContext({
            headers: requestHeaders,
            signal,
            deadline,
            onUpstreamCall,
            maxStalenessMs: maxStalenessOf(request) ?? undefined,
            served,
          }),
        ),
    }),
  );
  const { accept } = requestHeaders;
  const contentType = headers.get('content-type') ?? '';
  // A request that Apollo Server refuses before it reads the operation has the same type for every header.
  if (status === undefined) contentTypes.set(accept ?? '', contentType);
  const sent = statusAndTypeOf(httpStatus, { status: status ?? 200, contentType, accept, facts });
  headers.set('content-type', sent.contentType);
  // Apollo Server does not call plugins for requests that it rejects before it reads the operation.
  if (status !== undefined && status >= 400 && facts.codes.length === 0) {
    facts.codes = [status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR'];
  }
  const response: HttpResponse = {
    status: sent.status,
    headers: [...headers],
    // Only incremental delivery sends a body in parts, and graphql 16 does not have it.
    // A Buffer, because Node copies a string twice more: to count its bytes and to prepend the headers.
    body: Buffer.from(body.kind === 'complete' ? body.string : ''),
  };
  const { operationName, operationType, hasData, codes } = facts;
  if (cacheKey !== undefined && operationType === 'query' && hasData && codes.length === 0) {
    const reads = served?.mirroredAlone ?? [];
    if (reads.length > 0)
      void responseCache?.set(cacheKey, { response, reads, facts: { operationName, operationType } });
  }
  return response;
};

const toGraphQLRequest = (request: FastifyRequest, facts: OperationFacts): ObservedRequest => {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const query = request.url.indexOf('?');
  return {
    method: request.method,
    headers,
    search: query === -1 ? '' : request.url.slice(query),
    body: request.body,
    facts,
    contentType: contentTypes.get(request.headers.accept ?? ''),
  };
};

/** The media types that Apollo Server has chosen, by `Accept` header: choosing takes longer than a small operation. */
const contentTypes = new LRUCache<string, string>({ max: 100 });

/** A response as Apollo Server made it. */
interface GraphqlResponse {
  readonly status: number;
  readonly contentType: string;
  readonly accept: string | undefined;
  readonly facts: OperationFacts;
}

type StatusAndType = Pick<GraphqlResponse, 'status' | 'contentType'>;

/** The status and media type to send. */
const statusAndTypeOf = (revision: HttpStatusRevision, response: GraphqlResponse): StatusAndType =>
  revision === '2026'
    ? by2026(response)
    : { status: statusBy2025(response), contentType: response.contentType };

/**
 * GraphQL over HTTP as of May 2025. Clients that accept `application/json` get 200 for any well-formed request, even if its
 * document is invalid: with that media type, only 200 tells them that the response comes from a GraphQL server. Clients that
 * accept `application/graphql-response+json`, or name no type, get 400. Exceeding a limit is always 400.
 */
const statusBy2025 = ({ status, contentType, accept, facts }: GraphqlResponse): number => {
  const isPlainJson =
    contentType.startsWith('application/json') && accept?.includes('application/json') === true;
  const isWellFormed = facts.refusal === 'request' && !facts.codes.includes('BAD_REQUEST');
  return status === 400 && isPlainJson && isWellFormed ? 200 : status;
};

const GRAPHQL_RESPONSE = 'application/graphql-response+json; charset=utf-8';

/**
 * GraphQL over HTTP from April 2026 on (pull requests 346, 354 and 404 of its repository). The status no longer depends on
 * the media type. Every 4xx and 5xx has the new media type, which shows that the response comes from a GraphQL server.
 */
const by2026 = (response: GraphqlResponse): StatusAndType => {
  const status = statusBy2026(response);
  // 406: the client accepts neither type.
  const isRelabelled = status >= 400 && status !== 406;
  return { status, contentType: isRelabelled ? GRAPHQL_RESPONSE : response.contentType };
};

const statusBy2026 = ({ status, facts }: GraphqlResponse): number => {
  const isExecuted = facts.refusal === 'none' && status === 200;
  if (isExecuted) return facts.codes.length > 0 ? PARTIAL_SUCCESS : 200;
  // Apollo Server answers 400 to every bad request, and 200 to an unknown persisted query hash.
  if (status !== 400 && status !== 200) return status;
  return facts.codes.includes('GRAPHQL_PARSE_FAILED') ? 400 : 422;
};

/** Defined by GraphQL over HTTP: the response has errors and `data` (which may be null). */
const PARTIAL_SUCCESS = 294;

/** Limits the age of mirrored data, in seconds. */
const MAX_STALENESS_HEADER = 'x-max-staleness';
const SECONDS = /^\d{1,9}$/;

/** Milliseconds; undefined if the header is absent, null if it is not a whole number of seconds. */
const maxStalenessOf = ({ headers }: FastifyRequest): number | null | undefined => {
  const value = headers[MAX_STALENESS_HEADER];
  if (value === undefined) return undefined;
  return typeof value === 'string' && SECONDS.test(value) ? Number(value) * 1_000 : null;
};

/** Whether a person opened the endpoint in a browser, without an operation. */
const isBrowserVisit = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && !url.includes('?') && headers.accept?.includes('text/html') === true;
