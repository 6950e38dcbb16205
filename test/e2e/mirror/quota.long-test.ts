import { afterEach, describe, expect, it } from '@jest/globals';

import { mostWithin, type RecordedCall } from '../../../sandbox/index.ts';
import { type Harness, startHarness } from '../../support/harness.ts';

import { CONTACTS, control, listOf, mirrored, sleep, until } from './support.ts';

let harness: Harness;
afterEach(() => harness.close());

/** The seconds that replace a minute, in the quotas and in the mirror. */
const WINDOW_S = 10;
const scaled = (ms: number): number => (ms * 60) / WINDOW_S;
/** Calls are counted when they arrive, so the time between two of them may vary by the network time. */
const WINDOW_MS = WINDOW_S * 1_000 - 50;

const start = async (): Promise<void> => {
  harness = await startHarness({
    sandbox: { quotas: 'real', windowSeconds: WINDOW_S },
    env: { MIRROR: 'memory' },
    clock: { now: () => scaled(performance.now()), date: () => Date.now() },
  });
};

const callsOf = (group: string): readonly RecordedCall[] =>
  harness.sandbox.ringcentral.calls().filter(({ quota }) => quota?.group === group);

const keepsTheQuota = (): void => {
  expect(mostWithin(callsOf('heavy'), WINDOW_MS)).toBeLessThanOrEqual(10);
  expect(harness.calls().filter(({ quota }) => quota?.isInPenalty)).toEqual([]);
  expect(harness.calls().filter(({ status }) => status === 429)).toEqual([]);
};

const parameterOf = ({ query }: RecordedCall, name: string): string | undefined =>
  query.find(([one]) => one === name)?.[1];
const isOfFill = (call: RecordedCall): boolean =>
  call.route.endsWith('/address-book-sync') || ['1000', '1'].includes(parameterOf(call, 'perPage') ?? '');

describe('the mirror under real quotas', () => {
  it('answers 500 mixed reads of one caller in a minute, refuses none, and makes at most 10 Heavy calls in any window', async () => {
    await start();
    const first = listOf(await harness.execute(CONTACTS));
    const ids = first!.nodes.map(({ contactId }) => contactId);
    await mirrored(harness);
    const beganAt = performance.now();
    const letters = 'aeiounrst';
    const mixed = [
      (n: number) =>
        `{ personalContacts(first: 50, orderBy: { field: COMPANY }) { nodes { id } totalCount } a${String(n)}: __typename }`,
      (n: number) =>
        `{ personalContacts(first: 10, search: "${letters[n % letters.length] ?? 'a'}") { nodes { id } } }`,
      (n: number) => `{ personalContact(contactId: "${ids[n % ids.length] ?? ''}") { firstName lastName } }`,
      () => `{ favorites { nodes { position } } }`,
      (n: number) =>
        `{ personalContacts(last: ${String(1 + (n % 40))}, orderBy: { field: LAST_NAME, direction: DESC }) { nodes { firstName } } }`,
    ];
    for (let n = 0; n < 500; n += 10) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          harness.execute(mixed[(n + index) % mixed.length]!(n + index)),
        ),
      );
      for (const { body } of answers) expect(body.errors).toBeUndefined();
    }
    expect(performance.now() - beganAt).toBeLessThan(WINDOW_S * 1_000);
    keepsTheQuota();
  });

  it('costs an active caller at most 1 Light and 2 Heavy calls and 2 reads of Google a minute', async () => {
    await start();
    const PERSON = `{ otherContacts(first: 3) { nodes { displayName } asOf } }`;
    await mirrored(harness);
    await mirrored(harness, PERSON);
    harness.clearCalls();
    const minutes = 3;
    const endsAt = performance.now() + minutes * WINDOW_S * 1_000;
    while (performance.now() < endsAt) {
      for (const query of [CONTACTS, PERSON]) {
        const { body } = await harness.execute(query);
        expect(body.errors).toBeUndefined();
      }
      await sleep(100);
    }
    expect(mostWithin(callsOf('heavy'), WINDOW_MS)).toBeLessThanOrEqual(2);
    expect(mostWithin(callsOf('light'), WINDOW_MS)).toBeLessThanOrEqual(1);
    const google = harness.sandbox.google.calls();
    expect(mostWithin(google, WINDOW_MS)).toBeLessThanOrEqual(2);
    expect(callsOf('heavy').length).toBeGreaterThanOrEqual(minutes);
    keepsTheQuota();
  });

  it('fills a book of 10,000 with at most 12 Heavy calls and leaves the last 3 of each window to the caller', async () => {
    await start();
    await control(harness, 'ringcentral', 'book-size', { user: 'demo', contacts: 10_000 });
    const page = `{ personalContacts(first: 50) { nodes { id } totalCount asOf } }`;
    const refused: unknown[] = [];
    let isServed = false;
    await until(async () => {
      // The caller continues to read, as much as three Heavy calls per window allow.
      const { body } = await harness.execute(page);
      if (body.errors !== undefined) refused.push(body.errors);
      isServed = body.data?.personalContacts?.asOf != null;
      if (!isServed) await sleep((WINDOW_S * 1_000) / 3 + 100);
      return isServed;
    });
    expect(refused).toEqual([]);
    const heavy = callsOf('heavy');
    // A fill ends with the changes since its start. All later calls are refreshes.
    const end = heavy.findIndex((call) => parameterOf(call, 'syncType') === 'ISync');
    const fills = heavy.slice(0, end + 1).filter(isOfFill);
    expect(fills.length).toBeGreaterThan(10);
    expect(fills.length).toBeLessThanOrEqual(12);
    expect(mostWithin(fills, WINDOW_MS)).toBeLessThanOrEqual(7);
    keepsTheQuota();
    const { body } = await harness.execute(page);
    expect(body.data.personalContacts.totalCount).toBe(10_000);
  });
});
