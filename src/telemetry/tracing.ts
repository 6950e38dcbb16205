import type { IncomingHttpHeaders } from 'node:http';
import type { CallRecord, CallTrace, RunBatch } from '../clients/http/call-scope.ts';
import type { OperationSpec } from '../clients/http/operation.ts';
import type { Logger } from './logger.ts';
import type { OperationFacts, OperationOutcome } from './operation-facts.ts';
import { readTraceParent } from './trace-context.ts';

/** What the server knows of a request when its trace begins. */
export interface TracedRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/** The trace of one operation, from the request's headers to the end of the answer. */
export interface OperationTrace {
  /** For the log; undefined where the caller sent none and none is kept. */
  readonly traceId: string | undefined;
  /** Runs what the operation consists of, so that what begins in there is known to belong to it. */
  readonly run: <Result>(work: () => Result) => Result;
  readonly traceCall: ((operation: OperationSpec) => CallTrace) | undefined;
  readonly runBatch: RunBatch;
  readonly end: (facts: OperationFacts, outcome: OperationOutcome, status: number) => void;
}

/** Spans per operation, loader batch and upstream call, and none per field. */
export interface Tracing {
  readonly beginOperation: (request: TracedRequest) => OperationTrace;
  /** A request to a token endpoint has ended; it belongs to the operation that happened to need the token. */
  readonly tokenCall: (call: CallRecord) => void;
  /** Sends what has not been sent yet, within a few seconds. */
  readonly close: () => Promise<void>;
}

/** Keeps no trace, and hands the caller's on to the upstreams as it came. */
export const untraced: Tracing = {
  beginOperation: ({ headers }) => {
    const parent = readTraceParent(headers);
    return {
      traceId: parent?.traceId,
      run: (work) => work(),
      traceCall: parent && (() => ({ traceparent: parent.header, end: () => undefined })),
      runBatch: (_batch, work) => work(),
      end: () => undefined,
    };
  },
  tokenCall: () => undefined,
  close: () => Promise.resolve(),
};

/** @param endpoint base URL of an OTLP receiver; without one no trace is kept, and nothing of OpenTelemetry is loaded. */
export const startTracing = async (endpoint: string | undefined, logger: Logger): Promise<Tracing> => {
  if (endpoint === undefined) return untraced;
  const { createOtlpTracing } = await import('./otlp-tracing.ts');
  return createOtlpTracing(endpoint, logger);
};
