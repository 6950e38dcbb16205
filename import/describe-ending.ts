import type { Batch } from './batches.ts';
import type { Ending } from './send-batch.ts';

/** Explains why an upload did not complete, and how to continue. */
export const describeEnding = (
  ending: Exclude<Ending, { kind: 'done' }>,
  { rows, lines }: Batch,
): readonly string[] => {
  const [first = 0, last = 0] = [rows[0]?.line, rows.at(-1)?.line];
  const continueAfter = `To continue with the next rows, run the same command with --from-line ${last + 1}`;
  const continueHere = `To continue, run the same command with --from-line ${first}`;
  const isOne = first === last;
  const which = isOne ? `line ${lines}` : `lines ${lines}`;
  const task = 'taskId' in ending ? ` (task ${ending.taskId})` : '';
  switch (ending.kind) {
    case 'not-sent':
      return [`Nothing from ${which} was added: ${ending.reason}`, continueHere];
    case 'failed':
      return [
        `The upload of ${which} failed in RingCentral${task}; the rows that it did not add are reported.`,
        continueAfter,
      ];
    case 'in-doubt':
      return [
        `It is not known whether ${which} ${isOne ? 'was' : 'were'} added${task}: ${ending.reason}`,
        'Check the address book before you send them again: they might end up in it twice.',
        ...howToQuery(ending.taskId),
        continueAfter,
      ];
    case 'stopped':
      if (ending.taskId === undefined) return ['Stopped.', continueHere];
      return [
        `Stopped. RingCentral is still adding ${which}${task}.`,
        ...howToQuery(ending.taskId),
        continueAfter,
      ];
  }
};

const howToQuery = (taskId: string | undefined): readonly string[] =>
  taskId === undefined
    ? []
    : [
        `To see the result, send this query: { addressBookUpload(taskId: "${taskId}") { status affected { contactCount } errors { message parameterName parameterValue } } }`,
      ];
