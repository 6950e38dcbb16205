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
  /** Aborted when the user stops the command. An upload request in flight is awaited: its response has the task id. */
  readonly stop: AbortSignal;
  /** Called with what is being waited for, and the seconds. */
  readonly onWait: (what: string, seconds: number) => void;
}

/** How one batch ended. The next batch is only sent after `done`. */
export type Ending =
  | { readonly kind: 'done'; readonly taskId: string; readonly outcome: Outcome }
  /** The task failed upstream; the outcome has the rows that were added before. */
  | { readonly kind: 'failed'; readonly taskId: string; readonly outcome: Outcome }
  /** Nothing was added. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  /** Some or all rows may have been added. */
  | { readonly kind: 'in-doubt'; readonly taskId?: string; readonly reason: string }
  /** Stopped by the user: before it was sent, or while its task was still running upstream. */
  | { readonly kind: 'stopped'; readonly taskId?: string };

/** Uploads a batch once and waits until its task is finished. */
export const sendBatch = async (sender: Sender, { rows }: Batch): Promise<Ending> => {
  const { graph, book } = sender;
  const { accountId, extensionId } = book;
  const contacts = rows.map(({ contact }) => contact);
  const input = { accountId, addressBooks: [{ extensionId, contacts }] };
  const answer = await retryWhenLimited(sender, () => graph.send<UploadData>(UPLOAD, { input }));
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
    return {
      kind: 'not-sent',
      reason: reasons.join(' ') || 'the graph returned neither a task nor a reason',
    };
  }
  const { taskId } = upload;
  const followed = await follow(sender, taskId, upload.pollAfterSeconds ?? 1);
  if (followed === undefined) return { kind: 'stopped', taskId };
  if ('reason' in followed) return { kind: 'in-doubt', taskId, reason: followed.reason };
  if (followed.status === 'FAILED' && followed.affected === null) {
    const reason = 'the upload failed in RingCentral, which does not say what it had added';
    return { kind: 'in-doubt', taskId, reason };
  }
  const outcome = await outcomeOf(rows, followed, (attributes) =>
    readAdded(sender, addedQuery(attributes), taskId),
  );
  return { kind: followed.status === 'FAILED' ? 'failed' : 'done', taskId, outcome };
};

/** Retries requests that were rate limited; undefined when the user stops the command. */
const retryWhenLimited = async <Data>(
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

/** Polling ends after this many consecutive failures, or when the task is this old. */
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
    const answer = await retryWhenLimited(sender, () => graph.send<TaskData>(TASK, variables, stop));
    if (answer === undefined) return undefined;
    const task = answer.kind === 'data' ? answer.data.addressBookUpload : null;
    if (task?.isFinished === true) return task;
    if (stop.aborted) return undefined;
    if (answer.kind === 'refused') return { reason: answer.message };
    failures = task === null ? failures + 1 : 0;
    if (failures === MAX_FAILURES) {
      return { reason: answer.kind === 'failed' ? answer.message : 'RingCentral does not know the task' };
    }
    if (performance.now() > endsAt) return { reason: 'the task did not finish within an hour' };
    seconds = task?.pollAfterSeconds ?? 2 ** failures;
  }
};

const readAdded = async (sender: Sender, query: string, taskId: string) => {
  const { graph, book } = sender;
  const variables = { taskId, accountId: book.accountId };
  const answer = await retryWhenLimited(sender, () => graph.send<AddedData>(query, variables));
  const affected = answer?.kind === 'data' ? answer.data.addressBookUpload?.affected : undefined;
  return affected?.flatMap(({ contacts }) => contacts);
};

const sleep = (seconds: number, signal: AbortSignal): Promise<void> =>
  delay(seconds * 1000, undefined, { signal }).catch(() => undefined);
