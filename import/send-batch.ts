import { setTimeout as delay } from 'node:timers/promises';

import type { Batch } from './batches.ts';
import type { Answer, Graph } from './graph.ts';
import type { ImportOptions } from './options.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import {
  type AddedData,
  addedQuery,
  type Task,
  TASK,
  type TaskData,
  UPLOAD,
  type UploadData,
} from './task.ts';

export interface Sender {
  readonly graph: Graph;
  readonly book: Pick<ImportOptions, 'accountId' | 'extensionId'>;
  /** Aborted when the person does not want to go on. A request under way is waited for: its answer names the task. */
  readonly stop: AbortSignal;
  /** Hears what is being waited for, and for how long. */
  readonly onWait: (what: string, seconds: number) => void;
}

/** How one batch ended. Only after the first of these may there be another one. */
export type Ending =
  | { readonly kind: 'done'; readonly taskId: string; readonly outcome: Outcome }
  /** Upstream gave the task up; the outcome says what it added before. */
  | { readonly kind: 'given-up'; readonly taskId: string; readonly outcome: Outcome }
  /** Nothing of it was added. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  /** Some or all of it may have been added. */
  | { readonly kind: 'in-doubt'; readonly taskId?: string; readonly reason: string }
  /** Stopped on demand: before it was sent, or while the task that has it goes on by itself. */
  | { readonly kind: 'stopped'; readonly taskId?: string };

/** Uploads a batch, once, and follows it to its end. */
export const sendBatch = async (sender: Sender, { rows }: Batch): Promise<Ending> => {
  const { graph, book } = sender;
  const { accountId, extensionId } = book;
  const contacts = rows.map(({ contact }) => contact);
  const input = { accountId, addressBooks: [{ extensionId, contacts }] };
  const answer = await patiently(sender, () => graph.send<UploadData>(UPLOAD, { input }));
  switch (answer?.kind) {
    case undefined:
      return { kind: 'stopped' };
    case 'refused':
      return { kind: 'not-sent', reason: answer.message };
    case 'failed':
      return { kind: 'in-doubt', reason: answer.message };
    case 'data':
  }
  const { upload, userErrors } = answer.data.uploadAddressBooks;
  if (upload === null) {
    const reasons = userErrors.map(({ field, message }) =>
      [...(field === null ? [] : [field.join('.')]), message].join(': '),
    );
    return { kind: 'not-sent', reason: reasons.join(' ') || 'the graph gave no task and no reason' };
  }
  const { taskId } = upload;
  const followed = await follow(sender, taskId, upload.pollAfterSeconds ?? 1);
  if (followed === undefined) return { kind: 'stopped', taskId };
  if ('reason' in followed) return { kind: 'in-doubt', taskId, reason: followed.reason };
  if (followed.status === 'FAILED' && followed.affected === null) {
    const reason = 'RingCentral gave it up and does not say what it had added before';
    return { kind: 'in-doubt', taskId, reason };
  }
  const outcome = await outcomeOf(rows, followed, (attributes) =>
    readAdded(sender, addedQuery(attributes), taskId),
  );
  return { kind: followed.status === 'FAILED' ? 'given-up' : 'done', taskId, outcome };
};

/** Repeats what the quota refused; undefined when it is to stop. */
const patiently = async <Data>(
  { stop, onWait }: Sender,
  send: () => Promise<Answer<Data>>,
): Promise<Exclude<Answer<Data>, { kind: 'limited' }> | undefined> => {
  for (;;) {
    if (stop.aborted) return undefined;
    const answer = await send();
    if (answer.kind !== 'limited') return answer;
    onWait('the quota', answer.seconds);
    await sleep(answer.seconds, stop);
  }
};

/** Failures of polls in a row, and the age of a task, after which it is not followed any longer. */
const MAX_FAILURES = 5;
const MAX_AGE_MS = 60 * 60_000;

const follow = async (
  sender: Sender,
  taskId: string,
  firstSeconds: number,
): Promise<Task | { readonly reason: string } | undefined> => {
  const { graph, book, stop, onWait } = sender;
  const variables = { taskId, accountId: book.accountId };
  const endsAt = performance.now() + MAX_AGE_MS;
  let seconds = firstSeconds;
  for (let failures = 0; ;) {
    onWait('RingCentral', seconds);
    await sleep(seconds, stop);
    const answer = await patiently(sender, () => graph.send<TaskData>(TASK, variables, stop));
    if (answer === undefined) return undefined;
    const task = answer.kind === 'data' ? answer.data.addressBookUpload : null;
    if (task?.isFinished === true) return task;
    if (stop.aborted) return undefined;
    if (answer.kind === 'refused') return { reason: answer.message };
    failures = task === null ? failures + 1 : 0;
    if (failures === MAX_FAILURES) {
      return { reason: answer.kind === 'failed' ? answer.message : 'RingCentral does not know the task' };
    }
    if (performance.now() > endsAt) return { reason: 'the task did not end within an hour' };
    seconds = task?.pollAfterSeconds ?? 2 ** failures;
  }
};

const readAdded = async (sender: Sender, query: string, taskId: string) => {
  const { graph, book } = sender;
  const variables = { taskId, accountId: book.accountId };
  const answer = await patiently(sender, () => graph.send<AddedData>(query, variables));
  const affected = answer?.kind === 'data' ? answer.data.addressBookUpload?.affected : undefined;
  return affected?.flatMap(({ contacts }) => contacts);
};

const sleep = (seconds: number, signal: AbortSignal): Promise<void> =>
  delay(seconds * 1000, undefined, { signal }).catch(() => undefined);
