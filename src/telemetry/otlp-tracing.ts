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

// A receiver that hangs must not hold up a shutdown.
const LAST_SEND_MS = 3_000;

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
  // Loaders and clients find it there.
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
        delay(LAST_SEND_MS, undefined, { ref: false }),
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

/** Says once that traces are lost, and once that they no longer are. */
const watched = (exporter: SpanExporter, logger: Logger): SpanExporter => {
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
