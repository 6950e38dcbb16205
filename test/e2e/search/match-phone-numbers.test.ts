import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Harness } from '../../support/harness.ts';

import { match, mirrorBooks, routesOf, search, startWithBooks } from './support.ts';

const BOOKS = {
  contacts: [
    { firstName: 'Ann', lastName: 'Maple', mobilePhone: '+12025550143' },
    { firstName: 'Desk', businessPhone: '101' },
    { firstName: 'Shop', businessPhone: '+18003569377' },
    { firstName: 'London', homePhone: '+442079460018' },
  ],
  persons: [
    { givenName: 'Anne', familyName: 'Cedar', phoneNumber: '+1 202-555-0143' },
    { givenName: 'Local', phoneNumber: '(415) 555-0199' },
    { givenName: 'Switch', phoneNumber: '+1 650 555 0100 ext. 12' },
  ],
};

const namesFor = async (harness: Harness, number: string, country?: string) => {
  const [found] = await match(harness, { numbers: [number], country });
  return [found?.e164, found?.contacts.map(({ displayName }) => displayName)];
};

describe('the numbers of mirrored books', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startWithBooks(BOOKS);
    await mirrorBooks(harness);
  });
  afterAll(() => harness.close());

  it.each<[string, string | undefined, string | null, readonly string[]]>([
    // Every spelling of one number, in both systems.
    ['+12025550143', undefined, '+12025550143', ['Ann Maple', 'Anne Cedar']],
    ['tel:+1-202-555-0143', undefined, '+12025550143', ['Ann Maple', 'Anne Cedar']],
    ['(202) 555-0143', 'US', '+12025550143', ['Ann Maple', 'Anne Cedar']],
    ['001 202 555 0143', 'de', '+12025550143', ['Ann Maple', 'Anne Cedar']],
    // Invisible and full-width characters.
    ['\u202A+1 202\u2011555\u20110143\u202C', undefined, '+12025550143', ['Ann Maple', 'Anne Cedar']],
    ['\u200E+12025550143', undefined, '+12025550143', ['Ann Maple', 'Anne Cedar']],
    ['\u2066+1 202-555-0143\u2069', undefined, '+12025550143', ['Ann Maple', 'Anne Cedar']],
    ['\u00AD+1 202 555\u00AD0143', undefined, '+12025550143', ['Ann Maple', 'Anne Cedar']],
    ['\u200B+12025550143', undefined, '+12025550143', ['Ann Maple', 'Anne Cedar']],
    ['\uFF0B12025550143', undefined, '+12025550143', ['Ann Maple', 'Anne Cedar']],
    // Letters for digits.
    ['1-800-FLOWERS', 'US', '+18003569377', ['Shop']],
    ['+1 800 FLOWERS', undefined, '+18003569377', ['Shop']],
    // Numbers as spreadsheets write them.
    ["'+12025550143", undefined, '+12025550143', ['Ann Maple', 'Anne Cedar']],
    ['="+12025550143"', undefined, '+12025550143', ['Ann Maple', 'Anne Cedar']],
    ['12025550143.0', 'US', '+12025550143', ['Ann Maple', 'Anne Cedar']],
    // A contact's number in national form.
    ['+1 415 555 0199', undefined, '+14155550199', ['Local']],
    ['415 555 0199', 'US', '+14155550199', ['Local']],
    ['+44 20 7946 0018', undefined, '+442079460018', ['London']],
    ['020 7946 0018', 'GB', '+442079460018', ['London']],
    // Exact matches only, not by last digits.
    ['101', undefined, null, ['Desk']],
    ['x101', 'US', null, ['Desk']],
    ['01', undefined, null, []],
    ['+1 650 555 0100 x12', undefined, '+16505550100', ['Switch']],
    ['+1 650 555 0100 x1', undefined, '+16505550100', []],
    ['+1 650 555 0100', undefined, '+16505550100', []],
    // Texts that are not numbers, and numbers without a contact.
    ['nobody', undefined, null, []],
    ['*69', undefined, null, []],
    ['', 'US', null, []],
    ['+12025550199', undefined, '+12025550199', []],
    ['020 7946 0018', undefined, null, []],
  ])('read %j of %s as %s', async (number, country, e164, names) => {
    expect(await namesFor(harness, number, country)).toEqual([e164, names]);
  });

  it('come in the requested order, without an upstream call', async () => {
    harness.clearCalls();
    const found = await match(harness, { numbers: ['x', '+18003569377', '101', '+18003569377'] });
    expect(found.map(({ number, contacts }) => [number, contacts.length])).toEqual([
      ['x', 0],
      ['+18003569377', 1],
      ['101', 1],
      ['+18003569377', 1],
    ]);
    expect(found.flatMap(({ sources }) => sources.map(({ isComplete }) => isComplete))).toEqual(
      Array.from({ length: 8 }, () => true),
    );
    expect(routesOf(harness)).toEqual([]);
  });

  it.each([
    ['no number', { numbers: [] }],
    ['more than 100', { numbers: Array.from({ length: 101 }, () => '+12025550143') }],
    ['an unknown country', { numbers: ['1'], country: 'ZZ' }],
  ])('are refused for %s', async (_what, variables) => {
    const { body } = await harness.execute(
      'query ($numbers: [String!]!, $country: String) { matchPhoneNumbers(numbers: $numbers, country: $country) { e164 } }',
      { variables },
    );
    expect(body.errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });
});

describe('the numbers of books that are not mirrored', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startWithBooks(BOOKS, { env: { MIRROR: 'off' } });
    await search(harness, { query: 'nobody' });
  });
  afterAll(() => harness.close());

  it('cost one RingCentral call for all, and one Google call for each of the first ten', async () => {
    harness.clearCalls();
    const others = Array.from({ length: 12 }, (_, index) => `+120255501${String(10 + index)}`);
    const numbers = ['+12025550143', '+18003569377', '101', ...others];
    const found = await match(harness, { numbers });
    expect(found.slice(0, 3).map(({ contacts }) => contacts.map(({ displayName }) => displayName))).toEqual([
      ['Ann Maple', 'Anne Cedar'],
      ['Shop'],
      ['Desk'],
    ]);
    const routes = routesOf(harness);
    expect(routes.filter((route) => route.startsWith('ringcentral'))).toEqual(['ringcentral contact']);
    expect(routes.filter((route) => route.startsWith('google'))).toHaveLength(10);
    const [google, ringcentral] = found.at(-1)?.sources ?? [];
    expect([google?.problem?.code, ringcentral?.problem, ringcentral?.isComplete]).toEqual([
      'RATE_LIMITED',
      null,
      true,
    ]);
    expect(found[0]?.sources.map(({ isComplete, problem }) => [isComplete, problem])).toEqual([
      [false, null],
      [true, null],
    ]);
  });

  it('cost nothing if none can be parsed', async () => {
    harness.clearCalls();
    expect(await namesFor(harness, 'nobody')).toEqual([null, []]);
    expect(routesOf(harness)).toEqual([]);
  });
});
