import type {
  AddressBookBulkContactResource,
  AddressBookBulkUploadResource,
  AddressBookBulkUploadResponse,
} from '../__generated__/ringcentral.ts';
import { type Fields, isFields, scalarText } from '../clients/http/json.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';

import { type AddressBooks, OWN } from './address-books.ts';
import { createLoader, loadEach } from './create-loader.ts';
import { absentIfNotFound } from './personal-contacts.ts';
import type { AddressBookUploadRecord, UploadErrorRecord, UploadOutcome } from './records.ts';

export interface UploadKey {
  /** Real id or `~`. */
  readonly accountId: string;
  readonly taskId: string;
}

/** Upload tasks, one Light call each; null for a task that upstream does not know (any more). */
export const createAddressBookUploadLoader = (
  client: Pick<RingcentralClient, 'getAddressBookBulkUploadTask'>,
  books: AddressBooks,
) => {
  const realKey = ({ accountId, taskId }: UploadKey): UploadKey => ({
    accountId: books.resolve({ accountId, extensionId: OWN }).accountId,
    taskId,
  });
  const loadTask = async (key: UploadKey): Promise<AddressBookUploadRecord> =>
    toUploadRecord(await client.getAddressBookBulkUploadTask(realKey(key)), key.taskId);
  return createLoader<UploadKey, AddressBookUploadRecord | null, string>(
    'address-book-uploads',
    loadEach((key) => loadTask(key).catch(absentIfNotFound)),
    {
      cacheKeyFn: (key) => {
        const { accountId, taskId } = realKey(key);
        return `${accountId}/${taskId}`;
      },
    },
  );
};

/** The record for resolvers. */
export const toUploadRecord = (
  { status, creationTime, lastModifiedTime, results }: AddressBookBulkUploadResponse,
  taskId: string,
): AddressBookUploadRecord => ({
  __typename: 'AddressBookUpload',
  taskId,
  status,
  creationTime,
  lastModifiedTime,
  ...readUploadResults(results),
});

const objectsOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/**
 * The results of an upload. RingCentral has documented two contradictory forms: one object with added contacts and errors, and
 * an older one with an entry per contact (a single entry in the schema, a list in its own example). So each entry is parsed by
 * its own form. Unreadable entries are ignored, so that they do not hide the rest of the task.
 */
export const readUploadResults = (results: unknown): UploadOutcome => {
  const entries = isFields(results) ? [results] : objectsOf(results);
  if (entries.length === 0 && !Array.isArray(results)) return { affected: null, errors: null };
  const added = new Map<string, AddressBookBulkContactResource[]>();
  const errors: UploadErrorRecord[] = [];
  const add = (extensionId: unknown, contacts: readonly Fields[]): void => {
    const id = scalarText(extensionId);
    if (id === undefined) return;
    const known = added.get(id);
    if (known === undefined) added.set(id, [...contacts]);
    else known.push(...contacts);
  };
  for (const entry of entries) {
    if (isOfOneContact(entry)) {
      if (hasFailed(entry)) errors.push(...failureOf(entry));
      else add(entry['extensionId'], isFields(entry['contact']) ? [entry['contact']] : []);
      continue;
    }
    for (const { extensionId, contacts } of objectsOf(entry['affectedItems'])) {
      add(extensionId, objectsOf(contacts));
    }
    errors.push(...objectsOf(entry['errors']).map(errorOf));
  }
  return {
    affected: [...added].map(([extensionId, contacts]): AddressBookBulkUploadResource => ({
      extensionId,
      contacts,
    })),
    errors,
  };
};

/** Whether the entry has the older form. Both forms have `errors`. */
const isOfOneContact = (entry: Fields): boolean => 'contact' in entry || 'status' in entry;

const hasFailed = ({ status, errors }: Fields): boolean =>
  status === 'Fail' || (status !== 'Success' && objectsOf(errors).length > 0);

/** A contact that failed without a reason still counts as an error; otherwise it would be lost. */
const failureOf = ({ extensionId, contact, errors }: Fields): readonly UploadErrorRecord[] => {
  const id = scalarText(extensionId);
  const whose = {
    ...(id !== undefined && { extensionId: id }),
    ...(isFields(contact) && { contact }),
  };
  const reasons = objectsOf(errors).map(errorOf);
  return (reasons.length === 0 ? [{}] : reasons).map((reason) => ({ ...reason, ...whose }));
};

const errorOf = (entry: Fields): UploadErrorRecord => {
  const names = ['errorCode', 'message', 'parameterName', 'parameterValue', 'extensionId'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = scalarText(entry[name]);
      return text === undefined ? [] : [[name, text]];
    }),
  );
};
