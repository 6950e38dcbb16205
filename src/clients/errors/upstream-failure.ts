import { CREDENTIAL_SOURCES, upstreamTitle } from './describe-failure.ts';
import { envelopeStatus, type ErrorEnvelope, readEnvelope } from './envelope.ts';
import type { UpstreamName } from './error-code.ts';
import { failureRow } from './failure-table.ts';
import { type AnswerHeaders, headerNumber, retryAfterSeconds, upstreamRequestId } from './retry-after.ts';
import { UpstreamError } from './upstream-error.ts';

/** An answer that is not a success: of a whole call, or of one item of a bulk call. */
export interface FailedAnswer {
  readonly upstream: UpstreamName;
  readonly status: number;
  readonly headers?: AnswerHeaders;
  /** The body as text, or as JSON that is parsed already. */
  readonly body: unknown;
  /** Whether the call was to change something, so that its outcome matters. */
  readonly isWrite: boolean;
}

/** Everything else that can befall a call. */
export type CallFailure =
  | { readonly kind: 'network'; readonly networkCode: string; readonly outcomeUnknown: boolean }
  | { readonly kind: 'timeout'; readonly outcomeUnknown: boolean }
  | { readonly kind: 'aborted'; readonly outcomeUnknown: boolean }
  | {
      readonly kind: 'unreadable';
      readonly status?: number;
      readonly outcomeUnknown: boolean;
      readonly requestId?: string | undefined;
      /** Given where the connection broke in the middle of the body, so that another try may fare better. */
      readonly networkCode?: string;
    }
  | { readonly kind: 'quota'; readonly retryAfterSeconds: number }
  /** Upstream has failed so many others that this call was not made. */
  | { readonly kind: 'circuit-open'; readonly retryAfterSeconds: number }
  | { readonly kind: 'too-many-calls'; readonly maxCalls: number }
  | { readonly kind: 'no-credential' }
  | { readonly kind: 'malformed-credential' };

// Without a word from upstream: RingCentral's penalty lasts a minute, Google names no time and its windows are a minute long.
const DEFAULT_RETRY_SECONDS: Readonly<Record<UpstreamName, number>> = {
  'google-people': 30,
  ringcentral: 60,
};

// RingCentral: the same request is still being worked on. That passes at once and is no quota.
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

// The only failure for which RingCentral publishes words and no code.
const CONTACT_LIMIT = /max contacts count reached/i;

const finerReason = (upstream: UpstreamName, envelope: ErrorEnvelope): string | undefined =>
  upstream === 'ringcentral' && CONTACT_LIMIT.test(envelope.message)
    ? 'CONTACT_LIMIT_REACHED'
    : envelope.reason;

/**
 * Seconds to wait after a refusal. At least one: a time that is zero or past already would send the next call straight
 * into the same refusal, and with RingCentral each of those begins the whole penalty anew.
 */
const refusalSeconds = (
  upstream: UpstreamName,
  told: number | undefined,
  headers: AnswerHeaders,
  envelope: ErrorEnvelope,
): number => {
  if (told !== undefined && told > 0) return told;
  if (told === 0 && upstream === 'google-people') return 1;
  return rateLimitSeconds(upstream, headers, envelope);
};

/** The error for an answer that is not a success. Never throws, whatever the body is. */
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
 * UPSTREAM_BAD_RESPONSE for an answer that says 2xx and has an error envelope for a body, or undefined where it has none. The status
 * and the body contradict each other, so neither is believed.
 */
export const envelopeFailure = (answer: FailedAnswer): UpstreamError | undefined => {
  if (envelopeStatus(answer.upstream, answer.body) === undefined) return undefined;
  const { upstream, headers = {}, body, isWrite } = answer;
  return new UpstreamError({
    code: 'UPSTREAM_BAD_RESPONSE',
    upstream,
    upstreamCode: readEnvelope(upstream, body).upstreamCode,
    upstreamRequestId: upstreamRequestId(upstream, headers),
    status: answer.status,
    outcomeUnknown: isWrite,
  });
};

/** Whether the same call may fare better in a moment: a fault of upstream or of the way there, not of the request. */
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

const credentialHint = (upstream: UpstreamName): string => {
  const { header, variables } = CREDENTIAL_SOURCES[upstream];
  return `send "Bearer <access token>" in the header ${header}, or set ${variables.join(', ')} on the server`;
};

/** The error for a call that got no answer, or was not made. */
export const callFailure = (upstream: UpstreamName, failure: CallFailure): UpstreamError => {
  const name = upstreamTitle(upstream);
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
      return new UpstreamError({
        code: 'RATE_LIMITED',
        upstream,
        retryAfterSeconds: failure.retryAfterSeconds,
      });
    case 'circuit-open':
      return new UpstreamError({
        code: 'UPSTREAM_UNAVAILABLE',
        upstream,
        retryAfterSeconds: failure.retryAfterSeconds,
      });
    case 'too-many-calls':
      return new UpstreamError({
        code: 'RATE_LIMITED',
        upstream,
        message: `This operation has made all ${failure.maxCalls} upstream calls that one operation may make. Waiting does not help: ask for less at once.`,
      });
    case 'no-credential':
      return new UpstreamError({
        code: 'UNAUTHENTICATED',
        upstream,
        message: `There is no credential for ${name}: ${credentialHint(upstream)}.`,
      });
    case 'malformed-credential':
      return new UpstreamError({
        code: 'UNAUTHENTICATED',
        upstream,
        message: `The header ${CREDENTIAL_SOURCES[upstream].header} must have the form "Bearer <access token>".`,
      });
  }
};
