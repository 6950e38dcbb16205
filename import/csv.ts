import { pipeline } from 'node:stream';

import { CsvError, type InfoRecord, type Options, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';

import { type Row, FileError } from './contact.ts';
import { toCard } from './csv-card.ts';
import { type Column, columnOf } from './csv-columns.ts';
import { type RowRules, toRow } from './row.ts';
import type { Source } from './source.ts';
import { readText, type TextFile } from './text-file.ts';

const DELIMITERS = [',', ';', '\t'];
/** Longer than any line of a sane file; a quote that is never closed would swallow the whole of it otherwise. */
const MAX_RECORD_CHARACTERS = 4 * 2 ** 20;
/** Of the beginning, for what its header looks like. */
const HEAD_CHARACTERS = 64 * 1024;

const OPTIONS: Options = {
  info: true,
  skip_empty_lines: true,
  // What spreadsheets make of empty lines.
  skip_records_with_empty_values: true,
  // They also leave out empty cells at the end of a line; too many are looked at below.
  relax_column_count: true,
  max_record_size: MAX_RECORD_CHARACTERS,
};

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: Pick<InfoRecord, 'lines'>;
}

/** A CSV file with a header: the graph's names of attributes, Google's or Outlook's; comma, semicolon or tab between cells. */
export function createCsvSource(file: TextFile, rules: RowRules): Source {
  const unusedHeaders = new Set<string>();
  return {
    async *rows() {
      const head = await readHead(file);
      const delimiter = delimiterOf(head);
      let header: Header | undefined;
      for await (const { record, info } of readRecords(file, delimiter)) {
        if (header === undefined) {
          header = readHeader(record);
          continue;
        }
        for (const [index, name] of header.unused) {
          if (record[index]?.trim()) unusedHeaders.add(name);
        }
        yield rowOf(header, record, firstLineOf(record, info), rules);
      }
      if (header === undefined) throw new FileError('is empty');
    },
    remarks: () =>
      unusedHeaders.size === 0
        ? []
        : [`Columns that a contact has no room for: ${[...unusedHeaders].join(', ')}`],
  };
}

async function readHead(file: TextFile): Promise<string> {
  let head = '';
  for await (const piece of readText(file)) {
    head += piece;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  return head;
}

/** The delimiter under which the first line has the most headers that we know; of equals the one with the most cells. */
function delimiterOf(head: string): string {
  const scores = DELIMITERS.map((delimiter) => {
    const header = headerOf(head, delimiter);
    const known = header.filter((name) => columnOf(name) !== undefined);
    return { delimiter, known: known.length, cells: header.length };
  });
  scores.sort((one, other) => other.known - one.known || other.cells - one.cells);
  return scores[0]?.delimiter ?? ',';
}

function headerOf(head: string, delimiter: string): readonly string[] {
  try {
    return parseSync(head, { delimiter, to: 1, skip_empty_lines: true })[0] ?? [];
  } catch {
    // Under a wrong delimiter quotes may stand anywhere. What is wrong under each of them the reading itself will tell.
    return [];
  }
}

interface Header {
  readonly columns: readonly (Column | null)[];
  readonly unused: readonly (readonly [index: number, name: string])[];
}

function readHeader(names: readonly string[]): Header {
  const columns = names.map((name) => columnOf(name) ?? null);
  if (columns.every((column) => column === null)) {
    const found = names.slice(0, 10).map((name) => JSON.stringify(name.slice(0, 40)));
    throw new FileError(
      `has no header that is known in its first line, but ${found.join(', ')}; ` +
        'known are the names of the graph (firstName, mobilePhone, homeAddress.city …), of Google and of Outlook',
    );
  }
  const unused = names.flatMap((name, index) => (columns[index] === null ? [[index, name] as const] : []));
  return { columns, unused };
}

function rowOf({ columns }: Header, cells: readonly string[], line: number, rules: RowRules): Row {
  const row = toRow(toCard(columns, cells), line, rules);
  if (cells.slice(columns.length).every((cell) => cell.trim() === '')) return row;
  const reason = `has ${cells.length} cells where the header has ${columns.length}; is a quote missing?`;
  return { ...row, faults: [{ reason }, ...row.faults] };
}

/** The parser tells the last line of a record; cells may have line ends of their own. */
function firstLineOf(cells: readonly string[], { lines }: CsvRecord['info']): number {
  return lines - cells.reduce((count, cell) => count + (cell.match(/\n/g)?.length ?? 0), 0);
}

async function* readRecords(file: TextFile, delimiter: string): AsyncGenerator<CsvRecord> {
  const parser = parse({ ...OPTIONS, delimiter });
  // Its errors reach the parser, and through it the loop below.
  pipeline(readText(file), parser, () => undefined);
  try {
    yield* parser as AsyncIterable<CsvRecord>;
  } catch (error) {
    throw error instanceof CsvError ? asFileError(error) : error;
  }
}

/** The parser's own messages quote the file. */
function asFileError({ code, lines }: CsvError): FileError {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return new FileError(`has a quote that is not closed; the file was read up to line ${String(lines)}`);
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return new FileError(`line ${String(lines)} has a quote in the middle of a cell; double it ("")`);
    default:
      return new FileError(`line ${String(lines)} cannot be read as CSV (${code})`);
  }
}
