import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';

import { createBookCipher } from '../../../src/mirror/store/book-cipher.ts';

const place = { name: 'a', history: 'h', index: 1 };
const TEXT = JSON.stringify({ firstName: 'Anna', notes: 'garden '.repeat(50) });

describe('a cipher', () => {
  const cipher = createBookCipher(randomBytes(32));

  it('decrypts what it encrypted, and the encrypted bytes reveal nothing of it', async () => {
    const encrypted = await cipher.encrypt(TEXT, place);
    expect(await cipher.decrypt(encrypted, place)).toBe(TEXT);
    expect(encrypted.byteLength).toBeLessThan(TEXT.length / 2);
    expect(Buffer.from(encrypted).includes('Anna')).toBe(false);
    expect(await cipher.encrypt(TEXT, place)).not.toEqual(encrypted);
  });

  it('does not decrypt it with another name, position or key', async () => {
    const encrypted = await cipher.encrypt(TEXT, place);
    for (const other of [{ name: 'b' }, { history: 'i' }, { index: 2 }]) {
      expect(await cipher.decrypt(encrypted, { ...place, ...other })).toBeUndefined();
    }
    expect(await createBookCipher(randomBytes(32)).decrypt(encrypted, place)).toBeUndefined();
  });

  it('does not decrypt it if a byte differs or bytes are missing', async () => {
    const encrypted = await cipher.encrypt(TEXT, place);
    for (let index = 0; index < encrypted.byteLength; index += 1) {
      const tampered = Uint8Array.from(encrypted);
      tampered[index]! ^= 1;
      expect(await cipher.decrypt(tampered, place)).toBeUndefined();
      expect(await cipher.decrypt(encrypted.subarray(0, index), place)).toBeUndefined();
    }
  });

  it('derives the same name of a book each time, which reveals nothing', () => {
    const subject = 'ringcentral platform.example.com 111 222 contacts';
    const name = cipher.nameOf(subject);
    expect(name).toMatch(/^[\w-]{43}$/);
    expect(name).toBe(cipher.nameOf(subject));
    expect(createBookCipher(randomBytes(32)).nameOf(subject)).not.toBe(name);
  });
});
