import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Version of the format. Another version also has other names of books, so replicas of two releases do not interfere. */
const FORMAT = 1;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
/** Max size of a decompressed entry, so that it cannot fill the memory. Entries are far smaller. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

/** The entry that an encrypted text belongs to. It cannot be decrypted as another one. */
export interface EntryPlace {
  /** Name of the book, from `nameOf`. */
  readonly name: string;
  readonly history: string;
  /** Index in the history. */
  readonly index: number;
}

/** Encrypts and decrypts entries with one key. */
export interface BookCipher {
  /** The name of a subject's book in the store. Without the key it reveals nothing about the subject. */
  nameOf(subject: string): string;
  /** Compresses off the event loop, and encrypts. */
  encrypt(text: string, place: EntryPlace): Promise<Uint8Array>;
  /** `undefined` for anything that was not encrypted with this key, for this place, in this format. */
  decrypt(encrypted: Uint8Array, place: EntryPlace): Promise<string | undefined>;
}

/** @param key at least 32 random bytes */
export const createBookCipher = (key: Uint8Array): BookCipher => {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', key, '', `contacts-subgraph mirror ${purpose}`, KEY_BYTES));
  const nameKey = derive('names');
  // A separate key for each book, so that random nonces do not repeat.
  const keyOf = (name: string): Buffer => derive(`book ${name}`);
  const associated = ({ name, history, index }: EntryPlace): Buffer =>
    Buffer.from(JSON.stringify([FORMAT, name, history, index]));

  const decipher = (encrypted: Uint8Array, place: EntryPlace): Buffer | undefined => {
    if (encrypted[0] !== FORMAT || encrypted.byteLength < HEAD_BYTES) return undefined;
    const nonce = encrypted.subarray(1, 1 + NONCE_BYTES);
    const decryption = createDecipheriv(CIPHER, keyOf(place.name), nonce, { authTagLength: TAG_BYTES });
    try {
      decryption.setAAD(associated(place)).setAuthTag(encrypted.subarray(1 + NONCE_BYTES, HEAD_BYTES));
      return Buffer.concat([decryption.update(encrypted.subarray(HEAD_BYTES)), decryption.final()]);
    } catch {
      return undefined;
    }
  };

  return {
    nameOf: (subject) =>
      createHmac('sha256', nameKey)
        .update(JSON.stringify([FORMAT, subject]))
        .digest('base64url'),
    async encrypt(text, place) {
      // Measured on contacts: zstd makes them smaller than deflate in a quarter of its time, and is as small as brotli.
      const plain = await compress(text);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, keyOf(place.name), nonce).setAAD(associated(place));
      const encrypted = [cipher.update(plain), cipher.final()];
      return Buffer.concat([Uint8Array.of(FORMAT), nonce, cipher.getAuthTag(), ...encrypted]);
    },
    async decrypt(encrypted, place) {
      const plain = decipher(encrypted, place);
      if (plain === undefined) return undefined;
      return (await decompress(plain, { maxOutputLength: MAX_TEXT_BYTES })).toString('utf8');
    },
  };
};
