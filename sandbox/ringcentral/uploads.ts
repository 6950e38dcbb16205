import { randomBytes } from 'node:crypto';

import type { Clock } from '../kit/index.ts';

import { applyChange, readContactBody } from './contact-input.ts';
import type { ContactFields } from './contact.ts';
import { findExtension } from './directory.ts';
import { bookFullEntry, type ErrorEntry, internalErrorEntry } from './errors.ts';
import type { JsonObject } from './json.ts';
import type { RingcentralSettings } from './settings.ts';
import type { Store } from './store.ts';

/** The contacts to add to one extension's book. */
export interface UploadJob {
  readonly extensionId: string;
  readonly contacts: readonly JsonObject[];
}

/** The result for one contact. */
interface UploadOutcome {
  readonly extensionId: string;
  readonly contact: ContactFields | JsonObject;
  readonly errors: readonly ErrorEntry[];
}

export interface UploadTask {
  /** Account, extension and 32 hexadecimal digits, joined by hyphens. */
  readonly id: string;
  readonly accountId: string;
  /** Empty when the task is finished: then the contacts are in `outcomes`. */
  readonly jobs: readonly UploadJob[];
  /** Milliseconds of the clock. */
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly status: 'Accepted' | 'InProgress' | 'Completed' | 'Failed';
  /** Absent until the task is finished. */
  readonly outcomes?: readonly UploadOutcome[];
}

export interface Uploads {
  accept(accountId: string, extensionId: string, jobs: readonly UploadJob[]): UploadTask;
  /** The current task. If tasks advance by polls, each call advances it by one state. */
  poll(taskId: string): UploadTask | undefined;
  /** Applies everything that is due at the current time: contacts must appear even when nobody polls. */
  settle(): void;
  reset(): void;
}

export interface UploadsOptions {
  readonly clock: Clock;
  readonly store: Store;
  readonly settings: () => RingcentralSettings;
}

/** Attributes that can be set on created contacts but not in uploads. */
const withoutExtras = ({ ringtoneIndex: _ringtone, appInfo: _source, ...contact }: JsonObject): JsonObject =>
  contact;

const isFinished = ({ status }: UploadTask): boolean => status === 'Completed' || status === 'Failed';

export const createUploads = ({ clock, store, settings }: UploadsOptions): Uploads => {
  const tasks = new Map<string, UploadTask>();

  const add = (extensionId: string, contact: JsonObject): UploadOutcome => {
    const current = settings();
    const book = store.book(extensionId);
    if (book.size() >= current.bookLimit) {
      return { extensionId, contact, errors: [bookFullEntry(current.bookFullCode, current.bookLimit)] };
    }
    // An upload has no `dialingPlan`, so the dialing plan is that of the extension's country.
    const country = findExtension(extensionId)?.country ?? 'US';
    const reading = readContactBody(withoutExtras(contact), { country, settings: current });
    if ('failure' in reading) {
      return { extensionId, contact, errors: reading.failure.body['errors'] as readonly ErrorEntry[] };
    }
    return {
      extensionId,
      contact: book.create(applyChange({}, reading.change, 'replace')).fields,
      errors: [],
    };
  };

  const finish = (task: UploadTask, modifiedAt: number): UploadTask => {
    if (settings().uploadOutcome === 'failed') {
      const outcomes = task.jobs.flatMap(({ extensionId, contacts }) =>
        contacts.map((contact) => ({ extensionId, contact, errors: [internalErrorEntry()] })),
      );
      return { ...task, jobs: [], status: 'Failed', modifiedAt, outcomes };
    }
    const outcomes = task.jobs.flatMap(({ extensionId, contacts }) =>
      contacts.map((contact) => add(extensionId, contact)),
    );
    return { ...task, jobs: [], status: 'Completed', modifiedAt, outcomes };
  };

  const begin = (task: UploadTask, modifiedAt: number): UploadTask => ({
    ...task,
    status: 'InProgress',
    modifiedAt,
  });

  const byClock = (task: UploadTask): UploadTask => {
    const { uploadAcceptedSeconds, uploadRunSeconds } = settings();
    const startsAt = task.createdAt + uploadAcceptedSeconds * 1_000;
    const endsAt = startsAt + uploadRunSeconds * 1_000;
    if (clock.now() >= endsAt) return finish(task, endsAt);
    return task.status === 'Accepted' && clock.now() >= startsAt ? begin(task, startsAt) : task;
  };

  const byPoll = (task: UploadTask): UploadTask =>
    task.status === 'Accepted' ? begin(task, clock.now()) : finish(task, clock.now());

  const settle = (): void => {
    const { uploadPace, uploadRetentionSeconds } = settings();
    for (const task of tasks.values()) {
      if (isFinished(task)) {
        if (clock.now() >= task.modifiedAt + uploadRetentionSeconds * 1_000) tasks.delete(task.id);
      } else if (uploadPace === 'clock') {
        tasks.set(task.id, byClock(task));
      }
    }
  };

  return {
    accept(accountId, extensionId, jobs) {
      const id = `${accountId}-${extensionId}-${randomBytes(16).toString('hex')}`;
      const now = clock.now();
      const task: UploadTask = { id, accountId, jobs, createdAt: now, modifiedAt: now, status: 'Accepted' };
      tasks.set(id, task);
      return task;
    },
    poll(taskId) {
      const task = tasks.get(taskId);
      if (task === undefined || isFinished(task) || settings().uploadPace === 'clock') return task;
      const moved = byPoll(task);
      tasks.set(taskId, moved);
      return moved;
    },
    settle,
    reset: () => tasks.clear(),
  };
};

const withoutMilliseconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** The newer published format of results: a list of all errors, and a list of what was added. */
const asObject = ({ outcomes = [] }: UploadTask): JsonObject => {
  const added = Map.groupBy(
    outcomes.filter(({ errors }) => errors.length === 0),
    ({ extensionId }) => extensionId,
  );
  return {
    affectedItems: [...added].map(([extensionId, items]) => ({
      extensionId,
      contacts: items.map(({ contact }) => contact),
    })),
    errors: outcomes.flatMap(({ errors }) => errors),
  };
};

/** The older format: an entry for each contact. The published schema has one entry, its example a list. */
const asList = ({ outcomes = [] }: UploadTask): readonly JsonObject[] =>
  outcomes.map(({ extensionId, contact, errors }) => ({
    extensionId,
    contact,
    status: errors.length === 0 ? 'Success' : 'Fail',
    ...(errors.length > 0 && { errors }),
  }));

const resultsOf = (task: UploadTask, shape: RingcentralSettings['uploadResults']): unknown => {
  if (shape === 'object') return asObject(task);
  const entries = asList(task);
  return shape === 'single' && entries.length === 1 ? entries[0] : entries;
};

export const wireUpload = (
  task: UploadTask,
  uri: string,
  { uploadResults }: Pick<RingcentralSettings, 'uploadResults'>,
): JsonObject => ({
  id: task.id,
  uri,
  status: task.status,
  creationTime: withoutMilliseconds(task.createdAt),
  lastModifiedTime: withoutMilliseconds(task.modifiedAt),
  ...(task.outcomes && { results: resultsOf(task, uploadResults) }),
});
