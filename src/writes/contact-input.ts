import type { PersonalContactAddressInput, PersonalContactInput } from '../__generated__/graphql.ts';
import {
  limits,
  type ContactAddressInfo,
  type ContactAddressPatch,
  type PersonalContactPatchRequest,
  type PersonalContactRequest,
} from '../__generated__/ringcentral.ts';
import type { UserError } from '../clients/errors/user-error.ts';
import { type InputPath, InputRefusal, readEach, refusal, type UpstreamFault } from './input-refusal.ts';

/** The properties that are neither null nor absent. */
const given = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part != null)) as {
    readonly [Name in keyof Value]?: NonNullable<Value[Name]>;
  };

/** The three addresses of a contact, each as `convert` makes it; null and absent ones stay so. */
const addressesOf = <Address>(
  { homeAddress, businessAddress, otherAddress }: PersonalContactInput,
  convert: (address: PersonalContactAddressInput) => Address,
) => ({
  homeAddress: homeAddress && convert(homeAddress),
  businessAddress: businessAddress && convert(businessAddress),
  otherAddress: otherAddress && convert(otherAddress),
});

const toAddress = (address: PersonalContactAddressInput): ContactAddressInfo | undefined => {
  const parts = given(address);
  return Object.keys(parts).length === 0 ? undefined : parts;
};

/** The body that creates a contact or takes another one's place: null counts as left out. */
export const toContact = (input: PersonalContactInput): PersonalContactRequest =>
  given({ ...input, ...addressesOf(input, toAddress) });

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
export const toContactPatch = (input: PersonalContactInput): PersonalContactPatchRequest => ({
  ...input,
  ...addressesOf(input, toAddressPatch),
});

const { ringtoneIndex, appInfo } = limits.createContact;
/** The only lengths that upstream publishes, in characters and not in UTF-16 units. */
const MAX_LENGTHS = [
  ['ringtoneIndex', ringtoneIndex.maxLength],
  ['appInfo', appInfo.maxLength],
] as const;

/** What can be told to be wrong without asking upstream. @param path of the contact below `input` */
export const contactFaults = (contact: PersonalContactInput, path: readonly string[]): readonly UserError[] =>
  MAX_LENGTHS.flatMap(([attribute, maxLength]) => {
    const { length } = Array.from(contact[attribute] ?? '');
    if (length <= maxLength) return [];
    const message = `At most ${maxLength} characters are allowed, and these are ${length}.`;
    return [{ code: 'TOO_LONG', field: [...path, attribute], message }];
  });

/** The dialing plan as upstream takes it; undefined where none is named. @throws InputRefusal */
export function readDialingPlan(dialingPlan: string | null | undefined): string | undefined {
  if (dialingPlan == null || /^[a-z]{2}$/i.test(dialingPlan)) return dialingPlan?.toUpperCase();
  throw refusal(
    'INVALID',
    ['dialingPlan'],
    'A dialing plan is named by a country in two letters (ISO 3166-1 alpha-2), such as US or GB.',
  );
}

/** What the mutations of one contact have in common. */
export interface ContactWriteInput {
  readonly dialingPlan?: string | null | undefined;
  readonly contact: PersonalContactInput;
}

/** The dialing plan of a contact without faults that can be seen here. @throws InputRefusal for all that there are */
export const readContactWrite = ({ dialingPlan, contact }: ContactWriteInput): string | undefined => {
  const [plan] = readEach(['dialingPlan', 'contact'] as const, (name) => {
    if (name === 'dialingPlan') return readDialingPlan(dialingPlan);
    const faults = contactFaults(contact, ['contact']);
    if (faults.length > 0) throw new InputRefusal(faults);
    return undefined;
  });
  return plan;
};

/** Where in a mutation's input those things stand that upstream may complain of. */
export interface ContactPlaces {
  readonly contact: PersonalContactInput;
  /** Of `contact`. */
  readonly path: InputPath;
  /** Of what names the contact or, by that parameter, its book. */
  readonly nameOf: (parameterName: string) => InputPath | null;
}

const NAMES: readonly string[] = ['accountId', 'extensionId', 'contactId'];

/** The place in the input of upstream's complaint about a contact. */
export function contactFieldOf(
  { parameterName = '', code }: UpstreamFault,
  { contact, path, nameOf }: ContactPlaces,
): InputPath | null {
  if (code === 'ADDRESS_BOOK_FULL') return null;
  if (parameterName === 'dialingPlan') return ['dialingPlan'];
  const [attribute = '', ...parts] = parameterName.split('.');
  if (Object.hasOwn(contact, attribute)) return [...path, attribute, ...parts];
  return code === 'NOT_FOUND' || NAMES.includes(parameterName) ? nameOf(parameterName) : path;
}
