import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { Agent, request as rawRequest } from 'undici';

import { answerInTurn } from '../../src/clients/http/event-loop.ts';

import { request, type StandIn, startStandIn, until } from './stand-in.ts';

/** Sends an operation that would take a minute. */
const sendSlow = ({ url }: StandIn, signal: AbortSignal): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"query Slow { wait(ms: 60000) }"}',
    signal,
  });

describe('a client that disconnects', () => {
  it('aborts its operation, which is logged as aborted', async () => {
    const server = await startStandIn();
    const client = new AbortController();
    const sent = sendSlow(server, client.signal);
    await until(() => server.events.waiting === 1);
    client.abort();
    await expect(sent).rejects.toThrow();
    await until(() => server.events.aborted === 1);
    await until(() => server.lines().length === 1);
    expect(server.lines()[0]).toMatchObject({ name: 'Slow', outcome: 'aborted', status: 499 });
    await server.close();
  });

  it('before its operation begins prevents the operation', async () => {
    const server = await startStandIn();
    // A process that is always busy with answers does not begin operations within a second.
    const stopped = new AbortController();
    const busy = (async () => {
      for (; !stopped.signal.aborted; await nextTurn()) answerInTurn(() => undefined);
    })();
    await delay(300);
    const client = new AbortController();
    const sent = sendSlow(server, client.signal);
    await until(async () =>
      (await request(`${server.url}/metrics`)).text.includes('contacts_operations_in_flight 1'),
    );
    await delay(50);
    client.abort();
    await expect(sent).rejects.toThrow();
    await until(() => server.lines().length === 1);
    stopped.abort();
    await busy;
    // A later operation is answered, so this one would have begun.
    await server.post('{ hello }');
    await server.close();
    expect(server.events.waiting).toBe(0);
    expect(server.lines()[0]).toMatchObject({ name: null, outcome: 'aborted', status: 499 });
  });

  it('does not abort an operation that was answered', async () => {
    const server = await startStandIn();
    await server.post('{ wait(ms: 1) }');
    await server.close();
    expect(server.events).toEqual({ waiting: 1, aborted: 0 });
  });
});

describe('an operation that times out', () => {
  it('is aborted and still returns the data that it has', async () => {
    const server = await startStandIn({}, { operationMs: 100 });
    expect(await server.post('{ hello wait(ms: 60000) }')).toMatchObject({
      status: 200,
      body: { data: { hello: 'world', wait: null } },
    });
    expect(server.events).toEqual({ waiting: 1, aborted: 1 });
    await server.close();
  });

  it('gets its deadline in the context', async () => {
    const server = await startStandIn({}, { operationMs: 20_000 });
    const { body } = await server.post('{ timeLeft }');
    expect(body.data?.['timeLeft']).toBeGreaterThan(15_000);
    expect(body.data?.['timeLeft']).toBeLessThanOrEqual(20_000);
    await server.close();
  });
});

describe('shutting down', () => {
  it('finishes running operations, rejects new ones, fails the readiness probe, and then closes', async () => {
    const server = await startStandIn();
    const running = server.post('{ wait(ms: 300) }');
    await until(() => server.events.waiting === 1);
    const closed = server.close();
    const probe = await request(`${server.url}/readyz`);
    expect([probe.status, probe.text]).toEqual([503, '{"status":"draining"}']);
    expect((await request(`${server.url}/healthz`)).status).toBe(200);
    const late = await server.post('{ hello }');
    expect([late.status, late.headers.get('connection'), late.body.errors?.[0]?.extensions]).toEqual([
      503,
      'close',
      { code: 'SERVICE_UNAVAILABLE' },
    ]);
    const last = await running;
    expect(last.body).toEqual({ data: { wait: 'done' } });
    // The client must not send another request on this connection.
    expect(last.headers.get('connection')).toBe('close');
    await closed;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });

  it('aborts operations after `drainMs`, and still sends their responses', async () => {
    const server = await startStandIn({}, { drainMs: 50 });
    const running = server.post('{ hello wait(ms: 60000) }');
    await until(() => server.events.waiting === 1);
    await server.close();
    expect(await running).toMatchObject({ status: 200, body: { data: { hello: 'world', wait: null } } });
  });

  it('waits by default until running operations have timed out', async () => {
    const server = await startStandIn({}, { operationMs: 300 });
    const running = server.post('{ hello wait(ms: 60000) }');
    await until(() => server.events.waiting === 1);
    await server.close();
    expect(await running).toMatchObject({ status: 200, body: { data: { hello: 'world', wait: null } } });
    expect(server.lines().at(-1)).toMatchObject({ outcome: 'partial' });
  });

  it('is immediate if nothing runs, even with kept-alive connections', async () => {
    // Longer than a test may take.
    const server = await startStandIn({}, { operationMs: 60_000 });
    const agent = new Agent({ keepAliveTimeout: 60_000 });
    await (await rawRequest(`${server.url}/healthz`, { dispatcher: agent })).body.text();
    await server.close();
    await agent.close();
  });

  it('can be requested more than once', async () => {
    const server = await startStandIn();
    await Promise.all([server.close(), server.close()]);
    await server.close();
  });
});

describe('the log', () => {
  it('has one line per operation, without the text of the operation, variables or credentials', async () => {
    const server = await startStandIn();
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { headers } = await server.post('query Named($n: Int!) { calls(count: $n) hello # secret-text\n}', {
      variables: { n: 3, unused: 'secret-variable' },
      headers: {
        traceparent,
        'x-request-id': 'req-1',
        'x-google-authorization': 'Bearer secret-token',
        'router-authorization': 'secret-router',
      },
    });
    expect(headers.get('x-request-id')).toBe('req-1');
    const operationLines = () => server.lines().filter(({ kind }) => kind === 'operation');
    await until(() => operationLines().length > 0);
    expect(operationLines()).toEqual([
      expect.objectContaining({
        level: 'info',
        kind: 'operation',
        type: 'query',
        name: 'Named',
        outcome: 'ok',
        status: 200,
        ms: expect.any(Number),
        upstreamCalls: 3,
        requestId: 'req-1',
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      }),
    ]);
    expect(JSON.stringify(server.lines())).not.toContain('secret');
    await server.close();
  });

  it('has the path, stack and request id of an unexpected error, but not its message', async () => {
    const server = await startStandIn();
    await server.post('mutation M { touch }');
    await server.post('query Q { boom coded }', { headers: { 'x-request-id': 'bad id: "x"' } });
    await until(() => server.lines().length === 3);
    const [first, failure, line] = server.lines();
    expect(first).toMatchObject({ type: 'mutation', name: 'M', outcome: 'ok' });
    expect(failure).toMatchObject({
      level: 'error',
      path: 'boom',
      error: 'TypeError',
      stack: expect.arrayContaining([expect.stringContaining('stand-in.ts')]),
      requestId: line?.['requestId'],
    });
    expect(line).toMatchObject({ outcome: 'partial', codes: ['INTERNAL_SERVER_ERROR', 'RATE_LIMITED'] });
    expect(line?.['requestId']).toMatch(/^[\da-f-]{36}$/);
    expect(JSON.stringify(server.lines())).not.toContain('sekret');
    await server.close();
  });

  it.each([
    ['POST', '[{"query":"{ hello }"}]', 400],
    ['POST', '{"query":', 400],
    ['GET', null, 400],
  ])('has the code of a request that is rejected before parsing: %s %s', async (method, body, status) => {
    const server = await startStandIn();
    await request(`${server.url}/graphql`, { method, body, headers: { 'content-type': 'application/json' } });
    await until(() => server.lines().length === 1);
    expect(server.lines()[0]).toMatchObject({
      type: 'unknown',
      outcome: 'refused',
      status,
      codes: ['BAD_REQUEST'],
    });
    await server.close();
  });

  it('has one line per upstream call, with the ids of its operation', async () => {
    const server = await startStandIn();
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    await server.post('{ calls(count: 2) }', { headers: { traceparent, 'x-request-id': 'req-2' } });
    await until(() => server.lines().length === 3);
    const line = {
      level: 'info',
      kind: 'upstream call',
      upstream: 'ringcentral',
      operationId: 'readThing',
      method: 'GET',
      route: '/things/{id}',
      status: 200,
      ms: 3,
      attempt: 1,
      requestId: 'req-2',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    };
    expect(server.lines()).toMatchObject([line, line, { kind: 'operation', upstreamCalls: 2 }]);
    await server.close();
  });

  it.each([
    ['version 00 with extra data', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more'],
    ['version ff', 'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
    ['a trace id of zeros', '00-00000000000000000000000000000000-00f067aa0ba902b7-01'],
    ['a parent id of zeros', '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01'],
    ['upper case', '00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01'],
  ])('has no trace id for an invalid traceparent: %s', async (_, traceparent) => {
    const server = await startStandIn();
    await server.post('{ hello }', { headers: { traceparent } });
    await until(() => server.lines().length === 1);
    expect(server.lines()[0]).not.toHaveProperty('traceId');
    await server.close();
  });
});

describe('metrics', () => {
  it('count operations by type and outcome, and calls by route template', async () => {
    const server = await startStandIn();
    await server.post('{ calls(count: 2) }');
    await server.post('query SomeName { boom }');
    await server.post('{ nope }');
    await server.post('mutation { touch }');
    await until(() => server.lines().filter(({ kind }) => kind === 'operation').length === 4);
    const { headers, text } = await request(`${server.url}/metrics`);
    expect(headers.get('content-type')).toContain('text/plain');
    for (const line of [
      'contacts_operation_duration_seconds_count{type="query",outcome="ok"} 1',
      'contacts_operation_duration_seconds_count{type="query",outcome="partial"} 1',
      'contacts_operation_duration_seconds_count{type="unknown",outcome="refused"} 1',
      'contacts_operation_duration_seconds_count{type="mutation",outcome="ok"} 1',
      'contacts_operation_upstream_calls_sum{type="query"} 2',
      'contacts_operation_errors_total{code="INTERNAL_SERVER_ERROR"} 1',
      'contacts_upstream_call_duration_seconds_count{upstream="ringcentral",route="GET /things/{id}",status="200"} 2',
      'contacts_upstream_shared_calls_total{upstream="ringcentral",route="GET /things/{id}"} 1',
      'contacts_operations_in_flight 0',
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain('SomeName');
    await server.close();
  });
});
