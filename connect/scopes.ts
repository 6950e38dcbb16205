import { ConnectError } from './connect-error.ts';

/** Something that an application may do for a person, in upstream's own words, and what the graph needs it for. */
export interface Scope {
  readonly name: string;
  readonly reason: string;
  /** Without it the graph has nothing to serve. */
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
  reason: 'copy other contacts to your own, and read those: copyOtherContactToMyContacts',
  isRequired: false,
};

/**
 * @param isWriting whether the graph shall change contacts as well
 * @param extra further scopes, by their last part or whole
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

/** The permissions of the RingCentral app. It asks for all that it has, so that the app itself should have no others. */
export const ringcentralPermissions = (isWriting: boolean): readonly Scope[] => [
  { name: 'ReadContacts', reason: 'read the personal address book and favorites', isRequired: true },
  ...(isWriting
    ? [{ name: 'Contacts', reason: 'change contacts and favorites, upload address books', isRequired: false }]
    : []),
];

/** Lines that say what is asked for, and why. */
export const describeScopes = (scopes: readonly Scope[]): string =>
  scopes.map(({ name, reason }) => `  ${name}\n      to ${reason}\n`).join('');

/**
 * The scopes that a person left out.
 * @param granted absent where upstream does not say; then nothing is missing
 * @throws ConnectError where one is left out without which there is nothing to serve
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
        ? `${title} did not grant ${required.name}, nothing was saved. Run this again and tick all boxes of the consent page.`
        : `${title} did not grant ${required.name}, nothing was saved. Give the app this permission in the console and run this again.`,
    );
  return missing;
};
