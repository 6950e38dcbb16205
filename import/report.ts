import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { stringify } from 'csv-stringify';

import { FileError, type Remark, type Row } from './contact.ts';

/** What became of a row, or of a range of rows (`2-2001`), that is not wholly in the address book. */
export interface Entry extends Remark {
  readonly lines: string;
  readonly what: 'rejected' | 'left out' | 'in doubt';
  /** The task that tried it. */
  readonly taskId?: string;
}

export interface Report {
  add(entry: Entry): Promise<void>;
  end(): Promise<void>;
}

/** All that there is to say of a row before it is sent. */
export async function reportRow(report: Report, { line, faults, leftOut }: Row): Promise<void> {
  const lines = String(line);
  for (const fault of faults) await report.add({ lines, what: 'rejected', ...fault });
  // Of a row that is not uploaded everything is left out.
  if (faults.length > 0) return;
  for (const remark of leftOut) await report.add({ lines, what: 'left out', ...remark });
}

const COLUMNS = ['line', 'what', 'attribute', 'value', 'code', 'reason', 'task'];

/** A report as a CSV file, written as it comes. */
export async function createFileReport(path: string): Promise<Report> {
  const file = createWriteStream(path);
  await once(file, 'open').catch((error: unknown) => {
    throw new FileError(
      `the report cannot be written to ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
    );
  });
  // Values come from a stranger's file and the report is opened in a spreadsheet, which would run them as formulas.
  const rows = stringify({ header: true, columns: COLUMNS, escape_formulas: true });
  const written = pipeline(rows, file);
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
}

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
