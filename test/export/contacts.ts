import fc from 'fast-check';

import type { PersonalContact } from '../../export/books.ts';
import {
  ADDRESS_ATTRIBUTES,
  ADDRESS_PARTS,
  EMAIL_ATTRIBUTES,
  NAME_ATTRIBUTES,
  PHONE_ATTRIBUTES,
} from '../../import/contact.ts';

/** Texts that often break parsers and writers of CSV files and vCards. */
const AWKWARD = fc.constantFrom(
  'Ann "Annie" Lake',
  'a,b;c:d|e\tf',
  "'=1+1",
  "''+1",
  '=HYPERLINK("https://example.com")',
  '="+1"',
  '+1 650 555 0100',
  '-1',
  '@here',
  '＝1',
  'one ::: two',
  ':::',
  '  spaces around  ',
  '\ttab',
  '\u00A0fixed space\u00A0',
  'back\\slash\\n\\',
  'two\nlines\n\nand an empty one\n',
  '\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nN:x',
  'END:VCARDBEGIN:VCARDN:x',
  'begin : vcard',
  'AGENT:BEGIN:VCARD',
  'quoted=3Dprintable=',
  '日本語の名前',
  'Ελένη Øst Straße',
  'אבג דהו',
  'नमस्ते दुनिया',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'e\u0301 decomposed',
  '\u202Eright to left',
  'x'.repeat(200),
  '漢'.repeat(200),
  '"',
  ',',
  ';',
  '1970-01-31',
  'firstName',
);

/** Files have one kind of line end and no blank values. Unpaired surrogates cannot be in a file. */
const toText = (text: string): string => {
  const clean = text.toWellFormed().replaceAll('\uFFFD', '').replaceAll(/\r\n?/g, '\n');
  return clean.trim() === '' ? '' : clean;
};
const text = fc.oneof(
  AWKWARD,
  fc.string({ unit: 'grapheme' }).map(toText),
  fc.string({ unit: 'binary' }).map(toText),
);

const word = fc.stringMatching(/^[a-z\d]{1,12}$/);
const email = fc.oneof(
  fc.tuple(word, word).map(([name, host]) => `${name}@${host}.example.com`),
  fc.constantFrom('élan@example.org', '"a b"@example.net', "o'reed+tag@example.com"),
);
/** Numbers reserved for fiction. */
const number = fc.integer({ min: 10, max: 99 });
const phone = fc.oneof(
  number.map((last) => `+165055501${String(last)}`),
  number.map((last) => `+4420794601${String(last)}`),
  fc.tuple(number, number).map(([last, extension]) => `+165055501${String(last)}*${String(extension)}`),
);
const birthday = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 10)}T00:00:00.000Z`);

const of = <Value>(names: readonly string[], value: fc.Arbitrary<Value>) =>
  Object.fromEntries(names.map((name) => [name, fc.option(value, { nil: null, freq: 2 })]));

/** Contacts as the graph returns them. */
export const personalContact = fc.record<PersonalContact>({
  ...of(NAME_ATTRIBUTES, text),
  ...of(EMAIL_ATTRIBUTES, email),
  ...of(PHONE_ATTRIBUTES, phone),
  ...of(['birthday'], birthday),
  ...of(['webPage', 'notes'], text),
  ...of(ADDRESS_ATTRIBUTES, fc.record(of(ADDRESS_PARTS, text))),
});
