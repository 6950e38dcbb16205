import { UpstreamError } from './upstream-error.ts';

/** The kinds of faults that a person can mend, as `UserErrorCode` has them. */
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
  | 'FAVORITE_NOT_IN_DIRECTORY';

/** A fault in a mutation's input, as payloads carry it. */
export interface UserError {
  /** Path below `input`; null for the input as a whole. */
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code: UserErrorCode;
}

interface Words {
  readonly code: UserErrorCode;
  readonly message: string;
}

/** RingCentral's codes for what its users can mend, from its published lists; the words are ours. */
const CODES: Readonly<Record<string, Words>> = {
  'PAB-102': {
    code: 'PHONE_NUMBER_INVALID',
    message: 'is no phone number. Write it with its country code (+12025550100), or name a dialing plan.',
  },
  'PAB-103': { code: 'PHONE_NUMBER_TOO_LONG', message: 'is too long for a phone number.' },
  'PAB-104': { code: 'PHONE_NUMBER_ASTERISK', message: 'must not begin with an asterisk.' },
  'PAB-105': {
    code: 'PHONE_NUMBER_EXTENSION_TOO_LONG',
    message: 'has an extension of more than 10 digits; at most 10 are allowed.',
  },
  'PAB-106': {
    code: 'PHONE_NUMBER_DTMF_TOO_LONG',
    message: 'has a DTMF sequence of more than 64 digits; at most 64 are allowed.',
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

function wordsOf({ code, reason, upstreamCode = '', parameterName }: UpstreamError): Words | undefined {
  if (reason === 'CONTACT_LIMIT_REACHED') {
    return { code: 'ADDRESS_BOOK_FULL', message: 'The address book is full: it holds 10,000 contacts.' };
  }
  const known = CODES[upstreamCode];
  if (known !== undefined) return known;
  if (code === 'NOT_FOUND') return { code: 'NOT_FOUND', message: 'There is nothing of that name.' };
  if (code !== 'BAD_USER_INPUT' || parameterName === undefined) return undefined;
  return { code: 'INVALID', message: 'was refused as invalid.' };
}

/**
 * The failure of a write as something that a person can mend, or undefined where it is none: then throw it.
 * @param fieldOf the path below `input` of what upstream complains of, given the parameter's name if upstream said it
 */
export function userErrorOf(
  error: unknown,
  fieldOf: (parameterName: string | undefined) => readonly string[] | null,
): UserError | undefined {
  // What may have been done must not look as if it could simply be mended and sent again.
  if (!(error instanceof UpstreamError) || error.outcomeUnknown) return undefined;
  const words = wordsOf(error);
  return words && { ...words, field: fieldOf(error.parameterName) };
}
