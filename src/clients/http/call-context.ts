import { callFailure } from '../errors/upstream-failure.ts';
import type { UpstreamError } from '../errors/upstream-error.ts';
import type { CallScope } from './call-scope.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Credential } from './credential.ts';
import type { HttpClient } from './http-client.ts';
import type { Upstream } from './operation.ts';
import { QuotaRefusal, type QuotaLease, type QuotaStore } from '../quota/quota.ts';
import type { OnTransportEvent } from './transport-event.ts';
import { WaitEnded, wholeSeconds, within } from './waiting.ts';
import { watchedLease } from '../quota/watched-lease.ts';

/** What all calls to one upstream share. */
export interface UpstreamAccess {
  readonly upstream: Upstream;
  readonly http: HttpClient;
  readonly quotas: QuotaStore;
  readonly breaker: CircuitBreaker;
  readonly onEvent: OnTransportEvent;
  /** Milliseconds for a whole call: waiting for quota and every try included. */
  readonly timeoutMs: number;
  /** Milliseconds that a call may wait for quota. */
  readonly maxRateWaitMs: number;
}

/** On whose behalf, within what bounds. */
export interface CallContext {
  readonly access: UpstreamAccess;
  readonly credential: Credential;
  readonly scope: CallScope;
  readonly signal: AbortSignal | undefined;
  /** When the call must have ended, as `performance.now()` counts. */
  readonly endsAt: number;
}

/** Milliseconds left. */
export const remaining = ({ endsAt }: CallContext): number => endsAt - performance.now();

/** Milliseconds that a try must have had for its time-out to say something of upstream. */
export const fairMs = ({ timeoutMs }: Pick<UpstreamAccess, 'timeoutMs'>): number => timeoutMs / 10;

/** What ended a wait, as the caller is to see it. */
export function waitFailure(upstream: Upstream, error: unknown): unknown {
  if (error instanceof WaitEnded) return callFailure(upstream, { kind: error.reason, outcomeUnknown: false });
  if (error instanceof QuotaRefusal) {
    return callFailure(upstream, { kind: 'quota', retryAfterSeconds: wholeSeconds(error.retryAfterMs) });
  }
  return error;
}

/**
 * Permission for one call of that group, at once or after a wait.
 * @throws QuotaRefusal, or rejects with it or with WaitEnded
 */
export function acquireLease(context: CallContext, group: string): QuotaLease | Promise<QuotaLease> {
  const { access, credential, signal } = context;
  const { upstream, quotas, maxRateWaitMs, onEvent } = access;
  const maxWaitMs = Math.max(0, Math.min(maxRateWaitMs, remaining(context)));
  const lease = watchedLease(
    quotas,
    { credentialKey: credential.key, upstream, group },
    { maxWaitMs, signal },
    onEvent,
  );
  // Mostly there is room, and then nobody has to wait a turn for it.
  if (!(lease instanceof Promise)) return lease;
  return lease.catch((error: unknown) => {
    throw signal?.aborted === true ? new WaitEnded('aborted') : error;
  });
}

/** The token to send, at once or as soon as it has been fetched. */
export function currentToken(context: CallContext): string | Promise<string> {
  const token = context.credential.token();
  return typeof token === 'string' ? token : within(token, remaining(context), context.signal);
}

/** Whether the call may go once more because its token has been renewed. */
export async function isRenewed(context: CallContext, error: UpstreamError, token: string): Promise<boolean> {
  const { onUnauthorized } = context.credential;
  if (error.status !== 401 || onUnauthorized === undefined) return false;
  return within(onUnauthorized(token), remaining(context), context.signal);
}
