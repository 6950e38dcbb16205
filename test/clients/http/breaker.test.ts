import { describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import type { TransportEvent } from '../../../src/clients/http/call.ts';
import { createLocalBudget, createQuotaStore } from '../../../src/clients/quota/budget.ts';
import type { UpstreamsOptions } from '../../../src/clients/upstreams.ts';
import { type Bench, BOOK, failureOf, setUp } from '../support/setup.ts';
import { after, type Answer, cut, hang, json, reset, text } from '../support/upstream-stub.ts';

// Tests here wait for most of their time, and each has an upstream of its own, so they run concurrently.

const OPEN_MS = 300;
const breaker = { openMs: OPEN_MS, windowMs: 30_000, minimumTries: 6 };
const fault500 = json({}, 500);
const list = json({ records: [] });

/** Waits until an open breaker lets a probe through. A timer may fire early, by the length of a turn of the event loop. */
const pauseToEnd = () => delay(OPEN_MS + 50);

/** An answer that is sent when released. */
const hold = (answer: Answer) => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const held: Answer = async (request, response) => {
    await promise;
    await answer(request, response);
  };
  return { answer: held, release: () => resolve(undefined) };
};

/** A bench with small breakers. `states` are those of the shared breakers; `own` counts the open breakers of credentials. */
const setUpBreaker = async (answer: Answer, options: Partial<UpstreamsOptions> = {}) => {
  const states: string[] = [];
  const own: number[] = [];
  const onEvent = (event: TransportEvent): void => {
    if (event.kind === 'breaker') states.push(`${event.upstream} ${event.endpoint} ${event.state}`);
    if (event.kind === 'own-breakers') own.push(event.open);
  };
  return { bench: await setUp([answer], { breaker, onEvent, ...options }), states, own };
};

let page = 0;
/** A read whose call is never shared, because each has another page. */
const read = (bench: Bench, token = 'one') =>
  bench
    .session({}, { ringcentralAuthorization: `Bearer ${token}` })
    .ringcentral.listContacts({ ...BOOK, page: (page += 1) });

/** Enough failures to open the breaker of one credential: two reads of three tries each. */
const openOwn = async (bench: Bench, token?: string): Promise<void> => {
  await Promise.allSettled([read(bench, token), read(bench, token)]);
};

const CALLERS = ['one', 'two', 'three'] as const;

/** Opens the shared breaker: upstream serves three callers first, then fails for all of them. */
const open = async (bench: Bench, answer: Answer = fault500): Promise<void> => {
  bench.stub.answer(list);
  for (const caller of CALLERS) await read(bench, caller);
  bench.stub.answer(answer);
  await Promise.all(CALLERS.map((caller) => openOwn(bench, caller)));
};

const BROKEN: readonly (readonly [string, Answer])[] = [
  ['answers 500', fault500],
  ['answers 503', json({}, 503)],
  ['breaks the connection', reset],
  ['cuts its answers', cut],
  ["answers with a proxy's page", text('<html>', 'text/html')],
  ['is hidden behind a gateway', text('<html>', 'text/html', 502)],
  ['does not answer', hang],
];

describe('the breaker of a credential', () => {
  it.concurrent.each(BROKEN)('opens when upstream %s', async (_, answer) => {
    // Without a quota, because it would refuse some of the calls first.
    const quotas = createQuotaStore(() => createLocalBudget({ limit: Infinity, windowMs: 60_000 }));
    const { bench, states, own } = await setUpBreaker(answer, { timeoutMs: 400, quotas });
    await using _bench = bench;
    await Promise.allSettled(Array.from({ length: 6 }, () => read(bench)));
    expect([states, own]).toEqual([[], [1]]);
    const { length } = bench.stub.requests;
    expect(await failureOf(read(bench))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      retryAfterSeconds: 1,
      outcomeUnknown: false,
      message: 'RingCentral is not available. Try again in 1 second.',
    });
    expect(bench.stub.requests).toHaveLength(length);
  });

  it.concurrent('refuses writes too, with a known outcome', async () => {
    const { bench } = await setUpBreaker(fault500);
    await using _bench = bench;
    await openOwn(bench);
    const { length } = bench.stub.requests;
    const change = bench
      .session({}, { ringcentralAuthorization: 'Bearer one' })
      .ringcentral.createContact(BOOK, {});
    expect(await failureOf(change)).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcomeUnknown: false });
    expect(bench.stub.requests).toHaveLength(length);
  });

  it.concurrent('leaves the outcome of a write unknown whose first attempt may have arrived', async () => {
    const { bench } = await setUpBreaker(fault500, { breaker: { ...breaker, minimumTries: 1 } });
    await using _bench = bench;
    const change = bench.session().ringcentral.updateContact({ ...BOOK, contactId: [1] }, {});
    expect(await failureOf(change)).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcomeUnknown: true });
    expect(bench.stub.requests).toHaveLength(1);
  });

  it.concurrent('costs no quota while it is open', async () => {
    const { bench } = await setUpBreaker(fault500);
    await using _bench = bench;
    await openOwn(bench);
    const { scope, ringcentral } = bench.session({}, { ringcentralAuthorization: 'Bearer one' });
    const before = (await bench.upstreams.report(scope)).budgets;
    await failureOf(ringcentral.listContacts(BOOK));
    const [budget] = (await bench.upstreams.report(scope)).budgets;
    expect(before).toEqual([]);
    expect(budget).toMatchObject({ group: 'heavy', limit: 10, remaining: 4 });
    expect(scope.callCount).toBe(0);
  });

  it.concurrent('does not refuse the calls of others', async () => {
    const { bench, states } = await setUpBreaker((request, response) =>
      (request.headers.authorization === 'Bearer loud' ? fault500 : list)(request, response),
    );
    await using _bench = bench;
    for (let round = 0; round < 20; round += 1) {
      await failureOf(read(bench, 'loud'));
      // All callers are new: upstream has not served any of them before.
      if (round % 4 === 0) expect(await read(bench, `quiet-${round}`)).toEqual({ records: [] });
    }
    expect(states).toEqual([]);
  });

  it.concurrent('closes after one successful call', async () => {
    const { bench, own } = await setUpBreaker(fault500);
    await using _bench = bench;
    await openOwn(bench);
    await pauseToEnd();
    const { answer, release } = hold(list);
    bench.stub.answer(answer);
    const probe = read(bench);
    expect(await failureOf(read(bench))).toMatchObject({ retryAfterSeconds: 1 });
    release();
    expect(await probe).toEqual({ records: [] });
    expect(await read(bench)).toEqual({ records: [] });
    expect(own).toEqual([1, 0]);
  });
});

describe('the shared breaker', () => {
  it.concurrent.each(BROKEN)('opens when upstream %s', async (_, answer) => {
    const { bench, states } = await setUpBreaker(answer, {
      timeoutMs: 400,
      breaker: { ...breaker, minimumTries: 1 },
    });
    await using _bench = bench;
    await open(bench, answer);
    expect(states).toEqual(['ringcentral api open']);
    const { length } = bench.stub.requests;
    expect(await failureOf(read(bench, 'somebody-else'))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(bench.stub.requests).toHaveLength(length);
  });

  it.concurrent('does not affect the other upstream', async () => {
    const { bench, states } = await setUpBreaker(fault500);
    await using _bench = bench;
    await open(bench, (request, response) =>
      (request.url.startsWith('/v1/') ? list : fault500)(request, response),
    );
    await bench.session().googlePeople.listOtherContacts({ readMask: 'names' });
    expect(states).toEqual(['ringcentral api open']);
  });
});

describe('after the pause of an open breaker', () => {
  it.concurrent('one call is the probe, and all calls follow when it succeeds', async () => {
    const { bench, states } = await setUpBreaker(fault500);
    await using _bench = bench;
    await open(bench);
    await pauseToEnd();
    const { answer, release } = hold(list);
    bench.stub.answer(answer);
    const { length } = bench.stub.requests;
    const probe = read(bench, 'three');
    expect(await Promise.all([failureOf(read(bench, 'three')), failureOf(read(bench, 'two'))])).toMatchObject(
      [
        { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 1 },
        { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 1 },
      ],
    );
    release();
    expect(await probe).toEqual({ records: [] });
    await Promise.all([read(bench), read(bench, 'two')]);
    expect(bench.stub.requests).toHaveLength(length + 3);
    expect(states).toEqual(['ringcentral api open', 'ringcentral api half-open', 'ringcentral api closed']);
  });

  it.concurrent('it opens again when the probe fails, and the probe is not retried', async () => {
    const { bench, states } = await setUpBreaker(fault500);
    await using _bench = bench;
    await open(bench);
    await pauseToEnd();
    const { length } = bench.stub.requests;
    await failureOf(read(bench, 'three'));
    await failureOf(read(bench, 'two'));
    expect(bench.stub.requests).toHaveLength(length + 1);
    expect(states.slice(1)).toEqual(['ringcentral api half-open', 'ringcentral api open']);
  });

  it.concurrent(
    'a cancelled probe does not change the state, and another call replaces it at once',
    async () => {
      const { bench, states } = await setUpBreaker(fault500);
      await using _bench = bench;
      await open(bench);
      await pauseToEnd();
      const controller = new AbortController();
      const headers = { ringcentralAuthorization: 'Bearer three' };
      bench.stub.answer(() => controller.abort(), list);
      await failureOf(bench.session({ signal: controller.signal }, headers).ringcentral.listContacts(BOOK));
      expect(await read(bench, 'three')).toEqual({ records: [] });
      expect(states.slice(1)).toEqual(['ringcentral api half-open', 'ringcentral api closed']);
    },
  );

  it.concurrent('earlier failures are forgotten', async () => {
    const { bench, states, own } = await setUpBreaker(fault500);
    await using _bench = bench;
    await open(bench);
    await pauseToEnd();
    bench.stub.answer(list, json({}, 404), fault500);
    await read(bench, 'three');
    await failureOf(read(bench, 'three'));
    await failureOf(read(bench, 'three'));
    expect([states.at(-1), own.at(-1)]).toEqual(['ringcentral api closed', 0]);
  });
});

describe('an upstream that works', () => {
  it.concurrent.each([400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 501])(
    'does not count as failing when it answers every call with %i',
    async (status) => {
      const { bench, states } = await setUpBreaker(json({}, status));
      await using _bench = bench;
      await Promise.allSettled(
        Array.from({ length: 12 }, (_, index) => read(bench, `caller-${String(index)}`)),
      );
      expect(bench.stub.requests.length).toBeGreaterThanOrEqual(12);
      expect(states).toEqual([]);
    },
  );

  it.concurrent('does not count as failing when it refuses all writes during maintenance', async () => {
    const { bench, states } = await setUpBreaker(json({ errors: [{ errorCode: 'CMN-211' }] }, 503));
    await using _bench = bench;
    for (let count = 0; count < 9; count += 1)
      await failureOf(bench.session().ringcentral.createContact(BOOK, {}));
    expect(states).toEqual([]);
  });

  it.concurrent('does not count as failing when callers disconnect', async () => {
    const { bench, states } = await setUpBreaker(hang);
    await using _bench = bench;
    const controller = new AbortController();
    const reads = Array.from({ length: 9 }, (_, index) =>
      failureOf(
        bench.session({ signal: controller.signal }).ringcentral.listContacts({ ...BOOK, page: index }),
      ),
    );
    while (bench.stub.requests.length < 9) await delay(5);
    controller.abort();
    await Promise.all(reads);
    expect(states).toEqual([]);
  });

  it.concurrent('does not count as failing when operations have no time left', async () => {
    const { bench, states } = await setUpBreaker(after(300, list), { timeoutMs: 10_000 });
    await using _bench = bench;
    // Writes, because a read is not aborted when one of its subscribers runs out of time.
    const changes = Array.from({ length: 9 }, () =>
      failureOf(bench.session({ deadline: performance.now() + 100 }).ringcentral.createContact(BOOK, {})),
    );
    expect((await Promise.all(changes)).map(({ code }) => code)).toEqual(Array(9).fill('UPSTREAM_TIMEOUT'));
    expect(states).toEqual([]);
  });

  it.concurrent('does not count as failing when only the requests of one caller fail', async () => {
    const { bench, states } = await setUpBreaker((request, response) =>
      (request.headers.authorization === 'Bearer poison' ? fault500 : list)(request, response),
    );
    await using _bench = bench;
    await read(bench, 'well');
    for (let count = 0; count < 8; count += 1) await failureOf(read(bench, 'poison'));
    // Two reads of three tries each, then the caller's own breaker is open.
    expect(bench.stub.requests).toHaveLength(1 + breaker.minimumTries);
    expect(states).toEqual([]);
    expect(await read(bench, 'well')).toEqual({ records: [] });
  });
});

describe('the token endpoint', () => {
  const options = {
    ringcentral: { clientId: 'id', clientSecret: 'secret', jwt: 'jwt' },
    // Its quota is five requests a minute.
    breaker: { ...breaker, minimumTries: 3 },
  };
  const own = (bench: Bench) =>
    bench.session({}, {}).ringcentral.listContacts({ ...BOOK, page: (page += 1) });

  it.concurrent('has a breaker of its own', async () => {
    const { bench, states } = await setUpBreaker(
      (request, response) => (request.url.includes('/oauth/') ? fault500 : list)(request, response),
      options,
    );
    await using _bench = bench;
    await failureOf(own(bench));
    expect(states).toEqual(['ringcentral token open']);
    const { length } = bench.stub.requests;
    expect(await failureOf(own(bench))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 1 });
    expect(bench.stub.requests).toHaveLength(length);
    expect(await read(bench)).toEqual({ records: [] });
  });

  it.concurrent('issues tokens again once it works', async () => {
    const { bench, states } = await setUpBreaker(fault500, options);
    await using _bench = bench;
    await failureOf(own(bench));
    await pauseToEnd();
    bench.stub.answer(json({ access_token: 'token', expires_in: 3600 }), list);
    expect(await own(bench)).toEqual({ records: [] });
    expect(states.at(-1)).toBe('ringcentral token closed');
  });
});
