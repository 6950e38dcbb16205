import { describe, expect, it } from '@jest/globals';

import { operations as googleOperations } from '../../../src/__generated__/google-people.ts';
import { operations as ringcentralOperations } from '../../../src/__generated__/ringcentral.ts';
import type { UpstreamError } from '../../../src/clients/errors/upstream-error.ts';
import type { OperationSpec } from '../../../src/clients/http/operation.ts';
import { type Bench, type Session, setUp } from '../support/setup.ts';
import { type Answer, cut, hang, json, reset, text } from '../support/upstream-stub.ts';

type Upstream = 'googlePeople' | 'ringcentral';

interface Operation {
  readonly upstream: Upstream;
  readonly spec: OperationSpec;
}

interface Fault {
  readonly answer: Answer;
  readonly code: string;
  /** Whether the same call may succeed on a retry. */
  readonly passes: boolean;
  /** Whether upstream may have made the change. */
  readonly mayHaveChanged: boolean;
}

const refused = (status: number, code: string): [string, Fault] => [
  String(status),
  { answer: json({}, status), code, passes: false, mayHaveChanged: false },
];
const broken = (name: string, answer: Answer, code = 'UPSTREAM_UNAVAILABLE'): [string, Fault] => [
  name,
  { answer, code, passes: true, mayHaveChanged: true },
];

const FAULTS = new Map<string, Fault>([
  refused(400, 'BAD_USER_INPUT'),
  refused(401, 'UNAUTHENTICATED'),
  refused(403, 'FORBIDDEN'),
  refused(404, 'NOT_FOUND'),
  refused(405, 'INTERNAL_SERVER_ERROR'),
  refused(406, 'INTERNAL_SERVER_ERROR'),
  ['408', { answer: json({}, 408), code: 'UPSTREAM_TIMEOUT', passes: true, mayHaveChanged: false }],
  refused(409, 'BAD_USER_INPUT'),
  refused(411, 'INTERNAL_SERVER_ERROR'),
  refused(413, 'BAD_USER_INPUT'),
  refused(415, 'INTERNAL_SERVER_ERROR'),
  refused(422, 'BAD_USER_INPUT'),
  [
    '418, which nothing documents',
    { answer: json({}, 418), code: 'UPSTREAM_BAD_RESPONSE', passes: false, mayHaveChanged: true },
  ],
  refused(429, 'RATE_LIMITED'),
  broken('499', json({}, 499)),
  broken('500', json({}, 500)),
  refused(501, 'UPSTREAM_UNAVAILABLE'),
  broken('502 in HTML', text('<html>', 'text/html', 502)),
  broken('503', json({}, 503)),
  broken('504', json({}, 504), 'UPSTREAM_TIMEOUT'),
  broken('507', json({}, 507)),
  broken('a broken connection', reset),
  broken('a success cut short', cut, 'UPSTREAM_BAD_RESPONSE'),
  [
    'a success in HTML',
    {
      answer: text('<html>', 'text/html'),
      code: 'UPSTREAM_BAD_RESPONSE',
      passes: false,
      mayHaveChanged: true,
    },
  ],
]);

/** Deliberately a second list: to make another change repeatable, add it here too. */
const REPEATABLE_CHANGES = ['updateContact', 'deleteContact'];

const isToken = ({ requestType }: OperationSpec): boolean =>
  requestType === 'application/x-www-form-urlencoded';

const OPERATIONS: readonly Operation[] = [
  ...Object.values(googleOperations).map((spec) => ({ upstream: 'googlePeople' as const, spec })),
  ...Object.values(ringcentralOperations).map((spec) => ({ upstream: 'ringcentral' as const, spec })),
].filter(({ spec }) => !isToken(spec));

const RESOURCE_NAMES: Readonly<Record<string, string>> = { resourceName: 'people/c1' };

/** Calls any operation, with the parameters of its path. */
const call = (session: Session, upstream: Upstream, { id, pathParameters }: OperationSpec) => {
  const methods = session[upstream] as unknown as Record<
    string,
    (parameters: object, body: object) => Promise<unknown>
  >;
  const parameters = Object.fromEntries(pathParameters.map((name) => [name, RESOURCE_NAMES[name] ?? '1']));
  return methods[id]!(parameters, {});
};

/** The result of a call in one line. */
const lineOf = (tries: number, code: string, isUnknown: boolean): string =>
  `${String(tries)} × ${code}${isUnknown ? ', outcome unknown' : ''}`;

const promised = ({ id, method }: OperationSpec, { code, passes, mayHaveChanged }: Fault): string => {
  const isChange = method !== 'GET';
  const tries = passes && (!isChange || REPEATABLE_CHANGES.includes(id)) ? 3 : 1;
  return lineOf(tries, code, isChange && mayHaveChanged);
};

/** Makes the call as a caller with a separate quota. */
const outcomeOf = async (bench: Bench, { upstream, spec }: Operation, caller: number): Promise<string> => {
  const authorization = `Bearer ${String(caller)}`;
  const headers = { googleAuthorization: authorization, ringcentralAuthorization: authorization };
  const session = bench.session({}, headers);
  const error = await call(session, upstream, spec).then(
    () => undefined,
    (reason: unknown) => reason as UpstreamError,
  );
  return lineOf(session.scope.callCount, error?.code ?? 'OK', error?.outcomeUnknown === true);
};

// An open breaker would end the retries that are counted here.
const noBreaker = { minimumTries: Infinity };

describe.each(OPERATIONS)('$spec.method $spec.id', ({ upstream, spec }) => {
  it('is repeated where its contract allows it and nowhere else', async () => {
    const faults = [...FAULTS.values()];
    const answer: Answer = (request, response) => {
      const caller = Number(/\d+/.exec(request.headers.authorization ?? '')?.[0]);
      return faults[caller]!.answer(request, response);
    };
    await using bench = await setUp([answer], { timeoutMs: 10_000, breaker: noBreaker });
    const outcomes = await Promise.all(
      [...FAULTS.keys()].map(async (name, caller) => [
        name,
        await outcomeOf(bench, { upstream, spec }, caller),
      ]),
    );
    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries([...FAULTS].map(([name, fault]) => [name, promised(spec, fault)])),
    );
  });

  it.each([
    ['is sent once more after a wait that is short enough', 1, 2],
    ['is not sent again while the wait is too long', 30, 1],
  ])('after a 429, which changes nothing, it %s', async (_, seconds, tries) => {
    await using bench = await setUp([json({}, 429, { 'retry-after': String(seconds) })], {
      maxRateWaitMs: 1_500,
      timeoutMs: 10_000,
    });
    const error = await call(bench.session(), upstream, spec).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'RATE_LIMITED', outcomeUnknown: false });
    expect(bench.stub.requests).toHaveLength(tries);
  });
});

/** A try has all the time where quota is scarce. Elsewhere the first try leaves time for a second one. */
const triesInSilence = ({ quotaGroup, method, isIdempotent }: OperationSpec): number =>
  quotaGroup === 'heavy' || (method !== 'GET' && !isIdempotent) ? 1 : 2;

it('a call to an upstream that hangs is retried once if that is safe and quota is not scarce', async () => {
  await using bench = await setUp([hang], { timeoutMs: 5_000, breaker: noBreaker });
  const outcomes = await Promise.all(
    OPERATIONS.map(async (operation, caller) => [
      operation.spec.id,
      await outcomeOf(bench, operation, caller),
    ]),
  );
  expect(Object.fromEntries(outcomes)).toEqual(
    Object.fromEntries(
      OPERATIONS.map(({ spec }) => [
        spec.id,
        lineOf(triesInSilence(spec), 'UPSTREAM_TIMEOUT', spec.method !== 'GET'),
      ]),
    ),
  );
});
