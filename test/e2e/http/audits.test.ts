import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Audit, serverAudits } from 'graphql-http';

import { type Harness, startHarness } from '../../support/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const url = () => `${harness.url}/graphql`;

/**
 * GETs without a custom header, which a form or link of another site can send: CSRF prevention answers them with 400. All of
 * these audits are MAY. With a custom header they pass like the others.
 */
const FORBIDDEN: ReadonlySet<string> = new Set(['5A70', 'D6D5', '6A70']);

const AUDITS = serverAudits({ url });
const AUDITS_OF_PREFLIGHTED = serverAudits({
  url,
  fetchFn: (target: string, init: RequestInit = {}) =>
    fetch(target, { ...init, headers: { ...init.headers, 'apollo-require-preflight': 'true' } }),
});

const named = (list: readonly Audit[]) => list.map(({ id, name, fn }) => [`${id} ${name}`, fn] as const);

describe('the audits of graphql-http', () => {
  it('are the known ones, with their levels', () => {
    const levels = Object.groupBy(AUDITS, ({ name }) => name.split(' ')[0] ?? '');
    expect(levels['MUST']?.length).toBeGreaterThanOrEqual(11);
    expect(levels['SHOULD']?.length).toBeGreaterThanOrEqual(22);
    expect(AUDITS.filter(({ id }) => FORBIDDEN.has(id)).map(({ name }) => name.split(' ')[0])).toEqual([
      'MAY',
      'MAY',
      'MAY',
    ]);
  });

  it.each(named(AUDITS.filter(({ id }) => !FORBIDDEN.has(id))))('%s', async (_name, audit) => {
    expect(await audit()).toMatchObject({ status: 'ok' });
  });

  it.each(named(AUDITS.filter(({ id }) => FORBIDDEN.has(id))))(
    '%s: not for a request that another site can have made',
    async (_name, audit) => {
      const result = await audit();
      if (result.status !== 'notice') throw new Error(`The audit ended with ${result.status}`);
      expect(result.response.status).toBe(400);
      expect(await result.response.text()).toContain('Cross-Site Request Forgery');
    },
  );
});

describe('the audits of graphql-http with a header that satisfies CSRF prevention', () => {
  it.each(named(AUDITS_OF_PREFLIGHTED))('%s', async (_name, audit) => {
    expect(await audit()).toMatchObject({ status: 'ok' });
  });
});
