import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';

import { ADDRESS_PARTS, NAME_ATTRIBUTES, type Row } from '../../import/contact.ts';
import { createCsvSource } from '../../import/csv.ts';
import type { RowRules } from '../../import/row.ts';
import { readText } from '../../import/text-file.ts';
import { createVcardSource } from '../../import/vcard.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contacts-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
const fileOf = async (content: string | Buffer, encoding = 'utf-8') => {
  const path = join(folder, String((files += 1)));
  await writeFile(path, content);
  return { path, encoding };
};

const readAll = async (
  create: typeof createCsvSource,
  content: string | Buffer,
  rules: RowRules,
  encoding?: string,
) => {
  const source = create(await fileOf(content, encoding), rules);
  const rows = await Array.fromAsync(source.rows());
  return { rows, remarks: source.remarks() };
};
const readCsv = (content: string | Buffer, rules: RowRules = {}, encoding?: string) =>
  readAll(createCsvSource, content, rules, encoding);
const readVcards = async (lines: readonly string[], rules: RowRules = {}): Promise<readonly Row[]> =>
  (await readAll(createVcardSource, lines.join('\r\n'), rules)).rows;

const goodRow = (line: number, contact: object): Row => ({ line, contact, faults: [], leftOut: [] });
const reasonsOf = ({ line, faults }: Row): readonly unknown[] => [
  line,
  ...faults.map(({ attribute, value, code }) => [attribute, value, code]),
];

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
      'Fern,Q,Reed,F,Moss and Stone,Manager,1970-01-31,"two\nlines",,* myContacts,* Work,a@example.com ::: b@example.com,Home,c@example.com,Mobile,+12025550111 ::: (202) 555-0112,Home Fax,2025550113,Work,"x\ny",12 Elm Street,Springfield,Box 7,State,00100,US,https://example.com';
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
    // `Photo` is empty everywhere and not worth a word.
    expect(remarks).toEqual(['Columns that a contact has no room for: Labels']);
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

  it('may be an export of Outlook, in the encoding of Windows', async () => {
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
    expect(remarks).toEqual(['Columns that a contact has no room for: Title']);
  });

  it('has its bad rows told by line, attribute and value', async () => {
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
      [
        6,
        ['mobilePhone', '+12025550111 ext. 12345678901', 'PHONE_NUMBER_EXTENSION_TOO_LONG'],
        ['birthday', '1970-02-30', undefined],
      ],
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
    ['is empty', '', 'is empty'],
    ['has no known header', 'a,b\n1,2', 'no header that is known in its first line, but "a", "b"'],
    ['has a quote without an end', 'firstName\n"Fern\n', 'a quote that is not closed'],
    ['has a quote without an end in its header', '"firstName,lastName\nFern\n', 'a quote that is not closed'],
    ['has a quote in a cell', 'firstName\nFern "F" Reed\n', 'line 2 has a quote in the middle of a cell'],
    ['is in another encoding', Buffer.from('firstName\nM\xf6ss\n', 'latin1'), 'is not text in utf-8'],
    ['is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff, 0xfe]), 'is not text in utf-8'],
  ])('that %s is refused with a word on what is wrong', async (_case, content, message) => {
    await expect(readCsv(content)).rejects.toThrow(message);
    await expect(readCsv(content)).rejects.toMatchObject({ name: 'FileError' });
  });

  it('that does not exist is refused', async () => {
    const source = createCsvSource({ path: join(folder, 'nothing'), encoding: 'utf-8' }, {});
    await expect(Array.fromAsync(source.rows())).rejects.toThrow('does not exist');
    const ofFolder = createCsvSource({ path: folder, encoding: 'utf-8' }, {});
    await expect(Array.fromAsync(ofFolder.rows())).rejects.toThrow('is a folder');
  });

  it('gives back whatever a CSV writer wrote', async () => {
    const text = fc
      .string({ unit: 'binary' })
      .map((value) => value.toWellFormed().trim().replaceAll(/\r\n?/g, '\n'));
    const contact = fc.record(
      {
        ...Object.fromEntries([...NAME_ATTRIBUTES, 'notes', 'webPage'].map((name) => [name, text])),
        homeAddress: fc.record(Object.fromEntries(ADDRESS_PARTS.map((part) => [part, text])), {
          requiredKeys: [],
        }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(contact, { minLength: 1 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        async (contacts, delimiter, recordDelimiter) => {
          const columns = [
            ...NAME_ATTRIBUTES,
            'notes',
            'webPage',
            ...ADDRESS_PARTS.map((part) => `homeAddress.${part}`),
          ];
          const csv = stringify(
            contacts.map((one) => [
              ...[...NAME_ATTRIBUTES, 'notes', 'webPage'].map(
                (name) => (one as Record<string, unknown>)[name],
              ),
              ...ADDRESS_PARTS.map((part) => one.homeAddress?.[part]),
            ]),
            { header: true, columns, delimiter, record_delimiter: recordDelimiter, quoted: true },
          );
          const { rows } = await readCsv(csv);
          const filled = (value: object): object =>
            Object.fromEntries(
              Object.entries(value)
                .map(([key, part]) => [key, typeof part === 'object' && part !== null ? filled(part) : part])
                .filter(([, part]) =>
                  typeof part === 'object' ? Object.keys(part).length > 0 : Boolean(part),
                ),
            );
          const expected = contacts.map(filled).filter((one) => Object.keys(one).length > 0);
          expect(rows.map((row) => row.contact)).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('text', () => {
  it('is the same however the file is cut into pieces', async () => {
    const bytes = Buffer.from(`\uFEFF${'ab\r\n漢😀\rx\n'.repeat(20_000)}\r`);
    const text = (await Array.fromAsync(readText(await fileOf(bytes)))).join('');
    expect(text === `${'ab\n漢😀\nx\n'.repeat(20_000)}\n`).toBe(true);
  });
});

describe('a vCard file', () => {
  it('of version 3 is read with its types, groups and lists', async () => {
    const rows = await readVcards(
      [
        'BEGIN:VCARD',
        'VERSION:3.0',
        'N:Reed;Fern;Q,R;Dr.;',
        'FN:Fern Reed',
        'NICKNAME:F,Fe',
        'ORG:Moss\\, Stone;Garden',
        'TITLE:Boss',
        'TEL;type=CELL;type=VOICE:(202) 555-0110',
        'TEL;TYPE="work,fax":+1 202 555 0111',
        'item1.TEL:+12025550112',
        'item1.X-ABLabel:_$!<HomeFax>!$_',
        'TEL;TYPE=HOME:+12025550113',
        'TEL;TYPE=HOME:+12025550114',
        'TEL;TYPE=HOME:+12025550115',
        'TEL;TYPE=HOME:+12025550116',
        'TEL:+12025550117',
        'TEL;TYPE=WORK,pref:+12025550118',
        'TEL;TYPE=MAIN:+12025550119',
        'TEL;TYPE=CAR:+12025550120',
        'EMAIL;TYPE=INTERNET,HOME:a@example.com',
        'EMAIL;TYPE=pref:b@example.com',
        'EMAIL:c@example.com',
        'EMAIL:d@example.com',
        'ADR;TYPE=HOME:;Floor 2;1 Main Street;Town;State;00100;Land',
        'ADR;TYPE=WORK:;;2 Main Street;;;;',
        'ADR:;;3 Main Street;;;;',
        'ADR:;;4 Main Street;;;;',
        'BDAY:19700131',
        'NOTE:first\\nsecond\\, and\\; more',
        '  folded',
        'NOTE:third',
        'URL:https://example.com/?a=b:c',
        'PHOTO;ENCODING=b;TYPE=JPEG:AAAA',
        ' BBBB',
        'END:VCARD',
        '',
      ],
      { country: 'US' },
    );
    expect(rows).toEqual([
      {
        ...goodRow(1, {
          firstName: 'Fern',
          lastName: 'Reed',
          middleName: 'Q R',
          nickName: 'F, Fe',
          company: 'Moss, Stone',
          jobTitle: 'Boss',
          notes: 'first\nsecond, and; more folded\nthird',
          birthday: '1970-01-31',
          email: 'b@example.com',
          email2: 'a@example.com',
          email3: 'c@example.com',
          mobilePhone: '+12025550110',
          businessFax: '+12025550111',
          otherFax: '+12025550112',
          homePhone: '+12025550113',
          homePhone2: '+12025550114',
          otherPhone: '+12025550115',
          businessPhone: '+12025550118',
          companyPhone: '+12025550119',
          carPhone: '+12025550120',
          homeAddress: {
            street: '1 Main Street\nFloor 2',
            city: 'Town',
            state: 'State',
            zip: '00100',
            country: 'Land',
          },
          businessAddress: { street: '2 Main Street' },
          otherAddress: { street: '3 Main Street' },
          webPage: 'https://example.com/?a=b:c',
        }),
        leftOut: [
          expect.objectContaining({ attribute: 'email', value: 'd@example.com' }),
          expect.objectContaining({ attribute: 'phone', value: '+12025550116' }),
          expect.objectContaining({ attribute: 'phone', value: '+12025550117' }),
          expect.objectContaining({ attribute: 'address', value: '4 Main Street' }),
        ],
      },
    ]);
  });

  it('of version 4 is read', async () => {
    const rows = await readVcards([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:Fern Reed',
      'N:Reed;Fern;;;',
      'TEL;VALUE=uri;TYPE="voice,home":tel:+1-202-555-0112',
      'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+1-202-555-0111;ext=55',
      'BDAY:1970-01',
      'END:VCARD',
    ]);
    expect(rows).toEqual([
      goodRow(1, {
        firstName: 'Fern',
        lastName: 'Reed',
        birthday: '1970-01',
        homePhone: '+12025550111*55',
        homePhone2: '+12025550112',
      }),
    ]);
  });

  it('of version 2.1 is read as telephones write it', async () => {
    const rows = await readVcards([
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=52eed;F=C3=A4rn, Q;;;',
      'TEL;CELL;PREF:+12025550111',
      'TEL;WORK;FAX:+12025550112',
      'ADR;HOME;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:;;=C4cker 1;Town;;1;',
      'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:one=0D=0Atwo, th=',
      'ree; = four',
      'PHOTO;ENCODING=BASE64;JPEG:AAAA',
      ' BBBB',
      '',
      'END:VCARD',
    ]);
    expect(rows).toEqual([
      goodRow(1, {
        firstName: 'Färn, Q',
        lastName: 'Reed',
        notes: 'one\ntwo, three; = four',
        mobilePhone: '+12025550111',
        businessFax: '+12025550112',
        homeAddress: { street: 'Äcker 1', city: 'Town', zip: '1' },
      }),
    ]);
  });

  it('has its bad cards told by line, and the others read', async () => {
    const card = (...lines: readonly string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD'];
    const rows = await readVcards([
      ...card('FN:Fern', 'TEL:nonsense'),
      '',
      ...card('no property'),
      ...card('REV:20200101'),
      ...card('FN:Moss', 'ORG:Moss'),
      ...card('FN:Reed', 'BDAY:--0131'),
      ...card('FN:Stone', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-01-31'),
      ...card('FN:Clay', 'BDAY;VALUE=text:long ago'),
    ]);
    expect(
      rows.map(({ line, contact, faults, leftOut }) => [line, contact, faults.length, leftOut.length]),
    ).toEqual([
      [1, { firstName: 'Fern', otherPhone: 'nonsense' }, 1, 0],
      [7, {}, 1, 0],
      [11, {}, 1, 0],
      [15, { company: 'Moss' }, 0, 0],
      [20, { firstName: 'Reed' }, 0, 1],
      [25, { firstName: 'Stone' }, 0, 1],
      [30, { firstName: 'Clay' }, 1, 0],
    ]);
  });

  it.each([
    ['is empty', [], 'is empty'],
    ['is something else', ['firstName', 'Fern'], 'line 1 should begin a vCard'],
    [
      'breaks off',
      ['BEGIN:VCARD', 'FN:Fern', 'END:VCARD', 'BEGIN:VCARD', 'FN:M'],
      'the vCard of line 4 has no end',
    ],
  ])('that %s is refused with a word on what is wrong', async (_case, lines, message) => {
    await expect(readVcards(lines)).rejects.toThrow(message);
    await expect(readVcards(lines)).rejects.toMatchObject({ name: 'FileError' });
  });
});
