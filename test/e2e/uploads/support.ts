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
