import type { AddressBookUploadInput, PersonalContactInput } from '../__generated__/graphql.ts';
import { type AddressBookBulkUploadResource, limits } from '../__generated__/ringcentral.ts';
import type { UserError } from '../clients/errors/user-error.ts';
import { OWN } from '../loaders/address-books.ts';
import { isDecimalId } from '../relay/global-id.ts';

import { toContact } from './contact-input.ts';
import { type InputPath, InputRefusal } from './input-refusal.ts';

/** An upload that keeps all limits, in upstream's terms. */
export interface Upload {
  /** One of them may be that of `~`. */
  readonly records: readonly AddressBookBulkUploadResource[];
  /** Bytes of the JSON that goes out with these records. */
  readonly bytes: number;
}

const MAX_BOOKS = limits.addressBookBulkUpload.records.maxItems;
const MAX_CONTACTS = limits.addressBookBulkUpload['records.contacts'].maxItems;
/** RingCentral's document says `x-request-max-body-size: 20m`: a setting of nginx, which counts in powers of two. */
const MAX_BYTES = 20 * 2 ** 20;

/** The input as upstream takes it. Makes no call. @throws InputRefusal for all in it that upstream would refuse */
export const readUploadInput = (books: readonly AddressBookUploadInput[]): Upload => {
  const faults = [...lengthFaults(['addressBooks'], books, MAX_BOOKS)];
  const firstIndexes = new Map<string, number>();
  books.forEach((book, index) => {
    const first = firstIndexes.get(book.extensionId);
    if (first === undefined) firstIndexes.set(book.extensionId, index);
    else faults.push(duplicate(index, first));
    // One by one, since a call cannot have so many arguments.
    for (const fault of bookFaults(book, ['addressBooks', String(index)])) faults.push(fault);
  });
  const records = books.map(({ extensionId, contacts }) => ({
    extensionId,
    contacts: contacts.map((contact) => toContact(contact)),
  }));
  return checkedUpload({ records, bytes: Buffer.byteLength(JSON.stringify({ records })) }, faults);
};

/** The same with the real id in the place of `~`: it may be named twice now, or be the little that makes it too long. */
export const withOwnExtension = ({ records, bytes }: Upload, extensionId: string): Upload => {
  const indexes = records.flatMap((record, index) =>
    record.extensionId === OWN || record.extensionId === extensionId ? [index] : [],
  );
  const [first = 0, second] = indexes;
  return checkedUpload(
    {
      records: records.map((record) => (record.extensionId === OWN ? { ...record, extensionId } : record)),
      bytes: bytes + extensionId.length - OWN.length,
    },
    second === undefined ? [] : [duplicate(second, first)],
  );
};

/** @throws InputRefusal */
const checkedUpload = (upload: Upload, faults: readonly UserError[]): Upload => {
  const { bytes } = upload;
  const message = `The upload is too large: ${count(bytes)} bytes as JSON, and at most ${count(MAX_BYTES)} are allowed. Upload fewer contacts at a time.`;
  const all =
    bytes > MAX_BYTES ? [...faults, { field: ['addressBooks'], code: 'TOO_LONG', message } as const] : faults;
  if (all.length > 0) throw new InputRefusal(all);
  return upload;
};

const bookFaults = (
  { extensionId, contacts }: AddressBookUploadInput,
  path: InputPath,
): readonly UserError[] => {
  const idMessage = `The extension must be ${OWN} or 1 to 20 decimal digits.`;
  const isId = extensionId === OWN || isDecimalId(extensionId);
  return [
    ...(isId ? [] : [{ field: [...path, 'extensionId'], code: 'INVALID', message: idMessage } as const]),
    ...lengthFaults([...path, 'contacts'], contacts, MAX_CONTACTS),
    ...contacts.flatMap((contact, index) => attributeFaults(contact, [...path, 'contacts', String(index)])),
  ];
};

/** What other writes of a contact take and an upload does not. */
const NOT_FOR_UPLOADS = [
  'ringtoneIndex',
  'appInfo',
] as const satisfies readonly (keyof PersonalContactInput)[];

/** Upstream takes the good contacts of an upload and reports the others in its task, so their values are left to it. */
const attributeFaults = (contact: PersonalContactInput, path: InputPath): readonly UserError[] =>
  NOT_FOR_UPLOADS.filter((attribute) => contact[attribute] != null).map((attribute) => ({
    field: [...path, attribute],
    code: 'INVALID',
    message: 'This attribute cannot be uploaded. Leave it out.',
  }));

const lengthFaults = (
  field: InputPath,
  { length }: readonly unknown[],
  max: number,
): readonly UserError[] => {
  if (length >= 1 && length <= max) return [];
  const message = `The list must have 1 to ${count(max)} entries; this has ${count(length)}.`;
  return [{ field, code: length === 0 ? 'EMPTY' : 'TOO_LONG', message }];
};

const duplicate = (index: number, first: number): UserError => ({
  field: ['addressBooks', String(index), 'extensionId'],
  code: 'DUPLICATE',
  message: `Address book ${first} in this list is for the same extension. Name each extension once.`,
});

const count = (amount: number): string => amount.toLocaleString('en-US');
