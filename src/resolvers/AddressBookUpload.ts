import type { AddressBookUploadResolvers, AddressBookUploadStatus } from '../__generated__/graphql.ts';
import type { AddressBookUploadParent } from '../loaders/records.ts';

const STATUS: Readonly<Record<string, AddressBookUploadStatus>> = {
  Accepted: 'ACCEPTED',
  InProgress: 'IN_PROGRESS',
  Completed: 'COMPLETED',
  Failed: 'FAILED',
};

export const AddressBookUpload = {
  status: ({ status = '' }) => STATUS[status] ?? null,
  isFinished: (task) => isFinished(task),
  pollAfterSeconds: (task) => (isFinished(task) ? null : pollAfterSeconds(task, Date.now())),
  createdAt: ({ creationTime }) => isoTime(creationTime),
  modifiedAt: ({ lastModifiedTime }) => isoTime(lastModifiedTime),
} satisfies AddressBookUploadResolvers;

const isFinished = ({ status }: AddressBookUploadParent): boolean =>
  status === 'Completed' || status === 'Failed';

const SHARE_OF_AGE = 0.25;
const LONGEST_SECONDS = 60;

/**
 * Grows with the task's age, so it needs no state: the end of a short task is noticed within seconds, and a task of an hour is
 * polled about forty times. Clock differences make the interval shorter or longer, within its bounds.
 */
const pollAfterSeconds = ({ creationTime = '' }: AddressBookUploadParent, now: number): number => {
  const age = (now - Date.parse(creationTime)) / 1000;
  return Math.max(1, Math.min(LONGEST_SECONDS, Math.ceil((age || 0) * SHARE_OF_AGE)));
};

const isoTime = (time: string | undefined): string | null => {
  const date = new Date(time ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};
