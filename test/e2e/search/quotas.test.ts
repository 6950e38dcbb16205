import { afterEach, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';

import { ask, match, routesOf, search } from './support.ts';

let harness: Harness;
afterEach(() => harness.close());

const QUOTAS = '{ upstreamQuotas { upstream group limit remaining resetAt } }';

interface Quota {
  readonly upstream: string;
  readonly group: string;
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetAt: string | null;
}

const quotas = async (): Promise<readonly Quota[]> => (await ask(harness, QUOTAS, {})).upstreamQuotas;

describe('upstreamQuotas', () => {
  it('gives the remaining quota of each group without a call', async () => {
    harness = await startHarness({ sandbox: { quotas: 'real' } });
    const before = await quotas();
    expect(before.map(({ upstream, group }) => `${upstream} ${group}`)).toEqual([
      'google-people reads',
      'google-people writes',
      'google-people fullSync',
      'ringcentral heavy',
      'ringcentral medium',
      'ringcentral light',
      'ringcentral auth',
    ]);
    expect(routesOf(harness)).toEqual([]);
    await ask(harness, '{ personalContacts(first: 1) { totalCount } favorites { totalCount } }', {});
    const of = (all: readonly Quota[], group: string) => all.find((quota) => quota.group === group);
    const after = await quotas();
    expect([
      of(before, 'heavy')?.remaining,
      of(after, 'heavy')?.limit,
      of(after, 'heavy')?.remaining,
    ]).toEqual([10, 10, 9]);
    expect([of(after, 'light')?.limit, of(after, 'light')?.remaining]).toEqual([50, 49]);
    expect(of(before, 'heavy')?.resetAt).toBeNull();
    const resetAt = Date.parse(of(after, 'heavy')?.resetAt ?? '');
    expect(resetAt).toBeGreaterThan(Date.now());
    expect(resetAt).toBeLessThan(Date.now() + 61_000);
    expect(of(after, 'reads')).toMatchObject({ limit: null, remaining: null, resetAt: null });
  });

  it('has no entry for a system without a credential', async () => {
    harness = await startHarness();
    const { body } = await harness.execute(QUOTAS, { as: 'nobody' });
    expect(body).toMatchObject({ data: { upstreamQuotas: [] } });
  });
});

describe('at ten Heavy calls a minute', () => {
  it('answers a typeahead of 12 keystrokes and 20 callers within the minute', async () => {
    harness = await startHarness({
      env: { MIRROR: 'memory', GOOGLE_SEARCH_WARMUP_MS: '150' },
      sandbox: { quotas: 'real', google: { settings: { searchWarmupDelayMs: 100 } } },
    });
    const typed = 'ann caller 12';
    for (let length = 1; length <= 12; length += 1) {
      const { sources } = await search(harness, { query: typed.slice(0, length) });
      expect(sources.map(({ problem }) => problem)).toEqual([null, null]);
    }
    for (let caller = 0; caller < 20; caller += 1) {
      const [found] = await match(harness, { numbers: [`+120255501${String(10 + caller)}`] });
      expect(found?.sources.map(({ problem }) => problem)).toEqual([null, null]);
    }
    const heavy = harness
      .calls()
      .filter(({ upstream, route }) => upstream === 'ringcentral' && !route.endsWith('/favorite'));
    expect(heavy.length).toBeLessThanOrEqual(10);
    expect(heavy.map(({ status }) => status)).not.toContain(429);
  });
});
