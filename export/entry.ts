import { type Card, phoneKindOf } from '../import/card.ts';
import {
  type Address,
  ADDRESS_ATTRIBUTES,
  ADDRESS_PARTS,
  type Contact,
  TEXT_ATTRIBUTES,
} from '../import/contact.ts';
import { placeValues } from '../import/row.ts';

import type { Page, Person, PersonalContact } from './books.ts';

/** A record of either system, ready to be written. */
export interface Entry {
  /** The attributes of a RingCentral contact, which are also the columns of a CSV file. */
  readonly contact: Contact;
  /** Number of values that have no free attribute. */
  readonly surplus: number;
  /** Data for a vCard beyond the attributes: any number of e-mail addresses and phone numbers, with Google's labels. */
  readonly person?: PersonCard;
}

export interface PersonCard {
  readonly fullName: string | undefined;
  readonly prefix: string;
  readonly suffix: string;
  readonly emails: readonly Labelled[];
  readonly phones: readonly Labelled[];
}

export interface Labelled {
  readonly value: string;
  /** Google's label, such as `workFax`; empty when there is none. */
  readonly label: string;
}

export const entriesOf = (page: Page): readonly Entry[] =>
  page.source === 'ringcentral' ? page.nodes.map(ofContact) : page.nodes.map(ofPerson);

/** Normalizes line ends and replaces unpaired surrogates. */
const clean = (value: string | null | undefined): string => {
  const text = (value ?? '').toWellFormed().replaceAll(/\r\n?/g, '\n');
  return text.trim() === '' ? '' : text;
};

const filled = <Name extends string>(entries: readonly (readonly [Name, string])[]) =>
  Object.fromEntries(entries.filter(([, value]) => value !== '')) as Partial<Record<Name, string>>;

const ofContact = (contact: PersonalContact): Entry => {
  const texts = filled(TEXT_ATTRIBUTES.map((name) => [name, clean(contact[name])]));
  const addresses = ADDRESS_ATTRIBUTES.flatMap((name) => {
    const address: Address = filled(ADDRESS_PARTS.map((part) => [part, clean(contact[name]?.[part])]));
    return Object.keys(address).length === 0 ? [] : [[name, address] as const];
  });
  // Only the date: the time is always midnight in UTC.
  const birthday = texts.birthday === undefined ? {} : { birthday: texts.birthday.replace(/T.*$/, '') };
  return { contact: { ...texts, ...birthday, ...Object.fromEntries(addresses) }, surplus: 0 };
};

const ofPerson = ({ names, emailAddresses, phoneNumbers }: Person): Entry => {
  const [name = {}] = names;
  const labelled = (value: string | null | undefined, label: string | null | undefined): Labelled[] =>
    clean(value) === '' ? [] : [{ value: clean(value), label: clean(label) }];
  const emails = emailAddresses.flatMap(({ value, type }) => labelled(value, type));
  const phones = phoneNumbers.flatMap(({ value, canonicalForm, type }) =>
    labelled(canonicalForm ?? value, type),
  );
  const fullName = clean(name.displayName);
  const [prefix, suffix] = [clean(name.honorificPrefix), clean(name.honorificSuffix)];
  const card: Card = {
    texts: [
      ['firstName', clean(name.givenName)] as const,
      ['lastName', clean(name.familyName)] as const,
      ['middleName', clean(name.middleName)] as const,
    ].filter(([, value]) => value !== ''),
    fullNames: fullName === '' ? [] : [fullName],
    emails: emails.map(({ value }) => value),
    phones: phones.map(({ value, label }) => ({ value, kind: phoneKindOf(label) })),
    addresses: [],
    labelledAddresses: [],
    webPages: [],
    leftOut: [],
  };
  const { contact, leftOut } = placeValues(card);
  return {
    contact,
    surplus: leftOut.length,
    person: { fullName: fullName || undefined, prefix, suffix, emails, phones },
  };
};
