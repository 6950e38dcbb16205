import { describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import { ConnectionQueue } from '../../../src/clients/http/connections.ts';
import { TransportFailure } from '../../../src/clients/http/exchange.ts';
import { createHttpClient } from '../../../src/clients/http/http-client.ts';
import { BOOK, failureOf, setUp } from '../support/setup.ts';
import { after, json, startUpstreamStub, success } from '../support/upstream-stub.ts';

import { describeManyCallers, events, google, range } from './fairness.ts';

const known = (key: string) => ({ key, isAccepted: true });
const newCaller = (key: string) => ({ key, isAccepted: false });

describe('the queue for connections', () => {
  const setUpQueue = (maxConnections = 8, maxQueued = 64) => {
    const queue = new ConnectionQueue({ maxConnections, maxQueued });
    const served: string[] = [];
    const enter = (caller: ReturnType<typeof known>) => queue.enter(caller, () => served.push(caller.key));
    return { queue, served, enter };
  };

  it('grants a connection at once while there is room', () => {
    const { served, enter } = setUpQueue();
    for (const key of range(8)) enter(known(`c${key}`));
    enter(known('late'));
    expect(served).toEqual(range(8).map((key) => `c${key}`));
  });

  it('gives one credential at most half of the connections', () => {
    const { served, enter } = setUpQueue();
    for (const _ of range(8)) enter(known('loud'));
    expect(served).toHaveLength(4);
    enter(known('quiet'));
    expect(served.at(-1)).toBe('quiet');
  });

  it('alternates between credentials', () => {
    const { queue, served, enter } = setUpQueue(2);
    enter(known('x'));
    enter(known('y'));
    for (const _ of range(5)) enter(known('loud'));
    enter(known('quiet'));
    queue.release(known('x'));
    queue.release(known('y'));
    expect(served.slice(2)).toEqual(['loud', 'quiet']);
  });

  it('keeps a quarter of the connections for accepted credentials', () => {
    const { served, enter } = setUpQueue();
    for (const key of range(100)) enter(newCaller(`s${key}`));
    expect(served).toHaveLength(6);
    enter(known('a'));
    enter(known('b'));
    expect(served.slice(6)).toEqual(['a', 'b']);
  });

  it('does not starve new credentials', () => {
    const { queue, served, enter } = setUpQueue(2, 1_000);
    enter(known('x'));
    enter(known('y'));
    for (const key of range(50)) enter(known(`k${key}`));
    enter(newCaller('s'));
    for (const _ of range(16)) queue.release(known(served.at(-1)!));
    expect(served).toContain('s');
  });

  it('has room for accepted credentials when new ones have filled their half', () => {
    const { enter } = setUpQueue();
    const entered = range(200).map((key) => enter(newCaller(`s${key}`)));
    expect(entered.filter((leave) => leave !== undefined)).toHaveLength(6 + 32);
    for (const key of range(2 + 32)) expect(enter(known(`k${key}`))).toBeDefined();
  });

  it('gives one credential at most an eighth of its places', () => {
    const { enter } = setUpQueue();
    const entered = range(50).map(() => enter(known('loud')));
    expect(entered.filter((leave) => leave !== undefined)).toHaveLength(4 + 8);
    expect(enter(known('quiet'))).toBeDefined();
  });

  it('serves many calls that end at once without a deep stack', () => {
    const { queue } = setUpQueue(1, 100_000);
    let turns = 0;
    queue.enter(known('first'), () => undefined);
    for (const key of range(20_000)) {
      const caller = known(`k${key}`);
      queue.enter(caller, () => {
        turns += 1;
        queue.release(caller);
      });
    }
    queue.release(known('first'));
    expect(turns).toBe(20_000);
  });

  it('skips calls that have left', () => {
    const { queue, served, enter } = setUpQueue(1);
    enter(known('a'));
    const leave = enter(known('b'));
    enter(known('c'));
    leave?.();
    queue.release(known('a'));
    expect(served).toEqual(['a', 'c']);
    // Leaving does not release a connection that was already granted.
    leave?.();
    enter(known('d'));
    expect(served).toEqual(['a', 'c']);
  });
});

describe('the timeout of an attempt', () => {
  it('starts with the connection, and a wait that ends before does not count against upstream', async () => {
    const gate = Promise.withResolvers<undefined>();
    const stub = await startUpstreamStub(async (request, response) => {
      await gate.promise;
      await success(request, response);
    });
    const client = createHttpClient({ baseUrl: stub.url, maxConnections: 1 });
    const send = (endsInMs: number, tryMs: number) =>
      client.send(
        { method: 'GET', target: '/', headers: {} },
        { tryMs, endsAt: performance.now() + endsInMs, caller: known('one') },
      );
    const first = send(60_000, 60_000);
    // One call may try for less time than it is queued. The other one has no time left at all.
    const patient = send(60_000, 10_000);
    const hurried = await send(50, 10_000).catch((error: unknown) => error);
    expect(hurried).toBeInstanceOf(TransportFailure);
    expect(hurried).toMatchObject({ kind: 'timeout', reached: false, isLocal: true, triedMs: 0 });
    gate.resolve(undefined);
    expect((await Promise.all([first, patient])).map(({ status }) => status)).toEqual([200, 200]);
    expect(stub.requests).toHaveLength(2);
    await client.close();
    await stub.close();
  });
});

describe('a healthy upstream', () => {
  it('does not count as failing because of cancelled calls', async () => {
    const { states, onEvent } = events();
    await using bench = await setUp([success], { onEvent });
    await google(bench, 'known');
    bench.stub.answer(after(500, success));
    const controller = new AbortController();
    const calls = range(60).map((one) =>
      failureOf(google(bench, `s-${one % 20}`, one + 1, controller.signal)),
    );
    await delay(100);
    controller.abort();
    await Promise.all(calls);
    bench.stub.answer(success);
    expect(await google(bench, 'known')).toBeDefined();
    expect(states).toEqual([]);
  });

  it('that is slow gets one call where quota is scarce: the first attempt has all the time', async () => {
    await using bench = await setUp([after(600, json({ records: [] }))], { timeoutMs: 800 });
    expect(await bench.session().ringcentral.listContacts(BOOK)).toEqual({ records: [] });
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('that is too slow gets no second Heavy call', async () => {
    await using bench = await setUp([after(1_000, json({ records: [] }))], { timeoutMs: 400 });
    expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
    });
    expect(bench.stub.requests).toHaveLength(1);
  });
});

describeManyCallers(150, 10);
