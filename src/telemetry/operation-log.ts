import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

import type { CallRecord } from '../clients/http/call.ts';

import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import type {
  OperationFacts,
  OperationLine,
  OperationOutcome,
  RequestIds,
  UpstreamCallLine,
} from './operation-facts.ts';
import type { OperationTrace, Tracing } from './tracing.ts';

const outcomeOf = (facts: OperationFacts, status: number, isAborted: boolean): OperationOutcome => {
  if (isAborted) return 'aborted';
  if ((status >= 400 && status < 500) || facts.refusal !== 'none') return 'refused';
  if (status >= 500 || !facts.hasData) return 'failed';
  return facts.codes.length > 0 ? 'partial' : 'ok';
};

/** Requests the upstream calls in `extensions.upstream`; `0` turns them off in developer mode. */
const UPSTREAM_REPORT_HEADER = 'x-include-upstream-calls';

/** Whether a response lists the upstream calls. The request's header overrides the default. */
export const createReportCheck =
  (isOnByDefault: boolean) =>
  ({ headers }: { readonly headers: IncomingHttpHeaders }): boolean => {
    const value = headers[UPSTREAM_REPORT_HEADER];
    return value === undefined ? isOnByDefault : value !== '0';
  };

/** What is recorded about one request. The code that handles the request fills in the facts. */
export interface Observation {
  readonly facts: OperationFacts;
  readonly trace: OperationTrace;
  readonly onUpstreamCall: (call: CallRecord) => void;
}

/** Starts observing a request. Its facts are logged, counted and traced when the response is closed. */
export type ObserveOperation = (request: FastifyRequest, reply: FastifyReply) => Observation;

export interface ObserverOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  /** Whether the response must list the upstream calls. */
  readonly isReported: (request: FastifyRequest) => boolean;
}

/**
 * Writes one log line per operation and one per upstream call. Lines contain route templates, numbers and request ids, but
 * no operation text, variables, credentials or data. Each call is logged at `info`, because the upstreams' quotas allow only
 * a few calls.
 */
export const createOperationObserver =
  ({ logger, metrics, tracing, isReported }: ObserverOptions): ObserveOperation =>
  (request, reply) => {
    const facts: OperationFacts = {
      requestId: request.id,
      isReported: isReported(request),
      operationName: null,
      operationType: 'unknown',
      codes: [],
      hasData: false,
      refusal: 'none',
      upstreamCalls: 0,
      bodyBytes: 0,
    };
    const trace = tracing.beginOperation(request);
    const ids = { requestId: request.id, traceId: trace.traceId };
    const begun = performance.now();
    metrics.operationStarted();
    reply.raw.once('close', () => {
      const ms = performance.now() - begun;
      const outcome = outcomeOf(facts, reply.raw.statusCode, !reply.raw.writableFinished);
      // 499 is nginx's code for a client that closed the connection before the response.
      const status = outcome === 'aborted' ? 499 : reply.raw.statusCode;
      metrics.operationEnded(facts, outcome, ms / 1000);
      trace.end(facts, outcome, status);
      const line: OperationLine = {
        kind: 'operation',
        type: facts.operationType,
        name: facts.operationName,
        outcome,
        status,
        ms: tenths(ms),
        upstreamCalls: facts.upstreamCalls,
        codes: facts.codes.length === 0 ? undefined : facts.codes,
        requestId: ids.requestId,
        traceId: ids.traceId,
      };
      logger.info(line, 'operation');
    });

    return {
      facts,
      trace,
      onUpstreamCall: (call) => {
        metrics.upstreamCall(call);
        if (call.shared) return; // logged by the operation that made the call
        facts.upstreamCalls += 1;
        logCall(logger, call, ids);
      },
    };
  };

/** Logs a call, with the ids of its request unless it is a background call. */
export const logCall = (logger: Logger, call: CallRecord, { requestId, traceId }: RequestIds = {}): void => {
  const {
    upstream,
    operationId,
    method,
    route,
    status,
    attempt,
    batchSize,
    code,
    networkCode,
    upstreamRequestId,
  } = call;
  const line: UpstreamCallLine = {
    kind: 'upstream call',
    upstream,
    operationId,
    method,
    route,
    status,
    ms: tenths(call.ms),
    attempt,
    batchSize,
    code,
    networkCode,
    upstreamRequestId,
    requestId,
    traceId,
  };
  logger.info(line, 'upstream call');
};

const tenths = (ms: number): number => Math.round(ms * 10) / 10;
