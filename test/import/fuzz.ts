import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Item } from '../../import/contact.ts';

import { readCsv, readVcardFile } from './reading.ts';

/** Words that can be found again after any damage. */
const TOKEN = /tok[0-9a-f]{6}/g;
const toToken = (number: number): string => `tok${number.toString(16).padStart(6, '0')}`;
const token = fc.integer({ min: 0x80_00_00, max: 0xff_ff_ff }).map(toToken);

/** The text with a unique word at each place, so that no word hides the loss of another. Words added by damage have higher numbers. */
const withUniqueWords = (text: string): string => {
  let count = 0;
  return text.replaceAll(TOKEN, () => toToken(count++));
};

const GARBAGE = fc.constantFrom(
  '"',
  ';',
  ',',
  ':',
  '\\',
  '\n',
  ' ',
  '\t',
  '\r',
  'é',
  '\uFFFD',
  '=',
  "'",
  '\u200B',
  ' ::: ',
  '"\n',
  '\0',
);

type Mutation = (text: string) => string;
const at = (text: string, share: number): number => Math.floor(share * text.length);
/** A uniformly distributed place in a text. Doubles of fast-check are nearly all close to 0. */
const share = fc.noBias(fc.integer({ min: 0, max: 0xff_ff })).map((number) => number / 0x1_00_00);
const lineMutation = (change: (lines: string[], index: number) => void) =>
  share.map((where): Mutation => (text) => {
    const lines = text.split('\n');
    change(lines, Math.floor(where * lines.length));
    return lines.join('\n');
  });
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(share, GARBAGE).map(([where, sign]) => (text: string) => {
    const index = at(text, where);
    return text.slice(0, index) + sign + text.slice(index);
  }),
  share.map((where) => (text: string) => text.slice(0, at(text, where)) + text.slice(at(text, where) + 1)),
  lineMutation((lines, index) => void lines.splice(index, 1)),
  lineMutation((lines, index) => void lines.splice(index, 0, lines[index] ?? '')),
  // Appended to the line before.
  lineMutation(
    (lines, index) => void lines.splice(index, 2, `${lines[index] ?? ''}${lines[index + 1] ?? ''}`),
  ),
  fc.tuple(token).chain(([word]) => lineMutation((lines, index) => void lines.splice(index, 0, word))),
);
const mutations = fc.array(mutation, { maxLength: 4 });

/** Reports cut longer texts that are not values of a contact. */
const MAX_TOLD = 200;

/** Whether the line belongs to a property, such as a picture, that is reported once for the whole file. */
const isToldByName = (lines: readonly string[], index: number, remarks: readonly string[]): boolean => {
  // Folded lines belong to the line above them.
  const first = lines.slice(0, index + 1).findLast((line) => !/^[ \t]/.test(line)) ?? '';
  const name = /^(?:[\w-]+\.)?([\w-]+)[;:]/.exec(first)?.[1]?.toUpperCase();
  return name !== undefined && remarks.some((remark) => remark.split(/[:,] /).includes(name));
};

/** Everything that was read or reported, and the lines of items that were rejected. */
const accountOf = (items: readonly Item[], remarks: readonly string[]) => {
  const lines = items.flatMap((item, index) => {
    const isRejected = !('skipped' in item) && item.faults.length > 0;
    const next =
      items.slice(index + 1).find(({ line }) => line > item.line)?.line ?? Number.POSITIVE_INFINITY;
    const cuts = 'leftOut' in item ? item.leftOut.filter(({ value = '' }) => value.length >= MAX_TOLD) : [];
    return [
      ...(isRejected ? [{ from: item.line, before: next }] : []),
      ...cuts.map(({ line = item.line }) => ({ from: line, before: next })),
    ];
  });
  const isRejected = (line: number): boolean =>
    lines.some(({ from, before }) => line >= from && line < before);
  return { text: JSON.stringify([items, remarks]).toLowerCase(), isRejected };
};

/** Words of the text that are neither read nor reported. A refused file counts as reported. */
const lostWords = async (text: string, read: typeof readCsv): Promise<readonly string[]> => {
  let found: Awaited<ReturnType<typeof readCsv>>;
  try {
    found = await read(text);
  } catch (error) {
    expect(error).toMatchObject({ name: 'FileError' });
    return [];
  }
  const items = [...found.rows, ...found.skipped].sort((one, other) => one.line - other.line);
  const { text: account, isRejected } = accountOf(items, found.remarks);
  // Contacts have no value that could not be decoded.
  expect(JSON.stringify(found.rows.map(({ contact }) => contact))).not.toMatch(/\uFFFD/);
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((line, index, lines) =>
      (line.match(TOKEN) ?? []).filter(
        (word) =>
          !account.includes(word) && !isRejected(index + 1) && !isToldByName(lines, index, found.remarks),
      ),
    );
};

/** Tests that damaged files of both formats lose nothing silently. */
export const describeDamage = (numRuns: number): void => {
  describe('damaged vCards', () => {
    const property = fc.oneof(
      token.map((word) => `N:${word};Fern;;;`),
      token.map((word) => `FN:${word}`),
      token.map((word) => `ORG:${word};${word}`),
      token.map((word) => `TITLE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=A4 ${word}`),
      // A folded word alone could be data of a picture above it.
      token.map((word) => `NOTE:one ${word}\\, two\n  and (${word})`),
      token.map((word) => `EMAIL;TYPE=HOME:${word}@example.com`),
      token.map((word) => `ADR;TYPE=WORK:;;${word};Town;;1;Land`),
      token.map((word) => `item1.URL:https\\://${word}.example.com/`),
      token.map((word) => `EMAIL;TYPE=HOME,${word}:a@example.com`),
      token.map((word) => `ADR;LABEL="${word}":;;Street;Town;;1;Land`),
      token.map((word) => `EMAIL:mailto:b@example.com?subject=${word}`),
      token.map((word) => `AGENT:\nBEGIN:VCARD\nFN:${word}\nEND:VCARD`),
      fc.constantFrom(
        'TEL;TYPE=CELL:+12025550111',
        'BDAY:1970-01-31',
        'PHOTO;ENCODING=b:AAAA\n BBBB',
        'KIND:individual',
      ),
    );
    const card = fc
      .tuple(fc.constantFrom('2.1', '3.0', '4.0'), fc.array(property, { maxLength: 6 }))
      .map(([version, lines]) => ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\n'));

    it('never crash the import and lose nothing silently', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(card, { minLength: 1, maxLength: 4 }),
          mutations,
          async (cards, changes) => {
            const text = changes.reduce(
              (changed, change) => change(changed),
              withUniqueWords(cards.join('')),
            );
            expect(await lostWords(text, readVcardFile)).toEqual([]);
          },
        ),
        { numRuns },
      );
    });

    it('never crash the import, with any bytes', async () => {
      const bytes = fc.uint8Array({ maxLength: 200 }).map((part) => Buffer.from(part));
      await fc.assert(
        fc.asyncProperty(card, bytes, share, async (text, part, where) => {
          const whole = Buffer.from(text);
          const index = Math.floor(where * whole.length);
          const damaged = Buffer.concat([whole.subarray(0, index), part, whole.subarray(index)]);
          for (const read of [readVcardFile, readCsv]) {
            await read(damaged).catch((error: unknown) => expect(error).toMatchObject({ name: 'FileError' }));
          }
        }),
        { numRuns: numRuns / 2 },
      );
    });
  });

  describe('damaged rows of a CSV file', () => {
    const HEADER =
      'First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Mobile Phone,Notes,Home Street,Birthday,Web Page';
    const cells = fc.tuple(
      token,
      token.map((word) => `"${word}, ""x"""`),
      fc.oneof(fc.constantFrom('* Work', ''), token),
      token.map((word) => `${word}@example.com ::: x${word}@example.com`),
      fc.constantFrom('+12025550111', "'+12025550111", 'nonsense', ''),
      token.map((word) => `"one\n${word}"`),
      token,
      fc.constantFrom('1970-01-31', '1970-02-31', ''),
      token.map((word) => `https://${word}.example.com`),
    );
    const rows = fc.array(
      cells.map((row) => `${row.join(',')}\n`),
      { minLength: 1, maxLength: 5 },
    );

    it('never crash the import and lose nothing silently', async () => {
      await fc.assert(
        fc.asyncProperty(rows, mutations, async (lines, changes) => {
          const body = changes.reduce((changed, change) => change(changed), withUniqueWords(lines.join('')));
          expect(await lostWords(`${HEADER}\n${body}`, readCsv)).toEqual([]);
        }),
        { numRuns },
      );
    });
  });
};
