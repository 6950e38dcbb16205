import type { UpstreamError } from '../errors/upstream-error.ts';
import type { QuotaAnnouncement, QuotaOutcome } from '../quota/quota.ts';

import type { CallScope } from './call-scope.ts';
import type { Credential } from './credential.ts';
import type { OperationSpec } from './operation.ts';

/** What goes over the wire. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query below the base URL, encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** What the tries of one call leave for those that follow. The one mutable part of a call. */
export interface Progress {
  /** Requests that were sent. */
  sent: number;
  /** An earlier try may have been carried out although it failed. */
  isOutcomeOpen: boolean;
  hasRenewedToken: boolean;
}

/** One call on its way to the upstream. A stage that knows more passes on a copy. */
export interface Call {
  readonly operation: OperationSpec;
  readonly request: HttpRequest;
  /** Ids that the call names at once. */
  readonly batchSize: number | undefined;
  /** A read that must not share a call that is in flight: what that one brings may be too old. */
  readonly isFresh: boolean;
  readonly credential: Pick<Credential, 'key' | 'isServerOwn' | 'token' | 'onUnauthorized'>;
  readonly scope: CallScope;
  readonly signal: AbortSignal | undefined;
  /** When the call must have ended, as `performance.now()` counts. */
  readonly endsAt: number;
  /** Milliseconds that this try may take once it has a connection. */
  readonly tryMs: number;
  readonly progress: Progress;
}

/** A successful answer, read. Several callers may share it: treat everything in it as read-only. */
export interface CallAnswer {
  readonly status: number;
  /** Media type in lower case without parameters; empty where the answer has none. */
  readonly mediaType: string;
  /** The whole header field. */
  readonly contentType: string;
  /** Parsed JSON; text for `multipart/…`; undefined where there is no content. */
  readonly body: unknown;
  readonly upstreamRequestId: string | undefined;
  /** An earlier try of this call may have been carried out: what a DELETE does not find may be its own doing. */
  readonly isRepeated: boolean;
  readonly announced: QuotaAnnouncement;
}

/** @throws UpstreamError, or FailedTry where a request was sent or was about to be */
export type Next = (call: Call) => Promise<CallAnswer>;

/** One thing that happens to every call on its way. */
export type Stage = (next: Next) => Next;

/** The stages as one function; a call meets them in the order of the list. */
export const pipeline = (stages: readonly Stage[], last: Next): Next =>
  stages.reduceRight((next, stage) => stage(next), last);

/**
 * What a try says of upstream itself. `working`: it answered, be it with a refusal; `broken`: it failed, or could not be
 * reached; `unknown`: nothing, because the try was given up or never left our own queue.
 */
export type UpstreamHealth = 'working' | 'broken' | 'unknown';

/** One try that failed. Stays inside the pipeline: the retry stage throws its `error` on. */
export class FailedTry extends Error {
  override readonly name = 'FailedTry';
  readonly error: UpstreamError;
  /** False where the request surely never reached upstream. */
  readonly reached: boolean;
  readonly health: UpstreamHealth;
  readonly quota: QuotaOutcome;

  constructor(error: UpstreamError, facts: Pick<FailedTry, 'reached' | 'health' | 'quota'>) {
    super(error.message);
    this.error = error;
    this.reached = facts.reached;
    this.health = facts.health;
    this.quota = facts.quota;
  }
}
