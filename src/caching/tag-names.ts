import { hash } from 'node:crypto';

/**
 * Tags: words of printable ASCII without comma and space, at most 120 characters long, since some caches send them in
 * headers. They have no more in them than ids that whoever gets the answer has named or been told.
 */
export const tagNames = {
  /** Anything of a book. */
  addressBook: (extensionId: string) => `address-book:${extensionId}`,
  /** A list of a book. */
  list: (list: 'personal-contacts' | 'favorites', extensionId: string) => `${list}:${extensionId}`,
  /** A contact that was looked up. */
  contact: (extensionId: string, contactId: string) => `personal-contact:${extensionId}/${contactId}`,
  /** A person who was looked up. */
  person: (resourceName: string) => `person:${plainName(resourceName)}`,
  /** A list of persons. */
  persons: 'persons',
  /** Anything that was read for a caller. The key is made by SHA-256, and betrays nothing of the credential. */
  caller: (credentialKey: string) => `caller:${credentialKey}`,
} as const;

/** Names that Google makes stand as they are. It lets others pass, with any character of an address in them. */
const plainName = (resourceName: string): string =>
  /^\w+\/\w{1,64}$/.test(resourceName) ? resourceName : hash('sha256', resourceName, 'base64url');
