import { type Check, oneOf } from '../kit/index.ts';

/** Labels of the users who can sign in. */
export const USERS = ['demo', 'second'] as const;

/** Parses the label of a user in a control request. */
export const aUser: Check<(typeof USERS)[number]> = oneOf(...USERS);

export type User = (typeof USERS)[number];

export interface ExtensionEntry {
  readonly extensionId: string;
  readonly accountId: string;
  /** Home country, ISO 3166-1 alpha-2. Its dialing plan applies to numbers without `+`. */
  readonly country: 'US' | 'GB';
}

export const ACCOUNT_ID = '402811004';

/** Another account whose directory is shared with ours, so its extensions can be favorites. */
export const FEDERATED_ACCOUNT_ID = '402977004';

/** The extension of each user who can sign in. */
export const USER_EXTENSIONS: Readonly<Record<User, string>> = { demo: '711040004', second: '711041004' };

// Colleagues who do not sign in. They are favorites, and an administrator can upload contacts for them.
const COLLEAGUE_IDS: readonly string[] = Array.from({ length: 48 }, (_, index) => `${711_060 + index}004`);
const FEDERATED_IDS: readonly string[] = Array.from({ length: 6 }, (_, index) => `${833_020 + index}004`);

export const COLLEAGUES: readonly ExtensionEntry[] = COLLEAGUE_IDS.map((extensionId) => ({
  extensionId,
  accountId: ACCOUNT_ID,
  country: 'US',
}));

export const FEDERATED_EXTENSIONS: readonly ExtensionEntry[] = FEDERATED_IDS.map((extensionId) => ({
  extensionId,
  accountId: FEDERATED_ACCOUNT_ID,
  country: 'GB',
}));

const OWN: ReadonlyMap<string, ExtensionEntry> = new Map(
  [
    { extensionId: USER_EXTENSIONS.demo, accountId: ACCOUNT_ID, country: 'US' } as const,
    { extensionId: USER_EXTENSIONS.second, accountId: ACCOUNT_ID, country: 'GB' } as const,
    ...COLLEAGUES,
  ].map((entry) => [entry.extensionId, entry]),
);

const FEDERATED: ReadonlyMap<string, ExtensionEntry> = new Map(
  FEDERATED_EXTENSIONS.map((entry) => [entry.extensionId, entry]),
);

/** An extension of our account; absent when it does not exist. */
export const findExtension = (extensionId: string): ExtensionEntry | undefined => OWN.get(extensionId);

/** Whether the federated account has such an extension. */
export const isFederated = (accountId: string, extensionId: string): boolean =>
  accountId === FEDERATED_ACCOUNT_ID && FEDERATED.has(extensionId);

/** The user of an extension; absent for a colleague. */
export const userOf = (extensionId: string): User | undefined =>
  USERS.find((user) => USER_EXTENSIONS[user] === extensionId);
