import type { ErrorCode } from '../errors/error-code.ts';
import type { OperationSpec, Upstream } from './operation.ts';
import type { Parameters } from './url.ts';
import type { QuotaKey } from '../quota/quota.ts';

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
  readonly upstreamRequestId?: string;
}

/** What a call has read, or has written or may have: for those who must know what an operation's answer is made of. */
export interface DataAccess {
  /** Names whose credential went with it. */
  readonly credentialKey: string;
  readonly operationId: string;
  readonly isWrite: boolean;
  readonly parameters: Parameters;
  readonly body: unknown;
  /** Body of the answer; undefined where nobody knows what became of a write, or nothing was found to read. */
  readonly answer: unknown;
}

/** One call while it runs, as a trace sees it. */
export interface CallTrace {
  /** Value of the `traceparent` header that goes along; undefined for none. */
  readonly traceparent: string | undefined;
  end(record: CallRecord): void;
}

/** What a loader asks for at once. */
export interface LoaderBatch {
  readonly loader: string;
  /** Keys in the batch. */
  readonly size: number;
}

/** Runs the work of a batch. Whoever watches the operation does so here. */
export type RunBatch = <Result>(batch: LoaderBatch, work: () => Promise<Result>) => Promise<Result>;

export interface CallScopeOptions {
  /** Ends when the caller goes away; its calls end with it. */
  readonly signal?: AbortSignal | undefined;
  /** When the whole operation must be done, as `Date.now()` counts. */
  readonly deadline?: number | undefined;
  /** Calls that one operation may make: `MAX_CALLS`. */
  readonly maxCalls?: number;
  readonly onCall?: ((record: CallRecord) => void) | undefined;
  /** Told of every call that succeeded, of reads that found nothing, and of writes that may have succeeded. */
  readonly onAccess?: ((access: DataAccess) => void) | undefined;
  /** Told of every try when it begins, and of every wait for a shared call. */
  readonly traceCall?: ((operation: OperationSpec) => CallTrace) | undefined;
  readonly runBatch?: RunBatch | undefined;
  /** Calls of each quota window that are left to others: these calls wait until there are more. */
  readonly quotaReserve?: number | undefined;
}

/** What the calls of one GraphQL operation have in common. Make one per operation. */
export interface CallScope {
  readonly signal: AbortSignal | undefined;
  readonly deadline: number | undefined;
  readonly maxCalls: number;
  /** Every call so far in the order in which they ended, shared ones too. */
  readonly calls: readonly CallRecord[];
  /** Calls that went (or are going) to an upstream, retries included, shared ones not. */
  readonly callCount: number;
  /** The budgets that its calls are charged to, those that were refused for want of quota included. */
  readonly budgets: readonly QuotaKey[];
  /** Counts one more call; false, and nothing counted, when the operation has had all of its calls. */
  take(): boolean;
  record(call: CallRecord): void;
  readonly onAccess: CallScopeOptions['onAccess'];
  /** Notes whose quota a call is going to ask for. */
  charge(budget: QuotaKey): void;
  traceCall(operation: OperationSpec): CallTrace | undefined;
  readonly runBatch: RunBatch;
}

/** Upstream calls that one operation may make. */
export const MAX_CALLS = 100;

const runUnwatched: RunBatch = (_batch, work) => work();

export function createCallScope({
  signal,
  deadline,
  maxCalls = MAX_CALLS,
  onCall,
  onAccess,
  traceCall,
  runBatch = runUnwatched,
}: CallScopeOptions = {}): CallScope {
  const calls: CallRecord[] = [];
  const budgets: QuotaKey[] = [];
  let callCount = 0;
  return {
    signal,
    deadline,
    maxCalls,
    calls,
    budgets,
    runBatch,
    get callCount() {
      return callCount;
    },
    take() {
      if (callCount >= maxCalls) return false;
      callCount += 1;
      return true;
    },
    record(call) {
      calls.push(call);
      onCall?.(call);
    },
    onAccess,
    charge(budget) {
      // An operation has a handful: two upstreams, some groups each, one credential.
      const isKnown = budgets.some(
        ({ upstream, group }) => upstream === budget.upstream && group === budget.group,
      );
      if (!isKnown) budgets.push(budget);
    },
    traceCall: (operation) => traceCall?.(operation),
  };
}
