import {
  context,
  type Context,
  type ContextManager,
  ROOT_CONTEXT,
  type SpanContext,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import type { OperationFacts, OperationOutcome } from './operation-facts.ts';

// Version, trace id, parent id, flags. Version 00 is exactly 55 characters long, later versions may be longer.
const TRACEPARENT =
  /^(?!ff|00.{54})[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?:-|$)/;

/**
 * The caller's span, from the `traceparent` header of W3C Trace Context. Undefined if the header is absent or malformed, as the
 * specification requires.
 */
const parseTraceParent = ({ traceparent }: IncomingHttpHeaders): SpanContext | undefined => {
  if (typeof traceparent !== 'string') return undefined;
  const [, traceId, spanId, flags = ''] = TRACEPARENT.exec(traceparent) ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
};

/** The caller's `x-request-id` if it is safe to log and forward; otherwise a new one. */
export const requestIdOf = ({ headers }: Pick<TracedRequest, 'headers'>): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:+/=-]{1,128}$/.test(given) ? given : randomUUID();
};

/** The parts of a request that tracing needs. */
export interface TracedRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/** The trace of one operation, from the request's headers to the end of the answer. */
export interface OperationTrace {
  /** For the log; undefined if the caller sent none and no trace is recorded. */
  readonly traceId: string | undefined;
  /** Runs the operation with its span as the active one, so that spans started inside become its children. */
  readonly run: <Result>(work: () => Result) => Result;
  readonly end: (facts: OperationFacts, outcome: OperationOutcome, status: number) => void;
}

/**
 * There is one span per operation, loader batch and upstream call, and none per field. Loaders and clients create theirs with
 * OpenTelemetry's API, as children of the active span.
 */
export interface Tracing {
  readonly beginOperation: (request: TracedRequest) => OperationTrace;
  /** Sends the remaining spans, within a few seconds. */
  readonly close: () => Promise<void>;
}

/** Records no traces, and forwards the caller's `traceparent` to the upstreams unchanged. */
export const untraced: Tracing = {
  beginOperation: ({ headers }) => {
    const parent = parseTraceParent(headers);
    if (parent === undefined) return UNTRACED;
    const active = trace.setSpanContext(ROOT_CONTEXT, parent);
    return { traceId: parent.traceId, run: (work) => context.with(active, work), end: () => undefined };
  },
  close: () => Promise.resolve(),
};

const UNTRACED: OperationTrace = { traceId: undefined, run: (work) => work(), end: () => undefined };

const storage = new AsyncLocalStorage<Context>();

/** Propagates OpenTelemetry's active context through asynchronous work. */
const manager: ContextManager = {
  active: () => storage.getStore() ?? ROOT_CONTEXT,
  with: (active, work, self, ...args) => storage.run(active, () => work.apply(self, args)),
  bind: (active, target) => {
    if (typeof target !== 'function') return target;
    const work = target as (...args: unknown[]) => unknown;
    return ((...args: unknown[]) => storage.run(active, () => work(...args))) as typeof target;
  },
  enable: () => manager,
  disable: () => manager,
};

/** Enables context propagation in OpenTelemetry's API. Does nothing if a context manager is already registered. */
export const propagateContext = (): void => {
  context.setGlobalContextManager(manager);
};
