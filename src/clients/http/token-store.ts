import type { IssuedToken } from './token-request.ts';

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
