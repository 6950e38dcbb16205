import type { ErrorCode } from '../errors/error-code.ts';
import type { UpstreamError } from '../errors/upstream-error.ts';
import type { QuotaAnnouncement, QuotaKey, QuotaOutcome } from '../quota/quota.ts';

import type { OperationSpec, Parameters, Upstream } from './operation.ts';

/** `half-open`: one call is on its way to see whether upstream works again; all others are refused meanwhile. */
export type BreakerState = 'closed' | 'half-open' | 'open';

/** What of an upstream fails on its own: the API, or the server that issues tokens for it. */
export type UpstreamEndpoint = 'api' | 'token';

/** What happens between calls, for logs and metrics. Names nobody. */
export type TransportEvent =
  /** A call was let through after it had waited for quota. */
  | {
      readonly kind: 'quota-wait';
      readonly upstream: Upstream;
      readonly group: string;
      readonly ms: number;
    }
  /** A call was not made, as upstream would have refused it. */
  | { readonly kind: 'quota-refusal'; readonly upstream: Upstream; readonly group: string }
  | {
      readonly kind: 'breaker';
      readonly upstream: Upstream;
      readonly endpoint: UpstreamEndpoint;
      readonly state: BreakerState;
    }
  /** So many credentials' own breakers are open now. */
  | {
      readonly kind: 'own-breakers';
      readonly upstream: Upstream;
      readonly endpoint: UpstreamEndpoint;
      readonly open: number;
    };

export type OnTransportEvent = (event: TransportEvent) => void;

/** One upstream call as logs, metrics and tests see it: no id, name, number, URL or token in it. */
export interface CallRecord {
  readonly upstream: Upstream;
  readonly operationId: string;
  readonly method: OperationSpec['method'];
  /** Path template of the operation. */
  readonly route: string;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** From sending to the whole body; of a shared call the time that this caller waited. */
  readonly ms: number;
  /** 1 for the first try of a call. */
  readonly attempt: number;
  /** Ids that the call named at once. */
  readonly batchSize?: number;
  /** Answered by a call that was in flight already, and so cost nothing. */
  readonly shared: boolean;
  /** What the call failed with. */
  readonly code?: ErrorCode;
  /** What failed below HTTP, such as `ECONNREFUSED`. */
  readonly networkCode?: string;
  readonly upstreamRequestId?: string;
}

/** What a call has read, or has written or may have written: for those who must know what an answer is made of. */
export interface DataAccess {
  /** Names whose credential went with it. */
  readonly credentialKey: string;
  readonly operationId: string;
  readonly isWrite: boolean;
  readonly parameters: Parameters;
  readonly body: unknown;
  /** Body of the answer; undefined where the outcome of a write is unknown, or a read found nothing. */
  readonly answer: unknown;
}

export interface CallScopeOptions {
  /** Ends when the caller goes away; its calls end with it. */
  readonly signal?: AbortSignal | undefined;
  /** When the whole operation must be done, as `performance.now()` counts. */
  readonly deadline?: number | undefined;
  /** Calls that one operation may make: `MAX_CALLS`. */
  readonly maxCalls?: number;
  readonly onCall?: ((record: CallRecord) => void) | undefined;
  /** Told of every call that succeeded, of reads that found nothing, and of writes that may have succeeded. */
  readonly onAccess?: ((access: DataAccess) => void) | undefined;
  /** Calls of each quota window that are left to others: these calls wait until there are more. */
  readonly quotaReserve?: number | undefined;
}

/** What the calls of one GraphQL operation have in common. Make one per operation. */
export interface CallScope {
  readonly signal: AbortSignal | undefined;
  readonly deadline: number | undefined;
  readonly maxCalls: number;
  readonly onCall: CallScopeOptions['onCall'];
  readonly onAccess: CallScopeOptions['onAccess'];
  readonly quotaReserve: number;
  /** Every call so far in the order in which they ended, shared ones too. */
  readonly calls: CallRecord[];
  /** Calls that went (or are going) to an upstream, retries included, shared ones not. */
  callCount: number;
  /** The budgets that its calls are charged to, those that were refused for want of quota included. */
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
