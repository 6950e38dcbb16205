import { unknownLabels } from './card.ts';
import type { Remark } from './contact.ts';
import { isUnusedName, type Property } from './vcard-properties.ts';

/** Parameters of RFC 2426, 6350, 6715, 8605, 9554 and 9555. They say how a value is written, not what it is. */
const KNOWN_PARAMETERS: ReadonlySet<string> = new Set(
  `TYPE VALUE PREF LANGUAGE ALTID PID SORT-AS MEDIATYPE CALSCALE GEO TZ CC INDEX LEVEL CHARSET ENCODING CONTEXT AUTHOR AUTHOR-NAME CREATED
  DERIVED PHONETIC PROP-ID SCRIPT SERVICE-TYPE USERNAME JSPTR JSCOMPS`.split(/\s+/),
);
const ENCODING = /^(?:Q|QUOTED-PRINTABLE|B|BASE64|7BIT|8BIT)$/i;
const VALUE_TYPE =
  /^(?:[a-z]+|date-time|date-and-or-time|utc-offset|language-tag|content-id|phone-number|x-[\w-]+)$/i;

/** Reports labels, parameters and groups that a contact has no field for. Properties that are reported once for the whole file get no remarks. */
export const remarksOn = (property: Property, all: readonly Property[]): readonly Remark[] => {
  const { line, name } = property;
  if (isUnusedName(name)) return [];
  const toRemarks = (values: readonly string[], reason: string): readonly Remark[] =>
    values.map((value) => ({ line, attribute: name, value: value.slice(0, 200), reason }));
  return [
    ...toRemarks(unknownLabels(labelsOf(property, all)), 'is a label that a contact has no field for'),
    ...toRemarks(unknownParameters(property), 'is not a vCard parameter'),
    ...toRemarks(unknownGroups(property), 'is not a known vCard group'),
    ...toRemarks(unknownKinds(property), 'is not a known kind of card'),
  ];
};

/** Types and Apple's labels. A label is not reported when a property of its group is reported for the whole file. */
const labelsOf = (
  { name, group, parameters, value }: Property,
  all: readonly Property[],
): readonly string[] => {
  const types = parameters.get('TYPE') ?? [];
  if (name !== 'X-ABLABEL') return types;
  const isOfUnused = group !== undefined && all.some((one) => one.group === group && isUnusedName(one.name));
  return isOfUnused ? types : [...types, value.replaceAll(/\\(?=[^])/g, '')];
};

const unknownParameters = ({ name, parameters }: Property): readonly string[] =>
  [...parameters].flatMap(([parameter, values]) =>
    values
      .filter((value) => !isKnownParameter(name, parameter, value))
      .map((value) => `${parameter}=${value}`),
  );

const isKnownParameter = (name: string, parameter: string, value: string): boolean => {
  if (parameter === 'LABEL') return name === 'ADR';
  if (parameter === 'ENCODING') return ENCODING.test(value);
  if (parameter === 'VALUE') return VALUE_TYPE.test(value);
  if (parameter === 'CHARSET') return isCharset(value);
  return KNOWN_PARAMETERS.has(parameter) || parameter.startsWith('X-');
};

const isCharset = (label: string): boolean => {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
};

/** Groups are numbered letters or words such as `item1`. Other words may come from a missing line end. */
const unknownGroups = ({ group = '' }: Property): readonly string[] => {
  const word = group.replace(/\d+$/, '');
  const isUsual = /^(?:[A-Z]?|ITEM|GROUP)$/.test(word) || unknownLabels([word]).length === 0;
  return isUsual ? [] : [group];
};

/** The kind of a card is not data about the person, so only unknown kinds are reported: they may contain other text. */
const unknownKinds = ({ name, value }: Property): readonly string[] =>
  name.endsWith('KIND') && !/^\s*(?:individual|org|)\s*$/i.test(value) ? [value] : [];
