import type { Address, AddressAttribute, PhoneAttribute, Remark, TextAttribute } from './contact.ts';

/** What kind of number a label speaks of. */
export type PhoneKind =
  'mobile' | 'home' | 'work' | 'workFax' | 'fax' | 'company' | 'assistant' | 'car' | 'callback' | 'other';

export type AddressKind = 'home' | 'work' | 'other';

/** What a file says of one person, in the order in which it says it, before it is known which attribute each value takes. */
export interface Card {
  /** Values that name their attribute themselves. */
  readonly texts: readonly (readonly [TextAttribute, string])[];
  readonly addresses: readonly (readonly [AddressAttribute, Address])[];
  /** The whole name in one; the first is used where there is no other name. */
  readonly fullNames: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly { readonly kind: PhoneKind; readonly value: string }[];
  readonly labelledAddresses: readonly { readonly kind: AddressKind; readonly address: Address }[];
  readonly webPages: readonly string[];
  /** What the reader of the file could not take. */
  readonly leftOut: readonly Remark[];
}

/** The places of a kind, the best one first. */
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

/** Where numbers go that find the places of their kind taken. */
export const SPARE_PHONE_SLOTS: Readonly<Record<PhoneKind, readonly PhoneAttribute[]>> = {
  mobile: ['otherPhone'],
  home: ['otherPhone'],
  work: ['otherPhone'],
  // Nobody can call them.
  workFax: [],
  fax: [],
  company: ['otherPhone'],
  assistant: ['otherPhone'],
  car: ['otherPhone'],
  callback: ['otherPhone'],
  // Of these nobody knows what they are, so that any place is as good.
  other: ['otherPhone', 'mobilePhone', 'homePhone', 'businessPhone'],
};

export const ADDRESS_SLOTS: Readonly<Record<AddressKind, readonly AddressAttribute[]>> = {
  home: ['homeAddress', 'otherAddress'],
  work: ['businessAddress', 'otherAddress'],
  other: ['otherAddress', 'homeAddress', 'businessAddress'],
};

/**
 * The kind that a label stands for: the words of a Google label (`Work Fax`), of vCard's types (`CELL`, `VOICE`), or of
 * Apple's (`_$!<HomeFax>!$_`). Labels that people made up, or wrote in another language, are `other`.
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

/** What labels and types say in files of usual programs: the kind of a value, its use, or nothing at all. */
const KNOWN_LABEL_WORDS: ReadonlySet<string> = new Set(
  `home work business other mobile cell iphone apple watch main company assistant car callback fax pager page internet voice pref preferred
  private personal default custom profile blog website web site homepage url google obsolete school custom address phone telephone tel
  number email mail primary secondary second icloud msg video text textphone bbs modem isdn pcs radio telex tty tdd ttytdd dom intl postal
  parcel uri vcard aol applelink attmail cis eworld ibmmail mcimail powershare prodigy tlx x400 mms sip contact`.split(
    /\s+/,
  ),
);

/** Labels, and types of vCard, with words that stand for no kind: people made them up, or the file is damaged. No contact has room for them. */
export const unknownLabels = (labels: readonly string[]): readonly string[] =>
  labels.filter((label) =>
    wordsOf(splitCapitals(label)).some((word) => !KNOWN_LABEL_WORDS.has(word) && !/^(?:\d|x)$/.test(word)),
  );

/** Remarks on an address that is written in one text, where its parts do not say all of it. */
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

/** The words of a text, for whether another text says the same. */
export const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
