import { describe, expect, it } from '@jest/globals';

import { BEYOND_TEST_MS, BOOK, failureOf, setUp } from '../support/setup.ts';
import { after, type Answer, hang, json, success, SUCCESS, text } from '../support/upstream-stub.ts';

const list = { id: 1, records: [{ id: 1 }] };
const slow = after(40, json(list));

describe('concurrent equal reads', () => {
  it('share one call, across the operations of a caller', async () => {
    await using bench = await setUp([slow]);
    const sessions = [bench.session(), bench.session(), bench.session()];
    const answers = await Promise.all(
      sessions.flatMap(({ ringcentral }) => [ringcentral.listContacts(BOOK), ringcentral.listContacts(BOOK)]),
    );
    expect(bench.stub.requests).toHaveLength(1);
    expect(answers).toEqual(Array(6).fill(list));
    expect(sessions.map(({ scope }) => scope.callCount)).toEqual([1, 0, 0]);
    expect(sessions.map(({ scope }) => scope.calls.map(({ shared, status }) => [shared, status]))).toEqual([
      [
        [false, 200],
        [true, 200],
      ],
      [
        [true, 200],
        [true, 200],
      ],
      [
        [true, 200],
        [true, 200],
      ],
    ]);
  });

  it('share one call in whatever order their parameters are', async () => {
    await using bench = await setUp([slow]);
    const { ringcentral } = bench.session();
    await Promise.all([
      ringcentral.listContacts({ ...BOOK, page: 1, perPage: 10 }),
      ringcentral.listContacts({
        perPage: 10,
        page: 1,
        startsWith: undefined,
        extensionId: '~',
        accountId: '~',
      }),
    ]);
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('are not shared between callers', async () => {
    await using bench = await setUp([
      (request, response) =>
        after(40, json({ ...SUCCESS, uri: request.headers.authorization }))(request, response),
    ]);
    const as = (token: string) =>
      bench.session({}, { ringcentralAuthorization: `Bearer ${token}` }).ringcentral.listContacts(BOOK);
    const uris = (await Promise.all([as('a'), as('b'), as('a')])).map(({ uri }) => uri);
    expect(uris).toEqual(['Bearer a', 'Bearer b', 'Bearer a']);
    expect(bench.stub.requests).toHaveLength(2);
  });

  it('are not shared once the first has been answered', async () => {
    await using bench = await setUp([json(list)]);
    const { ringcentral } = bench.session();
    await ringcentral.listContacts(BOOK);
    await ringcentral.listContacts(BOOK);
    expect(bench.stub.requests).toHaveLength(2);
  });

  it('fail for all subscribers', async () => {
    await using bench = await setUp([after(20, text('', '', 404))]);
    const sessions = [bench.session(), bench.session()];
    const errors = await Promise.all(
      sessions.map(({ ringcentral }) => failureOf(ringcentral.listContacts(BOOK))),
    );
    expect(errors.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(sessions[1]?.scope.calls).toMatchObject([{ shared: true, status: 404, code: 'NOT_FOUND' }]);
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('are not shared where they differ, and writes are never shared', async () => {
    await using bench = await setUp([slow]);
    const { ringcentral } = bench.session();
    await Promise.all([
      ringcentral.listContacts({ ...BOOK, page: 1 }),
      ringcentral.listContacts({ ...BOOK, page: 2 }),
      ringcentral.createContact(BOOK, {}),
      ringcentral.createContact(BOOK, {}),
    ]);
    expect(bench.stub.requests).toHaveLength(4);
  });
});

describe('a subscriber who leaves', () => {
  it('does not abort the call of the others, even if it began the call', async () => {
    await using bench = await setUp([after(80, json(list))]);
    const controller = new AbortController();
    const first = failureOf(bench.session({ signal: controller.signal }).ringcentral.listContacts(BOOK));
    const second = bench.session().ringcentral.listContacts(BOOK);
    const late = failureOf(
      bench.session({ deadline: performance.now() + 30 }).ringcentral.listContacts(BOOK),
    );
    controller.abort();
    expect(await first).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(await late).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(await second).toEqual(list);
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('aborts the call when it is the last one', async () => {
    const closed = Promise.withResolvers<undefined>();
    const hanging: Answer = (_, response) => {
      response.on('close', () => closed.resolve(undefined));
    };
    await using bench = await setUp([hanging, json(list)], { timeoutMs: BEYOND_TEST_MS });
    const controller = new AbortController();
    const waiting = [0, 1].map(() =>
      failureOf(bench.session({ signal: controller.signal }).ringcentral.listContacts(BOOK)),
    );
    while (bench.stub.requests.length === 0) await new Promise(setImmediate);
    controller.abort();
    // A read that starts now makes a new call and does not join the aborted one.
    expect(await bench.session().ringcentral.listContacts(BOOK)).toEqual(list);
    await Promise.all([...waiting, closed.promise]);
    expect(bench.stub.requests).toHaveLength(2);
  });
});

describe('a read after a write', () => {
  it('does not share a read that began before the write', async () => {
    await using bench = await setUp([hang, success, json(list)]);
    const controller = new AbortController();
    const stale = failureOf(bench.session({ signal: controller.signal }).ringcentral.listContacts(BOOK));
    while (bench.stub.requests.length === 0) await new Promise(setImmediate);
    await bench.session().ringcentral.createContact(BOOK, {});
    expect(await bench.session().ringcentral.listContacts(BOOK)).toEqual(list);
    controller.abort();
    await stale;
    expect(bench.stub.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  });
});

describe('writes of one Google user', () => {
  it('are made one after another, those of several users in parallel', async () => {
    let open = 0;
    const most = new Map<string, number>();
    let mostOfAll = 0;
    const openOf = new Map<string, number>();
    await using bench = await setUp([
      async (request, response) => {
        const user = request.headers.authorization ?? '';
        open += 1;
        openOf.set(user, (openOf.get(user) ?? 0) + 1);
        mostOfAll = Math.max(mostOfAll, open);
        most.set(user, Math.max(most.get(user) ?? 0, openOf.get(user) ?? 0));
        await after(30, success)(request, response);
        open -= 1;
        openOf.set(user, (openOf.get(user) ?? 0) - 1);
      },
    ]);
    const copies = (token: string) => {
      const { googlePeople } = bench.session({}, { googleAuthorization: `Bearer ${token}` });
      return [1, 2, 3].map((n) =>
        googlePeople.copyOtherContactToMyContactsGroup(
          { resourceName: `otherContacts/c${n}` },
          { copyMask: 'names' },
        ),
      );
    };
    await Promise.all([...copies('a'), ...copies('b')]);
    expect([...most.values()]).toEqual([1, 1]);
    expect(mostOfAll).toBe(2);
    const urls = bench.stub.requests
      .filter(({ headers }) => headers.authorization === 'Bearer a')
      .map(({ url }) => /c(\d)/.exec(url)?.[1]);
    expect(urls).toEqual(['1', '2', '3']);
  });

  it('continue when one of them fails or is aborted', async () => {
    await using bench = await setUp([after(60, json({}, 400)), json({ resourceName: 'people/c3' })]);
    const copy = (n: number, signal?: AbortSignal) =>
      bench
        .session({ signal })
        .googlePeople.copyOtherContactToMyContactsGroup(
          { resourceName: `otherContacts/c${n}` },
          { copyMask: 'names' },
        );
    const controller = new AbortController();
    const failing = failureOf(copy(1));
    const leaving = failureOf(copy(2, controller.signal));
    const last = copy(3);
    controller.abort();
    expect(await leaving).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(await failing).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await last).toEqual({ resourceName: 'people/c3' });
    // Leaving the queue does not let later writes overtake the first one.
    const [first, second] = bench.stub.requests;
    expect(bench.stub.requests).toHaveLength(2);
    expect(second!.at - first!.at).toBeGreaterThan(50);
  });
});
