import type { Remark } from './contact.ts';
import { decode } from './text-file.ts';
import { type CardLines, headOf, type RawProperty } from './vcard-lines.ts';

/** A decoded property of a card. Its value is still escaped, because components must be split before unescaping. */
export interface Property {
  readonly line: number;
  /** In upper case. */
  readonly name: string;
  /** `item1` in `item1.TEL`. Apple's labels belong to the property of the same group. */
  readonly group: string | undefined;
  /** By name in upper case. A parameter without a name (vCard 2.1) counts as `TYPE`. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
  /** Whether commas separate the values of a list, as they do since version 3.0. */
  readonly hasLists: boolean;
}

/** Properties that a contact has room for. */
const USED: ReadonlySet<string> = new Set([
  ...['N', 'FN', 'NICKNAME', 'ORG', 'TITLE', 'TEL', 'EMAIL', 'ADR', 'URL', 'BDAY', 'NOTE'],
  // These describe the card or another property, not the person.
  ...['VERSION', 'PRODID', 'REV', 'UID', 'SOURCE', 'KIND', 'PROFILE', 'CLIENTPIDMAP'],
  ...['X-ABLABEL', 'X-ABADR', 'X-ABUID', 'X-ABSHOWAS', 'X-ADDRESSBOOKSERVER-KIND'],
]);

/** Other properties of RFC 2426, 6350, 6474 and 6715. */
const KNOWN: ReadonlySet<string> = new Set(
  `AGENT ANNIVERSARY BIRTHPLACE CALADRURI CALURI CATEGORIES CLASS CONTACT-URI CREATED DEATHDATE DEATHPLACE EXPERTISE FBURL GENDER GEO
  GRAMGENDER HOBBY IMPP INTEREST JSPROP KEY LABEL LANG LANGUAGE LOGO MAILER MEMBER NAME ORG-DIRECTORY PHOTO PRONOUNS RELATED ROLE
  SOCIALPROFILE SORT-STRING SOUND TZ XML`.split(/\s+/),
);

/** Whether properties of this name are reported once for the whole file. */
export const isUnusedName = (name: string): boolean => !USED.has(name);

/** Parses the properties of a card; also returns remarks on those that cannot be parsed. */
export const toProperties = ({ properties: raw }: Pick<CardLines, 'properties'>) => {
  const version = raw.map(({ text }) => /^VERSION\s*:\s*([\d.]+)/i.exec(text)?.[1]).find(Boolean);
  const properties: Property[] = [];
  const remarks: Remark[] = [];
  for (const one of raw) {
    const property = toProperty(one, version !== '2.1');
    if ('reason' in property) remarks.push(property);
    else properties.push(property);
  }
  return { properties, remarks };
};

const toProperty = ({ line, text }: RawProperty, hasLists: boolean): Property | Remark => {
  const head = headOf(text) ?? '';
  const [first = '', ...rest] = splitOutsideQuotes(head.slice(0, -1));
  const dot = first.indexOf('.');
  const name = first
    .slice(dot + 1)
    .trim()
    .toUpperCase();
  const group = dot < 0 ? undefined : first.slice(0, dot).toUpperCase();
  const parameters = toParameters(rest);
  const typed = text.slice(head.length);
  const isBadVersion = name === 'VERSION' && !/^\s*[\d.]+\s*$/.test(typed);
  if (isBadVersion || (!USED.has(name) && !KNOWN.has(name) && !/^X-|^_/.test(name))) {
    return { line, value: text.trim().slice(0, 200), reason: 'is not a vCard property' };
  }
  const value = decodeValue(typed, parameters, USED.has(name));
  if (value !== undefined) return { line, name, group, parameters, value, hasLists };
  const charset = parameters.get('CHARSET')?.[0] ?? 'utf-8';
  return {
    line,
    attribute: name,
    value: typed.slice(0, 200),
    reason: `is not valid text in the charset ${charset}`,
  };
};

const splitOutsideQuotes = (head: string): readonly string[] => head.match(/(?:[^";]|"[^"]*"?)+/g) ?? [];

const ENCODINGS: ReadonlySet<string> = new Set(['QUOTED-PRINTABLE', 'BASE64', '7BIT', '8BIT']);

const toParameters = (texts: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const parameters = new Map<string, readonly string[]>();
  for (const text of texts) {
    const [, named, list = text] = /^\s*([\w-]+)\s*=([^]*)$/.exec(text) ?? [];
    const name = named?.toUpperCase() ?? (ENCODINGS.has(text.trim().toUpperCase()) ? 'ENCODING' : 'TYPE');
    // A quoted label may contain commas; types that are quoted together are still separate types.
    const isText = name === 'LABEL' || name === 'CHARSET';
    const values = (isText ? [list] : list.split(',')).map((value) => value.replaceAll('"', '').trim());
    parameters.set(name, [...(parameters.get(name) ?? []), ...values.filter((value) => value !== '')]);
  }
  return parameters;
};

/** Undefined when the value is invalid in its charset, or the charset is unknown. */
const decodeValue = (
  value: string,
  parameters: Property['parameters'],
  isUsed: boolean,
): string | undefined => {
  const encoding = parameters.get('ENCODING')?.[0]?.toUpperCase() ?? '';
  const isQuoted = encoding === 'Q' || encoding === 'QUOTED-PRINTABLE';
  const isBase64 = encoding === 'B' || encoding === 'BASE64';
  // Unused base64 data need not be text.
  if (!isQuoted && !(isBase64 && isUsed)) return value;
  const bytes = isQuoted ? quotedBytes(value) : Buffer.from(value, 'base64');
  const charset = parameters.get('CHARSET')?.[0] ?? 'utf-8';
  const isAscii = bytes.every((byte) => byte < 0x80) && !/utf-?7|2022|^hz/i.test(charset);
  const text = isAscii ? Buffer.from(bytes).toString('latin1') : decode(bytes, charset);
  return text?.replaceAll(/\r\n?/g, '\n');
};

/** Unescaped characters should be ASCII; others are kept as they are. */
const quotedBytes = (text: string): Uint8Array => {
  const bytes = Buffer.from(text.replace(/=\s*$/, ''), 'utf8');
  const decoded: number[] = [];
  for (let index = 0; index < bytes.length; index += 1) {
    const code = bytes[index] === 0x3d ? bytes.toString('latin1', index + 1, index + 3) : '';
    if (/^[\dA-F]{2}$/i.test(code)) {
      decoded.push(Number.parseInt(code, 16));
      index += 2;
    } else {
      decoded.push(bytes[index] ?? 0);
    }
  }
  return Uint8Array.from(decoded);
};

/** Splits a value at an unescaped separator. The parts stay escaped. */
export const splitValue = (value: string, sign: ';' | ','): readonly string[] => {
  const parts = [''];
  for (const [token] of value.matchAll(/\\[^]|[^]/gu)) {
    if (token === sign) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${token}`);
  }
  return parts;
};

/** Unescapes a value without trimming it. Google and Apple also escape colons and quotes, others any punctuation. */
export const unescapeValue = (value: string): { readonly text: string; readonly hasStray: boolean } => {
  let hasStray = false;
  const text = value.replaceAll(/\\([^]?)/gu, (_escape, sign: string) => {
    if (sign === 'n' || sign === 'N') return '\n';
    // A backslash before a letter, a digit, a space or the end escapes nothing.
    if (sign === '' || /[\p{L}\p{N}\s]/u.test(sign)) hasStray = true;
    return sign;
  });
  return { text, hasStray };
};
