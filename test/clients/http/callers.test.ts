import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { CallRecord } from '../../../src/clients/http/call.ts';
import { credentialKey } from '../../../src/clients/http/caller.ts';
import { bearerCredential } from '../../../src/clients/upstreams.ts';
import { BOOK, failureOf, GOOGLE_TOKEN, setUp } from '../support/setup.ts';
import { json, reset, success, SUCCESS, text } from '../support/upstream-stub.ts';

describe('a caller without a credential', () => {
  it('learns how to send one, without a call', async () => {
    await using bench = await setUp([success]);
    const { googlePeople, ringcentral } = bench.session({}, { googleAuthorization: 'Bearer x' });
    const error = await failureOf(ringcentral.listContacts(BOOK));
    expect(error).toMatchObject({ code: 'UNAUTHENTICATED', upstream: 'ringcentral' });
    expect(error.message).toContain('x-ringcentral-authorization');
    expect(await failureOf(ringcentral.readContacts(BOOK, ['1', '2']))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect([ringcentral.credentialKey, bench.stub.requests.length]).toEqual([null, 0]);
    // The other upstream still works.
    expect(await googlePeople.listOtherContacts({ readMask: 'names' })).toMatchObject({ records: [] });
  });

  it.each(['', 'x', 'Basic abc', 'Bearer', 'Bearer ', 'Bearer a b', 'Bearer a\r\nx: y', 'Bearer žluť'])(
    'gets UNAUTHENTICATED for the header %j',
    async (header) => {
      await using bench = await setUp([success]);
      const { googlePeople } = bench.session({}, { googleAuthorization: header });
      const error = await failureOf(googlePeople.listOtherContacts({ readMask: 'names' }));
      expect(error).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(error.message).toContain('x-google-authorization');
      expect(bench.stub.requests).toHaveLength(0);
    },
  );

  it.each(['Bearer ya29.a0-_~+/==', 'bearer x', 'BEARER  x '])('may send %j', async (header) => {
    await using bench = await setUp([success]);
    await bench
      .session({}, { googleAuthorization: header })
      .googlePeople.listOtherContacts({ readMask: 'names' });
    expect(bench.stub.requests[0]?.headers.authorization).toMatch(/^Bearer \S+$/);
  });
});

describe('the key of a caller', () => {
  it('is the same for the same token of the same upstream, and for no other', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w.-]{8,}$/), fc.stringMatching(/^[\w.-]{8,}$/), (a, b) => {
        const key = (token: string) => bearerCredential('ringcentral', `Bearer ${token}`).key;
        expect(key(a) === key(b)).toBe(a === b);
        expect(bearerCredential('google-people', `Bearer ${a}`).key.slice(-22)).not.toBe(key(a).slice(-22));
        expect(key(a)).toMatch(/^ringcentral:[\w-]{22}$/);
        expect(key(a)).not.toContain(a);
      }),
    );
    expect(credentialKey('ringcentral', 'a', 'bc')).not.toBe(credentialKey('ringcentral', 'ab', 'c'));
  });
});

describe('the calls of one operation', () => {
  it('are recorded without personal data or secrets', async () => {
    const reported: CallRecord[] = [];
    await using bench = await setUp([json(SUCCESS, 200, { rcrequestid: 'abc-1' }), text('', '', 404)]);
    const { googlePeople, ringcentral, scope } = bench.session({ onCall: (record) => reported.push(record) });
    await ringcentral.listContacts({
      ...BOOK,
      accountId: '400131426008',
      startsWith: 'Ada',
      phoneNumber: ['+12025550100'],
    });
    await failureOf(googlePeople.getPerson({ resourceName: 'people/c123', personFields: 'names' }));
    expect(scope.calls).toEqual([
      {
        upstream: 'ringcentral',
        operationId: 'listContacts',
        method: 'GET',
        route: expect.stringContaining('{extensionId}/address-book/contact'),
        status: 200,
        ms: expect.any(Number),
        attempt: 1,
        shared: false,
        upstreamRequestId: 'abc-1',
      },
      {
        upstream: 'google-people',
        operationId: 'getPerson',
        method: 'GET',
        route: '/v1/{resourceName}',
        status: 404,
        ms: expect.any(Number),
        attempt: 1,
        shared: false,
        code: 'NOT_FOUND',
      },
    ]);
    expect(reported).toEqual(scope.calls);
    expect(JSON.stringify(reported)).not.toMatch(/Ada|2025550100|c123|400131426008|secret/);
  });

  it('are at most a hundred, both upstreams together', async () => {
    await using bench = await setUp([
      json(SUCCESS, 200, {
        'x-rate-limit-limit': '1000',
        'x-rate-limit-remaining': '999',
        'x-rate-limit-window': '60',
      }),
    ]);
    const { googlePeople, ringcentral, scope } = bench.session();
    await ringcentral.listContacts(BOOK);
    const results = await Promise.allSettled(
      Array.from({ length: 110 }, (_, n) =>
        n % 2 === 0
          ? googlePeople.getPerson({ resourceName: `people/c${n}`, personFields: 'names' })
          : ringcentral.listContacts({ ...BOOK, page: n }),
      ),
    );
    const refused = results
      .filter((one) => one.status === 'rejected')
      .map((one) => one.reason as { code: string; message: string });
    expect([bench.stub.requests.length, scope.callCount, refused.length]).toEqual([100, 100, 11]);
    expect(refused[0]).toMatchObject({
      code: 'RATE_LIMITED',
      message: expect.stringContaining('100 upstream calls'),
    });
    // The next operation of the same caller has a new count.
    await bench.session().ringcentral.listContacts(BOOK);
  });

  it('are limited per operation, even for shared reads', async () => {
    await using bench = await setUp([json({ records: [] })]);
    const exhausted = failureOf(bench.session({ maxCalls: 0 }).ringcentral.listContacts(BOOK));
    expect(await bench.session().ringcentral.listContacts(BOOK)).toEqual({ records: [] });
    expect(await exhausted).toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('may have another limit, and retries count', async () => {
    await using bench = await setUp([json({}, 500)]);
    expect(await failureOf(bench.session({ maxCalls: 2 }).ringcentral.listContacts(BOOK))).toMatchObject({
      code: 'RATE_LIMITED',
    });
    expect(bench.stub.requests).toHaveLength(2);
  });
});

describe('connections', () => {
  it('are reused, also after errors', async () => {
    await using bench = await setUp([success, json({}, 404), text('<html>', 'text/html'), success]);
    const { googlePeople } = bench.session();
    for (let n = 0; n < 4; n += 1)
      await googlePeople
        .getPerson({ resourceName: `people/c${n}`, personFields: 'names' })
        .catch(() => undefined);
    expect(bench.stub.requests.map(({ connection }) => connection)).toEqual([1, 1, 1, 1]);
  });

  it('are no more than concurrent calls', async () => {
    await using bench = await setUp([success]);
    const { googlePeople } = bench.session();
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(
        [1, 2, 3].map((n) => googlePeople.getPerson({ resourceName: `people/c${n}`, personFields: 'names' })),
      );
    }
    expect(bench.stub.connections).toBeLessThanOrEqual(3);
  });
});

describe('a stack or a dump of an error', () => {
  it('holds no credential', async () => {
    await using bench = await setUp([reset]);
    const error = await failureOf(
      bench.session().googlePeople.getPerson({ resourceName: 'people/c1', personFields: 'names' }),
    );
    const { inspect } = await import('node:util');
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(GOOGLE_TOKEN);
  });
});
