import { context, type Context, type ContextManager, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import type { OperationFacts, OperationOutcome } from './operation-facts.ts';

/** In whose trace a request stands, by W3C Trace Context. */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  readonly traceFlags: number;
}

// Version, trace, parent, flags. The first version is 55 characters long, later ones may have more.
const TRACEPARENT =
  /^(?!ff|00.{54})[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?:-|$)/;

/** The `traceparent` header; undefined where there is none or it is malformed, as the specification wants it. */
const readTraceParent = ({ traceparent }: IncomingHttpHeaders): TraceParent | undefined => {
  if (typeof traceparent !== 'string') return undefined;
  const [, traceId, spanId, flags = ''] = TRACEPARENT.exec(traceparent) ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) };
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

const storage = new AsyncLocalStorage<Context>();

/** Keeps OpenTelemetry's active context along the asynchronous work that begins in it. */
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

/** Lets OpenTelemetry's API know what is under way. Does nothing where somebody else has done so already. */
export const keepContext = (): void => {
  context.setGlobalContextManager(manager);
};
