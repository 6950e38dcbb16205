import { describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';

import { ADDRESS_PARTS, NAME_ATTRIBUTES, type Row } from '../../import/contact.ts';
import { readText } from '../../import/text-file.ts';

import { readCsv, withFile } from './reading.ts';

const COLUMNS = [
  ...NAME_ATTRIBUTES,
  'notes',
  'webPage',
  ...ADDRESS_PARTS.map((part) => `homeAddress.${part}`),
];

/** A contact by the names of columns. */
const flat = ({ contact: { homeAddress = {}, ...texts } }: Row): object => ({
  ...texts,
  ...Object.fromEntries(Object.entries(homeAddress).map(([part, value]) => [`homeAddress.${part}`, value])),
});

describe('a CSV file', () => {
  it('is read exactly as a CSV writer wrote it', async () => {
    const cell = fc
      .string({ unit: 'binary' })
      .map((text) => text.toWellFormed().replaceAll('\uFFFD', '').trim().replaceAll(/\r\n?/g, '\n'));
    const row = fc.array(cell, { minLength: COLUMNS.length, maxLength: COLUMNS.length });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        async (cells, delimiter, recordDelimiter) => {
          const csv = stringify(cells, {
            header: true,
            columns: COLUMNS,
            delimiter,
            record_delimiter: recordDelimiter,
            quoted: true,
          });
          const { rows } = await readCsv(csv);
          const expected = cells
            .map((values) =>
              values.flatMap((value, index) => (value === '' ? [] : [[COLUMNS[index], value]])),
            )
            .filter((pairs) => pairs.length > 0)
            .map((pairs) => Object.fromEntries(pairs));
          expect(rows.map(flat)).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('text', () => {
  it('does not depend on how the file is split into pieces', async () => {
    const bytes = Buffer.from(`\uFEFF${'ab\r\n漢😀\rx\n'.repeat(20_000)}\r`);
    const text = (await withFile(bytes, (file) => Array.fromAsync(readText(file)))).join('');
    expect(text === `${'ab\n漢😀\nx\n'.repeat(20_000)}\n`).toBe(true);
  });
});
