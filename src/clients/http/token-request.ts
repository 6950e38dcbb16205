import { CREDENTIAL_SOURCES, upstreamTitle } from '../errors/describe-failure.ts';
import { UpstreamError, withDetails } from '../errors/upstream-error.ts';
import { callFailure } from '../errors/upstream-failure.ts';

import { type Call, type CallRecord, createCallScope, type Next } from './call.ts';
import type { OperationSpec, Upstream } from './operation.ts';

/** Where replicas keep the tokens of one credential that all of them hold. */
export interface TokenStore {
  /**
   * The token that they have; where it is about to end, or is the refused one, a new one that `request` brings, given
   * their newest refresh token. One of them asks at a time, the others take what it was given.
   * @param refused a token that upstream does not take any more
   * @param signal ends the wait for another one that asks
   * @throws WaitEnded, and what `request` throws
   */
  obtain(
    refused: string | undefined,
    request: (refreshToken: string | undefined) => Promise<IssuedToken>,
    signal?: AbortSignal,
  ): Promise<IssuedToken>;
}

/**
 * Makes the store of a credential.
 * @param key as `credentialKey` makes it
 * @param secret what only those know who hold the credential; tokens are encrypted with it
 */
export type OpenTokenStore = (key: string, secret: string) => TokenStore;

// Ahead of the end by a minute, of short-lived tokens by a fifth: the call that carries it takes time too.
const RENEW_AHEAD_MS = 60_000;

/** How long before its end a token of that life is to be replaced. */
export const renewAheadMs = (lifeMs: number): number => Math.min(RENEW_AHEAD_MS, lifeMs / 5);

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
  readonly operation: OperationSpec;
  /** Path of the endpoint below the base URL of its client. */
  readonly target: string;
  /** As `tokenPipeline` makes it. */
  readonly send: Next;
  readonly timeoutMs: number;
  readonly onCall?: ((record: CallRecord) => void) | undefined;
  /** Aborted when nobody needs a token any more. A request that was sent still gets its answer. */
  readonly closing: AbortSignal;
}

// The documents contradict each other on what holds without the member; short is safe.
const UNTOLD_LIFE_SECONDS = 300;
const PRINTABLE = /^[\x21-\x7e]+$/;

const readToken = (body: unknown): IssuedToken | undefined => {
  const {
    access_token: accessToken,
    expires_in: expiresIn,
    refresh_token: refreshToken,
  } = (body ?? {}) as Record<string, unknown>;
  if (typeof accessToken !== 'string' || !PRINTABLE.test(accessToken)) return undefined;
  // Some servers write the number as text.
  const seconds = Number(expiresIn ?? UNTOLD_LIFE_SECONDS);
  return {
    accessToken,
    lifeMs: (Number.isFinite(seconds) && seconds > 0 ? seconds : UNTOLD_LIFE_SECONDS) * 1000,
    refreshToken: typeof refreshToken === 'string' && refreshToken !== '' ? refreshToken : undefined,
  };
};

/**
 * Whatever a token endpoint refuses with 4xx, it is the server's own credential that is not good. Anything else has
 * changed nothing that the caller asked for, however open it is whether a token was issued.
 */
const refusal = (upstream: Upstream, error: UpstreamError): UpstreamError => {
  const { status = 0, code, upstreamCode, reason, upstreamRequestId } = error;
  if (status < 400 || status > 499 || code === 'RATE_LIMITED' || code === 'UPSTREAM_TIMEOUT')
    return withDetails(error, { outcomeUnknown: false });
  const { variables, header } = CREDENTIAL_SOURCES[upstream];
  const message =
    `${upstreamTitle(upstream)} refused the server's own credential (${reason ?? upstreamCode ?? status}). Issue a ` +
    `new one and set ${variables.join(', ')}, or send a token of your own in the header ${header}.`;
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
 * Asks for a token. The same grant may be sent again where upstream or the way there failed, also where refresh tokens
 * are used up: the old one stays good until the new token has been used.
 * @throws UpstreamError UNAUTHENTICATED where the grant is refused
 */
export const requestToken = async (
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
    // Its secrets stand in the form.
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
