import { isUtf8 } from 'node:buffer';

import type { UpstreamName } from '../../errors/error-code.ts';
import type { UpstreamError } from '../../errors/upstream-error.ts';
import {
  answerFailure,
  callFailure,
  type CallFailure,
  envelopeFailure,
  isTransient,
} from '../../errors/upstream-failure.ts';
import type { QuotaAnnouncement, QuotaOutcome } from '../../quota/quota.ts';
import {
  type AnswerHeaders,
  type Call,
  type CallAnswer,
  FailedTry,
  headerNumber,
  headerValue,
  type Next,
  type UpstreamHealth,
  upstreamRequestId,
} from '../call.ts';
import { type HttpAnswer, TransportFailure } from '../exchange.ts';
import type { HttpClient } from '../http-client.ts';
import { type Fields, isFields, parseJson } from '../json.ts';
import type { OperationSpec } from '../operation.ts';

export interface SendOptions {
  readonly upstream: UpstreamName;
  readonly http: HttpClient;
  /** Timeout of a whole call. Only attempts that had at least half of it count against upstream when they time out. */
  readonly timeoutMs: number;
  /** Knows whether upstream has accepted a credential lately. */
  readonly callers: { isAccepted(credentialKey: string): boolean };
}

const JSON_TYPE = /^(?:application|text)\/(?:[\w.-]+\+)?json$/;
const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** The text of a body without a byte order mark; undefined where it is not UTF-8. */
const textOf = (body: Buffer): string | undefined => {
  if (!isUtf8(body)) return undefined;
  const hasMark = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  return body.toString('utf8', hasMark ? 3 : 0);
};

/** Body and type of a 2xx answer; undefined where the body is neither multipart nor a valid JSON object or list. */
const readBody = (
  { int64Paths }: OperationSpec,
  { status, headers, body }: HttpAnswer,
): Pick<CallAnswer, 'mediaType' | 'contentType' | 'body'> | undefined => {
  const contentType = headerValue(headers, 'content-type') ?? '';
  const mediaType = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (status === 204 || status === 205) return { mediaType, contentType, body: undefined };
  const text = textOf(body);
  if (text === undefined) return undefined;
  if (mediaType.startsWith('multipart/')) return { mediaType, contentType, body: text };
  if (mediaType !== '' && !JSON_TYPE.test(mediaType)) return undefined;
  try {
    const value = parseJson(text, int64Paths);
    return isRecord(value) ? { mediaType, contentType, body: value } : undefined;
  } catch {
    return undefined;
  }
};

const announcement = (headers: AnswerHeaders): QuotaAnnouncement => {
  // Google sends no quota headers.
  if (headers['x-rate-limit-limit'] === undefined) return {};
  const windowSeconds = headerNumber(headers, 'x-rate-limit-window');
  return {
    limit: headerNumber(headers, 'x-rate-limit-limit'),
    remaining: headerNumber(headers, 'x-rate-limit-remaining'),
    windowMs: windowSeconds === undefined ? undefined : windowSeconds * 1000,
  };
};

const quotaOutcome = (status: number, headers: AnswerHeaders, error: UpstreamError): QuotaOutcome => {
  const announced = announcement(headers);
  if (error.code === 'RATE_LIMITED')
    return { kind: 'refused', penaltyMs: (error.retryAfterSeconds ?? 0) * 1000, announced };
  // RingCentral checks the token before it counts the call: such answers have no quota headers.
  if (status === 401 && announced.limit === undefined) return { kind: 'not-counted' };
  return { kind: 'counted', announced };
};

const transportCause = ({ kind, networkCode }: TransportFailure, outcomeUnknown: boolean): CallFailure => {
  switch (kind) {
    case 'network':
      return { kind, networkCode: networkCode ?? 'UNKNOWN', outcomeUnknown };
    case 'timeout':
    case 'aborted':
      return { kind, outcomeUnknown };
    case 'cut':
      return { kind: 'unreadable', networkCode: networkCode ?? 'UNKNOWN', outcomeUnknown };
    default:
      return { kind: 'unreadable', outcomeUnknown };
  }
};

const unanswered = (upstream: UpstreamName, failure: TransportFailure, isWrite: boolean, fairMs: number) => {
  const { kind, reached, isLocal, triedMs } = failure;
  const isGivenUp = isLocal || kind === 'aborted' || (kind === 'timeout' && triedMs < fairMs);
  return new FailedTry(callFailure(upstream, transportCause(failure, isWrite && reached)), {
    reached,
    health: isGivenUp ? 'unknown' : 'broken',
    quota: { kind: reached ? 'counted' : 'not-counted' },
  });
};

/** Whether the body of a 2xx answer is an error envelope: no resource of either upstream has members of these names. */
const isEnvelope = (upstream: UpstreamName, { error, errorCode }: Fields): boolean =>
  typeof errorCode === 'string' ||
  typeof error === 'string' ||
  (upstream === 'google-people' && isFields(error));

/** @throws FailedTry for an error status or an unreadable answer */
const readAnswer = (
  upstream: UpstreamName,
  operation: OperationSpec,
  answer: HttpAnswer,
  isWrite: boolean,
): CallAnswer => {
  const { status, headers } = answer;
  const requestId = upstreamRequestId(upstream, headers);
  const fail = (error: UpstreamError, health: UpstreamHealth): never => {
    throw new FailedTry(error, { reached: true, health, quota: quotaOutcome(status, headers, error) });
  };
  if (status < 200 || status >= 300) {
    const error = answerFailure({ upstream, status, headers, body: answer.body.toString('utf8'), isWrite });
    return fail(error, status >= 500 && isTransient(error) ? 'broken' : 'working');
  }
  const read = readBody(operation, answer);
  if (read === undefined)
    return fail(
      callFailure(upstream, { kind: 'unreadable', status, requestId, outcomeUnknown: isWrite }),
      'broken',
    );
  if (isFields(read.body) && isEnvelope(upstream, read.body))
    return fail(envelopeFailure({ upstream, status, headers, body: read.body, isWrite }), 'working');
  return {
    status,
    ...read,
    upstreamRequestId: requestId,
    isRepeated: false,
    announced: announcement(headers),
  };
};

/** The last stage: makes one HTTP exchange and interprets the answer. Throws `FailedTry`. */
export const send = ({ upstream, http, timeoutMs, callers }: SendOptions): Next => {
  const fairMs = timeoutMs / 2;
  const exchange = async (call: Call, isWrite: boolean): Promise<HttpAnswer> => {
    const { request, credential, tryMs, endsAt, signal } = call;
    const { key, isServerOwn } = credential;
    try {
      const isKnown = isServerOwn === true || callers.isAccepted(key);
      return await http.send(request, { tryMs, endsAt, signal, caller: { key, isAccepted: isKnown } });
    } catch (error) {
      throw error instanceof TransportFailure ? unanswered(upstream, error, isWrite, fairMs) : error;
    }
  };
  return async (call) => {
    const isWrite = call.request.method !== 'GET';
    return readAnswer(upstream, call.operation, await exchange(call, isWrite), isWrite);
  };
};
