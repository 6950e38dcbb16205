import { LRUCache } from 'lru-cache';

import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { Clock } from './stream.ts';

declare const PROVEN: unique symbol;

/**
 * The proof that an upstream accepted a caller's very token for a book a short time ago. Only `Grants.prove` makes one, and
 * a mirrored book is only handed out for one, so that a forgotten check does not compile. Grants are never stored.
 */
export interface Grant {
  /** Names the book by its verified owner: `ringcentral:{host}/{account}/{extension}` or `google:{host}/people/{id}`. */
  readonly subject: string;
  /** When the proof began, as the clock's `now` counts. */
  readonly provenAt: number;
  readonly [PROVEN]: true;
}

/** What an upstream answered when it was asked whether the token may read the book. */
export interface Proof {
  readonly subject: string;
}

/** Which credential asks for which book. */
export interface GrantKey {
  /** SHA-256 of the credential, never the credential itself. */
  readonly credentialKey: string;
  /** The book as it was asked for: `~` is another one for each credential. */
  readonly book: string;
}

/** A grant holds this long. A sync with the same token renews it, so that a caller who reads all the time never waits. */
const GRANT_MS = 60_000;

const MAX_GRANTS = 20_000;

export interface GrantsOptions {
  readonly clock: Clock;
  /** How long a grant lasts while its upstream cannot be reached. */
  readonly staleIfErrorMs: number;
  /** Told of every refused token. */
  readonly onRefused?: ((code: string) => void) | undefined;
}

/** The grants of this process. */
export class Grants {
  readonly #clock: Clock;
  readonly #staleIfErrorMs: number;
  readonly #onRefused: (code: string) => void;
  readonly #grants = new LRUCache<string, Grant>({ max: MAX_GRANTS });
  readonly #underWay = new Map<string, Promise<Grant>>();

  constructor({ clock, staleIfErrorMs, onRefused = () => undefined }: GrantsOptions) {
    this.#clock = clock;
    this.#staleIfErrorMs = staleIfErrorMs;
    this.#onRefused = onRefused;
  }

  ageMs({ provenAt }: Grant): number {
    return this.#clock.now() - provenAt;
  }

  /**
   * A grant no older than `maxAgeMs`, proven anew where there is none. While upstream cannot be reached an older one holds, up to
   * `staleIfErrorMs`, unless `isStrict`.
   * @param ask makes the call with the caller's own token
   * @throws UpstreamError
   */
  async prove(
    key: GrantKey,
    ask: () => Promise<Proof>,
    { maxAgeMs = GRANT_MS, isStrict = false }: { maxAgeMs?: number; isStrict?: boolean } = {},
  ): Promise<Grant> {
    const name = nameOf(key);
    const grant = this.#grants.get(name);
    const limit = Math.min(maxAgeMs, GRANT_MS);
    if (grant !== undefined && this.ageMs(grant) <= limit) return grant;
    try {
      return await this.#ask(name, ask);
    } catch (error) {
      // The first proof may have failed while a later one ended the grant.
      const held = this.#grants.get(name);
      const holds = held !== undefined && this.ageMs(held) <= this.#staleIfErrorMs;
      if (holds && !isStrict && isUnreachable(error)) return held;
      throw error;
    }
  }

  /** Another call with the same token, for the same book, has succeeded. @param beganAt as the clock's `now` counts */
  renew(key: GrantKey, { subject }: Grant, beganAt: number): void {
    const name = nameOf(key);
    const grant = this.#grants.get(name);
    // A grant that was ended meanwhile stays ended: the refusal may be the later word.
    if (grant?.subject !== subject || grant.provenAt > beganAt) return;
    this.#grants.set(name, { subject, provenAt: beganAt } as Grant);
  }

  /** Upstream has refused the token: whatever was proven with it ends at once. */
  end(credentialKey: string): void {
    const prefix = `${credentialKey} `;
    for (const name of this.#grants.keys()) if (name.startsWith(prefix)) this.#grants.delete(name);
  }

  #ask(name: string, ask: () => Promise<Proof>): Promise<Grant> {
    let underWay = this.#underWay.get(name);
    if (underWay === undefined) {
      underWay = this.#askNow(name, ask).finally(() => this.#underWay.delete(name));
      this.#underWay.set(name, underWay);
    }
    return underWay;
  }

  async #askNow(name: string, ask: () => Promise<Proof>): Promise<Grant> {
    // The age counts from the question, not from the answer: upstream may have looked at the token at once.
    const provenAt = this.#clock.now();
    try {
      const { subject } = await ask();
      const grant = { subject, provenAt } as Grant;
      this.#grants.set(name, grant);
      return grant;
    } catch (error) {
      if (isRefusal(error)) {
        this.#onRefused(error.code);
        if (error.code === 'UNAUTHENTICATED') this.end(name.slice(0, name.indexOf(' ')));
        else this.#grants.delete(name);
      }
      throw error;
    }
  }
}

const nameOf = ({ credentialKey, book }: GrantKey): string => `${credentialKey} ${book}`;

/** An explicit no: the token is not accepted, or not for this book. */
export const isRefusal = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError && ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'].includes(error.code);

/** Upstream is down or does not answer as an API does. */
export const isUnreachable = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError &&
  ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT', 'UPSTREAM_BAD_RESPONSE'].includes(error.code);

/** The quota refuses, upstream's or our own budget. */
export const isOutOfQuota = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError && error.code === 'RATE_LIMITED';
