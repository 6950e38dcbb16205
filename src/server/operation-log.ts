import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import {
  newOperationFacts,
  outcomeOf,
  type OperationFacts,
  type OperationOutcome,
  type UpstreamCall,
} from './operation-facts.ts';
import { traceIdOf } from './trace-context.ts';

/** The watch over one request: its facts are filled by whoever answers it. */
export interface Observation {
  readonly facts: OperationFacts;
  readonly onUpstreamCall: (call: UpstreamCall) => void;
}

/** Begins to watch a request. Its facts are logged and counted when the response is closed. */
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

/**
 * One line of log per operation, and one per upstream call at level debug: templates, figures and ids of requests, but no
 * texts, variables or credentials and nothing of the data.
 */
export const createOperationObserver =
  (logger: Logger, metrics: Metrics): ObserveOperation =>
  (request, reply) => {
    const facts = newOperationFacts(request.id);
    const begun = performance.now();
    metrics.operationStarted();
    reply.raw.once('close', () => {
      const ms = performance.now() - begun;
      const outcome = outcomeOf(facts, reply.raw.statusCode, !reply.raw.writableFinished);
      metrics.operationEnded(facts, outcome, ms / 1000);
      const line: OperationLine = {
        kind: 'operation',
        type: facts.operationType,
        name: facts.operationName,
        outcome,
        // 499, as nginx has it: the client closed the connection before there was a status to send.
        status: outcome === 'aborted' ? 499 : reply.raw.statusCode,
        ms: tenths(ms),
        upstreamCalls: facts.upstreamCalls,
        ...(facts.codes.length === 0 ? {} : { codes: facts.codes }),
      };
      const traceId = traceIdOf(request.headers);
      logger.info(
        { ...line, requestId: request.id, ...(traceId === undefined ? {} : { traceId }) },
        'operation',
      );
    });

    const onUpstreamCall = (call: UpstreamCall): void => {
      if (call.shared) return; // it is another operation's call, and was counted there
      facts.upstreamCalls += 1;
      metrics.upstreamCall(call);
      const { upstream, operationId, method, route, status, attempt, code } = call;
      logger.debug(
        {
          ...{
            kind: 'upstream call',
            upstream,
            operationId,
            method,
            route,
            status,
            ms: tenths(call.ms),
            attempt,
          },
          ...(code === undefined ? {} : { code }),
          requestId: request.id,
        },
        'upstream call',
      );
    };
    return { facts, onUpstreamCall };
  };

const tenths = (ms: number): number => Math.round(ms * 10) / 10;
