import type { Row } from './contact.ts';
import { createCsvSource } from './csv.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { ImportOptions } from './options.ts';
import { createProgress, type Terminal } from './progress.ts';
import { createFileReport, createTextReport, reportRow } from './report.ts';
import { uploadRows } from './upload-rows.ts';
import { createVcardSource } from './vcard.ts';

export interface ImportContext {
  /** What the import found, for people and programs. */
  readonly output: NodeJS.WritableStream;
  /** Progress and complaints. */
  readonly terminal: Terminal;
  /** Aborted when the person does not want to go on. */
  readonly stop: AbortSignal;
}

/** An address book has no more room than that. */
const BOOK_SIZE = 10_000;

/**
 * Reads the file twice: first to check it as a whole and to know how long it is, so that nothing is sent of one that
 * breaks off in the middle; then to upload it. Neither time is more of it held than one upload has.
 * @throws FileError where nothing was sent
 */
export async function runImport(
  options: ImportOptions,
  { output, terminal, stop }: ImportContext,
): Promise<ExitCode> {
  const source = (options.format === 'csv' ? createCsvSource : createVcardSource)(options, options);
  const rows = (): AsyncIterable<Row> => from(options.fromLine, source.rows());
  const { total, good } = await countRows(rows());
  const progress = createProgress(total, output, options.isDryRun ? undefined : terminal);
  const { print } = progress;
  for (const remark of source.remarks()) print(remark);
  if (good > BOOK_SIZE) {
    print(`An address book holds ${inWords(BOOK_SIZE)} contacts; RingCentral will reject what is too much.`);
  }
  const report =
    options.reportPath === undefined ? createTextReport(print) : await createFileReport(options.reportPath);
  try {
    if (!options.isDryRun) {
      return await uploadRows({ options, rows: rows(), total, report, progress, stop });
    }
    for await (const row of rows()) await reportRow(report, row);
    print(
      `${inWords(total)} rows: ${inWords(good)} can be uploaded, ${inWords(total - good)} cannot. Nothing was sent.`,
    );
    return good === total ? EXIT.allAdded : EXIT.someRejected;
  } finally {
    progress.end();
    await report.end();
  }
}

async function countRows(
  rows: AsyncIterable<Row>,
): Promise<{ readonly total: number; readonly good: number }> {
  let [total, good] = [0, 0];
  for await (const { faults } of rows) {
    total += 1;
    if (faults.length === 0) good += 1;
  }
  return { total, good };
}

async function* from(line: number, rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  for await (const row of rows) {
    if (row.line >= line) yield row;
  }
}

const inWords = (count: number): string => count.toLocaleString('en-US');
