import fc from 'fast-check';

import { ADDRESS_PARTS, ADDRESSES, PHONES, TEXTS } from '../support.ts';

import type { Kept } from './world.ts';

export type DialingPlan = 'GB' | null;

/** A phone number as people write it, for either dialing plan. */
type Phone = { readonly form: 'international' | 'national' | 'none'; readonly digit: number };

type Address = Readonly<Record<string, string | null | undefined>>;

/** A draft of a contact: each attribute is absent, null or has a value. */
export interface Draft {
  readonly texts: Readonly<Record<string, string | null>>;
  readonly phones: Readonly<Record<string, Phone | null>>;
  readonly addresses: Readonly<Record<string, Address | null>>;
}

const aText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('Ada', 'Linden Oakley', "O'Fern & Sons", 'a/b\\c', '青石', '😀 x'),
  },
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
);
const SPECIAL: Readonly<Record<string, fc.Arbitrary<string>>> = {
  // Sometimes longer than allowed.
  appInfo: fc.integer({ min: 1, max: 66 }).map((length) => '😀'.repeat(length)),
  ringtoneIndex: fc.integer({ min: 1, max: 66 }).map((length) => 'r'.repeat(length)),
  ...Object.fromEntries(
    ['email', 'email2', 'email3'].map((name) => [
      name,
      fc.constantFrom('ada@example.com', 'o.fern@example.org', 'nobody'),
    ]),
  ),
  birthday: fc.constantFrom('1970', '1970-02', '1970-02-28', '1970-01-01T00:00:00+02:00'),
};
const BIRTHDAYS: Readonly<Record<string, string>> = {
  '1970': '1970-01-01T00:00:00.000Z',
  '1970-02': '1970-02-01T00:00:00.000Z',
  '1970-02-28': '1970-02-28T00:00:00.000Z',
  '1970-01-01T00:00:00+02:00': '1969-12-31T22:00:00.000Z',
};
const COUNTRIES: Readonly<Record<string, string>> = { ISL: 'Iceland', US: 'United States' };

const aPhone: fc.Arbitrary<Phone> = fc.record({
  form: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('international' as const, 'national' as const) },
    fc.constant('none' as const),
  ),
  digit: fc.nat({ max: 9 }),
});

const anAddress: fc.Arbitrary<Address> = fc.record(
  Object.fromEntries(
    ADDRESS_PARTS.map((part) => [
      part,
      fc.option(part === 'country' ? fc.constantFrom('ISL', 'US', 'Nowhere') : aText),
    ]),
  ),
  { requiredKeys: [] },
);

/** Some of these attributes, each null or of the given kind. */
const some = <Value>(names: readonly string[], kindOf: (name: string) => fc.Arbitrary<Value>) =>
  fc
    .subarray([...names], { maxLength: Math.min(4, names.length) })
    .chain((chosen) =>
      fc.record(
        Object.fromEntries(chosen.map((name) => [name, fc.option(kindOf(name), { freq: 4 })])) as Record<
          string,
          fc.Arbitrary<Value | null>
        >,
      ),
    );

export const aDraft: fc.Arbitrary<Draft> = fc.record({
  texts: some(TEXTS, (name) => SPECIAL[name] ?? aText),
  phones: some(PHONES, () => aPhone),
  addresses: some(ADDRESSES, () => anAddress),
});

export const aDialingPlan: fc.Arbitrary<DialingPlan> = fc.constantFrom(null, 'GB');

const written = ({ form, digit }: Phone, plan: DialingPlan): string => {
  if (form === 'none') return 'ask at the desk';
  if (form === 'international') return `+120255501${String(digit)}0`;
  return plan === 'GB' ? `020 7946 0${String(digit)}00` : `(202) 555-01${String(digit)}1`;
};

const kept = ({ form, digit }: Phone, plan: DialingPlan): string => {
  if (form === 'international') return `+120255501${String(digit)}0`;
  return plan === 'GB' ? `+442079460${String(digit)}00` : `+120255501${String(digit)}1`;
};

const mapValues = <In, Out>(record: Readonly<Record<string, In>>, convert: (value: In) => Out) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, convert(value)]));

/** The draft as `PersonalContactInput`. */
export const inputOf = ({ texts, phones, addresses }: Draft, plan: DialingPlan): object => ({
  ...texts,
  ...mapValues(phones, (phone) => phone && written(phone, plan)),
  ...addresses,
});

/** The invalid attributes with their error codes, sorted. All are found without a call. */
export const faultsIn = ({ texts, phones }: Draft): readonly string[] =>
  [
    ...['ringtoneIndex', 'appInfo']
      .filter((name) => Array.from(texts[name] ?? '').length > 64)
      .map((name) => `${name} TOO_LONG`),
    ...Object.entries(texts)
      .filter(([, text]) => text === 'nobody')
      .map(([name]) => `${name} INVALID`),
    ...Object.entries(phones)
      .filter(([, phone]) => phone?.form === 'none')
      .map(([name]) => `${name} PHONE_NUMBER_INVALID`),
  ].sort();

/** Whether no attribute has a value. */
export const isEmpty = ({ texts, phones, addresses }: Draft): boolean =>
  [
    ...Object.values(texts),
    ...Object.values(phones).map((phone) => phone?.form),
    ...Object.values(addresses).flatMap((address) => Object.values(address ?? {})),
  ].every((value) => (value ?? '').trim() === '');

const keptAddress = (address: Address): Readonly<Record<string, string>> | null => {
  const parts = Object.entries(address).flatMap(([part, value]) =>
    value == null ? [] : [[part, part === 'country' ? (COUNTRIES[value] ?? value) : value] as const],
  );
  return parts.length === 0 ? null : Object.fromEntries(parts);
};

/** A contact after it was patched with the draft: null removes an attribute, absent ones stay. */
export const patched = (before: Kept, { texts, phones, addresses }: Draft, plan: DialingPlan): Kept => {
  const changes: Readonly<Record<string, Kept[string] | null>> = {
    ...texts,
    ...(texts['birthday'] != null && { birthday: BIRTHDAYS[texts['birthday']] ?? '' }),
    ...mapValues(phones, (phone) => phone && kept(phone, plan)),
    ...mapValues(addresses, (address) => address && keptAddress(address)),
  };
  return Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter(
      (entry): entry is [string, Kept[string]] => entry[1] !== null,
    ),
  );
};
