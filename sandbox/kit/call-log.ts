import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import type { QuotaUse } from './http.ts';
import { parseJson } from './json.ts';

/** One request that an upstream received. It contains no credential. */
export interface RecordedCall {
  /** Counts from 1; `clearCalls` does not reset it. */
  readonly seq: number;
  /** Time at which the whole request had arrived, in milliseconds of the sandbox's clock. */
  readonly at: number;
  readonly method: string;
  /** Template such as `/v1/otherContacts`; the path when no route matches. */
  readonly route: string;
  /** Path as sent, without the query. */
  readonly path: string;
  /** Decoded pairs in the order sent. Credentials are replaced by `[hidden]`. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** The headers that matter to an upstream, in lower case. Never `authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Label of the sandbox user whose credential was sent. */
  readonly caller?: string;
  /** The beginning of the credential's SHA-256 in hex: distinguishes credentials, valid or not, without exposing them. */
  readonly credential?: string;
  /** The quota it was charged to; absent before that, and when nothing is charged. */
  readonly quota?: QuotaUse;
  /** Absent while the call runs, and when no answer was sent (hang, reset). */
  readonly status?: number;
  /** Milliseconds of a real monotonic clock. Two calls whose spans overlap ran at the same time. */
  readonly startedAt: number;
  readonly finishedAt?: number;
  /** The caller closed the connection before the answer was complete. */
  readonly isAborted?: boolean;
  /** Kind of the fault that was applied to this call. */
  readonly fault?: string;
  /** Parsed JSON of a write of up to 1 MiB. Integers above 2^53 are strings of digits. */
  readonly requestBody?: unknown;
}

/** The part of a log entry that is known when the call arrives. */
export type ArrivedCall = Omit<RecordedCall, 'seq' | keyof CallOutcome>;

/** The part that is added when the call ends. */
export type CallOutcome = Pick<RecordedCall, 'status' | 'finishedAt' | 'isAborted' | 'quota'>;

export interface CallLog {
  /** Logs a call; the returned function adds its outcome. */
  begin(call: ArrivedCall): (outcome: CallOutcome) => void;
  /** Oldest first. */
  calls(): readonly RecordedCall[];
  clear(): void;
}

/** Bounds the memory of a sandbox that runs for days. */
const MAX_RECORDED_CALLS = 10_000;

/** A list of the newest `limit` calls. */
export const createCallLog = (limit: number = MAX_RECORDED_CALLS): CallLog => {
  // A Map keeps insertion order and drops its oldest entry at no cost.
  const calls = new Map<number, RecordedCall>();
  let seq = 0;
  return {
    begin(arrived) {
      seq += 1;
      const call: RecordedCall = { seq, ...arrived };
      calls.set(call.seq, call);
      const oldest = calls.keys().next();
      if (calls.size > limit && !oldest.done) calls.delete(oldest.value);
      return (outcome) => {
        if (calls.has(call.seq)) calls.set(call.seq, { ...call, ...outcome });
      };
    },
    calls: () => [...calls.values()],
    clear: () => calls.clear(),
  };
};

const RECORDED_HEADERS: readonly string[] = [
  'accept',
  'accept-encoding',
  'accept-language',
  'client-id',
  'content-type',
  'if-match',
  'if-none-match',
  'traceparent',
  'user-agent',
  'x-goog-fieldmask',
  'x-goog-api-client',
  'x-http-method-override',
  'x-user-agent',
];

const SECRET_PARAMETERS: ReadonlySet<string> = new Set(['access_token', 'oauth_token', 'key', 'token']);

export const recordedHeaders = (headers: IncomingHttpHeaders): Readonly<Record<string, string>> =>
  Object.fromEntries(
    RECORDED_HEADERS.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );

/** Of the `authorization` header, else of a token in the query. */
export const recordedCredential = (
  headers: IncomingHttpHeaders,
  query: readonly (readonly [string, string])[],
): string | undefined => {
  const token =
    headers.authorization?.replace(/^\S+\s+/, '') ?? query.find(([name]) => SECRET_PARAMETERS.has(name))?.[1];
  return token === undefined ? undefined : createHash('sha256').update(token).digest('hex').slice(0, 12);
};

export const recordedQuery = (
  query: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] =>
  query.map(([name, value]) => [name, SECRET_PARAMETERS.has(name) ? '[hidden]' : value]);

/** Without a limit, a few logged uploads of 20 MB would fill the memory. */
const MAX_RECORDED_BYTES = 2 ** 20;

/** The parsed JSON of a body; absent when it is empty, too long or not JSON. */
export const recordedBody = (body: Buffer): unknown => {
  if (body.length === 0 || body.length > MAX_RECORDED_BYTES) return undefined;
  try {
    return parseJson(body.toString('utf8'));
  } catch {
    return undefined;
  }
};

/** The largest number of these calls that ran at the same time. */
export const maxConcurrency = (calls: readonly RecordedCall[]): number => {
  const steps = calls.flatMap(({ startedAt, finishedAt = Infinity }) => [
    [startedAt, 1] as const,
    [finishedAt, -1] as const,
  ]);
  // At equal times an end sorts before a start, so consecutive calls do not overlap.
  steps.sort(([left, leftStep], [right, rightStep]) => left - right || leftStep - rightStep);
  let running = 0;
  return steps.reduce((most, [, step]) => Math.max(most, (running += step)), 0);
};

/** The largest number of these calls in any span of this many milliseconds of the sandbox's clock. */
export const mostWithin = (calls: readonly RecordedCall[], milliseconds: number): number =>
  Math.max(
    0,
    ...calls.map((last) => calls.filter(({ at }) => at > last.at - milliseconds && at <= last.at).length),
  );
