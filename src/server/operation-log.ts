import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RunBatch } from '../clients/transport/call-scope.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import {
  newOperationFacts,
  outcomeOf,
  type OperationFacts,
  type OperationOutcome,
  type UpstreamCall,
} from './operation-facts.ts';
import type { OperationTrace, Tracing } from './tracing.ts';

/** The watch over one request: its facts are filled by whoever answers it. */
export interface Observation {
  readonly facts: OperationFacts;
  readonly trace: OperationTrace;
  readonly onUpstreamCall: (call: UpstreamCall) => void;
  readonly runBatch: RunBatch;
}

/** Begins to watch a request. Its facts are logged, counted and traced when the response is closed. */
export type ObserveOperation = (request: FastifyRequest, reply: FastifyReply) => Observation;

/** What is logged of an operation, besides the request's id and trace id. */
export interface OperationLine {
  readonly kind: 'operation';
  readonly type: OperationFacts['operationType'];
  readonly name: string | null;
  readonly outcome: OperationOutcome;
  readonly status: number;
  readonly ms: number;
  readonly upstreamCalls: number;
  /** Codes of the answer's errors, each once; absent without errors. */
  readonly codes?: readonly string[];
}

/** What is logged of an upstream call, besides the ids of the request that needed it; a token request has none. */
export type UpstreamCallLine = Omit<UpstreamCall, 'shared'> & { readonly kind: 'upstream call' };

export interface ObserverOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  /** Whether a request's answer is to list the upstream calls. */
  readonly isReported: (request: FastifyRequest) => boolean;
}

/**
 * One line of log per operation and one per upstream call: templates, figures and ids of requests, but no texts,
 * variables or credentials and nothing of the data. Calls are worth a line each at the ordinary level: under the
 * upstreams' quotas there are few of them, and each is one less that the caller has.
 */
export const createOperationObserver =
  ({ logger, metrics, tracing, isReported }: ObserverOptions): ObserveOperation =>
  (request, reply) => {
    const facts = newOperationFacts(request.id, isReported(request));
    const trace = tracing.beginOperation(request);
    const ids = { requestId: request.id, ...(trace.traceId === undefined ? {} : { traceId: trace.traceId }) };
    const begun = performance.now();
    metrics.operationStarted();
    reply.raw.once('close', () => {
      const ms = performance.now() - begun;
      const outcome = outcomeOf(facts, reply.raw.statusCode, !reply.raw.writableFinished);
      // 499, as nginx has it: the client closed the connection before there was a status to send.
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
        ...(facts.codes.length === 0 ? {} : { codes: facts.codes }),
      };
      logger.info({ ...line, ...ids }, 'operation');
    });

    return {
      facts,
      trace,
      onUpstreamCall: (call) => {
        metrics.upstreamCall(call);
        if (call.shared) return; // it is another operation's call, and was logged there
        facts.upstreamCalls += 1;
        logCall(logger, call, ids);
      },
      runBatch: (batch, work) => {
        metrics.loaderBatch(batch);
        return trace.runBatch(batch, work);
      },
    };
  };

/** One line for a call that was made, with the ids of the request that needed it where there is one. */
export const logCall = (
  logger: Logger,
  call: UpstreamCall,
  ids: Readonly<Record<string, string>> = {},
): void => {
  const { shared: _, ...facts } = call;
  const line: UpstreamCallLine = { kind: 'upstream call', ...facts, ms: tenths(call.ms) };
  logger.info({ ...line, ...ids }, 'upstream call');
};

const tenths = (ms: number): number => Math.round(ms * 10) / 10;
