import { type Batch, inBatches } from './batches.ts';
import { FileError, type Item, type Row } from './contact.ts';
import { describeEnding } from './describe-ending.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { createGraph } from './graph.ts';
import type { ImportOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import type { Progress } from './progress.ts';
import { type Report, reportItem } from './report.ts';
import { type Ending, sendBatch, type Sender } from './send-batch.ts';

export interface UploadRun {
  readonly options: ImportOptions;
  readonly items: AsyncIterable<Item>;
  /** Total number of rows. */
  readonly total: number;
  readonly report: Report;
  readonly progress: Progress;
  /** Aborted when the user stops the command. */
  readonly stop: AbortSignal;
}

/** Counts of the rows processed so far; the rest was not sent. */
interface Tally {
  added: number;
  rejected: number;
  inDoubt: number;
}

/** Uploads the rows in batches. Each batch is finished before the next one is sent. */
export const uploadRows = async (run: UploadRun): Promise<ExitCode> => {
  const { options, total, progress, stop } = run;
  const graph = createGraph(options.url, options.headers);
  const sender = { graph, book: options, stop, onWait: progress.wait };
  const tally: Tally = { added: 0, rejected: 0, inDoubt: 0 };
  const exitCode = await uploadAll(run, sender, tally);
  const { added, rejected, inDoubt } = tally;
  const counts = { added, rejected, 'in doubt': inDoubt, 'not sent': total - added - rejected - inDoubt };
  const words = Object.entries(counts)
    .filter(([name, count]) => count > 0 || name === 'added')
    .map(([name, count]) => `${count.toLocaleString('en-US')} ${name}`);
  progress.print(`${total.toLocaleString('en-US')} rows: ${words.join(', ')}.`);
  return exitCode === EXIT.allAdded && rejected > 0 ? EXIT.someRejected : exitCode;
};

const uploadAll = async (run: UploadRun, sender: Sender, tally: Tally): Promise<ExitCode> => {
  const { options, report, progress } = run;
  try {
    for await (const batch of inBatches(goodRows(run, tally), options.batch)) {
      const ending = await sendBatch(sender, batch);
      await settle(ending, batch, report, tally);
      if (ending.kind !== 'done') {
        for (const line of describeEnding(ending, batch)) progress.print(line);
        return ending.kind === 'stopped' ? EXIT.stopped : EXIT.uploadFailed;
      }
      progress.advanceTo(tally.added + tally.rejected);
    }
    return EXIT.allAdded;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    progress.print(`The file has changed since it was checked: ${error.message}`);
    return EXIT.uploadFailed;
  }
};

async function* goodRows({ items, report }: UploadRun, tally: Tally): AsyncGenerator<Row> {
  for await (const item of items) {
    await reportItem(report, item);
    if ('skipped' in item) continue;
    if (item.faults.length > 0) tally.rejected += 1;
    else yield item;
  }
}

const settle = async (
  ending: Ending,
  { rows, lines }: Batch,
  report: Report,
  tally: Tally,
): Promise<void> => {
  switch (ending.kind) {
    case 'done':
    case 'failed': {
      const { outcome, taskId } = ending;
      await reportOutcome(outcome, lines, taskId, report);
      const rejected = outcome.rejected.length + outcome.unidentified.count;
      tally.rejected += rejected;
      tally.added += rows.length - rejected;
      return;
    }
    case 'in-doubt':
      tally.inDoubt += rows.length;
      return report.add({ lines, what: 'in doubt', ...ending });
    case 'stopped':
      if (ending.taskId === undefined) return;
      tally.inDoubt += rows.length;
      return report.add({
        lines,
        what: 'in doubt',
        ...ending,
        reason: 'stopped before the upload finished',
      });
    case 'not-sent':
  }
};

const reportOutcome = async (
  { rejected, unidentified }: Outcome,
  lines: string,
  taskId: string,
  report: Report,
): Promise<void> => {
  for (const { row, faults } of rejected) {
    for (const fault of faults) {
      await report.add({ lines: String(row.line), what: 'rejected', ...fault, taskId });
    }
  }
  if (unidentified.count === 0) return;
  const reasons = unidentified.faults.map(({ reason }) => reason).join('; ') || 'upstream does not say why';
  const reason = `${unidentified.count} of these rows; upstream does not say which: ${reasons}`;
  await report.add({ lines, what: 'rejected', reason, taskId });
};
