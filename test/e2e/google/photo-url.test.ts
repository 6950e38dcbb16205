import { describe, expect, it } from '@jest/globals';

import { photoUrlOf } from '../../../src/resolvers/person-values.ts';

const HOST = 'https://photos.example.com';
const photo = (url: string, more: object = {}) => ({ url, metadata: { primary: true }, ...more });

describe('photoUrl', () => {
  it.each([
    ['/a/picture=s100', 64, '/a/picture=s64'],
    ['/a/picture=s100-c-k-no', 64, '/a/picture=s64-c-k-no'],
    ['/a/picture=w60-h60-p', 64, '/a/picture=s64-p'],
    ['/x/y/s100/photo.jpg', 256, '/x/y/s256/photo.jpg'],
    ['/x/y/s100-c/photo.jpg', 256, '/x/y/s256-c/photo.jpg'],
    ['/picture', 1, '/picture?sz=1'],
    ['/picture?sz=50&v=2', 4096, '/picture?sz=4096&v=2'],
    ['/picture?name=s100', 32, '/picture?name=s100&sz=32'],
  ])('gives %s in the size %i', (path, size, expected) => {
    expect(photoUrlOf([photo(HOST + path)], size)).toBe(HOST + expected);
  });

  it('returns the URL unchanged without a size, or if it cannot be parsed', () => {
    expect(photoUrlOf([photo(`${HOST}/picture=s100`)], null)).toBe(`${HOST}/picture=s100`);
    expect(photoUrlOf([photo('not an address')], 64)).toBe('not an address');
  });

  it('chooses the primary photo instead of the first one, and no generated avatar', () => {
    const [one, two] = [photo(`${HOST}/1`, { metadata: {} }), photo(`${HOST}/2`)];
    const avatar = photo(`${HOST}/avatar`, { default: true });
    expect(photoUrlOf([one, two], undefined)).toBe(`${HOST}/2`);
    expect(photoUrlOf([avatar], undefined)).toBeNull();
    expect(photoUrlOf([avatar, one], undefined)).toBe(`${HOST}/1`);
    expect(photoUrlOf([avatar, one, one], undefined)).toBeNull();
    expect(photoUrlOf(undefined, 64)).toBeNull();
  });

  it.each([0, -1, 4097])('refuses the size %i', (size) => {
    expect(() => photoUrlOf([], size)).toThrow('from 1 to 4096');
  });
});
