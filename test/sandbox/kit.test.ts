import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createConnection } from 'node:net';

import {
  aBoolean,
  createClock,
  createSettings,
  createUpstreamServer,
  maxConcurrency,
  Refusal,
  type SandboxUpstream,
  type UpstreamDefinition,
} from '../../sandbox/kit/index.ts';

const JSON_HEADERS = { 'content-type': 'application/json' };
const ITEMS = JSON.stringify({ items: Array.from({ length: 200 }, (_, id) => ({ id, name: `item ${id}` })) });

let processed = 0;
let resets = 0;
let upstream: SandboxUpstream;

const settings = createSettings({ isLoud: false }, { isLoud: aBoolean });

const definition: UpstreamDefinition = {
  name: 'ringcentral',
  host: '127.0.0.1',
  port: 0,
  clock: createClock(() => Date.UTC(2030, 0, 1)),
  routes: [
    {
      method: 'GET',
      path: '/v1/items',
      handle: () => {
        processed += 1;
        return { status: 200, headers: JSON_HEADERS, body: ITEMS };
      },
    },
    {
      method: 'POST',
      path: '/v1/{+name}:copy',
      handle: ({ params }) => ({ status: 200, headers: JSON_HEADERS, body: JSON.stringify(params) }),
    },
    {
      method: 'GET',
      path: '/v1/items/{id}',
      handle: ({ params }) => {
        throw new Refusal({ status: 404, headers: JSON_HEADERS, body: JSON.stringify(params) });
      },
    },
    { method: 'POST', path: '/token', isSecret: true, handle: () => ({ status: 204 }) },
  ],
  identify: ({ headers }) => (headers.authorization === 'Bearer t-demo' ? 'demo' : undefined),
  notFound: () => ({ status: 404, body: 'nothing here' }),
  failure: (status) => ({ status, headers: JSON_HEADERS, body: JSON.stringify({ code: status }) }),
  finish: (response) => ({ ...response, headers: { ...response.headers, 'x-finished': 'yes' } }),
  settings,
  reset: () => {
    resets += 1;
    settings.reset();
  },
};

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${upstream.url}${path}`, { headers: { authorization: 'Bearer t-demo' }, ...init });

const control = async (method: string, path: string, body?: unknown): Promise<[number, unknown]> => {
  const response = await fetch(`${upstream.url}/__sandbox/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return [response.status, response.status === 204 ? undefined : await response.json()];
};

const fails = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => false,
    () => true,
  );

beforeEach(async () => {
  processed = 0;
  resets = 0;
  upstream = await createUpstreamServer(definition);
});

afterEach(() => upstream.close());

describe('call log', () => {
  it('records requests and callers, but no credentials', async () => {
    await get('/v1/items?a=1&a=%26&access_token=t-demo', {
      headers: { authorization: 'Bearer t-demo', accept: 'application/json', 'user-agent': 'probe' },
    });
    await get('/v1/things/7:copy', { method: 'POST', body: '{"id":9007199254740993,"n":1}' });
    const [first, second] = upstream.calls();
    expect(first).toMatchObject({
      seq: 1,
      at: Date.UTC(2030, 0, 1),
      method: 'GET',
      route: '/v1/items',
      path: '/v1/items',
      query: [
        ['a', '1'],
        ['a', '&'],
        ['access_token', '[hidden]'],
      ],
      headers: { accept: 'application/json', 'user-agent': 'probe' },
      caller: 'demo',
      status: 200,
    });
    expect(first?.finishedAt).toBeGreaterThanOrEqual(first?.startedAt ?? Infinity);
    expect(second).toMatchObject({
      route: '/v1/{name}:copy',
      path: '/v1/things/7:copy',
      requestBody: { id: '9007199254740993', n: 1 },
    });
    expect(JSON.stringify(upstream.calls())).not.toContain('t-demo');
  });

  it('leaves out secret bodies and control endpoints', async () => {
    await get('/token', { method: 'POST', body: '{"client_secret":"s"}' });
    await control('GET', 'calls');
    expect(upstream.calls()).toHaveLength(1);
    expect(upstream.calls()[0]).not.toHaveProperty('requestBody');
  });

  it('does not keep very large bodies', async () => {
    const text = (length: number) => JSON.stringify('x'.repeat(length - 2));
    for (const length of [2 ** 20, 2 ** 20 + 1]) {
      await get('/v1/things/7:copy', { method: 'POST', body: text(length) });
    }
    expect(upstream.calls().map(({ requestBody }) => String(requestBody).length)).toEqual([
      2 ** 20 - 2,
      'undefined'.length,
    ]);
  });

  it('shows which calls overlapped', async () => {
    upstream.addFault({ kind: 'latency', latencyMs: 30 });
    await Promise.all(
      [get('/v1/items'), get('/v1/items'), get('/v1/items')].map(async (call) => (await call).text()),
    );
    expect(maxConcurrency(upstream.calls())).toBe(3);
    upstream.clearCalls();
    await (await get('/v1/items')).text();
    await (await get('/v1/items')).text();
    expect(maxConcurrency(upstream.calls())).toBe(1);
    const spans = [
      { startedAt: 0, finishedAt: 5 },
      { startedAt: 5, finishedAt: 9 },
      { startedAt: 8 },
      { startedAt: 10, finishedAt: 11 },
    ];
    const call = { seq: 1, at: 0, method: 'GET', route: '/', path: '/', query: [], headers: {} };
    expect(maxConcurrency(spans.slice(0, 2).map((span) => ({ ...call, ...span })))).toBe(1);
    expect(maxConcurrency(spans.map((span) => ({ ...call, ...span })))).toBe(2);
  });

  it('marks a call whose client disconnected', async () => {
    upstream.addFault({ kind: 'hang' });
    const controller = new AbortController();
    const call = fails(get('/v1/items', { signal: controller.signal }));
    while (upstream.calls().length === 0) await new Promise(setImmediate);
    controller.abort();
    await call;
    while (upstream.calls()[0]?.finishedAt === undefined) await new Promise(setImmediate);
    expect(upstream.calls()[0]).toMatchObject({ isAborted: true, fault: 'hang' });
    expect(upstream.calls()[0]).not.toHaveProperty('status');
  });
});

describe('answers', () => {
  it('are gzipped when the client accepts it and they are long enough', async () => {
    const packed = await get('/v1/items', { headers: { 'accept-encoding': 'br, gzip' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(await packed.text()).toBe(ITEMS);
    for (const encoding of ['identity', 'gzip;q=0', 'br']) {
      const plain = await get('/v1/items', { headers: { 'accept-encoding': encoding } });
      expect(plain.headers.get('content-encoding')).toBeNull();
    }
  });

  it('include refusals and unknown paths, and pass the final hook', async () => {
    const refused = await get('/v1/items/a%2Fb');
    expect([refused.status, await refused.json(), refused.headers.get('x-finished')]).toEqual([
      404,
      { id: 'a/b' },
      'yes',
    ]);
    const unknown = await get('/v2');
    expect([unknown.status, await unknown.text(), unknown.headers.get('x-finished')]).toEqual([
      404,
      'nothing here',
      'yes',
    ]);
    expect(upstream.calls().map(({ route }) => route)).toEqual(['/v1/items/{id}', '/v2']);
  });

  it('keep the connection open', async () => {
    const { hostname, port } = new URL(upstream.url);
    const socket = createConnection(Number(port), hostname);
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => (received += text));
    const ask = `GET /v1/items/1 HTTP/1.1\r\nhost: sandbox\r\n\r\n`;
    socket.write(ask);
    while (!received.includes('{"id":"1"}')) await once(socket, 'data');
    socket.write(ask);
    while (received.split('{"id":"1"}').length < 3) await once(socket, 'data');
    expect(received).toContain('Connection: keep-alive');
    socket.destroy();
  });
});

describe('faults', () => {
  it('affect matching calls, the given number of times, in order', async () => {
    upstream.addFault({
      kind: 'status',
      status: 503,
      retryAfter: 7,
      times: 1,
      match: { route: '/v1/items' },
    });
    upstream.addFault({ kind: 'status', status: 429, times: 1, match: { caller: 'demo', method: 'GET' } });
    upstream.addFault({ kind: 'status', status: 500, match: { caller: 'second' } });
    const copy = await get('/v1/a:copy', { method: 'POST' });
    expect(copy.status).toBe(200);
    const first = await get('/v1/items');
    expect([first.status, first.headers.get('retry-after'), await first.json()]).toEqual([
      503,
      '7',
      { code: 503 },
    ]);
    const second = await get('/v1/items');
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, null]);
    expect((await get('/v1/items')).status).toBe(200);
    expect(processed).toBe(1);
    expect(upstream.calls().map(({ fault }) => fault)).toEqual([undefined, 'status', 'status', undefined]);
  });

  it('reset the connection before or after the request is processed', async () => {
    upstream.addFault({ kind: 'reset', times: 1 });
    upstream.addFault({ kind: 'reset', when: 'after', times: 1 });
    expect(await fails(get('/v1/items'))).toBe(true);
    expect(processed).toBe(0);
    expect(await fails(get('/v1/items'))).toBe(true);
    expect(processed).toBe(1);
    expect(upstream.calls().every((call) => call.status === undefined && call.isAborted === undefined)).toBe(
      true,
    );
  });

  it.each([
    [
      'html',
      { kind: 'html' },
      502,
      'text/html; charset=UTF-8',
      (text: string) => text.startsWith('<!DOCTYPE html>'),
    ],
    [
      'truncated',
      { kind: 'truncated' },
      200,
      'application/json',
      (text: string) => ITEMS.startsWith(text) && text.length === Math.floor(ITEMS.length / 2),
    ],
    ['empty', { kind: 'empty' }, 200, 'application/json', (text: string) => text === ''],
    ['content type', { kind: 'content-type' }, 200, 'text/plain', (text: string) => text === ITEMS],
    [
      'huge',
      { kind: 'huge', bytes: 3_000_000 },
      200,
      'application/json; charset=utf-8',
      (text: string) => text.length === 3_000_002,
    ],
    [
      'own body',
      { kind: 'status', status: 418, body: 'teapot' },
      418,
      'text/plain; charset=utf-8',
      (text: string) => text === 'teapot',
    ],
  ] as const)('%s', async (_name, fault, status, type, isRight) => {
    upstream.addFault(fault);
    const response = await get('/v1/items');
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(isRight(await response.text())).toBe(true);
  });

  it('cut the body short of its length', async () => {
    upstream.addFault({ kind: 'truncated', isCut: true });
    const response = await get('/v1/items', { headers: { 'accept-encoding': 'identity' } });
    expect(response.headers.get('content-length')).toBe(String(ITEMS.length));
    expect(await fails(response.text())).toBe(true);
  });

  it('add latency to other faults', async () => {
    upstream.addFault({ kind: 'latency', latencyMs: 40 });
    upstream.addFault({ kind: 'status', status: 500, times: 1 });
    const startedAt = performance.now();
    expect((await get('/v1/items')).status).toBe(500);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(39);
  });

  it('delay a finished answer, so that it is out of date on arrival', async () => {
    upstream.addFault({ kind: 'latency', latencyMs: 60, when: 'after', times: 1 });
    const order: string[] = [];
    const late = get('/v1/items').then(() => order.push('late'));
    while (upstream.calls().length === 0) await new Promise(setImmediate);
    expect(processed).toBe(1);
    await get('/v1/items').then(() => order.push('prompt'));
    await late;
    expect([order, processed]).toEqual([['prompt', 'late'], 2]);
  });

  it('leave a hung server closable', async () => {
    upstream.addFault({ kind: 'hang' });
    const call = fails(get('/v1/items'));
    while (upstream.calls().length === 0) await new Promise(setImmediate);
    await upstream.close();
    expect(await call).toBe(true);
    upstream = await createUpstreamServer(definition);
  });
});

describe('control endpoints', () => {
  it('list all endpoints', async () => {
    const [status, body] = await control('GET', '');
    expect(status).toBe(200);
    expect(body).toMatchObject({ upstream: 'ringcentral', url: upstream.url, calls: 0, faults: [] });
    const { endpoints } = body as { endpoints: { method: string; path: string }[] };
    expect(endpoints.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /__sandbox/calls',
      'DELETE /__sandbox/calls',
      'GET /__sandbox/faults',
      'POST /__sandbox/faults',
      'DELETE /__sandbox/faults',
      'POST /__sandbox/reset',
      'GET /__sandbox/clock',
      'POST /__sandbox/clock',
      'GET /__sandbox/settings',
      'POST /__sandbox/settings',
    ]);
  });

  it('do the same over HTTP as the methods', async () => {
    await control('POST', 'faults', { kind: 'status', status: 503, skip: 1, times: 2 });
    expect((await get('/v1/items')).status).toBe(200);
    expect((await get('/v1/items')).status).toBe(503);
    expect(await control('GET', 'faults')).toEqual([
      200,
      { faults: [{ kind: 'status', status: 503, skip: 0, times: 1 }] },
    ]);
    expect(await control('DELETE', 'faults')).toEqual([204, undefined]);
    await get('/v1/items');
    await get('/v1/items/1');
    const [, { calls }] = (await control('GET', 'calls?route=/v1/items&caller=demo')) as [
      number,
      { calls: unknown[] },
    ];
    expect(calls).toHaveLength(3);
    await control('DELETE', 'calls');
    expect(upstream.calls()).toEqual([]);
    expect(await control('POST', 'settings', { isLoud: true })).toEqual([200, { isLoud: true }]);
    await control('POST', 'clock', { advanceMs: 61_000 });
    expect(upstream.clock.now()).toBe(Date.UTC(2030, 0, 1) + 61_000);
    expect(await control('POST', 'reset')).toEqual([204, undefined]);
    expect([resets, settings.values]).toEqual([1, { isLoud: false }]);
  });

  it.each([
    [
      'faults',
      { kind: 'flood' },
      'fault.kind must be one of "latency", "status", "reset", "hang", "html", "truncated", "empty", "content-type", "edit", "loop", "encoding", "interim", "huge", not "flood".',
    ],
    ['faults', { kind: 'status' }, 'fault.status is required when fault.kind is "status".'],
    ['faults', { kind: 'status', status: 99 }, 'fault.status must be an integer from 200 to 599, not 99.'],
    [
      'faults',
      { kind: 'hang', match: { user: 'x' } },
      'fault.match has no "user"; allowed are method, route, caller.',
    ],
    ['faults', [], 'fault must be an object, not [].'],
    ['clock', { advanceMs: -1 }, 'body.advanceMs must be an integer ≥ 0, not -1.'],
    ['settings', { isQuiet: true }, 'settings has no "isQuiet"; allowed are isLoud.'],
    ['settings', { isLoud: 1 }, 'settings.isLoud must be true or false, not 1.'],
  ])('refuse invalid input to %s %j', async (path, body, error) => {
    expect(await control('POST', path, body)).toEqual([400, { error }]);
  });

  it('point to the list of endpoints for an unknown one', async () => {
    expect(await control('GET', 'nothing')).toEqual([
      404,
      { error: 'There is no such endpoint; GET /__sandbox/ lists them.' },
    ]);
  });
});
