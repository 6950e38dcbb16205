import type { Batch } from './batches.ts';
import type { Ending } from './send-batch.ts';

/** What a person must know of an upload that did not end well, and how to go on. */
export const describeEnding = (
  ending: Exclude<Ending, { kind: 'done' }>,
  { rows, lines }: Batch,
): readonly string[] => {
  const [first = 0, last = 0] = [rows[0]?.line, rows.at(-1)?.line];
  const goOnAfter = `To go on with the rows after them: the same command with --from-line ${last + 1}`;
  const goOnHere = `To go on: the same command with --from-line ${first}`;
  const which = first === last ? `line ${lines}` : `lines ${lines}`;
  const task = 'taskId' in ending ? ` (task ${ending.taskId})` : '';
  switch (ending.kind) {
    case 'not-sent':
      return [`Nothing of ${which} was added: ${ending.reason}`, goOnHere];
    case 'given-up':
      return [
        `RingCentral gave the upload of ${which} up${task}; what it did not add is reported.`,
        goOnAfter,
      ];
    case 'in-doubt':
      return [
        `It is not known whether ${which} ${first === last ? 'was' : 'were'} added${task}: ${ending.reason}`,
        'Look into the address book before you send them again: it would have them twice.',
        ...howToAsk(ending.taskId),
        goOnAfter,
      ];
    case 'stopped':
      if (ending.taskId === undefined) return ['Stopped.', goOnHere];
      return [`Stopped. RingCentral goes on to add ${which}${task}.`, ...howToAsk(ending.taskId), goOnAfter];
  }
};

const howToAsk = (taskId: string | undefined): readonly string[] =>
  taskId === undefined
    ? []
    : [
        `To see what became of them: { addressBookUpload(taskId: "${taskId}") { status affected { contactCount } errors { message parameterName parameterValue } } }`,
      ];
