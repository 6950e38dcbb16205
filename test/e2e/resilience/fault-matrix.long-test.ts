import { describe, expect, it } from '@jest/globals';

import type { Fault } from '../../../sandbox/index.ts';
import type { ErrorCode } from '../../../src/clients/errors/error-code.ts';
import { type GraphQLResult, type Harness, startHarness } from '../../support/harness.ts';

import { CANARIES, type FaultRow, ROWS, UNREACHED } from './fault-rows.ts';

interface Expectation {
  /** Absent if the operation succeeds. */
  readonly code?: ErrorCode;
  readonly retryAfter?: number;
  /** Whether a retry can succeed, if the operation may be retried. */
  readonly isRetried?: boolean;
}

interface FaultCase {
  readonly name: string;
  readonly fault: Fault;
  readonly expected: (row: FaultRow) => Expectation;
}

const isToken = ({ as }: FaultRow): boolean => as === 'nobody';
const isWrite = (row: FaultRow): boolean => row.operation.method !== 'GET' && !isToken(row);
/** Token requests are retried whatever the rules of the operation, because repeating a grant is harmless. */
const isRepeatable = (row: FaultRow): boolean => row.operation.isIdempotent || isToken(row);

const always = (expected: Expectation) => (): Expectation => expected;
const UNAVAILABLE = always({ code: 'UPSTREAM_UNAVAILABLE', isRetried: true });
/** If quota is scarce, the first attempt may use all the time, so that there is none for a retry. */
const TIMEOUT = ({ operation }: FaultRow): Expectation => ({
  code: 'UPSTREAM_TIMEOUT',
  isRetried: !['heavy', 'auth'].includes(operation.quotaGroup),
});
const badResponse = always({ code: 'UPSTREAM_BAD_RESPONSE' });
/** The response to a DELETE has no body that could be invalid. */
const inBody =
  (expected: Expectation) =>
  ({ operation }: FaultRow): Expectation =>
    operation.method === 'DELETE' ? {} : expected;

/** RingCentral's penalty lasts a minute. Google names no time either; we wait half a minute. */
const unspecifiedWait = ({ upstream }: FaultRow): Expectation => ({
  code: 'RATE_LIMITED',
  retryAfter: upstream === 'ringcentral' ? 60 : 30,
});

const FAULTS: readonly FaultCase[] = [
  { name: 'latency', fault: { kind: 'latency', latencyMs: 30 }, expected: always({}) },
  { name: 'reset before', fault: { kind: 'reset', when: 'before' }, expected: UNAVAILABLE },
  { name: 'reset after', fault: { kind: 'reset', when: 'after' }, expected: UNAVAILABLE },
  {
    name: 'hang',
    fault: { kind: 'hang' },
    expected: TIMEOUT,
  },
  {
    name: 'hang after',
    fault: { kind: 'hang', when: 'after' },
    expected: TIMEOUT,
  },
  {
    name: '429 with Retry-After',
    fault: { kind: 'status', status: 429, retryAfter: 33 },
    expected: always({ code: 'RATE_LIMITED', retryAfter: 33 }),
  },
  { name: '429 without', fault: { kind: 'status', status: 429 }, expected: unspecifiedWait },
  { name: '500', fault: { kind: 'status', status: 500 }, expected: UNAVAILABLE },
  { name: '503', fault: { kind: 'status', status: 503 }, expected: UNAVAILABLE },
  { name: 'HTML', fault: { kind: 'html' }, expected: UNAVAILABLE },
  { name: 'HTML with 200', fault: { kind: 'html', status: 200 }, expected: badResponse },
  {
    name: 'truncated JSON',
    fault: { kind: 'truncated' },
    expected: inBody({ code: 'UPSTREAM_BAD_RESPONSE' }),
  },
  {
    name: 'cut connection',
    fault: { kind: 'truncated', isCut: true },
    expected: inBody({ code: 'UPSTREAM_BAD_RESPONSE', isRetried: true }),
  },
  { name: 'empty', fault: { kind: 'empty' }, expected: inBody({ code: 'UPSTREAM_BAD_RESPONSE' }) },
  {
    name: 'wrong content type',
    fault: { kind: 'content-type' },
    expected: inBody({ code: 'UPSTREAM_BAD_RESPONSE' }),
  },
  { name: 'huge body', fault: { kind: 'huge', bytes: 33 * 2 ** 20 }, expected: badResponse },
  {
    name: '401',
    fault: { kind: 'status', status: 401 },
    expected: always({ code: 'UNAUTHENTICATED' }),
  },
  {
    name: 'a body with secrets',
    fault: {
      kind: 'status',
      status: 500,
      body: {
        errorCode: `${CANARIES.upstream} !`,
        message: CANARIES.upstream,
        error: { message: CANARIES.upstream, status: `${CANARIES.upstream} ?` },
      },
    },
    expected: UNAVAILABLE,
  },
];

const MAX_TRIES = 3;
const UNKNOWN = 'not known whether';
/** Faults after which a write was certainly not done. */
const WITHOUT_EFFECT = new Set(['429 with Retry-After', '429 without', '401']);

interface Seen {
  readonly result: GraphQLResult;
  /** Calls to the row's upstream operation. */
  readonly calls: number;
  /** All output: the response, the log and the metrics. */
  readonly output: { readonly answer: string; readonly log: string; readonly metrics: string };
  readonly secrets: readonly string[];
}

const runWithFault = async (row: FaultRow, { fault }: FaultCase): Promise<Seen> => {
  const harness = await startHarness({
    sandbox: {
      ringcentral: { bookSizes: { demo: 40, second: 1 } },
      google: { otherContactCount: 40 },
    },
    env: {
      // Long enough on a busy machine; short if only the timeout ends the call.
      UPSTREAM_TIMEOUT_MS: fault.kind === 'hang' ? '1500' : '30000',
      MAX_RATE_WAIT_MS: '0',
      GOOGLE_SEARCH_WARMUP_MS: '0',
      LOG_LEVEL: 'trace',
    },
    ...(isToken(row) && { hasOwnCredentials: true }),
  });
  try {
    const { google, ringcentral } = harness.sandbox;
    const upstream = row.upstream === 'ringcentral' ? ringcentral : google;
    const variables = (await row.variables?.(harness)) ?? {};
    const { method, path: route } = row.operation;
    upstream.addFault({ ...fault, match: { method, route } });
    const result = await harness.execute(row.query, { variables, as: row.as ?? 'demo' });
    await new Promise((resolve) => setImmediate(resolve));
    return {
      result,
      calls: isToken(row)
        ? attemptsOf(row, harness)
        : upstream.calls().filter((call) => call.method === method && call.route === route).length,
      output: {
        answer: JSON.stringify(result.body),
        log: JSON.stringify(harness.log()),
        metrics: await (await fetch(`${harness.url}/metrics`)).text(),
      },
      secrets: secretsOf(harness),
    };
  } finally {
    await harness.close();
  }
};

/**
 * The attempts of one token request. The server requests a token when it starts, and the operation shares that request or, if
 * it has failed before the operation began, makes another one.
 */
const attemptsOf = ({ operation }: FaultRow, harness: Harness): number =>
  Math.max(
    ...harness
      .log()
      .filter(({ operationId }) => operationId === operation.id)
      .map(({ attempt }) => Number(attempt)),
  );

const secretsOf = ({ sandbox: { google, ringcentral, credentials } }: Harness): readonly string[] => [
  credentials.google.accessTokens.demo,
  credentials.ringcentral.accessTokens.demo,
  credentials.google.refreshToken,
  credentials.google.clientSecret,
  credentials.ringcentral.jwt,
  credentials.ringcentral.clientSecret,
  new URL(google.url).host,
  new URL(ringcentral.url).host,
];

const check = (row: FaultRow, fault: FaultCase, { result, calls, output, secrets }: Seen): void => {
  const { code, retryAfter, isRetried = false } = fault.expected(row);
  const { data, errors } = result.body;
  expect(result.status).toBe(200);
  if (code === undefined) {
    expect(errors).toBeUndefined();
    expect(data.field).not.toBeNull();
  } else {
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
    expect(errors?.[0]?.path?.[0]).toBe('field');
    expect(errors?.[0]?.extensions['upstream']).toBe(row.upstream);
    if (retryAfter !== undefined) expect(errors?.[0]?.extensions['retryAfter']).toBe(retryAfter);
    if (isWrite(row)) {
      expect([fault.name, errors?.[0]?.message.includes(UNKNOWN)]).toEqual([
        fault.name,
        !WITHOUT_EFFECT.has(fault.name),
      ]);
    }
    if (isRetried && isRepeatable(row)) expect(calls).toBeGreaterThan(1);
    else expect(calls).toBe(1);
    expect(calls).toBeLessThanOrEqual(MAX_TRIES);
    for (const canary of Object.values(CANARIES)) expect(output.answer).not.toContain(canary);
  }
  for (const text of [output.log, output.metrics]) {
    for (const canary of Object.values(CANARIES)) expect(text).not.toContain(canary);
  }
  for (const text of Object.values(output)) {
    for (const secret of secrets) expect(text).not.toContain(secret);
  }
};

describe('every upstream operation, with every fault', () => {
  it('has a row, except for operations that the graph does not use', () => {
    // `people:batchGet` is equivalent to `people.get`. Callers revoke their own tokens.
    expect(UNREACHED).toEqual(['getPerson', 'revokeToken']);
  });

  it.each(ROWS.map((row) => [row.operation.id, row] as const))(
    '%s gives the documented code with the documented number of calls, and reveals no secret',
    async (_id, row) => {
      const failures: string[] = [];
      const attempt = async (fault: FaultCase): Promise<void> => {
        try {
          check(row, fault, await runWithFault(row, fault));
        } catch (error) {
          failures.push(`${fault.name}: ${String(error)}`);
        }
      };
      // Concurrently, because most of the time is spent waiting.
      for (let start = 0; start < FAULTS.length; start += 6) {
        await Promise.all(FAULTS.slice(start, start + 6).map(attempt));
      }
      expect(failures).toEqual([]);
    },
    180_000,
  );
});
