import { addressKindOf, type Card, phoneKindOf } from './card.ts';
import { type Address, ADDRESS_PARTS, type TextAttribute } from './contact.ts';

/** A property as RFC 7095 has it: its name in small letters, parameters, type of the value, value or values. */
type Property = readonly [
  name: string,
  parameters: Readonly<Record<string, string | readonly string[]>>,
  type: string,
  ...values: readonly unknown[],
];

/** A vCard as the parser gives it. */
export type JCard = readonly [name: 'vcard', properties: readonly Property[], components: readonly unknown[]];

export function toCard([, properties]: JCard): Card {
  const all = (name: string): readonly Property[] => properties.filter(([found]) => found === name);
  const labelsOf = ({ 1: parameters }: Property): readonly string[] => [
    ...listOf(parameters['type']),
    // Apple's own labels are properties of the same group.
    ...all('x-ablabel').flatMap((label) =>
      label[1]['group'] === parameters['group'] && 'group' in parameters ? [textOf(label)] : [],
    ),
  ];
  const [lastName, firstName, middleName] = all('n').slice(0, 1).flatMap(structureOf);
  const texts: readonly (readonly [TextAttribute, string | undefined])[] = [
    ['firstName', firstName],
    ['lastName', lastName],
    ['middleName', middleName],
    ['nickName', all('nickname').flatMap(valuesOf).join(', ')],
    ['company', all('org').slice(0, 1).flatMap(structureOf)[0]],
    ['jobTitle', all('title').map(textOf)[0]],
    ['notes', all('note').map(textOf).join('\n')],
    ['birthday', all('bday').map(birthdayOf)[0]],
  ];
  return {
    texts: texts.filter((entry): entry is readonly [TextAttribute, string] => Boolean(entry[1])),
    addresses: [],
    fullName: all('fn').map(textOf).find(isFilled),
    emails: preferredFirst(all('email')).map(textOf).filter(isFilled),
    phones: preferredFirst(all('tel'))
      .map((property) => ({ kind: phoneKindOf(...labelsOf(property)), value: textOf(property) }))
      .filter(({ value }) => isFilled(value)),
    labelledAddresses: preferredFirst(all('adr')).flatMap((property) => {
      const address = toAddress(structureOf(property));
      return address === undefined ? [] : [{ kind: addressKindOf(...labelsOf(property)), address }];
    }),
    webPages: preferredFirst(all('url')).map(textOf).filter(isFilled),
  };
}

const isFilled = (text: string): boolean => text !== '';

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

// The parser leaves this escape as it is, which only structured values need.
const plain = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('\\;', ';').trim() : '';

const valuesOf = ([, , , ...values]: Property): readonly string[] => values.map(plain).filter(isFilled);

const textOf = (property: Property): string => valuesOf(property)[0] ?? '';

/** The components of a value such as `N` or `ADR`; a component may be a list itself. */
const structureOf = ([, , , value]: Property): readonly string[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map((component) =>
    Array.isArray(component) ? component.map(plain).filter(isFilled).join(' ') : plain(component),
  );

/** `PREF=1` is version 4's word for what version 3 calls a type. */
const isPreferred = ({ 1: parameters }: Property): boolean =>
  parameters['pref'] === '1' || listOf(parameters['type']).some((type) => type.toLowerCase() === 'pref');

const preferredFirst = (properties: readonly Property[]): readonly Property[] => [
  ...properties.filter(isPreferred),
  ...properties.filter((property) => !isPreferred(property)),
];

/** Apple writes a birthday without a year with a year that nobody meant. */
function birthdayOf(property: Property): string {
  const text = textOf(property);
  const omitted = property[1]['x-apple-omit-year'];
  return typeof omitted === 'string' && text.startsWith(`${omitted}-`)
    ? `-${text.slice(omitted.length)}`
    : text;
}

function toAddress([box = '', extended = '', street = '', ...others]: readonly string[]):
  Address | undefined {
  const parts = [[street, extended, box].filter(isFilled).join('\n'), ...others];
  const address = ADDRESS_PARTS.flatMap((part, index) => {
    const text = parts[index] ?? '';
    return isFilled(text) ? [[part, text] as const] : [];
  });
  return address.length === 0 ? undefined : Object.fromEntries(address);
}
