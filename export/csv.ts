import { stringify } from 'csv-stringify/sync';

import { ADDRESS_ATTRIBUTES, ADDRESS_PARTS, EXPORT_COLUMNS, TEXT_ATTRIBUTES } from '../import/contact.ts';

import type { Entry } from './entry.ts';

/** Text that spreadsheets may run as a formula, or that the import would mistake for such text after a quote. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A leading quote makes the cell text. The import removes it. */
const guarded = (value: string): string => (FORMULA.test(value) ? `'${value}` : value);

const write = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    // The line end of RFC 4180. Cells with other line ends, and with spaces that readers would trim, need quotes.
    { record_delimiter: 'windows', quoted_match: /\n|^\s|\s$/ },
  );

/** The byte order mark tells spreadsheets that the text is UTF-8. */
export const csvHeader = (): string => `\uFEFF${write([EXPORT_COLUMNS])}`;

/** One row per contact, in the order of `EXPORT_COLUMNS`. */
export const toCsv = (entries: readonly Entry[]): string =>
  write(
    entries.map(({ contact }) =>
      [
        ...TEXT_ATTRIBUTES.map((attribute) => contact[attribute]),
        ...ADDRESS_ATTRIBUTES.flatMap((attribute) => ADDRESS_PARTS.map((part) => contact[attribute]?.[part])),
      ].map((value = '') => guarded(value)),
    ),
  );
