import { describe, expect, it } from '@jest/globals';

import { BEYOND_TEST_MS, BOOK, failureOf, setUp } from '../support/setup.ts';
import { after, type Answer, hang, json, success, SUCCESS } from '../support/upstream-stub.ts';

// Tests that wait run concurrently; each has an upstream of its own.

const drip: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

describe('the deadline', () => {
  it.concurrent.each([
    ['hangs', hang],
    ['sends its answer drop by drop', drip],
    ['fails slowly', after(120, json({}, 500))],
  ])('ends a read of an upstream that %s', async (_, answer) => {
    await using bench = await setUp([answer], { timeoutMs: 300 });
    const error = await failureOf(bench.session().ringcentral.listContacts(BOOK));
    expect(['UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE']).toContain(error.code);
    // Without the deadline, a read that fails slowly would make three calls.
    expect(bench.stub.requests.length).toBeLessThan(3);
  });

  it.concurrent('covers all attempts together', async () => {
    await using bench = await setUp([hang], { timeoutMs: 1_200 });
    const startedAt = performance.now();
    const error = await failureOf(bench.session().ringcentral.listFavoriteContacts(BOOK));
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', status: undefined });
    // The first call leaves time for a second one, but not for a third.
    expect(bench.stub.requests).toHaveLength(2);
    expect(performance.now() - startedAt).toBeGreaterThan(1_100);
  });

  it('is that of the operation where it is sooner', async () => {
    await using bench = await setUp([hang], { timeoutMs: BEYOND_TEST_MS });
    for (const call of ['listContacts', 'createContact'] as const) {
      const { ringcentral } = bench.session({ deadline: performance.now() + 80 });
      expect((await failureOf(ringcentral[call](BOOK, {}))).code).toBe('UPSTREAM_TIMEOUT');
    }
  });

  it('sends no call when it has passed', async () => {
    await using bench = await setUp([success]);
    const { ringcentral } = bench.session({ deadline: performance.now() - 1 });
    expect(await failureOf(ringcentral.listContacts(BOOK))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(bench.stub.requests).toHaveLength(0);
  });

  it('covers the time in the queue behind another write of the same Google user', async () => {
    const end = Promise.withResolvers<undefined>();
    const slow: Answer = async (request, response) => {
      await end.promise;
      await success(request, response);
    };
    await using bench = await setUp([slow], { timeoutMs: BEYOND_TEST_MS });
    const copy = (deadline: number) =>
      bench
        .session({ deadline })
        .googlePeople.copyOtherContactToMyContactsGroup(
          { resourceName: 'otherContacts/c1' },
          { copyMask: 'names' },
        );
    const first = copy(performance.now() + BEYOND_TEST_MS);
    const error = await failureOf(copy(performance.now() + 100));
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', outcomeUnknown: false });
    end.resolve(undefined);
    await first;
    expect(bench.stub.requests).toHaveLength(1);
  });
});

describe('a caller who disconnects', () => {
  it('causes no further calls', async () => {
    await using bench = await setUp([success]);
    const { ringcentral } = bench.session({ signal: AbortSignal.abort() });
    await failureOf(ringcentral.listContacts(BOOK));
    await failureOf(ringcentral.createContact(BOOK, {}));
    expect(bench.stub.requests).toHaveLength(0);
  });

  it('aborts a read in flight, at upstream as well', async () => {
    const closed = Promise.withResolvers<boolean>();
    const controller = new AbortController();
    const hanging: Answer = (_, response) => {
      response.on('close', () => closed.resolve(response.writableFinished));
      setImmediate(() => controller.abort());
    };
    await using bench = await setUp([hanging], { timeoutMs: BEYOND_TEST_MS });
    const { ringcentral } = bench.session({ signal: controller.signal });
    await failureOf(ringcentral.listContacts(BOOK));
    expect(await closed.promise).toBe(false);
    expect(bench.stub.requests).toHaveLength(1);
  });

  it.each(['createContact', 'updateContact', 'deleteContact'] as const)(
    'lets %s under way end, so that its outcome is known',
    async (call) => {
      const closed = Promise.withResolvers<boolean>();
      const controller = new AbortController();
      await using bench = await setUp([
        async (request, response) => {
          response.on('close', () => closed.resolve(response.writableFinished));
          controller.abort();
          await after(60, json({ id: 1 }))(request, response);
        },
      ]);
      const { ringcentral, scope } = bench.session({ signal: controller.signal });
      const parameters = { ...BOOK, contactId: [1] };
      await (call === 'createContact' ? ringcentral[call](BOOK, {}) : ringcentral[call](parameters, {}));
      expect(await closed.promise).toBe(true);
      expect(scope.calls).toMatchObject([{ status: 200, attempt: 1 }]);
    },
  );

  it('stops the retries of a failed write', async () => {
    const controller = new AbortController();
    await using bench = await setUp([
      (request, response) => {
        controller.abort();
        return json({}, 500)(request, response);
      },
    ]);
    const { ringcentral } = bench.session({ signal: controller.signal });
    const change = ringcentral.updateContact({ ...BOOK, contactId: [1] }, {});
    expect(await failureOf(change)).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcomeUnknown: true });
    expect(bench.stub.requests).toHaveLength(1);
  });

  it.concurrent('does not extend a write beyond the deadline of its operation', async () => {
    const controller = new AbortController();
    await using bench = await setUp([(_) => controller.abort()], { timeoutMs: BEYOND_TEST_MS });
    const { ringcentral } = bench.session({ signal: controller.signal, deadline: performance.now() + 500 });
    const error = await failureOf(ringcentral.createContact(BOOK, {}));
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', outcomeUnknown: true });
  });

  it('ends the pause before a retry', async () => {
    const controller = new AbortController();
    const failing: Answer = (request, response) => {
      void json({}, 503, { 'retry-after': '50' })(request, response);
      setTimeout(() => controller.abort(), 50);
    };
    await using bench = await setUp([failing], { timeoutMs: BEYOND_TEST_MS });
    await failureOf(bench.session({ signal: controller.signal }).ringcentral.listContacts(BOOK));
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('leaves no listeners behind', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): number => warnings.push(warning);
    process.on('warning', note);
    const answer = json(SUCCESS, 200, { 'x-rate-limit-limit': '1000', 'x-rate-limit-remaining': '900' });
    await using bench = await setUp([answer], { timeoutMs: 30_000 });
    const { ringcentral, googlePeople } = bench.session({ signal: new AbortController().signal });
    await ringcentral.listContacts(BOOK);
    await Promise.all(
      Array.from({ length: 40 }, (_, page) =>
        Promise.all([
          ringcentral.listContacts({ ...BOOK, page }),
          googlePeople.listOtherContacts({ readMask: 'names', pageSize: page }),
        ]),
      ),
    );
    await new Promise(setImmediate);
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});
