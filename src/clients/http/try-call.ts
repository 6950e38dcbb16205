import { headerNumber, type AnswerHeaders } from '../errors/retry-after.ts';
import type { UpstreamError } from '../errors/upstream-error.ts';
import {
  answerFailure,
  callFailure,
  isTransient,
  upstreamRequestId,
  type CallFailure,
} from '../errors/upstream-failure.ts';
import { readAnswer, type CallAnswer } from './answer-body.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from './http-client.ts';
import type { Upstream } from './operation.ts';
import type { QuotaAnnouncement, QuotaOutcome } from '../quota/quota.ts';
import { TransportFailure } from './transport-failure.ts';

/**
 * What a try says of upstream itself. `working`: it answered, be it with a refusal; `broken`: it failed, or could not be
 * reached; `unknown`: the try was given up before it could show either.
 */
export type UpstreamHealth = 'working' | 'broken' | 'unknown';

export interface TryLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** A try that had less time than this, and ran out of it, is not held against upstream. */
  readonly fairMs: number;
}

/** How one try ended. */
export interface TryResult {
  readonly outcome: Omit<CallAnswer, 'isRepeated'> | UpstreamError;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** False where the request surely never reached upstream. */
  readonly reached: boolean;
  readonly upstreamRequestId: string | undefined;
  readonly quota: QuotaOutcome;
  readonly health: UpstreamHealth;
}

function announcement(headers: AnswerHeaders): QuotaAnnouncement {
  const windowSeconds = headerNumber(headers, 'x-rate-limit-window');
  return {
    limit: headerNumber(headers, 'x-rate-limit-limit'),
    remaining: headerNumber(headers, 'x-rate-limit-remaining'),
    windowMs: windowSeconds === undefined ? undefined : windowSeconds * 1000,
  };
}

function quotaOutcome(
  status: number,
  headers: AnswerHeaders,
  error: UpstreamError | undefined,
): QuotaOutcome {
  const announced = announcement(headers);
  if (error?.code === 'RATE_LIMITED') {
    return { kind: 'refused', penaltyMs: (error.retryAfterSeconds ?? 0) * 1000, announced };
  }
  // RingCentral rejects a token before it counts: such answers carry no quota headers.
  if (status === 401 && announced.limit === undefined) return { kind: 'not-counted' };
  return { kind: 'counted', announced };
}

function failedTry(
  upstream: Upstream,
  failure: TransportFailure,
  isWrite: boolean,
  { timeoutMs, fairMs }: TryLimits,
): TryResult {
  const { kind, reached } = failure;
  const isGivenUp = kind === 'aborted' || (kind === 'timeout' && timeoutMs < fairMs);
  return {
    outcome: callFailure(upstream, transportCause(failure, isWrite && reached)),
    status: 0,
    reached,
    upstreamRequestId: undefined,
    quota: reached ? { kind: 'counted' } : { kind: 'not-counted' },
    health: isGivenUp ? 'unknown' : 'broken',
  };
}

function transportCause({ kind, networkCode }: TransportFailure, outcomeUnknown: boolean): CallFailure {
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
}

function answeredTry(upstream: Upstream, answer: HttpAnswer, isWrite: boolean): TryResult {
  const { status, headers } = answer;
  const requestId = upstreamRequestId(upstream, headers);
  const result = (
    outcome: TryResult['outcome'],
    health: UpstreamHealth,
    error?: UpstreamError,
  ): TryResult => ({
    outcome,
    status,
    reached: true,
    upstreamRequestId: requestId,
    quota: quotaOutcome(status, headers, error),
    health,
  });
  if (status < 200 || status >= 300) {
    const error = answerFailure({ upstream, status, headers, body: answer.body.toString('utf8'), isWrite });
    return result(error, status >= 500 && isTransient(error) ? 'broken' : 'working', error);
  }
  const read = readAnswer(answer);
  if (read !== undefined) return result({ status, ...read, upstreamRequestId: requestId }, 'working');
  const error = callFailure(upstream, { kind: 'unreadable', status, requestId, outcomeUnknown: isWrite });
  return result(error, 'broken');
}

/** Sends a request once. Every failure of upstream or of the way there becomes an outcome, none is thrown. */
export async function tryCall(
  upstream: Upstream,
  http: HttpClient,
  request: HttpRequest,
  limits: TryLimits,
): Promise<TryResult> {
  const isWrite = request.method !== 'GET';
  try {
    return answeredTry(upstream, await http.send(request, limits), isWrite);
  } catch (error) {
    if (error instanceof TransportFailure) return failedTry(upstream, error, isWrite, limits);
    throw error;
  }
}
