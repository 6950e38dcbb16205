import { hash } from 'node:crypto';

import type { UpstreamName } from '../errors/error-code.ts';
import { userInputError } from '../errors/graphql-errors.ts';
import { UpstreamError } from '../errors/upstream-error.ts';
import { callFailure } from '../errors/upstream-failure.ts';

import type { CallAnswer, CallScope, Credential, HttpRequest, Next } from './call.ts';
import { checkedAnswer, isFields } from './json.ts';
import {
  type CallRequest,
  FORM_TYPE,
  type OperationMethods,
  type OperationSpec,
  type Parameters,
} from './operation.ts';

/** Makes calls to one upstream for one caller within one GraphQL operation. */
export interface Caller {
  /** Identifies the caller, for per-caller state; null where there is no credential, so that every call fails. */
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

/** Shared by the callers of one upstream. */
export interface CallerAccess {
  readonly upstream: UpstreamName;
  /** As `apiPipeline` makes it. */
  readonly send: Next;
  /** The same behind `reserve`, for background calls. */
  readonly sendInBackground: Next;
  /** Query parameters of every call whose operation has them; a call may override them. */
  readonly fixedParameters: Parameters;
}

export const createCaller = (
  { upstream, send, sendInBackground, fixedParameters }: CallerAccess,
  credential: Credential | undefined,
  scope: CallScope,
): Caller => {
  const pipeline = scope.quotaReserve === 0 ? send : sendInBackground;
  const exchange = async (request: CallRequest): Promise<CallAnswer> => {
    if (credential === undefined) throw callFailure(upstream, { kind: 'no-credential' });
    const { operation, parameters, isFresh = false } = request;
    noteBudget(scope, credential.key, upstream, operation.quotaGroup);
    const ids = operation.batchParameter === undefined ? undefined : parameters[operation.batchParameter];
    const answer = pipeline({
      operation,
      request: httpRequestOf(request, { ...fixedParameters, ...parameters }),
      batchSize: Array.isArray(ids) ? ids.length : undefined,
      isFresh,
      credential,
      scope,
      signal: scope.signal,
      endsAt: Infinity,
      tryMs: Infinity,
      progress: { sent: 0, isOutcomeOpen: false, hasRenewedToken: false },
    });
    return reportAccess(scope, credential.key, request, answer);
  };
  return {
    credentialKey: credential?.key ?? null,
    exchange,
    call: async (request) => bodyOf(upstream, request.operation, await exchange(request)),
  };
};

/** Adds the budget to those of the operation. There is a handful: two upstreams, some groups each. */
const noteBudget = (
  { budgets }: CallScope,
  credentialKey: string,
  upstream: UpstreamName,
  group: string,
): void => {
  const isKnown = budgets.some((one) => one.upstream === upstream && one.group === group);
  if (!isKnown) budgets.push({ credentialKey, upstream, group });
};

const httpRequestOf = ({ operation, body, bodyType }: CallRequest, parameters: Parameters): HttpRequest => {
  const { method, accept, requestType } = operation;
  const target = buildTarget(operation, parameters);
  const contentType = bodyType ?? requestType;
  if (body === undefined || contentType === undefined) return { method, target, headers: { accept } };
  return {
    method,
    target,
    headers: { accept, 'content-type': contentType },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
};

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
    if (error instanceof UpstreamError && (isWrite ? error.outcomeUnknown : error.code === 'NOT_FOUND'))
      report(undefined);
    throw error;
  }
};

/** The only place where an answer is checked against its operation: it has the right shape, or is empty after a DELETE. */
const bodyOf = (
  upstream: UpstreamName,
  { method, answer }: OperationSpec,
  { body, status, upstreamRequestId: requestId }: CallAnswer,
): unknown => {
  if (body === undefined && method === 'DELETE') return body;
  const checked = status !== 207 && isFields(body) ? checkedAnswer(body, answer) : undefined;
  if (checked !== undefined) return checked;
  throw callFailure(upstream, { kind: 'unreadable', status, requestId, outcomeUnknown: method !== 'GET' });
};

/** One method per operation. @param call makes the call and gives the body of its answer */
export const createOperationMethods = <Types, Table extends Readonly<Record<string, OperationSpec>>>(
  table: Table,
  call: Caller['call'],
): OperationMethods<Types, Table> => {
  const methods: Record<string, (parameters: Parameters, body?: unknown) => Promise<unknown>> = {};
  for (const id in table) {
    const operation = table[id];
    if (operation === undefined || operation.requestType === FORM_TYPE) continue;
    const method = (parameters: Parameters, body?: unknown): Promise<unknown> =>
      call({ operation, parameters, body });
    // V8 allocates a function in the old space when it is written inside this assignment, and keeps all that it holds.
    methods[id] = method;
  }
  // The compiler cannot follow that the loop makes the mapped type.
  return methods as unknown as OperationMethods<Types, Table>;
};

// 200 resource names have less than 9,000 characters. Servers accept 8 to 16 KiB for request line and headers together.
const MAX_TARGET_LENGTH = 12_000;

/**
 * Path and query of a call below the base URL. Query parameters are in the order of the operation, so that equal calls have
 * equal URLs; `undefined`, `null` and unknown parameters are left out.
 * @throws GraphQLError BAD_USER_INPUT for a path parameter that would lead to another resource, or a URL that is too long
 * @throws TypeError for a missing path parameter or a value that a URL cannot hold
 */
export const buildTarget = (operation: OperationSpec, parameters: Parameters): string => {
  const { pathParameters, reservedParameters, queryParameters } = operation;
  let path = operation.path;
  for (const name of pathParameters) {
    path = path.replace(`{${name}}`, () =>
      pathValue(name, parameters[name], reservedParameters.includes(name)),
    );
  }
  const query = queryParameters.flatMap((name) => queryPairs(name, parameters[name]));
  const target = query.length === 0 ? path : `${path}?${query.join('&')}`;
  if (target.length <= MAX_TARGET_LENGTH) return target;
  throw userInputError(
    `This asks for too much at once: the address of the upstream call would have ${target.length} characters, ` +
      `and at most ${MAX_TARGET_LENGTH} are sent. Ask with fewer or shorter values.`,
  );
};

const pathValue = (name: string, value: unknown, isReserved: boolean): string => {
  if (Array.isArray(value)) {
    if (value.length === 0) throw new TypeError(`The parameter ${name} is an empty list.`);
    return value.map((item) => encodeSegment(name, scalarText(name, item))).join(',');
  }
  const text = scalarText(name, value);
  if (!isReserved) return encodeSegment(name, text);
  return text
    .split('/')
    .map((segment) => encodeSegment(name, segment))
    .join('/');
};

// URL parsers on the way resolve dot segments, which would lead to another resource.
const encodeSegment = (name: string, segment: string): string => {
  if (segment === '' || segment === '.' || segment === '..') {
    throw userInputError(
      `"${segment}" cannot be part of a name; it takes at least one character other than dots.`,
      name,
    );
  }
  return encode(segment);
};

const queryPairs = (name: string, value: unknown): readonly string[] => {
  if (value === undefined || value === null) return [];
  const key = encode(name);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((item) => `${key}=${encode(scalarText(name, item))}`);
};

const scalarText = (name: string, value: unknown): string => {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      throw new TypeError(`The parameter ${name} is neither text, number, boolean nor a list of them.`);
  }
};

const UNRESERVED = /^[\w.~-]*$/;

// encodeURIComponent leaves these five, which RFC 3986 reserves.
const percentEncode = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** RFC 3986: everything but letters, digits and `-._~` is escaped, `+` as `%2B` and a space as `%20`. */
export const encode = (value: string): string => {
  // Most values are ids and words, and this runs for every parameter of every call.
  if (UNRESERVED.test(value)) return value;
  return encodeURIComponent(value.toWellFormed()).replace(/[!'()*]/g, percentEncode);
};

/** Identifies a secret without revealing it: 128 bits of its SHA-256 after the name of the upstream. */
export const credentialKey = (upstream: UpstreamName, ...secrets: readonly string[]): string =>
  // The upstream is hashed as well, so that equal tokens of both upstreams cannot be recognised as equal.
  `${upstream}:${hash('sha256', JSON.stringify([upstream, ...secrets]), 'base64url').slice(0, 22)}`;
