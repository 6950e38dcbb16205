import { ConnectError } from './connect-error.ts';

/** A scope or permission, by upstream's name, and what the graph needs it for. */
export interface Scope {
  readonly name: string;
  readonly reason: string;
  /** Whether the graph can serve nothing without it. */
  readonly isRequired: boolean;
}

const GOOGLE = 'https://www.googleapis.com/auth/';

const OWN_CONTACTS: Scope = {
  name: `${GOOGLE}contacts.readonly`,
  reason: 'read your own contacts by name: person(resourceName: "people/c…")',
  isRequired: false,
};
const COPIES: Scope = {
  name: `${GOOGLE}contacts`,
  reason: 'copy other contacts to your own, and read your own: copyOtherContactToMyContacts',
  isRequired: false,
};

/**
 * @param isWriting whether the graph should also change contacts
 * @param extra more scopes, by their last part or their whole name
 */
export const googleScopes = (isWriting: boolean, extra: readonly string[]): readonly Scope[] => [
  {
    name: `${GOOGLE}contacts.other.readonly`,
    reason: 'read and search "Other contacts": otherContacts, searchContacts, otherContactChanges',
    isRequired: true,
  },
  isWriting ? COPIES : OWN_CONTACTS,
  {
    name: `${GOOGLE}userinfo.profile`,
    reason: 'read your own name and photo: person(resourceName: "people/me")',
    isRequired: false,
  },
  ...extra.map((name) => ({
    name: name.includes('://') ? name : `${GOOGLE}${name}`,
    reason: 'read what you asked for with --scope',
    isRequired: false,
  })),
];

/** The permissions of the RingCentral app. A sign-in always requests all of them, so the app should have no others. */
export const ringcentralPermissions = (isWriting: boolean): readonly Scope[] => [
  { name: 'ReadContacts', reason: 'read the personal address book and favorites', isRequired: true },
  ...(isWriting
    ? [{ name: 'Contacts', reason: 'change contacts and favorites, upload address books', isRequired: false }]
    : []),
];

/** Lines that list the scopes and their reasons. */
export const describeScopes = (scopes: readonly Scope[]): string =>
  scopes.map(({ name, reason }) => `  ${name}\n      to ${reason}\n`).join('');

/**
 * The scopes that were not granted.
 * @param granted absent when upstream does not report it: then nothing counts as missing
 * @throws ConnectError when a required one is missing
 */
export const missingScopes = (
  title: string,
  scopes: readonly Scope[],
  granted: readonly string[] | undefined,
): readonly Scope[] => {
  // Upstream's rule: Contacts includes ReadContacts.
  const given = granted?.includes('Contacts') ? [...granted, 'ReadContacts'] : granted;
  const missing = given === undefined ? [] : scopes.filter(({ name }) => !given.includes(name));
  const required = missing.find(({ isRequired }) => isRequired);
  if (required !== undefined)
    throw new ConnectError(
      title === 'Google'
        ? `${title} did not grant ${required.name}. Nothing was saved. Run this again and tick all boxes on the consent page.`
        : `${title} did not grant ${required.name}. Nothing was saved. Give the app this permission in the console and run this again.`,
    );
  return missing;
};
