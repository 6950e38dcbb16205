import type { User } from './directory.ts';

const APP_PERMISSIONS = ['ReadAccounts', 'Contacts', 'ReadContacts'] as const;
const USER_PERMISSIONS = ['ReadPersonalContacts', 'EditPersonalContacts'] as const;

/** Permissions of an application. `Contacts` includes `ReadContacts`. */
export type AppPermission = (typeof APP_PERMISSIONS)[number];

/** Permissions of a user's role. */
export type UserPermission = (typeof USER_PERMISSIONS)[number];

export const PERMISSIONS = [...APP_PERMISSIONS, ...USER_PERMISSIONS, 'ExtendedScope'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export interface Application {
  readonly clientId: string;
  /** Absent for a public application, which only sends its `client_id`. */
  readonly clientSecret?: string;
  readonly permissions: readonly AppPermission[];
}

/** Credentials for users of the sandbox. They are not secret. */
export const RINGCENTRAL_CLIENT_ID = 'sandbox-ringcentral-client';
export const RINGCENTRAL_CLIENT_SECRET = 'sandbox-ringcentral-secret';
const RINGCENTRAL_PUBLIC_CLIENT_ID = 'sandbox-ringcentral-public-client';

/** JWT credentials of users, as created in the developer console. Applications must not parse them. */
export const RINGCENTRAL_JWTS: Readonly<Record<User, string>> = {
  demo: 'sandbox.ringcentral-demo.jwt',
  second: 'sandbox.ringcentral-second.jwt',
};

export const RINGCENTRAL_JWT: string = RINGCENTRAL_JWTS.demo;

export const APPLICATIONS: readonly Application[] = [
  {
    clientId: RINGCENTRAL_CLIENT_ID,
    clientSecret: RINGCENTRAL_CLIENT_SECRET,
    permissions: APP_PERMISSIONS,
  },
  { clientId: RINGCENTRAL_PUBLIC_CLIENT_ID, permissions: APP_PERMISSIONS },
];

/** The user and application of an access token, and their permissions. */
export interface Identity {
  readonly user: User;
  readonly clientId: string;
  readonly appPermissions: readonly AppPermission[];
  readonly userPermissions: readonly UserPermission[];
  /** Whether the user's permissions include other extensions of the account. The demo user is an administrator. */
  readonly hasExtendedScope: boolean;
}

export const withoutPermissions = (identity: Identity, withheld: readonly Permission[]): Identity => ({
  ...identity,
  appPermissions: identity.appPermissions.filter((permission) => !withheld.includes(permission)),
  userPermissions: identity.userPermissions.filter((permission) => !withheld.includes(permission)),
  hasExtendedScope: identity.hasExtendedScope && !withheld.includes('ExtendedScope'),
});

export const identityOf = (
  user: User,
  { clientId, permissions }: Pick<Application, 'clientId' | 'permissions'>,
): Identity => ({
  user,
  clientId,
  appPermissions: permissions,
  userPermissions: USER_PERMISSIONS,
  hasExtendedScope: user === 'demo',
});

const staticIdentity = (user: User, permissions: readonly AppPermission[] = APP_PERMISSIONS): Identity =>
  identityOf(user, { clientId: RINGCENTRAL_CLIENT_ID, permissions });

/** Access tokens that never expire. */
export const STATIC_TOKENS = {
  'sandbox-ringcentral-demo': staticIdentity('demo'),
  'sandbox-ringcentral-second': staticIdentity('second'),
  /** The application may only read. */
  'sandbox-ringcentral-read-only': staticIdentity('demo', ['ReadAccounts', 'ReadContacts']),
  /** The application has no permission for contacts. */
  'sandbox-ringcentral-no-contacts': staticIdentity('demo', ['ReadAccounts']),
  /** The application may write, but the user's role may not. */
  'sandbox-ringcentral-reader': { ...staticIdentity('demo'), userPermissions: ['ReadPersonalContacts'] },
} as const satisfies Readonly<Record<string, Identity>>;

export type StaticToken = keyof typeof STATIC_TOKENS;

export const isStaticToken = (token: string): token is StaticToken => Object.hasOwn(STATIC_TOKENS, token);
