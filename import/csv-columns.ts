import {
  ADDRESS_ATTRIBUTES,
  ADDRESS_PARTS,
  type AddressAttribute,
  type AddressPart,
  TEXT_ATTRIBUTES,
  type TextAttribute,
} from './contact.ts';
import type { PhoneKind } from './card.ts';

/** Where the cells of a column go. */
export type Column =
  | { readonly to: 'text'; readonly attribute: TextAttribute }
  | { readonly to: 'address'; readonly attribute: AddressAttribute; readonly part: AddressPart }
  | { readonly to: 'phone'; readonly kind: PhoneKind }
  | { readonly to: 'fullName' }
  /** One of the columns that together hold a value, its label and more: `Phone 2 - Label`, `Phone 2 - Value`. */
  | { readonly to: 'group'; readonly group: GroupName; readonly number: string; readonly part: string };

export type GroupName = 'email' | 'phone' | 'address' | 'website';

/** Case, spaces and punctuation differ between exports and say nothing: `E-mail 1 - Value` is `email1value`. */
const keyOf = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Names that Google, Outlook and people give to what the graph calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, TextAttribute>> = {
  givenname: 'firstName',
  familyname: 'lastName',
  surname: 'lastName',
  additionalname: 'middleName',
  organizationname: 'company',
  organization1name: 'company',
  organization: 'company',
  organizationtitle: 'jobTitle',
  organization1title: 'jobTitle',
  emailaddress: 'email',
  email1: 'email',
  email2address: 'email2',
  email3address: 'email3',
  assistantsphone: 'assistantPhone',
  callback: 'callbackPhone',
  companymainphone: 'companyPhone',
  mobile: 'mobilePhone',
  cellphone: 'mobilePhone',
  website: 'webPage',
  url: 'webPage',
  note: 'notes',
  dateofbirth: 'birthday',
};

const NUMBERS: Readonly<Record<string, PhoneKind>> = {
  phone: 'other',
  phonenumber: 'other',
  primaryphone: 'other',
  homefax: 'fax',
  fax: 'fax',
};

/** `homeAddress.street` is the graph's name, `Home Street` Outlook's, whose further lines of it are numbered. */
const ADDRESS_PART_NAMES: Readonly<Record<string, AddressPart>> = {
  ...Object.fromEntries(ADDRESS_PARTS.map((part) => [part, part] as const)),
  street2: 'street',
  street3: 'street',
  postalcode: 'zip',
  zipcode: 'zip',
  province: 'state',
  countryregion: 'country',
};

const COLUMNS: ReadonlyMap<string, Column> = new Map<string, Column>([
  ...TEXT_ATTRIBUTES.map((attribute) => [keyOf(attribute), { to: 'text', attribute }] as const),
  ...Object.entries(OTHER_NAMES).map(([key, attribute]) => [key, { to: 'text', attribute }] as const),
  ...Object.entries(NUMBERS).map(([key, kind]) => [key, { to: 'phone', kind }] as const),
  ...['name', 'fullname', 'displayname'].map((key) => [key, { to: 'fullName' }] as const),
  ...ADDRESS_ATTRIBUTES.flatMap((attribute) =>
    Object.entries(ADDRESS_PART_NAMES).flatMap(([name, part]) => {
      const owner = keyOf(attribute);
      const column = { to: 'address', attribute, part } as const;
      return [owner + name, owner.replace('address', '') + name].map((key) => [key, column] as const);
    }),
  ),
]);

const GROUP = /^(?<group>email|phone|address|website)(?<number>\d+)(?<part>[a-z]+)$/;

/** Parts of a numbered address that are part of its street, or stand for it. */
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

/** What the column of that header holds; undefined for one that no contact has room for. */
export function columnOf(header: string): Column | undefined {
  const key = keyOf(header);
  const known = COLUMNS.get(key);
  if (known !== undefined) return known;
  const { group, number = '', part = '' } = GROUP.exec(key)?.groups ?? {};
  if (group === undefined) return undefined;
  const name = group as GroupName;
  return GROUP_PARTS[name].includes(part) ? { to: 'group', group: name, number, part } : undefined;
}
