import { UpstreamError } from '../errors/upstream-error.ts';
import { callFailure } from '../errors/upstream-failure.ts';

import { believableAnswer } from './answer-shape.ts';
import type { CallScope } from './call-scope.ts';
import type { Call, CallAnswer, HttpRequest, Next } from './call.ts';
import type { Credential } from './credential.ts';
import { isFields } from './json.ts';
import type { OperationSpec, OperationTypes, Upstream } from './operation.ts';
import { buildTarget, type Parameters } from './url.ts';

/** What a typed client knows of a call. */
export interface CallRequest {
  readonly operation: OperationSpec;
  readonly parameters: Parameters;
  /** A string goes as it is, everything else as JSON: `undefined` members are left out, `null` ones are sent. */
  readonly body?: unknown;
  /** Media type of the body where it is not the operation's own. */
  readonly bodyType?: string;
  /** A read that must not share a call that is in flight: what that one brings may be too old. */
  readonly isFresh?: true;
}

/** Makes calls to one upstream for one caller within one GraphQL operation. */
export interface Caller {
  /** Names the caller, for state that is kept per caller; null where there is no credential, so that every call fails. */
  readonly credentialKey: string | null;
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
export interface CallerAccess {
  readonly upstream: Upstream;
  /** As `apiPipeline` makes it. */
  readonly send: Next;
  /** By operation, the parameter that takes a list of ids. */
  readonly batchParameters: Readonly<Record<string, string>>;
  /** Query parameters of every call that has them and does not set them itself. */
  readonly fixedParameters: Parameters;
}

/** How many ids a bulk call names. */
const batchSizeOf = (
  { batchParameters }: CallerAccess,
  { operation, parameters }: CallRequest,
): number | undefined => {
  const ids = parameters[batchParameters[operation.id] ?? ''];
  return Array.isArray(ids) ? ids.length : undefined;
};

const requestOf = (
  { fixedParameters }: CallerAccess,
  { operation, parameters, body, bodyType }: CallRequest,
): HttpRequest => {
  const { method, accept, requestType } = operation;
  const target = buildTarget(operation, { ...fixedParameters, ...parameters });
  const contentType = bodyType ?? requestType;
  if (body === undefined || contentType === undefined) return { method, target, headers: { accept } };
  return {
    method,
    target,
    headers: { accept, 'content-type': contentType },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
};

/** Notes that the operation is charged to that budget; it has a handful: two upstreams, some groups each. */
const noteBudget = (
  { budgets }: CallScope,
  credentialKey: string,
  upstream: Upstream,
  group: string,
): void => {
  const isKnown = budgets.some((one) => one.upstream === upstream && one.group === group);
  if (!isKnown) budgets.push({ credentialKey, upstream, group });
};

/** Tells who wants to know what a call has read, or has written or may have written. */
const reportAccess = async (
  { onAccess }: CallScope,
  credentialKey: string,
  { operation, parameters, body }: CallRequest,
  call: Promise<CallAnswer>,
): Promise<CallAnswer> => {
  if (onAccess === undefined) return call;
  const isWrite = operation.method !== 'GET';
  const report = (answer: unknown): void =>
    onAccess({ credentialKey, operationId: operation.id, isWrite, parameters, body, answer });
  try {
    const answer = await call;
    report(answer.body);
    return answer;
  } catch (error) {
    // That there is nothing is something to know as well.
    if (error instanceof UpstreamError && (isWrite ? error.outcomeUnknown : error.code === 'NOT_FOUND'))
      report(undefined);
    throw error;
  }
};

/** The one place where an answer is checked against its operation: of its shape, or nothing after a DELETE. */
const bodyOf = (
  upstream: Upstream,
  { method, answer }: OperationSpec,
  { body, status, upstreamRequestId: requestId }: CallAnswer,
): unknown => {
  if (body === undefined && method === 'DELETE') return body;
  const believed = status !== 207 && isFields(body) ? believableAnswer(body, answer) : undefined;
  if (believed !== undefined) return believed;
  throw callFailure(upstream, { kind: 'unreadable', status, requestId, outcomeUnknown: method !== 'GET' });
};

export const createCaller = (
  access: CallerAccess,
  credential: Credential | undefined,
  scope: CallScope,
): Caller => {
  const { upstream, send } = access;
  const exchange = async (request: CallRequest): Promise<CallAnswer> => {
    if (credential === undefined) throw callFailure(upstream, { kind: 'no-credential' });
    const { operation, isFresh = false } = request;
    noteBudget(scope, credential.key, upstream, operation.quotaGroup);
    const call: Call = {
      operation,
      request: requestOf(access, request),
      batchSize: batchSizeOf(access, request),
      isFresh,
      credential,
      scope,
      signal: scope.signal,
      endsAt: Infinity,
      tryMs: Infinity,
      progress: { sent: 0, isOutcomeOpen: false, hasRenewedToken: false },
    };
    return reportAccess(scope, credential.key, request, send(call));
  };
  return {
    credentialKey: credential?.key ?? null,
    exchange,
    call: async (request) => bodyOf(upstream, request.operation, await exchange(request)),
  };
};

// Token endpoints take forms and their own credentials: they are no part of a caller's client.
const FORM_TYPE = 'application/x-www-form-urlencoded';
interface FormOperation {
  readonly requestType: typeof FORM_TYPE;
}

type Method<Types> = Types extends OperationTypes
  ? [Types['body']] extends [undefined]
    ? (parameters: Types['parameters']) => Promise<Types['response']>
    : (parameters: Types['parameters'], body: Types['body']) => Promise<Types['response']>
  : never;

/** One method per generated operation, by its id. What a method returns may be shared: treat it as read-only. */
export type OperationMethods<Types, Table> = {
  readonly [Id in keyof Types & keyof Table as Table[Id] extends FormOperation ? never : Id]: Method<
    Types[Id]
  >;
};

// Not written where it is assigned to a member: V8 takes a function that is assigned so for a method that lasts, allocates it
// in the old space, and everything that the caller holds then outlives its operation until the next major collection.
const methodOf =
  (caller: Caller, operation: OperationSpec) =>
  (parameters: Parameters, body?: unknown): Promise<unknown> =>
    caller.call({ operation, parameters, body });

/** The methods of a table of operations, over one caller. */
export const createOperationMethods = <Types, Table extends Readonly<Record<string, OperationSpec>>>(
  table: Table,
  caller: Caller,
): OperationMethods<Types, Table> => {
  const methods: Record<string, ReturnType<typeof methodOf>> = {};
  for (const id in table) {
    const operation = table[id];
    if (operation === undefined || operation.requestType === FORM_TYPE) continue;
    methods[id] = methodOf(caller, operation);
  }
  // The loop is the mapped type, done by hand; the compiler cannot follow it.
  return methods as unknown as OperationMethods<Types, Table>;
};

type Limits = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** By operation, the parameter that takes a list of ids: the one whose generated limits speak of items. */
export const batchParameters = (
  table: Readonly<Record<string, OperationSpec>>,
  limits: Limits,
): Readonly<Record<string, string>> => {
  const pairs = Object.values(table).flatMap(({ id, pathParameters, queryParameters }) => {
    const name = [...pathParameters, ...queryParameters].find(
      (one) => 'minItems' in (limits[id]?.[one] ?? {}),
    );
    return name === undefined ? [] : [[id, name] as const];
  });
  return Object.fromEntries(pairs);
};
