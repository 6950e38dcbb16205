import { describeFailure, type UpstreamErrorDetails } from './describe-failure.ts';
import type { ErrorFault } from './envelope.ts';
import type { ErrorCode, UpstreamName } from './error-code.ts';

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
export const withDetails = (error: UpstreamError, changes: Partial<UpstreamErrorDetails>): UpstreamError => {
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
};
