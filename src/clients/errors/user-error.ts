import { PHONE_FAULTS } from '../../values/contact-checks.ts';

import { upstreamTitle } from './describe-failure.ts';
import type { ErrorFault } from './envelope.ts';
import { UpstreamError } from './upstream-error.ts';

/** The codes of user errors, as in the graph's `UserErrorCode`. */
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

/** Something in a mutation's input that a person can mend, as payloads carry it. */
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
  'PAB-102': PHONE_FAULTS.invalid,
  'PAB-103': PHONE_FAULTS.tooLong,
  'PAB-104': PHONE_FAULTS.asterisk,
  'PAB-105': PHONE_FAULTS.extensionTooLong,
  'PAB-106': PHONE_FAULTS.keysTooLong,
  'FAV-100': { code: 'NOT_FOUND', message: 'A contact in this list does not exist.' },
  'FAV-101': { code: 'FAVORITE_DUPLICATE', message: 'The list names an extension twice.' },
  'FAV-102': {
    code: 'FAVORITE_TARGET_AMBIGUOUS',
    message: 'A favorite must be either a contact or an extension, not both.',
  },
  'FAV-103': { code: 'FAVORITE_DUPLICATE', message: 'Two favorites have the same place in the list.' },
  'FAV-104': { code: 'FAVORITES_FULL', message: 'At most 100 favorites are allowed.' },
  'FAV-105': {
    code: 'FAVORITE_NOT_IN_DIRECTORY',
    message: 'An extension in this list is not in the federated directory.',
  },
};

const BOOK_FULL: Words = {
  code: 'ADDRESS_BOOK_FULL',
  message: 'The address book is full: at most 10,000 contacts are allowed. Delete some first.',
};
const NOT_FOUND: Words = { code: 'NOT_FOUND', message: 'Not found.' };

const wordsOf = (
  { code, reason, upstream }: UpstreamError,
  { upstreamCode = '', parameterName }: ErrorFault,
): Words | undefined => {
  if (reason === 'CONTACT_LIMIT_REACHED') return BOOK_FULL;
  const known = CODES[upstreamCode];
  if (known !== undefined) return known;
  if (code === 'NOT_FOUND') return NOT_FOUND;
  if (code !== 'BAD_USER_INPUT' || parameterName === undefined) return undefined;
  return { code: 'INVALID', message: `${upstreamTitle(upstream)} rejected this value.` };
};

/**
 * The failure of a write as all that a person can mend about it, or undefined where it is nothing of the kind: then
 * throw it.
 */
export const userErrorsOf = (error: unknown, fieldOf: FieldOf): readonly UserError[] | undefined => {
  // What may have been done must not look as if it could simply be mended and sent again.
  if (!(error instanceof UpstreamError) || error.outcomeUnknown) return undefined;
  const faults = error.faults.length > 1 ? error.faults : [error];
  const found = faults.flatMap((fault) => {
    const words = wordsOf(error, fault);
    return words === undefined ? [] : [{ ...words, field: fieldOf(fault.parameterName, words.code) }];
  });
  return found.length === 0 ? undefined : found;
};

/** For one item of a list: that it was left undone, or nobody knows, for a reason that is not in the input. */
export const undoneError = (
  { message, outcomeUnknown }: UpstreamError,
  field: InputPath | null,
): UserError => ({
  code: outcomeUnknown ? 'OUTCOME_UNKNOWN' : 'NOT_DONE',
  message,
  field,
});
