import { hash } from 'node:crypto';

import { callFailure } from '../errors/upstream-failure.ts';

import type { Upstream } from './operation.ts';

/** Who a call is made for. */
export interface Credential {
  /** Stands for the caller in maps and logs. Made by SHA-256, so that it betrays nothing; the same for the same credential in every process. */
  readonly key: string;
  /** The operator's credential and no caller's. */
  readonly isServerOwn?: true;
  /**
   * The access token to send; a function where it has to be fetched.
   * @throws UpstreamError UNAUTHENTICATED and others
   */
  readonly token: string | (() => string | Promise<string>);
  /**
   * The upstream answered 401 to `rejectedToken`. True if there is another token now, with which the call may be
   * made again. Absent where a token cannot be renewed.
   */
  readonly onUnauthorized?: (rejectedToken: string) => Promise<boolean>;
}

/** A name for a secret: 128 bits of its SHA-256 behind the upstream's name. */
export const credentialKey = (upstream: Upstream, ...secrets: readonly string[]): string =>
  // The upstream goes into the hash too: the same text as token of both must not be seen to be the same.
  `${upstream}:${hash('sha256', JSON.stringify([upstream, ...secrets]), 'base64url').slice(0, 22)}`;

// RFC 6750 b64token. Anything else could break out of the header.
const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/**
 * The credential of a caller's own header. A header of another form gives a credential whose calls fail with
 * UNAUTHENTICATED: it was meant to be one, so a credential of the server must not stand in for it.
 * @param authorization value of the header, `Bearer <access token>`
 */
export const bearerCredential = (upstream: Upstream, authorization: string): Credential => {
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) {
    return {
      key: credentialKey(upstream, 'malformed'),
      token: () => Promise.reject(callFailure(upstream, { kind: 'malformed-credential' })),
    };
  }
  return { key: credentialKey(upstream, token), token };
};
