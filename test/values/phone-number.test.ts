import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { parsePhoneNumber, phoneCountryOf } from '../../src/values/phone-number.ts';

const number = (e164: string, extension: string | null = null, keys: string | null = null) => ({
  e164,
  digits: e164.slice(1),
  extension,
  keys,
});

describe('a phone number', () => {
  it.each([
    '+12025550143',
    '+1 202 555 0143',
    '+1 (202) 555-0143',
    '+1.202.555.0143',
    '+1 202/555/0143',
    '0012025550143',
    '00 1 202 555 0143',
    'tel:+1-202-555-0143',
    'tel:555-0143;phone-context=+1-202',
    'callto:+12025550143',
    'tel:+12025550143;cic=+1-444',
  ])('is read in the international spelling %s', (text) => {
    expect(parsePhoneNumber(text)).toEqual(number('+12025550143'));
  });

  it.each([
    ['202-555-0143', 'US', '+12025550143'],
    ['(202) 555 0143', 'us', '+12025550143'],
    ['1 202 555 0143', 'US', '+12025550143'],
    ['011 44 20 7946 0123', 'US', '+442079460123'],
    ['00 44 20 7946 0123', 'US', '+442079460123'],
    ['0044 20 7946 0123', 'DE', '+442079460123'],
    ['020 7946 0123', 'GB', '+442079460123'],
    ['+44 (0)20 7946 0123', 'US', '+442079460123'],
    ['0015 44 20 7946 0123', 'BR', '+442079460123'],
    ['+39 06 1234567', null, '+39061234567'],
    ['712345', 'AD', '+376712345'],
  ])('%s in %s is %s', (text, country, e164) => {
    expect(parsePhoneNumber(text, country)).toEqual(number(e164));
  });

  it.each([
    'x12',
    ' x 12',
    'ext. 12',
    ' ext 12',
    ' Extension: 12',
    ', ext. 12',
    ';ext=12',
    '#12',
    '*12',
    ' доб. 12',
    ' anexo 12',
  ])('has a separate extension: %s', (tail) => {
    expect(parsePhoneNumber(`+1 202 555 0143${tail}`)).toEqual(number('+12025550143', '12'));
  });

  it.each([
    [',,12', '12', '12'],
    [',12', '12', '12'],
    [';12', '12', '12'],
    ['p12', '12', '12'],
    ['w12', '12', '12'],
    ['PP12', '12', '12'],
    [' , 12', '12', '12'],
    [',,12#', '12', '12#'],
    [';postd=pp22', '22', '22'],
    [',1w2p3', null, '1;2,3'],
    [' x12,,34', '12', '34'],
    [',*12#', null, '*12#'],
  ])('has a separate part after a pause: %s', (tail, extension, keys) => {
    expect(parsePhoneNumber(`+12025550143${tail}`)).toEqual(number('+12025550143', extension, keys));
  });

  it.each([
    ['1-800-FLOWERS', 'US', '+18003569377'],
    ['+1 800 got junk', null, '+18004685865'],
    ['1 800 FLOWERS x12', 'US', '+18003569377'],
    ['1-800-TAX-1040', 'US', '+18008291040'],
    ['0800 REVERSE', 'GB', '+448007383773'],
  ])('may have letters for digits: %s', (text, country, e164) => {
    expect(parsePhoneNumber(text, country)).toMatchObject({ e164 });
  });

  it.each([
    ['direction marks', '\u202A+1 202\u2011555\u20110143\u202C'],
    ['isolates', '\u2066+1 202-555-0143\u2069'],
    ['zero-width spaces', '\u200B+1\u200B2025550143'],
    ['soft hyphens', '\u00AD+1 202 555\u00AD0143'],
    ['a byte order mark', '\uFEFF+12025550143'],
    ['non-breaking spaces', '+1\u00A0202\u202F555\u20070143'],
    ['full width', '＋１（２０２）５５５－０１４３'],
    ['other dashes', '+1 202–555—0143'],
    ['Arabic digits', '+١٢٠٢٥٥٥٠١٤٣'],
    ['Persian digits', '+۱۲۰۲۵۵۵۰۱۴۳'],
    ['Devanagari digits', '+१२०२५५५०१४३'],
    ['mathematical digits', '+𝟏𝟐𝟎𝟐𝟓𝟓𝟓𝟎𝟏𝟒𝟑'],
  ])('is parsed with %s', (_case, text) => {
    expect(parsePhoneNumber(text)).toEqual(number('+12025550143'));
  });

  it.each([
    ['911', 'US', '911'],
    ['110', 'DE', '110'],
    ['101', null, '101'],
    ['x101', 'US', '101'],
    ['ext. 101', null, '101'],
    ['4-55', 'GB', '455'],
    ['234567', 'DE', '234567'],
    ['555-0143', 'US', '5550143'],
    ['202-555-0143', null, '2025550143'],
    ['202-555-0143', 'ZZ', '2025550143'],
    ['+1202555014', null, '1202555014'],
    ['+1 202 555 0143 44', null, '1202555014344'],
  ])('that is incomplete stays as digits: %s in %s', (text, country, digits) => {
    expect(parsePhoneNumber(text, country)).toEqual({ e164: null, digits, extension: null, keys: null });
  });

  it.each([
    ['', 'US'],
    ['-', 'US'],
    ['nonsense', 'DE'],
    ['*69', 'US'],
    ['202 555 0143 home', 'US'],
    ['030 123456 home', 'DE'],
    ['0301234567 oder 0301234568', 'DE'],
    ['ann@example.com', 'US'],
    ['+1 202 555 014�', 'US'],
    [`+12025550143${' '.repeat(100)}`, 'US'],
  ])('is not found in %j', (text, country) => {
    expect(parsePhoneNumber(text, country)).toBeNull();
  });

  it('is not searched in a very long text', () => {
    const text = '1'.repeat(50_000_000);
    const before = process.cpuUsage().user;
    for (let count = 0; count < 1_000; count += 1) expect(parsePhoneNumber(text) === null).toBe(true);
    // If the text were searched, reading 50 GB would take much longer.
    expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
  });

  it('can be parsed from any text, and again from its own E.164', () => {
    const signs = fc.constantFrom(
      ...'+0123456789 ()-.,;xpw#*',
      'ext',
      'tel:',
      ';ext=',
      ';phone-context=',
      '\u200B',
      '٣',
    );
    const text = fc.oneof(
      fc.array(signs, { maxLength: 40 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(null, 'US', 'DE', 'IT', 'AD', 'x'), (typed, country) => {
        const read = parsePhoneNumber(typed, country);
        if (read === null) return;
        expect(read.digits).toMatch(/^\d+$/);
        if (read.e164 === null) return;
        expect(read.e164).toBe(`+${read.digits}`);
        expect(parsePhoneNumber(read.e164, country)).toEqual(number(read.e164));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('phoneCountryOf', () => {
  it('finds a country by its code in upper or lower case, and gives null for unknown codes', () => {
    expect(['us', 'DE', 'xx', 'USA', '001', '', null, undefined].map(phoneCountryOf)).toEqual([
      'US',
      'DE',
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
