import type { ErrorFault } from './envelope.ts';
import { UpstreamError } from './upstream-error.ts';

/** The kinds of faults that a payload reports, as `UserErrorCode` has them. */
export type UserErrorCode =
  | 'NOT_FOUND'
  | 'INVALID'
  | 'TOO_LONG'
  | 'EMPTY'
  | 'DUPLICATE'
  | 'PHONE_NUMBER_INVALID'
  | 'PHONE_NUMBER_TOO_LONG'
  | 'PHONE_NUMBER_ASTERISK'
  | 'PHONE_NUMBER_EXTENSION_TOO_LONG'
  | 'PHONE_NUMBER_DTMF_TOO_LONG'
  | 'ADDRESS_BOOK_FULL'
  | 'FAVORITES_FULL'
  | 'FAVORITE_DUPLICATE'
  | 'FAVORITE_TARGET_AMBIGUOUS'
  | 'FAVORITE_NOT_IN_DIRECTORY'
  | 'NOT_DONE'
  | 'OUTCOME_UNKNOWN';

/** A path below a mutation's `input`, list indexes as decimal text. */
export type InputPath = readonly string[];

/** A fault in a mutation's input, as payloads carry it. */
export interface UserError {
  /** Null for the input as a whole. */
  readonly field: InputPath | null;
  readonly message: string;
  readonly code: UserErrorCode;
}

/** Where in the input a fault is: by the parameter that upstream names, if it names one, and by the kind of fault. */
export type FieldOf = (parameterName: string | undefined, code: UserErrorCode) => InputPath | null;

interface Words {
  readonly code: UserErrorCode;
  readonly message: string;
}

/** RingCentral's codes for what its users can mend, from its published lists; the words are ours. */
const CODES: Readonly<Record<string, Words>> = {
  'PAB-102': {
    code: 'PHONE_NUMBER_INVALID',
    message:
      'This cannot be read as a phone number. Write it with its country code, such as +12025550100, or name the dialing plan that it follows.',
  },
  'PAB-103': { code: 'PHONE_NUMBER_TOO_LONG', message: 'This is too long for a phone number.' },
  'PAB-104': { code: 'PHONE_NUMBER_ASTERISK', message: 'A phone number must not begin with an asterisk.' },
  'PAB-105': {
    code: 'PHONE_NUMBER_EXTENSION_TOO_LONG',
    message: 'The extension behind this phone number is too long: at most 10 digits are allowed.',
  },
  'PAB-106': {
    code: 'PHONE_NUMBER_DTMF_TOO_LONG',
    message: 'The DTMF sequence behind this phone number is too long: at most 64 digits are allowed.',
  },
  'FAV-100': { code: 'NOT_FOUND', message: 'A contact in this list does not exist.' },
  'FAV-101': { code: 'FAVORITE_DUPLICATE', message: 'An extension is in the list twice.' },
  'FAV-102': {
    code: 'FAVORITE_TARGET_AMBIGUOUS',
    message: 'A favorite is a contact or an extension, and never both.',
  },
  'FAV-103': { code: 'FAVORITE_DUPLICATE', message: 'A place in the list is taken twice.' },
  'FAV-104': { code: 'FAVORITES_FULL', message: 'At most 100 favorites are allowed.' },
  'FAV-105': {
    code: 'FAVORITE_NOT_IN_DIRECTORY',
    message: 'An extension in this list is not in the directory of the federation.',
  },
};

const BOOK_FULL: Words = {
  code: 'ADDRESS_BOOK_FULL',
  message: 'The address book is full: it holds 10,000 contacts. Delete some first.',
};
const NOT_FOUND: Words = { code: 'NOT_FOUND', message: 'There is nothing of that name.' };
const REFUSED: Words = { code: 'INVALID', message: 'Upstream does not take this value.' };

function wordsOf({ code, reason }: UpstreamError, { upstreamCode = '', parameterName }: ErrorFault) {
  if (reason === 'CONTACT_LIMIT_REACHED') return BOOK_FULL;
  const known = CODES[upstreamCode];
  if (known !== undefined) return known;
  if (code === 'NOT_FOUND') return NOT_FOUND;
  return code === 'BAD_USER_INPUT' && parameterName !== undefined ? REFUSED : undefined;
}

/**
 * The failure of a write as all that a person can mend about it, or undefined where it is nothing of the kind: then
 * throw it.
 */
export function userErrorsOf(error: unknown, fieldOf: FieldOf): readonly UserError[] | undefined {
  // What may have been done must not look as if it could simply be mended and sent again.
  if (!(error instanceof UpstreamError) || error.outcomeUnknown) return undefined;
  const faults = error.faults.length > 1 ? error.faults : [error];
  const found = faults.flatMap((fault) => {
    const words = wordsOf(error, fault);
    return words === undefined ? [] : [{ ...words, field: fieldOf(fault.parameterName, words.code) }];
  });
  return found.length === 0 ? undefined : found;
}

/** The first of `userErrorsOf`, for failures that have no more than one. */
export const userErrorOf = (error: unknown, fieldOf: FieldOf): UserError | undefined =>
  userErrorsOf(error, fieldOf)?.[0];

/** For one item of a list: that it was left undone, or nobody knows, for a reason that is not in the input. */
export const undoneError = (
  { message, outcomeUnknown }: UpstreamError,
  field: InputPath | null,
): UserError => ({
  code: outcomeUnknown ? 'OUTCOME_UNKNOWN' : 'NOT_DONE',
  message,
  field,
});
