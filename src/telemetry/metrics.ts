import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { ServedBook } from '../books/served-books.ts';
import { ERROR_CODES, REQUEST_ERROR_CODES } from '../clients/errors/error-code.ts';
import type { BreakerState, CallRecord, TransportEvent } from '../clients/http/call.ts';
import type { LoaderBatch } from '../loaders/create-loader.ts';
import type { MirrorEvent } from '../mirror/mirror.ts';

import type { OperationFacts, OperationOutcome } from './operation-facts.ts';

type CountedFacts = Pick<OperationFacts, 'operationType' | 'codes' | 'upstreamCalls'>;

/** The metrics. All label values come from short fixed lists: no names, ids or texts of callers. */
export interface Metrics {
  operationStarted(): void;
  operationEnded(facts: CountedFacts, outcome: OperationOutcome, seconds: number): void;
  /** Counts a call, or with `shared` one that was saved because another operation's identical call was in flight. */
  upstreamCall(call: CallRecord): void;
  transportEvent(event: TransportEvent): void;
  /** @param batch a `LoaderBatch`; messages of a diagnostics channel have no type */
  loaderBatch(batch: unknown): void;
  /** Counts an operation that graphql-js executed because it has no plan. */
  executionFallback(reason: string): void;
  /** Whether the shared state can be reached. Never called without `REDIS_URL`. */
  sharedState(isUp: boolean): void;
  /** Counts reads of books, fills and refreshes of the mirror, and failures of its store. */
  mirrorEvent(event: MirrorMetric): void;
  /** Reports the mirror's size whenever metrics are read. */
  watchMirror(sizeOf: () => MirrorSize): void;
  /** Counts log lines that could not be written to standard output. */
  logLinesDropped(lines: number): void;
  /** The metrics in Prometheus text format, with its media type. */
  render(): Promise<{ readonly text: string; readonly contentType: string }>;
}

export type MirrorMetric =
  | MirrorEvent
  | { readonly kind: 'read'; readonly served: ServedBook }
  | { readonly kind: 'response-cache-hit' }
  | { readonly kind: 'store-problem' };

export interface MirrorSize {
  readonly streams: number;
  readonly records: number;
  readonly bytes: number;
}

const OPERATION_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const CALL_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const CALLS_PER_OPERATION = [0, 1, 2, 3, 5, 10, 25, 50, 100];
const WAIT_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];
const KEYS_PER_BATCH = [1, 2, 5, 10, 30, 60, 100, 200, 500, 1_000];
const MIRROR_GAUGES = [
  ['streams', 'Mirrored streams of books in memory'],
  ['records', 'Records of mirrored books in memory'],
  ['bytes', 'Memory that the records of mirrored books take, estimated'],
] as const satisfies readonly (readonly [keyof MirrorSize, string])[];
const breakerValues: Readonly<Record<BreakerState, number>> = { closed: 0, 'half-open': 1, open: 2 };

/** Any other code counts as OTHER, so that no caller can create new time series. */
const KNOWN_CODES: ReadonlySet<string> = new Set([...ERROR_CODES, ...REQUEST_ERROR_CODES]);

/** Codes of Node and OpenSSL for failures below HTTP; any other code counts as OTHER. */
const NETWORK_CAUSES: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'EPROTO'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'EQUEUEFULL', 'EMFILE', 'ENFILE', 'EADDRNOTAVAIL'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_SOCKET', 'UND_ERR_CLOSED', 'UND_ERR_DESTROYED', 'UND_ERR_PRX_TLS'],
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ...['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
]);

/** @param processMetrics whether to add metrics of the process (memory, event-loop lag, garbage collection) */
export const createMetrics = ({
  processMetrics = true,
}: { readonly processMetrics?: boolean } = {}): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  if (processMetrics) collectDefaultMetrics({ register: registry });

  const inFlight = new Gauge({
    name: 'contacts_operations_in_flight',
    help: 'GraphQL requests in flight',
    registers,
  });
  const operations = new Histogram({
    name: 'contacts_operation_duration_seconds',
    help: 'Duration of GraphQL requests, by type of operation and outcome',
    labelNames: ['type', 'outcome'] as const,
    buckets: OPERATION_SECONDS,
    registers,
  });
  const fallbacks = new Counter({
    name: 'contacts_execution_fallbacks_total',
    help: 'Operations that graphql-js executed because they have no plan, by reason',
    labelNames: ['reason'] as const,
    registers,
  });
  const errors = new Counter({
    name: 'contacts_operation_errors_total',
    help: 'GraphQL responses that have an error with this code',
    labelNames: ['code'] as const,
    registers,
  });
  const callCounts = new Histogram({
    name: 'contacts_operation_upstream_calls',
    help: 'Upstream calls per GraphQL request',
    labelNames: ['type'] as const,
    buckets: CALLS_PER_OPERATION,
    registers,
  });
  const calls = new Histogram({
    name: 'contacts_upstream_call_duration_seconds',
    help: 'Duration of upstream calls, by route template and HTTP status (our error code if there was no response)',
    labelNames: ['upstream', 'route', 'status'] as const,
    buckets: CALL_SECONDS,
    registers,
  });
  const networkFailures = new Counter({
    name: 'contacts_upstream_network_failures_total',
    help: 'Upstream calls that failed below HTTP, by error code of Node or OpenSSL',
    labelNames: ['upstream', 'cause'] as const,
    registers,
  });
  const callLabels = ['upstream', 'route'] as const;
  const retries = new Counter({
    name: 'contacts_upstream_retries_total',
    help: 'Upstream calls that repeat an earlier attempt: after a failure, a new token or a wait for quota',
    labelNames: callLabels,
    registers,
  });
  const sharedCalls = new Counter({
    name: 'contacts_upstream_shared_calls_total',
    help: 'Upstream calls saved because the same call was in flight',
    labelNames: callLabels,
    registers,
  });
  const quotaLabels = ['upstream', 'group'] as const;
  const quotaWaits = new Histogram({
    name: 'contacts_quota_wait_seconds',
    help: 'Time that calls were queued for quota before they were made; calls made immediately are not counted',
    labelNames: quotaLabels,
    buckets: WAIT_SECONDS,
    registers,
  });
  const quotaRefusals = new Counter({
    name: 'contacts_quota_refusals_total',
    help: 'Calls that were not made because they would have exceeded the quota of the upstream',
    labelNames: quotaLabels,
    registers,
  });
  const breakers = new Gauge({
    name: 'contacts_breaker_state',
    help: 'Circuit breaker of an upstream endpoint: 0 closed, 1 half-open, 2 open',
    labelNames: ['upstream', 'endpoint'] as const,
    registers,
  });
  const ownBreakers = new Gauge({
    name: 'contacts_breaker_open_credentials',
    help: 'Credentials whose own circuit breaker is open; other credentials may still be served',
    labelNames: ['upstream', 'endpoint'] as const,
    registers,
  });
  const batches = new Histogram({
    name: 'contacts_loader_batch_size',
    help: 'Keys per batch of a loader',
    labelNames: ['loader'] as const,
    buckets: KEYS_PER_BATCH,
    registers,
  });
  const droppedLines = new Counter({
    name: 'contacts_log_lines_dropped_total',
    help: 'Log lines that were dropped because they could not be written to standard output',
    registers,
  });
  const mirrorReads = new Counter({
    name: 'contacts_mirror_reads_total',
    help: 'Reads of an address book, by stream and source: the mirror, or upstream with the reason',
    labelNames: ['stream', 'served_by', 'reason'] as const,
    registers,
  });
  const responseCacheHits = new Counter({
    name: 'contacts_mirror_reused_answers_total',
    help: 'Responses served from the response cache; their mirrored reads are also counted in contacts_mirror_reads_total',
    registers,
  });
  const mirrorSyncs = new Histogram({
    name: 'contacts_mirror_sync_duration_seconds',
    help: 'Fills and refreshes of mirrored books, by stream and outcome; a fill that may be incomplete is not used',
    labelNames: ['kind', 'stream', 'outcome'] as const,
    buckets: CALL_SECONDS,
    registers,
  });
  const grantsRefused = new Counter({
    name: 'contacts_mirror_grants_refused_total',
    help: 'Checks of the right to read a mirrored book that upstream refused',
    labelNames: ['code'] as const,
    registers,
  });
  const storeProblems = new Counter({
    name: 'contacts_mirror_store_problems_total',
    help: 'Failures of the mirror store',
    registers,
  });
  for (const upstream of ['google-people', 'ringcentral'] as const)
    for (const endpoint of ['api', 'token'] as const) breakers.set({ upstream, endpoint }, 0);

  let sharedUp: Gauge | undefined;

  return {
    operationStarted: () => {
      inFlight.inc();
    },
    operationEnded: ({ operationType, codes, upstreamCalls }, outcome, seconds) => {
      inFlight.dec();
      operations.observe({ type: operationType, outcome }, seconds);
      callCounts.observe({ type: operationType }, upstreamCalls);
      for (const code of codes) errors.inc({ code: KNOWN_CODES.has(code) ? code : 'OTHER' });
    },
    upstreamCall: ({ upstream, method, route: path, status, code, networkCode, ms, attempt, shared }) => {
      const route = `${method} ${path}`;
      if (shared) {
        sharedCalls.inc({ upstream, route });
        return;
      }
      const label = status === 0 ? (code ?? 'none') : String(status);
      calls.observe({ upstream, route, status: label }, ms / 1000);
      if (networkCode !== undefined)
        networkFailures.inc({ upstream, cause: NETWORK_CAUSES.has(networkCode) ? networkCode : 'OTHER' });
      if (attempt > 1) retries.inc({ upstream, route });
    },
    transportEvent: (event) => {
      const { upstream } = event;
      if (event.kind === 'quota-wait') quotaWaits.observe({ upstream, group: event.group }, event.ms / 1000);
      else if (event.kind === 'quota-refusal') quotaRefusals.inc({ upstream, group: event.group });
      else if (event.kind === 'own-breakers')
        ownBreakers.set({ upstream, endpoint: event.endpoint }, event.open);
      else breakers.set({ upstream, endpoint: event.endpoint }, breakerValues[event.state]);
    },
    loaderBatch: (batch) => {
      const { loader, size } = batch as LoaderBatch;
      batches.observe({ loader }, size);
    },
    executionFallback: (reason) => {
      fallbacks.inc({ reason });
    },
    sharedState: (isUp) => {
      sharedUp ??= new Gauge({
        name: 'contacts_shared_state_up',
        help: 'Whether the state that replicas share can be reached; 0 while this replica uses its own',
        registers,
      });
      sharedUp.set(isUp ? 1 : 0);
    },
    mirrorEvent: (event) => {
      if (event.kind === 'refused') grantsRefused.inc({ code: event.code });
      else if (event.kind === 'store-problem') storeProblems.inc();
      else if (event.kind === 'response-cache-hit') responseCacheHits.inc();
      else if (event.kind === 'read') {
        const { stream } = event.served;
        const reason = 'passed' in event.served ? event.served.passed : 'none';
        mirrorReads.inc({ stream, served_by: reason === 'none' ? 'mirror' : 'upstream', reason });
      } else {
        const { kind, stream, outcome, ms } = event;
        mirrorSyncs.observe({ kind, stream, outcome }, ms / 1000);
      }
    },
    watchMirror: (sizeOf) => {
      for (const [name, help] of MIRROR_GAUGES) {
        new Gauge({
          name: `contacts_mirror_${name}`,
          help,
          registers,
          collect() {
            this.set(sizeOf()[name]);
          },
        });
      }
    },
    logLinesDropped: (lines) => {
      droppedLines.inc(lines);
    },
    render: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
};
