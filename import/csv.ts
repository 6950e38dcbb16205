import { EXPORT_COLUMNS, FileError, type Row, type Skipped } from './contact.ts';
import { type Layout, toCard } from './csv-card.ts';
import { type Column, columnOf, columnsOf } from './csv-columns.ts';
import { type CsvRecord, findRecord, readRecords } from './csv-records.ts';
import { type RowRules, toRow } from './row.ts';
import type { Source } from './source.ts';
import { readText, type TextFile } from './text-file.ts';

const DELIMITERS = [',', ';', '\t', '|'];
/** How much of the file is read to find its header. */
const HEAD_CHARACTERS = 64 * 1024;
/** Some exporters write a few lines of text before the header. */
const MAX_PREAMBLE_LINES = 50;
/** A line before the header with which Excel states the delimiter. */
const SEP_LINE = /^"?sep=(.)"?[,;\t|]*\s*$/i;

/** A CSV file whose header uses the names of the graph or of a common exporter, with commas, semicolons, tabs or bars between cells. */
export const createCsvSource = (file: TextFile, rules: RowRules): Source => {
  const unusedHeaders = new Set<string>();
  return {
    async *items() {
      const { start, line, delimiter, preamble } = findHeader(await readHead(file));
      yield* preamble;
      let columns: readonly (Column | null)[] | undefined;
      let header: readonly string[] = [];
      let isVerbatim = false;
      for await (const record of readRecords(skip(readText(file), start), delimiter, line)) {
        if (record.fault === undefined && record.cells.every((cell) => cell.trim() === '')) continue;
        if (columns === undefined) {
          if (record.cells.length === 0) throw new FileError(`${record.fault ?? 'is empty'} in its header`);
          header = record.cells;
          columns = knownColumns(header);
          isVerbatim = header.join() === EXPORT_COLUMNS.join();
          continue;
        }
        for (const [index, column] of columns.entries()) {
          if (column === null && record.cells[index]?.trim()) unusedHeaders.add(nameOf(header, index));
        }
        yield rowOf({ columns, isVerbatim }, record, rules);
      }
      if (columns === undefined) throw new FileError('is empty');
    },
    remarks: () =>
      unusedHeaders.size === 0
        ? []
        : [`Columns that a contact has no field for: ${[...unusedHeaders].join(', ')}`],
  };
};

const nameOf = (header: readonly string[], index: number): string =>
  header[index]?.trim() || `(column ${index + 1}, without a name)`;

const readHead = async (file: TextFile): Promise<string> => {
  let head = '';
  for await (const piece of readText(file)) {
    head += piece;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  return head;
};

interface FoundHeader {
  /** Position of its first character. */
  readonly start: number;
  readonly line: number;
  readonly delimiter: string;
  /** The lines before it. */
  readonly preamble: readonly Skipped[];
}

/**
 * The header is the first line, unless that has fewer than two known names and a later line has more and consists mostly of known names.
 * The delimiter is the one that gives the most known names, then the most cells.
 */
const findHeader = (head: string): FoundHeader => {
  const lines = head.split('\n', MAX_PREAMBLE_LINES);
  const separator = SEP_LINE.exec(lines[0] ?? '')?.[1];
  const candidates = lines.flatMap((text, index) => {
    if (text.trim() === '' || (index === 0 && separator !== undefined)) return [];
    const start = lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
    return [{ index, start, text, ...bestDelimiter(head, start, separator) }];
  });
  const [first] = candidates;
  if (first === undefined) return { start: 0, line: 1, delimiter: ',', preamble: [] };
  const later = candidates.find(
    ({ known, cells }) => known > first.known && known >= 2 && known * 2 >= cells,
  );
  const header = first.known >= 2 ? first : (later ?? first);
  const preamble = candidates
    .filter(({ index }) => index < header.index)
    .map(({ index, text }) => ({
      line: index + 1,
      skipped: { value: text.slice(0, 200), reason: 'comes before the header' },
    }));
  return { start: header.start, line: header.index + 1, delimiter: header.delimiter, preamble };
};

const bestDelimiter = (head: string, start: number, separator: string | undefined) => {
  const scores = (separator === undefined ? DELIMITERS : [separator]).map((delimiter) => {
    const cells = (findRecord(head, start, { delimiter, isEnd: true })?.cells ?? []).filter((cell) =>
      cell.trim(),
    );
    const known = cells.filter((cell) => columnOf(cell) !== undefined).length;
    return { delimiter, known, cells: cells.length };
  });
  scores.sort((one, other) => other.known - one.known || other.cells - one.cells);
  return scores[0] ?? { delimiter: ',', known: 0, cells: 0 };
};

const knownColumns = (names: readonly string[]): readonly (Column | null)[] => {
  const columns = columnsOf(names);
  if (columns.some((column) => column !== null)) return columns;
  const found = names.slice(0, 10).map((name) => JSON.stringify(name.slice(0, 40)));
  throw new FileError(
    `has no known column name in its header, but ${found.join(', ')}; ` +
      'use the names of the graph (firstName, mobilePhone, homeAddress.city …) or of Google, Outlook and others',
  );
};

const rowOf = (layout: Layout, record: CsvRecord, rules: RowRules): Row => {
  const { columns } = layout;
  const { line, lastLine, cells, fault } = record;
  if (fault !== undefined) {
    const where = lastLine > line ? ` (up to line ${lastLine})` : '';
    return { line, contact: {}, faults: [{ reason: `${fault}${where}` }], leftOut: [] };
  }
  const row = toRow(toCard(layout, cells), line, rules);
  if (cells.slice(columns.length).every((cell) => cell.trim() === '')) return row;
  const reason = `has ${cells.length} cells where the header has ${columns.length}; is a quote missing?`;
  return { ...row, faults: [{ reason }, ...row.faults] };
};

async function* skip(pieces: AsyncIterable<string>, characters: number): AsyncGenerator<string> {
  let left = characters;
  for await (const piece of pieces) {
    if (left < piece.length) yield piece.slice(left);
    left = Math.max(left - piece.length, 0);
  }
}
