import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';

import { until } from '../../server/stand-in.ts';
import {
  type ExecuteOptions,
  type Harness,
  type HarnessOptions,
  startHarness,
} from '../../support/harness.ts';

import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from './support/otlp-receiver.ts';

const SERVER = 2;
const CLIENT = 3;
const INTERNAL = 1;

let receiver: OtlpReceiver;
let harness: Harness;

beforeEach(async () => {
  receiver = await startOtlpReceiver();
});
afterEach(() => receiver.close());

const start = async ({ env, ...options }: HarnessOptions = {}): Promise<void> => {
  harness = await startHarness({
    ...options,
    env: { LOG_LEVEL: 'info', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, ...env },
  });
};

interface CallerSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly headers: NonNullable<ExecuteOptions['headers']>;
}

/** A trace that the caller started; the flags say whether it is recorded. */
const callerSpan = (flags = '01'): CallerSpan => {
  const [traceId, spanId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  return { traceId, spanId, headers: { traceparent: `00-${traceId}-${spanId}-${flags}` } };
};

/** Stops the program, which then sends the remaining spans. */
const received = async (): Promise<readonly ReceivedSpan[]> => {
  await harness.close();
  return receiver.spans();
};

const childrenOf = (spans: readonly ReceivedSpan[], { spanId }: { spanId: string }) =>
  spans.filter(({ parentSpanId }) => parentSpanId === spanId);

const only = <Item>(items: readonly Item[]): Item => {
  expect(items).toHaveLength(1);
  return items[0]!;
};

describe('an operation', () => {
  it('is a span in the caller’s trace, and the parent of its batches and their calls', async () => {
    await start();
    const caller = callerSpan();
    await harness.execute(
      'query Favorites { favorites(first: 60) { nodes { target { ... on PersonalContact { displayName } } } } }',
      caller,
    );
    const calls = harness.calls();
    const spans = await received();
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([caller.traceId]));
    const operation = only(childrenOf(spans, caller));
    expect(operation).toMatchObject({
      name: 'query',
      kind: SERVER,
      status: 0,
      attributes: {
        'graphql.operation.type': 'query',
        'graphql.operation.name': 'Favorites',
        'http.request.method': 'POST',
        'http.route': '/graphql',
        'http.response.status_code': 200,
        'contacts.outcome': 'ok',
        'contacts.upstream_calls': calls.length,
      },
      resource: { 'service.name': 'contacts-subgraph' },
    });
    const batches = childrenOf(spans, operation);
    expect(batches.map(({ name, kind, attributes }) => [name, kind, attributes])).toEqual([
      ['load favorites', INTERNAL, { 'contacts.loader': 'favorites', 'contacts.batch_size': 1 }],
      [
        'load personalContacts',
        INTERNAL,
        { 'contacts.loader': 'personalContacts', 'contacts.batch_size': 40 },
      ],
    ]);
    const [list, contacts] = batches.map((batch) => childrenOf(spans, batch));
    expect(only(list!)).toMatchObject({
      name: 'GET /restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite',
      kind: CLIENT,
      attributes: {
        'http.request.method': 'GET',
        'url.template': '/restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite',
        'http.response.status_code': 200,
        'contacts.upstream': 'ringcentral',
        'contacts.operation_id': 'listFavoriteContacts',
        'contacts.shared': false,
        'contacts.upstream_request_id': expect.any(String),
      },
    });
    expect(contacts!.map(({ attributes }) => attributes['contacts.batch_size']).sort()).toEqual([10, 30]);
    expect(spans).toHaveLength(1 + 2 + 3);
    for (const span of spans.filter(({ spanId }) => spanId !== operation.spanId)) {
      expect(span.startNs).toBeGreaterThanOrEqual(operation.startNs);
      expect(span.endNs).toBeLessThanOrEqual(operation.endNs);
    }
  });

  it('sends upstream a `traceparent` with the span of each call', async () => {
    await start();
    const caller = callerSpan();
    const QUERY = '{ personalContacts(first: 3) { totalCount } otherContacts(first: 3) { totalCount } }';
    await harness.execute(QUERY, { headers: { ...caller.headers, tracestate: 'vendor=secret' } });
    const sent = harness.calls().map(({ headers }) => headers['traceparent']);
    const spans = await received();
    const ofCalls = spans.filter(({ kind }) => kind === CLIENT);
    expect(ofCalls).toHaveLength(2);
    expect([...sent].sort()).toEqual(ofCalls.map(({ spanId }) => `00-${caller.traceId}-${spanId}-01`).sort());
  });

  it('starts a trace if the caller has none, and logs its id', async () => {
    await start();
    await harness.execute('{ personalContacts(first: 3) { totalCount } }');
    await harness.execute('{ personalContacts(first: 4) { totalCount } }', {
      headers: { traceparent: 'no-trace' },
    });
    const spans = await received();
    const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined);
    expect(roots.map(({ kind }) => kind)).toEqual([SERVER, SERVER]);
    const logged = harness.log().filter(({ kind }) => kind === 'operation');
    expect(logged.map(({ traceId }) => traceId)).toEqual(roots.map(({ traceId }) => traceId));
    expect(new Set(logged.map(({ traceId }) => traceId)).size).toBe(2);
  });

  it('is not recorded if the caller’s trace is not sampled, but still forwards the trace id', async () => {
    await start();
    const caller = callerSpan('00');
    await harness.execute('{ personalContacts(first: 3) { totalCount } }', caller);
    const [call] = harness.calls();
    expect(await received()).toEqual([]);
    expect(call?.headers['traceparent']).toMatch(new RegExp(`^00-${caller.traceId}-[\\da-f]{16}-00$`));
  });

  it('has the error codes, and the status error if there is no data', async () => {
    await start();
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 403 });
    await harness.execute(
      '{ personalContacts(first: 3) { totalCount } otherContacts(first: 1) { totalCount } }',
    );
    await harness.execute('{ personalContacts(first: 4) { totalCount } }');
    await harness.execute('{ nonsense }');
    const spans = await received();
    const operations = spans.filter(({ kind }) => kind === SERVER);
    expect(operations.map(({ attributes }) => attributes)).toMatchObject([
      { 'contacts.outcome': 'partial', 'contacts.error_codes': ['FORBIDDEN'] },
      { 'contacts.outcome': 'partial', 'contacts.error_codes': ['FORBIDDEN'] },
      { 'contacts.outcome': 'refused', 'http.response.status_code': 400 },
    ]);
    const failed = spans.filter(({ kind, status }) => kind === CLIENT && status === 2);
    expect(failed.map(({ attributes }) => attributes)).toMatchObject([
      { 'error.type': 'FORBIDDEN', 'http.response.status_code': 403 },
      { 'error.type': 'FORBIDDEN', 'http.response.status_code': 403 },
    ]);
  });
});

describe('an upstream call', () => {
  it('has a span per attempt', async () => {
    await start();
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 500, times: 1 });
    harness.sandbox.ringcentral.addFault({ kind: 'reset', times: 1 });
    await harness.execute('{ personalContacts(first: 3) { totalCount } }');
    const tries = (await received()).filter(({ kind }) => kind === CLIENT);
    expect(
      tries.map(({ attributes, status }) => [
        attributes['http.response.status_code'],
        attributes['http.request.resend_count'],
        attributes['error.type'],
        status,
      ]),
    ).toEqual([
      [500, undefined, 'UPSTREAM_UNAVAILABLE', 2],
      [undefined, 1, 'UPSTREAM_UNAVAILABLE', 2],
      [200, 2, undefined, 0],
    ]);
    expect(new Set(tries.map(({ parentSpanId }) => parentSpanId)).size).toBe(1);
  });

  it('that is shared with another operation is a separate span in each trace', async () => {
    await start();
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 300 });
    const [one, other] = [callerSpan(), callerSpan()];
    const QUERY = '{ personalContacts(first: 5) { totalCount } }';
    await Promise.all([harness.execute(QUERY, one), harness.execute(QUERY, other)]);
    expect(harness.calls()).toHaveLength(1);
    const calls = (await received()).filter(({ kind }) => kind === CLIENT);
    expect(calls.map(({ attributes }) => attributes['contacts.shared']).sort()).toEqual([false, true]);
    expect(new Set(calls.map(({ traceId }) => traceId))).toEqual(new Set([one.traceId, other.traceId]));
  });

  it('may need a token first; that request is in the same trace, but has no `traceparent` header', async () => {
    await start({ hasOwnCredentials: true });
    const { ringcentral } = harness.sandbox;
    // The server gets a token at startup; the sandbox expires it early.
    await until(() => harness.log().some(({ operationId }) => operationId === 'getToken'));
    harness.sandbox.clock.advance(2 * 60 * 60_000);
    const caller = callerSpan();
    await harness.execute('{ personalContacts(first: 3) { totalCount } }', { as: 'nobody', ...caller });
    const token = ringcentral.calls().find(({ route }) => route.endsWith('/oauth/token'));
    const spans = await received();
    const batch = only(spans.filter(({ name }) => name === 'load personalContactPages'));
    const calls = childrenOf(spans, batch).map(({ attributes }) => attributes['contacts.operation_id']);
    expect(new Set(calls)).toEqual(new Set(['listContacts', 'getToken']));
    expect(calls.at(-1)).toBe('listContacts');
    expect(token?.headers).not.toHaveProperty('traceparent');
  });
});

describe('without an OTLP receiver', () => {
  it('no trace is recorded, and the caller’s `traceparent` is forwarded unchanged', async () => {
    await start({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: '' } });
    const caller = callerSpan();
    await harness.execute('{ personalContacts(first: 3) { totalCount } }', caller);
    await harness.execute('{ personalContacts(first: 4) { totalCount } }');
    expect(harness.calls().map(({ headers }) => headers['traceparent'])).toEqual([
      caller.headers['traceparent'],
      undefined,
    ]);
    expect(await received()).toEqual([]);
    const logged = harness.log().filter(({ kind }) => kind === 'operation');
    expect(logged.map(({ traceId }) => traceId)).toEqual([caller.traceId, undefined]);
  });
});

it('a failing OTLP receiver is reported once and does not affect operations', async () => {
  await start();
  receiver.answerWith(400);
  const { body } = await harness.execute('{ personalContacts(first: 3) { totalCount } }');
  expect(body.errors).toBeUndefined();
  expect(await received()).toEqual([]);
  expect(harness.log().filter(({ level }) => level === 'warn')).toMatchObject([
    { msg: 'traces are lost: the OTLP receiver does not accept them' },
  ]);
});
