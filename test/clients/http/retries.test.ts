import { describe, expect, it } from '@jest/globals';

import { operations as googleOperations } from '../../../src/__generated__/google-people.ts';
import { operations } from '../../../src/__generated__/ringcentral.ts';
import { answerFailure } from '../../../src/clients/errors/upstream-failure.ts';
import { createCallScope } from '../../../src/clients/http/call.ts';
import type { OperationSpec } from '../../../src/clients/http/operation.ts';
import { retryDelay, tryTimeoutMs } from '../../../src/clients/http/stages/retry.ts';
import type { RingcentralClient } from '../../../src/clients/ringcentral/client.ts';
import { createUpstreams } from '../../../src/clients/upstreams.ts';
import { BEYOND_TEST_MS, BOOK, failureOf, setUp } from '../support/setup.ts';
import { type Answer, hang, json, reset, success, text } from '../support/upstream-stub.ts';

const fault500 = json({ errorCode: 'CMN-203' }, 500);
const html502 = text('<html>', 'text/html', 502);

type Method = readonly [name: string, call: (client: RingcentralClient) => Promise<unknown>];
const REPEATABLE: readonly Method[] = [
  ['GET', (client) => client.listContacts(BOOK)],
  ['PUT of contacts', (client) => client.updateContact({ ...BOOK, contactId: [1] }, { firstName: 'Ada' })],
  ['DELETE', (client) => client.deleteContact({ ...BOOK, contactId: [1] })],
];
const ONCE: readonly Method[] = [
  ['POST', (client) => client.createContact(BOOK, { firstName: 'Ada' })],
  ['PATCH', (client) => client.patchContact({ ...BOOK, contactId: 1 }, { firstName: 'Ada' })],
  ['PUT of favorites', (client) => client.updateFavoriteContactList(BOOK, { records: [] })],
  ['bulk upload', (client) => client.addressBookBulkUpload({ accountId: '~' }, { records: [] })],
];
const FAULTS: readonly (readonly [string, Answer])[] = [
  ['500', fault500],
  ['502 in HTML', html502],
  ['503', json({ errorCode: 'CMN-201' }, 503)],
  ['504', json({}, 504)],
  ['a broken connection', reset],
];

const combine = (methods: readonly Method[]) =>
  methods.flatMap(([method, call]) => FAULTS.map(([fault, answer]) => ({ method, call, fault, answer })));

describe('a call that may be repeated', () => {
  it.each(combine(REPEATABLE))('$method survives $fault', async ({ call, answer }) => {
    await using bench = await setUp([answer, success]);
    const { ringcentral, scope } = bench.session();
    await call(ringcentral);
    expect(bench.stub.requests).toHaveLength(2);
    expect(new Set(bench.stub.requests.map(({ url, body }) => url + body)).size).toBe(1);
    expect(scope.callCount).toBe(2);
    expect(scope.calls.map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it('GET survives an upstream that hangs', async () => {
    await using bench = await setUp([hang, json({ records: [] })], { timeoutMs: 500 });
    const { ringcentral, scope } = bench.session();
    expect(await ringcentral.listFavoriteContacts(BOOK)).toEqual({ records: [] });
    expect(scope.calls.map(({ status, code }) => [status, code])).toEqual([
      [0, 'UPSTREAM_TIMEOUT'],
      [200, undefined],
    ]);
  });

  it('has an unknown outcome where an earlier attempt may have been carried out', async () => {
    await using bench = await setUp([fault500, json({ errorCode: 'CMN-401' }, 403)]);
    const error = await failureOf(bench.session().ringcentral.updateContact({ ...BOOK, contactId: [1] }, {}));
    expect(error).toMatchObject({ code: 'FORBIDDEN', outcomeUnknown: true });
  });

  it('DELETE counts as done when its repetition finds nothing', async () => {
    const gone = json({ errorCode: 'CMN-102' }, 404);
    await using bench = await setUp([reset, gone]);
    expect(await bench.session().ringcentral.deleteContact({ ...BOOK, contactId: [1] })).toBeUndefined();
    bench.stub.answer(gone);
    expect(
      await failureOf(bench.session().ringcentral.deleteContact({ ...BOOK, contactId: [1] })),
    ).toMatchObject({ code: 'NOT_FOUND', outcomeUnknown: false });
  });
});

describe('a call that must not be repeated', () => {
  it.each(ONCE)('%s is retried where it certainly never arrived', async (_, call) => {
    await using bench = await setUp([]);
    const { url } = bench.stub;
    await bench.stub.close();
    const upstreams = createUpstreams({
      googlePeopleUrl: url,
      googleTokenUrl: url,
      ringcentralUrl: url,
      timeoutMs: 2_000,
      maxRateWaitMs: 0,
    });
    const scope = createCallScope();
    const { ringcentral } = upstreams.clientsFor({ ringcentralAuthorization: 'Bearer x', scope });
    expect(await failureOf(call(ringcentral))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      networkCode: 'ECONNREFUSED',
      outcomeUnknown: false,
    });
    expect(scope.callCount).toBe(3);
    await upstreams.close();
  });
});

describe('a call that would fail again', () => {
  it('is not repeated while RingCentral refuses all writes', async () => {
    await using bench = await setUp([json({ errors: [{ errorCode: 'CMN-211' }] }, 503)]);
    const error = await failureOf(bench.session().ringcentral.updateContact({ ...BOOK, contactId: [1] }, {}));
    expect(error).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      upstreamCode: 'CMN-211',
      outcomeUnknown: false,
    });
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('is not repeated when 503 names a time beyond the deadline', async () => {
    await using bench = await setUp([json({}, 503, { 'retry-after': '300' })], { timeoutMs: BEYOND_TEST_MS });
    expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      retryAfterSeconds: 300,
    });
    expect(bench.stub.requests).toHaveLength(1);
  });
});

describe('when', () => {
  it('503 names a short wait, the call is retried after it', async () => {
    await using bench = await setUp([json({}, 503, { 'retry-after': '1' }), success], { timeoutMs: 3_000 });
    await bench.session().ringcentral.listContacts(BOOK);
    const [first, second] = bench.stub.requests;
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(990);
  });

  it('backoff doubles, with jitter, up to its cap and the deadline', () => {
    const spec: OperationSpec = operations.listContacts;
    const error = answerFailure({ upstream: 'ringcentral', status: 500, body: '', isWrite: false });
    const delay = (failures: number, remainingMs: number, chance: number) =>
      retryDelay(
        spec,
        { error, reached: true },
        { failures, hasWaitedForQuota: false },
        { remainingMs, maxRateWaitMs: 0 },
        () => chance,
      );
    expect([delay(1, 9_000, 0), delay(1, 9_000, 1), delay(2, 9_000, 0), delay(2, 9_000, 1)]).toEqual([
      50, 100, 100, 200,
    ]);
    expect(delay(3, 9_000, 0)).toBeUndefined();
    expect(delay(1, 149, 1)).toBeUndefined();
    expect(delay(1, 150, 1)).toBe(100);
  });

  it('an attempt leaves time for another only where a retry is allowed and quota is not scarce', () => {
    const first = { failures: 0, hasTimedOut: false };
    const timeout = (spec: OperationSpec, isScarce: boolean, history = first) =>
      tryTimeoutMs(spec, isScarce, history, 1_000);
    const { listFavoriteContacts, listContacts, createContact } = operations;
    expect(timeout(listFavoriteContacts, false)).toBe(600);
    expect(timeout(listContacts, true)).toBe(1_000);
    expect(timeout(listFavoriteContacts, false, { failures: 2, hasTimedOut: false })).toBe(1_000);
    expect(timeout(listFavoriteContacts, false, { failures: 1, hasTimedOut: true })).toBe(1_000);
    expect(timeout(createContact, false)).toBe(1_000);
    expect(timeout(googleOperations.copyOtherContactToMyContactsGroup, false)).toBe(1_000);
  });
});
