import { type Check, oneOf } from '../kit/index.ts';

/** Labels of the sandbox's users. Each user has separate people. */
export const GOOGLE_USERS = ['demo', 'second'] as const;
export type GoogleUser = (typeof GOOGLE_USERS)[number];

/** Parses the label of a user in a control request. */
export const aUser: Check<GoogleUser> = oneOf(...GOOGLE_USERS);

export const GOOGLE_CLIENT_ID = 'sandbox-google-client';
export const GOOGLE_CLIENT_SECRET = 'sandbox-google-secret';

/** Refresh tokens that exist from the start, one for each user. */
export const GOOGLE_REFRESH_TOKENS: Readonly<Record<GoogleUser, string>> = {
  demo: 'sandbox-google-refresh-demo',
  second: 'sandbox-google-refresh-second',
};

const AUTH = 'https://www.googleapis.com/auth/';

/** The scopes of this API. */
export const SCOPES = {
  contacts: `${AUTH}contacts`,
  contactsReadonly: `${AUTH}contacts.readonly`,
  otherContactsReadonly: `${AUTH}contacts.other.readonly`,
  directoryReadonly: `${AUTH}directory.readonly`,
  addresses: `${AUTH}user.addresses.read`,
  birthday: `${AUTH}user.birthday.read`,
  emails: `${AUTH}user.emails.read`,
  gender: `${AUTH}user.gender.read`,
  organization: `${AUTH}user.organization.read`,
  phoneNumbers: `${AUTH}user.phonenumbers.read`,
  email: `${AUTH}userinfo.email`,
  profile: `${AUTH}userinfo.profile`,
} as const;

export type ScopeName = keyof typeof SCOPES;

export const SCOPE_NAMES = Object.keys(SCOPES) as readonly ScopeName[];

/** What the sandbox's consent covers. */
export const FULL_SCOPES: readonly string[] = [
  SCOPES.contacts,
  SCOPES.otherContactsReadonly,
  SCOPES.email,
  SCOPES.profile,
];

/** The user and the scopes of a token. */
export interface Grant {
  readonly user: GoogleUser;
  readonly scopes: readonly string[];
}

/** Access tokens that never expire: one for each user, and some that lack a scope. */
export const GOOGLE_STATIC_TOKENS = {
  'sandbox-google-demo': { user: 'demo', scopes: FULL_SCOPES },
  'sandbox-google-second': { user: 'second', scopes: FULL_SCOPES },
  'sandbox-google-contacts-only': { user: 'demo', scopes: [SCOPES.contacts] },
  'sandbox-google-other-only': { user: 'demo', scopes: [SCOPES.otherContactsReadonly] },
  'sandbox-google-email-only': { user: 'demo', scopes: [SCOPES.email] },
} as const satisfies Readonly<Record<string, Grant>>;
