import type { PhoneKind } from './card.ts';
import {
  ADDRESS_ATTRIBUTES,
  ADDRESS_PARTS,
  type AddressAttribute,
  type AddressPart,
  EMAIL_ATTRIBUTES,
  PHONE_ATTRIBUTES,
  TEXT_ATTRIBUTES,
  type TextAttribute,
} from './contact.ts';
import { type HeaderWords, headerWordsOf, keyOf, nameTargetOf } from './csv-names.ts';

/** What the cells of a column hold. */
export type Column =
  | { readonly to: 'text'; readonly attribute: TextAttribute }
  | {
      readonly to: 'address';
      readonly attribute: AddressAttribute;
      readonly part: AddressPart;
      /** Whether the header does not say which address it is: `City`. */
      readonly isBare?: boolean;
    }
  | { readonly to: 'phone'; readonly kind: PhoneKind }
  | { readonly to: 'email' | 'webPage' | 'fullName' }
  | { readonly to: 'birth'; readonly part: 'year' | 'month' | 'day' }
  /** One of several columns for a value and its label: `Phone 2 - Label`, `Phone 2 - Value`. */
  | { readonly to: 'group'; readonly group: GroupName; readonly number: string; readonly part: string };

export type GroupName = 'email' | 'phone' | 'address' | 'website';

/** The graph's own names, which take precedence over all others. */
const OWN: ReadonlyMap<string, Column> = new Map<string, Column>([
  ...TEXT_ATTRIBUTES.map((attribute) => [keyOf(attribute), { to: 'text', attribute }] as const),
  ...ADDRESS_ATTRIBUTES.flatMap((attribute) =>
    ADDRESS_PARTS.map((part) => [keyOf(attribute + part), { to: 'address', attribute, part }] as const),
  ),
]);

const GROUP = /^(?<group>email|phone|address|website)(?<number>\d+)(?<part>[a-z]+)$/;

/** Parts of a numbered address, and the attribute part that each goes to. */
export const GROUP_ADDRESS_PARTS: Readonly<Record<string, AddressPart>> = {
  street: 'street',
  extendedaddress: 'street',
  pobox: 'street',
  city: 'city',
  region: 'state',
  postalcode: 'zip',
  country: 'country',
};

const GROUP_PARTS: Readonly<Record<GroupName, readonly string[]>> = {
  email: ['label', 'type', 'value'],
  phone: ['label', 'type', 'value'],
  website: ['label', 'type', 'value'],
  address: ['label', 'type', 'formatted', ...Object.keys(GROUP_ADDRESS_PARTS)],
};

/** The columns of a header; null for those that a contact has no field for. */
export const columnsOf = (headers: readonly string[]): readonly (Column | null)[] => {
  const keys = headers.map(keyOf);
  const has = (...wanted: readonly string[]): boolean => wanted.every((key) => keys.includes(key));
  const columns = headers.map((header) => columnOf(header) ?? null);
  const bareParts = new Set(
    columns.flatMap((column) => (column?.to === 'address' && column.isBare === true ? [column.part] : [])),
  );
  const hasBirthParts = columns.some((column) => column?.to === 'birth');
  return columns.map((column, index): Column | null => {
    const key = keys[index] ?? '';
    // Thunderbird has separate columns for the parts of a birthday, and calls the day `Birth Day`.
    if (hasBirthParts && (key === 'birthday' || key === 'geburtstag')) return { to: 'birth', part: 'day' };
    // `State` alone may mean anything; next to `City` it is part of an address.
    if (column?.to === 'address' && column.isBare === true && bareParts.size < 2) return null;
    // Yahoo's number columns have only the kind as their header, and `Title` is the job.
    if (column === null && has('first', 'last')) return YAHOO[key] ?? null;
    // French Outlook has two columns of this name; the second is the job title.
    const isSecondTitle = key === 'titre' && keys.indexOf(key) < index;
    return isSecondTitle ? { to: 'text', attribute: 'jobTitle' } : column;
  });
};

const YAHOO: Readonly<Record<string, Column>> = {
  home: { to: 'phone', kind: 'home' },
  work: { to: 'phone', kind: 'work' },
  other: { to: 'phone', kind: 'other' },
  title: { to: 'text', attribute: 'jobTitle' },
};

/** The column of a header, without regard to other columns; undefined when a contact has no field for it. */
export const columnOf = (header: string): Column | undefined => {
  const key = keyOf(header);
  return OWN.get(key) ?? nameColumn(header) ?? groupColumn(key) ?? wordsColumn(key, headerWordsOf(header));
};

const nameColumn = (header: string): Column | undefined => {
  const target = nameTargetOf(header);
  switch (target) {
    case undefined:
      return undefined;
    case 'fullName':
      return { to: 'fullName' };
    case 'birthYear':
      return { to: 'birth', part: 'year' };
    case 'birthMonth':
      return { to: 'birth', part: 'month' };
    case 'birthDay':
      return { to: 'birth', part: 'day' };
    default:
      return { to: 'text', attribute: target };
  }
};

const groupColumn = (key: string): Column | undefined => {
  const { group, number = '', part = '' } = GROUP.exec(key)?.groups ?? {};
  if (group === undefined) return undefined;
  const name = group as GroupName;
  return GROUP_PARTS[name].includes(part) ? { to: 'group', group: name, number, part } : undefined;
};

/** Headers of phone numbers that name only a place. */
const BARE_PHONES: Readonly<Record<string, TextAttribute>> = {
  ufficio: 'businessPhone',
  ufficio2: 'businessPhone2',
  abitazione: 'homePhone',
  abitazione2: 'homePhone2',
  particular: 'homePhone',
};

const wordsColumn = (key: string, words: HeaderWords | undefined): Column | undefined => {
  const bare = BARE_PHONES[key];
  if (bare !== undefined) return { to: 'text', attribute: bare };
  if (words === undefined) return undefined;
  return emailColumn(words) ?? addressColumn(words) ?? phoneColumn(words) ?? webColumn(words);
};

const emailColumn = ({ has, number }: HeaderWords): Column | undefined => {
  if (!has('email') || has('phone', 'web')) return undefined;
  const attribute =
    has('home', 'work', 'other', 'second') || number === 1 ? undefined : EMAIL_ATTRIBUTES[number - 1];
  return attribute === undefined ? { to: 'email' } : { to: 'text', attribute };
};

const addressColumn = ({ has }: HeaderWords): Column | undefined => {
  const isWork = has('work', 'company', 'firm');
  const attribute = has('home') ? 'homeAddress' : isWork ? 'businessAddress' : 'otherAddress';
  const isBare = !isWork && !has('home', 'other');
  const to = (part: AddressPart): Column => ({ to: 'address', attribute, part, isBare });
  if (has('phone', 'fax', 'mobile', 'web')) return undefined;
  if (has('zip') || (has('code') && has('postal'))) return to('zip');
  if (has('box')) return to('street');
  if (has('country')) return to('country');
  if (has('state', 'region')) return to('state');
  if (has('city')) return to('city');
  return has('street', 'address') ? to('street') : undefined;
};

const phoneColumn = (words: HeaderWords): Column | undefined => {
  const { has, number } = words;
  const attribute = phoneAttributeOf(words);
  if (attribute !== undefined) {
    const numbered = number === 1 ? attribute : `${attribute}${number}`;
    const known = PHONE_ATTRIBUTES.find((name) => name === numbered);
    if (known !== undefined) return { to: 'text', attribute: known };
  }
  if (has('mobile')) return { to: 'phone', kind: 'mobile' };
  if (has('fax')) return { to: 'phone', kind: 'fax' };
  if (has('home') && has('phone')) return { to: 'phone', kind: 'home' };
  if (has('work') && has('phone')) return { to: 'phone', kind: 'work' };
  return has('phone') ? { to: 'phone', kind: 'other' } : undefined;
};

/** The attribute that the header names; undefined when it only names a kind. */
const phoneAttributeOf = ({ has }: HeaderWords): (typeof PHONE_ATTRIBUTES)[number] | undefined => {
  const isWork = has('work', 'company', 'firm');
  if (has('assistant')) return has('phone') ? 'assistantPhone' : undefined;
  if (has('callback')) return 'callbackPhone';
  if (has('fax')) return isWork ? 'businessFax' : has('other') ? 'otherFax' : undefined;
  if (has('mobile')) return has('home', 'work', 'other') ? undefined : 'mobilePhone';
  if (has('carPhone') || (has('car') && has('phone'))) return 'carPhone';
  if (has('company')) return has('main') || has('phone') ? 'companyPhone' : undefined;
  if (!has('phone')) return undefined;
  if (has('firm')) return has('main') ? 'companyPhone' : 'businessPhone';
  return has('work') ? 'businessPhone' : has('home') ? 'homePhone' : has('other') ? 'otherPhone' : undefined;
};

const webColumn = ({ has }: HeaderWords): Column | undefined =>
  has('web') && !has('address', 'main') ? { to: 'webPage' } : undefined;
