import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

import { ServedBooks } from '../books/served-books.ts';
import type { HttpStatusRevision } from '../config.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { ObservedRequest, OperationFacts, UpstreamCall } from '../telemetry/operation-facts.ts';
import type { Observation, ObserveOperation } from '../telemetry/operation-log.ts';

import { ROUTER_SECRET_HEADER } from './access.ts';
import { sendError } from './http-errors.ts';
import { answerOf } from './http-status.ts';
import type { InFlight } from './in-flight.ts';
import type { HttpAnswer, KeptAnswers } from './kept-answers.ts';

/** What a context is made from. */
export interface OperationRequest {
  readonly headers: IncomingHttpHeaders;
  readonly requestId: string;
  /** Aborted when the client goes away, or when the server must not wait for the operation any longer. */
  readonly signal: AbortSignal;
  /** When the operation must be done, as `performance.now()` counts. */
  readonly deadline: number;
  /** To be told of every upstream call when it ends. */
  readonly onUpstreamCall: (call: UpstreamCall) => void;
  /** Milliseconds that mirrored data may be old at most; undefined where the request does not say. */
  readonly maxStalenessMs: number | undefined;
  /** To be told of each read of a book. */
  readonly served: ServedBooks;
}

export interface GraphqlRouteOptions<Context extends object> {
  /** The server that answers; the one for traced requests may still have to be started. */
  readonly apolloFor: (isTraced: boolean) => ApolloServer<Context> | Promise<ApolloServer<Context>>;
  readonly createContext: (request: OperationRequest) => Context | Promise<Context>;
  readonly isSecret: (value: string | readonly string[] | undefined) => boolean;
  readonly observe: ObserveOperation;
  /** Told of each read of a book, and of each answer that is given again. */
  readonly metrics: Pick<Metrics, 'mirrorEvent'>;
  /** Absent where nothing is mirrored. */
  readonly keptAnswers?: KeptAnswers | undefined;
  readonly inFlight: InFlight;
  /** The revision of GraphQL over HTTP that says which status an answer has. */
  readonly httpStatus: HttpStatusRevision;
  /** Milliseconds that an operation may take. */
  readonly operationMs: number;
  /** Where a browser that opens the endpoint is sent to; absent without an explorer. */
  readonly explorerPath?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Absent from requests to other routes, and from those that Fastify refuses before it routes them. */
    operation?: (Observation & Pick<OperationRequest, 'signal' | 'deadline'>) | null;
  }
}

/** `POST` and `GET /graphql`; every request to it ends in one line of log and one observation of metrics. */
export const addGraphqlRoute = <Context extends object>(
  app: FastifyInstance,
  options: GraphqlRouteOptions<Context>,
): void => {
  app.decorateRequest('operation', null);

  const begin = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { observe, inFlight, operationMs } = options;
    request.operation = {
      ...observe(request, reply),
      signal: inFlight.add(reply.raw, operationMs),
      deadline: performance.now() + operationMs,
    };
    if (options.inFlight.isDraining) {
      reply.header('retry-after', '1');
      sendError(reply, 503, 'SERVICE_UNAVAILABLE', 'The server is shutting down; send the request again');
    } else if (!options.isSecret(request.headers[ROUTER_SECRET_HEADER])) {
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
      return answer(request, reply, options);
    },
  });
  app.route({
    url: '/graphql',
    method: ['PUT', 'PATCH', 'DELETE', 'HEAD'],
    handler: (_request, reply) => {
      reply.header('allow', 'GET, POST');
      return sendError(
        reply,
        405,
        'BAD_REQUEST',
        'The method is not allowed here; use POST, or GET for queries',
      );
    },
  });
};

const answer = async <Context extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  options: GraphqlRouteOptions<Context>,
): Promise<FastifyReply> => {
  const { status, headers, body } = (await giveAgain(request, options)) ?? (await execute(request, options));
  reply.code(status).header('cache-control', 'no-store');
  const { vary } = reply.getHeaders();
  for (const [name, value] of headers) {
    // The CORS plugin may have set one already.
    reply.header(name, name === 'vary' && vary !== undefined ? `${String(vary)}, ${value}` : value);
  }
  return reply.send(body);
};

/** The answer to an earlier request, where this one would get the same. */
const giveAgain = async <Context extends object>(
  request: FastifyRequest,
  { keptAnswers, metrics }: GraphqlRouteOptions<Context>,
): Promise<HttpAnswer | undefined> => {
  const key = keptAnswers?.keyOf(request);
  const kept = key === undefined ? undefined : await keptAnswers?.find(key);
  if (kept === undefined || !request.operation) return undefined;
  Object.assign(request.operation.facts, kept.facts, { hasData: true });
  for (const served of kept.reads) metrics.mirrorEvent({ kind: 'read', served });
  metrics.mirrorEvent({ kind: 'reused' });
  return kept.answer;
};

const execute = async <Context extends object>(
  request: FastifyRequest,
  { apolloFor, createContext, httpStatus, keptAnswers, metrics }: GraphqlRouteOptions<Context>,
): Promise<HttpAnswer> => {
  if (!request.operation) throw new Error('The request was not begun');
  const { facts, trace, signal, deadline, onUpstreamCall } = request.operation;
  const apollo = await apolloFor(request.headers['apollo-federation-include-trace'] === 'ftv1');
  facts.bodyBytes = request.bodyBytes;
  const { headers: requestHeaders, id: requestId } = request;
  const served = new ServedBooks((read) => metrics.mirrorEvent({ kind: 'read', served: read }));
  const { status, headers, body } = await trace.run(() =>
    apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: toGraphQLRequest(request, facts),
      context: async () =>
        createContext({
          headers: requestHeaders,
          requestId,
          signal,
          deadline,
          onUpstreamCall,
          maxStalenessMs: maxStalenessOf(request) ?? undefined,
          served,
        }),
    }),
  );
  const answered = answerOf(httpStatus, {
    status: status ?? 200,
    contentType: headers.get('content-type') ?? '',
    accept: requestHeaders.accept,
    facts,
  });
  headers.set('content-type', answered.contentType);
  // What Apollo Server refuses before it reads the operation does not pass its plugins.
  if (status !== undefined && status >= 400 && facts.codes.length === 0) {
    facts.codes = [status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR'];
  }
  // A body in parts would come from incremental delivery, which graphql 16 does not have.
  // As bytes, since Node would copy a text twice more: to count its bytes, and to put the headers in front of it.
  const made: HttpAnswer = {
    status: answered.status,
    headers: [...headers],
    body: Buffer.from(body.kind === 'complete' ? body.string : ''),
  };
  const { operationName, operationType, hasData, codes } = facts;
  const reads = operationType === 'query' && hasData && codes.length === 0 ? served.mirroredAlone : null;
  const key = reads === null || reads.length === 0 ? undefined : keptAnswers?.keyOf(request);
  if (key !== undefined && reads !== null)
    void keptAnswers?.keep(key, { answer: made, reads, facts: { operationName, operationType } });
  return made;
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
  };
};

/** Bounds the age of mirrored data, in seconds. */
const MAX_STALENESS_HEADER = 'x-max-staleness';
const SECONDS = /^\d{1,9}$/;

/** Milliseconds; undefined where the request does not say, null where what it says is no whole number of seconds. */
const maxStalenessOf = ({ headers }: FastifyRequest): number | null | undefined => {
  const value = headers[MAX_STALENESS_HEADER];
  if (value === undefined) return undefined;
  return typeof value === 'string' && SECONDS.test(value) ? Number(value) * 1_000 : null;
};

/** A person who typed the endpoint's address into a browser, and sent no operation. */
const isBrowserVisit = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && !url.includes('?') && headers.accept?.includes('text/html') === true;
