import { type ContactList, shapes } from '../__generated__/ringcentral.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { checkedRecord, isFields, unreadableValue } from '../clients/http/json.ts';
import { BULK_SIZE } from '../clients/ringcentral/bulk.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import { isDecimalId } from '../relay/global-id.ts';
import { attributesOfKind } from '../values/contact-checks.ts';

import { type AddressBooks, bookKey } from './address-books.ts';
import { chunksOf, createLoader, loadEach } from './create-loader.ts';
import type { AddressBook, PersonalContactRecord } from './records.ts';

export interface ContactKey extends AddressBook {
  readonly contactId: string;
}

/** Upstream's parameters that select and order the contacts of a list. */
export interface ContactFilter {
  readonly startsWith?: string | undefined;
  readonly phoneNumber?: readonly string[] | undefined;
  readonly sortBy?: readonly ('FirstName' | 'LastName' | 'Company')[] | undefined;
}

export interface ContactPageKey {
  readonly book: AddressBook;
  readonly filter: ContactFilter;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
}

/** A page of upstream's list. */
export interface ContactPage {
  /** null for an unreadable record. */
  readonly records: readonly (PersonalContactRecord | null)[];
  /** Length of the whole list; upstream may leave it out. */
  readonly total: number | undefined;
  readonly hasMore: boolean | undefined;
  /** The page size that upstream used, which may be less than requested. */
  readonly perPage: number | undefined;
  readonly start: number | undefined;
}

/** A contact as it was found: null if it does not exist; an `Error` if it could not be read. */
export type ContactOutcome = PersonalContactRecord | null | Error;

/** Contacts by id, cached for the operation. */
export interface PersonalContactLoader {
  /** The outcome of each key, in order. Never rejects for a failure of upstream. */
  loadMany(keys: readonly ContactKey[]): Promise<readonly ContactOutcome[]>;
  /** Adds a contact that was read by other means, unless it is known already. */
  prime(key: ContactKey, contact: PersonalContactRecord | null): void;
  clear(key: ContactKey): void;
}

/** A contact that was asked for. */
interface Requested extends ContactKey {
  outcome: ContactOutcome;
  /** Pending until `outcome` is known; undefined for a primed contact. */
  answered: Promise<unknown> | undefined;
}

/**
 * One bulk call per book and 30 distinct ids, for all lists that are asked for in the same tick. The DataLoader batches whole
 * lists: a promise for each contact would cost more than the contact.
 */
export const createPersonalContactLoader = (
  client: RingcentralClient,
  books: AddressBooks,
): PersonalContactLoader => {
  const known = new Map<string, Requested>();

  const readLists = async (lists: readonly (readonly Requested[])[]): Promise<null[]> => {
    await Promise.all(
      chunksByBook(lists.flat()).map(async ({ book, items }) => {
        const contactIds = items.map(({ contactId }) => contactId);
        const outcomes = await readChunk(client, books, book, contactIds);
        items.forEach((one, index) => {
          const outcome = outcomes[index] ?? null;
          one.outcome = outcome;
          // If `~` was asked, the contact is now known under its real ids too.
          if (outcome !== null && !(outcome instanceof Error) && !isSameContact(outcome, one))
            prime(outcome, outcome);
        });
      }),
    );
    return lists.map(() => null);
  };
  const lists = createLoader('personalContacts', readLists, {
    cache: false,
    sizeOf: (all) => all.reduce((total, { length }) => total + length, 0),
  });

  const prime = (key: ContactKey, outcome: PersonalContactRecord | null): void => {
    const book = books.resolve(key);
    const name = nameOf(book, key.contactId);
    if (!known.has(name)) add(name, book, key.contactId, outcome);
  };

  const add = (
    name: string,
    { accountId, extensionId }: AddressBook,
    contactId: string,
    outcome: ContactOutcome,
  ): Requested => {
    const one: Requested = { accountId, extensionId, contactId, outcome, answered: undefined };
    known.set(name, one);
    return one;
  };

  return {
    async loadMany(keys) {
      const unread: Requested[] = [];
      const pending = new Set<Promise<unknown>>();
      const requested = keys.map((key) => {
        const book = books.resolve(key);
        const name = nameOf(book, key.contactId);
        let one = known.get(name);
        if (one === undefined) {
          one = add(name, book, key.contactId, null);
          unread.push(one);
        } else if (one.answered !== undefined) pending.add(one.answered);
        return one;
      });
      if (unread.length > 0) {
        const answered = lists.load(unread);
        for (const one of unread) one.answered = answered;
        pending.add(answered);
      }
      await Promise.all(pending);
      return requested.map(({ outcome }) => outcome);
    },
    prime,
    clear: (key) => void known.delete(nameOf(books.resolve(key), key.contactId)),
  };
};

/** Pages of the list, one call each. Identical pages in an operation share a call. */
export const createPersonalContactPageLoader = (client: RingcentralClient, books: AddressBooks) => {
  const loadPage = async ({ book, filter, page, perPage }: ContactPageKey): Promise<ContactPage> => {
    const list = await client.listContacts({ ...books.resolve(book), ...filter, page, perPage });
    const real = books.learn(book, list.uri ?? uriOf(list.records[0]));
    return {
      records: list.records.map((resource) => readRecord(resource, real)),
      total: list.paging?.totalElements,
      hasMore: hasMore(list),
      perPage: list.paging?.perPage,
      start: list.paging?.pageStart,
    };
  };
  return createLoader<ContactPageKey, ContactPage, string>('personalContactPages', loadEach(loadPage), {
    cacheKeyFn: ({ book, filter, page, perPage }) =>
      JSON.stringify([
        bookKey(books.resolve(book)),
        filter.startsWith,
        filter.phoneNumber,
        filter.sortBy,
        page,
        perPage,
      ]),
  });
};

/** The canonical URI of a record, if it has one. */
export const uriOf = (value: unknown): unknown => (isFields(value) ? value['uri'] : undefined);

/** Undefined if the answer has no `navigation`. */
const hasMore = (list: ContactList): boolean | undefined =>
  list.navigation === undefined ? undefined : list.navigation.nextPage !== undefined;

const nameOf = (book: AddressBook, contactId: string): string => `${bookKey(book)}/${contactId}`;

const isSameBook = (a: AddressBook, b: AddressBook): boolean =>
  a.accountId === b.accountId && a.extensionId === b.extensionId;

const isSameContact = (a: ContactKey, b: ContactKey): boolean =>
  a.contactId === b.contactId && isSameBook(a, b);

/** Items of one book, as many as fit into one bulk call. */
export interface BookChunk<Item> {
  readonly book: AddressBook;
  readonly items: readonly Item[];
}

/** Splits distinct contacts into bulk calls. */
export const chunksByBook = <Item extends ContactKey>(contacts: readonly Item[]): BookChunk<Item>[] => {
  const groups: { readonly book: AddressBook; readonly items: Item[] }[] = [];
  // Nearly always there is only one book, so a linear search is fast enough.
  for (const contact of contacts) {
    const group = groups.find(({ book }) => isSameBook(book, contact));
    if (group !== undefined) group.items.push(contact);
    else {
      const { accountId, extensionId } = contact;
      groups.push({ book: { accountId, extensionId }, items: [contact] });
    }
  }
  return groups.flatMap(({ book, items }) =>
    chunksOf(items, BULK_SIZE).map((chunk) => ({ book, items: chunk })),
  );
};

/** One outcome per id, in order. If the whole call fails, each id has that failure. */
const readChunk = async (
  client: RingcentralClient,
  books: AddressBooks,
  book: AddressBook,
  contactIds: readonly string[],
): Promise<readonly ContactOutcome[]> => {
  try {
    const outcomes = await client.readContacts(book, contactIds);
    return outcomes.map((outcome) => {
      if (outcome instanceof Error) return absentIfNotFound(outcome);
      return (
        readRecord(outcome, books.learn(book, outcome.uri)) ?? unreadableValue('ringcentral', 'a contact')
      );
    });
  } catch (error) {
    return contactIds.map(() => absentIfNotFound(error as Error));
  }
};

/** Null for NOT_FOUND: looking up a contact in an extension or account that does not exist also gives null. */
export const absentIfNotFound = (error: Error): Error | null =>
  error instanceof UpstreamError && error.code === 'NOT_FOUND' ? null : error;

/**
 * RingCentral's own clients decode these four entities in names, which may come back escaped; other texts do not.
 * A single pass, so that `&amp;sol;` becomes `&sol;` and not `/`.
 */
const ESCAPED = /&(amp|sol|bsol|apos);/g;
const UNESCAPED: Readonly<Record<string, string>> = { amp: '&', sol: '/', bsol: '\\', apos: "'" };
export const unescapeName = (text: string): string =>
  text.replace(ESCAPED, (whole, name: string) => UNESCAPED[name] ?? whole);

/**
 * The record for resolvers; null if it has no valid id. A property of a wrong type becomes an `Error` in the record, so that only
 * its own field fails.
 */
export const readRecord = (value: unknown, book: AddressBook): PersonalContactRecord | null => {
  const resource = checkedRecord('ringcentral', value, shapes.PersonalContactResource);
  if (resource === null || !isDecimalId(String(resource.id))) return null;
  const { firstName, lastName } = resource;
  const { accountId, extensionId } = book;
  // One literal that starts with the spread: V8 copies it at once. Leaving `id` out would take three times as long.
  const record = {
    ...resource,
    id: undefined,
    __typename: 'PersonalContact' as const,
    accountId,
    extensionId,
    contactId: String(resource.id),
  };
  if (isEscaped(firstName)) record.firstName = unescapeName(firstName);
  if (isEscaped(lastName)) record.lastName = unescapeName(lastName);
  return record;
};

const isEscaped = (name: unknown): name is string => typeof name === 'string' && name.includes('&');

const EMAILS = attributesOfKind('email');
const PHONES = attributesOfKind('phone');

/** Unchecked attributes: each may have any value, or be an `Error` if it was unreadable. */
type NamedContact = { readonly [Name in keyof PersonalContactRecord]?: unknown };

/** The display name of a contact, from unescaped names; null if no attribute can serve as one. */
export const displayNameOf = (contact: NamedContact): string | null => {
  const fullName = [contact.firstName, contact.lastName].filter(isPresent).join(' ');
  const candidates = [
    fullName,
    contact.nickName,
    contact.company,
    ...EMAILS.map((attribute) => contact[attribute]),
    ...PHONES.map((attribute) => contact[attribute]),
  ];
  return candidates.find(isPresent) ?? null;
};

/** Whether the value is a non-empty string. Upstream may have sent another type; then only its own field fails. */
export const isPresent = (text: unknown): text is string => typeof text === 'string' && text !== '';
