import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { type ExecuteOptions, type Harness, startHarness } from '../../support/harness.ts';

import {
  CONTACTS,
  contactsChange,
  control,
  listOf,
  mirrored,
  PERSONS,
  type TestClock,
  testClock,
  until,
} from './support.ts';

let harness: Harness;
let clock: TestClock;

beforeEach(async () => {
  clock = testClock();
  harness = await startHarness({ env: { MIRROR: 'memory', MAX_RATE_WAIT_MS: '0' }, clock });
});
afterEach(() => harness.close());

/** Answers that were given again so far. */
const reused = async (): Promise<number> => {
  const text = await (await fetch(`${harness.url}/metrics`)).text();
  return Number(/^contacts_mirror_reused_answers_total (\d+)$/m.exec(text)?.[1]);
};

/** How many of the answers to a request that is sent so often are given again. */
const reusedOf = async (query: string, options: ExecuteOptions = {}, times = 3): Promise<number> => {
  const before = await reused();
  for (let turn = 0; turn < times; turn += 1) await harness.execute(query, options);
  return (await reused()) - before;
};

describe('an answer of mirrored reads', () => {
  it('is given again to the same request, with all that was in it and no upstream call', async () => {
    await mirrored(harness);
    const first = await harness.execute(CONTACTS);
    harness.clearCalls();
    const before = await reused();
    const again = await harness.execute(CONTACTS);
    expect((await reused()) - before).toBe(1);
    expect(again.body).toEqual(first.body);
    expect(again.status).toBe(200);
    const names = [...first.headers.keys()].filter((name) => !['date', 'x-request-id'].includes(name));
    for (const name of names)
      expect([name, again.headers.get(name)]).toEqual([name, first.headers.get(name)]);
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    expect(harness.calls()).toEqual([]);
  });

  it('is given again for lists, favorites, searches and callers by number', async () => {
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
      expect([query, await reusedOf(query)]).toEqual([query, 3]);
    }
  });

  it('is never given to another caller, nor to one with another credential for either system', async () => {
    for (const as of ['demo', 'second'] as const) await mirrored(harness, CONTACTS, { as });
    const demo = listOf(await harness.execute(CONTACTS));
    const second = listOf(await harness.execute(CONTACTS, { as: 'second' }));
    expect(demo!.nodes).not.toEqual(second!.nodes);
    const { accessTokens } = harness.sandbox.credentials.google;
    const headers = { 'x-google-authorization': `Bearer ${accessTokens.second}` };
    expect(await reusedOf(CONTACTS, { headers }, 1)).toBe(0);
    for (let turn = 0; turn < 3; turn += 1) {
      expect(listOf(await harness.execute(CONTACTS))).toEqual(demo);
      expect(listOf(await harness.execute(CONTACTS, { as: 'second' }))).toEqual(second);
    }
  });

  it('is made anew after an own write, which the next answer shows', async () => {
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

  it('is made anew after a sync, also where nothing has changed: it tells of another moment', async () => {
    const first = listOf(await mirrored(harness));
    expect(await reusedOf(CONTACTS)).toBe(3);
    clock.advance(61_000);
    const next = listOf(await harness.execute(CONTACTS));
    expect(next!.nodes).toEqual(first!.nodes);
    expect(next!.asOf).not.toBe(first!.asOf);
    await contactsChange(harness, { delete: 1 });
    clock.advance(61_000);
    expect(listOf(await harness.execute(CONTACTS))!.totalCount).toBe(first!.totalCount - 1);
  });

  it('is not given again beyond 30 s, so that reads go on to refresh the book', async () => {
    await mirrored(harness);
    await harness.execute(CONTACTS);
    await contactsChange(harness, { delete: 1 });
    clock.advance(30_001);
    expect(await reusedOf(CONTACTS, {}, 1)).toBe(0);
    const before = listOf(await harness.execute(CONTACTS))!.totalCount;
    await until(async () => listOf(await harness.execute(CONTACTS))!.totalCount <= before);
  });

  it('ends with the grant of its token', async () => {
    await mirrored(harness);
    expect(await reusedOf(CONTACTS)).toBe(3);
    await control(harness, 'ringcentral', 'tokens/revoke', {
      token: harness.sandbox.credentials.ringcentral.accessTokens.demo,
    });
    await harness.execute(CONTACTS, { headers: { 'x-max-staleness': '0' } });
    const { body } = await harness.execute(CONTACTS);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('ends when the caller has the books forgotten', async () => {
    await mirrored(harness);
    expect(await reusedOf(CONTACTS)).toBe(3);
    await harness.execute(
      'mutation { forgetMyAddressBooks(input: {}) { forgotten userErrors { message } } }',
    );
    expect(await reusedOf(CONTACTS, {}, 1)).toBe(0);
  });

  it('is made anew for a request that bounds its age or asks for more than the answer', async () => {
    await mirrored(harness);
    await harness.execute(CONTACTS);
    for (const headers of [
      { 'x-max-staleness': '20' },
      { 'x-cache-tags': '1' },
      { 'apollo-federation-include-trace': 'ftv1' },
      { 'x-include-upstream-calls': '1' },
    ]) {
      expect([headers, await reusedOf(CONTACTS, { headers })]).toEqual([headers, 0]);
    }
  });

  it('is made anew where anything but mirrored books is in it, or an error', async () => {
    await mirrored(harness);
    const list = 'personalContacts(first: 2) { nodes { id } }';
    for (const query of [
      `{ ${list} upstreamQuotas { remaining } }`,
      `{ ${list} personalContactChanges(first: 1) { totalCount } }`,
      `{ ${list} personalContact(contactId: "x") { id } }`,
      '{ __typename }',
    ]) {
      await harness.execute(query);
      expect([query, await reusedOf(query)]).toEqual([query, 0]);
    }
  });

  it('is told apart by each byte of the request and by what the client accepts', async () => {
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
