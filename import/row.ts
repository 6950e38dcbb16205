import { ADDRESS_SLOTS, type Card, PHONE_SLOTS, SPARE_PHONE_SLOTS, wordsOf } from './card.ts';
import {
  checkBirthday,
  type Checked,
  checkPhone,
  cleanEmail,
  type DateOrder,
  isReadable,
} from './contact-checks.ts';
import {
  type Address,
  type AddressAttribute,
  type Contact,
  EMAIL_ATTRIBUTES,
  PHONE_ATTRIBUTES,
  type Remark,
  type Row,
  type TextAttribute,
} from './contact.ts';

/** How to read ambiguous values. */
export interface RowRules {
  /** ISO 3166-1 alpha-2 code of the country whose dialing plan numbers without a country code follow. */
  readonly country?: string | undefined;
  readonly dates?: DateOrder | undefined;
}

/** The contact of a card, checked by upstream's rules as far as they are known. */
export const toRow = (card: Card, line: number, { country, dates }: RowRules): Row => {
  const faults: Remark[] = [];
  const leftOut: Remark[] = [...card.leftOut];
  const readable = withoutUnreadable(card, leftOut);
  const texts = takeTexts(readable, leftOut);
  takeFullName(readable, texts, leftOut);
  const check = (attribute: TextAttribute, toChecked: (value: string) => Checked | undefined): void => {
    const value = texts.get(attribute);
    if (value === undefined) return;
    const checked = toChecked(value);
    if (checked !== undefined && 'value' in checked) {
      texts.set(attribute, checked.value);
      return;
    }
    texts.delete(attribute);
    if (checked !== undefined && 'fault' in checked) faults.push({ attribute, value, ...checked.fault });
    else if (checked !== undefined) leftOut.push({ attribute, value, ...checked.leftOut });
  };
  for (const attribute of PHONE_ATTRIBUTES) check(attribute, (value) => checkPhone(value, country));
  check('birthday', (value) => checkBirthday(value, dates));
  const contact: Contact = { ...Object.fromEntries(texts), ...takeAddresses(readable, leftOut) };
  if (Object.keys(contact).length === 0 && faults.length === 0) {
    faults.push({ reason: 'has no value that a contact can hold' });
  }
  return { line, contact, faults, leftOut };
};

/** Assigns the values of a card to the attributes of a contact, unchecked and unchanged; also returns the values without an attribute. */
export const placeValues = (
  card: Card,
): { readonly contact: Contact; readonly leftOut: readonly Remark[] } => {
  const leftOut: Remark[] = [...card.leftOut];
  const texts = takeTexts(card, leftOut);
  takeFullName(card, texts, leftOut);
  return { contact: { ...Object.fromEntries(texts), ...takeAddresses(card, leftOut) }, leftOut };
};

type Texts = Map<TextAttribute, string>;

/** Leaves out values with characters that could not be decoded. */
const withoutUnreadable = (card: Card, leftOut: Remark[]): Card => {
  const keep = (attribute: string, value: string): boolean => {
    if (isReadable(value)) return true;
    leftOut.push({
      attribute,
      value,
      reason: 'has unreadable characters; does the file use another encoding?',
    });
    return false;
  };
  const keepParts = (attribute: string, address: Address): Address =>
    Object.fromEntries(
      Object.entries(address).filter(([part, value]) => keep(`${attribute}.${part}`, value)),
    );
  return {
    texts: card.texts.filter(([attribute, value]) => keep(attribute, value)),
    addresses: card.addresses.map(([attribute, address]) => [attribute, keepParts(attribute, address)]),
    fullNames: card.fullNames.filter((value) => keep('fullName', value)),
    emails: card.emails.filter((value) => keep('email', value)),
    phones: card.phones.filter(({ value }) => keep('phone', value)),
    labelledAddresses: card.labelledAddresses.map(({ kind, address }) => ({
      kind,
      address: keepParts('address', address),
    })),
    webPages: card.webPages.filter((value) => keep('webPage', value)),
    leftOut: card.leftOut,
  };
};

/** Assigns values to attributes: first the values that name their attribute, then the others to the first free one of their kind. */
const takeTexts = (card: Card, leftOut: Remark[]): Texts => {
  const texts: Texts = new Map();
  const emails: string[] = [];
  const phones = [...card.phones];
  const webPages = [...card.webPages];
  const clean = (typed: string): string => {
    const { address, query } = cleanEmail(typed);
    if (query !== '')
      leftOut.push({ attribute: 'email', value: query, reason: 'is not part of an e-mail address' });
    return address;
  };
  for (const [attribute, text] of card.texts) {
    const value = isOneOf(EMAIL_ATTRIBUTES, attribute) ? clean(text) : text;
    const present = texts.get(attribute);
    if (present === undefined) texts.set(attribute, value);
    else if (present === value) continue;
    // A second value may fit another attribute.
    else if (isOneOf(EMAIL_ATTRIBUTES, attribute)) emails.push(value);
    else if (isOneOf(PHONE_ATTRIBUTES, attribute)) phones.push({ kind: 'other', value });
    else if (attribute === 'notes') texts.set(attribute, `${present}\n${value}`);
    else leftOut.push({ attribute, value, reason: 'the attribute occurs twice' });
  }
  const give = (slots: readonly TextAttribute[], value: string): boolean => {
    if (slots.some((slot) => texts.get(slot) === value)) return true;
    const free = slots.find((slot) => !texts.has(slot));
    if (free !== undefined) texts.set(free, value);
    return free !== undefined;
  };
  for (const value of [...card.emails.map(clean), ...emails]) {
    if (!give(EMAIL_ATTRIBUTES, value)) {
      leftOut.push({ attribute: 'email', value, reason: 'a contact has room for three e-mail addresses' });
    }
  }
  // Numbers of a known kind come first, so that others do not take their attribute.
  const unplaced = phones.filter(({ kind, value }) => !give(PHONE_SLOTS[kind], value));
  for (const { kind, value } of unplaced) {
    if (!give(SPARE_PHONE_SLOTS[kind], value)) {
      const reason = 'a contact has no field for more numbers of this kind';
      leftOut.push({ attribute: 'phone', value, reason });
    }
  }
  for (const value of webPages) {
    if (!give(['webPage'], value)) {
      leftOut.push({ attribute: 'webPage', value, reason: 'a contact has room for one web page' });
    }
  }
  return texts;
};

const isOneOf = (attributes: readonly TextAttribute[], attribute: TextAttribute): boolean =>
  attributes.includes(attribute);

/** Without a name, the full name becomes the first name, unless it only repeats the company, an e-mail address or a number. */
const takeFullName = ({ fullNames, leftOut: unread }: Card, texts: Texts, leftOut: Remark[]): void => {
  const [fullName, ...others] = fullNames;
  if (fullName === undefined) return;
  const hasName = (['firstName', 'lastName', 'middleName'] as const).some((name) => texts.has(name));
  const repeats = [...texts].some(
    ([attribute, value]) => attribute !== 'nickName' && sameText(value) === sameText(fullName),
  );
  if (!hasName && !repeats) texts.set('firstName', fullName);
  const known = new Set([...texts.values(), ...unread.map(({ value = '' }) => value)].flatMap(wordsOf));
  for (const value of [fullName, ...others]) {
    if (sameText(value) === sameText(fullName) && (repeats || !hasName)) continue;
    // A full name made of known parts adds nothing.
    if (wordsOf(value).every((word) => known.has(word))) continue;
    leftOut.push({ attribute: 'fullName', value, reason: 'has words that are not in the parts of the name' });
  }
};

const sameText = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ');

const takeAddresses = (card: Card, leftOut: Remark[]): Partial<Record<AddressAttribute, Address>> => {
  const isFilled = (address: Address): boolean => Object.keys(address).length > 0;
  const addresses: Partial<Record<AddressAttribute, Address>> = Object.fromEntries(
    card.addresses.filter(([, address]) => isFilled(address)),
  );
  for (const { kind, address } of card.labelledAddresses) {
    if (!isFilled(address)) continue;
    const free = ADDRESS_SLOTS[kind].find((slot) => addresses[slot] === undefined);
    if (free !== undefined) addresses[free] = address;
    else {
      const value = Object.values(address).join(', ');
      const reason = 'a contact has no field for more addresses of this kind';
      leftOut.push({ attribute: 'address', value, reason });
    }
  }
  return addresses;
};
