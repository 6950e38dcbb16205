import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Person } from '../../../src/__generated__/google-people.ts';
import { createCallScope } from '../../../src/clients/http/call.ts';
import { createUpstreams } from '../../../src/clients/upstreams.ts';
import { createSearchWarmups } from '../../../src/loaders/search-warmups.ts';
import { createSearchLoader } from '../../../src/loaders/search.ts';
import type { Harness } from '../../support/harness.ts';

import { ask, askGoogle, askWell, SEARCH, startGoogleHarness } from './support.ts';

const WARMUP_MS = 200;

let harness: Harness;

beforeAll(async () => {
  harness = await startGoogleHarness({
    env: { GOOGLE_SEARCH_WARMUP_MS: String(WARMUP_MS) },
    sandbox: { google: { settings: { searchWarmupDelayMs: WARMUP_MS - 50 } } },
  });
});

afterAll(() => harness.close());

const SEARCH_PAGE = `query ($query: String!, $first: Int, $after: String) {
  searchOtherContacts(query: $query, first: $first, after: $after) {
    nodes { resourceName displayName } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount
  }
}`;

const search = (variables: Record<string, unknown>, as: 'demo' | 'second' = 'demo') =>
  askWell(harness, SEARCH_PAGE, { variables, as });

describe('the first search of a caller', () => {
  it('warms up once for all concurrent searches, and waits', async () => {
    harness.clearCalls();
    const results = await Promise.all(
      ['a', 'b', 'c'].map((query) => harness.execute(SEARCH_PAGE, { variables: { query }, as: 'second' })),
    );
    const calls = harness.calls().filter(({ route }) => route === SEARCH);
    const queryOf = (call: (typeof calls)[number]) => call.query.find(([name]) => name === 'query')?.[1];
    expect(calls.map(queryOf).sort()).toEqual(['', 'a', 'b', 'c']);
    expect(queryOf(calls[0]!)).toBe('');
    for (const call of calls.slice(1))
      expect(call.startedAt - calls[0]!.startedAt).toBeGreaterThanOrEqual(WARMUP_MS);
    expect(results.some(({ body }) => body.data.searchOtherContacts.nodes.length > 0)).toBe(true);
    const { calls: later } = await search({ query: 'a' }, 'second');
    expect(later.map((call) => call.one('query'))).toEqual(['a']);
  });

  it('is made for each caller', async () => {
    const { calls } = await search({ query: 'e' });
    expect(calls.map((call) => call.one('query'))).toEqual(['', 'e']);
  });
});

describe('a search', () => {
  it('makes one call for the maximum of results with only the selected fields', async () => {
    const { calls } = await askWell(
      harness,
      '{ searchOtherContacts(query: " a ", first: 3) { nodes { primaryPhoneNumber photoUrl organizations { name } } } }',
    );
    expect(
      calls.map((call) => [
        call.one('query'),
        call.one('pageSize'),
        call.one('readMask'),
        call.one('fields'),
      ]),
    ).toEqual([
      ['a', '30', 'phoneNumbers', 'results(person(resourceName,phoneNumbers(metadata(primary),value)))'],
    ]);
  });

  it("pages through Google's results, without a count at Google's limit", async () => {
    const { results = [] } = await askGoogle<{ results?: { person: Person }[] }>(
      harness,
      `${SEARCH}?query=a&pageSize=30&readMask=names`,
    );
    expect(results).toHaveLength(30);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data, calls } = await search({ query: 'a', first: 11, after });
      expect(calls).toHaveLength(1);
      const { nodes, pageInfo, totalCount } = data.searchOtherContacts;
      expect(totalCount).toBeNull();
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...nodes.map(({ resourceName }: { resourceName: string }) => resourceName));
      after = pageInfo.hasNextPage ? (pageInfo.endCursor as string) : null;
    } while (after !== null);
    expect(seen).toEqual(results.map(({ person }) => person.resourceName));
  });

  it("counts results below Google's limit", async () => {
    const { otherContacts: [person] = [] } = await askGoogle<{ otherContacts?: Person[] }>(
      harness,
      '/v1/otherContacts?pageSize=1&readMask=emailAddresses',
    );
    const { data } = await search({ query: person?.emailAddresses?.[0]?.value, first: 30 });
    const { nodes, totalCount, pageInfo } = data.searchOtherContacts;
    expect(totalCount).toBe(nodes.length);
    expect(totalCount).toBeGreaterThan(0);
    expect(pageInfo.hasNextPage).toBe(false);
    const { data: none } = await search({ query: 'zzzzqqqq' });
    expect(none.searchOtherContacts).toMatchObject({ nodes: [], totalCount: 0 });
  });

  it('is one call per query in an operation, whatever is selected', async () => {
    const { calls } = await askWell(
      harness,
      `{ a: searchOtherContacts(query: "a", first: 2) { nodes { displayName } }
         b: searchOtherContacts(query: "a", first: 30) { nodes { primaryEmailAddress } } }`,
    );
    expect(calls.map((call) => call.one('readMask'))).toEqual(['emailAddresses,names']);
  });

  it.each([
    [{ query: '' }, 'not a space'],
    [{ query: ' \t ' }, 'not a space'],
    [{ query: 'a', first: 0 }, '1 to 30'],
    [{ query: 'a', first: 31 }, '1 to 30'],
    [{ query: 'a', after: 'bm9uZQ' }, 'cursor'],
  ])('with %j is refused without a search call', async (variables, message) => {
    const { errors } = await ask(harness, SEARCH_PAGE, { variables });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(message);
  });

  it("refuses another query's cursor", async () => {
    const { data } = await search({ query: 'a', first: 1 });
    const after = data.searchOtherContacts.pageInfo.endCursor as string;
    const { errors } = await ask(harness, SEARCH_PAGE, { variables: { query: 'b', after } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain('other arguments');
  });

  it('reports the wait for the warm-up in `extensions.upstream`', async () => {
    const fresh = await startGoogleHarness();
    const query = `{ searchOtherContacts(query: "a") { totalCount } personalContacts(first: 1) { totalCount } }`;
    const headers = { 'x-include-upstream-calls': '1' };
    const { body } = await fresh.execute(query, { headers });
    expect(body.errors).toBeUndefined();
    expect(body.extensions?.['upstream']).toMatchObject({
      waits: [{ upstream: 'google-people', reason: 'search-warmup', ms: expect.any(Number) }],
    });
    const again = await fresh.execute('{ otherContacts(first: 1) { totalCount } }', { headers });
    expect(again.body.extensions?.['upstream']).not.toHaveProperty('waits');
    await fresh.close();
  });

  it('fails without a warm-up if there is no credential', async () => {
    const { errors, calls } = await ask(harness, SEARCH_PAGE, { variables: { query: 'a' }, as: 'nobody' });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(calls).toEqual([]);
  });

  it('stops waiting when the operation ends, and makes no further call', async () => {
    const { google, credentials } = harness.sandbox;
    const upstreams = createUpstreams({
      googlePeopleUrl: google.url,
      googleTokenUrl: `${google.url}/token`,
      ringcentralUrl: google.url,
      timeoutMs: 5_000,
      maxRateWaitMs: 0,
    });
    const operation = new AbortController();
    const { googlePeople: client } = upstreams.clientsFor({
      googleAuthorization: `Bearer ${credentials.google.accessTokens.demo}`,
      scope: createCallScope({ signal: operation.signal }),
    });
    const warmups = createSearchWarmups(60_000);
    const searches = createSearchLoader({ client, warmups, signal: operation.signal });
    harness.clearCalls();
    const result = searches.load({ query: 'a', selection: [] });
    const isWarm = () => google.calls().some(({ status }) => status === 200);
    while (!isWarm()) await new Promise(setImmediate);
    operation.abort();
    await expect(result).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', upstream: 'google-people' });
    expect(google.calls()).toHaveLength(1);
    await upstreams.close();
  });
});
