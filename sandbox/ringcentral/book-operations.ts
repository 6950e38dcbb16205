import type { UpstreamResponse } from '../kit/index.ts';

import { readJson } from './body.ts';
import { contactUri } from './contact-operations.ts';
import { findExtension, USER_EXTENSIONS } from './directory.ts';
import * as errors from './errors.ts';
import { readFavorites, wireFavorite } from './favorites.ts';
import type { Operation, OperationContext } from './gate.ts';
import { isJsonObject } from './json.ts';
import type { Store } from './store.ts';
import type { Sync } from './sync.ts';
import { type UploadJob, type Uploads, type UploadTask, wireUpload } from './uploads.ts';

const MAX_UPLOAD_EXTENSIONS = 500;
const MAX_UPLOAD_CONTACTS = 10_000;

export interface BookServices {
  readonly store: Store;
  readonly sync: Sync;
  readonly uploads: Uploads;
}

const syncAddressBook = (context: OperationContext, sync: Sync): UpstreamResponse =>
  errors.jsonResponse(
    200,
    sync.answer(context.book(), context.request, `${context.extensionUri}/address-book-sync`, (id) =>
      contactUri(context, id),
    ),
  );

const favoritesAnswer = (
  status: number,
  { extensionId, extensionUri }: OperationContext,
  store: Store,
): UpstreamResponse =>
  errors.jsonResponse(status, {
    uri: `${extensionUri}/favorite`,
    records: store.favorites(extensionId).map(wireFavorite),
  });

const updateFavorites = (context: OperationContext, store: Store): UpstreamResponse => {
  const { request, extensionId, settings, book } = context;
  const reading = readFavorites(readJson(request), (id) => book().get(id) !== undefined, settings);
  if ('failure' in reading) throw errors.refuse(reading.failure);
  store.setFavorites(extensionId, reading.favorites);
  return favoritesAnswer(settings.favoritesPutStatus, context, store);
};

const readJob = (record: unknown): UploadJob => {
  const refused = (name: string) => errors.refuse(errors.invalidParameter(name));
  if (!isJsonObject(record)) throw refused('records');
  const { extensionId, contacts } = record;
  if (typeof extensionId !== 'string' || findExtension(extensionId) === undefined) {
    throw refused('records.extensionId');
  }
  const isList =
    Array.isArray(contacts) &&
    contacts.length >= 1 &&
    contacts.length <= MAX_UPLOAD_CONTACTS &&
    contacts.every(isJsonObject);
  if (!isList) throw refused('records.contacts');
  return { extensionId, contacts };
};

const readJobs = (body: unknown): readonly UploadJob[] => {
  const records = isJsonObject(body) ? body['records'] : undefined;
  if (!Array.isArray(records) || records.length === 0 || records.length > MAX_UPLOAD_EXTENSIONS) {
    throw errors.refuse(errors.invalidParameter('records'));
  }
  return records.map(readJob);
};

const uploadAnswer = (
  status: number,
  { accountUri, settings }: OperationContext,
  task: UploadTask,
): UpstreamResponse =>
  errors.jsonResponse(
    status,
    wireUpload(task, `${accountUri}/address-book-bulk-upload/tasks/${task.id}`, settings),
  );

const startUpload = (context: OperationContext, uploads: Uploads): UpstreamResponse => {
  const { request, identity, accountId, extensionId, settings } = context;
  const jobs = readJobs(readJson(request));
  const reachesOthers = jobs.some((job) => job.extensionId !== USER_EXTENSIONS[identity.user]);
  if ((reachesOthers || settings.uploadNeedsExtendedScope) && !identity.hasExtendedScope) {
    throw errors.refuse(errors.userLacksExtendedScope('EditPersonalContacts'));
  }
  return uploadAnswer(202, context, uploads.accept(accountId, extensionId, jobs));
};

const readUpload = (context: OperationContext, uploads: Uploads): UpstreamResponse => {
  const task = uploads.poll(context.request.params['taskId'] ?? '');
  if (task === undefined) throw errors.refuse(errors.notFound('taskId'));
  return uploadAnswer(200, context, task);
};

const EXTENSION = '/extension/{extensionId}';
const UPLOAD = '/address-book-bulk-upload';
const READING = { appPermission: 'ReadContacts', userPermission: 'ReadPersonalContacts' } as const;
const WRITING = { appPermission: 'Contacts', userPermission: 'EditPersonalContacts' } as const;

/** The operations on whole books: sync, favorites, upload. */
export const bookOperations = ({ store, sync, uploads }: BookServices): readonly Operation[] => [
  {
    method: 'GET',
    path: `${EXTENSION}/address-book-sync`,
    group: 'heavy',
    ...READING,
    handle: (context) => syncAddressBook(context, sync),
  },
  {
    method: 'GET',
    path: `${EXTENSION}/favorite`,
    group: 'light',
    ...READING,
    handle: (context) => favoritesAnswer(200, context, store),
  },
  {
    method: 'PUT',
    path: `${EXTENSION}/favorite`,
    group: 'medium',
    ...WRITING,
    handle: (context) => updateFavorites(context, store),
  },
  {
    method: 'POST',
    path: UPLOAD,
    group: 'heavy',
    ...WRITING,
    handle: (context) => startUpload(context, uploads),
  },
  {
    method: 'GET',
    path: `${UPLOAD}/tasks/{taskId}`,
    group: 'light',
    ...WRITING,
    handle: (context) => readUpload(context, uploads),
  },
];
