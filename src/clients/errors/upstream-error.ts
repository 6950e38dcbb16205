import type { ErrorCode, UpstreamName } from './error-code.ts';
import { describeFailure } from './describe-failure.ts';
import type { ErrorFault } from './envelope.ts';

/** What is known of a failed call. Nothing here is a secret, a personal datum or upstream's own prose. */
export interface UpstreamErrorDetails {
  readonly code: ErrorCode;
  readonly upstream: UpstreamName;
  /** Upstream's own word: a `google.rpc` status, a `CMN-…` code, an OAuth error. */
  readonly upstreamCode?: string | undefined;
  /** A finer word where upstream has one: Google's `ErrorInfo.reason`, or `CONTACT_LIMIT_REACHED` for a full book. */
  readonly reason?: string | undefined;
  /** Upstream's id of the exchange, for its support. */
  readonly upstreamRequestId?: string | undefined;
  /** HTTP status; of a bulk call that of the one item. Absent where there was no answer. */
  readonly status?: number | undefined;
  /** Seconds until another try has a chance. */
  readonly retryAfterSeconds?: number | undefined;
  /** The parameter or field that upstream complains of, as upstream spells it. */
  readonly parameterName?: string | undefined;
  /** Everything that upstream complains of, where its answer lists more than `upstreamCode` and `parameterName` say. */
  readonly faults?: readonly ErrorFault[] | undefined;
  /** The permission or scope that the credential lacks. */
  readonly permission?: string | undefined;
  /** The failure below HTTP, such as `ECONNRESET`. */
  readonly networkCode?: string | undefined;
  /** A write that upstream may or may not have carried out. */
  readonly outcomeUnknown?: boolean | undefined;
  /** Says it better than the words that belong to the code. */
  readonly message?: string | undefined;
}

/**
 * The one error that leaves the clients. Safe to show: it keeps no body, URL, header or token of the exchange, and
 * its message is in our words. GraphQL takes `extensions` over as it is when a resolver throws this.
 */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly code: ErrorCode;
  readonly upstream: UpstreamName;
  readonly upstreamCode: string | undefined;
  readonly reason: string | undefined;
  readonly upstreamRequestId: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly parameterName: string | undefined;
  readonly faults: readonly ErrorFault[];
  readonly permission: string | undefined;
  readonly networkCode: string | undefined;
  readonly outcomeUnknown: boolean;

  constructor(details: UpstreamErrorDetails) {
    super(details.message ?? describeFailure(details));
    this.code = details.code;
    this.upstream = details.upstream;
    this.upstreamCode = details.upstreamCode;
    this.reason = details.reason;
    this.upstreamRequestId = details.upstreamRequestId;
    this.status = details.status;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.parameterName = details.parameterName;
    this.faults = details.faults ?? [];
    this.permission = details.permission;
    this.networkCode = details.networkCode;
    this.outcomeUnknown = details.outcomeUnknown ?? false;
  }

  /** The promised extensions, absent ones left out. */
  get extensions(): Readonly<Record<string, string | number>> {
    return {
      code: this.code,
      upstream: this.upstream,
      ...(this.upstreamCode === undefined ? {} : { upstreamCode: this.upstreamCode }),
      ...(this.upstreamRequestId === undefined ? {} : { upstreamRequestId: this.upstreamRequestId }),
      ...(this.retryAfterSeconds === undefined ? {} : { retryAfter: this.retryAfterSeconds }),
    };
  }
}

/** The same failure with other facts, such as that its outcome is unknown after all; words of its own are lost. */
export function withDetails(error: UpstreamError, changes: Partial<UpstreamErrorDetails>): UpstreamError {
  const { code, upstream, upstreamCode, reason, upstreamRequestId, status } = error;
  const { retryAfterSeconds, parameterName, faults, permission, networkCode, outcomeUnknown } = error;
  return new UpstreamError({
    code,
    upstream,
    upstreamCode,
    reason,
    upstreamRequestId,
    status,
    retryAfterSeconds,
    parameterName,
    faults,
    permission,
    networkCode,
    outcomeUnknown,
    ...changes,
  });
}
