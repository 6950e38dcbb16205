import { UpstreamError, withDetails } from '../errors/upstream-error.ts';
import { CREDENTIAL_SOURCES, upstreamTitle } from '../errors/describe-failure.ts';
import { callFailure } from '../errors/upstream-failure.ts';
import { fairMs, waitFailure } from './call-context.ts';
import type { CallRecord } from './call-scope.ts';
import { breakerRefusal, type CircuitBreaker } from './circuit-breaker.ts';
import type { HttpClient } from './http-client.ts';
import type { OperationSpec, Upstream } from './operation.ts';
import type { QuotaLease, QuotaStore } from '../quota/quota.ts';
import { retryDelay, tryTimeoutMs } from './retry-policy.ts';
import type { OnTransportEvent } from './transport-event.ts';
import { tryCall } from './try-call.ts';
import { pause } from './waiting.ts';
import { watchedLease } from '../quota/watched-lease.ts';

/** One way to ask for a token. */
export interface Grant {
  readonly form: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a token endpoint gave. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly lifeMs: number;
  /** Takes the place of the refresh token that was sent, which may be dead by now. */
  readonly refreshToken: string | undefined;
}

/** Where and how tokens are asked for. */
export interface TokenEndpoint {
  readonly upstream: Upstream;
  readonly http: HttpClient;
  readonly operation: OperationSpec;
  /** Path of the endpoint below the base URL of `http`. */
  readonly target: string;
  readonly quotas: QuotaStore;
  /** Its own: that tokens are not to be had says nothing of the API. */
  readonly breaker: CircuitBreaker;
  readonly onEvent: OnTransportEvent;
  readonly timeoutMs: number;
  readonly maxRateWaitMs: number;
  readonly onCall?: ((record: CallRecord) => void) | undefined;
}

// The documents contradict each other on what holds without the member; short is safe.
const UNTOLD_LIFE_SECONDS = 300;
const PRINTABLE = /^[\x21-\x7e]+$/;

function readToken(body: unknown): IssuedToken | undefined {
  const {
    access_token: accessToken,
    expires_in: expiresIn,
    refresh_token: refreshToken,
  } = body as Record<string, unknown>;
  if (typeof accessToken !== 'string' || !PRINTABLE.test(accessToken)) return undefined;
  // Some servers write the number as text.
  const seconds = Number(expiresIn ?? UNTOLD_LIFE_SECONDS);
  return {
    accessToken,
    lifeMs: (Number.isFinite(seconds) && seconds > 0 ? seconds : UNTOLD_LIFE_SECONDS) * 1000,
    refreshToken: typeof refreshToken === 'string' && refreshToken !== '' ? refreshToken : undefined,
  };
}

/**
 * Whatever a token endpoint refuses with 4xx, it is the server's own credential that is not good. Anything else has
 * changed nothing that the caller asked for, however open it is whether a token was issued.
 */
function refusal({ upstream }: TokenEndpoint, error: UpstreamError): UpstreamError {
  const { status = 0, code, upstreamCode, reason, upstreamRequestId } = error;
  if (status < 400 || status > 499 || code === 'RATE_LIMITED' || code === 'UPSTREAM_TIMEOUT')
    return withDetails(error, { outcomeUnknown: false });
  const name = upstreamTitle(upstream);
  const variables = CREDENTIAL_SOURCES[upstream].variables.join(', ');
  const message =
    `${name} refused the server's own credential (${reason ?? upstreamCode ?? status}). Issue a new one and set ` +
    `${variables}, or send a token of your own in the header ${CREDENTIAL_SOURCES[upstream].header}.`;
  return new UpstreamError({
    code: 'UNAUTHENTICATED',
    upstream,
    upstreamCode,
    reason,
    upstreamRequestId,
    status,
    message,
  });
}

async function lease(
  { upstream, quotas, breaker, operation, maxRateWaitMs, onEvent }: TokenEndpoint,
  credentialKey: string,
): Promise<QuotaLease> {
  const early = breakerRefusal(upstream, breaker);
  if (early !== undefined) throw early;
  const key = { credentialKey, upstream, group: operation.quotaGroup };
  let permission: QuotaLease;
  try {
    permission = await watchedLease(quotas, key, { maxWaitMs: maxRateWaitMs }, onEvent);
  } catch (error) {
    throw waitFailure(upstream, error);
  }
  const late = breakerRefusal(upstream, breaker);
  if (late !== undefined) {
    permission.settle({ kind: 'not-counted' });
    throw late;
  }
  return permission;
}

/**
 * Asks for a token, again where upstream or the way there failed: the same grant twice does no harm, also where
 * refresh tokens are used up, because the old one stays good until the new token has been used.
 * @throws UpstreamError UNAUTHENTICATED where the grant is refused
 */
export async function requestToken(
  endpoint: TokenEndpoint,
  credentialKey: string,
  grant: Grant,
): Promise<IssuedToken> {
  const { upstream, http, target, breaker, onCall } = endpoint;
  const operation: OperationSpec = { ...endpoint.operation, isIdempotent: true };
  const headers = { accept: operation.accept, 'content-type': operation.requestType ?? '', ...grant.headers };
  const request = {
    method: operation.method,
    target,
    headers,
    body: new URLSearchParams(grant.form).toString(),
  };
  const endsAt = performance.now() + endpoint.timeoutMs;
  let hasWaitedForQuota = false;
  for (let attempt = 1; ; attempt += 1) {
    const permission = await lease(endpoint, credentialKey);
    const startedAt = performance.now();
    const timeoutMs = tryTimeoutMs(operation, attempt - 1, endsAt - startedAt);
    const { outcome, status, reached, quota } = await breaker.run(credentialKey, () =>
      tryCall(upstream, http, request, { timeoutMs, signal: undefined, fairMs: fairMs(endpoint) }),
    );
    permission.settle(quota);
    const failed = outcome instanceof UpstreamError;
    onCall?.({
      upstream,
      operationId: operation.id,
      method: operation.method,
      route: operation.path,
      status,
      ms: performance.now() - startedAt,
      attempt,
      shared: false,
      ...(failed ? { code: outcome.code } : {}),
    });
    if (!failed) {
      const issued = readToken(outcome.body ?? {});
      if (issued !== undefined) return issued;
      throw callFailure(upstream, { kind: 'unreadable', status, outcomeUnknown: false });
    }
    const limits = { remainingMs: endsAt - performance.now(), maxRateWaitMs: endpoint.maxRateWaitMs };
    const delay = retryDelay(
      operation,
      { error: outcome, reached },
      { attempts: attempt, hasWaitedForQuota },
      limits,
    );
    if (delay === undefined) throw refusal(endpoint, outcome);
    hasWaitedForQuota ||= outcome.code === 'RATE_LIMITED';
    await pause(delay, undefined);
  }
}
