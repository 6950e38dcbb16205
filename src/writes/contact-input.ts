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

/** The properties that have a value. */
const given = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part != null)) as {
    readonly [Name in keyof Value]?: NonNullable<Value[Name]>;
  };

type Converted<Address> = Omit<PersonalContactInput, AttributeOfKind<'address'>> & {
  readonly [Name in AttributeOfKind<'address'>]?: Address | null | undefined;
};

/**
 * The contact with its phone numbers in a spelling that upstream accepts, and its addresses converted. Null and absent values
 * stay as they are.
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

/** The request body that creates or replaces a contact. Null counts as absent. */
export const toContact = (input: PersonalContactInput, dialingPlan?: string): PersonalContactRequest =>
  given(converted(input, dialingPlan, toAddress));

const NO_ADDRESS: ContactAddressPatch = { street: null, city: null, state: null, zip: null, country: null };

/** Null for an empty address, which by upstream's documentation removes the attribute. */
const toAddressPatch = (input: PersonalContactAddressInput): ContactAddressPatch | null => {
  const address = toAddress(input);
  return address === undefined ? null : { ...NO_ADDRESS, ...address };
};

/**
 * The request body that patches a contact: null clears an attribute, absent ones stay. Upstream does not document whether it
 * merges or replaces an address, so all parts of it are sent.
 */
export const toContactPatch = (
  input: PersonalContactInput,
  dialingPlan?: string,
): Operations['patchContact']['body'] => converted(input, dialingPlan, toAddressPatch);

export interface ContactCheck {
  /** Path of the contact below `input`. */
  readonly path: InputPath;
  /** Country for parsing national numbers. */
  readonly dialingPlan?: string | null | undefined;
  /** Whether the contact is new: then an empty one is refused. */
  readonly isNew?: boolean;
}

/** The errors in a contact that can be found without an upstream call. */
export const contactErrors = (
  contact: PersonalContactInput,
  { path, dialingPlan, isNew = false }: ContactCheck,
): readonly UserError[] => {
  if (isNew && isEmptyContact(contact)) return [{ ...EMPTY_CONTACT, field: path }];
  return checkContact(contact, dialingPlan).map(({ path: below, ...error }) => ({
    ...error,
    field: [...path, ...below],
  }));
};

/** The dialing plan in upstream's spelling; undefined if not given. @throws InputRefusal */
export const readDialingPlan = (dialingPlan: string | null | undefined): string | undefined => {
  if (dialingPlan == null || /^[a-z]{2}$/i.test(dialingPlan)) return dialingPlan?.toUpperCase();
  throw refusal(
    'INVALID',
    ['dialingPlan'],
    'The dialing plan must be a two-letter country code (ISO 3166-1 alpha-2), such as US or GB.',
  );
};

/** The input that all mutations of a single contact have in common. */
export interface ContactWriteInput {
  readonly dialingPlan?: string | null | undefined;
  readonly contact: PersonalContactInput;
}

/** Checks the input and returns the dialing plan. @throws InputRefusal with all errors at once */
export const readContactWrite = (
  { dialingPlan, contact }: ContactWriteInput,
  isNew = false,
): string | undefined => {
  const [plan] = readEach(['dialingPlan', 'contact'] as const, (name) => {
    if (name === 'dialingPlan') return readDialingPlan(dialingPlan);
    const userErrors = contactErrors(contact, { path: ['contact'], dialingPlan, isNew });
    if (userErrors.length > 0) throw new InputRefusal(userErrors);
    return undefined;
  });
  return plan;
};

/** The paths in a mutation's input of the values that upstream may reject. */
export interface ContactPlaces {
  readonly contact: PersonalContactInput;
  /** Path of `contact`. */
  readonly path: InputPath;
  /** Path of the field that names the contact or, depending on the parameter, its book. */
  readonly nameOf: (parameterName: string) => InputPath | null;
}

const NAMES: readonly string[] = ['accountId', 'extensionId', 'contactId'];

/** The path in the input for an error that upstream reports about a contact. */
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
