import type { ErrorCode, UpstreamName } from '../errors/error-code.ts';
import type { UpstreamError } from '../errors/upstream-error.ts';
import type { QuotaAnnouncement, QuotaKey, QuotaOutcome } from '../quota/quota.ts';

import type { OperationSpec, Parameters } from './operation.ts';

/** `half-open`: one call tests whether upstream works again; all others are refused meanwhile. */
export type BreakerState = 'closed' | 'half-open' | 'open';

/** The endpoints of an upstream, each with a breaker of its own: the API, and the server that issues its tokens. */
export type UpstreamEndpoint = 'api' | 'token';

/** For logs and metrics. Identifies no caller. */
export type TransportEvent =
  /** A call was sent after it had waited for quota. */
  | {
      readonly kind: 'quota-wait';
      readonly upstream: UpstreamName;
      readonly group: string;
      readonly ms: number;
    }
  /** A call was not sent, because upstream would have refused it. */
  | { readonly kind: 'quota-refusal'; readonly upstream: UpstreamName; readonly group: string }
  | {
      readonly kind: 'breaker';
      readonly upstream: UpstreamName;
      readonly endpoint: UpstreamEndpoint;
      readonly state: BreakerState;
    }
  /** The number of credentials whose own breakers are open has changed. */
  | {
      readonly kind: 'own-breakers';
      readonly upstream: UpstreamName;
      readonly endpoint: UpstreamEndpoint;
      readonly open: number;
    };

export type OnTransportEvent = (event: TransportEvent) => void;

/** One upstream call for logs, metrics and tests. Has no id, name, number, URL or token. */
export interface CallRecord {
  readonly upstream: UpstreamName;
  readonly operationId: string;
  readonly method: OperationSpec['method'];
  /** Path template of the operation. */
  readonly route: string;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** From sending to the end of the body; for a shared call the time that this caller waited. */
  readonly ms: number;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
  /** Number of ids in a bulk call. */
  readonly batchSize?: number;
  /** Answered by a call that was in flight already, so it cost no quota. */
  readonly shared: boolean;
  /** Absent for a success. */
  readonly code?: ErrorCode;
  /** The error below HTTP, such as `ECONNREFUSED`. */
  readonly networkCode?: string;
  readonly upstreamRequestId?: string;
}

/** The data that a call has read, written or may have written: for cache policies, cache tags and the mirror. */
export interface DataAccess {
  readonly credentialKey: string;
  readonly operationId: string;
  readonly isWrite: boolean;
  readonly parameters: Parameters;
  readonly body: unknown;
  /** Body of the answer; undefined where the outcome of a write is unknown, or a read found nothing. */
  readonly answer: unknown;
}

export interface CallScopeOptions {
  /** Aborted when the caller disconnects; its calls are aborted too. */
  readonly signal?: AbortSignal | undefined;
  /** End of the whole operation, by `performance.now()`. */
  readonly deadline?: number | undefined;
  /** Default: `MAX_CALLS`. */
  readonly maxCalls?: number;
  readonly onCall?: ((record: CallRecord) => void) | undefined;
  /** Called for successful calls, reads that found nothing, and writes that may have succeeded. */
  readonly onAccess?: ((access: DataAccess) => void) | undefined;
  /** Default 0. Background calls leave this many calls of each quota window to others and wait until more are free. */
  readonly quotaReserve?: number;
}

/** Shared by the calls of one GraphQL operation. */
export interface CallScope extends Required<CallScopeOptions> {
  /** In the order in which they ended, shared ones included. */
  readonly calls: CallRecord[];
  /** Requests sent so far, retries included and shared calls not. */
  callCount: number;
  /** The budgets of its calls, also of those that were refused for lack of quota. */
  readonly budgets: QuotaKey[];
}

/** Upstream calls that one operation may make. */
export const MAX_CALLS = 100;

export const createCallScope = ({
  signal,
  deadline,
  maxCalls = MAX_CALLS,
  onCall,
  onAccess,
  quotaReserve = 0,
}: CallScopeOptions = {}): CallScope => ({
  signal,
  deadline,
  maxCalls,
  onCall,
  onAccess,
  quotaReserve,
  calls: [],
  callCount: 0,
  budgets: [],
});

export interface Credential {
  /** Identifies the caller in maps and logs: a SHA-256 hash, the same in every process. */
  readonly key: string;
  /** The operator's credential, not a caller's. */
  readonly isServerOwn?: true;
  /**
   * The access token, or a function that fetches it.
   * @throws UpstreamError UNAUTHENTICATED and others
   */
  readonly token: string | (() => string | Promise<string>);
  /**
   * Called when upstream answered 401 to `rejectedToken`. True if there is another token now, so that the call may be
   * repeated. Absent where a token cannot be renewed.
   */
  readonly onUnauthorized?: (rejectedToken: string) => Promise<boolean>;
}

export interface HttpRequest {
  readonly method: string;
  /** Encoded path and query below the base URL. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** Header fields of an answer, names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The value of a header field; of a repeated field the first. */
export const headerValue = (headers: AnswerHeaders, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
};

/** A header field that holds a non-negative integer, else undefined. */
export const headerNumber = (headers: AnswerHeaders, name: string): number | undefined => {
  const value = headerValue(headers, name)?.trim();
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
};

const REQUEST_ID_HEADERS: Readonly<Record<UpstreamName, string>> = {
  'google-people': 'x-request-id',
  ringcentral: 'rcrequestid',
};

/** Upstream's id of an exchange, for its support; undefined where it does not look like an id. */
export const upstreamRequestId = (upstream: UpstreamName, headers: AnswerHeaders): string | undefined => {
  const value = headerValue(headers, REQUEST_ID_HEADERS[upstream]);
  return value !== undefined && /^[\w-]{1,128}$/.test(value) ? value : undefined;
};

/** State that the attempts of one call share. The only mutable part of a call. */
export interface Progress {
  /** Requests sent so far. */
  sent: number;
  /** An earlier attempt failed, but upstream may have carried it out. */
  isOutcomeOpen: boolean;
  hasRenewedToken: boolean;
}

/** One call in the pipeline. A stage that changes something passes on a copy. */
export interface Call {
  readonly operation: OperationSpec;
  readonly request: HttpRequest;
  /** Number of ids in a bulk call. */
  readonly batchSize: number | undefined;
  /** A read that must not share a call in flight, whose answer may be too old. */
  readonly isFresh: boolean;
  readonly credential: Credential;
  readonly scope: CallScope;
  readonly signal: AbortSignal | undefined;
  /** Deadline of the call, by `performance.now()`. */
  readonly endsAt: number;
  /** Timeout of this attempt in milliseconds, from when it has a connection. */
  readonly tryMs: number;
  readonly progress: Progress;
}

/** A parsed successful answer. Several callers may share it, so everything in it is read-only. */
export interface CallAnswer {
  readonly status: number;
  /** Media type in lower case without parameters; empty where the answer has none. */
  readonly mediaType: string;
  /** The whole header. */
  readonly contentType: string;
  /** Parsed JSON; text for `multipart/…`; undefined where there is no content. */
  readonly body: unknown;
  readonly upstreamRequestId: string | undefined;
  /** An earlier attempt may have been carried out, so a DELETE that finds nothing may have succeeded before. */
  readonly isRepeated: boolean;
  readonly announced: QuotaAnnouncement;
}

/** @throws UpstreamError, or FailedTry from the stages below `retry` */
export type Next = (call: Call) => Promise<CallAnswer>;

export type Stage = (next: Next) => Next;

/** Composes the stages; a call passes them in the order of the list. */
export const pipeline = (stages: readonly Stage[], last: Next): Next =>
  stages.reduceRight((next, stage) => stage(next), last);

/**
 * What an attempt shows about upstream. `working`: it answered, even if with a refusal; `broken`: it failed or could not be
 * reached; `unknown`: the attempt was cancelled or never left our own queue.
 */
export type UpstreamHealth = 'working' | 'broken' | 'unknown';

/** A failed attempt. Stays inside the pipeline: the retry stage throws its `error`. */
export class FailedTry extends Error {
  override readonly name = 'FailedTry';
  readonly error: UpstreamError;
  /** False where the request certainly never reached upstream. */
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
