import type { RingcentralClient } from '../clients/ringcentral/client.ts';

import { createAddressBookUploadLoader } from './address-book-uploads.ts';
import { type AddressBookMemory, createAddressBooks } from './address-books.ts';
import { createFavoriteLoader } from './favorites.ts';
import { createContactSyncLoader } from './personal-contact-changes.ts';
import { createPersonalContactLoader, createPersonalContactPageLoader } from './personal-contacts.ts';

export type RingcentralLoaders = ReturnType<typeof createRingcentralLoaders>;

/** The loaders of one operation of one caller. They cache for its length, so never share them between operations. */
export const createRingcentralLoaders = (client: RingcentralClient, memory: AddressBookMemory) => {
  const addressBooks = createAddressBooks(memory, client.credentialKey);
  const personalContacts = createPersonalContactLoader(client, addressBooks);
  return {
    addressBooks,
    addressBookUploads: createAddressBookUploadLoader(client, addressBooks),
    favorites: createFavoriteLoader(client, addressBooks),
    personalContacts,
    personalContactPages: createPersonalContactPageLoader(client, addressBooks),
    personalContactSyncs: createContactSyncLoader(client, addressBooks, personalContacts),
  };
};
