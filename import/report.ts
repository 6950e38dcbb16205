import { stringify } from 'csv-stringify';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { FileError, type Item, type Remark } from './contact.ts';
import { readRecords } from './csv-records.ts';
import { readText } from './text-file.ts';

/** The result for a row, or a range of rows (`2-2001`), that was not added completely. */
export interface Entry extends Remark {
  readonly lines: string;
  readonly what: 'rejected' | 'left out' | 'skipped' | 'in doubt';
  /** The upload task. */
  readonly taskId?: string;
}

export interface Report {
  add(entry: Entry): Promise<void>;
  end(): Promise<void>;
}

/** Reports the faults and remarks of an item before it is sent. */
export const reportItem = async (report: Report, item: Item): Promise<void> => {
  const add = (what: Entry['what'], remark: Remark): Promise<void> =>
    report.add({ lines: String(remark.line ?? item.line), what, ...remark });
  if ('skipped' in item) return add('skipped', item.skipped);
  for (const fault of item.faults) await add('rejected', fault);
  for (const remark of item.leftOut) await add('left out', remark);
};

const COLUMNS = ['line', 'what', 'attribute', 'value', 'code', 'reason', 'task'];

/**
 * A report in a CSV file, written entry by entry. A run that continues from a later line keeps the entries of earlier lines.
 * @throws FileError when the file cannot be written, or exists and is not a report
 */
export const createFileReport = async (path: string, fromLine: number): Promise<Report> => {
  const earlier = await readEarlier(path, fromLine);
  const file = createWriteStream(path);
  await once(file, 'open').catch((error: unknown) => {
    throw new FileError(
      `the report cannot be written to ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
    );
  });
  // Values come from an untrusted file, and the report is opened in spreadsheets, which would run them as formulas.
  const rows = stringify({ header: true, columns: COLUMNS, escape_formulas: true });
  const written = pipeline(rows, file);
  for (const cells of earlier) rows.write(cells);
  // Awaited in `end`; until then a failure surfaces with the next row.
  written.catch(() => undefined);
  return {
    async add({ lines, what, attribute, value, code, reason, taskId }) {
      if (!rows.write([lines, what, attribute, value, code, reason, taskId])) await once(rows, 'drain');
    },
    async end() {
      rows.end();
      await written;
    },
  };
};

/** The entries of an existing report for lines before `fromLine`. */
const readEarlier = async (path: string, fromLine: number): Promise<readonly (readonly string[])[]> => {
  const earlier: (readonly string[])[] = [];
  try {
    for await (const { line, cells } of readRecords(readText({ path, encoding: 'utf-8' }), ',', 1)) {
      if (line === 1 && cells.join() !== COLUMNS.join()) {
        throw new FileError(`${path} already exists and is not a report of an import; name another file`);
      }
      if (line > 1 && Number.parseInt(cells[0] ?? '', 10) < fromLine) earlier.push(cells);
    }
  } catch (error) {
    const isAbsent = error instanceof FileError && /^(?:does not exist|is a folder)$/.test(error.message);
    if (!isAbsent) throw error;
  }
  return earlier;
};

/** A report as text lines. */
export const createTextReport = (print: (line: string) => void): Report => ({
  add({ lines, what, attribute, value, code, reason, taskId }) {
    const where = lines.includes('-') ? 'lines' : 'line';
    const subject = [attribute, value === undefined ? undefined : JSON.stringify(value)]
      .filter(Boolean)
      .join(' ');
    const source = [code, taskId].filter(Boolean).join(', ');
    print(`${where} ${lines}: ${what}: ${subject && `${subject}: `}${reason}${source && ` (${source})`}`);
    return Promise.resolve();
  },
  end: () => Promise.resolve(),
});
