import type { UpstreamError } from '../errors/upstream-error.ts';
import { callFailure } from '../errors/upstream-failure.ts';
import type { CallAnswer } from './answer-body.ts';
import { believableAnswer } from './answer-shape.ts';
import { waitFailure, type UpstreamAccess } from './call-context.ts';
import type { CallRecord, CallScope, RunBatch } from './call-scope.ts';
import type { Credential } from './credential.ts';
import type { HttpRequest } from './http-client.ts';
import { isFields } from './json.ts';
import type { OperationSpec } from './operation.ts';
import { performCall, tooManyCalls, type PreparedCall } from './perform-call.ts';
import type { SerialQueue } from './serial-queue.ts';
import type { SingleFlight } from './single-flight.ts';
import { tellAccess } from './tell-access.ts';
import { buildTarget, type Parameters } from './url.ts';

/** What a typed client knows of a call. */
export interface CallRequest {
  readonly operation: OperationSpec;
  readonly parameters: Parameters;
  /** A string goes as it is, everything else as JSON: `undefined` members are left out, `null` ones are sent. */
  readonly body?: unknown;
  /** Media type of the body where it is not the operation's own. */
  readonly bodyType?: string;
  /** A read that joins none that is under way: what that one brings may be older than the wish for it. */
  readonly isFresh?: true;
}

/** Makes calls to one upstream for one caller within one GraphQL operation. */
export interface Caller {
  /** Names the caller, for state that is kept per caller; null where there is no credential, so that every call fails. */
  readonly credentialKey: string | null;
  /** Runs a loader's batch of calls of this caller, so that it is counted and traced. */
  readonly runBatch: RunBatch;
  /**
   * The whole answer, for operations whose success has several shapes. Read-only: it may be shared.
   * @throws UpstreamError
   */
  exchange(request: CallRequest): Promise<CallAnswer>;
  /**
   * The body of the answer: one JSON object, or undefined after a DELETE. Read-only: it may be shared.
   * @throws UpstreamError
   */
  call(request: CallRequest): Promise<unknown>;
}

/** What the callers of one upstream share: made once per process. */
export interface CallerAccess extends UpstreamAccess {
  readonly flights: SingleFlight<CallAnswer>;
  readonly queue: SerialQueue;
  /** Operations that the calls of one credential must make one after another. */
  readonly isSerial: (operation: OperationSpec) => boolean;
  /** By operation, the parameter that takes a list of ids. */
  readonly batchParameters: Readonly<Record<string, string>>;
  /** Query parameters of every call that has them and does not set them itself. */
  readonly fixedParameters: Parameters;
}

/** How many ids a bulk call names. */
function batchSizeOf(
  { batchParameters }: CallerAccess,
  { operation, parameters }: CallRequest,
): number | undefined {
  const ids = parameters[batchParameters[operation.id] ?? ''];
  return Array.isArray(ids) ? ids.length : undefined;
}

function withFixed(
  { queryParameters }: OperationSpec,
  parameters: Parameters,
  fixed: Parameters,
): Parameters {
  const added = Object.entries(fixed).filter(([name]) => queryParameters.includes(name));
  return added.length === 0 ? parameters : { ...Object.fromEntries(added), ...parameters };
}

function prepare(access: CallerAccess, callRequest: CallRequest): PreparedCall {
  const { operation, parameters, body, bodyType } = callRequest;
  const target = buildTarget(operation, withFixed(operation, parameters, access.fixedParameters));
  const { method, accept, requestType } = operation;
  const contentType = bodyType ?? requestType;
  const request: HttpRequest =
    body === undefined || contentType === undefined
      ? { method, target, headers: { accept } }
      : {
          method,
          target,
          headers: { accept, 'content-type': contentType },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        };
  return { operation, request, batchSize: batchSizeOf(access, callRequest) };
}

export function createCaller(
  access: CallerAccess,
  credential: Credential | undefined,
  scope: CallScope,
): Caller {
  const { upstream, timeoutMs, flights, queue } = access;
  const refuse = (reason: 'aborted' | 'timeout'): UpstreamError =>
    callFailure(upstream, { kind: reason, outcomeUnknown: false });

  /** Milliseconds until the operation must be done, if that is sooner than a call would end anyway. */
  const ownTimeout = (): number | undefined => {
    const left = scope.deadline === undefined ? Infinity : scope.deadline - Date.now();
    return left < timeoutMs ? Math.max(0, left) : undefined;
  };

  const perform = (caller: Credential, call: PreparedCall, signal: AbortSignal | undefined, ms: number) =>
    performCall({ access, credential: caller, scope, signal, endsAt: performance.now() + ms }, call);

  const flightPrefix = (caller: Credential): string => `${caller.key} `;

  const read = (caller: Credential, call: PreparedCall, isFresh: boolean): Promise<CallAnswer> => {
    const { target, headers } = call.request;
    const key = `${flightPrefix(caller)}${headers['accept']} ${target}`;
    // Who waits for the older flight still gets it; who comes from now on gets this one.
    if (isFresh) flights.seal(key);
    // A flight that begins without a call left would fail for callers who have some.
    if (scope.callCount >= scope.maxCalls && !flights.has(key)) throw tooManyCalls(upstream, scope);
    const waiter = { signal: scope.signal, timeoutMs: ownTimeout(), onLeave: refuse };
    // A flight has the time of a call, not of the operation that began it: others may join it.
    const { result, shared } = flights.join(key, waiter, (signal) =>
      perform(caller, call, signal, timeoutMs),
    );
    return shared ? recordShared(call, result) : result;
  };

  const recordShared = async (call: PreparedCall, result: Promise<CallAnswer>): Promise<CallAnswer> => {
    const startedAt = performance.now();
    const trace = scope.traceCall(call.operation);
    const record = (status: number, code?: UpstreamError['code']): void => {
      const { id, method, path } = call.operation;
      const ms = performance.now() - startedAt;
      const size = call.batchSize === undefined ? {} : { batchSize: call.batchSize };
      const failure = code === undefined ? {} : { code };
      const shared: CallRecord = {
        upstream,
        operationId: id,
        method,
        route: path,
        status,
        ms,
        attempt: 1,
        shared: true,
        ...size,
        ...failure,
      };
      scope.record(shared);
      trace?.end(shared);
    };
    try {
      const answer = await result;
      record(answer.status);
      return answer;
    } catch (error) {
      const { status, code } = error as Partial<UpstreamError>;
      record(status ?? 0, code);
      throw error;
    }
  };

  const write = async (caller: Credential, call: PreparedCall): Promise<CallAnswer> => {
    const endsAt = performance.now() + (ownTimeout() ?? timeoutMs);
    const work = async (): Promise<CallAnswer> => {
      try {
        return await perform(caller, call, scope.signal, Math.max(0, endsAt - performance.now()));
      } finally {
        // Whoever reads after a write must see it, so reads that were under way are not for them.
        flights.seal(flightPrefix(caller));
      }
    };
    if (!access.isSerial(call.operation)) return work();
    try {
      return await queue.run(caller.key, scope.signal, endsAt - performance.now(), work);
    } catch (error) {
      throw waitFailure(upstream, error);
    }
  };

  const begin = async (request: CallRequest): Promise<CallAnswer> => {
    if (credential === undefined) throw callFailure(upstream, { kind: 'no-credential' });
    if (scope.signal?.aborted === true) throw refuse('aborted');
    if (ownTimeout() === 0) throw refuse('timeout');
    scope.charge({ credentialKey: credential.key, upstream, group: request.operation.quotaGroup });
    const call = prepare(access, request);
    const isWrite = request.operation.method !== 'GET';
    return tellAccess(
      scope.onAccess,
      { ...request, isWrite, credentialKey: credential.key },
      isWrite ? write(credential, call) : read(credential, call, request.isFresh ?? false),
    );
  };

  return {
    credentialKey: credential?.key ?? null,
    exchange: begin,
    runBatch: scope.runBatch,
    async call(request) {
      const { method, answer } = request.operation;
      const { status, body, upstreamRequestId } = await begin(request);
      if (body === undefined && method === 'DELETE') return body;
      const believed = status !== 207 && isFields(body) ? believableAnswer(body, answer) : undefined;
      if (believed !== undefined) return believed;
      const outcomeUnknown = method !== 'GET';
      throw callFailure(upstream, {
        kind: 'unreadable',
        status,
        requestId: upstreamRequestId,
        outcomeUnknown,
      });
    },
  };
}
