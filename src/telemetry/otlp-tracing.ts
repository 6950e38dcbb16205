import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import {
  defaultTextMapGetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace';
import type { CallRecord } from '../clients/http/call-scope.ts';
import type { OperationSpec } from '../clients/http/operation.ts';
import type { Logger } from './logger.ts';
import type { OperationTrace, Tracing } from './tracing.ts';

const propagator = new W3CTraceContextPropagator();

// A receiver that hangs must not hold up a shutdown.
const lastSendMs = 3_000;

/**
 * Traces for an OTLP receiver, as JSON over HTTP. Attributes hold templates, figures, codes and ids of requests; the
 * operation's name is the one text of a caller's among them. Who calls decides whether a trace is recorded; a request
 * without a `traceparent` is.
 */
export const createOtlpTracing = (endpoint: string, logger: Logger): Tracing => {
  const exporter = watched(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }), logger);
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'contacts-subgraph' }))
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('contacts-subgraph');
  // What is running: an operation, or a loader's batch within it. Kept here rather than in OpenTelemetry's global
  // context, so that nothing else of the process takes part in it.
  const current = new AsyncLocalStorage<Context>();

  return {
    beginOperation: ({ method, headers }) =>
      traceOperation({
        tracer,
        current,
        parent: propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter),
        method,
      }),
    tokenCall: (call) => {
      const span = tracer.startSpan(
        callName(call.method, call.route),
        { kind: SpanKind.CLIENT, startTime: Date.now() - call.ms },
        current.getStore() ?? ROOT_CONTEXT,
      );
      endCall(span, call);
    },
    close: async () => {
      await Promise.race([
        provider.shutdown().catch(() => undefined),
        delay(lastSendMs, undefined, { ref: false }),
      ]);
    },
  };
};

interface OperationParts {
  readonly tracer: Tracer;
  readonly current: AsyncLocalStorage<Context>;
  readonly parent: Context;
  readonly method: string;
}

const traceOperation = ({ tracer, current, parent, method }: OperationParts): OperationTrace => {
  const span = tracer.startSpan(
    `${method} /graphql`,
    { kind: SpanKind.SERVER, attributes: { 'http.request.method': method, 'http.route': '/graphql' } },
    parent,
  );
  const own = trace.setSpan(parent, span);
  const here = (): Context => current.getStore() ?? own;
  return {
    traceId: span.spanContext().traceId,
    run: (work) => current.run(own, work),
    traceCall: ({ method: verb, path }: OperationSpec) => {
      const call = tracer.startSpan(callName(verb, path), { kind: SpanKind.CLIENT }, here());
      return { traceparent: traceparentOf(call), end: (record) => endCall(call, record) };
    },
    runBatch: async ({ loader, size }, work) => {
      const attributes = { 'contacts.loader': loader, 'contacts.batch_size': size };
      const batch = tracer.startSpan(`load ${loader}`, { attributes }, here());
      try {
        return await current.run(trace.setSpan(here(), batch), work);
      } finally {
        batch.end();
      }
    },
    end: ({ operationType, operationName, codes, upstreamCalls }, outcome, status) => {
      if (operationType !== 'unknown') span.updateName(operationType);
      span.setAttributes({
        'graphql.operation.type': operationType,
        ...(operationName === null ? {} : { 'graphql.operation.name': operationName }),
        'http.response.status_code': status,
        'contacts.outcome': outcome,
        'contacts.upstream_calls': upstreamCalls,
        ...(codes.length === 0 ? {} : { 'contacts.error_codes': [...codes] }),
      });
      if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
};

const callName = (method: string, route: string): string => `${method} ${route}`;

const endCall = (span: Span, call: CallRecord): void => {
  if (span.isRecording()) span.setAttributes(callAttributes(call));
  if (call.code !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
};

const callAttributes = (call: CallRecord): Attributes => ({
  'http.request.method': call.method,
  'url.template': call.route,
  ...(call.status === 0 ? {} : { 'http.response.status_code': call.status }),
  ...(call.attempt === 1 ? {} : { 'http.request.resend_count': call.attempt - 1 }),
  ...(call.code === undefined ? {} : { 'error.type': call.code }),
  'contacts.upstream': call.upstream,
  'contacts.operation_id': call.operationId,
  'contacts.shared': call.shared,
  ...(call.batchSize === undefined ? {} : { 'contacts.batch_size': call.batchSize }),
  ...(call.upstreamRequestId === undefined ? {} : { 'contacts.upstream_request_id': call.upstreamRequestId }),
});

const traceparentOf = (span: Span): string => {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
};

/** Says once that traces are lost, and once that they no longer are. */
const watched = (exporter: SpanExporter, logger: Logger): SpanExporter => {
  let isFailing = false;
  return {
    export: (spans, done) => {
      exporter.export(spans, (result) => {
        if ((result.error !== undefined) !== isFailing) {
          isFailing = !isFailing;
          if (isFailing) logger.warn('traces are lost: their receiver does not take them');
          else logger.info('traces are taken again');
        }
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
};
