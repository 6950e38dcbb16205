import type { AddressBookBulkUploadResponse } from '../__generated__/ringcentral.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';

import { type AddressBooks, OWN } from './address-books.ts';
import { createLoader } from './create-loader.ts';
import { absentIfNotFound } from './personal-contacts.ts';
import type { AddressBookUploadRecord } from './records.ts';
import { readUploadResults } from './upload-results.ts';

export interface UploadKey {
  /** Real id or `~`. */
  readonly accountId: string;
  readonly taskId: string;
}

/** Upload tasks, one Light call each; `null` for one that upstream does not know (any more). */
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
    (keys) =>
      Promise.all(
        keys.map((key) => loadTask(key).catch((error: unknown) => absentIfNotFound(error as Error))),
      ),
    {
      cacheKeyFn: (key) => {
        const { accountId, taskId } = realKey(key);
        return `${accountId}/${taskId}`;
      },
    },
  );
};

/** The record that flows to resolvers. */
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
