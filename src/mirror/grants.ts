import { LRUCache } from 'lru-cache';

import { UpstreamError } from '../clients/errors/upstream-error.ts';

import type { Clock } from './stream.ts';

declare const PROVEN: unique symbol;

/**
 * The proof that upstream accepted this token for this book a short time ago. Only `Grants.prove` creates one, and reading a
 * mirrored book requires one, so code without the check does not compile. Grants are never stored.
 */
export interface Grant {
  /** Names the book by its verified owner: `ringcentral:{host}/{account}/{extension}` or `google:{host}/people/{id}`. */
  readonly subject: string;
  /** Start of the proof, by the clock's `now`. */
  readonly provenAt: number;
  readonly [PROVEN]: true;
}

/** The subject of a book whose owner upstream does not return. It belongs to the credential and is only kept in memory. */
export const subjectOfCredential = (host: string, credentialKey: string): string =>
  `${host}/credential/${credentialKey}`;

export const isOfCredential = (subject: string): boolean => subject.includes('/credential/');

/** Upstream's answer, which shows that the token may read the book. */
export interface Proof {
  readonly subject: string;
  /** The book's real ids, if `~` was requested. */
  readonly book?: string | undefined;
}

/** The credential and the book of a read. */
export interface GrantKey {
  /** SHA-256 of the credential, never the credential itself. */
  readonly credentialKey: string;
  /** The requested book: `~` is a different one for each credential. */
  readonly book: string;
}

/** A grant is valid for this long. A sync with the same token renews it, so a caller who keeps reading never waits. */
const GRANT_MS = 60_000;

export interface GrantsOptions {
  readonly clock: Clock;
  /** How long a grant lasts while its upstream cannot be reached. */
  readonly staleIfErrorMs: number;
  /** Called for each refused token. */
  readonly onRefused?: ((code: string) => void) | undefined;
}

/** The state of one credential. */
interface Credential {
  /** Newest last. */
  readonly grants: Map<string, Grant>;
  /** How many times upstream has refused the token itself. */
  refusals: number;
}

const MAX_CREDENTIALS = 20_000;
/** Books of one credential, such as that of an administrator. */
const MAX_BOOKS = 1_000;

/** The grants of this process. */
export class Grants {
  readonly #clock: Clock;
  readonly #staleIfErrorMs: number;
  readonly #onRefused: (code: string) => void;
  readonly #credentials = new LRUCache<string, Credential>({ max: MAX_CREDENTIALS });
  readonly #underWay = new Map<string, Promise<Grant>>();

  constructor({ clock, staleIfErrorMs, onRefused = () => undefined }: GrantsOptions) {
    this.#clock = clock;
    this.#staleIfErrorMs = staleIfErrorMs;
    this.#onRefused = onRefused;
  }

  /** The grant that a read would get without a call. */
  held(key: GrantKey): Grant | undefined {
    const grant = this.#find(key);
    return grant !== undefined && this.ageMs(grant) <= GRANT_MS ? grant : undefined;
  }

  ageMs({ provenAt }: Grant): number {
    return this.#clock.now() - provenAt;
  }

  /**
   * A grant of at most `maxAgeMs`. If there is none, upstream is called. While upstream cannot be reached, an older grant is
   * valid, up to `staleIfErrorMs`, unless `isStrict`.
   * @param ask makes the call with the caller's own token
   * @throws UpstreamError
   */
  async prove(
    key: GrantKey,
    ask: () => Promise<Proof>,
    { maxAgeMs = GRANT_MS, isStrict = false }: { maxAgeMs?: number; isStrict?: boolean } = {},
  ): Promise<Grant> {
    const grant = this.#find(key);
    const limit = Math.min(maxAgeMs, GRANT_MS);
    if (grant !== undefined && this.ageMs(grant) <= limit) return grant;
    try {
      return await this.#ask(key, ask);
    } catch (error) {
      // Another call may have ended the grant meanwhile.
      const held = this.#find(key);
      const holds = held !== undefined && this.ageMs(held) <= this.#staleIfErrorMs;
      if (holds && !isStrict && isUnreachable(error)) return held;
      throw error;
    }
  }

  /** Another call with the same token, for the same book, has succeeded. @param beganAt by the clock's `now` */
  renew(key: GrantKey, { subject }: Grant, beganAt: number): void {
    const grant = this.#find(key);
    // A grant that was ended meanwhile stays ended: the refusal may be newer than this success.
    if (grant?.subject !== subject || grant.provenAt > beganAt) return;
    this.#keep(key, { subject, provenAt: beganAt } as Grant);
  }

  /** A call for the book has failed. If upstream refused the token, the grant ends immediately. */
  refused(key: GrantKey, error: unknown): void {
    if (!isRefusal(error)) return;
    this.#onRefused(error.code);
    if (error.code === 'UNAUTHENTICATED') this.end(key.credentialKey);
    else this.#credentials.peek(key.credentialKey)?.grants.delete(key.book);
  }

  /** Upstream has refused the token. All its grants end immediately, and running proofs do not count. */
  end(credentialKey: string): void {
    const credential = this.#credentials.peek(credentialKey);
    if (credential === undefined) return;
    credential.grants.clear();
    credential.refusals += 1;
  }

  #find({ credentialKey, book }: GrantKey): Grant | undefined {
    return this.#credentials.get(credentialKey)?.grants.get(book);
  }

  #keep({ credentialKey, book }: GrantKey, grant: Grant): void {
    const { grants } = this.#credentialOf(credentialKey);
    grants.delete(book);
    grants.set(book, grant);
    if (grants.size <= MAX_BOOKS) return;
    const [oldest] = grants.keys();
    if (oldest !== undefined) grants.delete(oldest);
  }

  #credentialOf(credentialKey: string): Credential {
    let credential = this.#credentials.get(credentialKey);
    if (credential === undefined) {
      credential = { grants: new Map(), refusals: 0 };
      this.#credentials.set(credentialKey, credential);
    }
    return credential;
  }

  #ask(key: GrantKey, ask: () => Promise<Proof>): Promise<Grant> {
    const name = `${key.credentialKey} ${key.book}`;
    let underWay = this.#underWay.get(name);
    if (underWay === undefined) {
      underWay = this.#askNow(key, ask).finally(() => this.#underWay.delete(name));
      this.#underWay.set(name, underWay);
    }
    return underWay;
  }

  async #askNow(key: GrantKey, ask: () => Promise<Proof>): Promise<Grant> {
    // The age counts from the request, because upstream may have checked the token immediately.
    const provenAt = this.#clock.now();
    const credential = this.#credentialOf(key.credentialKey);
    const { refusals } = credential;
    try {
      const { subject, book = key.book } = await ask();
      const grant = { subject, provenAt } as Grant;
      // A refusal that arrived meanwhile may be newer, so the grant is only used for the reads that waited for it.
      if (credential.refusals > refusals) return grant;
      for (const name of new Set([key.book, book])) this.#keep({ ...key, book: name }, grant);
      return grant;
    } catch (error) {
      this.refused(key, error);
      throw error;
    }
  }
}

/** Upstream does not accept the token, or not for this book. */
export const isRefusal = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError && ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'].includes(error.code);

/** Upstream is down, or the answer is not from its API. */
export const isUnreachable = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError &&
  ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT', 'UPSTREAM_BAD_RESPONSE'].includes(error.code);

/** The quota is used up, according to upstream or to our own count. */
export const isOutOfQuota = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError && error.code === 'RATE_LIMITED';
