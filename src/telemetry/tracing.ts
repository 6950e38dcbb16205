import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { CallRecord, CallTrace, RunBatch } from '../clients/http/call-scope.ts';
import type { OperationSpec } from '../clients/http/operation.ts';
import type { Logger } from './logger.ts';
import type { OperationFacts, OperationOutcome } from './operation-log.ts';

/** In whose trace a request stands, by W3C Trace Context. */
export interface TraceParent {
  /** The header as it came. */
  readonly header: string;
  /** 32 hexadecimal digits. */
  readonly traceId: string;
}

// Version, trace, parent, flags. The first version is 55 characters long, later ones may have more.
const TRACEPARENT = /^(?!ff|00.{54})[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}(?:-|$)/;

/** The `traceparent` header; undefined where there is none or it is malformed, as the specification wants it. */
export const readTraceParent = ({ traceparent }: IncomingHttpHeaders): TraceParent | undefined => {
  if (typeof traceparent !== 'string') return undefined;
  const traceId = TRACEPARENT.exec(traceparent)?.[1];
  return traceId === undefined ? undefined : { header: traceparent, traceId };
};

/** The caller's `x-request-id` where it is harmless to log and send on, else one of our own. */
export const requestIdOf = (headers: IncomingHttpHeaders): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:+/=-]{1,128}$/.test(given) ? given : randomUUID();
};

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
