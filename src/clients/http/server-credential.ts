import type { UpstreamName } from '../errors/error-code.ts';
import { CREDENTIAL_SOURCES, UPSTREAM_TITLES, UpstreamError, withDetails } from '../errors/upstream-error.ts';
import { callFailure } from '../errors/upstream-failure.ts';

import { type Call, type CallRecord, createCallScope, type Credential, type Next } from './call.ts';
import type { OperationSpec } from './operation.ts';

/** Shares the tokens of one credential among replicas. */
export interface TokenStore {
  /**
   * The shared token. If it is about to expire, or is the refused one, `request` fetches a new one with the newest shared
   * refresh token. One replica fetches at a time; the others wait for its token.
   * @param refused a token that upstream no longer accepts
   * @param signal ends the wait for another replica
   * @throws WaitEnded, and whatever `request` throws
   */
  obtain(
    refused: string | undefined,
    request: (refreshToken: string | undefined) => Promise<IssuedToken>,
    signal?: AbortSignal,
  ): Promise<IssuedToken>;
}

/**
 * @param key as `credentialKey` makes it
 * @param secret known only to holders of the credential; tokens are encrypted with it
 */
export type OpenTokenStore = (key: string, secret: string) => TokenStore;

/** One way to request a token. */
export interface Grant {
  readonly form: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface IssuedToken {
  readonly accessToken: string;
  readonly lifeMs: number;
  /** Replaces the refresh token that was sent, which may be invalid now. */
  readonly refreshToken: string | undefined;
}

export interface TokenTransport {
  /** As `tokenPipeline` makes it. */
  readonly send: Next;
  readonly timeoutMs: number;
  readonly onCall?: ((record: CallRecord) => void) | undefined;
  /** Aborted when the program shuts down. A request that was sent still gets its answer. */
  readonly closing: AbortSignal;
}

interface TokenEndpoint extends TokenTransport {
  readonly upstream: UpstreamName;
  readonly operation: OperationSpec;
  /** Path of the endpoint below the base URL of its client. */
  readonly target: string;
}

export interface ServerCredentialOptions {
  /** As `credentialKey` makes it, from secrets that stay the same when tokens are renewed. */
  readonly key: string;
  readonly endpoint: TokenEndpoint;
  /** The grants to try, given the newest refresh token if any: the next one is tried when upstream refuses the one before. */
  readonly grants: (refreshToken: string | undefined) => readonly [Grant, ...Grant[]];
  /** Default: each process has tokens of its own. */
  readonly store?: TokenStore | undefined;
}

interface Held {
  readonly accessToken: string;
  /** From this time on the next call renews the token first. */
  readonly renewAt: number;
}

// When a renewed token is refused as well, renewing it at once does not help, and the endpoints allow few requests a minute.
const RENEWAL_PAUSE_MS = 5_000;
// Pause after a refused credential, doubled with each refusal: the endpoints allow few requests, and mostly only an operator
// can fix it. Upstream may refuse by mistake, so the refresh token is kept.
const FIRST_REFUSAL_MS = 5_000;
const LONGEST_REFUSAL_MS = 5 * 60_000;

const hold = ({ accessToken, lifeMs }: IssuedToken, now: number): Held => ({
  accessToken,
  renewAt: now + lifeMs - renewAheadMs(lifeMs),
});

/**
 * The server's own credential: fetches and renews its access tokens. Concurrent calls share one request; rotated refresh tokens
 * are kept in memory.
 */
export const createServerCredential = ({
  key,
  endpoint,
  grants,
  store,
}: ServerCredentialOptions): Credential => {
  let held: Held | undefined;
  let refreshToken: string | undefined;
  let pending: Promise<string> | undefined;
  let rejected: string | undefined;
  let rejectedAt = -Infinity;
  let refusals = 0;
  let refused: { readonly error: UpstreamError; readonly until: number } | undefined;

  const fetchToken = async (newest = refreshToken): Promise<IssuedToken> => {
    let lastError: unknown;
    for (const grant of grants(newest)) {
      try {
        return await requestToken(endpoint, key, grant);
      } catch (error) {
        if (!(error instanceof UpstreamError) || error.code !== 'UNAUTHENTICATED') throw error;
        lastError = error;
      }
    }
    throw lastError;
  };

  const renew = async (): Promise<string> => {
    try {
      const issued =
        store === undefined ? await fetchToken() : await store.obtain(rejected, fetchToken, endpoint.closing);
      held = hold(issued, performance.now());
      refreshToken = issued.refreshToken ?? refreshToken;
      refusals = 0;
      return held.accessToken;
    } catch (error) {
      held = undefined;
      if (error instanceof UpstreamError && error.code === 'UNAUTHENTICATED') {
        const pauseMs = Math.min(LONGEST_REFUSAL_MS, FIRST_REFUSAL_MS * 2 ** refusals);
        refusals += 1;
        refused = { error, until: performance.now() + pauseMs };
      }
      throw error;
    } finally {
      pending = undefined;
    }
  };

  const token = (): string | Promise<string> => {
    const now = performance.now();
    if (held !== undefined && now < held.renewAt) return held.accessToken;
    if (refused !== undefined && now < refused.until) return Promise.reject(refused.error);
    refused = undefined;
    pending ??= renew();
    return pending;
  };

  return {
    key,
    isServerOwn: true,
    token,
    async onUnauthorized(rejectedToken) {
      // Another call may have renewed it already.
      if (held === undefined || held.accessToken === rejectedToken) {
        const now = performance.now();
        if (held !== undefined && now - rejectedAt < RENEWAL_PAUSE_MS) return false;
        if (held !== undefined) rejectedAt = now;
        rejected = rejectedToken;
        held = undefined;
      }
      await token();
      return true;
    },
  };
};

// A minute, or a fifth of the life of short-lived tokens: the call that sends the token takes time too.
const RENEW_AHEAD_MS = 60_000;

/** How long before its expiry a token is renewed. */
export const renewAheadMs = (lifeMs: number): number => Math.min(RENEW_AHEAD_MS, lifeMs / 5);

// The documents contradict each other on the default of `expires_in`; a short life is safe.
const DEFAULT_LIFE_SECONDS = 300;
const PRINTABLE = /^[\x21-\x7e]+$/;

const readToken = (body: unknown): IssuedToken | undefined => {
  const {
    access_token: accessToken,
    expires_in: expiresIn,
    refresh_token: refreshToken,
  } = (body ?? {}) as Record<string, unknown>;
  if (typeof accessToken !== 'string' || !PRINTABLE.test(accessToken)) return undefined;
  // Some servers send the number as text.
  const seconds = Number(expiresIn ?? DEFAULT_LIFE_SECONDS);
  return {
    accessToken,
    lifeMs: (Number.isFinite(seconds) && seconds > 0 ? seconds : DEFAULT_LIFE_SECONDS) * 1000,
    refreshToken: typeof refreshToken === 'string' && refreshToken !== '' ? refreshToken : undefined,
  };
};

/**
 * A 4xx of a token endpoint means that the server's own credential is not valid. Other failures never leave the outcome of
 * the caller's own call open, even if it is unknown whether a token was issued.
 */
const refusal = (upstream: UpstreamName, error: UpstreamError): UpstreamError => {
  const { status = 0, code, upstreamCode, reason, upstreamRequestId } = error;
  if (status < 400 || status > 499 || code === 'RATE_LIMITED' || code === 'UPSTREAM_TIMEOUT')
    return withDetails(error, { outcomeUnknown: false });
  const { variables, header } = CREDENTIAL_SOURCES[upstream];
  const message =
    `${UPSTREAM_TITLES[upstream]} refused the server's own credential (${reason ?? upstreamCode ?? status}). Issue a ` +
    `new one and set ${variables}, or send a token of your own in the header ${header}.`;
  return new UpstreamError({
    code: 'UNAUTHENTICATED',
    upstream,
    upstreamCode,
    reason,
    upstreamRequestId,
    status,
    message,
  });
};

/**
 * A grant may be repeated after network errors and errors of upstream, even where refresh tokens rotate: the old one stays
 * valid until the new token is used.
 * @throws UpstreamError UNAUTHENTICATED where the grant is refused
 */
const requestToken = async (
  { upstream, operation, target, send, timeoutMs, onCall, closing }: TokenEndpoint,
  credentialKey: string,
  { form, headers = {} }: Grant,
): Promise<IssuedToken> => {
  if (closing.aborted) throw callFailure(upstream, { kind: 'aborted', outcomeUnknown: false });
  const call: Call = {
    operation: { ...operation, isIdempotent: true },
    request: {
      method: operation.method,
      target,
      headers: { accept: operation.accept, 'content-type': operation.requestType ?? '', ...headers },
      body: new URLSearchParams(form).toString(),
    },
    batchSize: undefined,
    isFresh: true,
    // The secrets are in the form.
    credential: { key: credentialKey, isServerOwn: true, token: '' },
    scope: createCallScope({ onCall }),
    signal: closing,
    endsAt: performance.now() + timeoutMs,
    tryMs: timeoutMs,
    progress: { sent: 0, isOutcomeOpen: false, hasRenewedToken: false },
  };
  try {
    const { body, status } = await send(call);
    const issued = readToken(body);
    if (issued !== undefined) return issued;
    throw callFailure(upstream, { kind: 'unreadable', status, outcomeUnknown: false });
  } catch (error) {
    throw error instanceof UpstreamError ? refusal(upstream, error) : error;
  }
};
