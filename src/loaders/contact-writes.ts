import { OWN } from './address-books.ts';
import type { Loaders } from './loaders.ts';
import type { ContactKey } from './personal-contacts.ts';
import type { AddressBook, PersonalContactRecord } from './records.ts';

/**
 * Everything that a book may have been called by before an answer said that `~` stands for it. To clear what `~` means
 * for another book costs a call at the most.
 */
const spellingsOf = ({ accountId, extensionId }: AddressBook): readonly AddressBook[] =>
  [accountId, OWN].flatMap((account) =>
    [extensionId, OWN].map((extension) => ({ accountId: account, extensionId: extension })),
  );

/**
 * To be called before contacts are written: whatever comes of it, what the operation has read of them, and of any list,
 * holds no more.
 */
export const forgetContacts = (loaders: Loaders, keys: readonly ContactKey[]): void => {
  loaders.personalContactPages.clearAll();
  for (const key of keys) {
    for (const book of spellingsOf(key)) {
      loaders.personalContacts.clear({ ...book, contactId: key.contactId });
    }
  }
};

/** To be called with what upstream answered to a write, so that it need not be read again; null for a contact that is gone. */
export const rememberContact = (
  loaders: Loaders,
  key: ContactKey,
  record: PersonalContactRecord | null,
): void => {
  loaders.personalContacts.prime(key, record);
};
