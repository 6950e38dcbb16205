import { type AddressBookReads, createAddressBookReads } from './address-book-reads.ts';
import type { BooksOptions } from './operation-mirror.ts';
import { createOtherContactReads, type OtherContactReads } from './other-contact-reads.ts';

/**
 * The books that one operation can read, from the mirror or upstream. Both are created on first use. A class for the same reason
 * as `LazyClients`: getters of an object literal would keep all data of the operation alive.
 */
export class Books {
  readonly #options: BooksOptions;
  #ringcentral: AddressBookReads | undefined;
  #google: OtherContactReads | undefined;

  constructor(options: BooksOptions) {
    this.#options = options;
  }

  get ringcentral(): AddressBookReads {
    return (this.#ringcentral ??= createAddressBookReads(this.#options));
  }

  get google(): OtherContactReads {
    return (this.#google ??= createOtherContactReads(this.#options));
  }
}
