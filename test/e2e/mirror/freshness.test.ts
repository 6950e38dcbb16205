import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';

import {
  breakDown,
  CONTACTS,
  contactsChange,
  control,
  listOf,
  mirrored,
  PERSONS,
  routesOf,
  SYNC_ROUTE,
  type TestClock,
  testClock,
  TINY_BOOKS,
  until,
} from './support.ts';

let harness: Harness;
let clock: TestClock;

const start = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
  clock = testClock();
  harness = await startHarness({
    sandbox: TINY_BOOKS,
    env: { MIRROR: 'memory', MAX_RATE_WAIT_MS: '0', ...env },
    clock,
  });
};
beforeEach(() => start());
afterEach(() => harness.close());

const syncs = (): number => routesOf(harness).filter((route) => route === `GET ${SYNC_ROUTE}`).length;
const read = async (headers: Readonly<Record<string, string>> = {}) => harness.execute(CONTACTS, { headers });
const refuse = (route: string, times?: number): void =>
  harness.sandbox.ringcentral.addFault({
    kind: 'status',
    status: 429,
    retryAfter: '17',
    match: { route },
    ...(times !== undefined && { times }),
  });

describe('the age of what the mirror serves', () => {
  it('is up to 30 s without a call, and from 30 to 60 s with a refresh in the background', async () => {
    const first = listOf(await mirrored(harness));
    harness.clearCalls();
    await contactsChange(harness, { delete: 1 });
    clock.advance(29_000);
    expect(listOf(await read())).toEqual(first);
    expect(routesOf(harness)).toEqual([]);
    clock.advance(2_000);
    expect(listOf(await read())).toEqual(first);
    await until(async () => listOf(await read())?.totalCount === first!.totalCount - 1);
    expect(routesOf(harness)).toEqual([`GET ${SYNC_ROUTE}`]);
  });

  it('makes a read wait for one refresh, shared by all, beyond 60 s', async () => {
    const first = listOf(await mirrored(harness));
    await contactsChange(harness, { create: 2 });
    harness.clearCalls();
    clock.advance(61_000);
    const all = await Promise.all(Array.from({ length: 20 }, () => read()));
    for (const one of all) expect(listOf(one)?.totalCount).toBe(first!.totalCount + 2);
    expect(syncs()).toBe(1);
    expect(Date.parse(listOf(all[0]!)!.asOf!) - Date.parse(first!.asOf!)).toBe(61_000);
  });

  it('is limited by x-max-staleness, which also limits the age of the proof', async () => {
    await mirrored(harness);
    await contactsChange(harness, { delete: 1 });
    clock.advance(10_000);
    harness.clearCalls();
    const { body } = await read({ 'x-max-staleness': '5' });
    expect(body.errors).toBeUndefined();
    expect(syncs()).toBe(1);
    expect(routesOf(harness)).toHaveLength(2);
    harness.clearCalls();
    await read({ 'x-max-staleness': '5' });
    expect(routesOf(harness)).toEqual([]);
  });

  it('is not used with x-max-staleness: 0, and an invalid header gets 400', async () => {
    await mirrored(harness);
    harness.clearCalls();
    expect(listOf(await read({ 'x-max-staleness': '0' }))?.asOf).toBeNull();
    expect(routesOf(harness)).toHaveLength(1);
    for (const value of ['', '-1', '1.5', '10s', 'soon']) {
      const { status, body } = await read({ 'x-max-staleness': value });
      expect([value, status]).toEqual([value, 400]);
      expect(JSON.stringify(body)).toContain('x-max-staleness');
    }
  });

  it('grows while the quota refuses a refresh; with x-max-staleness the read is RATE_LIMITED with retryAfter', async () => {
    const first = listOf(await mirrored(harness));
    refuse(SYNC_ROUTE);
    clock.advance(90_000);
    const older = await read();
    expect(older.body.errors).toBeUndefined();
    expect(listOf(older)?.asOf).toBe(first?.asOf);
    const { body } = await read({ 'x-max-staleness': '45' });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', upstream: 'ringcentral' });
    expect(body.errors?.[0]?.extensions['retryAfter']).toBeGreaterThan(0);
  });

  it('grows while upstream is down up to MIRROR_STALE_IF_ERROR_S, then the read has upstream’s error', async () => {
    await harness.close();
    await start({ MIRROR_STALE_IF_ERROR_S: '200' });
    const first = listOf(await mirrored(harness));
    breakDown(harness, 'ringcentral');
    clock.advance(199_000);
    const held = await read();
    expect(held.body.errors).toBeUndefined();
    expect(listOf(held)?.asOf).toBe(first?.asOf);
    const bound = await read({ 'x-max-staleness': '50' });
    expect(bound.body.errors?.[0]?.extensions['code']).toBe('UPSTREAM_UNAVAILABLE');
    clock.advance(2_000);
    const late = await read();
    expect(late.body.errors?.[0]?.extensions['code']).toBe('UPSTREAM_UNAVAILABLE');
  });

  it('with an expired sync token, the read passes through and one full sync fills the book in the background', async () => {
    const first = listOf(await mirrored(harness));
    await control(harness, 'ringcentral', 'sync-tokens/lose', { user: 'demo' });
    await contactsChange(harness, { create: 1 });
    harness.clearCalls();
    clock.advance(61_000);
    const passed = listOf(await read());
    expect(passed?.asOf).toBeNull();
    expect(passed?.totalCount).toBe(first!.totalCount + 1);
    const again = listOf(await mirrored(harness));
    expect(again?.totalCount).toBe(first!.totalCount + 1);
    const fulls = harness
      .calls()
      .filter(({ query }) => query.some(([name, value]) => name === 'syncType' && value === 'FSync'));
    expect(fulls).toHaveLength(1);
  });

  it('does not hide a write whose outcome is unknown: the next read waits for a sync', async () => {
    const first = listOf(await mirrored(harness));
    harness.sandbox.ringcentral.addFault({
      kind: 'reset',
      when: 'after',
      match: { method: 'POST' },
      times: 1,
    });
    const { body } = await harness.execute(
      `mutation { createPersonalContact(input: { contact: { firstName: "Lost", lastName: "Answer" } }) { userErrors { code } personalContact { id } } }`,
    );
    expect(body.errors ?? body.data.createPersonalContact.userErrors).not.toEqual([]);
    harness.clearCalls();
    expect(listOf(await read())?.totalCount).toBe(first!.totalCount + 1);
    expect(syncs()).toBe(1);
  });

  it('passes reads through if the outcome of a write is unknown and no sync is possible', async () => {
    const first = listOf(await mirrored(harness));
    harness.sandbox.ringcentral.addFault({
      kind: 'reset',
      when: 'after',
      match: { method: 'POST' },
      times: 1,
    });
    await harness.execute(
      `mutation { createPersonalContact(input: { contact: { firstName: "Lost" } }) { userErrors { code } } }`,
    );
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 500, match: { route: SYNC_ROUTE } });
    const passed = listOf(await read());
    expect(passed?.asOf).toBeNull();
    expect(passed?.totalCount).toBe(first!.totalCount + 1);
  });

  it('does not hide a finished upload: the next read waits for a sync', async () => {
    const first = listOf(await mirrored(harness));
    harness.sandbox.ringcentral.settings.update({ uploadAcceptedSeconds: 0, uploadRunSeconds: 0 });
    const { body } = await harness.execute(
      `mutation { uploadAddressBooks(input: { addressBooks: [{ extensionId: "~", contacts: [{ firstName: "Up", lastName: "Load" }] }] }) { upload { taskId status } userErrors { code message } } }`,
    );
    expect(body.errors).toBeUndefined();
    const { taskId } = body.data.uploadAddressBooks.upload;
    await until(async () => {
      const { body: task } = await harness.execute(
        `query ($id: ID!) { addressBookUpload(taskId: $id) { status } }`,
        { variables: { id: taskId } },
      );
      return task.data.addressBookUpload.status === 'COMPLETED';
    }, 'the upload is finished');
    expect(listOf(await read())?.totalCount).toBe(first!.totalCount + 1);
  });

  it('when the token of Google’s list is 6 days old, the whole list is read again in the background', async () => {
    const first = listOf(await mirrored(harness, PERSONS));
    clock.advance(6 * 86_400_000 + 1_000);
    harness.clearCalls();
    const served = listOf(await harness.execute(PERSONS));
    expect(served?.totalCount).toBe(first?.totalCount);
    const starts = () =>
      harness.calls().filter(({ query }) => {
        const names = query.map(([name]) => name);
        return (
          names.includes('requestSyncToken') && !names.includes('syncToken') && !names.includes('pageToken')
        );
      }).length;
    await until(() => starts() === 1, 'a full sync begins');
    await harness.execute(PERSONS);
    expect(starts()).toBe(1);
  });

  it('when the first page of Google’s list is refused, reads pass through, with new tries after 1, 2, 4 … 60 minutes', async () => {
    await harness.close();
    await start({ LOG_LEVEL: 'info' });
    await control(harness, 'google', 'settings', { fullSyncsPerMinute: 0 });
    // Our own budget, whose clock the test cannot move, refuses all but the first try.
    const starts = () =>
      harness.log().filter(({ msg }) => msg === 'address book could not be mirrored').length;
    // Three reads of so long a list trigger a fill.
    const readOthers = async () => {
      for (let reads = 0; reads < 3; reads += 1) {
        const result = await harness.execute(PERSONS);
        expect(result.body.errors).toBeUndefined();
        expect(listOf(result)?.asOf).toBeNull();
      }
    };
    await readOthers();
    await until(() => starts() === 1, 'a fill was tried');
    for (const [tries, minutes] of [1, 2, 4, 8, 16, 32, 60, 60].entries()) {
      clock.advance(minutes * 60_000 - 1_000);
      harness.sandbox.clock.advance(61_000);
      await readOthers();
      await readOthers();
      expect(starts()).toBe(tries + 1);
      clock.advance(2_000);
      await readOthers();
      await until(() => starts() === tries + 2, `fill ${String(tries + 2)} was tried`);
      await readOthers();
    }
  });
});
