import { CombinedGraphQLErrors } from '@apollo/client';

import type { ContactSource } from './__generated__/graphql.ts';

export type System = 'RingCentral' | 'Google';

/** Why a system did not answer. */
export interface Problem {
  readonly system: System | undefined;
  readonly code: string;
  /** Seconds until another attempt may succeed. */
  readonly retryAfter?: number | null;
}

export const SYSTEM_OF_SOURCE: Readonly<Record<ContactSource, System>> = {
  GOOGLE_OTHER_CONTACTS: 'Google',
  RINGCENTRAL_PERSONAL_CONTACTS: 'RingCentral',
};

const SYSTEM_OF_FIELD: Readonly<Record<string, System>> = {
  otherContacts: 'Google',
  personalContacts: 'RingCentral',
  favorites: 'RingCentral',
  setFavorites: 'RingCentral',
  addFavorite: 'RingCentral',
  removeFavorite: 'RingCentral',
  createPersonalContact: 'RingCentral',
  patchPersonalContact: 'RingCentral',
};

/** With `errorPolicy: 'all'` the errors name the missing fields; the other data is valid. */
export const problemsOf = (error: unknown): readonly Problem[] => {
  if (error === undefined) return [];
  if (!CombinedGraphQLErrors.is(error)) return [{ system: undefined, code: 'NETWORK' }];
  return error.errors.map(({ path, extensions }) => ({
    system: SYSTEM_OF_FIELD[String(path?.[0])],
    code: String(extensions?.['code']),
    retryAfter: Number(extensions?.['retryAfter']) || null,
  }));
};

const REASONS: Readonly<Record<string, string>> = {
  BAD_USER_INPUT: 'cannot be read from its end yet',
  FORBIDDEN: 'does not allow this',
  NETWORK: 'cannot be reached',
  RATE_LIMITED: 'needs a pause',
  UNAUTHENTICATED: 'needs you to sign in again',
};

/** A problem as text for the user. */
export const problemText = ({ system, code, retryAfter }: Problem): string => {
  const reason = REASONS[code] ?? 'does not answer right now';
  const wait = retryAfter == null ? '' : ` Please try again in ${retryAfter} s.`;
  return `${system ?? 'The contacts service'} ${reason}.${wait}`;
};

/** All of an error's problems in one text. */
export const errorText = (error: unknown): string => problemsOf(error).map(problemText).join(' ');

export const timeText = (moment: string): string =>
  new Date(moment).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
