import type { CountryCode } from 'libphonenumber-js/min';

import { type DateOrder, toBirthday } from './birthday.ts';
import { ADDRESS_SLOTS, type Card, PHONE_SLOTS, SPARE_PHONE_SLOTS } from './card.ts';
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
import { toE164 } from './phone-number.ts';

/** How values are read that do not say it themselves. */
export interface RowRules {
  /** Whose dialing plan numbers without a country code follow. */
  readonly country?: CountryCode | undefined;
  readonly dates?: DateOrder | undefined;
}

/** The contact that a card makes, checked as far as upstream's rules are known. */
export function toRow(card: Card, line: number, rules: RowRules): Row {
  const faults: Remark[] = [];
  const leftOut: Remark[] = [];
  const texts = takeTexts(card, leftOut);
  for (const attribute of PHONE_ATTRIBUTES) {
    const value = texts.get(attribute);
    if (value === undefined) continue;
    const reading = toE164(value, rules.country);
    if ('number' in reading) texts.set(attribute, reading.number);
    else faults.push({ attribute, value, ...reading });
  }
  checkBirthday(texts, rules, faults, leftOut);
  const contact: Contact = { ...Object.fromEntries(texts), ...takeAddresses(card, leftOut) };
  if (Object.keys(contact).length === 0 && faults.length === 0) {
    faults.push({ reason: 'there is nothing in it that a contact can hold' });
  }
  return { line, contact, faults, leftOut };
}

type Texts = Map<TextAttribute, string>;

/** Each value to its attribute: first those that name it, then the others to the first one of their kind that is free. */
function takeTexts(card: Card, leftOut: Remark[]): Texts {
  const texts: Texts = new Map();
  for (const [attribute, value] of card.texts) {
    const present = texts.get(attribute);
    if (present === undefined) texts.set(attribute, value);
    else if (present !== value) leftOut.push({ attribute, value, reason: 'the attribute is there twice' });
  }
  const give = (slots: readonly TextAttribute[], value: string): boolean => {
    const free = slots.find((slot) => !texts.has(slot));
    if (free !== undefined) texts.set(free, value);
    return free !== undefined;
  };
  for (const value of card.emails) {
    if (!give(EMAIL_ATTRIBUTES, value)) {
      leftOut.push({ attribute: 'email', value, reason: 'a contact has room for three e-mail addresses' });
    }
  }
  // Numbers whose kind is known come first, so that none of the others sits in their place.
  const homeless = card.phones.filter(({ kind, value }) => !give(PHONE_SLOTS[kind], value));
  for (const { kind, value } of homeless) {
    if (!give(SPARE_PHONE_SLOTS[kind], value)) {
      leftOut.push({
        attribute: 'phone',
        value,
        reason: 'a contact has no more room for numbers of its kind',
      });
    }
  }
  for (const value of card.webPages) {
    if (!give(['webPage'], value)) {
      leftOut.push({ attribute: 'webPage', value, reason: 'a contact has room for one web page' });
    }
  }
  const hasName = (['firstName', 'lastName', 'company'] as const).some((name) => texts.has(name));
  if (!hasName && card.fullName !== undefined) texts.set('firstName', card.fullName);
  return texts;
}

function checkBirthday(texts: Texts, { dates }: RowRules, faults: Remark[], leftOut: Remark[]): void {
  const value = texts.get('birthday');
  if (value === undefined) return;
  texts.delete('birthday');
  const birthday = toBirthday(value, dates);
  if (birthday === undefined) return;
  if ('value' in birthday) texts.set('birthday', birthday.value);
  else if ('fault' in birthday) faults.push({ attribute: 'birthday', value, reason: birthday.fault });
  else leftOut.push({ attribute: 'birthday', value, reason: birthday.leftOut });
}

function takeAddresses(card: Card, leftOut: Remark[]): Partial<Record<AddressAttribute, Address>> {
  const addresses: Partial<Record<AddressAttribute, Address>> = Object.fromEntries(card.addresses);
  for (const { kind, address } of card.labelledAddresses) {
    const free = ADDRESS_SLOTS[kind].find((slot) => addresses[slot] === undefined);
    if (free !== undefined) addresses[free] = address;
    else {
      const value = Object.values(address).join(', ');
      leftOut.push({
        attribute: 'address',
        value,
        reason: 'a contact has no more room for addresses of its kind',
      });
    }
  }
  return addresses;
}
