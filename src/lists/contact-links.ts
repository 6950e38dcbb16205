import type { Person } from '../__generated__/google-people.ts';
import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import type { WholeContacts } from '../books/address-book-reads.ts';
import { personRecordOf, type WholePersons } from '../books/other-contact-reads.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { Context } from '../context/context.ts';
import type { ListSources } from '../loaders/other-contacts.ts';
import { readRecord } from '../loaders/personal-contacts.ts';
import type { AddressBook, PersonalContactParent, PersonParent } from '../loaders/records.ts';
import { otherContacts } from '../mirror/other-contacts.ts';
import { personalContacts } from '../mirror/personal-contacts.ts';
import { normalizeEmailAddress, type RecordKind } from '../mirror/record-kind.ts';
import type { KeysOf } from '../mirror/record-set.ts';
import { parsePhoneNumber, phoneKeyOf } from '../values/phone-number.ts';

import { inTime, OWN_BOOK } from './contact-sources.ts';

/** A value that more records share, such as the number of a switchboard, does not identify a person. */
export const MAX_SHARERS = 5;

/** E-mail addresses and complete phone numbers, in the form in which they are compared. */
const linksOf = <Item extends object>(
  { emailAddresses, phoneNumbers }: Pick<RecordKind<Item, string>, 'emailAddresses' | 'phoneNumbers'>,
  item: Item,
): readonly string[] => {
  const numbers = phoneNumbers(item)
    .map((text) => parsePhoneNumber(text))
    .filter((number) => number?.e164 != null);
  return [
    ...emailAddresses(item).map((address) => `mailto:${normalizeEmailAddress(address)}`),
    ...numbers.flatMap((number) => (number === null ? [] : [`tel:${phoneKeyOf(number)}`])),
  ];
};

export const linksOfContact: KeysOf<PersonalContactResource> = (contact) =>
  linksOf(personalContacts, contact);
export const linksOfPerson: KeysOf<Person> = (person) => linksOf(otherContacts, person);

/**
 * The contacts in the caller's own address book that are the same person; null if that book is not mirrored.
 * @throws UpstreamError
 */
export const linkedContacts = async (
  person: PersonParent,
  context: Context,
): Promise<readonly PersonalContactParent[] | null> => {
  const [contacts, persons] = await Promise.all([
    openContacts(OWN_BOOK, context),
    // Needed only to count sharers: the caller already has the person.
    openPersons('contact', context).catch(nullIfUpstreamFailed),
  ]);
  if (contacts === null) return null;
  const links = linksOfPerson(persons?.records.get(person.resourceName) ?? person);
  const sharers = await sharersOf(links, persons, contacts);
  return sharers.contacts.flatMap((contact) => readRecord(contact, contacts.book) ?? []);
};

/**
 * The other contacts that are the same person as the contact; null if they are not mirrored.
 * @throws UpstreamError
 */
export const linkedPeople = async (
  contact: PersonalContactParent,
  sources: ListSources,
  context: Context,
): Promise<readonly PersonParent[] | null> => {
  const [persons, contacts] = await Promise.all([
    openPersons(sources, context),
    openContacts(contact, context).catch(nullIfUpstreamFailed),
  ]);
  if (persons === null) return null;
  const sharers = await sharersOf(linksOfContact(contact), persons, contacts);
  return sharers.persons.flatMap((person) => personRecordOf(persons, person) ?? []);
};

export const nullIfUpstreamFailed = (error: unknown): null => {
  if (error instanceof UpstreamError) return null;
  throw error;
};

/** The records that share a link, each once, in the order of the links. */
const sharersOf = async (
  links: readonly string[],
  persons: WholePersons | null,
  contacts: WholeContacts | null,
) => {
  const sharedBy = { persons: new Set<Person>(), contacts: new Set<PersonalContactResource>() };
  for (const link of new Set(links)) {
    const [itsPersons, itsContacts] = await Promise.all([
      persons?.records.byKey(linksOfPerson, link) ?? [],
      contacts?.records.byKey(linksOfContact, link) ?? [],
    ]);
    if (itsPersons.length + itsContacts.length > MAX_SHARERS) continue;
    itsPersons.forEach((person) => sharedBy.persons.add(person));
    itsContacts.forEach((contact) => sharedBy.contacts.add(contact));
  }
  return { persons: [...sharedBy.persons], contacts: [...sharedBy.contacts] };
};

/** The mirrored book. If it is not mirrored yet: null, and a fill starts in the background. */
const openContacts = async (book: AddressBook, { books }: Context): Promise<WholeContacts | null> => {
  const { accountId, extensionId } = book;
  const whole = await inTime('ringcentral', books.ringcentral.contacts({ accountId, extensionId }, false));
  if (whole === null) books.ringcentral.fillBehind(book);
  return whole;
};

const openPersons = async (sources: ListSources, { books }: Context): Promise<WholePersons | null> => {
  const whole = await inTime('google-people', books.google.persons(sources, false));
  if (whole === null) books.google.fillBehind(sources);
  return whole;
};
