import { UpstreamError, withDetails } from '../errors/upstream-error.ts';
import { callFailure } from '../errors/upstream-failure.ts';
import type { CallAnswer } from './answer-body.ts';
import {
  acquireLease,
  currentToken,
  fairMs,
  isRenewed,
  remaining,
  waitFailure,
  type CallContext,
} from './call-context.ts';
import type { CallRecord, CallScope, CallTrace } from './call-scope.ts';
import { breakerRefusal } from './circuit-breaker.ts';
import type { HttpRequest } from './http-client.ts';
import type { OperationSpec, Upstream } from './operation.ts';
import type { QuotaOutcome } from '../quota/quota.ts';
import { retryDelay, tryTimeoutMs, type FailedTry } from './retry-policy.ts';
import { tryCall, type TryResult } from './try-call.ts';
import { pause } from './waiting.ts';

/** One call, ready but for its token. */
export interface PreparedCall {
  readonly operation: OperationSpec;
  readonly request: HttpRequest;
  readonly batchSize: number | undefined;
}

/** The failure of a call that its operation may not make any more. */
export const tooManyCalls = (upstream: Upstream, { maxCalls }: CallScope): UpstreamError =>
  callFailure(upstream, { kind: 'too-many-calls', maxCalls });

/** Why no call may be made whatever the quota says, or undefined where one may. */
function refusal({ access: { upstream, breaker }, scope }: CallContext): UpstreamError | undefined {
  return scope.callCount >= scope.maxCalls
    ? tooManyCalls(upstream, scope)
    : breakerRefusal(upstream, breaker);
}

/** One counted, recorded try. Refusals before the sending are thrown, everything after it is a result. */
async function sendOnce(
  context: CallContext,
  call: PreparedCall,
  token: string,
  attempt: number,
): Promise<TryResult> {
  const { access, credential, scope, signal } = context;
  const { operation, request } = call;
  // Asked first, as there is no point in waiting for quota then, and again right before the call is made.
  const early = refusal(context);
  if (early !== undefined) throw early;
  const pendingLease = acquireLease(context, operation.quotaGroup);
  const lease = pendingLease instanceof Promise ? await pendingLease : pendingLease;
  const late = refusal(context);
  if (late !== undefined) {
    lease.settle({ kind: 'not-counted' });
    throw late;
  }
  scope.take();
  const timeoutMs = tryTimeoutMs(operation, attempt - 1, remaining(context));
  const trace = scope.traceCall(operation);
  const authorized = { ...request, headers: callHeaders(request, token, trace) };
  const startedAt = performance.now();
  // Counted unless the try itself knows better: settled in any case, or its place would be lost for good.
  let quota: QuotaOutcome = { kind: 'counted' };
  let result: TryResult;
  try {
    result = await access.breaker.run(credential.key, () =>
      tryCall(access.upstream, access.http, authorized, { timeoutMs, signal, fairMs: fairMs(access) }),
    );
    quota = result.quota;
  } finally {
    lease.settle(quota);
  }
  const record = recordOf(access.upstream, call, result, { attempt, ms: performance.now() - startedAt });
  scope.record(record);
  trace?.end(record);
  return result;
}

function recordOf(
  upstream: Upstream,
  { operation, batchSize }: PreparedCall,
  { status, upstreamRequestId, outcome }: TryResult,
  { attempt, ms }: Pick<CallRecord, 'attempt' | 'ms'>,
): CallRecord {
  return {
    upstream,
    operationId: operation.id,
    method: operation.method,
    route: operation.path,
    status,
    ms,
    attempt,
    shared: false,
    ...(batchSize === undefined ? {} : { batchSize }),
    ...(outcome instanceof UpstreamError ? { code: outcome.code } : {}),
    ...(upstreamRequestId === undefined ? {} : { upstreamRequestId }),
  };
}

function callHeaders(
  { headers }: HttpRequest,
  token: string,
  trace: CallTrace | undefined,
): HttpRequest['headers'] {
  const authorization = `Bearer ${token}`;
  const traceparent = trace?.traceparent;
  // The tracestate stays here: it holds what the caller's own systems say to each other.
  return traceparent === undefined
    ? { ...headers, authorization }
    : { ...headers, authorization, traceparent };
}

const isGone = (operation: OperationSpec, error: UpstreamError): boolean =>
  operation.method === 'DELETE' && error.status === 404;

/** What a DELETE is answered that an earlier try of it had already done. */
const goneAnswer = ({ upstreamRequestId }: UpstreamError): CallAnswer => ({
  status: 204,
  mediaType: '',
  contentType: '',
  body: undefined,
  upstreamRequestId,
  isRepeated: true,
});

/** What the tries of one call have left behind. */
interface Progress {
  /** A try may have been carried out although it failed. */
  isOutcomeOpen: boolean;
  hasRenewed: boolean;
  hasWaitedForQuota: boolean;
  /** Tries that count towards the retries: those that a new token or new quota allowed do not. */
  failures: number;
}

/**
 * Makes one call: token, quota, sending, and again where the rules allow it, all within the deadline.
 * @throws UpstreamError
 */
export async function performCall(context: CallContext, call: PreparedCall): Promise<CallAnswer> {
  const progress: Progress = {
    isOutcomeOpen: false,
    hasRenewed: false,
    hasWaitedForQuota: false,
    failures: 0,
  };
  try {
    return await tryUntilSettled(context, call, progress);
  } catch (error) {
    const failure = waitFailure(context.access.upstream, error);
    // The last try was clearly refused, but one before it may have got through.
    const isHidden = progress.isOutcomeOpen && failure instanceof UpstreamError && !failure.outcomeUnknown;
    throw isHidden ? withDetails(failure, { outcomeUnknown: true }) : failure;
  }
}

/** Returns when the call may go once more. @throws the try's own error where it may not */
async function prepareNextTry(
  context: CallContext,
  operation: OperationSpec,
  { error, reached }: FailedTry,
  token: string,
  progress: Progress,
): Promise<void> {
  const { access, signal } = context;
  progress.isOutcomeOpen ||= error.outcomeUnknown;
  if (signal?.aborted === true) throw error;
  if (!progress.hasRenewed && (await isRenewed(context, error, token))) {
    progress.hasRenewed = true;
    return;
  }
  const isRefused = error.code === 'RATE_LIMITED';
  if (!isRefused) progress.failures += 1;
  const history = { attempts: progress.failures, hasWaitedForQuota: progress.hasWaitedForQuota };
  const limits = { remainingMs: remaining(context), maxRateWaitMs: access.maxRateWaitMs };
  const delay = retryDelay(operation, { error, reached }, history, limits);
  if (delay === undefined) throw error;
  progress.hasWaitedForQuota ||= isRefused;
  await pause(delay, signal);
}

async function tryUntilSettled(
  context: CallContext,
  call: PreparedCall,
  progress: Progress,
): Promise<CallAnswer> {
  const { operation } = call;
  for (let attempt = 1; ; attempt += 1) {
    const pendingToken = currentToken(context);
    const token = typeof pendingToken === 'string' ? pendingToken : await pendingToken;
    const { outcome, reached } = await sendOnce(context, call, token, attempt);
    const isRepeated = progress.isOutcomeOpen;
    if (!(outcome instanceof UpstreamError)) return { ...outcome, isRepeated };
    if (isRepeated && isGone(operation, outcome)) return goneAnswer(outcome);
    await prepareNextTry(context, operation, { error: outcome, reached }, token, progress);
  }
}
