import { describe, expect, it, jest } from '@jest/globals';
import { context, trace } from '@opentelemetry/api';

import { operations } from '../../../src/__generated__/ringcentral.ts';
import { answerFailure, callFailure } from '../../../src/clients/errors/upstream-failure.ts';
import {
  type Call,
  type CallAnswer,
  createCallScope,
  FailedTry,
  type Next,
  pipeline,
  type TransportEvent,
} from '../../../src/clients/http/call.ts';
import { authorize } from '../../../src/clients/http/stages/authorize.ts';
import { breaker, CircuitBreaker } from '../../../src/clients/http/stages/breaker.ts';
import { deadline } from '../../../src/clients/http/stages/deadline.ts';
import { deduplicate } from '../../../src/clients/http/stages/deduplicate.ts';
import { quota } from '../../../src/clients/http/stages/quota.ts';
import { record } from '../../../src/clients/http/stages/record.ts';
import { reserve } from '../../../src/clients/http/stages/reserve.ts';
import { retry } from '../../../src/clients/http/stages/retry.ts';
import { serialize } from '../../../src/clients/http/stages/serialize.ts';
import { createLocalBudget } from '../../../src/clients/quota/budget.ts';
import type { QuotaOutcome, QuotaStore } from '../../../src/clients/quota/quota.ts';
import { createMemoryLocks } from '../../../src/clients/redis/locks.ts';
import { failureOf } from '../support/setup.ts';

const UPSTREAM = 'ringcentral';

const callOf = (changes: Partial<Call> = {}): Call => ({
  operation: operations.listContacts,
  request: { method: 'GET', target: '/contacts', headers: { accept: 'application/json' } },
  batchSize: undefined,
  isFresh: false,
  credential: { key: 'ringcentral:me', token: () => 'token' },
  scope: createCallScope(),
  signal: undefined,
  endsAt: performance.now() + 5_000,
  tryMs: 5_000,
  progress: { sent: 0, isOutcomeOpen: false, hasRenewedToken: false },
  ...changes,
});
const write = (changes: Partial<Call> = {}): Call =>
  callOf({
    operation: operations.createContact,
    request: { method: 'POST', target: '/contacts', headers: {} },
    ...changes,
  });

const answer: CallAnswer = {
  status: 200,
  mediaType: 'application/json',
  contentType: 'application/json',
  body: {},
  upstreamRequestId: undefined,
  isRepeated: false,
  announced: { limit: 10, remaining: 9, windowMs: 60_000 },
};
const failedTry = (status: number, facts: Partial<FailedTry> = {}): FailedTry =>
  new FailedTry(answerFailure({ upstream: UPSTREAM, status, body: '', isWrite: false }), {
    reached: true,
    health: status >= 500 ? 'broken' : 'working',
    quota: { kind: 'counted' },
    ...facts,
  });

/** Replaces the rest of the pipeline: returns or throws the given outcomes in order, and repeats the last one. */
const ending = (...outcomes: readonly (CallAnswer | Error)[]) => {
  const calls: Call[] = [];
  const next: Next = (call) => {
    const outcome = outcomes[Math.min(calls.length, outcomes.length - 1)] ?? answer;
    calls.push(call);
    return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
  };
  return { next, calls };
};

const sent = (count: number) => Array.from({ length: count }, () => undefined);

it('a call passes the stages in the order of the list', async () => {
  const met: string[] = [];
  const stage =
    (name: string) =>
    (next: Next): Next =>
    (call) => {
      met.push(name);
      return next(call);
    };
  await pipeline([stage('first'), stage('second')], ending(answer).next)(callOf());
  expect(met).toEqual(['first', 'second']);
});

describe('deadline', () => {
  it('sets the deadline of the operation, or the timeout of a call where it is sooner', async () => {
    const { next, calls } = ending(answer);
    const stage = deadline(UPSTREAM, 1_000)(next);
    const now = performance.now();
    await stage(callOf({ scope: createCallScope({ deadline: now + 300 }) }));
    await stage(callOf({ scope: createCallScope({ deadline: now + 30_000 }) }));
    expect(calls[0]?.endsAt).toBe(now + 300);
    expect(calls[1]!.endsAt).toBeLessThanOrEqual(performance.now() + 1_000);
  });

  it('refuses late and aborted calls', async () => {
    const { next, calls } = ending(answer);
    const stage = deadline(UPSTREAM, 1_000)(next);
    for (const options of [{ deadline: performance.now() }, { signal: AbortSignal.abort() }])
      expect(await failureOf(stage(callOf({ scope: createCallScope(options) })))).toMatchObject({
        code: 'UPSTREAM_TIMEOUT',
      });
    expect(calls).toEqual([]);
  });
});

describe('deduplicate', () => {
  it('shares equal reads, but not a fresh read or one after a write', async () => {
    const { next, calls } = ending(answer);
    const stage = deduplicate(UPSTREAM, 1_000, new AbortController().signal)(next);
    await Promise.all([stage(callOf()), stage(callOf())]);
    expect(calls).toHaveLength(1);
    await Promise.all([stage(callOf()), stage(callOf({ isFresh: true }))]);
    expect(calls).toHaveLength(3);
    const early = stage(callOf());
    await stage(write());
    await Promise.all([early, stage(callOf())]);
    expect(calls.map(({ request }) => request.method)).toEqual(['GET', 'GET', 'GET', 'GET', 'POST', 'GET']);
  });

  it('does not share calls between callers', async () => {
    const { next, calls } = ending(answer);
    const stage = deduplicate(UPSTREAM, 1_000, new AbortController().signal)(next);
    const other = { key: 'ringcentral:other', token: () => 'token' };
    await Promise.all([stage(callOf()), stage(callOf({ credential: other }))]);
    expect(calls).toHaveLength(2);
  });

  it('aborts all reads on closing, invalidated ones included', async () => {
    const closing = new AbortController();
    const signals: (AbortSignal | undefined)[] = [];
    const { promise, resolve } = Promise.withResolvers<typeof answer>();
    const next: Next = ({ signal }) => {
      signals.push(signal);
      return promise;
    };
    const stage = deduplicate(UPSTREAM, 1_000, closing.signal)(next);
    const reads = [stage(callOf()), stage(callOf({ isFresh: true }))];
    const isAborted = () => signals.map((signal) => signal?.aborted);
    expect(isAborted()).toEqual([false, false]);
    closing.abort();
    reads.push(stage(callOf({ isFresh: true })));
    expect(isAborted()).toEqual([true, true, true]);
    resolve(answer);
    await Promise.all(reads);
  });
});

describe('serialize', () => {
  it('serializes the calls of its group, and no others', async () => {
    let underWay = 0;
    let most = 0;
    const next: Next = async () => {
      most = Math.max(most, (underWay += 1));
      await new Promise(setImmediate);
      underWay -= 1;
      return answer;
    };
    const stage = serialize(UPSTREAM, { queue: createMemoryLocks(), group: 'write' })(next);
    const operation = { ...operations.createContact, quotaGroup: 'write' };
    await Promise.all([1, 2, 3].map(() => stage(write({ operation }))));
    expect(most).toBe(1);
    await Promise.all([1, 2, 3].map(() => stage(callOf())));
    expect(most).toBe(3);
  });
});

describe('retry', () => {
  const stageOf = (next: Next, isScarce = false) =>
    retry({ upstream: UPSTREAM, maxRateWaitMs: 2_000, scarceGroups: new Set(isScarce ? ['heavy'] : []) })(
      next,
    );

  it('makes at most three attempts of a read', async () => {
    const { next, calls } = ending(failedTry(500));
    await expect(stageOf(next)(callOf())).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(calls).toHaveLength(3);
  });

  it('does not retry a write that may have arrived', async () => {
    const { next, calls } = ending(failedTry(500));
    await failureOf(stageOf(next)(write()));
    expect(calls).toHaveLength(1);
  });

  it('does not retry a call that was refused before it was sent', async () => {
    const refusal = callFailure(UPSTREAM, { kind: 'quota', retryAfterSeconds: 1 });
    const { next, calls } = ending(refusal);
    await expect(stageOf(next)(callOf())).rejects.toBe(refusal);
    expect(calls).toHaveLength(1);
  });

  it('gives the first attempt part of the time, or all of it where quota is scarce', async () => {
    for (const isScarce of [false, true]) {
      const { next, calls } = ending(answer);
      const call = callOf();
      await stageOf(next, isScarce)(call);
      const share = calls[0]!.tryMs / (call.endsAt - performance.now());
      if (isScarce) expect(share).toBeGreaterThanOrEqual(1);
      else expect(share).toBeLessThan(0.7);
    }
  });
});

describe('authorize', () => {
  it('sends the token, and once a renewed one after a 401', async () => {
    const tokens = ['old', 'new', 'newer'];
    const onUnauthorized = jest.fn(() => Promise.resolve(true));
    const credential = { key: 'ringcentral:own', token: () => tokens.shift() ?? '', onUnauthorized };
    const { next, calls } = ending(failedTry(401));
    await expect(authorize(UPSTREAM)(next)(callOf({ credential }))).rejects.toBeInstanceOf(FailedTry);
    expect(calls.map(({ request }) => request.headers['authorization'])).toEqual([
      'Bearer old',
      'Bearer new',
    ]);
    expect(onUnauthorized.mock.calls).toEqual([['old']]);
  });

  it('does not wait for a token beyond the deadline', async () => {
    const { next, calls } = ending(answer);
    const credential = { key: 'ringcentral:own', token: () => new Promise<string>(() => undefined) };
    const call = callOf({ credential, endsAt: performance.now() + 20 });
    expect(await failureOf(authorize(UPSTREAM)(next)(call))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(calls).toEqual([]);
  });
});

describe('quota', () => {
  const stageOf = (next: Next) => {
    const settled: QuotaOutcome[] = [];
    const quotas: QuotaStore = {
      budget: () => ({
        acquire: () => ({ settle: (outcome) => void settled.push(outcome) }),
        state: () => ({ limit: 10, remaining: 10, windowMs: 60_000, penaltyMs: 0, resetMs: 0 }),
      }),
    };
    const stage = quota({ upstream: UPSTREAM, quotas, maxRateWaitMs: 0, onEvent: () => undefined })(next);
    return { stage, settled };
  };

  it.each<[string, CallAnswer | Error, QuotaOutcome]>([
    ['an answer', answer, { kind: 'counted', announced: answer.announced }],
    ['a failed try', failedTry(500), { kind: 'counted' }],
    [
      'a refusal',
      failedTry(429, { quota: { kind: 'refused', penaltyMs: 60_000 } }),
      { kind: 'refused', penaltyMs: 60_000 },
    ],
    [
      'a call that was not sent',
      callFailure(UPSTREAM, { kind: 'circuit-open', retryAfterSeconds: 1 }),
      { kind: 'not-counted' },
    ],
    ['a bug in our code', new Error('boom'), { kind: 'not-counted' }],
  ])('settles its lease after %s', async (_, outcome, expected) => {
    const { stage, settled } = stageOf(ending(outcome).next);
    await stage(callOf()).catch(() => undefined);
    expect(settled).toEqual([expected]);
  });
});

describe('reserve', () => {
  const WINDOW_MS = 200;
  const silent: CallAnswer = { ...answer, announced: {} };
  const reserveBeforeQuota = (last: Next) => {
    const budget = createLocalBudget({ limit: 4, windowMs: WINDOW_MS });
    const quotas: QuotaStore = { budget: () => budget };
    const send = quota({
      upstream: UPSTREAM,
      quotas,
      maxRateWaitMs: WINDOW_MS / 2,
      onEvent: () => undefined,
    })(last);
    return { send, sendInBackground: reserve({ upstream: UPSTREAM, quotas })(send) };
  };
  const inBackground = () =>
    callOf({ endsAt: performance.now() + 10 * WINDOW_MS, scope: createCallScope({ quotaReserve: 2 }) });

  it('makes a background call wait until more than the reserve is free', async () => {
    const { next, calls } = ending(silent);
    const { send, sendInBackground } = reserveBeforeQuota(next);
    await Promise.all([sendInBackground(inBackground()), sendInBackground(inBackground())]);
    expect(calls).toHaveLength(2);
    const startedAt = performance.now();
    const third = sendInBackground(inBackground());
    await send(callOf());
    await send(callOf());
    await third;
    expect(calls.map(({ scope }) => scope.quotaReserve)).toEqual([2, 2, 0, 0, 2]);
    expect(performance.now() - startedAt).toBeGreaterThan(WINDOW_MS / 2);
  });

  it('does not let a caller with constant traffic starve background calls', async () => {
    const { next, calls } = ending(silent);
    const { send, sendInBackground } = reserveBeforeQuota(next);
    let isDone = false;
    const until = performance.now() + 4_000;
    const caller = async (): Promise<void> => {
      while (!isDone && performance.now() < until) {
        await send(callOf()).catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    const callers = [caller(), caller(), caller(), caller(), caller()];
    for (let turn = 0; turn < 3; turn += 1) await sendInBackground(inBackground());
    isDone = true;
    await Promise.all(callers);
    expect(calls.filter(({ scope }) => scope.quotaReserve > 0)).toHaveLength(3);
  });
});

describe('breaker', () => {
  it('opens after failed attempts and refuses calls', async () => {
    const circuit = new CircuitBreaker({ policy: { minimumTries: 3 } });
    const { next, calls } = ending(failedTry(500));
    const stage = breaker(UPSTREAM, circuit)(next);
    for (const _ of sent(3)) await stage(callOf()).catch(() => undefined);
    expect(await failureOf(stage(callOf()))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      retryAfterSeconds: 10,
    });
    expect(calls).toHaveLength(3);
  });

  it('ignores calls that were refused before they were sent', async () => {
    const events: TransportEvent[] = [];
    const circuit = new CircuitBreaker({
      policy: { minimumTries: 1 },
      onOwnChange: (open) => events.push({ kind: 'own-breakers', upstream: UPSTREAM, endpoint: 'api', open }),
    });
    const refusal = callFailure(UPSTREAM, { kind: 'too-many-calls', maxCalls: 1 });
    const stage = breaker(UPSTREAM, circuit)(ending(refusal).next);
    for (const _ of sent(5)) await expect(stage(callOf())).rejects.toBe(refusal);
    expect(events).toEqual([]);
  });
});

describe('record', () => {
  it('counts and records each request, and refuses calls beyond the limit of the operation', async () => {
    const scope = createCallScope({ maxCalls: 2 });
    const { next, calls } = ending(failedTry(503), answer);
    const stage = record(UPSTREAM, true)(next);
    const call = callOf({ scope });
    await stage(call).catch(() => undefined);
    await stage(call);
    expect(await failureOf(stage(call))).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: undefined,
    });
    expect(calls).toHaveLength(2);
    expect(scope.callCount).toBe(2);
    expect(scope.calls.map(({ status, attempt, code }) => [status, attempt, code])).toEqual([
      [503, 1, 'UPSTREAM_UNAVAILABLE'],
      [200, 2, undefined],
    ]);
  });

  it('sends no traceparent where there is no trace', async () => {
    const { next, calls } = ending(answer);
    await record(UPSTREAM, true)(next)(callOf());
    expect(trace.getActiveSpan()).toBeUndefined();
    expect(context.active()).toBeDefined();
    expect(calls[0]?.request.headers).not.toHaveProperty('traceparent');
  });
});

it('callers never see a FailedTry', async () => {
  const stage = retry({ upstream: UPSTREAM, maxRateWaitMs: 0, scarceGroups: new Set() });
  const error = await failureOf(stage(ending(failedTry(404)).next)(callOf()));
  expect(error).not.toBeInstanceOf(FailedTry);
  expect(error.code).toBe('NOT_FOUND');
});
