import { describe, expect, it } from '@jest/globals';

import type { PersonalContactInput } from '../../src/__generated__/graphql.ts';
import {
  attributesOfKind,
  checkContact,
  CONTACT_ATTRIBUTES,
  isEmptyContact,
} from '../../src/values/contact-checks.ts';

const faultsOf = (contact: PersonalContactInput, country?: string): readonly string[] =>
  checkContact(contact, country).map(({ code, path }) => `${path.join('.')} ${code}`);

describe('phone numbers', () => {
  it.each([
    ['nonsense', 'INVALID'],
    ['+', 'INVALID'],
    ['*69', 'ASTERISK'],
    ['＊12025550100', 'ASTERISK'],
    ['+12025550100123456', 'TOO_LONG'],
    ['202555010012345678901', 'TOO_LONG'],
    [`+12025550100 x${'1'.repeat(11)}`, 'EXTENSION_TOO_LONG'],
    [`+12025550100 ext. ${'1'.repeat(25)}`, 'EXTENSION_TOO_LONG'],
    [`+12025550100*${'1'.repeat(11)}`, 'EXTENSION_TOO_LONG'],
    [`+12025550100,${'1'.repeat(65)}`, 'DTMF_TOO_LONG'],
    [`+12025550100,${'1 '.repeat(65)}`, 'DTMF_TOO_LONG'],
  ])('%j is PHONE_NUMBER_%s in any attribute', (number, code) => {
    for (const attribute of attributesOfKind('phone')) {
      expect(faultsOf({ [attribute]: number })).toEqual([`${attribute} PHONE_NUMBER_${code}`]);
    }
  });

  it.each([
    ['+12025550100', undefined],
    ['+1 (202) 555-0100', undefined],
    ['202 555 0100', undefined],
    ['020 7946 0123', 'GB'],
    ['101', undefined],
    ['x101', undefined],
    ['+1 202 555', undefined],
    ['+44 20 7946 012345', undefined],
    ['1-800-FLOWERS', 'US'],
    [`+12025550100*${'1'.repeat(10)}`, undefined],
    [`+12025550100,${'1'.repeat(64)}`, undefined],
    [`+12025550100,${'1 '.repeat(64)}`, undefined],
    [`+12025550100,${'1'.repeat(64)}#`, undefined],
    ['', undefined],
    [' ', undefined],
  ])('leaves %j to upstream, which may accept it', (homePhone, country) => {
    expect(faultsOf({ homePhone }, country)).toEqual([]);
  });
});

describe('birthdays', () => {
  it.each([
    '1970',
    '1970-01',
    '1970-01-31',
    '19700131',
    '1970-01-31T00:00:00Z',
    '1970-01-31T10:00+02:00',
    '2024-02-29',
    '',
  ])('takes %j', (birthday) => expect(faultsOf({ birthday })).toEqual([]));

  it.each(['soon', '31/01/1970', '1970-13', '1970-02-30', '2023-02-29', '70-01-31', '1970-1-31'])(
    'refuses %j',
    (birthday) => expect(faultsOf({ birthday })).toEqual(['birthday INVALID']),
  );
});

describe('e-mail addresses', () => {
  it.each([
    'ada@example.com',
    'ada@localhost',
    '"a b"@example.org',
    'ädа@пример.example',
    ' ada@example.com ',
    '',
  ])('takes %j', (email) => expect(faultsOf({ email, email2: email, email3: email })).toEqual([]));

  it.each(['ada', 'ada@', '@example.com', 'ada@example com'])('refuses %j', (email) =>
    expect(faultsOf({ email3: email })).toEqual(['email3 INVALID']),
  );
});

describe('lengths', () => {
  it.each([
    ['ringtoneIndex', 64],
    ['appInfo', 64],
    ['firstName', 10_000],
    ['notes', 100_000],
    ['homePhone', 250],
  ] as const)('%s may have %i characters, and the message says so', (attribute, max) => {
    if (attribute !== 'homePhone') expect(faultsOf({ [attribute]: '😀'.repeat(max) })).toEqual([]);
    const [fault, ...others] = checkContact({ [attribute]: '😀'.repeat(max + 1) });
    expect([fault?.code, fault?.path, others]).toEqual(['TOO_LONG', [attribute], []]);
    expect(fault?.message).toContain(max.toLocaleString('en-US'));
    expect(fault?.message).toContain((max + 1).toLocaleString('en-US'));
  });

  it('checks each part of an address separately', () => {
    expect(faultsOf({ homeAddress: { street: 'x'.repeat(10_001), city: 'x' } })).toEqual([
      'homeAddress.street TOO_LONG',
    ]);
  });
});

it('reports all errors of a contact at once, each with its path, and never repeats a value', () => {
  const contact = { email: 'nobody', homePhone: 'nonsense', birthday: 'soon', appInfo: 'x'.repeat(65) };
  expect(faultsOf(contact)).toEqual([
    'email INVALID',
    'homePhone PHONE_NUMBER_INVALID',
    'birthday INVALID',
    'appInfo TOO_LONG',
  ]);
  const text = JSON.stringify(checkContact(contact).map(({ message }) => message));
  for (const value of Object.values(contact)) expect(text).not.toContain(value);
});

it.each<[PersonalContactInput, boolean]>([
  [{}, true],
  [{ firstName: null, homeAddress: null }, true],
  [{ firstName: ' ', homeAddress: { city: '' } }, true],
  [{ homeAddress: { city: 'Fern' } }, false],
  ...Object.keys(CONTACT_ATTRIBUTES)
    .filter((name) => !name.endsWith('Address'))
    .map((name): [PersonalContactInput, boolean] => [{ [name]: 'x' }, false]),
])('%j is an empty contact: %s', (contact, isEmpty) => {
  expect(isEmptyContact(contact)).toBe(isEmpty);
});
