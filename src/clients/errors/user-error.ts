import { PHONE_FAULTS } from '../../values/contact-checks.ts';

import { type ErrorFault, UPSTREAM_TITLES, UpstreamError } from './upstream-error.ts';

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

/** A path below a mutation's `input`, with list indexes as decimal strings. */
export type InputPath = readonly string[];

/** A problem in a mutation's input that a user can fix, as in payloads. */
export interface UserError {
  /** Null for the input as a whole. */
  readonly field: InputPath | null;
  readonly message: string;
  readonly code: UserErrorCode;
}

/** Finds the input field of a problem by its code and, if upstream names one, its parameter. */
export type FieldOf = (parameterName: string | undefined, code: UserErrorCode) => InputPath | null;

interface CodedMessage {
  readonly code: UserErrorCode;
  readonly message: string;
}

/** RingCentral's published codes for problems that users can fix. The messages are ours. */
const CODES: Readonly<Record<string, CodedMessage>> = {
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
  'FAV-103': { code: 'FAVORITE_DUPLICATE', message: 'Two favorites have the same position in the list.' },
  'FAV-104': { code: 'FAVORITES_FULL', message: 'At most 100 favorites are allowed.' },
  'FAV-105': {
    code: 'FAVORITE_NOT_IN_DIRECTORY',
    message: 'An extension in this list is not in the federated directory.',
  },
};

const BOOK_FULL: CodedMessage = {
  code: 'ADDRESS_BOOK_FULL',
  message: 'The address book is full: at most 10,000 contacts are allowed. Delete some first.',
};
const NOT_FOUND: CodedMessage = { code: 'NOT_FOUND', message: 'Not found.' };

const messageOf = (
  { code, reason, upstream }: UpstreamError,
  { upstreamCode = '', parameterName }: ErrorFault,
): CodedMessage | undefined => {
  if (reason === 'CONTACT_LIMIT_REACHED') return BOOK_FULL;
  const known = CODES[upstreamCode];
  if (known !== undefined) return known;
  if (code === 'NOT_FOUND') return NOT_FOUND;
  if (code !== 'BAD_USER_INPUT' || parameterName === undefined) return undefined;
  return { code: 'INVALID', message: `${UPSTREAM_TITLES[upstream]} rejected this value.` };
};

/** The user errors of a failed write; undefined if it failed for another reason: then throw it. */
export const userErrorsOf = (error: unknown, fieldOf: FieldOf): readonly UserError[] | undefined => {
  // A write that may have been done must not look as if it could be fixed and sent again.
  if (!(error instanceof UpstreamError) || error.outcomeUnknown) return undefined;
  const faults = error.faults.length > 1 ? error.faults : [error];
  const found = faults.flatMap((fault) => {
    const coded = messageOf(error, fault);
    return coded === undefined ? [] : [{ ...coded, field: fieldOf(fault.parameterName, coded.code) }];
  });
  return found.length === 0 ? undefined : found;
};

/** For one item of a list that failed for a reason outside of the input: not done, or its outcome is unknown. */
export const undoneError = (
  { message, outcomeUnknown }: UpstreamError,
  field: InputPath | null,
): UserError => ({
  code: outcomeUnknown ? 'OUTCOME_UNKNOWN' : 'NOT_DONE',
  message,
  field,
});
