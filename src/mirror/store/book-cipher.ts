import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Of all that is sealed. Another one has other names too, so that replicas of two releases do not disturb each other. */
const FORMAT = 1;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
/** Entries are far smaller; nothing that opens may fill the memory. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;
const MAX_KEYS = 2;

/** Where a sealed text belongs. It opens nowhere else. */
export interface SealedPlace {
  /** Of the book, as `nameOf` made it. */
  readonly name: string;
  readonly history: string;
  /** The place in the history, from 0. */
  readonly index: number;
}

/** What one key seals. */
export interface Seal {
  /** The name of a subject's book in the store. Without the key it tells nothing, not even that it is of a known subject. */
  nameOf(subject: string): string;
  /** Compresses off the event loop, and encrypts. */
  seal(text: string, place: SealedPlace): Promise<Uint8Array>;
  /** `undefined` for whatever was not sealed so, by this key, for this place, in this format. */
  open(sealed: Uint8Array, place: SealedPlace): Promise<string | undefined>;
}

/** @param key at least 32 random bytes */
export const createSeal = (key: Uint8Array): Seal => {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', key, '', `contacts-subgraph mirror ${purpose}`, KEY_BYTES));
  const nameKey = derive('names');
  // A key for each book, so that random nonces never run short.
  const keyOf = (name: string): Buffer => derive(`book ${name}`);
  const associated = ({ name, history, index }: SealedPlace): Buffer =>
    Buffer.from(JSON.stringify([FORMAT, name, history, index]));

  const decrypt = (sealed: Uint8Array, place: SealedPlace): Buffer | undefined => {
    if (sealed[0] !== FORMAT || sealed.byteLength < HEAD_BYTES) return undefined;
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, keyOf(place.name), nonce, { authTagLength: TAG_BYTES });
    try {
      decipher.setAAD(associated(place)).setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]);
    } catch {
      return undefined;
    }
  };

  return {
    nameOf: (subject) =>
      createHmac('sha256', nameKey)
        .update(JSON.stringify([FORMAT, subject]))
        .digest('base64url'),
    async seal(text, place) {
      // Measured on contacts: zstd makes them smaller than deflate in a quarter of its time, and is as small as brotli.
      const plain = await compress(text);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, keyOf(place.name), nonce).setAAD(associated(place));
      const sealed = [cipher.update(plain), cipher.final()];
      return Buffer.concat([Uint8Array.of(FORMAT), nonce, cipher.getAuthTag(), ...sealed]);
    },
    async open(sealed, place) {
      const plain = decrypt(sealed, place);
      if (plain === undefined) return undefined;
      return (await decompress(plain, { maxOutputLength: MAX_TEXT_BYTES })).toString('utf8');
    },
  };
};

const HEX = /^[0-9a-f]+$/i;
const BASE64 = /^[0-9a-z+/_-]+={0,2}$/i;

/**
 * Reads `MIRROR_KEY`: one key, or two with a comma, each at least 32 bytes in base64 or hex.
 * @throws Error that says what is wrong, without the value
 */
export const parseMirrorKeys = (value: string): readonly Buffer[] => {
  const keys = value.split(',').map((text) => parseKey(text.trim()));
  if (keys.length > MAX_KEYS) throw new Error('has more than two keys');
  return keys;
};

const parseKey = (text: string): Buffer => {
  if (!BASE64.test(text)) throw new Error('is neither base64 nor hex');
  // 32 bytes are 64 characters of hex; the same characters as base64 would be a strange key.
  const key = Buffer.from(text, HEX.test(text) && text.length % 2 === 0 ? 'hex' : 'base64');
  if (key.byteLength < KEY_BYTES) throw new Error(`has a key of less than ${KEY_BYTES} bytes`);
  return key;
};
