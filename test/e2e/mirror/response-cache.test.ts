import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { type ExecuteOptions, type Harness, startHarness } from '../../support/harness.ts';

import {
  CONTACTS,
  contactsChange,
  control,
  listOf,
  mirrored,
  PERSONS,
  SMALL_BOOKS,
  type TestClock,
  testClock,
  until,
} from './support.ts';

let harness: Harness;
let clock: TestClock;

beforeEach(async () => {
  clock = testClock();
  harness = await startHarness({
    sandbox: SMALL_BOOKS,
    env: { MIRROR: 'memory', MAX_RATE_WAIT_MS: '0' },
    clock,
  });
});
afterEach(() => harness.close());

/** Responses served from the cache so far. */
const cacheHits = async (): Promise<number> => {
  const text = await (await fetch(`${harness.url}/metrics`)).text();
  return Number(/^contacts_mirror_reused_answers_total (\d+)$/m.exec(text)?.[1]);
};

/** Sends a request several times and counts the responses from the cache. */
const cacheHitsOf = async (query: string, options: ExecuteOptions = {}, times = 3): Promise<number> => {
  const before = await cacheHits();
  for (let turn = 0; turn < times; turn += 1) await harness.execute(query, options);
  return (await cacheHits()) - before;
};

describe('the response cache', () => {
  it('serves an identical request the same status, headers and body, without an upstream call', async () => {
    await mirrored(harness);
    const first = await harness.execute(CONTACTS);
    harness.clearCalls();
    const before = await cacheHits();
    const again = await harness.execute(CONTACTS);
    expect((await cacheHits()) - before).toBe(1);
    expect(again.body).toEqual(first.body);
    expect(again.status).toBe(200);
    const names = [...first.headers.keys()].filter((name) => !['date', 'x-request-id'].includes(name));
    for (const name of names)
      expect([name, again.headers.get(name)]).toEqual([name, first.headers.get(name)]);
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    expect(harness.calls()).toEqual([]);
  });

  it('serves contact lists, favorites, searches and lookups by phone number', async () => {
    await mirrored(harness);
    await mirrored(harness, PERSONS);
    for (const query of [
      CONTACTS,
      PERSONS,
      '{ favorites(first: 100) { nodes { id target { ... on PersonalContact { id } } } asOf } }',
      '{ searchContacts(query: "a", first: 5) { nodes { id displayName } } }',
      '{ matchPhoneNumbers(numbers: ["+12025550101"]) { number contacts { id } } }',
    ]) {
      await harness.execute(query);
      expect([query, await cacheHitsOf(query)]).toEqual([query, 3]);
    }
  });

  it('never serves a response to another caller, or to another credential for either upstream', async () => {
    for (const as of ['demo', 'second'] as const) await mirrored(harness, CONTACTS, { as });
    const demo = listOf(await harness.execute(CONTACTS));
    const second = listOf(await harness.execute(CONTACTS, { as: 'second' }));
    expect(demo!.nodes).not.toEqual(second!.nodes);
    const { accessTokens } = harness.sandbox.credentials.google;
    const headers = { 'x-google-authorization': `Bearer ${accessTokens.second}` };
    expect(await cacheHitsOf(CONTACTS, { headers }, 1)).toBe(0);
    for (let turn = 0; turn < 3; turn += 1) {
      expect(listOf(await harness.execute(CONTACTS))).toEqual(demo);
      expect(listOf(await harness.execute(CONTACTS, { as: 'second' }))).toEqual(second);
    }
  });

  it('drops a response after a write, so that the next response shows it', async () => {
    const { nodes } = listOf(await mirrored(harness))!;
    await harness.execute(CONTACTS);
    const { contactId } = nodes[0]!;
    const { body } = await harness.execute(`{ personalContact(contactId: "${contactId}") { id } }`);
    await harness.execute(
      `mutation ($id: ID!) { updatePersonalContact(input: { id: $id, contact: { firstName: "Marble" } }) { userErrors { message } } }`,
      { variables: { id: body.data.personalContact.id as string } },
    );
    const names = listOf(await harness.execute(CONTACTS))!.nodes;
    expect(names.find((node) => node.contactId === contactId)?.firstName).toBe('Marble');
  });

  it('drops a response after a sync, even if nothing changed, because `asOf` is newer', async () => {
    const first = listOf(await mirrored(harness));
    expect(await cacheHitsOf(CONTACTS)).toBe(3);
    clock.advance(61_000);
    const next = listOf(await harness.execute(CONTACTS));
    expect(next!.nodes).toEqual(first!.nodes);
    expect(next!.asOf).not.toBe(first!.asOf);
    await contactsChange(harness, { delete: 1 });
    clock.advance(61_000);
    expect(listOf(await harness.execute(CONTACTS))!.totalCount).toBe(first!.totalCount - 1);
  });

  it('serves no response older than 30 s, so that reads still trigger a refresh of the book', async () => {
    await mirrored(harness);
    await harness.execute(CONTACTS);
    await contactsChange(harness, { delete: 1 });
    clock.advance(30_001);
    expect(await cacheHitsOf(CONTACTS, {}, 1)).toBe(0);
    const before = listOf(await harness.execute(CONTACTS))!.totalCount;
    await until(async () => listOf(await harness.execute(CONTACTS))!.totalCount <= before);
  });

  it('drops a response when upstream refuses its token', async () => {
    await mirrored(harness);
    expect(await cacheHitsOf(CONTACTS)).toBe(3);
    await control(harness, 'ringcentral', 'tokens/revoke', {
      token: harness.sandbox.credentials.ringcentral.accessTokens.demo,
    });
    await harness.execute(CONTACTS, { headers: { 'x-max-staleness': '0' } });
    const { body } = await harness.execute(CONTACTS);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('drops a response when the caller erases the mirrored books', async () => {
    await mirrored(harness);
    expect(await cacheHitsOf(CONTACTS)).toBe(3);
    await harness.execute(
      'mutation { forgetMyAddressBooks(input: {}) { forgotten userErrors { message } } }',
    );
    expect(await cacheHitsOf(CONTACTS, {}, 1)).toBe(0);
  });

  it('is bypassed by a request that limits the age of the data or requests a report or trace', async () => {
    await mirrored(harness);
    await harness.execute(CONTACTS);
    for (const headers of [
      { 'x-max-staleness': '20' },
      { 'x-cache-tags': '1' },
      { 'apollo-federation-include-trace': 'ftv1' },
      { 'x-include-upstream-calls': '1' },
    ]) {
      expect([headers, await cacheHitsOf(CONTACTS, { headers })]).toEqual([headers, 0]);
    }
  });

  it('stores no response with an error or with data that is not from a mirrored book', async () => {
    await mirrored(harness);
    const list = 'personalContacts(first: 2) { nodes { id } }';
    for (const query of [
      `{ ${list} upstreamQuotas { remaining } }`,
      `{ ${list} personalContactChanges(first: 1) { totalCount } }`,
      `{ ${list} personalContact(contactId: "x") { id } }`,
      '{ __typename }',
    ]) {
      await harness.execute(query);
      expect([query, await cacheHitsOf(query)]).toEqual([query, 0]);
    }
  });

  it('has a separate entry for each request body and accepted media type', async () => {
    await mirrored(harness);
    const query = 'query ($n: Int) { personalContacts(first: $n) { nodes { id } } }';
    const answer = async (n: number) =>
      (await harness.execute(query, { variables: { n } })).body.data.personalContacts.nodes.length as number;
    for (const n of [1, 2, 3, 1, 2, 3]) expect(await answer(n)).toBe(n);
    const accept = async (type: string) =>
      (await harness.execute(CONTACTS, { headers: { accept: type } })).headers.get('content-type');
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await accept('application/json')).toContain('application/json');
      expect(await accept('application/graphql-response+json')).toContain(
        'application/graphql-response+json',
      );
    }
  });
});
