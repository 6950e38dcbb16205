import type { CountryCode } from 'libphonenumber-js/min';

import { readBirthday } from './birthday.ts';
import {
  type Address,
  ADDRESS_FIELDS,
  ADDRESS_PARTS,
  type AddressField,
  type ContactFields,
  EMAIL_FIELDS,
  PHONE_FIELDS,
  TEXT_FIELDS,
  type TextField,
} from './contact.ts';
import { countryName } from './country-name.ts';
import {
  type ApiFailure,
  type ErrorEntry,
  failure,
  invalidBody,
  invalidField,
  unparsableRequest,
} from './errors.ts';
import { integerDigits, isJsonObject, type JsonObject } from './json.ts';
import { readPhoneNumber } from './phone-number.ts';
import type { RingcentralSettings } from './settings.ts';

/** The attributes in a body: a value, or null to remove the attribute. Omitted attributes are absent. */
export type ContactChange = { readonly [Field in TextField]?: string | null } & {
  readonly [Field in AddressField]?: AddressChange | null;
};
export type AddressChange = { readonly [Part in keyof Address]?: string | null };

export type ContactReading = { readonly change: ContactChange } | { readonly failure: ApiFailure };

export interface ContactInputRules {
  /** Country whose dialing plan applies to numbers without `+`. */
  readonly country: CountryCode;
  readonly settings: RingcentralSettings;
  /** Id in the request's path. An id in the body must be the same. */
  readonly id?: string;
}

const MAX_SHORT_TEXT = 64;

const PHONES: ReadonlySet<string> = new Set(PHONE_FIELDS);
const EMAILS: ReadonlySet<string> = new Set(EMAIL_FIELDS);

type Reading = { readonly value: string | null } | { readonly entry: ErrorEntry };

/** A string; a number or boolean becomes one, since published examples have a `zip` without quotes. Empty removes it. */
const readScalar = (name: string, value: unknown): Reading => {
  if (value === null || value === '') return { value: null };
  if (typeof value === 'string') return { value };
  if (typeof value === 'number' || typeof value === 'boolean') return { value: String(value) };
  return { entry: invalidField(name) };
};

const readPhone = (name: string, typed: string, { country, settings }: ContactInputRules): Reading => {
  const reading = readPhoneNumber(typed, { country, ...settings });
  if ('number' in reading) return { value: reading.number };
  const { errorCode, reason } = reading;
  return {
    entry: {
      errorCode,
      message: `Parameter [${name}] is invalid. ${reason}`,
      parameterName: name,
      parameterValue: typed,
    },
  };
};

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

const maxLength = (field: TextField, { notesLimit }: RingcentralSettings): number => {
  if (field === 'notes') return notesLimit;
  return field === 'ringtoneIndex' || field === 'appInfo' ? MAX_SHORT_TEXT : Infinity;
};

/** Characters, not UTF-16 units: the documented limits are in symbols. */
const symbolCount = (text: string): number => text.replaceAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '_').length;

const readText = (field: TextField, value: unknown, rules: ContactInputRules): Reading => {
  const reading = readScalar(field, value);
  if (!('value' in reading) || reading.value === null) return reading;
  const text = reading.value;
  if (PHONES.has(field)) return readPhone(field, text, rules);
  if (field === 'birthday') {
    const birthday = readBirthday(text);
    return birthday === undefined ? { entry: invalidField(field, text) } : { value: birthday };
  }
  const isRefused =
    symbolCount(text) > maxLength(field, rules.settings) ||
    (EMAILS.has(field) && rules.settings.validateEmails && !isEmail(text));
  return isRefused ? { entry: invalidField(field) } : reading;
};

const readAddress = (
  field: AddressField,
  value: unknown,
  { settings }: ContactInputRules,
): { readonly address: AddressChange | null } | { readonly entry: ErrorEntry } => {
  if (value === null) return { address: null };
  if (!isJsonObject(value)) return { entry: invalidField(field) };
  const address: Record<string, string | null> = {};
  for (const part of ADDRESS_PARTS) {
    if (!Object.hasOwn(value, part)) continue;
    const reading = readScalar(`${field}.${part}`, value[part]);
    if ('entry' in reading) return reading;
    address[part] =
      part === 'country' && reading.value !== null && settings.normaliseCountry
        ? countryName(reading.value)
        : reading.value;
  }
  return { address };
};

const readIdentity = (body: JsonObject, id: string | undefined): ErrorEntry | undefined => {
  const named = body['id'];
  if (id === undefined || named === undefined || named === null) return undefined;
  const digits = integerDigits(named);
  if (digits === undefined) return invalidField('id');
  if (digits === id) return undefined;
  return {
    errorCode: 'CMN-108',
    message: "Parameter [id] value in request body doesn't match specified in path.",
    parameterName: 'id',
    parameterValue: digits,
  };
};

/** Parses the body of a create, update or patch. Ignores unknown attributes, `uri` and `availability`. */
export const readContactBody = (body: unknown, rules: ContactInputRules): ContactReading => {
  if (!isJsonObject(body)) return { failure: unparsableRequest() };
  const mismatch = readIdentity(body, rules.id);
  if (mismatch !== undefined) return { failure: failure(400, mismatch) };
  const change: Record<string, string | AddressChange | null> = {};
  const entries: ErrorEntry[] = [];
  for (const field of TEXT_FIELDS) {
    if (!Object.hasOwn(body, field)) continue;
    const reading = readText(field, body[field], rules);
    if ('entry' in reading) entries.push(reading.entry);
    else change[field] = reading.value;
  }
  for (const field of ADDRESS_FIELDS) {
    if (!Object.hasOwn(body, field)) continue;
    const reading = readAddress(field, body[field], rules);
    if ('entry' in reading) entries.push(reading.entry);
    else change[field] = reading.address;
  }
  const [first, ...others] = entries;
  return first === undefined ? { change } : { failure: invalidBody([first, ...others]) };
};

const compact = (address: AddressChange): Address | undefined => {
  const parts = ADDRESS_PARTS.flatMap((part) => {
    const value = address[part];
    return value === undefined || value === null ? [] : [[part, value] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
};

/**
 * Attributes after a change. With `merge` an address keeps the parts that the change does not name. The result is in
 * the order of answers and has no empty attributes.
 */
export const applyChange = (
  fields: ContactFields,
  change: ContactChange,
  addresses: 'merge' | 'replace',
): ContactFields => {
  const result: Record<string, string | Address> = {};
  for (const field of TEXT_FIELDS) {
    const value = change[field] === undefined ? fields[field] : change[field];
    if (value !== undefined && value !== null) result[field] = value;
  }
  for (const field of ADDRESS_FIELDS) {
    const given = change[field];
    const kept = addresses === 'merge' || given === undefined ? fields[field] : undefined;
    const address = given === null ? undefined : compact({ ...kept, ...given });
    if (address !== undefined) result[field] = address;
  }
  return result;
};
