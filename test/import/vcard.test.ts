import { describe, expect, it } from '@jest/globals';

import { goodRow, readVcards } from './reading.ts';

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
          expect.objectContaining({ attribute: 'N', value: 'Dr.' }),
          expect.objectContaining({ attribute: 'ORG', value: 'Garden' }),
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

  it('of version 2.1 is read as phones write it', async () => {
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

  it('reports bad cards by line, and reads the others', async () => {
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
      [1, { firstName: 'Fern' }, 1, 0],
      [7, {}, 1, 1],
      [11, {}, 1, 0],
      [15, { company: 'Moss' }, 0, 0],
      [20, { firstName: 'Reed' }, 0, 1],
      [25, { firstName: 'Stone' }, 0, 1],
      [30, { firstName: 'Clay' }, 0, 1],
    ]);
  });

  it('that is cut off loses and reports only its last card', async () => {
    const rows = await readVcards(['BEGIN:VCARD', 'FN:Fern', 'END:VCARD', 'BEGIN:VCARD', 'FN:M']);
    expect(
      rows.map(({ line, contact, faults }) => [line, contact, faults.map(({ reason }) => reason)]),
    ).toEqual([
      [1, { firstName: 'Fern' }, []],
      [4, {}, ['is cut off: the file ends before END:VCARD']],
    ]);
  });

  it.each([
    ['is empty', [], 'is empty'],
    ['is something else', ['firstName', 'Fern'], 'line 1 should begin a vCard'],
  ])('that %s is refused with a reason', async (_case, lines, message) => {
    await expect(readVcards(lines)).rejects.toThrow(message);
    await expect(readVcards(lines)).rejects.toMatchObject({ name: 'FileError' });
  });
});
