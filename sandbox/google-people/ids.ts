import { hash32, hash64 } from '../kit/index.ts';

/** 64-bit ids of contacts: decimal in resource names, hexadecimal in `metadata.sources[].id`. */
export const contactId = (label: string): bigint => (hash64(label) & ((1n << 62n) - 1n)) | (1n << 60n);

export const hexOf = (id: bigint): string => id.toString(16);

/** The id in `people/c…` or `otherContacts/c…`; absent for other names. */
export const readContactName = (
  name: string,
): { readonly collection: string; readonly id: bigint } | undefined => {
  const match = /^(people|otherContacts)\/c([1-9]\d{0,19})$/.exec(name);
  return match?.[1] === undefined || match[2] === undefined
    ? undefined
    : { collection: match[1], id: BigInt(match[2]) };
};

/** 21 decimal digits that begin with 1, like real account ids. */
export const accountId = (label: string): string =>
  `1${String(hash64(label) % 10n ** 20n).padStart(20, '0')}`;

const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');

/** Entity tag of one source. */
export const sourceEtag = (label: string): string => {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(hash32(label), 0);
  bytes.writeUInt32BE(hash32(`${label}!`), 4);
  return `#${bytes.toString('base64')}`;
};

/** Entity tag of a person, which contains that of its first source. */
export const personEtag = (etag: string): string =>
  `%${base64(`\u0012\u0005\u0007\u0001\u0002\u0009.\u001a\u0004\u0001\u0002\u0005\u0007"\u000c${etag.slice(1)}`)}`;
