import { addressKindOf, type Card, phoneKindOf, surplusOf, wordsOf } from './card.ts';
import {
  type Address,
  ADDRESS_PARTS,
  EMAIL_ATTRIBUTES,
  PHONE_ATTRIBUTES,
  type Remark,
  type TextAttribute,
} from './contact.ts';
import { type Property, splitValue, unescapeValue } from './vcard-properties.ts';
import { remarksOn } from './vcard-remarks.ts';

interface CardRules {
  /** Whether the card is a company's; then the full name is the company's name. */
  readonly isCompany: boolean;
  /** Whether the card was written by the export; its values are not trimmed. */
  readonly isVerbatim: boolean;
  /** Remarks on parts of the card that could not be parsed. */
  readonly leftOut: readonly Remark[];
}

export const toCard = (
  properties: readonly Property[],
  { isCompany, isVerbatim, leftOut: unread }: CardRules,
): Card => {
  const leftOut: Remark[] = [...unread];
  const plain = (property: Property, value: string): string => {
    const { text, hasStray } = unescapeValue(value);
    if (hasStray) {
      const reason = 'has a backslash that escapes nothing; only the backslash is left out';
      leftOut.push({ line: property.line, attribute: property.name, value: value.slice(0, 200), reason });
    }
    return isVerbatim ? text : text.trim();
  };
  const all = (name: string): readonly Property[] => properties.filter((property) => property.name === name);
  const textOf = (property: Property): string => plain(property, property.value);
  const textsOf = (name: string): readonly string[] => preferredFirst(all(name)).map(textOf).filter(isFilled);
  const listOf = (property: Property, value: string): readonly string[] =>
    (property.hasLists ? splitValue(value, ',') : [value])
      .map((one) => plain(property, one))
      .filter(isFilled);
  const firstOf = (name: string): string | undefined => {
    const [first, ...others] = textsOf(name);
    leaveOut(
      name,
      others.filter((value) => value !== first),
    );
    return first;
  };
  const leaveOut = (attribute: string, values: readonly string[]): void => {
    for (const value of values.filter(isFilled)) {
      leftOut.push({ attribute, value, reason: 'a contact has no field for it' });
    }
  };

  const names = all('N').map((property) =>
    splitValue(property.value, ';').map((component) => listOf(property, component).join(' ')),
  );
  const [lastName, firstName, middleName, ...affixes] = names[0] ?? [];
  leaveOut('N', affixes);
  leaveOut(
    'N',
    names.slice(1).map((name) => name.filter(isFilled).join(' ')),
  );
  const organizations = all('ORG').map((property) =>
    splitValue(property.value, ';').map((one) => plain(property, one)),
  );
  const [organization, ...units] = organizations.flat().filter(isFilled);
  leaveOut('ORG', units);
  const fullNames = preferredFirst(all('FN'))
    .map((property) => ({ value: textOf(property), isDerived: isDerived(property) }))
    .filter(({ value }) => isFilled(value));
  const named = <Attribute extends TextAttribute>(name: string, attributes: readonly Attribute[]) =>
    preferredFirst(all(name))
      .map((property) => ({
        attribute: attributes.find((one) => one === property.parameters.get('PROP-ID')?.[0]),
        kind: phoneKindOf(...labelsOf(property, all)),
        value: textOf(property),
      }))
      .filter(({ value }) => isFilled(value));
  const emails = named('EMAIL', EMAIL_ATTRIBUTES);
  const phones = named('TEL', PHONE_ATTRIBUTES);
  const texts: readonly (readonly [TextAttribute, string | undefined])[] = [
    ['firstName', firstName],
    ['lastName', lastName],
    ['middleName', middleName],
    [
      'nickName',
      all('NICKNAME')
        .flatMap((property) => listOf(property, property.value))
        .join(', '),
    ],
    ['company', organization ?? (isCompany ? fullNames[0]?.value : undefined)],
    ['jobTitle', firstOf('TITLE')],
    ['notes', all('NOTE').map(textOf).filter(isFilled).join('\n')],
    ['birthday', birthdayOf(all('BDAY'), firstOf)],
    ...[...emails, ...phones].flatMap(({ attribute, value }) =>
      attribute === undefined ? [] : [[attribute, value] as const],
    ),
  ];
  const known = new Set(
    [...texts.map(([, value = '']) => value), ...[...emails, ...phones].map(({ value }) => value)].flatMap(
      wordsOf,
    ),
  );
  return {
    texts: texts.filter((entry): entry is readonly [TextAttribute, string] => Boolean(entry[1])),
    addresses: [],
    // A derived name is made of other values (RFC 9554) and adds nothing.
    fullNames: fullNames
      .filter((name) => !name.isDerived || !wordsOf(name.value).every((word) => known.has(word)))
      .map(({ value }) => value),
    emails: emails.filter(({ attribute }) => attribute === undefined).map(({ value }) => value),
    phones: phones.filter(({ attribute }) => attribute === undefined),
    labelledAddresses: preferredFirst(all('ADR')).flatMap((property) => {
      const parts = splitValue(property.value, ';').map((one) => plain(property, one));
      const label = labelOf(property);
      const address = toAddress(parts) ?? (label === '' ? undefined : { street: label });
      leftOut.push(...surplusOf(label, address ?? {}));
      leaveOut('ADR', parts.slice(ADDRESS_PARTS.length + 2));
      return address === undefined ? [] : [{ kind: addressKindOf(...labelsOf(property, all)), address }];
    }),
    webPages: textsOf('URL'),
    leftOut: [...leftOut, ...properties.flatMap((property) => remarksOn(property, properties))],
  };
};

const isFilled = (text: string): boolean => text !== '';

/** The types of a property, and Apple's labels, which are separate properties of the same group. */
const labelsOf = (
  { parameters, group }: Property,
  all: (name: string) => readonly Property[],
): readonly string[] => [
  ...(parameters.get('TYPE') ?? []),
  ...all('X-ABLABEL').flatMap((label) => (group !== undefined && label.group === group ? [label.value] : [])),
];

const isDerived = ({ parameters }: Property): boolean =>
  parameters.get('DERIVED')?.[0]?.toLowerCase() === 'true';

/** vCard 4.0 uses `PREF=1` where vCard 3.0 has a type. */
const isPreferred = ({ parameters }: Property): boolean =>
  parameters.get('PREF')?.[0] === '1' ||
  (parameters.get('TYPE') ?? []).some((type) => type.toLowerCase() === 'pref');

const preferredFirst = (properties: readonly Property[]): readonly Property[] => [
  ...properties.filter(isPreferred),
  ...properties.filter((property) => !isPreferred(property)),
];

/** Apple writes a birthday without a year with a placeholder year, which a parameter names. */
const birthdayOf = (
  properties: readonly Property[],
  firstOf: (name: string) => string | undefined,
): string | undefined => {
  const text = firstOf('BDAY');
  const omitted = properties[0]?.parameters.get('X-APPLE-OMIT-YEAR')?.[0];
  return omitted !== undefined && text?.startsWith(omitted) === true
    ? `--${text.slice(omitted.length).replace(/^-/, '')}`
    : text;
};

const toAddress = ([box = '', extended = '', street = '', ...others]: readonly string[]):
  Address | undefined => {
  const parts = [[street, extended, box].filter(isFilled).join('\n'), ...others];
  const address = ADDRESS_PARTS.flatMap((part, index) => {
    const text = parts[index] ?? '';
    return isFilled(text) ? [[part, text] as const] : [];
  });
  return address.length === 0 ? undefined : Object.fromEntries(address);
};

/** vCard 4.0 may have the address as one text, with or without its parts. */
const labelOf = ({ parameters }: Property): string =>
  unescapeValue((parameters.get('LABEL') ?? []).join('\n')).text.trim();
