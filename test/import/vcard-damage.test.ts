import { describe, expect, it } from '@jest/globals';

import type { Row } from '../../import/contact.ts';

import { readVcardFile } from './reading.ts';

const read = async (text: string | Buffer, rules = {}) => readVcardFile(text, rules);
const card = (...lines: readonly string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
const card2 = (...lines: readonly string[]): string => card(...lines).replace('3.0', '2.1');

const contacts = (rows: readonly Row[]) => rows.map(({ contact }) => contact);
const losses = (rows: readonly Row[]) =>
  rows.flatMap(({ line, faults, leftOut }) =>
    [...faults, ...leftOut].map((remark) => [remark.line ?? line, remark.attribute, remark.value]),
  );

describe('vCards without a line end between them', () => {
  it.each([
    ['END:VCARDBEGIN:VCARD', 'FN:Fern\nEND:VCARDBEGIN:VCARD\nFN:Moss\nEND:VCARD'],
    ['END:VCARD BEGIN:VCARD', 'FN:Fern\nEND:VCARD BEGIN:VCARD\nFN:Moss\nEND:VCARD'],
    ['an end after the last value', 'FN:FernEND:VCARD\nBEGIN:VCARD\nFN:MossEND:VCARD'],
    ['BEGIN:VCARDVERSION:3.0', 'FN:Fern\nEND:VCARDBEGIN:VCARDVERSION:3.0\nFN:Moss\nEND:VCARD\n'],
    ['a byte order mark between them', 'FN:Fern\nEND:VCARD\n\uFEFFBEGIN:VCARD\nFN:Moss\nEND:VCARD\n'],
    ['small letters', 'fn:Fern\nend:vcardbegin:vcard\nfn:Moss\nend:vcard'],
  ])('are read one by one: %s', async (_case, text) => {
    const { rows } = await read(`BEGIN:VCARD\n${text}`);
    expect(contacts(rows)).toEqual([{ firstName: 'Fern' }, { firstName: 'Moss' }]);
    expect(losses(rows)).toEqual([]);
  });

  it('are read when one has no END:VCARD, and that is reported', async () => {
    const { rows } = await read('BEGIN:VCARD\nFN:Fern\nBEGIN:VCARD\nFN:Moss\nEND:VCARD\n');
    expect(contacts(rows)).toEqual([{ firstName: 'Fern' }, { firstName: 'Moss' }]);
    expect(losses(rows)).toEqual([[1, undefined, undefined]]);
  });
});

describe('the charset of a property', () => {
  it('loses only that property when it is unknown', async () => {
    const { rows } = await read(
      card2('N:Reed;Fern', 'TITLE;CHARSET=blabla;ENCODING=QUOTED-PRINTABLE:B=F6ss') + card2('N:Stone;Moss'),
    );
    expect(contacts(rows)).toEqual([
      { firstName: 'Fern', lastName: 'Reed' },
      { firstName: 'Moss', lastName: 'Stone' },
    ]);
    expect(losses(rows)).toEqual([[4, 'TITLE', 'B=F6ss']]);
  });

  it('may be quoted, and may be any known encoding', async () => {
    const { rows } = await read(
      card2(
        'N;CHARSET="UTF-8";ENCODING=QUOTED-PRINTABLE:L=C3=A4ke;Fern',
        'TITLE;CHARSET=Shift_JIS;ENCODING=QUOTED-PRINTABLE:=82=A0',
        'NOTE;CHARSET="windows-1252";QUOTED-PRINTABLE:=80',
      ),
    );
    expect(contacts(rows)).toEqual([{ firstName: 'Fern', lastName: 'Läke', jobTitle: 'あ', notes: '€' }]);
  });

  it('applies to bytes that are not encoded', async () => {
    const { rows } = await read(Buffer.from(card2('N;CHARSET=ISO-8859-1:L\xe4ke;Fern'), 'latin1'));
    expect(contacts(rows)).toEqual([{ firstName: 'Fern', lastName: 'Läke' }]);
  });

  it('leaves out the property when its bytes are invalid in it', async () => {
    const bytes = Buffer.concat([
      Buffer.from(card('FN:Möss', 'TITLE:Böss') + 'BEGIN:VCARD\r\nFN:Reed\r\nTITLE:B'),
      Buffer.from([0xf6]),
      Buffer.from('ss\r\nNOTE;ENCODING=QUOTED-PRINTABLE:=F6\r\nEND:VCARD\r\n'),
    ]);
    const { rows } = await read(bytes);
    expect(contacts(rows)).toEqual([{ firstName: 'Möss', jobTitle: 'Böss' }, { firstName: 'Reed' }]);
    expect(losses(rows)).toEqual([
      [9, 'NOTE', '=F6'],
      [6, 'jobTitle', 'B\uFFFDss'],
    ]);
  });
});

describe('quoted-printable text', () => {
  it.each(['2.1', '3.0', '4.0'])('is decoded in version %s', async (version) => {
    const text = card(
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=A4ke;Fern;;;',
      'NOTE;ENCODING=quoted-printable:one=0D=0Atwo=',
      ' three=3D',
      '=C3=A4',
    ).replace('3.0', version);
    const { rows } = await read(text);
    expect(contacts(rows)).toEqual([{ firstName: 'Fern', lastName: 'Läke', notes: 'one\ntwo three=ä' }]);
  });
});

describe('escaped characters', () => {
  it('may be any punctuation', async () => {
    const { rows } = await read(
      card(
        'N:Rp\\: Lake;Ann\\"A\\";;;',
        'item2.URL:https\\://www.example.com/',
        'NOTE:M-F\\:9A\\; \\(hi\\)\\, \\\\o\\N.',
      ),
    );
    expect(contacts(rows)).toEqual([
      {
        lastName: 'Rp: Lake',
        firstName: 'Ann"A"',
        webPage: 'https://www.example.com/',
        notes: 'M-F:9A; (hi), \\o\n.',
      },
    ]);
  });

  it('that need no escape lose the backslash, which is reported', async () => {
    const { rows } = await read(card('FN:Fern', 'NOTE:C:\\dir', 'TITLE:Boss\\'));
    expect(contacts(rows)).toEqual([{ firstName: 'Fern', notes: 'C:dir', jobTitle: 'Boss' }]);
    expect(losses(rows).sort()).toEqual([
      [4, 'NOTE', 'C:\\dir'],
      [5, 'TITLE', 'Boss\\'],
    ]);
  });
});

describe('a card that is not a person', () => {
  it.each([
    ['KIND:group'],
    ['kind:GROUP'],
    ['X-ADDRESSBOOKSERVER-KIND:group'],
    ['X-EVOLUTION-LIST:TRUE'],
    ['KIND:location'],
  ])('is skipped and reported: %s', async (property) => {
    const { rows, skipped } = await read(
      card('N:Team', 'FN:Team', property, 'MEMBER:urn:uuid:1') + card('FN:Fern'),
    );
    expect(contacts(rows)).toEqual([{ firstName: 'Fern' }]);
    expect(skipped).toMatchObject([{ line: 1, skipped: { value: 'Team' } }]);
  });

  it('is a company when its kind says so', async () => {
    const { rows } = await read(card('KIND:org', 'FN:Lake Inc') + card('KIND:individual', 'FN:Fern'));
    expect(contacts(rows)).toEqual([{ company: 'Lake Inc' }, { firstName: 'Fern' }]);
  });
});

describe('an invalid line of a card', () => {
  it.each([
    ['without a colon', 'second line of the note'],
    ['without a name', ';="Mobile Phone: +000000":'],
    ['with a word that is not a property', 'Hours: 9 to 5'],
    ['with parameters alone', 'DEATHDATE;19900615T000000'],
  ])('%s loses only that line, and is reported by its number', async (_case, line) => {
    const { rows } = await read(card('FN:Fern', 'NOTE:first line', line, 'TEL;TYPE=CELL:+12025550111'));
    expect(contacts(rows)).toEqual([{ firstName: 'Fern', notes: 'first line', mobilePhone: '+12025550111' }]);
    expect(losses(rows)).toEqual([[5, undefined, line]]);
  });

  it('between cards is reported', async () => {
    const { rows, skipped } = await read(`${card('FN:Fern')}stray\r\n${card('FN:Moss')}`);
    expect(contacts(rows)).toEqual([{ firstName: 'Fern' }, { firstName: 'Moss' }]);
    expect(skipped).toMatchObject([{ line: 5, skipped: { value: 'stray' } }]);
  });

  it('may be an invalid date', async () => {
    const { rows } = await read(card('FN:Fern', 'BDAY:20200230') + card('FN:Moss', 'BDAY:0000-00-00'));
    expect(contacts(rows)).toEqual([{ firstName: 'Fern' }, { firstName: 'Moss' }]);
    expect(losses(rows)).toEqual([
      [1, 'birthday', '20200230'],
      [6, 'birthday', '0000-00-00'],
    ]);
  });
});

describe('the full name', () => {
  it.each([
    ['with a company', ['FN:Ann Lake', 'ORG:Lake Inc'], { firstName: 'Ann Lake', company: 'Lake Inc' }],
    [
      'with an empty name',
      ['N:;;;;', 'FN:Ann Lake', 'ORG:Lake Inc'],
      { firstName: 'Ann Lake', company: 'Lake Inc' },
    ],
    ['that is the company', ['FN:Moor  LTD', 'N:;;;;', 'ORG:Moor Ltd'], { company: 'Moor Ltd' }],
    ['that is the e-mail address', ['FN:a@example.com', 'EMAIL:a@example.com'], { email: 'a@example.com' }],
    ['with a nickname', ['FN:Ann Lake', 'NICKNAME:Annie'], { firstName: 'Ann Lake', nickName: 'Annie' }],
  ])('%s is the first name unless it repeats another value', async (_case, lines, contact) => {
    const { rows } = await read(card(...lines));
    expect(contacts(rows)).toEqual([contact]);
    expect(losses(rows)).toEqual([]);
  });

  it('with more words than the name is reported', async () => {
    const { rows } = await read(
      card('N:Lake;Ann;;Dr.;', 'FN:Dr. Ann Lake') + card('N:Lake;Ann', 'FN:Captain Lake'),
    );
    expect(losses(rows)).toEqual([
      [1, 'N', 'Dr.'],
      [6, 'fullName', 'Captain Lake'],
    ]);
  });
});

describe('data in base64', () => {
  /** Programs wrap data at 60 characters or more. */
  const DATA_LINE = 'NIDAwMDBAYEBA'.repeat(5);

  it.each([
    ['not folded', ['PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQ', DATA_LINE, 'BAQEBAQEBD==', '']],
    [
      'not folded and without an empty line',
      ['PHOTO;JPEG;ENCODING=BASE64:/9j/4AAQ', DATA_LINE, 'BAQEBAQEBD=='],
    ],
    ['folded', ['PHOTO;ENCODING=b:/9j/4AAQ', ` ${DATA_LINE}`, ' BAQEBAQEBD==']],
    ['of another property', ['X-PICTURE;ENCODING=BASE64:/9j/4AAQ', DATA_LINE, '']],
  ])('does not affect the rest of the card: %s', async (_case, lines) => {
    const { rows, remarks } = await read(card2('N:Reed;Fern', ...lines, 'TEL;CELL:+12025550111'));
    expect(contacts(rows)).toEqual([{ firstName: 'Fern', lastName: 'Reed', mobilePhone: '+12025550111' }]);
    expect(losses(rows)).toEqual([]);
    expect(remarks).toEqual([
      expect.stringMatching(/^Properties that a contact has no field for: (?:PHOTO|X-PICTURE)$/),
    ]);
  });
});

describe('a card within a card', () => {
  const inner = ['BEGIN:VCARD', 'VERSION:2.1', 'N:Hill;Bob', 'TEL;WORK:+12025550112', 'END:VCARD'];

  it.each([
    ['AGENT:', ['AGENT:', ...inner]],
    ['AGENT:BEGIN:VCARD', ['AGENT:BEGIN:VCARD', ...inner.slice(1)]],
    ['one in another', ['AGENT:', 'BEGIN:VCARD', 'AGENT:', ...inner, 'END:VCARD']],
  ])('is skipped and reported: %s', async (_case, lines) => {
    const { rows } = await read(
      card2('N:Lake;Ann', ...lines, 'EMAIL;INTERNET:ann@example.com') + card2('N:Moor;Cy'),
    );
    expect(contacts(rows)).toEqual([
      { firstName: 'Ann', lastName: 'Lake', email: 'ann@example.com' },
      { firstName: 'Cy', lastName: 'Moor' },
    ]);
    expect(losses(rows)).toMatchObject([
      [expect.any(Number), 'AGENT', expect.stringContaining('N:Hill;Bob')],
    ]);
  });

  it('is not continued by a folded line after it, which is reported', async () => {
    const { rows } = await read(card2('N:Lake;Ann', 'AGENT:', ...inner, '  and more', 'TITLE:Boss'));
    expect(contacts(rows)).toEqual([{ firstName: 'Ann', lastName: 'Lake', jobTitle: 'Boss' }]);
    expect(losses(rows)).toMatchObject([
      [expect.any(Number), 'AGENT', expect.any(String)],
      [10, undefined, 'and more'],
    ]);
  });
});

describe('properties that a contact has no field for', () => {
  it('are listed once for the file', async () => {
    const { remarks } = await read(
      card('FN:Fern', 'IMPP:xmpp:a', 'X-FOO:b', 'REV:1') + card('FN:Moss', 'X-FOO:c'),
    );
    expect(remarks).toEqual(['Properties that a contact has no field for: IMPP, X-FOO']);
  });

  it('are reported with their value when they are part of a used property', async () => {
    const { rows } = await read(card('N:Lake;Ann;;;Jr.', 'ORG:Lake;Sales', 'TITLE:Boss', 'TITLE:Chief'));
    expect(losses(rows).map(([, ...rest]) => rest)).toEqual([
      ['N', 'Jr.'],
      ['ORG', 'Sales'],
      ['TITLE', 'Chief'],
    ]);
  });
});

describe('an e-mail address', () => {
  it.each(['mailto:ann@example.com', 'MAILTO:ann%40example.com?subject=x', '<ann@example.com>'])(
    'is stored without the wrapping of mail programs: %s',
    async (text) => {
      expect(contacts((await read(card('FN:Ann', `EMAIL:${text}`))).rows)).toEqual([
        { firstName: 'Ann', email: 'ann@example.com' },
      ]);
    },
  );
});
