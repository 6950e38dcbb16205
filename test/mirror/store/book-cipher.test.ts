import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';

import { createSeal, parseMirrorKeys } from '../../../src/mirror/store/seal.ts';

const place = { name: 'a', history: 'h', index: 1 };
const TEXT = JSON.stringify({ firstName: 'Anna', notes: 'garden '.repeat(50) });

describe('a seal', () => {
  const seal = createSeal(randomBytes(32));

  it('opens what it sealed, and the sealed bytes show nothing of it', async () => {
    const sealed = await seal.seal(TEXT, place);
    expect(await seal.open(sealed, place)).toBe(TEXT);
    expect(sealed.byteLength).toBeLessThan(TEXT.length / 2);
    expect(Buffer.from(sealed).includes('Anna')).toBe(false);
    expect(await seal.seal(TEXT, place)).not.toEqual(sealed);
  });

  it('does not open it under another name or place, nor with another key', async () => {
    const sealed = await seal.seal(TEXT, place);
    for (const other of [{ name: 'b' }, { history: 'i' }, { index: 2 }]) {
      expect(await seal.open(sealed, { ...place, ...other })).toBeUndefined();
    }
    expect(await createSeal(randomBytes(32)).open(sealed, place)).toBeUndefined();
  });

  it('does not open it if a byte differs or bytes are missing', async () => {
    const sealed = await seal.seal(TEXT, place);
    for (let index = 0; index < sealed.byteLength; index += 1) {
      const tampered = Uint8Array.from(sealed);
      tampered[index]! ^= 1;
      expect(await seal.open(tampered, place)).toBeUndefined();
      expect(await seal.open(sealed.subarray(0, index), place)).toBeUndefined();
    }
  });

  it('derives the same name of a book each time, which tells nothing', () => {
    const subject = 'ringcentral platform.example.com 111 222 contacts';
    const name = seal.nameOf(subject);
    expect(name).toMatch(/^[\w-]{43}$/);
    expect(name).toBe(seal.nameOf(subject));
    expect(createSeal(randomBytes(32)).nameOf(subject)).not.toBe(name);
  });
});

describe('MIRROR_KEY', () => {
  const key = randomBytes(32);

  it.each([
    ['hex', key.toString('hex')],
    ['capital hex', key.toString('hex').toUpperCase()],
    ['base64', key.toString('base64')],
    ['base64url', key.toString('base64url')],
    ['two', `${key.toString('hex')}, ${randomBytes(48).toString('base64')}`],
  ])('is read in %s', (_form, value) => {
    expect(parseMirrorKeys(value)[0]).toEqual(key);
  });

  it.each([
    ['', 'is neither base64 nor hex'],
    ['no key at all!', 'is neither base64 nor hex'],
    [randomBytes(31).toString('hex'), 'has a key of less than 32 bytes'],
    [randomBytes(16).toString('base64'), 'has a key of less than 32 bytes'],
    [`${key.toString('hex')},`, 'is neither base64 nor hex'],
    [Array.from({ length: 3 }, () => key.toString('hex')).join(), 'has more than two keys'],
  ])('of a bad form is refused without being told', (value, message) => {
    expect(() => parseMirrorKeys(value)).toThrow(new Error(message));
  });
});
