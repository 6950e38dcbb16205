import {
  context,
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
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
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import { setTimeout as delay } from 'node:timers/promises';

import type { Logger } from './logger.ts';
import type { OperationTrace, Tracing } from './tracing.ts';

const propagator = new W3CTraceContextPropagator();

// A receiver that hangs must not delay a shutdown for longer.
const FLUSH_TIMEOUT_MS = 3_000;

/**
 * Sends traces to an OTLP receiver, as JSON over HTTP. Attributes are route templates, numbers, codes and request ids; the
 * operation's name is the only text from a caller. The sampling flag of the caller's `traceparent` decides whether a trace is
 * recorded; requests without the header are recorded.
 */
export const createOtlpTracing = (endpoint: string, logger: Logger): Tracing => {
  const exporter = withFailureLog(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }), logger);
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'contacts-subgraph' }))
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('contacts-subgraph');
  // Loaders and clients get their tracer from the global provider.
  trace.setGlobalTracerProvider(provider);

  return {
    beginOperation: ({ method, headers }) => {
      const parent = propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
      return traceOperation(tracer, parent, method);
    },
    close: async () => {
      trace.disable();
      await Promise.race([
        provider.shutdown().catch(() => undefined),
        delay(FLUSH_TIMEOUT_MS, undefined, { ref: false }),
      ]);
    },
  };
};

const traceOperation = (tracer: Tracer, parent: Context, method: string): OperationTrace => {
  const span = tracer.startSpan(
    `${method} /graphql`,
    { kind: SpanKind.SERVER, attributes: { 'http.request.method': method, 'http.route': '/graphql' } },
    parent,
  );
  const own = trace.setSpan(parent, span);
  return {
    traceId: span.spanContext().traceId,
    run: (work) => context.with(own, work),
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

/** Logs once when exports start to fail, and once when they succeed again. */
const withFailureLog = (exporter: SpanExporter, logger: Logger): SpanExporter => {
  let isFailing = false;
  return {
    export: (spans, done) => {
      exporter.export(spans, (result) => {
        if ((result.error !== undefined) !== isFailing) {
          isFailing = !isFailing;
          if (isFailing) logger.warn('traces are lost: the OTLP receiver does not accept them');
          else logger.info('the OTLP receiver accepts traces again');
        }
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
};
