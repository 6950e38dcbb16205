import { describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Row } from '../../import/contact.ts';
import { createCsvSource } from '../../import/csv.ts';

import { goodRow, readCsv } from './reading.ts';

const reasonsOf = ({ line, faults }: Row): readonly unknown[] => [
  line,
  ...faults.map(({ attribute, value, code }) => [attribute, value, code]),
];

/** 4 KiB; the import trims spaces. */
const WIDE_LINE = `Ann${' '.repeat(4_092)}\n`;

describe('a CSV file', () => {
  const HEADER = 'firstName;lastName;notes;mobilePhone;homeAddress.city';

  it.each([
    ['\n', ',', ''],
    ['\r\n', ';', '\uFEFF'],
    ['\r', '\t', '\uFEFF'],
  ])('is read with line ends %j, delimiter %j and mark %j', async (end, delimiter, mark) => {
    const lines = [HEADER, 'Fern;Reed;"a, b; c\nd ""e""";+1 202 555 0111;Town', '', ';;;;', 'Möss;;;', ''];
    const text =
      mark +
      lines
        .join('\n')
        .replaceAll('\n', end)
        .replaceAll(/;(?! )/g, delimiter);
    expect((await readCsv(text)).rows).toEqual([
      goodRow(2, {
        firstName: 'Fern',
        lastName: 'Reed',
        notes: 'a, b; c\nd "e"',
        mobilePhone: '+12025550111',
        homeAddress: { city: 'Town' },
      }),
      goodRow(6, { firstName: 'Möss' }),
    ]);
  });

  it('may be an export of Google Contacts', async () => {
    const header =
      'First Name,Middle Name,Last Name,Nickname,Organization Name,Organization Title,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Website 1 - Value';
    const row =
      'Fern,Q,Reed,F,Moss and Stone,Manager,1970-01-31,"two\nlines",,* myContacts,* Work,a@example.com ::: b@example.com,Home,c@example.com,Mobile,+12025550111 ::: (202) 555-0112,Home Fax,2025550113,Work,"12 Elm Street\nBox 7 Springfield, State 00100\nUS",12 Elm Street,Springfield,Box 7,State,00100,US,https://example.com';
    const { rows, remarks } = await readCsv(`${header}\n${row}\n`, { country: 'US' });
    expect(rows).toEqual([
      goodRow(2, {
        firstName: 'Fern',
        middleName: 'Q',
        lastName: 'Reed',
        nickName: 'F',
        company: 'Moss and Stone',
        jobTitle: 'Manager',
        birthday: '1970-01-31',
        notes: 'two\nlines',
        email: 'a@example.com',
        email2: 'b@example.com',
        email3: 'c@example.com',
        mobilePhone: '+12025550111',
        otherPhone: '+12025550112',
        otherFax: '+12025550113',
        businessAddress: {
          street: '12 Elm Street\nBox 7',
          city: 'Springfield',
          state: 'State',
          zip: '00100',
          country: 'US',
        },
        webPage: 'https://example.com',
      }),
    ]);
    // `Photo` is empty in all rows and not reported.
    expect(remarks).toEqual(['Columns that a contact has no field for: Labels']);
  });

  it('may be an older export of Google Contacts', async () => {
    const header =
      'Name,Given Name,Family Name,Organization 1 - Name,Organization 1 - Title,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - Formatted';
    const rows = [
      'Fern Reed,Fern,Reed,Moss,Boss,*,a@example.com,Main,+12025550111,Home,"1 Main, Town"',
      'Fern Reed,,,,,,,,,,',
    ];
    expect((await readCsv([header, ...rows].join('\n'))).rows).toEqual([
      goodRow(2, {
        firstName: 'Fern',
        lastName: 'Reed',
        company: 'Moss',
        jobTitle: 'Boss',
        email: 'a@example.com',
        companyPhone: '+12025550111',
        homeAddress: { street: '1 Main, Town' },
      }),
      goodRow(3, { firstName: 'Fern Reed' }),
    ]);
  });

  it('may be an Outlook export in windows-1252', async () => {
    const header =
      "Title,First Name,Last Name,Company,Job Title,Business Street,Business Street 2,Business City,Business Postal Code,Business Country/Region,Home Street,Other City,Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,Mobile Phone,Other Fax,Other Phone,Birthday,E-mail Address,E-mail 2 Address,E-mail 3 Address,Notes,Web Page";
    const numbers = Array.from({ length: 13 }, (_, index) => `202-555-01${String(10 + index)}`);
    const row = `Dr.,Möss,Reed,Stone,Boss,1 Main,Floor 2,Town,00100,United States,2 Main,Village,${numbers.join(',')},3/14/1970,a@example.com,b@example.com,c@example.com,,example.com`;
    const text = Buffer.from(`${header}\r\n${row}\r\n,Moss${','.repeat(24)}0/0/00\r\n`, 'latin1');
    const { rows, remarks } = await readCsv(text, { country: 'US', dates: 'mdy' }, 'windows-1252');
    const number = (index: number) => `+120255501${String(10 + index)}`;
    expect(rows).toEqual([
      {
        ...goodRow(2, {
          firstName: 'Möss',
          lastName: 'Reed',
          company: 'Stone',
          jobTitle: 'Boss',
          businessAddress: {
            street: '1 Main\nFloor 2',
            city: 'Town',
            zip: '00100',
            country: 'United States',
          },
          homeAddress: { street: '2 Main' },
          otherAddress: { city: 'Village' },
          assistantPhone: number(0),
          businessFax: number(1),
          businessPhone: number(2),
          businessPhone2: number(3),
          callbackPhone: number(4),
          carPhone: number(5),
          companyPhone: number(6),
          homePhone: number(8),
          homePhone2: number(9),
          mobilePhone: number(10),
          otherFax: number(11),
          otherPhone: number(12),
          birthday: '1970-03-14',
          email: 'a@example.com',
          email2: 'b@example.com',
          email3: 'c@example.com',
          webPage: 'example.com',
        }),
        leftOut: [expect.objectContaining({ attribute: 'phone', value: '202-555-0117' })],
      },
      goodRow(3, { firstName: 'Moss' }),
    ]);
    expect(remarks).toEqual(['Columns that a contact has no field for: Title']);
  });

  it('reports bad rows by line, attribute and value', async () => {
    const lines = [
      'firstName,mobilePhone,birthday,photo',
      'Fern,nonsense,1970-01-31',
      'Fern,202-555-0111',
      '"Fern\nReed",*69,3/4/1970',
      'Fern,+12025550111 ext. 12345678901,1970-02-30',
      `Fern,"+12025550111,${'1'.repeat(65)}"`,
      ',,,x',
      'Fern,,,,,x',
      ',,--01-31',
      'Fern,+1202555011',
    ];
    const { rows } = await readCsv(lines.join('\n'));
    expect(rows.map(reasonsOf)).toEqual([
      [2, ['mobilePhone', 'nonsense', 'PHONE_NUMBER_INVALID']],
      [3, ['mobilePhone', '202-555-0111', 'PHONE_NUMBER_INVALID']],
      [4, ['mobilePhone', '*69', 'PHONE_NUMBER_ASTERISK'], ['birthday', '3/4/1970', undefined]],
      [6, ['mobilePhone', '+12025550111 ext. 12345678901', 'PHONE_NUMBER_EXTENSION_TOO_LONG']],
      [7, ['mobilePhone', expect.stringContaining('+12025550111,1'), 'PHONE_NUMBER_DTMF_TOO_LONG']],
      [8, [undefined, undefined, undefined]],
      [9, [undefined, undefined, undefined]],
      [10, [undefined, undefined, undefined]],
      [11, ['mobilePhone', '+1202555011', 'PHONE_NUMBER_INVALID']],
    ]);
    const reasons = rows.flatMap(({ faults }) => faults.map(({ reason }) => reason)).join('\n');
    expect(reasons).not.toMatch(/Fern|Reed|nonsense/);
    expect(reasons).toContain('--country');
    expect(reasons).toContain('--dates');
  });

  it('keeps extensions and tones of numbers', async () => {
    const numbers = [
      '+1 202 555 0111 x12',
      '+12025550111*12',
      'tel:+1-202-555-0111;ext=12',
      '+12025550111,,12#',
    ];
    const { rows } = await readCsv(['phone', ...numbers.map((number) => `"${number}"`)].join('\n'));
    expect(rows.map(({ contact }) => contact.otherPhone)).toEqual([
      '+12025550111*12',
      '+12025550111*12',
      '+12025550111*12',
      '+12025550111,12#',
    ]);
  });

  it.each([
    ['at its end', 'firstName\nAnn\n"Fern\n', ['Ann'], [3]],
    ['before good lines', 'firstName,notes\n"Fern,x\nAnn,\nMoss,\n', ['Ann', 'Moss'], [2]],
    ['before 5 MiB of good lines', `firstName\n"Fern\n${WIDE_LINE.repeat(1_280)}`, null, [2]],
  ])('with an unclosed quote %s loses and reports only that line', async (_case, content, names, lines) => {
    const { rows } = await readCsv(content);
    const [bad, good] = [
      rows.filter(({ faults }) => faults.length > 0),
      rows.filter(({ faults }) => !faults.length),
    ];
    if (names === null) expect(good).toHaveLength(1_280);
    else expect(good.map(({ contact }) => contact.firstName)).toEqual(names);
    expect(bad.map(({ line }) => line)).toEqual(lines);
    for (const { faults } of bad) expect(faults[0]?.reason).toBe('has a quote that is never closed');
  });

  it.each([
    ['is empty', '', 'is empty'],
    ['has no known header', 'a,b\n1,2', 'no known column name in its header, but "a", "b"'],
    ['has an unclosed quote in its header', '"firstName,lastName\nFern\n', 'a quote that is never closed'],
    ['is in another encoding', Buffer.from('firstName\nM\xf6ss\n', 'latin1'), 'is not text in utf-8'],
    ['is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff, 0xfe]), 'is not text in utf-8'],
  ])('that %s is refused with a reason', async (_case, content, message) => {
    await expect(readCsv(content)).rejects.toThrow(message);
    await expect(readCsv(content)).rejects.toMatchObject({ name: 'FileError' });
  });

  it('that does not exist is refused', async () => {
    const read = (path: string) => Array.fromAsync(createCsvSource({ path, encoding: 'utf-8' }, {}).items());
    await expect(read(join(tmpdir(), 'contacts-import', 'nothing'))).rejects.toThrow('does not exist');
    await expect(read(tmpdir())).rejects.toThrow('is a folder');
  });
});
