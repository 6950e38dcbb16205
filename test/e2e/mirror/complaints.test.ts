import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { PersonalContactResource } from '../../../src/__generated__/ringcentral.ts';
import { personalContacts } from '../../../src/mirror/personal-contacts.ts';
import { MirroredStream } from '../../../src/mirror/stream.ts';
import { type Harness, startHarness } from '../../support/harness.ts';

import {
  CONTACTS,
  contactsChange,
  control,
  listOf,
  mirrored,
  PERSONS,
  SMALL_BOOKS,
  SYNC_ROUTE,
  type TestClock,
  testClock,
  until,
} from './support.ts';

// Common complaints about similar programs, each with a test that this one behaves better.

let harness: Harness;
let clock: TestClock;

const start = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
  clock = testClock();
  harness = await startHarness({ sandbox: SMALL_BOOKS, env: { MIRROR: 'memory', ...env }, clock });
};
beforeEach(() => start());
afterEach(() => harness.close());

const fulls = (): number =>
  harness
    .calls()
    .filter(({ query }) => query.some(([name, value]) => name === 'syncType' && value === 'FSync')).length;
const upstreamIds = async (): Promise<readonly string[]> => {
  const { body } = await harness.execute(`{ personalContacts(first: 1000) { nodes { contactId } } }`, {
    headers: { 'x-max-staleness': '0' },
  });
  return body.data.personalContacts.nodes.map((node: { contactId: string }) => node.contactId).sort();
};
const mirroredIds = async (): Promise<readonly string[]> => {
  const list = listOf(await mirrored(harness));
  return list!.nodes.map(({ contactId }) => contactId).sort();
};

describe('the mirror', () => {
  it.each(['reason', 'message', 'gone'])(
    'makes one full sync in the background when Google reports an expired token by its %s',
    async (form) => {
      await control(harness, 'google', 'settings', { expiredSyncTokenForm: form });
      const first = listOf(await mirrored(harness, PERSONS));
      await control(harness, 'google', 'sync-tokens/lose', { user: 'demo' });
      await control(harness, 'google', 'changes', { create: 1 });
      clock.advance(61_000);
      harness.clearCalls();
      const passed = await harness.execute(PERSONS);
      expect(passed.body.errors).toBeUndefined();
      const again = listOf(await mirrored(harness, PERSONS));
      expect(again!.totalCount).toBe(first!.totalCount + 1);
      const starts = harness.calls().filter(({ query }) => {
        const names = query.map(([name]) => name);
        return (
          names.includes('requestSyncToken') && !names.includes('syncToken') && !names.includes('pageToken')
        );
      });
      expect(starts).toHaveLength(1);
    },
  );

  it('does not use up the quota to fill a book: 250 contacts cost one Heavy call, 1,000 three', async () => {
    for (const [contacts, calls] of [
      [250, 1],
      [1_000, 3],
    ] as const) {
      await harness.close();
      await start();
      await control(harness, 'ringcentral', 'book-size', { user: 'demo', contacts });
      await mirrored(harness, '{ personalContacts(first: 5) { nodes { contactId } asOf } }');
      const heavy = harness
        .calls()
        .filter(
          ({ query, route }) =>
            route === SYNC_ROUTE || query.some(([name, value]) => name === 'perPage' && value === '1000'),
        );
      // Reads that pass through meanwhile request as many contacts as their query: also at most 1,000.
      const ofFill = heavy.filter(({ route }) => route === SYNC_ROUTE).length;
      expect(ofFill).toBe(calls === 1 ? 1 : 2);
      expect(fulls()).toBe(1);
    }
  });

  it('sees deletions by others, at both systems', async () => {
    const ids = await mirroredIds();
    const persons = listOf(await mirrored(harness, PERSONS));
    await contactsChange(harness, { delete: [ids[0], ids[3]] });
    await control(harness, 'google', 'changes', { delete: [persons!.nodes[1]!.resourceName] });
    clock.advance(61_000);
    expect(await mirroredIds()).toEqual(ids.filter((_, index) => index !== 0 && index !== 3));
    const left = listOf(await harness.execute(PERSONS));
    expect(left!.nodes.map(({ resourceName }) => resourceName)).not.toContain(
      persons!.nodes[1]!.resourceName,
    );
    expect(left!.totalCount).toBe(persons!.totalCount - 1);
  });

  it('does not accept a truncated list as complete, and keeps the old one', async () => {
    await control(harness, 'ringcentral', 'book-size', { user: 'demo', contacts: 600 });
    const first = listOf(await mirrored(harness));
    expect(first!.totalCount).toBe(600);
    // The list lacks a record, and the changes after it are lost, so the list cannot be verified.
    await control(harness, 'ringcentral', 'sync-tokens/lose', { user: 'demo' });
    const list = '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact';
    harness.sandbox.ringcentral.addFault({
      kind: 'edit',
      remove: ['/records/0'],
      match: { route: list },
      times: 2,
      skip: 1,
    } as never);
    clock.advance(61_000);
    for (let reads = 0; reads < 3; reads += 1) {
      const list = listOf(await harness.execute(CONTACTS));
      if (list?.asOf != null) expect(list.totalCount).toBe(600);
    }
    harness.sandbox.ringcentral.clearFaults();
    clock.advance(61_000);
    await until(async () => listOf(await harness.execute(CONTACTS))?.asOf != null);
    expect(await mirroredIds()).toEqual(await upstreamIds());
  });

  it('serves the old list until the new one is verified', async () => {
    const persons = listOf(await mirrored(harness, PERSONS));
    clock.advance(6 * 86_400_000 + 1_000);
    await control(harness, 'google', 'settings', { fullSyncsPerMinute: 0 });
    for (let reads = 0; reads < 3; reads += 1) {
      const served = listOf(await harness.execute(PERSONS));
      expect(served?.asOf).not.toBeNull();
      expect(served?.totalCount).toBe(persons!.totalCount);
    }
  });

  it('treats equal content as no change, even if upstream reports every record as changed', async () => {
    const first = listOf(await mirrored(harness));
    // Writes the same values again.
    const update = Object.fromEntries(
      first!.nodes.slice(0, 50).map(({ contactId, firstName }) => [contactId, { firstName }]),
    );
    await contactsChange(harness, { update });
    clock.advance(61_000);
    expect(listOf(await harness.execute(CONTACTS))!.nodes).toEqual(first!.nodes);

    // The set of records is the same object, so its version (the cache key of answers) and its sort orders are kept.
    const records = harness.sandbox.ringcentral.store.contacts('demo');
    const again = () => structuredClone(records) as unknown as PersonalContactResource[];
    const stream = new MirroredStream(personalContacts);
    const source = {
      begin: () => Promise.resolve({ syncToken: 'first' }),
      complete: () => Promise.resolve({ records: again(), syncToken: 'first' }),
      changesSince: () => Promise.resolve({ upserts: again(), syncToken: 'next' }),
    };
    await stream.fill(source);
    const set = stream.state!.records;
    expect(set.size).toBe(300);
    await stream.refresh(source);
    expect(stream.state!.syncToken).toBe('next');
    expect(stream.state!.records).toBe(set);
    await stream.fill(source);
    expect(stream.state!.records).toBe(set);
  });

  it('does not store a book that is erased while it is filled', async () => {
    harness.sandbox.ringcentral.addFault({
      kind: 'latency',
      latencyMs: 300,
      when: 'before',
      match: { route: SYNC_ROUTE },
      times: 1,
    } as never);
    await harness.execute(CONTACTS);
    await until(() => harness.calls().some(({ route }) => route === SYNC_ROUTE), 'the fill has begun');
    const { body } = await harness.execute(
      `mutation { forgetMyAddressBooks(input: { sources: [RINGCENTRAL_PERSONAL_CONTACTS] }) { forgotten userErrors { code } } }`,
    );
    expect(body.data.forgetMyAddressBooks.userErrors).toEqual([]);
    await until(() => harness.calls().every(({ finishedAt }) => finishedAt !== undefined));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(listOf(await harness.execute(CONTACTS))?.asOf).toBeNull();
  });
});
