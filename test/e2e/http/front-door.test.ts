import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';

const SECRETS = ['the-new-secret', 'the-old-secret'] as const;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { ROUTER_SECRET: SECRETS.join(','), LOG_LEVEL: 'info' } });
});
afterAll(() => harness.close());

const OPERATIONS = {
  _service: '{ _service { sdl } }',
  _entities: '{ _entities(representations: [{ __typename: "Extension", extensionId: "1" }]) { __typename } }',
  introspection: '{ __schema { queryType { name } } }',
  'a query': '{ favorites { totalCount } }',
  'a mutation': 'mutation { __typename }',
  'an unparsable document': '{',
} as const;

const send = (init: RequestInit, path = '/graphql') => {
  harness.clearCalls();
  return fetch(`${harness.url}${path}`, init);
};
const json = { 'content-type': 'application/json' };

describe('the router secret', () => {
  const refused = async (response: Response) => {
    expect(response.status).toBe(401);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'The header router-authorization is missing or wrong',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    });
    expect(harness.calls()).toEqual([]);
  };

  describe.each(Object.entries(OPERATIONS))('is required for %s', (_name, query) => {
    it.each(SECRETS)('and %s is accepted', async (secret) => {
      const { status, body } = await harness.execute(query, { headers: { 'router-authorization': secret } });
      expect(status).toBe(query === OPERATIONS['an unparsable document'] ? 400 : 200);
      expect(body.errors?.map(({ extensions }) => extensions['code'])).toEqual(
        query === OPERATIONS['an unparsable document'] ? ['GRAPHQL_PARSE_FAILED'] : undefined,
      );
    });

    it.each([
      ['no header', {}],
      ['an empty header', { 'router-authorization': '' }],
      ['another secret', { 'router-authorization': 'the-next-secret' }],
      ['a prefix', { 'router-authorization': 'the-new-secre' }],
      ['an extra character', { 'router-authorization': 'the-new-secrett' }],
      ['another case', { 'router-authorization': 'The-New-Secret' }],
      ['both secrets', { 'router-authorization': SECRETS.join(',') }],
      ['a bearer token', { 'router-authorization': `Bearer ${SECRETS[0]}` }],
      ['the secret in another header', { authorization: SECRETS[0] }],
    ])('and rejects %s', async (_what, headers) => {
      await refused(
        await send({ method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify({ query }) }),
      );
      await refused(
        await send(
          { headers: { 'apollo-require-preflight': 'yes', ...headers } },
          `/graphql?query=${encodeURIComponent(query)}`,
        ),
      );
    });
  });

  it('is checked before the body is read', async () => {
    await refused(await send({ method: 'POST', headers: json, body: '{"query":' }));
    await refused(await send({ method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }));
  });

  it('is not required for the probes', async () => {
    for (const path of ['/healthz', '/readyz']) expect((await send({}, path)).status).toBe(200);
  });

  it('is never logged', async () => {
    await send({
      method: 'POST',
      headers: { ...json, 'router-authorization': 'the-guessed-secret' },
      body: '{}',
    });
    expect(JSON.stringify(harness.log())).not.toContain('secret"');
    expect(JSON.stringify(harness.log())).not.toContain('-secret');
  });
});
