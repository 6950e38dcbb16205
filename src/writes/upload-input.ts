import type { AddressBookUploadInput, PersonalContactInput } from '../__generated__/graphql.ts';
import { type AddressBookBulkUploadResource, limits } from '../__generated__/ringcentral.ts';
import type { UserError } from '../clients/errors/user-error.ts';
import { OWN } from '../loaders/address-books.ts';
import { isDecimalId } from '../relay/global-id.ts';

import { toContact } from './contact-input.ts';
import { type InputPath, InputRefusal, lengthErrors } from './input-refusal.ts';

/** A checked upload in upstream's format. */
export interface Upload {
  /** At most one has the extension id `~`. */
  readonly records: readonly AddressBookBulkUploadResource[];
  /** Size of the request's JSON body. */
  readonly bytes: number;
}

const MAX_BOOKS = limits.addressBookBulkUpload.records.maxItems;
const MAX_CONTACTS = limits.addressBookBulkUpload['records.contacts'].maxItems;
/** RingCentral's document says `x-request-max-body-size: 20m`. This is an nginx setting, where `m` means MiB. */
const MAX_BYTES = 20 * 2 ** 20;

/** Converts the input to upstream's format. @throws InputRefusal with all errors that can be found without a call */
export const readUploadInput = (books: readonly AddressBookUploadInput[]): Upload => {
  const userErrors = [...lengthErrors(['addressBooks'], books.length, MAX_BOOKS)];
  const firstIndexes = new Map<string, number>();
  books.forEach((book, index) => {
    const first = firstIndexes.get(book.extensionId);
    if (first === undefined) firstIndexes.set(book.extensionId, index);
    else userErrors.push(duplicate(index, first));
    // No `push(...)`: there may be more errors than a call can have arguments.
    for (const userError of bookErrors(book, ['addressBooks', String(index)])) userErrors.push(userError);
  });
  const records = books.map(({ extensionId, contacts }) => ({
    extensionId,
    contacts: contacts.map((contact) => toContact(contact)),
  }));
  return checkedUpload({ records, bytes: Buffer.byteLength(JSON.stringify({ records })) }, userErrors);
};

/** Replaces `~` by the real id, and checks again for duplicates and size. */
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
const checkedUpload = (upload: Upload, userErrors: readonly UserError[]): Upload => {
  const { bytes } = upload;
  const message = `The upload is too large: it has ${count(bytes)} bytes as JSON, but at most ${count(MAX_BYTES)} are allowed. Upload fewer contacts at a time.`;
  const all =
    bytes > MAX_BYTES
      ? [...userErrors, { field: ['addressBooks'], code: 'TOO_LONG', message } as const]
      : userErrors;
  if (all.length > 0) throw new InputRefusal(all);
  return upload;
};

const bookErrors = (
  { extensionId, contacts }: AddressBookUploadInput,
  path: InputPath,
): readonly UserError[] => {
  const idMessage = `The extension id must be ${OWN} or 1 to 20 decimal digits.`;
  const isId = extensionId === OWN || isDecimalId(extensionId);
  return [
    ...(isId ? [] : [{ field: [...path, 'extensionId'], code: 'INVALID', message: idMessage } as const]),
    ...lengthErrors([...path, 'contacts'], contacts.length, MAX_CONTACTS),
    ...contacts.flatMap((contact, index) => attributeErrors(contact, [...path, 'contacts', String(index)])),
  ];
};

/** Attributes that upstream does not accept in uploads, unlike in other writes. */
const NOT_FOR_UPLOADS = [
  'ringtoneIndex',
  'appInfo',
] as const satisfies readonly (keyof PersonalContactInput)[];

/** Only checks which attributes are set. Upstream reports invalid values in the task and uploads the other contacts. */
const attributeErrors = (contact: PersonalContactInput, path: InputPath): readonly UserError[] =>
  NOT_FOR_UPLOADS.filter((attribute) => contact[attribute] != null).map((attribute) => ({
    field: [...path, attribute],
    code: 'INVALID',
    message: 'This attribute cannot be uploaded. Leave it out.',
  }));

const duplicate = (index: number, first: number): UserError => ({
  field: ['addressBooks', String(index), 'extensionId'],
  code: 'DUPLICATE',
  message: `Entry ${first} of this list is for the same extension. List each extension only once.`,
});

const count = (amount: number): string => amount.toLocaleString('en-US');
