import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OperationFacts, OperationOutcome, UpstreamCall } from './operation-facts.ts';

/** What the program counts. Labels take their values from short fixed lists: no names, ids or texts of callers. */
export interface Metrics {
  operationStarted(): void;
  operationEnded(facts: OperationFacts, outcome: OperationOutcome, seconds: number): void;
  upstreamCall(call: UpstreamCall): void;
  /** Prometheus text format and its media type. */
  render(): Promise<{ readonly text: string; readonly contentType: string }>;
}

const operationSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const callSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const callsPerOperation = [0, 1, 2, 3, 5, 10, 25, 50, 100];

/** Codes that we know; anything else counts as OTHER, so that no caller can make new time series. */
const knownCodes = new Set([
  ...['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'NOT_FOUND', 'RATE_LIMITED', 'SYNC_TOKEN_EXPIRED'],
  ...['UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_BAD_RESPONSE', 'INTERNAL_SERVER_ERROR'],
  ...['BAD_REQUEST', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE'],
  ...['PERSISTED_QUERY_NOT_FOUND', 'SERVICE_UNAVAILABLE'],
]);

/** @param processMetrics whether to add those of the process (memory, event loop lag, garbage collection). */
export const createMetrics = ({
  processMetrics = true,
}: { readonly processMetrics?: boolean } = {}): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  if (processMetrics) collectDefaultMetrics({ register: registry });

  const inFlight = new Gauge({
    name: 'contacts_operations_in_flight',
    help: 'GraphQL requests being answered right now',
    registers,
  });
  const operations = new Histogram({
    name: 'contacts_operation_duration_seconds',
    help: 'Time to answer a GraphQL request, by type of operation and outcome',
    labelNames: ['type', 'outcome'] as const,
    buckets: operationSeconds,
    registers,
  });
  const errors = new Counter({
    name: 'contacts_operation_errors_total',
    help: 'GraphQL requests whose answer has an error of that code',
    labelNames: ['code'] as const,
    registers,
  });
  const callCounts = new Histogram({
    name: 'contacts_operation_upstream_calls',
    help: 'Upstream calls that one GraphQL request cost',
    labelNames: ['type'] as const,
    buckets: callsPerOperation,
    registers,
  });
  const calls = new Histogram({
    name: 'contacts_upstream_call_duration_seconds',
    help: 'Time of an upstream call, by route template and HTTP status (our code where no answer came)',
    labelNames: ['upstream', 'route', 'status'] as const,
    buckets: callSeconds,
    registers,
  });

  return {
    operationStarted: () => {
      inFlight.inc();
    },
    operationEnded: ({ operationType, codes, upstreamCalls }, outcome, seconds) => {
      inFlight.dec();
      operations.observe({ type: operationType, outcome }, seconds);
      callCounts.observe({ type: operationType }, upstreamCalls);
      for (const code of codes) errors.inc({ code: knownCodes.has(code) ? code : 'OTHER' });
    },
    upstreamCall: ({ upstream, method, route, status, code, ms }) => {
      const label = status === 0 ? (code ?? 'none') : String(status);
      calls.observe({ upstream, route: `${method} ${route}`, status: label }, ms / 1000);
    },
    render: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
};
