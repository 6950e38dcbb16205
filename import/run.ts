import type { Item } from './contact.ts';
import { createCsvSource } from './csv.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { ImportOptions } from './options.ts';
import { createProgress } from './progress.ts';
import { createFileReport, createTextReport, reportItem } from './report.ts';
import type { ProgramContext } from './run-program.ts';
import { uploadRows } from './upload-rows.ts';
import { createVcardSource } from './vcard.ts';

/** Maximum number of contacts in an address book. */
const BOOK_SIZE = 10_000;

/**
 * Reads the file twice: first to check and count it, so that nothing is sent from a file that cannot be read to its end; then to
 * upload it. Holds no more than one batch in memory.
 * @throws FileError when nothing was sent
 */
export const runImport = async (
  options: ImportOptions,
  { output, terminal, stop }: Omit<ProgramContext, 'env'>,
): Promise<ExitCode> => {
  const source = (options.format === 'csv' ? createCsvSource : createVcardSource)(options, options);
  const items = (): AsyncIterable<Item> => from(options.fromLine, source.items());
  const { total, good } = await countRows(items());
  const progress = createProgress(total, output, options.isDryRun ? undefined : terminal);
  const { print } = progress;
  for (const remark of source.remarks()) print(remark);
  if (good > BOOK_SIZE) {
    print(`An address book holds at most ${inWords(BOOK_SIZE)} contacts; RingCentral will reject the rest.`);
  }
  const report =
    options.reportPath === undefined
      ? createTextReport(print)
      : await createFileReport(options.reportPath, options.fromLine);
  try {
    if (!options.isDryRun) {
      return await uploadRows({ options, items: items(), total, report, progress, stop });
    }
    for await (const item of items()) await reportItem(report, item);
    print(
      `${inWords(total)} rows: ${inWords(good)} can be uploaded, ${inWords(total - good)} cannot. Nothing was sent.`,
    );
    return good === total ? EXIT.allAdded : EXIT.someRejected;
  } finally {
    progress.end();
    await report.end();
  }
};

const countRows = async (
  items: AsyncIterable<Item>,
): Promise<{ readonly total: number; readonly good: number }> => {
  let [total, good] = [0, 0];
  for await (const item of items) {
    if ('skipped' in item) continue;
    total += 1;
    if (item.faults.length === 0) good += 1;
  }
  return { total, good };
};

async function* from(line: number, items: AsyncIterable<Item>): AsyncGenerator<Item> {
  for await (const item of items) {
    if (item.line >= line) yield item;
  }
}

const inWords = (count: number): string => count.toLocaleString('en-US');
