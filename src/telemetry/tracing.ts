import type { IncomingHttpHeaders } from 'node:http';
import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { keepContext } from './async-context.ts';
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
  readonly end: (facts: OperationFacts, outcome: OperationOutcome, status: number) => void;
}

/**
 * Spans per operation, loader batch and upstream call, and none per field. Loaders and clients make theirs by
 * OpenTelemetry's API, as children of what is active there.
 */
export interface Tracing {
  readonly beginOperation: (request: TracedRequest) => OperationTrace;
  /** Sends what has not been sent yet, within a few seconds. */
  readonly close: () => Promise<void>;
}

/** Keeps no trace, and hands the caller's on to the upstreams as it came. */
export const untraced: Tracing = {
  beginOperation: ({ headers }) => {
    const parent = readTraceParent(headers);
    if (parent === undefined) return UNTRACED;
    const active = trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true });
    return { traceId: parent.traceId, run: (work) => context.with(active, work), end: () => undefined };
  },
  close: () => Promise.resolve(),
};

const UNTRACED: OperationTrace = { traceId: undefined, run: (work) => work(), end: () => undefined };

/** @param endpoint base URL of an OTLP receiver; without one no trace is kept, and nothing of OpenTelemetry is loaded. */
export const startTracing = async (endpoint: string | undefined, logger: Logger): Promise<Tracing> => {
  keepContext();
  if (endpoint === undefined) return untraced;
  const { createOtlpTracing } = await import('./otlp-tracing.ts');
  return createOtlpTracing(endpoint, logger);
};
