import type { PersonalContactAddressInput, PersonalContactInput } from '../__generated__/graphql.ts';
import type {
  ContactAddressInfo,
  ContactAddressPatch,
  Operations,
  PersonalContactRequest,
} from '../__generated__/ringcentral.ts';
import type { UserError } from '../clients/errors/user-error.ts';
import {
  type AttributeOfKind,
  attributesOfKind,
  checkContact,
  EMPTY_CONTACT,
  isEmptyContact,
} from '../values/contact-checks.ts';
import { spellPhoneNumber } from '../values/phone-number.ts';

import { type InputPath, InputRefusal, readEach, refusal, type UpstreamFault } from './input-refusal.ts';

const ADDRESSES = attributesOfKind('address');
const PHONES = attributesOfKind('phone');

/** The properties that are neither null nor absent. */
const given = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part != null)) as {
    readonly [Name in keyof Value]?: NonNullable<Value[Name]>;
  };

type Converted<Address> = Omit<PersonalContactInput, AttributeOfKind<'address'>> & {
  readonly [Name in AttributeOfKind<'address'>]?: Address | null | undefined;
};

/**
 * The contact with its numbers in a spelling that upstream knows, and each address as `convert` makes it; null and absent
 * values stay so.
 */
const converted = <Address>(
  contact: PersonalContactInput,
  dialingPlan: string | undefined,
  convert: (address: PersonalContactAddressInput) => Address,
): Converted<Address> => {
  const result: Record<string, unknown> = { ...contact };
  for (const name of PHONES) {
    const typed = contact[name];
    if (typed != null) result[name] = spellPhoneNumber(typed, dialingPlan);
  }
  for (const name of ADDRESSES) {
    const address = contact[name];
    if (address != null) result[name] = convert(address);
  }
  return result;
};

const toAddress = (address: PersonalContactAddressInput): ContactAddressInfo | undefined => {
  const parts = given(address);
  return Object.keys(parts).length === 0 ? undefined : parts;
};

/** The body that creates a contact or takes another one's place: null counts as left out. */
export const toContact = (input: PersonalContactInput, dialingPlan?: string): PersonalContactRequest =>
  given(converted(input, dialingPlan, toAddress));

const NO_ADDRESS: ContactAddressPatch = { street: null, city: null, state: null, zip: null, country: null };

/** Null, which is documented to take an attribute away, where nothing of the address is left. */
const toAddressPatch = (input: PersonalContactAddressInput): ContactAddressPatch | null => {
  const address = toAddress(input);
  return address === undefined ? null : { ...NO_ADDRESS, ...address };
};

/**
 * The body that changes a contact: null clears, what is absent stays. Upstream does not say whether it merges the parts of
 * an address or replaces it; with every part written, both come to the same.
 */
export const toContactPatch = (
  input: PersonalContactInput,
  dialingPlan?: string,
): Operations['patchContact']['body'] => converted(input, dialingPlan, toAddressPatch);

export interface ContactCheck {
  /** Path of the contact below `input`. */
  readonly path: InputPath;
  /** Country by whose rules national numbers are read. */
  readonly dialingPlan?: string | null | undefined;
  /** Whether the contact is new: one without anything in it is refused. */
  readonly isNew?: boolean;
}

/** All that upstream would refuse in a contact, as far as it can be told without asking upstream. */
export const contactFaults = (
  contact: PersonalContactInput,
  { path, dialingPlan, isNew = false }: ContactCheck,
): readonly UserError[] => {
  if (isNew && isEmptyContact(contact)) return [{ ...EMPTY_CONTACT, field: path }];
  return checkContact(contact, dialingPlan).map(({ path: below, ...fault }) => ({
    ...fault,
    field: [...path, ...below],
  }));
};

/** The dialing plan as upstream takes it; undefined where none is named. @throws InputRefusal */
export const readDialingPlan = (dialingPlan: string | null | undefined): string | undefined => {
  if (dialingPlan == null || /^[a-z]{2}$/i.test(dialingPlan)) return dialingPlan?.toUpperCase();
  throw refusal(
    'INVALID',
    ['dialingPlan'],
    'The dialing plan must be a two-letter country code (ISO 3166-1 alpha-2), such as US or GB.',
  );
};

/** What the mutations of one contact have in common. */
export interface ContactWriteInput {
  readonly dialingPlan?: string | null | undefined;
  readonly contact: PersonalContactInput;
}

/** The dialing plan of a contact in which no fault is found here. @throws InputRefusal for all faults that there are */
export const readContactWrite = (
  { dialingPlan, contact }: ContactWriteInput,
  isNew = false,
): string | undefined => {
  const [plan] = readEach(['dialingPlan', 'contact'] as const, (name) => {
    if (name === 'dialingPlan') return readDialingPlan(dialingPlan);
    const faults = contactFaults(contact, { path: ['contact'], dialingPlan, isNew });
    if (faults.length > 0) throw new InputRefusal(faults);
    return undefined;
  });
  return plan;
};

/** Where in a mutation's input the values are that upstream may refuse. */
export interface ContactPlaces {
  readonly contact: PersonalContactInput;
  /** Path of `contact`. */
  readonly path: InputPath;
  /** Path of what names the contact or, by that parameter, its book. */
  readonly nameOf: (parameterName: string) => InputPath | null;
}

const NAMES: readonly string[] = ['accountId', 'extensionId', 'contactId'];

/** The path in the input of what upstream refuses about a contact. */
export const contactFieldOf = (
  { parameterName = '', code }: UpstreamFault,
  { contact, path, nameOf }: ContactPlaces,
): InputPath | null => {
  if (code === 'ADDRESS_BOOK_FULL') return null;
  if (parameterName === 'dialingPlan') return ['dialingPlan'];
  const [attribute = '', ...parts] = parameterName.split('.');
  if (Object.hasOwn(contact, attribute)) return [...path, attribute, ...parts];
  return code === 'NOT_FOUND' || NAMES.includes(parameterName) ? nameOf(parameterName) : path;
};
