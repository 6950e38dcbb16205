import { describe, expect, it } from '@jest/globals';

import type { Row } from '../../import/contact.ts';

import { readCsv, readVcardFile } from './reading.ts';

/** Attribute and value of everything that the rows report as left out. */
const leftOutOf = (rows: readonly Row[]) =>
  rows.flatMap(({ leftOut }) => leftOut.map(({ attribute, value }) => [attribute, value]));
const contactsOf = (rows: readonly Row[]) => rows.map(({ contact }) => contact);

describe('a word in a cell of a label', () => {
  it.each([
    ['without a value', 'E-mail 1 - Label,E-mail 1 - Value', 'Cottage,', ['email', 'Cottage']],
    ['with a value', 'E-mail 1 - Label,E-mail 1 - Value', 'Cottage,a@example.com', ['email', 'Cottage']],
    ['with a known word', 'E-mail 1 - Label', '* Work Cottage', ['email', '* Work Cottage']],
    ['of a joined label', 'E-mail 1 - Label', 'Work ::: Cottage', ['email', 'Cottage']],
    [
      'that is the value of another cell',
      'Phone 1 - Label',
      'https://fern.example.com',
      ['phone', 'https://fern.example.com'],
    ],
    ['that is a number', 'Phone 1 - Label', '12025550111', ['phone', '12025550111']],
    [
      'in a column called type',
      'Phone 1 - Type,Phone 1 - Value',
      'Cottage,+12025550111',
      ['phone', 'Cottage'],
    ],
    ['of an address', 'Address 1 - Label,Address 1 - City', 'Cottage,Town', ['address', 'Cottage']],
    ['of an address without parts', 'Address 1 - Label,Address 1 - City', 'Cottage,', ['address', 'Cottage']],
    ['of a web page', 'Website 1 - Label,Website 1 - Value', 'Cottage,', ['website', 'Cottage']],
  ])('is reported as left out when it is not a known label: %s', async (_case, header, cells, leftOut) => {
    const { rows } = await readCsv(`firstName,${header}\nFern,${cells}\n`);
    expect(contactsOf(rows)).toMatchObject([{ firstName: 'Fern' }]);
    expect(leftOutOf(rows)).toEqual([leftOut]);
  });

  it('is reported after a stray quote and line end have moved the cells of a row', async () => {
    const header = 'First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Mobile Phone';
    const { rows } = await readCsv(`${header}\nFern,Re"\ned,1970-01-31,https://fern.example.com,\n`);
    expect(rows[0]?.faults).toHaveLength(1);
    expect(rows[1]?.contact).toEqual({ firstName: 'ed', lastName: '1970-01-31' });
    expect(leftOutOf(rows)).toEqual([['email', 'https://fern.example.com']]);
  });

  it.each(['* Work', 'Home', '*', 'HomeFax', 'iPhone', 'Work Fax', 'Main', 'Work 2', 'Home Page'])(
    'is not reported when it is a known label: %s',
    async (label) => {
      const { rows } = await readCsv(
        `firstName,Phone 1 - Label,Phone 1 - Value\nFern,${label},+12025550111\n`,
      );
      expect(leftOutOf(rows)).toEqual([]);
    },
  );

  it('of iPhone makes a mobile number', async () => {
    const { rows } = await readCsv('Phone 1 - Label,Phone 1 - Value\niPhone,+12025550111\n');
    expect(contactsOf(rows)).toEqual([{ mobilePhone: '+12025550111' }]);
  });
});

describe('a column that a header has twice', () => {
  it('gives both values', async () => {
    const { rows } = await readCsv(
      'E-mail 1 - Value,E-mail 1 - Value,Address 1 - City,Address 1 - City\na@example.com,b@example.com,Town,Village\n',
    );
    expect(contactsOf(rows)).toEqual([
      {
        email: 'a@example.com',
        email2: 'b@example.com',
        otherAddress: { city: 'Town' },
        homeAddress: { city: 'Village' },
      },
    ]);
  });

  it('of a part of a birthday reports the second value', async () => {
    const { rows } = await readCsv('firstName,Birth Year,Birth Year,Birth Month\nFern,1970,1971,2\n');
    expect(contactsOf(rows)).toEqual([{ firstName: 'Fern', birthday: '1970-02' }]);
    expect(leftOutOf(rows)).toEqual([['birthday', '1971']]);
  });
});

describe('text removed from a value', () => {
  it.each([
    ['1970-01-31T10:00:00Z', '1970-01-31'],
    ['1970-01-31 00:00:00.000', '1970-01-31'],
    ['1970-01-31T00:00:00-0800', '1970-01-31'],
    ['19700131T10Z', '1970-01-31'],
    ['1970-01-31 10:00 PM', '1970-01-31'],
  ])('may be the time of a birthday: %s', async (typed, birthday) => {
    const { rows } = await readCsv(`firstName,birthday\nFern,${typed}\n`);
    expect(rows).toMatchObject([{ contact: { birthday }, leftOut: [] }]);
  });

  it.each(['1970-01-31 Reed', '1970-01-31Tuesday', '1970-01-31 10:00 Reed'])(
    'is never a word after a birthday: %s',
    async (typed) => {
      const { rows } = await readCsv(`firstName,birthday\nFern,${typed}\n`);
      expect(leftOutOf(rows)).toEqual([['birthday', typed]]);
    },
  );

  it('is reported when it is the query of a mail link', async () => {
    const { rows } = await readCsv('email\n<mailto:a@example.com?cc=b@example.com>\n');
    expect(contactsOf(rows)).toEqual([{ email: 'a@example.com' }]);
    expect(leftOutOf(rows)).toEqual([['email', 'cc=b@example.com']]);
  });
});

describe('text in a vCard that a contact has no field for', () => {
  it.each([
    ['a label without a property', ['item1.X-ABLabel:Cottage'], ['X-ABLABEL', 'Cottage']],
    ['a label of a property', ['item1.URL:example.com', 'item1.X-ABLabel:Cottage'], ['X-ABLABEL', 'Cottage']],
    ['a type', ['EMAIL;TYPE=HOME,Cottage:a@example.com'], ['EMAIL', 'Cottage']],
    ['a type of version 2.1', ['TEL;CELL;Cottage:+12025550111'], ['TEL', 'Cottage']],
    ['the label of an address with parts', ['ADR;LABEL="1 Elm, Town":;;;Town'], ['address', '1 Elm, Town']],
    ['the label of another property', ['EMAIL;LABEL="Cottage":a@example.com'], ['EMAIL', 'LABEL=Cottage']],
    ['a parameter', ['EMAIL;YPE=Cottage:a@example.com'], ['EMAIL', 'YPE=Cottage']],
    ['an encoding', ['TITLE;ENCODING=8BITReed:Boss'], ['TITLE', 'ENCODING=8BITReed']],
    ['a charset', ['TITLE;CHARSET=UTF-8Reed:Boss'], ['TITLE', 'CHARSET=UTF-8Reed']],
    ['a group', ['Cottageitem1.EMAIL:a@example.com'], ['EMAIL', 'COTTAGEITEM1']],
    [
      'a line glued to a card within',
      ['AGENT:BEGIN:VCARDFN:Reed', 'END:VCARD'],
      ['AGENT', 'BEGIN:VCARD\nFN:Reed\n'],
    ],
    ['another kind of card', ['KIND:individualFern'], ['KIND', 'individualFern']],
    ['text after the end of a card', ['END:VCARDFern'], [undefined, 'END:VCARDFern']],
    ['a line among data', ['PHOTO;ENCODING=b:AAAA', 'Reed'], [undefined, 'Reed']],
    ['a line among folded data', ['PHOTO;ENCODING=b:AAAA', ' BBBB', 'Reed'], [undefined, 'Reed']],
    ['a line glued to data', ['PHOTO;ENCODING=b:AAAATITLE:Reed'], [undefined, 'AAAATITLE:Reed']],
    [
      'a line glued to data whose encoding is damaged',
      ['PHOTO;NCODING=b:AAAA', ' BBTITLE:Reed'],
      [undefined, 'BBTITLE:Reed'],
    ],
    ['a line glued to folded data', ['PHOTO;ENCODING=b:AAAA', ' BBTITLE:Reed'], [undefined, 'BBTITLE:Reed']],
    ['a line after other data', ['X-PICTURE;ENCODING=b:AAAA', 'Reed'], [undefined, 'Reed']],
  ])('is reported: %s', async (_case, lines, leftOut) => {
    const text = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Fern', ...lines, 'END:VCARD', ''].join('\n');
    const { rows } = await readVcardFile(text);
    expect(contactsOf(rows)).toMatchObject([{ firstName: 'Fern' }]);
    expect(leftOutOf(rows)).toEqual([leftOut]);
  });

  it.each(['MEMBER:urn:uuid:1', 'XML:<a/>'])(
    'is reported once for the whole file, by property name: %s',
    async (line) => {
      const text = ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Fern', line, 'END:VCARD', ''].join('\n');
      expect((await readVcardFile(text)).remarks).toEqual([
        `Properties that a contact has no field for: ${line.replace(/:.*/, '')}`,
      ]);
    },
  );

  it.each([
    ['of the address of a picture', ['PHOTO;TYPE=JPEG;VALUE=uri:https://example.com/', ' fern.jpeg']],
    ['of Apple', ['item1.TEL:+12025550111', 'item1.X-ABLabel:_$!<HomeFax>!$_']],
    [
      'of a property that is reported for the whole file',
      ['item1.X-ABDATE:1970', 'item1.X-ABLabel:_$!<Anniversary>!$_'],
    ],
    ['types of the standards', ['TEL;TYPE=VOICE,MSG,BBS,MODEM,ISDN,PCS,text,textphone:+12025550111']],
    ['types of addresses', ['ADR;TYPE=DOM,INTL,POSTAL,PARCEL,HOME:;;;Town']],
  ])('is not reported when it is a usual label: %s', async (_case, lines) => {
    const text = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Fern', ...lines, 'END:VCARD', ''].join('\n');
    expect(leftOutOf((await readVcardFile(text)).rows)).toEqual([]);
  });
});
