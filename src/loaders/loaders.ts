import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import type { Clients } from '../clients/upstreams.ts';

import { createAddressBookUploadLoader } from './address-book-uploads.ts';
import { type AddressBookMemory, type AddressBooks, createAddressBooks, OWN } from './address-books.ts';
import { createFavoriteLoader } from './favorites.ts';
import { createOtherContactSyncLoader, type OtherContactSyncLoader } from './other-contact-changes.ts';
import { createOtherContactPageLoader, type OtherContactPageLoader } from './other-contacts.ts';
import { createContactSyncLoader } from './personal-contact-changes.ts';
import {
  type ContactKey,
  createPersonalContactLoader,
  createPersonalContactPageLoader,
  type PersonalContactLoader,
} from './personal-contacts.ts';
import { createPersonLoader, type PersonLoader } from './persons.ts';
import type { SearchWarmups } from './search-warmups.ts';
import { createSearchLoader, type SearchLoader, warmUpOf } from './search.ts';

export interface LoaderOptions {
  readonly clients: Clients;
  /** Reads upload tasks instead of the client. */
  readonly uploads?: (() => Pick<RingcentralClient, 'getAddressBookBulkUploadTask'>) | undefined;
  /** What this process remembers of address books. */
  readonly addressBooks: AddressBookMemory;
  /** Shared by the whole process; see `createSearchWarmups`. */
  readonly warmups: SearchWarmups;
  /** Aborted when the operation ends or the caller disconnects. */
  readonly signal: AbortSignal;
  /** Called with the milliseconds that a search waited for its warm-up. */
  readonly onWait?: ((ms: number) => void) | undefined;
}

/**
 * The loaders of one operation of one caller, each created on first use. They cache for the whole operation, so never share
 * them between operations.
 */
export class Loaders {
  readonly #options: LoaderOptions;
  #google: Clients['googlePeople'] | undefined;
  #otherContactPages: OtherContactPageLoader | undefined;
  #otherContactSyncs: OtherContactSyncLoader | undefined;
  #persons: PersonLoader | undefined;
  #otherContactSearches: SearchLoader | undefined;
  #addressBooks: AddressBooks | undefined;
  #addressBookUploads: ReturnType<typeof createAddressBookUploadLoader> | undefined;
  #favorites: ReturnType<typeof createFavoriteLoader> | undefined;
  #personalContacts: PersonalContactLoader | undefined;
  #personalContactPages: ReturnType<typeof createPersonalContactPageLoader> | undefined;
  #personalContactSyncs: ReturnType<typeof createContactSyncLoader> | undefined;

  constructor(options: LoaderOptions) {
    this.#options = options;
  }

  get otherContactPages() {
    return (this.#otherContactPages ??= createOtherContactPageLoader(this.#googleClient));
  }

  get otherContactSyncs() {
    return (this.#otherContactSyncs ??= createOtherContactSyncLoader(this.#googleClient));
  }

  get persons() {
    return (this.#persons ??= createPersonLoader({
      client: this.#googleClient,
      pages: this.otherContactPages,
      signal: this.#options.signal,
    }));
  }

  get otherContactSearches() {
    const { warmups, signal, onWait } = this.#options;
    return (this.#otherContactSearches ??= createSearchLoader({
      client: this.#googleClient,
      warmups,
      signal,
      onWait,
    }));
  }

  get addressBooks() {
    const { clients, addressBooks } = this.#options;
    return (this.#addressBooks ??= createAddressBooks(addressBooks, clients.ringcentral.credentialKey));
  }

  get addressBookUploads() {
    const { clients, uploads } = this.#options;
    return (this.#addressBookUploads ??= createAddressBookUploadLoader(
      uploads?.() ?? clients.ringcentral,
      this.addressBooks,
    ));
  }

  get favorites() {
    return (this.#favorites ??= createFavoriteLoader(this.#options.clients.ringcentral, this.addressBooks));
  }

  get personalContacts() {
    const { ringcentral } = this.#options.clients;
    return (this.#personalContacts ??= createPersonalContactLoader(ringcentral, this.addressBooks));
  }

  get personalContactPages() {
    const { ringcentral } = this.#options.clients;
    return (this.#personalContactPages ??= createPersonalContactPageLoader(ringcentral, this.addressBooks));
  }

  get personalContactSyncs() {
    return (this.#personalContactSyncs ??= createContactSyncLoader(
      this.#options.clients.ringcentral,
      this.addressBooks,
      this.personalContacts,
    ));
  }

  /**
   * Call this before contacts are written: whatever the outcome, the contacts and lists that the operation has read are outdated.
   * Contacts are also cleared under `~`, which may have meant their book. At worst that costs a call.
   */
  forgetContacts(keys: readonly ContactKey[]): void {
    this.personalContactPages.clearAll();
    for (const { accountId, extensionId, contactId } of keys) {
      for (const account of [accountId, OWN]) {
        for (const extension of [extensionId, OWN]) {
          this.personalContacts.clear({ accountId: account, extensionId: extension, contactId });
        }
      }
    }
  }

  get #googleClient() {
    if (this.#google === undefined) {
      const { clients, warmups, signal } = this.#options;
      this.#google = clients.googlePeople;
      const { credentialKey } = this.#google;
      if (credentialKey !== null) warmups.foresee(credentialKey, warmUpOf(this.#google), signal);
    }
    return this.#google;
  }
}
