import { describe, expect, it } from '@jest/globals';

import { BookCache, type Sized } from '../../src/mirror/book-cache.ts';

const book = (bytes: number): Sized => ({ records: { bytes } });

describe('the cache of books', () => {
  it('stays within its bound by evicting the least recently read books', () => {
    const left: string[] = [];
    const cache = new BookCache(400_000, (name) => left.push(name));
    for (const name of ['a', 'b', 'c']) cache.set(name, book(100_000));
    cache.get('a');
    cache.set('d', book(100_000));
    expect(left).toEqual(['b']);
    // A book that grows evicts others.
    cache.set('d', book(200_000));
    expect(left).toEqual(['b', 'c']);
    expect(cache.get('a')).toBeDefined();
    expect(cache.bytes).toBeLessThanOrEqual(400_000);
    expect(cache.size).toBe(2);
  });

  it('measures a book again when the same object has grown', () => {
    const left: string[] = [];
    const cache = new BookCache(400_000, (name) => left.push(name));
    const growing = { records: { bytes: 0 } };
    cache.set('a', book(200_000));
    cache.set('b', growing);
    growing.records = { bytes: 300_000 };
    cache.set('b', growing);
    expect(left).toEqual(['a']);
    expect(cache.bytes).toBeGreaterThan(300_000);
  });

  it('keeps neither a book that is larger than the bound nor its earlier state', () => {
    const left: string[] = [];
    const cache = new BookCache(100_000, (name) => left.push(name));
    cache.set('a', book(10_000));
    cache.set('a', book(200_000));
    expect(cache.get('a')).toBeUndefined();
    expect(left).toEqual(['a']);
    expect(cache.bytes).toBe(0);
  });

  it('does not report a replaced book as evicted', () => {
    const left: string[] = [];
    const cache = new BookCache(100_000, (name) => left.push(name));
    cache.set('a', book(1));
    cache.set('a', book(2));
    expect(left).toEqual([]);
  });
});
