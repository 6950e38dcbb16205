/** A record of a CSV file: one line, or several when cells contain line ends. */
export interface CsvRecord {
  /** Line of the file that it begins on, starting at 1. */
  readonly line: number;
  readonly lastLine: number;
  readonly cells: readonly string[];
  /** Why its cells cannot be separated reliably. */
  readonly fault?: string | undefined;
}

/** A record in a text, and where the next one begins. */
interface FoundRecord {
  readonly cells: readonly string[];
  readonly fault?: string | undefined;
  readonly next: number;
}

/** Longer than any record of a valid file. Without a limit, an unclosed quote would swallow the rest of the file. */
const MAX_RECORD_CHARACTERS = 4 * 2 ** 20;

/**
 * Parses the records of a text that arrives in pieces. A line with an unclosed quote becomes a faulty record without cells, and parsing
 * continues on the next line.
 */
export async function* readRecords(
  pieces: AsyncIterable<string>,
  delimiter: string,
  firstLine: number,
): AsyncGenerator<CsvRecord> {
  let text = '';
  let line = firstLine;
  const take = function* (isEnd: boolean): Generator<CsvRecord> {
    let start = 0;
    while (start < text.length) {
      const found = findRecord(text, start, { delimiter, isEnd });
      if (found === undefined) break;
      const { cells, fault, next } = found;
      const lines = countLines(text, start, next);
      yield { line, lastLine: line + Math.max(lines - 1, 0), cells, fault };
      line += lines;
      start = next;
    }
    text = text.slice(start);
  };
  const skipLine = (): CsvRecord => {
    const end = text.indexOf('\n');
    text = end < 0 ? '' : text.slice(end + 1);
    line += 1;
    return { line: line - 1, lastLine: line - 1, cells: [], fault: 'has a quote that is never closed' };
  };
  for await (const piece of pieces) {
    text += piece;
    yield* take(false);
    while (text.length > MAX_RECORD_CHARACTERS) {
      yield skipLine();
      yield* take(false);
    }
  }
  yield* take(true);
  while (text !== '') {
    yield skipLine();
    yield* take(true);
  }
}

interface Rules {
  readonly delimiter: string;
  /** Whether the text is complete; otherwise more may follow. */
  readonly isEnd: boolean;
}

/** The record that begins at `start`; undefined when its end is not in the text yet. */
export const findRecord = (text: string, start: number, rules: Rules): FoundRecord | undefined => {
  const cells: string[] = [];
  let fault: string | undefined;
  for (let at = start; ;) {
    const cell = findCell(text, at, rules);
    if (cell === undefined) return undefined;
    cells.push(cell.value);
    fault ??= cell.fault;
    if (text[cell.end] !== rules.delimiter) return { cells, fault, next: cell.end + 1 };
    at = cell.end + 1;
  }
};

const MISPLACED_QUOTE = 'has a quote in the middle of a cell; double it ("")';

interface FoundCell {
  readonly value: string;
  /** Position of its delimiter or line end. */
  readonly end: number;
  readonly fault?: string;
}

const findCell = (text: string, start: number, rules: Rules): FoundCell | undefined => {
  const { delimiter, isEnd } = rules;
  let at = start;
  while (text[at] === ' ') at += 1;
  if (text[at] === '"') return findQuotedCell(text, at, rules);
  for (; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === delimiter || sign === '\n') break;
  }
  if (at === text.length && !isEnd) return undefined;
  const value = text.slice(start, at);
  // `Ann "Annie" Lake` is clear; with an odd number of quotes the end of the cell is unknown.
  const isOdd = value.split('"').length % 2 === 0;
  return isOdd ? { value, end: at, fault: MISPLACED_QUOTE } : { value, end: at };
};

const findQuotedCell = (text: string, open: number, { delimiter, isEnd }: Rules): FoundCell | undefined => {
  let value = '';
  let at = open + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || (quote + 1 === text.length && !isEnd)) return undefined;
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  while (text[at] === ' ') at += 1;
  if (at === text.length && !isEnd) return undefined;
  const sign = text[at];
  if (sign === undefined || sign === delimiter || sign === '\n') return { value, end: at };
  const end = text.indexOf('\n', at);
  if (end < 0 && !isEnd) return undefined;
  return { value, end: end < 0 ? text.length : end, fault: MISPLACED_QUOTE };
};

const countLines = (text: string, start: number, end: number): number => {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};
