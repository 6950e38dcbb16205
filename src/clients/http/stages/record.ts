import { isSpanContextValid, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

import type { UpstreamName } from '../../errors/error-code.ts';
import { UpstreamError } from '../../errors/upstream-error.ts';
import { callFailure } from '../../errors/upstream-failure.ts';
import {
  type Call,
  type CallAnswer,
  type CallRecord,
  type CallScope,
  FailedTry,
  type Stage,
} from '../call.ts';

export const tooManyCalls = (upstream: UpstreamName, { maxCalls }: CallScope): UpstreamError =>
  callFailure(upstream, { kind: 'too-many-calls', maxCalls });

// Looked up for each span: the tracer may be registered later.
const startSpan = ({ operation }: Call): Span =>
  trace
    .getTracer('contacts-subgraph')
    .startSpan(`${operation.method} ${operation.path}`, { kind: SpanKind.CLIENT });

const endSpan = (span: Span, call: CallRecord): void => {
  if (span.isRecording()) {
    span.setAttributes({
      'http.request.method': call.method,
      'url.template': call.route,
      ...(call.status === 0 ? {} : { 'http.response.status_code': call.status }),
      ...(call.attempt === 1 ? {} : { 'http.request.resend_count': call.attempt - 1 }),
      ...(call.code === undefined ? {} : { 'error.type': call.code }),
      'contacts.upstream': call.upstream,
      'contacts.operation_id': call.operationId,
      'contacts.shared': call.shared,
      ...(call.batchSize === undefined ? {} : { 'contacts.batch_size': call.batchSize }),
      ...(call.upstreamRequestId === undefined
        ? {}
        : { 'contacts.upstream_request_id': call.upstreamRequestId }),
    });
  }
  if (call.code !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
};

/** The `traceparent` header; undefined where there is no trace. */
const traceparentOf = (span: Span): string | undefined => {
  const spanContext = span.spanContext();
  if (!isSpanContextValid(spanContext)) return undefined;
  const { traceId, spanId, traceFlags } = spanContext;
  // `tracestate` is not forwarded: it belongs to the caller's own systems.
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
};

const errorOf = (error: unknown): UpstreamError | undefined =>
  error instanceof FailedTry ? error.error : error instanceof UpstreamError ? error : undefined;

/** Starts the record of an attempt, or of a wait for a shared call. @returns a function that completes it */
const watch = (
  upstream: UpstreamName,
  call: Call,
  span: Span,
  facts: Pick<CallRecord, 'attempt' | 'shared'>,
) => {
  const startedAt = performance.now();
  return (ended: CallAnswer | undefined, error?: unknown): void => {
    const { operation, batchSize, scope } = call;
    const failure = errorOf(error);
    const requestId = ended?.upstreamRequestId ?? failure?.upstreamRequestId;
    const record: CallRecord = {
      upstream,
      operationId: operation.id,
      method: operation.method,
      route: operation.path,
      status: ended?.status ?? failure?.status ?? 0,
      ms: performance.now() - startedAt,
      ...facts,
      ...(batchSize === undefined ? {} : { batchSize }),
      ...(failure === undefined ? {} : { code: failure.code }),
      ...(failure?.networkCode === undefined ? {} : { networkCode: failure.networkCode }),
      ...(requestId === undefined || facts.shared ? {} : { upstreamRequestId: requestId }),
    };
    scope.calls.push(record);
    scope.onCall?.(record);
    endSpan(span, record);
  };
};

/**
 * Counts each request against the limit of its operation, and records it for logs, metrics and traces.
 * @param sendsTrace whether upstream gets a `traceparent` header
 */
export const record =
  (upstream: UpstreamName, sendsTrace: boolean): Stage =>
  (next) =>
  async (call) => {
    const { scope, progress, request } = call;
    if (scope.callCount >= scope.maxCalls) throw tooManyCalls(upstream, scope);
    scope.callCount += 1;
    progress.sent += 1;
    const span = startSpan(call);
    const note = watch(upstream, call, span, { attempt: progress.sent, shared: false });
    const traceparent = sendsTrace ? traceparentOf(span) : undefined;
    const traced =
      traceparent === undefined
        ? call
        : { ...call, request: { ...request, headers: { ...request.headers, traceparent } } };
    try {
      const answer = await next(traced);
      note(answer);
      return answer;
    } catch (error) {
      note(undefined, error);
      throw error;
    }
  };

/** Records a wait for a shared call in flight, which does not count against the limit of the operation. */
export const recordShared = async (
  upstream: UpstreamName,
  call: Call,
  result: Promise<CallAnswer>,
): Promise<CallAnswer> => {
  const note = watch(upstream, call, startSpan(call), { attempt: 1, shared: true });
  try {
    const answer = await result;
    note(answer);
    return answer;
  } catch (error) {
    note(undefined, error);
    throw error;
  }
};
