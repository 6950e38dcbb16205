import { stringify } from 'csv-stringify';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { FileError, type Item, type Remark } from './contact.ts';
import { readRecords } from './csv-records.ts';
import { readText } from './text-file.ts';

/** What became of a row, or of a range of rows (`2-2001`), that is not wholly in the address book. */
export interface Entry extends Remark {
  readonly lines: string;
  readonly what: 'rejected' | 'left out' | 'passed over' | 'in doubt';
  /** The task that tried it. */
  readonly taskId?: string;
}

export interface Report {
  add(entry: Entry): Promise<void>;
  end(): Promise<void>;
}

/** All that there is to say of an item of the file before it is sent. */
export const reportItem = async (report: Report, item: Item): Promise<void> => {
  const add = (what: Entry['what'], remark: Remark): Promise<void> =>
    report.add({ lines: String(remark.line ?? item.line), what, ...remark });
  if ('passedOver' in item) return add('passed over', item.passedOver);
  for (const fault of item.faults) await add('rejected', fault);
  for (const remark of item.leftOut) await add('left out', remark);
};

const COLUMNS = ['line', 'what', 'attribute', 'value', 'code', 'reason', 'task'];

/**
 * A report as a CSV file, written as it comes. A run that goes on with a file, from a later line of it, keeps what an earlier one has told
 * of the lines before.
 * @throws FileError where there is no place for it, or another file in its place
 */
export const createFileReport = async (path: string, fromLine: number): Promise<Report> => {
  const earlier = await readEarlier(path, fromLine);
  const file = createWriteStream(path);
  await once(file, 'open').catch((error: unknown) => {
    throw new FileError(
      `the report cannot be written to ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
    );
  });
  // Values come from a stranger's file and the report is opened in a spreadsheet, which would run them as formulas.
  const rows = stringify({ header: true, columns: COLUMNS, escape_formulas: true });
  const written = pipeline(rows, file);
  for (const cells of earlier) rows.write(cells);
  // Awaited at the end; until then a failure shows at the next row.
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

/** What a report at that place tells of the lines before this one. */
const readEarlier = async (path: string, fromLine: number): Promise<readonly (readonly string[])[]> => {
  const earlier: (readonly string[])[] = [];
  try {
    for await (const { line, cells } of readRecords(readText({ path, encoding: 'utf-8' }), ',', 1)) {
      if (line === 1 && cells.join() !== COLUMNS.join()) {
        throw new FileError(`${path} is there already and is no report of an import; name another file`);
      }
      if (line > 1 && Number.parseInt(cells[0] ?? '', 10) < fromLine) earlier.push(cells);
    }
  } catch (error) {
    const isAbsent = error instanceof FileError && /^(?:does not exist|is a folder)$/.test(error.message);
    if (!isAbsent) throw error;
  }
  return earlier;
};

/** A report as lines for people. */
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
