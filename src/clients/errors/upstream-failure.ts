import { type AnswerHeaders, headerNumber, headerValue, upstreamRequestId } from '../http/call.ts';

import { type ErrorEnvelope, readEnvelope } from './envelope.ts';
import type { UpstreamName } from './error-code.ts';
import { failureRow } from './failure-table.ts';
import { CREDENTIAL_SOURCES, UPSTREAM_TITLES, UpstreamError } from './upstream-error.ts';

/** An error answer: of a whole call, or of one item of a bulk call. */
export interface FailedAnswer {
  readonly upstream: UpstreamName;
  readonly status: number;
  readonly headers?: AnswerHeaders;
  /** Text or parsed JSON. */
  readonly body: unknown;
  /** For a write the outcome matters: upstream may have done it. */
  readonly isWrite: boolean;
}

/** All other reasons for which a call fails. */
export type CallFailure =
  | { readonly kind: 'network'; readonly networkCode: string; readonly outcomeUnknown: boolean }
  | { readonly kind: 'timeout'; readonly outcomeUnknown: boolean }
  | { readonly kind: 'aborted'; readonly outcomeUnknown: boolean }
  | {
      readonly kind: 'unreadable';
      readonly status?: number;
      readonly outcomeUnknown: boolean;
      readonly requestId?: string | undefined;
      /** Set if the connection broke in the middle of the body: a retry may succeed. */
      readonly networkCode?: string;
    }
  | { readonly kind: 'quota'; readonly retryAfterSeconds: number }
  /** Not sent: the circuit breaker is open. */
  | { readonly kind: 'circuit-open'; readonly retryAfterSeconds: number }
  | { readonly kind: 'too-many-calls'; readonly maxCalls: number }
  | { readonly kind: 'no-credential' }
  | { readonly kind: 'malformed-credential' };

// If upstream gives no time. RingCentral's penalty takes a minute; Google's windows are a minute long.
const DEFAULT_RETRY_SECONDS: Readonly<Record<UpstreamName, number>> = {
  'google-people': 30,
  ringcentral: 60,
};

// RingCentral is still processing the same request. This takes a moment and is not about quota.
const DUPLICATE_CONCURRENT = 'CMN-304';

const rateLimitSeconds = (
  upstream: UpstreamName,
  headers: AnswerHeaders,
  envelope: ErrorEnvelope,
): number => {
  if (envelope.upstreamCode === DUPLICATE_CONCURRENT) return 1;
  const window = upstream === 'ringcentral' ? headerNumber(headers, 'x-rate-limit-window') : undefined;
  return window ?? DEFAULT_RETRY_SECONDS[upstream];
};

// RingCentral documents a message for this failure, but no code.
const CONTACT_LIMIT = /max contacts count reached/i;

const finerReason = (upstream: UpstreamName, envelope: ErrorEnvelope): string | undefined =>
  upstream === 'ringcentral' && CONTACT_LIMIT.test(envelope.message)
    ? 'CONTACT_LIMIT_REACHED'
    : envelope.reason;

/**
 * Seconds to wait after a 429, at least one: without a wait the next call would be refused too, and each refused call
 * restarts RingCentral's penalty.
 */
const refusalSeconds = (
  upstream: UpstreamName,
  announced: number | undefined,
  headers: AnswerHeaders,
  envelope: ErrorEnvelope,
): number => {
  if (announced !== undefined && announced > 0) return announced;
  if (announced === 0 && upstream === 'google-people') return 1;
  return rateLimitSeconds(upstream, headers, envelope);
};

const LONGEST_RETRY_AFTER_SECONDS = 86_400;

/** `Retry-After`, as seconds or as a date, at most a day; undefined if it is absent or invalid. */
export const retryAfterSeconds = (headers: AnswerHeaders, now: number = Date.now()): number | undefined => {
  const value = headerValue(headers, 'retry-after')?.trim();
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Math.min(Number(value), LONGEST_RETRY_AFTER_SECONDS);
  const date = Date.parse(value);
  if (Number.isNaN(date) || !/[A-Za-z]/.test(value)) return undefined;
  return Math.min(Math.max(0, Math.ceil((date - now) / 1000)), LONGEST_RETRY_AFTER_SECONDS);
};

/** The error for an answer with an error status. Never throws, for any body. */
export const answerFailure = ({
  upstream,
  status,
  headers = {},
  body,
  isWrite,
}: FailedAnswer): UpstreamError => {
  const envelope = readEnvelope(upstream, body);
  const row = failureRow(upstream, status, envelope);
  const wait = retryAfterSeconds(headers) ?? envelope.retryAfterSeconds;
  return new UpstreamError({
    code: row.code,
    upstream,
    upstreamCode: envelope.upstreamCode,
    reason: finerReason(upstream, envelope),
    upstreamRequestId: upstreamRequestId(upstream, headers) ?? envelope.requestId,
    status,
    retryAfterSeconds:
      row.code === 'RATE_LIMITED'
        ? refusalSeconds(upstream, wait, headers, envelope)
        : row.code === 'UPSTREAM_UNAVAILABLE'
          ? wait
          : undefined,
    parameterName: envelope.parameterName,
    faults: envelope.faults,
    permission: envelope.permission,
    outcomeUnknown: isWrite && row.mayHaveChanged === true,
  });
};

/**
 * UPSTREAM_BAD_RESPONSE for an error envelope with a 2xx status. Status and body contradict each other, so neither is
 * used.
 */
export const envelopeFailure = ({
  upstream,
  status,
  headers = {},
  body,
  isWrite,
}: FailedAnswer): UpstreamError =>
  new UpstreamError({
    code: 'UPSTREAM_BAD_RESPONSE',
    upstream,
    upstreamCode: readEnvelope(upstream, body).upstreamCode,
    upstreamRequestId: upstreamRequestId(upstream, headers),
    status,
    outcomeUnknown: isWrite,
  });

/** Whether a retry may succeed: upstream or the network failed, not the request. */
export const isTransient = (error: UpstreamError): boolean => {
  if (error.status === undefined) return error.networkCode !== undefined || error.code === 'UPSTREAM_TIMEOUT';
  const envelope = {
    ...readEnvelope(error.upstream, undefined),
    upstreamCode: error.upstreamCode,
    reason: error.reason,
  };
  const row = failureRow(error.upstream, error.status, envelope);
  return (row.code === 'UPSTREAM_UNAVAILABLE' || row.code === 'UPSTREAM_TIMEOUT') && row.isLasting !== true;
};

/** The error for a call that got no answer, or was not made. */
export const callFailure = (upstream: UpstreamName, failure: CallFailure): UpstreamError => {
  const { header, variables } = CREDENTIAL_SOURCES[upstream];
  switch (failure.kind) {
    case 'network':
      return new UpstreamError({
        code: 'UPSTREAM_UNAVAILABLE',
        upstream,
        networkCode: failure.networkCode,
        outcomeUnknown: failure.outcomeUnknown,
      });
    case 'timeout':
    case 'aborted':
      return new UpstreamError({
        code: 'UPSTREAM_TIMEOUT',
        upstream,
        outcomeUnknown: failure.outcomeUnknown,
      });
    case 'unreadable':
      return new UpstreamError({
        code: 'UPSTREAM_BAD_RESPONSE',
        upstream,
        status: failure.status,
        upstreamRequestId: failure.requestId,
        networkCode: failure.networkCode,
        outcomeUnknown: failure.outcomeUnknown,
      });
    case 'quota':
    case 'circuit-open':
      return new UpstreamError({
        code: failure.kind === 'quota' ? 'RATE_LIMITED' : 'UPSTREAM_UNAVAILABLE',
        upstream,
        retryAfterSeconds: failure.retryAfterSeconds,
      });
    case 'too-many-calls':
      return new UpstreamError({
        code: 'RATE_LIMITED',
        upstream,
        message: `This operation has made ${failure.maxCalls} upstream calls, which is the maximum of one operation. Waiting does not help: request less in one operation.`,
      });
    case 'no-credential':
      return new UpstreamError({
        code: 'UNAUTHENTICATED',
        upstream,
        message:
          `There is no credential for ${UPSTREAM_TITLES[upstream]}: send "Bearer <access token>" in the header ` +
          `${header}, or set ${variables} on the server.`,
      });
    case 'malformed-credential':
      return new UpstreamError({
        code: 'UNAUTHENTICATED',
        upstream,
        message: `The header ${header} must have the form "Bearer <access token>".`,
      });
  }
};
