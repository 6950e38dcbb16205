import { hash } from 'node:crypto';

import { UpstreamError } from '../errors/upstream-error.ts';
import { callFailure } from '../errors/upstream-failure.ts';

import { believableAnswer } from './answer-shape.ts';
import type { Call, CallAnswer, CallScope, Credential, HttpRequest, Next } from './call.ts';
import { isFields } from './json.ts';
import {
  buildTarget,
  type CallRequest,
  type OperationSpec,
  type Parameters,
  type Upstream,
} from './operation.ts';

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

/** A name for a secret: 128 bits of its SHA-256 behind the upstream's name. */
export const credentialKey = (upstream: Upstream, ...secrets: readonly string[]): string =>
  // The upstream goes into the hash too: the same text as token of both must not be seen to be the same.
  `${upstream}:${hash('sha256', JSON.stringify([upstream, ...secrets]), 'base64url').slice(0, 22)}`;

// RFC 6750 b64token. Anything else could break out of the header.
const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/**
 * The credential of a caller's own header. A header of another form gives a credential whose calls fail with
 * UNAUTHENTICATED: it was meant to be one, so a credential of the server must not stand in for it.
 * @param authorization value of the header, `Bearer <access token>`
 */
export const bearerCredential = (upstream: Upstream, authorization: string): Credential => {
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) {
    return {
      key: credentialKey(upstream, 'malformed'),
      token: () => Promise.reject(callFailure(upstream, { kind: 'malformed-credential' })),
    };
  }
  return { key: credentialKey(upstream, token), token };
};
