import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';

import {
  CONTACTS,
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

let harness: Harness;
let clock: TestClock;

interface LoopOptions {
  /** Also chains of too many pages, one call each. */
  readonly withChains: boolean;
}

export const describePageLoops = ({ withChains }: LoopOptions): void => {
  beforeEach(async () => {
    clock = testClock();
    harness = await startHarness({
      sandbox: SMALL_BOOKS,
      env: { MIRROR: 'memory', LOG_LEVEL: 'info' },
      clock,
    });
  });
  afterEach(() => harness.close());

  describe.each([
    // No read of RingCentral's uses pages of a sync. Without a total, the third read triggers a fill.
    { upstream: 'ringcentral', route: SYNC_ROUTE, query: CONTACTS, reads: 3, skip: 0, maxPages: 200 },
    // Google's fill comes after the proof and the read that passes through.
    { upstream: 'google', route: '/v1/otherContacts', query: PERSONS, reads: 1, skip: 2, maxPages: 1_000 },
  ] as const)('the mirror does not follow endless page loops of $upstream:', (upstreams) => {
    const { upstream, route, query, reads, skip, maxPages } = upstreams;
    const loop = (length: number, options: { readonly skip?: number; readonly times?: number }): void =>
      harness.sandbox[upstream].addFault({
        kind: 'loop',
        length,
        items: 'none',
        match: { route },
        ...options,
      });
    const syncCalls = (): number =>
      harness
        .calls()
        .filter((call) => call.query.some(([name]) => name === 'syncType' || name === 'requestSyncToken'))
        .length;
    const asOf = async (): Promise<string | null> => {
      const result = await harness.execute(query);
      expect(result.body.errors).toBeUndefined();
      return listOf(result)!.asOf;
    };
    const failures = () => harness.log().filter(({ msg }) => msg === 'address book could not be mirrored');

    it.each<readonly [string, number, number]>([
      ['a page that links to itself', 1, 3],
      ['pages that form a cycle', 3, 5],
      ...(withChains ? [['a chain of too many pages', maxPages + 100, maxPages + 1] as const] : []),
    ])('%s: the fill ends with an error in the log, and the mirror is not used', async (_, length, calls) => {
      await control(harness, 'ringcentral', 'book-size', { user: 'demo', contacts: 260 });
      await control(harness, 'google', 'book-size', { user: 'demo', otherContacts: 30 });
      // Without a total, RingCentral's book is read only by the pages of the full sync.
      await control(harness, 'ringcentral', 'settings', { totalElements: false });
      loop(length, { skip });
      for (let count = 0; count < reads; count += 1) expect(await asOf()).toBeNull();
      await until(() => failures().length > 0, 'the fill has failed');
      expect(failures()).toMatchObject([{ reason: expect.stringContaining('already read') }]);
      expect(syncCalls()).toBeGreaterThan(1);
      expect(syncCalls()).toBeLessThanOrEqual(calls);
      harness.sandbox[upstream].clearFaults();
      expect(await asOf()).toBeNull();
    });

    it('pages that form a cycle: the refresh ends, and the read passes through', async () => {
      await mirrored(harness, query);
      harness.clearCalls();
      // Google's proof is one more call of that route.
      loop(2, { times: upstream === 'google' ? 4 : 3 });
      clock.advance(61_000);
      expect(await asOf()).toBeNull();
      expect(syncCalls()).toBe(3);
      clock.advance(61_000);
      expect(await asOf()).not.toBeNull();
    });
  });
};
