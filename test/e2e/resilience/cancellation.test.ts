import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import { until } from '../../server/stand-in.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { range } from '../graph/support.ts';

let harness: Harness;

beforeEach(async () => {
  harness = await startHarness({
    sandbox: { quotas: 'real' },
    env: { LOG_LEVEL: 'info', GOOGLE_SEARCH_WARMUP_MS: '400', MAX_RATE_WAIT_MS: '5000' },
  });
});
afterEach(() => harness.close());

/** Longer than any wait in these tests, so that a call that was not made by then will never be made. */
const settle = () => delay(700);

/** A client whose socket can be destroyed. */
const send = (query: string) => {
  const leaver = new AbortController();
  const left = harness.execute(query, { signal: leaver.signal }).then(
    () => 'answered',
    () => 'left',
  );
  return {
    leave: async (): Promise<void> => {
      leaver.abort();
      expect(await left).toBe('left');
    },
  };
};

const metrics = async (): Promise<string> => (await fetch(`${harness.url}/metrics`)).text();
const abortedLines = () => harness.log().filter(({ outcome }) => outcome === 'aborted');
const latency = (latencyMs: number): void => {
  for (const upstream of [harness.sandbox.google, harness.sandbox.ringcentral])
    upstream.addFault({ kind: 'latency', latencyMs });
};

describe('a client that disconnects', () => {
  it('before the whole request arrived causes no upstream call', async () => {
    const body = JSON.stringify({ query: '{ personalContacts(first: 3) { totalCount } }' });
    const outgoing = request(`${harness.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': body.length },
    });
    outgoing.on('error', () => undefined);
    outgoing.write(body.slice(0, -1));
    // The server has received the beginning.
    await until(async () => (await metrics()).includes('contacts_operations_in_flight 1'));
    outgoing.destroy();
    await until(() => abortedLines().length === 1);
    await settle();
    expect(harness.calls()).toEqual([]);
  });

  it('aborts the calls in flight', async () => {
    latency(60_000);
    const { leave } = send('{ personalContacts(first: 3) { totalCount } otherContacts { totalCount } }');
    await until(() => harness.calls().length === 2);
    await leave();
    await until(() => harness.calls().every(({ isAborted }) => isAborted));
    expect(abortedLines()).toMatchObject([{ status: 499, upstreamCalls: expect.any(Number) }]);
  });

  it('while a call is queued for quota prevents that call', async () => {
    latency(400);
    // Ten are sent; the eleventh waits until their responses announce the real limit.
    const windows = range(11).map(
      (n) => `w${String(n)}: personalContacts(first: ${String(n + 1)}) { totalCount }`,
    );
    const { leave } = send(`{ ${windows.join(' ')} }`);
    await until(() => harness.calls().length === 10);
    await leave();
    await settle();
    expect(harness.calls()).toHaveLength(10);
  });

  it('between two pages prevents the next page', async () => {
    latency(150);
    const { leave } = send('{ person(resourceName: "otherContacts/c404") { id } }');
    await until(() => harness.calls().length === 2);
    await leave();
    await settle();
    // 2,600 persons are three pages; the second one was in flight.
    expect(harness.calls().map(({ isAborted = false }) => isAborted)).toEqual([false, true]);
  });

  it('during the warm-up of a search prevents the search', async () => {
    const { leave } = send('{ searchOtherContacts(query: "an") { nodes { id } } }');
    await until(() => harness.calls().length === 1 && harness.calls()[0]?.finishedAt !== undefined);
    await leave();
    await settle();
    expect(harness.calls()).toHaveLength(1);
  });

  it('does not abort a call that another operation shares', async () => {
    latency(400);
    const QUERY = '{ personalContacts(first: 5) { totalCount } }';
    const { leave } = send(QUERY);
    await until(() => harness.calls().length === 1);
    const other = harness.execute(QUERY);
    // A later operation was answered, so the server has received the other one too.
    await harness.execute('{ __typename }');
    await leave();
    expect((await other).body.data.personalContacts.totalCount).toBe(1_260);
    expect(harness.calls()).toMatchObject([{ status: 200 }]);
  });

  it('aborts a shared call if it was the last client waiting for it', async () => {
    latency(60_000);
    const QUERY = '{ personalContacts(first: 5) { totalCount } }';
    const clients = [send(QUERY), send(QUERY)];
    await until(() => harness.calls().length === 1);
    await harness.execute('{ __typename }');
    await Promise.all(clients.map(({ leave }) => leave()));
    await until(() => harness.calls().every(({ isAborted }) => isAborted));
    expect(harness.calls()).toHaveLength(1);
  });
});
