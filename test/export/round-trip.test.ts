import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Person, PersonalContact } from '../../export/books.ts';
import { csvHeader, toCsv } from '../../export/csv.ts';
import { entriesOf, type Entry } from '../../export/entry.ts';
import { toVcard } from '../../export/vcard.ts';
import { EXPORT_COLUMNS } from '../../import/contact.ts';
import { readCsv, readVcardFile } from '../import/reading.ts';

import { personalContact } from './contacts.ts';

const CSV = {
  write: (entries: readonly Entry[]) => csvHeader() + toCsv(entries),
  read: readCsv,
};
const vcard = (version: '3.0' | '4.0') => ({
  write: (entries: readonly Entry[]) => entries.map((entry) => toVcard(entry, version)).join(''),
  read: readVcardFile,
});

/** The values of a contact that are neither null nor blank. */
const filled = (contact: PersonalContact): object =>
  Object.fromEntries(
    Object.entries(contact).flatMap(([name, value]): readonly (readonly [string, unknown])[] => {
      if (value == null || value === '') return [];
      if (name === 'birthday') return [[name, (value as string).slice(0, 10)]];
      if (typeof value === 'string') return [[name, value]];
      const parts = Object.entries(value).filter(([, part]) => part !== null && part !== '');
      return parts.length === 0 ? [] : [[name, Object.fromEntries(parts)]];
    }),
  );

const ofContacts = (...nodes: readonly PersonalContact[]) => entriesOf({ source: 'ringcentral', nodes });
const ofPersons = (...nodes: readonly Person[]) => entriesOf({ source: 'google', nodes });
const hasValues = ({ contact }: Entry): boolean => Object.keys(contact).length > 0;

describe.each([
  ['a CSV file', CSV],
  ['vCards 3.0', vcard('3.0')],
  ['vCards 4.0', vcard('4.0')],
])('%s', (_name, { write, read }) => {
  it('is imported as the same contacts, with nothing left out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(personalContact, { minLength: 1, maxLength: 8 }), async (contacts) => {
        const entries = ofContacts(...contacts).filter(hasValues);
        fc.pre(entries.length > 0);
        const { rows, skipped, remarks } = await read(write(entries));
        const expected = contacts.map(filled).filter((contact) => Object.keys(contact).length > 0);
        expect(rows.map(({ contact }) => contact)).toEqual(expected);
        expect(rows.flatMap(({ faults, leftOut }) => [...faults, ...leftOut])).toEqual([]);
        expect([skipped, remarks]).toEqual([[], []]);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps each number and address at its attribute, including equal values and a second one without a first', async () => {
    const contact = {
      firstName: 'Fern',
      homePhone2: '+16505550101',
      businessPhone: '+16505550102',
      businessPhone2: '+16505550102',
      otherFax: '+16505550103',
      callbackPhone: '+16505550104',
      email2: 'a@example.com',
      email3: 'a@example.com',
      otherAddress: { city: 'Town' },
    };
    const { rows } = await read(write(ofContacts(contact)));
    expect(rows.map((row) => row.contact)).toEqual([contact]);
  });

  it.each([
    [{ nickName: 'Fern' }],
    [{ company: 'Fern Inc' }],
    [{ notes: 'only this' }],
    [{ mobilePhone: '+16505550101' }],
    [{ middleName: 'M' }],
  ])('does not turn the display name into a first name: %j', async (contact) => {
    const { rows } = await read(write(ofContacts(contact)));
    expect(rows).toMatchObject([{ contact, faults: [], leftOut: [] }]);
  });

  it('assigns the values of Google persons to attributes by label', async () => {
    const persons = ofPersons({
      names: [{ displayName: 'Ann Lake', givenName: 'Ann', familyName: 'Lake' }],
      emailAddresses: [{ value: 'ann@example.com', type: 'home' }],
      phoneNumbers: [
        { value: '(650) 555-0101', canonicalForm: '+16505550101', type: 'workFax' },
        { value: '+16505550102', type: 'mobile' },
      ],
    });
    const { rows } = await read(write(persons));
    expect(rows).toMatchObject([
      {
        contact: {
          firstName: 'Ann',
          lastName: 'Lake',
          email: 'ann@example.com',
          businessFax: '+16505550101',
          mobilePhone: '+16505550102',
        },
        leftOut: [],
      },
    ]);
  });

  it('uses the full name as first name when a person has no name parts', async () => {
    const { rows } = await read(
      write(ofPersons({ names: [{ displayName: 'Ann Lake' }], emailAddresses: [], phoneNumbers: [] })),
    );
    expect(rows.map((row) => row.contact)).toEqual([{ firstName: 'Ann Lake' }]);
  });
});

describe('a CSV file', () => {
  it('has no cell that a spreadsheet would run as a formula', async () => {
    const cells = ['=1+1', '+1', '-1', '@x', '\tx', '＝1', "'=1"];
    const csv = CSV.write(ofContacts(...cells.map((notes) => ({ notes }))));
    expect(csv).not.toMatch(/(?:^|,)"?[=+\-@\t＝]/m);
    const { rows } = await readCsv(csv);
    expect(rows.map(({ contact }) => contact.notes)).toEqual(cells);
  });

  it('begins with a byte order mark and the attributes of the graph', () => {
    expect(csvHeader()).toBe(`\uFEFF${EXPORT_COLUMNS.join(',')}\r\n`);
  });

  it('with another header is read like any file: values are trimmed', async () => {
    const { rows } = await readCsv('firstName,notes\n Fern ,a ::: b\n');
    expect(rows.map(({ contact }) => contact)).toEqual([{ firstName: 'Fern', notes: 'a\nb' }]);
  });

  it('counts the values of a person that have no column', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ value: `${name}@example.com` }));
    const [entry] = ofPersons({ names: [], emailAddresses: many, phoneNumbers: [] });
    expect(entry).toMatchObject({ surplus: 2, contact: { email3: 'c@example.com' } });
  });
});

describe('a vCard', () => {
  const CONTACT = { firstName: 'Ann', lastName: 'Lake;Hill', birthday: '1970-01-31T00:00:00.000Z' };

  it('has lines of at most 75 bytes, split between characters', () => {
    const card = toVcard(ofContacts({ notes: '漢字'.repeat(500) })[0]!, '4.0');
    const lines = card.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(card).not.toContain('\uFFFD');
    expect(card.replaceAll('\r\n ', '')).toContain('漢字'.repeat(500));
  });

  it.each([
    ['3.0', 'BDAY:1970-01-31'],
    ['4.0', 'BDAY:19700131'],
  ] as const)('of version %s is written as its RFC requires', (version, birthday) => {
    expect(toVcard(ofContacts(CONTACT)[0]!, version).split('\r\n')).toEqual([
      'BEGIN:VCARD',
      `VERSION:${version}`,
      'PRODID:-//contacts-subgraph//export//EN',
      'N:Lake\\;Hill;Ann;;;',
      'FN;DERIVED=true:Ann Lake\\;Hill',
      birthday,
      'END:VCARD',
      '',
    ]);
  });

  it('has all addresses of a person', async () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ value: `${name}@example.com` }));
    const [entry] = ofPersons({ names: [], emailAddresses: many, phoneNumbers: [] });
    for (const { value } of many) expect(toVcard(entry!, '4.0')).toContain(`EMAIL:${value}\r\n`);
    const { rows } = await readVcardFile(toVcard(entry!, '4.0'));
    expect(rows[0]?.leftOut.map(({ value }) => value)).toEqual(['d@example.com', 'e@example.com']);
  });
});
