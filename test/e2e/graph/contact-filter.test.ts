import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';
import { writeContact } from '../changes/support.ts';

import { ask, askWell, valuesOf } from './support.ts';

const QUERY = `query ($startsWith: String, $phoneNumbers: [String!], $country: String, $first: Int, $after: String, $last: Int, $before: String) {
  personalContacts(startsWith: $startsWith, phoneNumbers: $phoneNumbers, country: $country,
    first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { firstName lastName } pageInfo { hasNextPage endCursor startCursor hasPreviousPage } } }`;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ sandbox: { ringcentral: { bookSizes: { demo: 0 } } } });
});
afterAll(() => harness.close());

const find = async (variables: Readonly<Record<string, unknown>>) => {
  const { data, calls } = await askWell(harness, QUERY, { variables });
  const { nodes } = data.personalContacts as {
    nodes: { firstName: string | null; lastName: string | null }[];
  };
  return {
    ...data.personalContacts,
    calls,
    names: nodes.map((one) => `${one.firstName ?? ''}|${one.lastName ?? ''}`),
  };
};

describe('startsWith', () => {
  beforeEach(async () => {
    harness.sandbox.ringcentral.reset();
    for (const [firstName, lastName] of [
      ['Ann', 'Caller'],
      ['Anna', 'Callister'],
      ['Ann', 'Other'],
      ['Mary Ann', 'Meadow'],
      ['Ann Caller', undefined],
      ['Caller', 'Ann'],
      ['Bob', 'de la Meadow'],
    ]) {
      await writeContact(harness, 'POST', '', { firstName, ...(lastName && { lastName }) });
    }
  });

  it.each([
    ['Ann Caller', ['Ann|Caller', 'Ann Caller|', 'Caller|Ann']],
    ['ann  call', ['Ann|Caller', 'Ann Caller|', 'Caller|Ann']],
    ['Caller Ann', ['Ann|Caller', 'Caller|Ann']],
    ['Caller, Ann', ['Ann|Caller']],
    ['Mary Ann', ['Mary Ann|Meadow']],
    ['Mary Ann M', ['Mary Ann|Meadow']],
    ['de la', ['Bob|de la Meadow']],
    ['Bob de la', ['Bob|de la Meadow']],
    [' Ann ', ['Ann|Caller', 'Ann|Other', 'Ann Caller|', 'Anna|Callister', 'Caller|Ann']],
    ['Ann Nobody', []],
  ])('%j finds by first and last name, at one call', async (startsWith, expected) => {
    const { names, totalCount, calls } = await find({ startsWith });
    expect(names.toSorted()).toEqual(expected.toSorted());
    expect(totalCount).toBe(expected.length);
    expect(calls).toHaveLength(1);
  });

  it('pages through the results for several words, forward and backward, at one call each', async () => {
    const first = await find({ startsWith: 'Ann Call', first: 2 });
    const rest = await find({ startsWith: 'Ann Call', first: 2, after: first.pageInfo.endCursor });
    const back = await find({ startsWith: 'Ann Call', last: 2, before: rest.pageInfo.startCursor });
    expect([...first.names, ...rest.names]).toHaveLength(3);
    expect(new Set([...first.names, ...rest.names]).size).toBe(3);
    expect(back.names).toEqual(first.names);
    expect([first, rest, back].map(({ calls }) => calls.length)).toEqual([1, 1, 1]);
  });

  it('finds all contacts if it has only spaces', async () => {
    expect((await find({ startsWith: '  ' })).totalCount).toBe(7);
  });

  it('is refused if too many contacts begin with the first word', async () => {
    const big = await startHarness({ sandbox: { ringcentral: { bookSizes: { demo: 0 } } } });
    big.sandbox.ringcentral.addFault({
      kind: 'status',
      status: 200,
      body: {
        records: Array.from({ length: 1000 }, (_, index) => ({
          id: index + 1,
          firstName: `Ann${String(index)}`,
        })),
        paging: { page: 1, perPage: 1000, pageStart: 0, pageEnd: 999, totalElements: 1001 },
      },
    });
    const { errors, data } = await ask(big, QUERY, { variables: { startsWith: 'Ann Caller' } });
    expect(data.personalContacts).toBeNull();
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toMatch(
      /^startsWith: matches too many contacts: more than 1000 begin with "Ann"/,
    );
    await big.close();
  });
});

describe('phoneNumbers', () => {
  beforeAll(async () => {
    harness.sandbox.ringcentral.reset();
    await writeContact(harness, 'POST', '', { firstName: 'Ann', mobilePhone: '+16505550123' });
    await writeContact(harness, 'POST', '', { firstName: 'Bob', mobilePhone: '+442079460123' });
  });

  it.each([
    ['+1 650 555 0123', null, 'Ann|'],
    ['+16505550123', null, 'Ann|'],
    ['tel:+1-650-555-0123', null, 'Ann|'],
    ['001 650 555 0123', null, 'Ann|'],
    ['(650) 555-0123', 'US', 'Ann|'],
    ['6505550123', 'us', 'Ann|'],
    ['650.555.0123 ext. 7', 'US', 'Ann|'],
    ['+1 650 555 0123', 'GB', 'Ann|'],
    ['020 7946 0123', 'GB', 'Bob|'],
    ['+44 (0)20 7946 0123', null, 'Bob|'],
  ])('reads %j (country %j)', async (number, country, name) => {
    const { names, calls } = await find({ phoneNumbers: [number], country });
    expect(names).toEqual([name]);
    expect(calls).toHaveLength(1);
  });

  it('sends each number once, even if it is written in several ways', async () => {
    const { calls } = await find({
      phoneNumbers: ['+16505550123', '+1 (650) 555-0123', '650 555 0123'],
      country: 'US',
    });
    expect(valuesOf(calls[0], 'phoneNumber')).toEqual(['+16505550123']);
  });

  it('passes short codes on unchanged', async () => {
    const { calls } = await find({ phoneNumbers: ['911', '4711'] });
    expect(valuesOf(calls[0], 'phoneNumber')).toEqual(['911', '4711']);
  });

  it.each([
    ['6505550123', null, /^phoneNumbers: "6505550123" has no country code/],
    ['16505550123', null, /^phoneNumbers: "16505550123" has no country code/],
    ['Ann', null, /^phoneNumbers: "Ann" is not a phone number/],
    ['', null, /^phoneNumbers: "" is not a phone number/],
    ['*69', 'US', /^phoneNumbers: "\*69" is not a phone number/],
    ['+1 650 555 0123 456 789 012', null, /^phoneNumbers: "\+1 650.*" is not a possible phone number/],
    ['12345678', 'US', /^phoneNumbers: "12345678" is not a possible phone number in US/],
    ['1'.repeat(101), null, /^phoneNumbers: "1{40}…" is not a phone number/],
    ['6505550123', 'XX', /^country: .* is "XX"/],
    ['6505550123', 'USA', /^country: .* is "USA"/],
    ['6505550123', '', /^country: .* is ""/],
  ])('refuses %j (country %j) by name, before a call is made', async (number, country, message) => {
    const { errors, calls } = await ask(harness, QUERY, {
      variables: { phoneNumbers: ['+16505550123', number], country },
    });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(errors?.[0]?.message).toMatch(message);
    expect(calls).toHaveLength(0);
  });
});
