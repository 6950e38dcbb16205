import type { ExecuteOptions, Harness } from '../../support/harness.ts';
import { type Answer, ask } from '../graph/support.ts';

const UPLOAD = `mutation Upload($input: UploadAddressBooksInput!) {
  uploadAddressBooks(input: $input) {
    upload { taskId status isFinished pollAfterSeconds createdAt modifiedAt affected { extensionId } errors { code } }
    userErrors { field message code }
  }
}`;

/** An extension of a colleague, whose book is empty at the start. */
export const COLLEAGUE = '711060004';

export interface Book {
  readonly extensionId: string;
  readonly contacts: readonly object[];
}

/** Uploads, with the call log empty before it. */
export const upload = (
  harness: Harness,
  addressBooks: readonly Book[],
  { accountId, ...options }: ExecuteOptions & { readonly accountId?: string } = {},
): Promise<Answer> =>
  ask(harness, UPLOAD, {
    ...options,
    variables: { input: { addressBooks, ...(accountId !== undefined && { accountId }) } },
  });

export const contactList = (length: number): readonly object[] =>
  Array.from({ length }, (_, index) => ({ firstName: `Fern ${String(index)}` }));

interface Fault {
  readonly field: readonly string[] | null;
  readonly code: string;
  readonly message: string;
}

const userErrorsOf = ({ data }: Answer): readonly Fault[] => data.uploadAddressBooks.userErrors;

/** The user errors of an answer, one line each: path and code. */
export const faultsOf = (answer: Answer): readonly string[] =>
  userErrorsOf(answer).map(({ field, code }) => `${field === null ? '*' : field.join('.')} ${code}`);

export const messagesOf = (answer: Answer): readonly string[] =>
  userErrorsOf(answer).map(({ message }) => message);

/** The max size of an upload as JSON. */
export const MAX_BYTES = 20 * 2 ** 20;
const sent = (notes: string) => ({ notes, businessAddress: { city: 'Town' } });
const asGiven = (notes: string) => ({
  notes,
  businessAddress: { city: 'Town', street: null },
  email: null,
  homeAddress: null,
  appInfo: null,
});
/** An upload of exactly this many bytes as JSON, with characters of 1 to 4 bytes, escaped ones, and nulls that are left out. */
export const ofBytes = (bytes: number, extensionId: string, asSent: string): readonly Book[] => {
  const prefix = '"\\\n\u0001äλ漢😀\ud800';
  const records = [{ extensionId: asSent, contacts: [sent(prefix)] }];
  const missing = bytes - Buffer.byteLength(JSON.stringify({ records }));
  return [{ extensionId, contacts: [asGiven(prefix + 'x'.repeat(missing))] }];
};
