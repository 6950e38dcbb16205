import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';

import {
  CONTACTS,
  control,
  listOf,
  mirrored,
  SMALL_BOOKS,
  SYNC_ROUTE,
  type TestClock,
  testClock,
  until,
} from './support.ts';

let harness: Harness;
let clock: TestClock;

beforeEach(async () => {
  clock = testClock();
  harness = await startHarness({
    sandbox: SMALL_BOOKS,
    env: { MIRROR: 'memory', MAX_RATE_WAIT_MS: '0' },
    clock,
  });
});
afterEach(() => harness.close());

/** All series of the mirror as in /metrics, except sums and buckets of durations. */
const metrics = async (): Promise<Readonly<Record<string, number>>> => {
  const text = await (await fetch(`${harness.url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => /^contacts_mirror_\w+[{ ]/.test(line));
  const series = lines
    .map((line) => /^contacts_mirror_(.*) (\S+)$/.exec(line)!)
    .map(
      ([, name = '', value]) => [name.replaceAll('stream="personalContacts",', ''), Number(value)] as const,
    );
  return Object.fromEntries(series.filter(([name]) => !/_(bucket|sum)\{/.test(name)));
};
const SYNCS = 'sync_duration_seconds_count';
const read = () => harness.execute(CONTACTS);
const whenCounted = (name: string, count: number) =>
  until(async () => (await metrics())[name] === count, `${name} is ${String(count)}`);
const fail = (status: number, times: number): void => {
  harness.sandbox.ringcentral.addFault({
    kind: 'status',
    status,
    ...(status === 429 && { retryAfter: '1' }),
    match: { route: SYNC_ROUTE },
    times,
  });
};

describe('the metrics of the mirror', () => {
  it('count each read by what served it, each fill and refresh by its outcome, and the memory in use', async () => {
    expect(await metrics()).toMatchObject({ streams: 0, records: 0, bytes: 0 });
    await read();
    await whenCounted(`${SYNCS}{kind="fill",outcome="done"}`, 1);
    await read();
    await read();
    clock.advance(61_000);
    await read();
    // One refresh fails without upstream being down, another one is refused by the quota.
    fail(400, 1);
    clock.advance(61_000);
    await read();
    clock.advance(61_000);
    fail(429, 1);
    await read();
    harness.sandbox.ringcentral.clearFaults();
    const { bytes, ...counted } = await metrics();
    expect(bytes).toBeGreaterThan(300 * 300);
    expect(counted).toEqual({
      streams: 1,
      records: 300,
      reused_answers_total: 1,
      store_problems_total: 0,
      'reads_total{served_by="upstream",reason="not-filled"}': 1,
      'reads_total{served_by="mirror",reason="none"}': 4,
      'reads_total{served_by="upstream",reason="not-synced"}': 1,
      [`${SYNCS}{kind="fill",outcome="done"}`]: 1,
      [`${SYNCS}{kind="refresh",outcome="done"}`]: 1,
      [`${SYNCS}{kind="refresh",outcome="failed"}`]: 1,
      [`${SYNCS}{kind="refresh",outcome="no-quota"}`]: 1,
    });
  });

  it('count each fill whose list could not be verified as complete', async () => {
    harness.sandbox.ringcentral.addFault({
      kind: 'edit',
      remove: ['/syncInfo/syncToken'],
      match: { route: SYNC_ROUTE },
      times: 1,
    });
    await read();
    await whenCounted(`${SYNCS}{kind="fill",outcome="not-whole"}`, 1);
    expect((await metrics())['records']).toBe(0);
    clock.advance(61_000);
    await read();
    await whenCounted(`${SYNCS}{kind="fill",outcome="done"}`, 1);
    expect((await metrics())[`${SYNCS}{kind="fill",outcome="not-whole"}`]).toBe(1);
  });

  it('count refused proofs by their code, and no other failed proofs', async () => {
    await read();
    await until(async () => listOf(await read())?.asOf != null);
    const favorites = '/restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite';
    const refused = (code: string) => `grants_refused_total{code="${code}"}`;
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 503, match: { route: favorites } });
    clock.advance(61_000);
    await read();
    expect(Object.keys(await metrics()).filter((name) => name.startsWith('grants_refused'))).toEqual([]);
    harness.sandbox.ringcentral.clearFaults();
    await control(harness, 'ringcentral', 'tokens/revoke', {
      token: harness.sandbox.credentials.ringcentral.accessTokens.demo,
    });
    clock.advance(400_000);
    for (let times = 1; times <= 3; times += 1) {
      expect((await read()).body.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect((await metrics())[refused('UNAUTHENTICATED')]).toBe(times);
    }
  });
});

describe('the log of the mirror', () => {
  it('has one line per fill and per refresh, with numbers and without data of the owner or contacts', async () => {
    await harness.close();
    harness = await startHarness({
      env: { MIRROR: 'memory', MAX_RATE_WAIT_MS: '0', LOG_LEVEL: 'info' },
      clock,
    });
    await mirrored(harness);
    clock.advance(61_000);
    const { totalCount, nodes } = listOf(await read())!;
    const lines = harness.log().filter(({ kind }) => kind === 'mirror');
    const facts = { stream: 'personalContacts', records: totalCount, ms: 0 };
    expect(lines).toEqual([
      expect.objectContaining({ ...facts, msg: 'address book mirrored' }),
      expect.objectContaining({ ...facts, msg: 'mirror refreshed' }),
    ]);
    const text = JSON.stringify(lines);
    const { ringcentral, google } = harness.sandbox.credentials;
    for (const secret of [nodes[0]!.contactId, ringcentral.accessTokens.demo, google.accessTokens.demo])
      expect(text).not.toContain(secret);
  });
});

describe('extensions.upstream', () => {
  const reportedBooks = async (
    headers: Readonly<Record<string, string>> = {},
  ): Promise<readonly object[]> => {
    const query = '{ personalContacts(first: 1) { totalCount } favorites(first: 1) { totalCount } }';
    const { body } = await harness.execute(query, {
      headers: { 'x-include-upstream-calls': '1', ...headers },
    });
    return (body.extensions as { upstream: { books: readonly object[] } }).upstream.books;
  };

  it('says for each book what served it and its age, or why upstream was called', async () => {
    expect(await reportedBooks()).toContainEqual({
      stream: 'personalContacts',
      servedBy: 'upstream',
      reason: 'not-filled',
    });
    const { asOf } = listOf(await mirrored(harness))!;
    clock.advance(12_300);
    const books = await reportedBooks();
    expect(books).toHaveLength(2);
    for (const stream of ['personalContacts', 'favorites'])
      expect(books).toContainEqual({ stream, servedBy: 'mirror', asOf, ageSeconds: 12.3 });
    expect(await reportedBooks({ 'x-max-staleness': '0' })).toContainEqual({
      stream: 'personalContacts',
      servedBy: 'upstream',
      reason: 'bound',
    });
  });
});
