import { afterEach, describe, expect, it } from '@jest/globals';

import {
  type ExecuteOptions,
  type Harness,
  type HarnessOptions,
  startHarness,
} from '../../support/harness.ts';

let harness: Harness;
const start = async (options?: HarnessOptions): Promise<void> => {
  harness = await startHarness(options);
};
afterEach(() => harness.close());

const wanted = { headers: { 'x-include-upstream-calls': '1' } };
const reportOf = async (query: string, options: ExecuteOptions = wanted) => {
  const { body, headers } = await harness.execute(query, options);
  return { ...(body.extensions?.['upstream'] as object), headers, body };
};

const LIST = '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact';

describe('extensions.upstream', () => {
  it('lists the operation’s calls and the remaining quotas that they count against', async () => {
    await start({ sandbox: { quotas: 'real' } });
    const report = await reportOf(
      '{ favorites(first: 40) { nodes { target { ... on PersonalContact { displayName } } } } otherContacts { totalCount } }',
    );
    const call = {
      method: 'GET',
      status: 200,
      ms: expect.any(Number),
      attempt: 1,
      shared: false,
    };
    const ringcentral = { ...call, upstream: 'ringcentral', upstreamRequestId: expect.any(String) };
    const bulk = {
      ...ringcentral,
      operationId: 'readContact',
      route: `${LIST}/{contactId}`,
    };
    expect(report).toMatchObject({
      calls: expect.arrayContaining([
        {
          ...ringcentral,
          operationId: 'listFavoriteContacts',
          route: expect.stringMatching(/\/favorite$/),
        },
        { ...call, upstream: 'google-people', operationId: 'listOtherContacts', route: '/v1/otherContacts' },
        { ...bulk, status: 207, batchSize: expect.any(Number) },
      ]),
      budgets: expect.arrayContaining([
        {
          upstream: 'ringcentral',
          group: 'light',
          limit: 50,
          remaining: 49,
          windowSeconds: 60,
          penaltySeconds: 0,
        },
        {
          upstream: 'ringcentral',
          group: 'heavy',
          limit: 10,
          remaining: expect.any(Number),
          windowSeconds: 60,
          penaltySeconds: 0,
        },
        // Google announces no limits, so the remaining quota is unknown.
        {
          upstream: 'google-people',
          group: 'read',
          limit: null,
          remaining: null,
          windowSeconds: 60,
          penaltySeconds: 0,
        },
      ]),
    });
    expect((report as unknown as { calls: unknown[] }).calls).toHaveLength(harness.calls().length);
  });

  it('shows retries, failures and a penalty', async () => {
    await start({ env: { MAX_RATE_WAIT_MS: '0' } });
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 503, times: 1 });
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 429, retryAfter: 45, times: 1 });
    expect(await reportOf('{ personalContacts(first: 3) { totalCount } }')).toMatchObject({
      calls: [
        { attempt: 1, status: 503, code: 'UPSTREAM_UNAVAILABLE' },
        { attempt: 2, status: 429, code: 'RATE_LIMITED' },
      ],
      budgets: [{ group: 'heavy', remaining: 0, penaltySeconds: expect.any(Number) }],
    });
    // A call that was not made is explained by the error and the budget.
    const refused = (await reportOf('{ personalContacts(first: 4) { totalCount } }')) as unknown as {
      readonly calls: readonly unknown[];
      readonly budgets: readonly { readonly penaltySeconds: number }[];
    };
    expect(refused.calls).toEqual([]);
    expect(refused.budgets).toHaveLength(1);
    expect(refused.budgets[0]!.penaltySeconds).toBeGreaterThan(30);
    expect(refused.budgets[0]!.penaltySeconds).toBeLessThanOrEqual(45);
  });

  it('marks a call that was shared', async () => {
    await start();
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 300 });
    const QUERY = '{ personalContacts(first: 5) { totalCount } }';
    const reports = await Promise.all([reportOf(QUERY), reportOf(QUERY)]);
    const calls = reports.flatMap((report) => (report as unknown as { calls: { shared: boolean }[] }).calls);
    expect(calls.map(({ shared }) => shared).sort()).toEqual([false, true]);
  });

  it('has empty lists if no call was made, also for a rejected operation', async () => {
    await start();
    expect(await reportOf('{ __typename }')).toMatchObject({ calls: [], budgets: [] });
    const { body } = await reportOf('{ nonsense }');
    expect(body.errors).toHaveLength(1);
    expect(body.extensions).toEqual({ upstream: { calls: [], budgets: [], books: [] } });
  });

  it('makes the response uncacheable', async () => {
    await start();
    const QUERY = '{ personalContacts(first: 1) { totalCount } }';
    expect((await harness.execute(QUERY)).headers.get('cache-control')).toMatch(/private/);
    expect((await reportOf(QUERY)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('extensions.upstream is sent', () => {
  const QUERY = '{ personalContacts(first: 1) { totalCount } }';
  const isReported = async (headers: ExecuteOptions['headers'] = {}): Promise<boolean> =>
    (await harness.execute(QUERY, { headers })).body.extensions?.['upstream'] !== undefined;

  it.each([
    ['production', false],
    ['test', false],
    ['development', true],
  ])('by default with NODE_ENV=%s: %s', async (nodeEnv, isDefault) => {
    await start({ env: { NODE_ENV: nodeEnv } });
    expect([
      await isReported(),
      await isReported({ 'x-include-upstream-calls': '1' }),
      await isReported({ 'x-include-upstream-calls': '0' }),
    ]).toEqual([isDefault, true, false]);
  });
});
