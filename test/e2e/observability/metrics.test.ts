import { afterEach, describe, expect, it } from '@jest/globals';

import { type Harness, type HarnessOptions, startHarness } from '../../support/harness.ts';
import { range } from '../graph/support.ts';

let harness: Harness;
const start = async (options?: HarnessOptions): Promise<void> => {
  harness = await startHarness(options);
};
afterEach(() => harness.close());

/** The value of a series, by name and labels; 0 if it does not exist yet. */
const valueOf = async (series: string): Promise<number> => {
  const text = await (await fetch(`${harness.url}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? 0);
};

const LIST = 'GET /restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact';
const page = (first: number): string => `{ personalContacts(first: ${String(first)}) { totalCount } }`;

describe('metrics count', () => {
  it('keys per batch of a loader', async () => {
    await start();
    await harness.execute(
      '{ favorites(first: 40) { nodes { target { ... on PersonalContact { displayName } } } } }',
    );
    expect(await valueOf('contacts_loader_batch_size_sum{loader="favorites"}')).toBe(1);
    expect(await valueOf('contacts_loader_batch_size_count{loader="personalContacts"}')).toBe(1);
    expect(await valueOf('contacts_loader_batch_size_bucket{le="10",loader="personalContacts"}')).toBe(0);
    expect(await valueOf('contacts_loader_batch_size_bucket{le="60",loader="personalContacts"}')).toBe(1);
  });

  it('retries, and attempts by status', async () => {
    await start();
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 500, times: 1 });
    harness.sandbox.ringcentral.addFault({ kind: 'reset', times: 1 });
    await harness.execute(page(3));
    const labels = `upstream="ringcentral",route="${LIST}"`;
    expect(await valueOf(`contacts_upstream_retries_total{${labels}}`)).toBe(2);
    const count = (status: string): Promise<number> =>
      valueOf(`contacts_upstream_call_duration_seconds_count{${labels},status="${status}"}`);
    expect([await count('500'), await count('UPSTREAM_UNAVAILABLE'), await count('200')]).toEqual([1, 1, 1]);
  });

  it('calls saved because the same call was in flight', async () => {
    await start();
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 300 });
    await Promise.all(range(5).map(() => harness.execute(page(5))));
    const labels = `upstream="ringcentral",route="${LIST}"`;
    expect(await valueOf(`contacts_upstream_shared_calls_total{${labels}}`)).toBe(4);
    expect(await valueOf(`contacts_upstream_call_duration_seconds_count{${labels},status="200"}`)).toBe(1);
  });

  it('waits for quota and calls refused for quota', async () => {
    await start({ sandbox: { quotas: 'real', ringcentral: { windowSeconds: 1 } } });
    // The quota allows ten immediately; the others wait for the next second.
    await Promise.all(range(12).map((index) => harness.execute(page(index + 1))));
    const labels = 'upstream="ringcentral",group="heavy"';
    expect(await valueOf(`contacts_quota_wait_seconds_count{${labels}}`)).toBe(2);
    expect(await valueOf(`contacts_quota_wait_seconds_sum{${labels}}`)).toBeGreaterThan(0.1);
    expect(await valueOf(`contacts_quota_refusals_total{${labels}}`)).toBe(0);
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 429, retryAfter: 45, times: 1 });
    await harness.execute(page(20));
    await harness.execute(page(21));
    await harness.execute(page(22));
    expect(await valueOf(`contacts_quota_refusals_total{${labels}}`)).toBe(2);
  });

  it('operations with RATE_LIMITED, whether upstream or our quota refused the call', async () => {
    await start();
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 429, retryAfter: 45, times: 1 });
    const refused = [await harness.execute(page(1)), await harness.execute(page(2))];
    expect(refused.map(({ body }) => body.errors?.[0]?.extensions['code'])).toEqual([
      'RATE_LIMITED',
      'RATE_LIMITED',
    ]);
    expect(await valueOf('contacts_operation_errors_total{code="RATE_LIMITED"}')).toBe(2);
    // Upstream answered the first with 429; the second was not sent.
    expect(await valueOf('contacts_quota_refusals_total{upstream="ringcentral",group="heavy"}')).toBe(1);
  });

  it('a refused background call of the mirror as a refusal, but not as a failed operation', async () => {
    await start({ env: { MIRROR: 'memory' } });
    // A read of contacts makes the mirror fetch the favorites in the background; nothing else reads them here.
    const route = '/restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite';
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 429, retryAfter: 45, match: { route } });
    const refusals = () => valueOf('contacts_quota_refusals_total{upstream="ringcentral",group="light"}');
    let answered = 0;
    while ((await refusals()) === 0 && answered < 50) {
      const { body } = await harness.execute(page(1));
      expect(body.errors).toBeUndefined();
      answered += 1;
    }
    expect(await refusals()).toBeGreaterThan(0);
    expect(await valueOf('contacts_operation_errors_total{code="RATE_LIMITED"}')).toBe(0);
  });

  it('each breaker from startup', async () => {
    await start();
    for (const upstream of ['google-people', 'ringcentral'])
      for (const endpoint of ['api', 'token'])
        expect(await (await fetch(`${harness.url}/metrics`)).text()).toContain(
          `contacts_breaker_state{upstream="${upstream}",endpoint="${endpoint}"} 0`,
        );
  });
});
