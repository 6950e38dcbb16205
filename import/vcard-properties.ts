import type { Remark } from './contact.ts';
import { decode } from './text-file.ts';
import { type CardLines, headOf, type RawProperty } from './vcard-lines.ts';

/** A property of a card, decoded. Escapes are still in its value: where it has components, they come apart first. */
export interface Property {
  readonly line: number;
  /** In capital letters. */
  readonly name: string;
  /** Of `item1.TEL`; Apple's labels belong to the property of the same group. */
  readonly group: string | undefined;
  /** By name in capital letters; a type without a name (vCard 2.1) is one of `TYPE`. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
  /** Whether commas part values of a list, as they do since version 3.0. */
  readonly hasLists: boolean;
}

/** Names that a contact has room for. */
const USED: ReadonlySet<string> = new Set([
  ...['N', 'FN', 'NICKNAME', 'ORG', 'TITLE', 'TEL', 'EMAIL', 'ADR', 'URL', 'BDAY', 'NOTE'],
  // They say something of the card or of another property, and nothing of the person.
  ...['VERSION', 'PRODID', 'REV', 'UID', 'SOURCE', 'KIND', 'PROFILE', 'CLIENTPIDMAP'],
  ...['X-ABLABEL', 'X-ABADR', 'X-ABUID', 'X-ABSHOWAS', 'X-ADDRESSBOOKSERVER-KIND'],
]);

/** Further names of the RFCs 2426, 6350, 6474 and 6715. */
const KNOWN: ReadonlySet<string> = new Set(
  `AGENT ANNIVERSARY BIRTHPLACE CALADRURI CALURI CATEGORIES CLASS CONTACT-URI CREATED DEATHDATE DEATHPLACE EXPERTISE FBURL GENDER GEO
  GRAMGENDER HOBBY IMPP INTEREST JSPROP KEY LABEL LANG LANGUAGE LOGO MAILER MEMBER NAME ORG-DIRECTORY PHOTO PRONOUNS RELATED ROLE
  SOCIALPROFILE SORT-STRING SOUND TZ XML`.split(/\s+/),
);

/** Whether values of that name are told once for the whole file. */
export const isUnusedName = (name: string): boolean => !USED.has(name);

/** The properties of a card, and what could not be read of them. */
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
    return { line, value: text.trim().slice(0, 200), reason: 'is no property of a vCard' };
  }
  const value = decodeValue(typed, parameters, USED.has(name));
  if (value !== undefined) return { line, name, group, parameters, value, hasLists };
  const charset = parameters.get('CHARSET')?.[0] ?? 'utf-8';
  return {
    line,
    attribute: name,
    value: typed.slice(0, 200),
    reason: `is no text in the charset ${charset}`,
  };
};

const splitOutsideQuotes = (head: string): readonly string[] => head.match(/(?:[^";]|"[^"]*"?)+/g) ?? [];

const ENCODINGS: ReadonlySet<string> = new Set(['QUOTED-PRINTABLE', 'BASE64', '7BIT', '8BIT']);

const toParameters = (texts: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const parameters = new Map<string, readonly string[]>();
  for (const text of texts) {
    const [, named, list = text] = /^\s*([\w-]+)\s*=([^]*)$/.exec(text) ?? [];
    const name = named?.toUpperCase() ?? (ENCODINGS.has(text.trim().toUpperCase()) ? 'ENCODING' : 'TYPE');
    // A quoted label has commas of its own; types that are quoted together are several all the same.
    const isText = name === 'LABEL' || name === 'CHARSET';
    const values = (isText ? [list] : list.split(',')).map((value) => value.replaceAll('"', '').trim());
    parameters.set(name, [...(parameters.get(name) ?? []), ...values.filter((value) => value !== '')]);
  }
  return parameters;
};

/** Undefined where it is no text in its charset, or nobody knows the charset. */
const decodeValue = (
  value: string,
  parameters: Property['parameters'],
  isUsed: boolean,
): string | undefined => {
  const encoding = parameters.get('ENCODING')?.[0]?.toUpperCase() ?? '';
  const isQuoted = encoding === 'Q' || encoding === 'QUOTED-PRINTABLE';
  const isBase64 = encoding === 'B' || encoding === 'BASE64';
  // Data in base64 that nobody uses need not be a text.
  if (!isQuoted && !(isBase64 && isUsed)) return value;
  const bytes = isQuoted ? quotedBytes(value) : Buffer.from(value, 'base64');
  const charset = parameters.get('CHARSET')?.[0] ?? 'utf-8';
  const isAscii = bytes.every((byte) => byte < 0x80) && !/utf-?7|2022|^hz/i.test(charset);
  const text = isAscii ? Buffer.from(bytes).toString('latin1') : decode(bytes, charset);
  return text?.replaceAll(/\r\n?/g, '\n');
};

/** Characters that are not escaped are ASCII in a proper text, and themselves in others. */
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

/** The parts of a value between a sign that is not escaped; their escapes stay. */
export const splitValue = (value: string, sign: ';' | ','): readonly string[] => {
  const parts = [''];
  for (const [token] of value.matchAll(/\\[^]|[^]/gu)) {
    if (token === sign) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${token}`);
  }
  return parts;
};

/** A value without its escapes, untrimmed. Google and Apple escape colons and quotes too, others any punctuation. */
export const unescapeValue = (value: string): { readonly text: string; readonly hasStray: boolean } => {
  let hasStray = false;
  const text = value.replaceAll(/\\([^]?)/gu, (_escape, sign: string) => {
    if (sign === 'n' || sign === 'N') return '\n';
    // Before letters, digits and nothing it escapes nothing.
    if (sign === '' || /[\p{L}\p{N}\s]/u.test(sign)) hasStray = true;
    return sign;
  });
  return { text, hasStray };
};
