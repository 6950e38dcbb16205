import type DataLoader from 'dataloader';

import { type ContactList, shapes } from '../__generated__/ringcentral.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { checkedRecord, isFields, unreadableValue } from '../clients/http/json.ts';
import { BULK_SIZE } from '../clients/ringcentral/bulk.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import { isDecimalId } from '../relay/global-id.ts';
import { attributesOfKind } from '../values/contact-checks.ts';

import { type AddressBooks, bookKey } from './address-books.ts';
import { chunksOf, createLoader } from './create-loader.ts';
import type { AddressBook, PersonalContactRecord } from './records.ts';

export interface ContactKey extends AddressBook {
  readonly contactId: string;
}

/** What selects and orders the contacts of a list, in upstream's terms. */
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

/** One page of upstream's list, its records ready to flow. */
export interface ContactPage {
  /** null for a record that cannot be read. */
  readonly records: readonly (PersonalContactRecord | null)[];
  /** Of the whole list; upstream may leave it out. */
  readonly total: number | undefined;
  readonly hasMore: boolean | undefined;
  /** What upstream says of the page's own place; less than was asked for where it gives no more. */
  readonly perPage: number | undefined;
  readonly start: number | undefined;
}

export type PersonalContactLoader = DataLoader<ContactKey, PersonalContactRecord | null, string>;

/**
 * Contacts by id: one bulk call per book and 30 distinct ids. `null` for a contact, extension or account that does
 * not exist, an `UpstreamError` at its own key for everything else.
 */
export const createPersonalContactLoader = (
  client: RingcentralClient,
  books: AddressBooks,
): PersonalContactLoader => {
  const loader = createLoader<ContactKey, PersonalContactRecord | null, string>(
    'personalContacts',
    async (keys) => {
      const wanted = new Map<string, Wanted>();
      // Once, at the start: an answer may teach us what `~` is while others are still under way.
      const inOrder = keys.map((key) => {
        const book = books.resolve(key);
        const name = nameOf(book, key.contactId);
        let one = wanted.get(name);
        if (one === undefined) {
          one = { ...book, contactId: key.contactId, outcome: null };
          wanted.set(name, one);
        }
        return one;
      });
      await Promise.all(
        chunksByBook([...wanted.values()]).map(async ({ book, items }) => {
          const contactIds = items.map(({ contactId }) => contactId);
          const outcomes = await readChunk(client, books, book, contactIds);
          items.forEach((one, index) => {
            const outcome = outcomes[index] ?? null;
            one.outcome = outcome;
            // Only for another spelling of the key: under its own the loader has it.
            if (outcome !== null && !(outcome instanceof Error) && !isSameContact(outcome, one))
              loader.prime(outcome, outcome);
          });
        }),
      );
      return inOrder.map(({ outcome }) => outcome);
    },
    { cacheKeyFn: (key) => nameOf(books.resolve(key), key.contactId) },
  );
  return loader;
};

/** Pages of the list. Nothing to batch: the loader makes identical pages of one operation one call. */
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
  return createLoader<ContactPageKey, ContactPage, string>(
    'personalContactPages',
    (keys) => Promise.all(keys.map((key) => loadPage(key).catch((error: unknown) => error as Error))),
    {
      cacheKeyFn: ({ book, filter, page, perPage }) =>
        JSON.stringify([
          bookKey(books.resolve(book)),
          filter.startsWith,
          filter.phoneNumber,
          filter.sortBy,
          page,
          perPage,
        ]),
    },
  );
};

/** The canonical address of a record, as far as it has one. */
export const uriOf = (value: unknown): unknown => (isFields(value) ? value['uri'] : undefined);

/** `undefined` when upstream gave no navigation to tell by. */
const hasMore = (list: ContactList): boolean | undefined =>
  list.navigation === undefined ? undefined : list.navigation.nextPage !== undefined;

/** A contact that was asked for, and what came of it. */
interface Wanted extends ContactKey {
  outcome: PersonalContactRecord | null | Error;
}

const nameOf = (book: AddressBook, contactId: string): string => `${bookKey(book)}/${contactId}`;

const isSameBook = (a: AddressBook, b: AddressBook): boolean =>
  a.accountId === b.accountId && a.extensionId === b.extensionId;

const isSameContact = (a: ContactKey, b: ContactKey): boolean =>
  a.contactId === b.contactId && isSameBook(a, b);

/** Items of one book, as many as one bulk call may name. */
export interface BookChunk<Item> {
  readonly book: AddressBook;
  readonly items: readonly Item[];
}

/** Different contacts, by what one bulk call each can serve. */
export const chunksByBook = <Item extends ContactKey>(contacts: readonly Item[]): BookChunk<Item>[] => {
  const groups: { readonly book: AddressBook; readonly items: Item[] }[] = [];
  // Nearly always they are all of one book.
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

/** One outcome per id, in order. A failure of the call as a whole is the outcome of each of its ids. */
const readChunk = async (
  client: RingcentralClient,
  books: AddressBooks,
  book: AddressBook,
  contactIds: readonly string[],
): Promise<readonly (PersonalContactRecord | null | Error)[]> => {
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

/** A lookup of what does not exist is null: the contact, but also its extension or account. */
export const absentIfNotFound = (error: Error): Error | null =>
  error instanceof UpstreamError && error.code === 'NOT_FOUND' ? null : error;

/**
 * RingCentral's own clients decode these four after reading: names may come back escaped, other text does not.
 * One pass, so that an escaped escape stays as it was written.
 */
const ESCAPED = /&(amp|sol|bsol|apos);/g;
const UNESCAPED: Readonly<Record<string, string>> = { amp: '&', sol: '/', bsol: '\\', apos: "'" };
export const unescapeName = (text: string): string =>
  text.replace(ESCAPED, (whole, name: string) => UNESCAPED[name] ?? whole);

/**
 * The record that flows to resolvers; null where it has no id that could name it. A member of a wrong type is an `Error` in
 * the record and costs the field that shows it.
 */
export const readRecord = (value: unknown, book: AddressBook): PersonalContactRecord | null => {
  const resource = checkedRecord('ringcentral', value, shapes.PersonalContactResource);
  if (resource === null || !isDecimalId(String(resource.id))) return null;
  const { firstName, lastName } = resource;
  const { accountId, extensionId } = book;
  // One literal that begins with the copy: V8 makes it at once, and takes three times as long to leave a member out.
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

/** Attributes as they came; each may hold anything, or an `Error` where it could not be read. */
type NamedContact = { readonly [Name in keyof PersonalContactRecord]?: unknown };

/** What to call a contact; null where it has nothing that it could be called by. The names are not escaped. */
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

/** Upstream may have sent something else than a text, which then costs its own field alone. */
export const isPresent = (text: unknown): text is string => typeof text === 'string' && text !== '';
