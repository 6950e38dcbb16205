import type { AddressBookUploadInput, PersonalContactInput } from '../__generated__/graphql.ts';
import { type AddressBookBulkUploadResource, limits } from '../__generated__/ringcentral.ts';
import type { UserError } from '../clients/errors/user-error.ts';
import { OWN } from '../loaders/address-books.ts';
import { isDecimalId } from '../relay/global-id.ts';
import { toContact } from './contact-input.ts';
import { createUserErrorList, type UserErrorList } from './user-error-list.ts';

/** An upload that keeps all limits, in upstream's terms. */
export interface Upload {
  /** One of them may be that of `~`. */
  readonly records: readonly AddressBookBulkUploadResource[];
  /** Bytes of the JSON that goes out with these records. */
  readonly bytes: number;
}

export interface RefusedUpload {
  readonly userErrors: readonly UserError[];
}

const MAX_BOOKS = limits.addressBookBulkUpload.records.maxItems;
const MAX_CONTACTS = limits.addressBookBulkUpload['records.contacts'].maxItems;
/** RingCentral's document says `x-request-max-body-size: 20m`: a setting of nginx, which counts in powers of two. */
const MAX_BYTES = 20 * 2 ** 20;

/** The input as upstream takes it, or all in it that upstream would refuse. Makes no call. */
export function readUploadInput(books: readonly AddressBookUploadInput[]): Upload | RefusedUpload {
  const faults = createUserErrorList();
  checkLength(faults, ['addressBooks'], books, MAX_BOOKS);
  const firstIndexes = new Map<string, number>();
  books.forEach(({ extensionId, contacts }, index) => {
    const path = ['addressBooks', String(index)];
    if (extensionId !== OWN && !isDecimalId(extensionId)) {
      faults.add([...path, 'extensionId'], 'INVALID', `It must be ${OWN} or 1 to 20 decimal digits.`);
    }
    const first = firstIndexes.get(extensionId);
    if (first === undefined) firstIndexes.set(extensionId, index);
    else addDuplicate(faults, index, first);
    checkLength(faults, [...path, 'contacts'], contacts, MAX_CONTACTS);
    checkAttributes(faults, [...path, 'contacts'], contacts);
  });
  const records = books.map(({ extensionId, contacts }) => ({
    extensionId,
    contacts: contacts.map(toContact),
  }));
  const bytes = Buffer.byteLength(JSON.stringify({ records }));
  checkBytes(faults, bytes);
  return outcome(faults, { records, bytes });
}

/** The same with the real id in the place of `~`: it may be named twice now, or be the little that makes it too long. */
export function withOwnExtension({ records, bytes }: Upload, extensionId: string): Upload | RefusedUpload {
  const faults = createUserErrorList();
  const indexes = records.flatMap((record, index) =>
    record.extensionId === OWN || record.extensionId === extensionId ? [index] : [],
  );
  const [first = 0, second] = indexes;
  if (second !== undefined) addDuplicate(faults, second, first);
  const grown = bytes + extensionId.length - OWN.length;
  checkBytes(faults, grown);
  return outcome(faults, {
    records: records.map((record) => (record.extensionId === OWN ? { ...record, extensionId } : record)),
    bytes: grown,
  });
}

const outcome = (faults: UserErrorList, upload: Upload): Upload | RefusedUpload =>
  faults.isEmpty ? upload : { userErrors: faults.toArray() };

function checkLength(
  faults: UserErrorList,
  path: readonly string[],
  { length }: readonly unknown[],
  most: number,
): void {
  if (length === 0) faults.add(path, 'EMPTY', `It must have at least 1 entry and at most ${inWords(most)}.`);
  if (length > most) {
    faults.add(path, 'TOO_LONG', `It has ${inWords(length)} entries; at most ${inWords(most)} are allowed.`);
  }
}

function checkBytes(faults: UserErrorList, bytes: number): void {
  if (bytes <= MAX_BYTES) return;
  const message = `They have ${inWords(bytes)} bytes as the JSON that goes to RingCentral; at most ${inWords(MAX_BYTES)} are allowed.`;
  faults.add(['addressBooks'], 'TOO_LONG', message);
}

function addDuplicate(faults: UserErrorList, index: number, first: number): void {
  const path = ['addressBooks', String(index), 'extensionId'];
  faults.add(
    path,
    'DUPLICATE',
    `This is the extension of address book ${first} already; name each of them once.`,
  );
}

/** What other writes of a contact take and an upload does not. */
const NOT_FOR_UPLOADS = ['ringtoneIndex', 'appInfo'] as const;

function checkAttributes(
  faults: UserErrorList,
  path: readonly string[],
  contacts: readonly PersonalContactInput[],
): void {
  contacts.forEach((contact, index) => {
    for (const attribute of NOT_FOR_UPLOADS) {
      if (contact[attribute] == null) continue;
      faults.add([...path, String(index), attribute], 'INVALID', 'It cannot be uploaded; leave it out.');
    }
  });
}

const inWords = (amount: number): string => amount.toLocaleString('en-US');
