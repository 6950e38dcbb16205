import type { ErrorCode } from '../errors/error-code.ts';
import type { QuotaKey } from '../quota/quota.ts';

import type { OperationSpec, Upstream } from './operation.ts';
import type { Parameters } from './url.ts';

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
