import { describe, expect, it } from '@jest/globals';

import { sharedPeople } from '../../sandbox/kit/index.ts';
import { readBirthday } from '../../sandbox/ringcentral/birthday.ts';
import { PHONE_FIELDS } from '../../sandbox/ringcentral/contact.ts';
import { countryName } from '../../sandbox/ringcentral/country-name.ts';
import { readSyncToken, writeSyncToken } from '../../sandbox/ringcentral/index.ts';
import { jsonInteger, parseJson } from '../../sandbox/ringcentral/json.ts';
import { boundaryOf, joinMultipart, splitMultipart } from '../../sandbox/ringcentral/multipart.ts';
import { readPhoneNumber } from '../../sandbox/ringcentral/phone-number.ts';
import { seedContacts, seedFavorites } from '../../sandbox/ringcentral/seed.ts';

const RULES = { country: 'US', shortNumbers: 'keep', extensionSeparator: '*' } as const;

describe('phone numbers', () => {
  it.each([
    ['+12025550123', '+12025550123'],
    ['(202) 555-0123', '+12025550123'],
    ['2025550123', '+12025550123'],
    [' +44 20 7946 0123 ', '+442079460123'],
    ['+1 202 555 0123 x101', '+12025550123*101'],
    ['+12025550123;ext=101', '+12025550123*101'],
    ['+12025550123*101', '+12025550123*101'],
    ['+12025550123,,12#', '+12025550123,12#'],
    ['+12025550123 ext. 5,9', '+12025550123*5,9'],
    ['101', '101'],
  ])('reads %s', (typed, number) => {
    expect(readPhoneNumber(typed, RULES)).toEqual({ number });
  });

  it('follows the dialing plan', () => {
    expect(readPhoneNumber('020 7946 0123', { ...RULES, country: 'GB' })).toEqual({
      number: '+442079460123',
    });
  });

  it.each([
    ['abc', 'PAB-102'],
    ['+390', 'PAB-102'],
    ['+1202555012345678', 'PAB-103'],
    ['*2025550123', 'PAB-104'],
    [`+12025550123*${'1'.repeat(11)}`, 'PAB-105'],
    [`+12025550123,${'1'.repeat(65)}`, 'PAB-106'],
  ])('refuses %s with %s', (typed, errorCode) => {
    expect(readPhoneNumber(typed, RULES)).toMatchObject({ errorCode });
  });

  it('can refuse short numbers', () => {
    expect(readPhoneNumber('101', { ...RULES, shortNumbers: 'refuse' })).toMatchObject({
      errorCode: 'PAB-102',
    });
  });
});

describe('birthdays', () => {
  it.each([
    ['1970', '1970-01-01T00:00:00.000Z'],
    ['1970-02', '1970-02-01T00:00:00.000Z'],
    ['1970-02-28', '1970-02-28T00:00:00.000Z'],
    ['1970-01-01T00:00:00+02:00', '1969-12-31T22:00:00.000Z'],
    ['1970-01-01T00:00', '1970-01-01T00:00:00.000Z'],
    ['1970-02-30', undefined],
    ['1970-13', undefined],
    ['yesterday', undefined],
  ])('reads %s as %s', (text, iso) => {
    expect(readBirthday(text)).toBe(iso);
  });
});

describe('countries', () => {
  it.each([
    ['ISL', 'Iceland'],
    ['is', 'Iceland'],
    ['US', 'United States'],
    ['Iceland', 'Iceland'],
    ['Nowhere', 'Nowhere'],
  ])('calls %s %s', (code, name) => {
    expect(countryName(code)).toBe(name);
  });
});

describe('integers', () => {
  it.each(['1', '9007199254740991', '9007199254740993', '9223372036854775807'])(
    'keeps %s exact',
    (digits) => {
      expect(JSON.stringify({ id: jsonInteger(digits) })).toBe(`{"id":${digits}}`);
      expect(String((parseJson(`{"id":${digits}}`) as { id: unknown }).id)).toBe(digits);
    },
  );
});

describe('sync tokens', () => {
  it('have the layout of the published ones', () => {
    expect(readSyncToken('HgAAAABfC8G0AQEAAAAAAAAAGXPgavg')).toEqual({
      extensionId: '1594606004',
      revision: 25,
    });
    expect(writeSyncToken({ extensionId: '1594606004', revision: 29 })).toBe(
      'HgAAAABfC8G0AQEAAAAAAAAAHXSNruE',
    );
  });

  it('are refused with one character changed', () => {
    const token = writeSyncToken({ extensionId: '711040004', revision: 7 });
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === 'A' ? 'B' : 'A';
      expect(readSyncToken(token.slice(0, index) + other + token.slice(index + 1))).toBeUndefined();
    }
    expect(readSyncToken('')).toBeUndefined();
    expect(readSyncToken(`${token}A`)).toBeUndefined();
  });
});

describe('multipart bodies', () => {
  it('can be parsed again unchanged', () => {
    const parts = ['{"a":1}', '', '{"text":"--B_1 \\r\\n\\r\\n"}'];
    expect(splitMultipart(joinMultipart(parts, 'B_1'), 'B_1')?.map((part) => part.trim())).toEqual(parts);
  });

  it('are read with bare line feeds and other headers', () => {
    const text = '--x\nContent-type: application/json\nContent-length: 2\n\n{}\n--x\n\n[]\n--x--';
    expect(splitMultipart(text, 'x')).toEqual(['{}', '[]']);
  });

  it('are refused when malformed', () => {
    expect(splitMultipart('--x\n\n{}', 'x')).toBeUndefined();
    expect(splitMultipart('{}', 'x')).toBeUndefined();
  });

  it('name their boundary with or without quotes', () => {
    expect(boundaryOf('multipart/mixed;boundary=a_b')).toBe('a_b');
    expect(boundaryOf('multipart/mixed; boundary="a b"; charset=utf-8')).toBe('a b');
    expect(boundaryOf('multipart/mixed')).toBeUndefined();
  });
});

describe('seed data', () => {
  const demo = seedContacts('demo', 1_260);
  const second = seedContacts('second', 168);

  it('is the same each time, and starts with the same contacts at every size', () => {
    expect(seedContacts('demo', 100)).toEqual(demo.slice(0, 100));
  });

  it('has distinct ids, at least three of them beyond 2^53', () => {
    const ids = [...demo, ...second].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => BigInt(id) > 2n ** 53n).length).toBeGreaterThanOrEqual(3);
  });

  it('has every attribute, and contacts with all of them', () => {
    for (const field of [
      ...PHONE_FIELDS,
      'email3',
      'otherAddress',
      'birthday',
      'notes',
      'appInfo',
    ] as const) {
      expect(demo.filter(({ fields }) => fields[field] !== undefined).length).toBeGreaterThan(10);
    }
    const complete = demo.filter(({ fields }) => PHONE_FIELDS.every((field) => fields[field] !== undefined));
    expect(complete.length).toBeGreaterThanOrEqual(5);
  });

  it('has only numbers in the format that the API stores', () => {
    const numbers = [...demo, ...second].flatMap(({ fields }) =>
      PHONE_FIELDS.flatMap((name) => fields[name] ?? []),
    );
    expect(numbers.length).toBeGreaterThan(1_000);
    const rules = { ...RULES, shortNumbers: 'refuse' } as const;
    expect(numbers.filter((number) => !('number' in readPhoneNumber(number, rules)))).toEqual([]);
    expect(numbers.map((number) => readPhoneNumber(number, rules))).toEqual(
      numbers.map((number) => ({ number })),
    );
  });

  it('shares people with the other upstream', () => {
    const emails = new Set(sharedPeople(240).map(({ email }) => email));
    expect(demo.filter(({ fields }) => emails.has(fields.email ?? '')).length).toBeGreaterThanOrEqual(200);
  });

  it('has favorites of both kinds, at any size of the book', () => {
    const favorites = seedFavorites('demo', 1_260);
    expect(favorites.length).toBeGreaterThanOrEqual(60);
    expect(favorites.filter(({ contactId }) => contactId !== undefined).length).toBeGreaterThanOrEqual(40);
    expect(favorites.some(({ accountId }) => accountId !== undefined)).toBe(true);
    for (const size of [0, 1, 8, 60]) {
      const ids = new Set(seedContacts('demo', size).map(({ id }) => id));
      const contactIds = seedFavorites('demo', size).flatMap(({ contactId }) => contactId ?? []);
      expect(contactIds.every((id) => ids.has(id))).toBe(true);
      expect(new Set(contactIds).size).toBe(contactIds.length);
    }
  });
});
