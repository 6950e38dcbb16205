import type { Address, AddressAttribute, PhoneAttribute, Remark, TextAttribute } from './contact.ts';

/** The kind of a phone number, as its label says. */
export type PhoneKind =
  'mobile' | 'home' | 'work' | 'workFax' | 'fax' | 'company' | 'assistant' | 'car' | 'callback' | 'other';

export type AddressKind = 'home' | 'work' | 'other';

/** The values of one person in a file, in the order of the file, before each is assigned to an attribute. */
export interface Card {
  /** Values whose attribute is given in the file. */
  readonly texts: readonly (readonly [TextAttribute, string])[];
  readonly addresses: readonly (readonly [AddressAttribute, Address])[];
  /** Full names; the first is used when there is no other name. */
  readonly fullNames: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly { readonly kind: PhoneKind; readonly value: string }[];
  readonly labelledAddresses: readonly { readonly kind: AddressKind; readonly address: Address }[];
  readonly webPages: readonly string[];
  /** Values that the parser had to leave out. */
  readonly leftOut: readonly Remark[];
}

/** The attributes for each kind of number, best one first. */
export const PHONE_SLOTS: Readonly<Record<PhoneKind, readonly PhoneAttribute[]>> = {
  mobile: ['mobilePhone'],
  home: ['homePhone', 'homePhone2'],
  work: ['businessPhone', 'businessPhone2'],
  workFax: ['businessFax', 'otherFax'],
  fax: ['otherFax', 'businessFax'],
  company: ['companyPhone'],
  assistant: ['assistantPhone'],
  car: ['carPhone'],
  callback: ['callbackPhone'],
  other: [],
};

/** The attributes for numbers when those of their kind are taken. */
export const SPARE_PHONE_SLOTS: Readonly<Record<PhoneKind, readonly PhoneAttribute[]>> = {
  mobile: ['otherPhone'],
  home: ['otherPhone'],
  work: ['otherPhone'],
  // A fax number is of no use as a phone number.
  workFax: [],
  fax: [],
  company: ['otherPhone'],
  assistant: ['otherPhone'],
  car: ['otherPhone'],
  callback: ['otherPhone'],
  // Their kind is unknown, so any attribute will do.
  other: ['otherPhone', 'mobilePhone', 'homePhone', 'businessPhone'],
};

export const ADDRESS_SLOTS: Readonly<Record<AddressKind, readonly AddressAttribute[]>> = {
  home: ['homeAddress', 'otherAddress'],
  work: ['businessAddress', 'otherAddress'],
  other: ['otherAddress', 'homeAddress', 'businessAddress'],
};

/**
 * The kind that labels stand for: Google's (`Work Fax`), vCard types (`CELL`, `VOICE`), or Apple's (`_$!<HomeFax>!$_`).
 * User-defined labels, and labels in other languages, are `other`.
 */
export const phoneKindOf = (...labels: readonly string[]): PhoneKind => {
  const words = labelWordsOf(labels);
  const has = (...wanted: readonly string[]): boolean => wanted.some((word) => words.has(word));
  if (has('fax')) return has('work', 'business') ? 'workFax' : 'fax';
  if (has('cell', 'mobile', 'iphone')) return 'mobile';
  if (has('assistant')) return 'assistant';
  if (has('car')) return 'car';
  if (has('callback')) return 'callback';
  if (has('main', 'company')) return 'company';
  if (has('work', 'business')) return 'work';
  return has('home') ? 'home' : 'other';
};

export const addressKindOf = (...labels: readonly string[]): AddressKind => {
  const words = labelWordsOf(labels);
  if (words.has('work') || words.has('business')) return 'work';
  return words.has('home') ? 'home' : 'other';
};

/** Words that common programs use in labels and types: the kind of a value, its use, or noise. */
const KNOWN_LABEL_WORDS: ReadonlySet<string> = new Set(
  `home work business other mobile cell iphone apple watch main company assistant car callback fax pager page internet voice pref preferred
  private personal default custom profile blog website web site homepage url google obsolete school custom address phone telephone tel
  number email mail primary secondary second icloud msg video text textphone bbs modem isdn pcs radio telex tty tdd ttytdd dom intl postal
  parcel uri vcard aol applelink attmail cis eworld ibmmail mcimail powershare prodigy tlx x400 mms sip contact`.split(
    /\s+/,
  ),
);

/** Labels and vCard types with unknown words: they are user-defined, or the file is damaged. A contact cannot hold them. */
export const unknownLabels = (labels: readonly string[]): readonly string[] =>
  labels.filter((label) =>
    wordsOf(splitCapitals(label)).some((word) => !KNOWN_LABEL_WORDS.has(word) && !/^(?:\d|x)$/.test(word)),
  );

/** Reports a formatted address that has words which its parts lack. */
export const surplusOf = (formatted: string, address: Address): readonly Remark[] => {
  const known = new Set(Object.values(address).flatMap(wordsOf));
  const reason = 'has words that are not in the parts of the address';
  return wordsOf(formatted).every((word) => known.has(word))
    ? []
    : [{ attribute: 'address', value: formatted, reason }];
};

/** `HomeFax` is two words, `iPhone` is one. */
const splitCapitals = (label: string): string => label.replaceAll(/(\p{Ll}{2})(\p{Lu})/gu, '$1 $2');

const labelWordsOf = (labels: readonly string[]): ReadonlySet<string> =>
  new Set(
    labels.flatMap((label) =>
      splitCapitals(label)
        .toLowerCase()
        .split(/[^\p{L}]+/u),
    ),
  );

/** The words of a text, for comparison with other texts. */
export const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
