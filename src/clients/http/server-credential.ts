import { UpstreamError } from '../errors/upstream-error.ts';

import type { Credential } from './call.ts';
import {
  type Grant,
  type IssuedToken,
  renewAheadMs,
  requestToken,
  type TokenEndpoint,
  type TokenStore,
} from './token-request.ts';

export interface ServerCredentialOptions {
  /** As `credentialKey` makes it, from what does not change when tokens do. */
  readonly key: string;
  readonly endpoint: TokenEndpoint;
  /**
   * The grants to try in turn, given the newest refresh token if there is any: the next one is tried when upstream
   * refuses the one before it.
   */
  readonly grants: (refreshToken: string | undefined) => readonly [Grant, ...Grant[]];
  /** Where replicas share the tokens; each process has its own unless given. */
  readonly store?: TokenStore | undefined;
}

interface Held {
  readonly accessToken: string;
  /** From here on a new token is asked for before the next call. */
  readonly renewAt: number;
}

// A token that replaced a refused one and is refused as well will not be better for being renewed at once: the
// endpoints allow a handful of requests per minute.
const RENEWAL_PAUSE_MS = 5_000;
// How long a refused credential is left alone, doubled with each further refusal: the endpoints allow few requests, and
// mostly only an operator can mend it. A refusal may be a mistake of upstream's, so that no token is ever dropped for it.
const FIRST_REFUSAL_MS = 5_000;
const LONGEST_REFUSAL_MS = 5 * 60_000;

const hold = ({ accessToken, lifeMs }: IssuedToken, now: number): Held => ({
  accessToken,
  renewAt: now + lifeMs - renewAheadMs(lifeMs),
});

/**
 * A credential of the server itself, whose access tokens it fetches and renews. However many calls wait, one
 * request is under way; refresh tokens that upstream exchanges are kept, in memory.
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
      // Another call may have found out first.
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
